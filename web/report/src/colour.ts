/**
 * Colours and what they mean. Every colour comes with a word and, where it carries a
 * verdict, a symbol, so that nothing is told by colour alone.
 */
import type { VerdictCode } from "./payload.ts";

/** The tiers of the official lists, minutes. */
export const TIERS = [5, 8, 10, 15] as const;

/** How far the nearest outlet was looked for, minutes; as in the engine's plan. */
export const SEARCH_MINUTES = 30;

/** Class of a walk: 0–3 within a tier, 4 farther, 5 none found, 6 cannot tell. */
export type WalkClass = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** Fill of each walk class: teal is near, sand and brick are far, grey is not known. */
export const WALK_COLOURS = ["#0b6a6a", "#3d9991", "#93c9bb", "#ecd48d", "#e08b4b", "#b23a2f", "#9aa3ab"] as const;

/** No outlet within the search limit, as `origins.reach` writes it. */
export const NONE_FOUND = 65535;

/** The class of a walk of `value` (seconds or metres), where `perMinute` of that unit make a minute. */
export function walkClass(value: number, perMinute: number, unsure: boolean): WalkClass {
  if (value === NONE_FOUND) return unsure ? 6 : 5;
  const tier = TIERS.findIndex((minutes) => value <= minutes * perMinute);
  return (tier < 0 ? 4 : tier) as WalkClass;
}

/** Fill and ink of a heat-table cell by share; the ink keeps a contrast of at least 4.5 : 1. */
export function shareColours(permille: number): { fill: string; ink: string } {
  const steps: [number, string, string][] = [
    [100, "#fbf6ea", "#3b3426"],
    [250, "#f1ecd4", "#3b3a26"],
    [400, "#dfe9d6", "#22372c"],
    [550, "#bfddd0", "#14352f"],
    [700, "#93c9bb", "#0c302c"],
    [850, "#55a79d", "#04211f"],
    [950, "#22827c", "#ffffff"],
    [1001, "#0b6462", "#ffffff"],
  ];
  const [, fill, ink] = steps.find(([below]) => permille < below) ?? steps[steps.length - 1]!;
  return { fill, ink };
}

/** Symbol of each verdict. */
export const VERDICT_SYMBOLS: Record<VerdictCode, string> = { p: "✓", f: "✕", c: "?", n: "·", x: "–" };

/** Outlet colour by family of the taxonomy. */
export const FAMILY_COLOURS: Record<string, string> = {
  food: "#b4531f",
  shop: "#7a3e8e",
  service: "#2a5ea8",
  care: "#b02a5b",
  culture: "#5d6b12",
  carrier: "#4a4f57",
};

/** Colour of a family; grey for one this page does not know yet. */
export function familyColour(family: string): string {
  return FAMILY_COLOURS[family] ?? "#4a4f57";
}
