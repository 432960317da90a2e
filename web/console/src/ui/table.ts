/** What a table shows: its columns, and which of them the reader wants to see. */
import { computed, ref, watch } from "vue";

export interface Column<T> {
  key: string;
  title: string;
  /** Plain text of a cell; a slot `cell-<key>` may draw it richer. */
  text?: (row: T) => string;
  /** Key that the service sorts by. */
  sort?: string;
  numeric?: boolean;
  /** Not shown unless chosen. */
  spare?: boolean;
}

/** Columns chosen for a table on this machine. */
export function useColumns<T>(name: string, columns: () => Column<T>[]) {
  const key = `yike.columns.${name}`;
  const hidden = ref<Set<string> | undefined>(read(key));
  const isShown = (column: Column<T>) => (hidden.value ? !hidden.value.has(column.key) : !column.spare);
  watch(hidden, (now) => { try { localStorage.setItem(key, JSON.stringify([...(now ?? [])])); } catch { /* private windows keep nothing */ } });
  return {
    shown: computed(() => columns().filter(isShown)),
    isShown,
    toggle: (column: Column<T>) => {
      const now = new Set(columns().filter((c) => !isShown(c)).map((c) => c.key));
      if (!now.delete(column.key)) now.add(column.key);
      hidden.value = now;
    },
  };
}

function read(key: string): Set<string> | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return Array.isArray(kept) ? new Set(kept.map(String)) : undefined;
  } catch { return undefined; }
}
