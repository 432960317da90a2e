/** A list whose filters, order and place live in the address, so that a link shows the same rows. */
import { computed } from "vue";
import { useRoute, useRouter, type LocationQueryRaw } from "vue-router";

export const SIZES = [20, 50, 100] as const;

export function useListing<const F extends string>(filters: readonly F[], order: string) {
  const route = useRoute();
  const router = useRouter();
  const of = (key: string) => (typeof route.query[key] === "string" ? route.query[key] : "");
  const asked = computed(() => Object.fromEntries(filters.map((f) => [f, of(f)])) as Record<F, string>);
  const sort = computed(() => of("sort") || order);
  const limit = computed(() => SIZES.find((n) => String(n) === of("limit")) ?? SIZES[0]);
  const cursor = computed(() => of("cursor"));
  /** Cursors of the pages before this one; a link opens a page without them and goes back to the first. */
  const before = computed<string[]>(() => { void route.fullPath; return (history.state as { before?: string[] } | null)?.before ?? []; });

  function go(change: LocationQueryRaw, state: { before?: string[] } = {}, replace = false) {
    const query: LocationQueryRaw = { ...route.query, ...change };
    for (const key of Object.keys(query)) if (query[key] === "" || query[key] === undefined || query[key] === null) delete query[key];
    return replace ? router.replace({ query, state }) : router.push({ query, state });
  }
  return {
    asked, sort, limit, cursor, before,
    /** What the service is asked for. */
    query: computed(() => ({ ...asked.value, sort: sort.value, limit: limit.value, cursor: cursor.value })),
    filtered: computed(() => filters.some((f) => asked.value[f] !== "")),
    set: (key: F, value: string) => go({ [key]: value, cursor: "" }, {}, true),
    reset: () => go({ ...Object.fromEntries(filters.map((f) => [f, ""])), cursor: "" }),
    order: (key: string) => go({ sort: key === order ? "" : key, cursor: "" }),
    size: (n: number) => go({ limit: n === SIZES[0] ? "" : n, cursor: "" }),
    next: (to: string) => go({ cursor: to }, { before: [...before.value, cursor.value] }),
    previous: () => go({ cursor: before.value[before.value.length - 1] ?? "" }, { before: before.value.slice(0, -1) }),
    /** One more thing of the address: an open drawer, a tab, a map. */
    also: (key: string) => ({ value: computed(() => of(key)), set: (value: string, replace = false) => go({ [key]: value }, { before: before.value }, replace) }),
  };
}
export type Listing = ReturnType<typeof useListing>;
