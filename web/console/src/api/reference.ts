/** What everybody works with and nobody edits here: business types, standards, walking profiles, units, communities. */
import type { Geometry } from "geojson";
import { useQuery } from "@tanstack/vue-query";
import { computed } from "vue";
import { get, type Page } from "./client.ts";

export interface BusinessType { code: string; name: string; group: string; icon: string }
export interface Clause { id: string; title: string }
export interface Pack { id: string; title: string; clauses: Clause[] }
export interface Profile { id: string; name: string }
export interface Org { code: string; name: string; kind: string; parent: string | null; from: string; to: string | null }
export interface Lineage { kind: string; on: string; from: string[]; to: string[] }
/** A unit through time, with the units above it from the nation down. */
export interface OrgHistory { now: Org | null; versions: Org[]; lineage: Lineage[]; above: Org[]; groups: string[] }
export interface Community { code: string; name: string; org?: string; people?: number | null; shape: Geometry | null }

// These change with a new version of the program or of the division codes, not within a visit.
const KEPT = 30 * 60_000;

export function useTypes() {
  const { data, isPending } = useQuery({ queryKey: ["taxonomy"], queryFn: () => get<{ version: string; types: BusinessType[] }>("/taxonomy"), staleTime: KEPT });
  const types = computed(() => data.value?.types ?? []);
  const names = computed(() => new Map(types.value.map((t) => [t.code, t.name])));
  return { types, asked: computed(() => !isPending.value), typeName: (code: string) => names.value.get(code) ?? code };
}

export function usePacks() {
  const { data } = useQuery({ queryKey: ["packs"], queryFn: async () => listOf(await get<Pack[] | Page<Pack>>("/packs")), staleTime: KEPT });
  return computed(() => data.value ?? []);
}

export function useProfiles() {
  const { data } = useQuery({ queryKey: ["profiles"], queryFn: async () => listOf(await get<Profile[] | Page<Profile>>("/profiles")), staleTime: KEPT });
  return computed(() => data.value ?? []);
}

export const listOrgs = (query: { under?: string; q?: string; limit?: number } = {}) => get<Page<Org>>("/orgs", query);
export const readOrg = (code: string) => get<OrgHistory>(`/orgs/${code}`);
export const listCommunities = (org: string) => get<Page<Community>>("/communities", { org });

const listOf = <T>(answer: T[] | Page<T>): T[] => (Array.isArray(answer) ? answer : answer.items);
