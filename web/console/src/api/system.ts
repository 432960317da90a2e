/** Accounts, permissions, units, jobs, the audit log, maps. */
import { address, call, freshKey, get, patch, post, remove, type Page, type Query } from "./client.ts";

export interface AccountPost { id: string; role: string; role_name: string; org: string; org_name: string; line: string | null; from: string; to: string | null; holds: boolean; delegated: boolean }
export interface Account {
  id: string; login: string; name: string; org: string; org_name: string; subject: string | null; active: boolean; password: boolean; second_factor: boolean;
  created_at: string; appointments: AccountPost[]; version: number;
}
export interface Named { code: string; name: string }
export interface Matrix {
  roles: Named[]; objects: Named[]; actions: Named[];
  rows: { object: string; roles: string[]; actions: string[]; scope: string; scope_name: string; line: boolean; only: Named[] }[];
}
export interface Token { id: string; name: string; scopes: { object: string; action: string }[]; created_at: string; expires_at: string; seen_at: string | null; ended_at: string | null }
export interface Job { id: string; kind: string; kind_name?: string; state: string; done: number; total: number | null; log?: (string | { at: string; text: string })[]; result?: unknown; error?: string | null; created_at?: string; by?: string | null; org?: string | null }
export interface AuditEvent { seq: number; at: string; account: string | null; account_name?: string | null; on_behalf_of?: string | null; role?: string | null; action: string; kind: string; object: string; org?: string | null; outcome: string; source?: string; detail?: unknown; hash?: string }
export interface MapVersion { id: string; kind: string; name?: string; file?: string; at: string; by?: string | null; active: boolean; date?: string | null; findings?: number; state?: string; note?: string | null }

export const listAccounts = (query: Query) => get<Page<Account>>("/accounts", query);
export const readAccount = (id: string) => get<Account>(`/accounts/${id}`);
export const createAccount = (body: { login: string; name: string; org: string }) => post<{ id: string }>("/accounts", body);
export const changeAccount = (id: string, version: number, body: Record<string, unknown>) => patch<Account>(`/accounts/${id}`, version, body);
export const appoint = (id: string, body: { role: string; org: string; line?: string; from?: string; to?: string }) => post<void>(`/accounts/${id}/appointments`, body);
export const endAppointment = (id: string) => remove(`/appointments/${id}`);
export const passwordLink = (id: string) => post<{ url: string }>(`/accounts/${id}/link`);
export const listTokens = (id: string) => get<Page<Token>>(`/accounts/${id}/tokens`);
export const giveToken = (id: string, body: { name: string; scopes: { object: string; action: string }[]; days: number }) => post<{ id: string; token: string }>(`/accounts/${id}/tokens`, body);
export const withdrawToken = (id: string, token: string) => remove(`/accounts/${id}/tokens/${token}`);
export const readPermissions = () => get<Matrix>("/permissions");
export const openOrg = (body: { code: string; name: string; kind: string; parent: string; from: string }) => post<void>("/orgs", body);
export type OrgChange = { rename: { name: string } } | { close: Record<string, never> };
export const changeOrg = (code: string, on: string, change: OrgChange) => post<void>(`/orgs/${code}/change`, { on, change });

export const listJobs = (query: Query) => get<Page<Job>>("/jobs", query);
export const readJob = (id: string) => get<Job>(`/jobs/${id}`);
export const cancelJob = (id: string) => post<void>(`/jobs/${id}/cancel`);
export const retryJob = (id: string) => post<void>(`/jobs/${id}/retry`);

export const listAudit = (query: Query) => get<Page<AuditEvent>>("/audit", query);
export const checkAudit = () => get<{ events: number; ok: boolean; broken_at?: number | null }>("/audit/check");
export const auditAddress = (query: Query) => address("/audit.csv", query);

export const listMaps = (query: Query = {}) => get<Page<MapVersion>>("/maps", query);
export function uploadMap(kind: string, file: File, fields: Record<string, string> = {}): Promise<{ id: string; job?: string }> {
  const body = new FormData();
  body.append("kind", kind);
  for (const [key, value] of Object.entries(fields)) if (value) body.append(key, value);
  body.append("file", file);
  return call("POST", "/maps", { body, once: freshKey() });
}
export const activateMap = (id: string) => post<void>(`/maps/${id}/activate`);
