/** Workbooks and layers of outlets on their way into the register. */
import { address, api, call, freshKey, said, type Schema } from "./client.ts";

export type ImportRow = Schema["RowView"];
export type OutletImport = Schema["ImportView"];

/** Coordinates that a file may be in; "found" lets the service find out. */
export const COORDINATES = ["found", "cgcs2000", "wgs84", "gcj02", "bd09"] as const;

/** A form with a file goes out as it is: the typed client would write it as JSON. */
export function uploadOutlets(file: File, crs: string): Promise<Schema["UploadView"]> {
  const body = new FormData();
  body.append("file", file);
  if (crs !== "found") body.append("crs", crs);
  return call("POST", "/imports", { body, once: freshKey() });
}
export const listImports = () => said(api.GET("/api/v1/imports"));
export const readImport = (id: string, query: { outcome?: string; cursor?: string; limit?: number }) => said(api.GET("/api/v1/imports/{id}", { params: { path: { id }, query } }));
export const confirmImport = (id: string, mode: "all" | "correct") => said(api.POST("/api/v1/imports/{id}/confirm", { params: { path: { id } }, body: { mode } }));
export const discardImport = (id: string) => said(api.DELETE("/api/v1/imports/{id}", { params: { path: { id } } }));
export const errorsAddress = (id: string) => address(`/imports/${id}/errors.xlsx`);
