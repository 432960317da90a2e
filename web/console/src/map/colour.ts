/** Colours of the map, the same as in the report; each comes with a word in the legend. */
export const TIERS = [5, 8, 10, 15] as const;
/** Within 5, 8, 10, 15 minutes; farther; none; cannot tell. */
export const WALK_COLOURS = ["#0b6a6a", "#3d9991", "#93c9bb", "#ecd48d", "#e08b4b", "#b23a2f", "#9aa3ab"] as const;
export const FAMILY_COLOURS: Record<string, string> = {
  food: "#b4531f", shop: "#7a3e8e", service: "#2a5ea8", care: "#b02a5b", culture: "#5d6b12", carrier: "#4a4f57",
};
export const familyColour = (family: string) => FAMILY_COLOURS[family] ?? "#4a4f57";
/** Fill of a circle by the share of clauses it meets, per mille. */
export const MET_STEPS: readonly [number, string][] = [[0, "#f1ecd4"], [400, "#dfe9d6"], [600, "#bfddd0"], [800, "#93c9bb"], [950, "#55a79d"]];
