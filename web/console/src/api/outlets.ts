/** Outlets of the register. */
import { address, call, get, patch, post, type Page, type Query } from "./client.ts";

export type Position = [number, number];
export interface Outlet {
  id: string; name: string; kind?: string; types: string[]; functions?: string[]; org: string; org_name?: string; community?: string | null; circle_ids?: string[];
  at: Position; address?: string | null; phone?: string | null; hours?: string | null; status: string; credit_code?: string | null;
  verified_on: string | null; verified_by: string | null; version: number; source?: string; stale?: boolean;
  /** Every field as the register writes it, with who verified it; what a form shows and sends back. */
  fields?: FieldValue[];
  /** Changes of life that are possible now. */
  changes?: string[];
}
export interface FieldValue { field: string; name?: string; value: string; verified_on?: string | null; verified_by?: string | null; method?: string | null }
export interface Version { version: number; at: string; by: string | null; action?: string; reason?: string | null; fields: { name: string; before: string | null; after: string | null }[] }
export interface LikePair { score?: number; reasons?: string[]; outlets: Outlet[] }
export interface LifeChange { change: string; on: string; reason?: string; until?: string; ground?: string; to?: Position; to_address?: string }
/** How it can be known that an outlet closed for good. */
export const GROUNDS = ["two_reports", "licence_cancelled"] as const;
export interface Verification { fields: { field: string; value?: string }[]; method: string; on: string; position?: Position; accuracy_m?: number }

export const listOutlets = (query: Query) => get<Page<Outlet>>("/outlets", query);
export const readOutlet = (id: string) => get<Outlet>(`/outlets/${id}`);
export const createOutlet = (body: Record<string, unknown>, once: string) => post<Outlet>("/outlets", body, once);
export const changeOutlet = (id: string, version: number, body: Record<string, unknown>) => patch<Outlet>(`/outlets/${id}`, version, body);
export const outletHistory = (id: string) => get<Page<Version>>(`/outlets/${id}/history`);
export const changeLife = (id: string, version: number, body: LifeChange) => call<Outlet>("POST", `/outlets/${id}/life`, { body, version });
export const verifyOutlet = (id: string, version: number, body: Verification) => call<Outlet>("POST", `/outlets/${id}/verification`, { body, version });
export const listDuplicates = (query: Query) => get<Page<LikePair>>("/outlets/duplicates", query);
export const mergeOutlets = (keep: string, others: string[], reason: string) => post<void>("/outlets/merge", { keep, others, reason });
export const splitOutlet = (id: string, reason: string) => post<void>(`/outlets/${id}/split`, { reason });
export const exportAddress = (ending: "xlsx" | "csv" | "geojson" | "gpkg", query: Query) => address(`/outlets.${ending}`, query);
export const templateAddress = address("/outlets/template.xlsx");

/** Statuses of an outlet, in the order of its life. */
export const STATUSES = ["planned", "open", "suspended", "closed", "moved"] as const;
/** How a field can have been verified. */
export const METHODS = ["visit", "phone", "document", "register", "owner"] as const;
