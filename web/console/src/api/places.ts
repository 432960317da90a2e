/** Residential compounds and their gates. */
import { get, post, put, type Page } from "./client.ts";
import type { Position } from "./outlets.ts";

export interface Gate { name: string; at: Position }
export interface CompoundForm { name: string; community: string; at: Position; built_year: number | null; old: boolean | null; households: number | null; property_firm: string | null; gates: Gate[] }
export interface Compound extends CompoundForm { id: string; version: number }

export const listCompounds = (org: string) => get<Page<Compound>>("/compounds", { org });
export const createCompound = (body: CompoundForm) => post<Compound>("/compounds", body);
export const changeCompound = (id: string, version: number, body: CompoundForm) => put<Compound>(`/compounds/${id}`, version, body);
