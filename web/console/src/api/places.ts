/** Residential compounds and their gates. */
import { api, ifMatch, said, type Page, type Schema } from "./client.ts";
import type { Position } from "./outlets.ts";

export interface Gate { name: string; at: Position }
export type CompoundForm = Omit<Schema["CompoundForm"], "at" | "gates"> & { at: Position; gates: Gate[] };
export type Compound = Omit<Schema["CompoundView"], "at" | "gates"> & { at: Position; gates: Gate[] };

export const listCompounds = (org: string) => said(api.GET("/api/v1/compounds", { params: { query: { org } } })) as Promise<Page<Compound>>;
export const createCompound = (body: CompoundForm) => said(api.POST("/api/v1/compounds", { body })) as Promise<Compound>;
export const changeCompound = (id: string, version: number, body: CompoundForm) =>
  said(api.PUT("/api/v1/compounds/{id}", { params: { path: { id }, header: ifMatch(version) }, body })) as Promise<Compound>;
