/** Circles and their borders. */
import type { Geometry } from "geojson";
import { get, patch, post, put, type Page, type Query } from "./client.ts";
import type { Position } from "./outlets.ts";

export interface Circle {
  id: string; code: string; name: string; type: string; stage: string; planned_year: number | null; org: string; org_name?: string;
  communities: { code: string; name: string; share?: number }[]; shape: Geometry | null; area_m2: number | null; people: number | null;
  version: number; public: boolean; warnings: { kind: "overlap" | "leftover"; text: string }[];
}
export interface Border { version: number; on?: string; at?: string; by?: string | null; reason: string; shape: Geometry; diff: { added_km2: number; removed_km2: number; added: Geometry | null; removed: Geometry | null } | null }
export interface Proposal { communities: { code: string; name: string }[]; shape: Geometry; people: number | null }

export const TYPES = ["unset", "basic", "improved", "quality"] as const;
export const STAGES = ["drawn", "planned", "measured", "building"] as const;

export const listCircles = (query: Query = {}) => get<Page<Circle>>("/circles", query);
export const readCircle = (id: string) => get<Circle>(`/circles/${id}`);
export const createCircle = (body: Record<string, unknown>, once: string) => post<Circle>("/circles", body, once);
export const changeCircle = (id: string, version: number, body: Record<string, unknown>) => patch<Circle>(`/circles/${id}`, version, body);
export const drawBorder = (id: string, version: number, body: { communities?: string[]; shape?: Geometry; reason: string }) => put<Circle>(`/circles/${id}/boundary`, version, body);
export const listBorders = (id: string) => get<Page<Border> | Border[]>(`/circles/${id}/versions`);
export const proposeCircle = (body: { at: Position; minutes: number; profile: string; people_min: number; people_max: number }) => post<Proposal>("/circles/proposal", body);
