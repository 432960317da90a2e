/** Outlets of the register. */
import { address, api, ifMatch, said, type Page, type Query, type Schema } from "./client.ts";

export type Position = [number, number];
/** Positions are pairs; the document can only say that they are lists. */
export type Outlet = Schema["OutletView"] & { at: Position };
export type FieldValue = Schema["FieldView"];
export type Version = Schema["PastView"];
export type LikePair = Omit<Schema["PairView"], "outlets"> & { outlets: Outlet[] };
export type LifeChange = Schema["LifeForm"];
export type Verification = Schema["VerificationForm"];
/** How it can be known that an outlet closed for good. */
export const GROUNDS = ["two_reports", "licence_cancelled"] as const;

/** Filters of the register as the address of a page holds them. */
export interface OutletQuery { q?: string; type?: string; circle?: string; org?: string; status?: string; stale?: string | boolean; bbox?: string; sort?: string; limit?: number; cursor?: string }
const query = (asked: OutletQuery) => ({ ...asked, stale: asked.stale === undefined || asked.stale === "" ? undefined : String(asked.stale) === "true" });
const one = (id: string) => ({ path: { id } });
const once = (key: string) => ({ "Idempotency-Key": key });

export const listOutlets = (asked: OutletQuery) => said(api.GET("/api/v1/outlets", { params: { query: query(asked) } })) as Promise<Page<Outlet>>;
export const readOutlet = (id: string) => said(api.GET("/api/v1/outlets/{id}", { params: one(id) })) as Promise<Outlet>;
export const createOutlet = (body: Record<string, unknown>, key: string) => said(api.POST("/api/v1/outlets", { body: body as never, headers: once(key) })) as Promise<Outlet>;
export const changeOutlet = (id: string, version: number, body: Record<string, unknown>) =>
  said(api.PATCH("/api/v1/outlets/{id}", { params: { ...one(id), header: ifMatch(version) }, body: body as never }));
export const outletHistory = (id: string) => said(api.GET("/api/v1/outlets/{id}/history", { params: one(id) }));
export const changeLife = (id: string, version: number, body: LifeChange) => said(api.POST("/api/v1/outlets/{id}/life", { params: one(id), headers: ifMatch(version), body }));
export const verifyOutlet = (id: string, version: number, body: Verification) => said(api.POST("/api/v1/outlets/{id}/verification", { params: one(id), headers: ifMatch(version), body }));
export const listDuplicates = (asked: OutletQuery) => said(api.GET("/api/v1/outlets/duplicates", { params: { query: query(asked) } })) as Promise<Page<LikePair>>;
export const mergeOutlets = (keep: string, others: string[], reason: string) => said(api.POST("/api/v1/outlets/merge", { body: { keep, others, reason } }));
export const splitOutlet = (id: string, reason: string) => said(api.POST("/api/v1/outlets/{id}/split", { params: one(id), body: { reason } }));
export const exportAddress = (ending: "xlsx" | "csv" | "geojson" | "gpkg", asked: Query) => address(`/outlets.${ending}`, asked);
export const templateAddress = address("/outlets/template.xlsx");

/** Statuses of an outlet, in the order of its life. */
export const STATUSES = ["planned", "open", "suspended", "closed", "moved"] as const;
/** How a field can have been verified. */
export const METHODS = ["visit", "phone", "document", "register", "owner"] as const;
