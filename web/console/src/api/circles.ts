/** Circles and their borders. */
import type { Geometry } from "geojson";
import { api, ifMatch, post, said, type Page, type Schema } from "./client.ts";
import type { Position } from "./outlets.ts";

/** Shapes are GeoJSON; the document only says that they are objects. */
export type Circle = Omit<Schema["CircleView"], "shape"> & { shape: Geometry | null };
export type Border = Omit<Schema["BorderView"], "shape" | "diff"> & { shape: Geometry; diff: { added_km2: number; removed_km2: number; added: Geometry | null; removed: Geometry | null } | null };
export interface Proposal { communities: { code: string; name: string }[]; shape: Geometry; people: number | null }

export const TYPES = ["unset", "basic", "improved", "quality"] as const;
export const STAGES = ["drawn", "planned", "measured", "building"] as const;
const one = (id: string) => ({ path: { id } });

export interface CircleQuery { q?: string; org?: string; stage?: string; bbox?: string; sort?: string; limit?: number; cursor?: string }
export const listCircles = (query: CircleQuery = {}) => said(api.GET("/api/v1/circles", { params: { query } })) as Promise<Page<Circle>>;
export const readCircle = (id: string) => said(api.GET("/api/v1/circles/{id}", { params: one(id) })) as Promise<Circle>;
export const createCircle = (body: Schema["CircleForm"], key: string) => said(api.POST("/api/v1/circles", { body, headers: { "Idempotency-Key": key } })) as Promise<Circle>;
export const changeCircle = (id: string, version: number, body: Schema["CircleChange"]) =>
  said(api.PATCH("/api/v1/circles/{id}", { params: { ...one(id), header: ifMatch(version) }, body })) as Promise<Circle>;
export const drawBorder = (id: string, version: number, body: { communities?: string[]; shape?: Geometry; reason: string }) =>
  said(api.PUT("/api/v1/circles/{id}/boundary", { params: { ...one(id), header: ifMatch(version) }, body: body as Schema["BorderForm"] })) as Promise<Circle>;
export const listBorders = (id: string) => said(api.GET("/api/v1/circles/{id}/versions", { params: one(id) })) as Promise<Page<Border>>;
export const proposeCircle = (body: { at: Position; minutes: number; profile: string; people_min: number; people_max: number }) => post<Proposal>("/circles/proposal", body);
