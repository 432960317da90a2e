/** One value of the page that lives in the address. */
import { computed, type WritableComputedRef } from "vue";
import { useRoute, useRouter } from "vue-router";

/** Reads and writes `?key=`; the default is left out so that links stay short. */
export function useAsked(key: string, otherwise = ""): WritableComputedRef<string> {
  const route = useRoute();
  const router = useRouter();
  return computed({
    get: () => (typeof route.query[key] === "string" ? route.query[key] : otherwise),
    set: (value) => {
      const query = { ...route.query };
      delete query[key];
      if (value && value !== otherwise) query[key] = value;
      void router.replace({ query, hash: route.hash, state: history.state as never });
    },
  });
}
