/** The payload with the reader's choices applied: what every component looks things up in. */
import { computed, inject, reactive, type InjectionKey } from "vue";
import type { FluentVariable } from "@fluent/bundle";
import { NONE_FOUND, SEARCH_MINUTES, TIERS, walkClass, type WalkClass } from "./colour.ts";
import { u16OfBase64 } from "./load.ts";
import type { Cell, Message, Named, Payload, Place, VerdictCode } from "./payload.ts";
import type { View } from "./view.ts";
import * as words from "./words.ts";

export type Report = ReturnType<typeof makeReport>;

export const REPORT: InjectionKey<Report> = Symbol("report");

/** The report of the page. */
export function useReport(): Report {
  const report = inject(REPORT);
  if (!report) throw new Error("a component stands outside the report");
  return report;
}

/** Names for the positions inside a [`Cell`]. */
export interface CellRead {
  verdict: VerdictCode;
  reached: number;
  without: number;
  unsure: number;
  value: number;
  possible: number;
  slower: number;
  faster: number;
  choices: number;
  median: number;
  p90: number;
  gini: number;
  elders: number;
  reason: Message;
}

/** A cell with names. */
export function readCell(cell: Cell): CellRead {
  const [verdict, reached, without, unsure, value, possible, slower, faster, choices, median, p90, gini, elders, reason] = cell;
  return { verdict, reached, without, unsure, value, possible, slower, faster, choices, median, p90, gini, elders, reason };
}

export function makeReport(data: Payload, view: View) {
  /** Where nobody knows the residents, texts about them have a variant about floor area. */
  const onFloor = data.people_basis === "floor-area";
  const say = (key: string, args?: Record<string, FluentVariable>) =>
    (onFloor && words.attribute(view.lang, key, "floor", args)) || words.text(view.lang, key, args);
  const pick = (named: Named) => words.pick(view.lang, named);
  const profile = computed(() => data.profiles[view.profile]!);
  const pack = computed(() => data.packs[view.pack]!);
  const clauseAt = computed(() => Math.min(view.clause, pack.value.clauses.length - 1));
  const clause = computed(() => pack.value.clauses[clauseAt.value]!);
  const assessmentOf = (profileAt: number, packAt: number) => data.assessments[profileAt * data.packs.length + packAt]!;
  const assessment = computed(() => assessmentOf(view.profile, view.pack));
  const cell = (clauseIndex: number, place: number) => readCell(assessment.value.cells[clauseIndex]![place]!);
  const basis = computed(() => assessment.value.clauses[clauseAt.value]!);
  const place = computed(() => data.places[view.place] ?? data.places[0]!);

  const decoded = new Map<number, Uint16Array | null>();
  /** Walks of all origins to the nearest outlet of a group; `null` where it has none. */
  function reach(profileAt: number, group: number): Uint16Array | null {
    const at = profileAt * data.groups.length + group;
    if (!decoded.has(at)) {
      const packed = data.origins.reach[at];
      decoded.set(at, packed ? u16OfBase64(packed) : null);
    }
    return decoded.get(at) ?? null;
  }

  /** One minute in the profile's unit. */
  const perMinute = computed(() => (profile.value.unit === "s" ? 60 : profile.value.metres_per_minute));

  const unsnapped = data.origins.unsnapped.map((list) => new Set(list));
  const borders = data.origins.border.map(u16OfBase64);
  /** Why a "has not" cannot be told at an origin within a walk of `limit`. */
  function doubt(origin: number, limit: number): "unsnapped" | "border" | null {
    if (unsnapped[view.profile]?.has(origin)) return "unsnapped";
    return (borders[view.profile]?.[origin] ?? NONE_FOUND) <= limit ? "border" : null;
  }
  const anyNearBorder = computed(() => borders[view.profile]?.some((walk) => walk <= basis.value.limit) ?? false);

  /** How each origin is drawn. */
  const originClasses = computed<WalkClass[]>(() => {
    const walks = reach(view.profile, clause.value.group);
    const farthest = SEARCH_MINUTES * perMinute.value;
    return data.origins.people.map((_, i) => {
      const value = walks?.[i] ?? NONE_FOUND;
      const within = view.colour === "time" ? farthest : basis.value.limit;
      const unsure = !basis.value.covered || doubt(i, within) !== null;
      if (view.colour === "time") return walkClass(value, perMinute.value, unsure);
      if (value <= basis.value.limit) return 0;
      return unsure ? 6 : 5;
    });
  });

  const placesOf = (level: Place["level"]) =>
    data.places.flatMap((p, index) => (p.level === level && p.people > 0 ? [{ ...p, index }] : []));
  const columns = computed(() => placesOf(view.level));
  const placeName = (p: Place) =>
    p.level === "study" ? say("report-place-study") : p.name || say("report-unnamed", { id: p.id });

  /** The walking limit of a clause as its standard words it. */
  function limitWords(of: { minutes: number | null; metres: number | null }): string {
    if (of.minutes) return say("report-minutes", { n: of.minutes });
    if (of.metres) return say("report-metres", { n: of.metres });
    return say("report-minutes", { n: TIERS[3] });
  }

  /** What a list asks the map to show: a position in `data.outlets`, −1 nothing. */
  const ask = reactive({ outlet: -1 });

  /** A message of the catalogues with its values. */
  function sentence(message: Message): string {
    const rule = data.rules[message[0]];
    return rule ? say(rule.key, namedValues(rule.names, message, pick)) : "";
  }
  function remedy(message: Message): string {
    const rule = data.rules[message[0]];
    return rule ? words.attribute(view.lang, rule.key, "remedy", namedValues(rule.names, message, pick)) : "";
  }
  /** What was done about a finding. */
  function done(message: Message): string {
    const rule = data.rules[message[0]];
    return rule ? words.attribute(view.lang, rule.key, "done", namedValues(rule.names, message, pick)) : "";
  }

  return {
    data, view, say, pick, profile, pack, clause, clauseAt, assessment, assessmentOf, basis, cell, place, reach,
    perMinute, originClasses, placesOf, columns, placeName, limitWords, sentence, remedy, done, onFloor, doubt, anyNearBorder, ask,
  };
}

function namedValues(names: string[], message: Message, pick: (named: Named) => string): Record<string, FluentVariable> {
  return Object.fromEntries(names.map((name, i) => {
    const value = message[i + 1] ?? "";
    return [name, typeof value === "object" ? pick(value) : value];
  }));
}
