/** Measurement: runs, results of circles and districts, questions about one place. */
import type { FeatureCollection, LineString } from "geojson";
import { get, post, type Page, type Query } from "./client.ts";
import type { Position } from "./outlets.ts";

export interface Run { id: string; job?: string | null; org?: string | null; circle?: string | null; pack: string; pack_title?: string; profiles?: string[]; date: string; at: string; by?: string | null; state: string; receipt?: unknown }
export interface Verdict { clause: string; title: string; verdict: string; sentence: string; source: string; share: number | null; people_ok: number | null; people: number | null; profile?: string; type?: string | null; minutes?: number | null }
export interface Gap { circle?: string; circle_name?: string; clause?: string; type: string; type_name?: string; profile: string; profile_name?: string; people: number; text?: string; at?: Position | null }
/** `run` is missing where the result is that of the register as it stands now. */
export interface CircleResult { run: Run | null; verdicts: Verdict[]; gaps: Gap[]; quality: { severity: string; text: string }[]; choices?: { title: string; text: string }[] }
export interface RankedCircle { circle: { id: string; code: string; name: string }; run: string | null; at?: string | null; met: number | null; failed: number | null; unsure: number | null; of: number | null; share?: number | null; people: number | null }
export interface OrgResult { org: { code: string; name: string }; at?: string | null; circles: RankedCircle[]; gaps: Gap[]; quality?: { severity: string; text: string }[] }
export interface Compared { a: Run; b: Run; rows: { circle?: string; circle_name?: string; clause: string; title: string; profile?: string; a: { verdict: string; share: number | null } | null; b: { verdict: string; share: number | null } | null; sentence?: string }[] }
export interface Near { outlet: string; name: string; type: string; walk_min: number; walk_m: number; open_now: boolean | null; at?: Position }
export interface Way { minutes: number; metres: number; line: LineString; steps: { text: string; metres: number }[] }

export const startRun = (body: { org?: string; circle?: string; pack: string; profiles?: string[]; date: string }) => post<{ id?: string; job: string }>("/runs", body);
export const listRuns = (query: Query) => get<Page<Run>>("/runs", query);
export const readRun = (id: string) => get<Run>(`/runs/${id}`);
export const circleResult = (id: string, run = "live") => get<CircleResult>(`/circles/${id}/result`, { run });
export const orgResult = (code: string) => get<OrgResult>(`/orgs/${code}/result`);
export const compareRuns = (a: string, b: string) => get<Compared>("/runs/compare", { a, b });

const text = (at: Position) => `${at[0].toFixed(7)},${at[1].toFixed(7)}`;
export const isochroneAt = (at: Position, profile: string, minutes: readonly number[], signal?: AbortSignal) =>
  get<FeatureCollection>("/isochrone", { at: text(at), profile, minutes: minutes.join(",") }, signal);
export const nearestTo = (at: Position, profile: string, type: string | undefined, limit: number) =>
  get<Page<Near>>("/nearest", { at: text(at), profile, type, limit });
export const wayTo = (at: Position, outlet: string, profile: string) => get<Way>("/way", { at: text(at), outlet, profile });
