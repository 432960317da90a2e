/** Workbooks and layers of outlets on their way into the register. */
import { address, call, freshKey, get, post, remove, type Page } from "./client.ts";

export interface ImportRow {
  row: number; outcome: "new" | "changed" | "unchanged" | "error"; name: string;
  fields: { name: string; before: string | null; after: string | null }[];
  errors: { column: string; message: string }[];
  /** What is worth a word and stops nothing. */
  notes?: { column: string; message: string }[];
}
export interface OutletImport {
  id: string; state: string; file?: string; at?: string; crs?: string | null; crs_note?: string | null; written?: number; job?: string | null; error?: string | null;
  counts: { new: number; changed: number; unchanged: number; error: number } | null;
  rows: ImportRow[]; next?: string | null;
}

/** Coordinates that a file may be in; "found" lets the service find out. */
export const COORDINATES = ["found", "cgcs2000", "wgs84", "gcj02", "bd09"] as const;

export function uploadOutlets(file: File, crs: string): Promise<{ id: string; job?: string }> {
  const body = new FormData();
  body.append("file", file);
  if (crs !== "found") body.append("crs", crs);
  return call("POST", "/imports", { body, once: freshKey() });
}
export const listImports = () => get<Page<OutletImport>>("/imports", { limit: 20 });
export const readImport = (id: string, query: { outcome?: string; cursor?: string; limit?: number }) => get<OutletImport>(`/imports/${id}`, query);
export const confirmImport = (id: string, mode: "all" | "correct") => post<{ job?: string }>(`/imports/${id}/confirm`, { mode });
export const discardImport = (id: string) => remove(`/imports/${id}`);
export const errorsAddress = (id: string) => address(`/imports/${id}/errors.xlsx`);
