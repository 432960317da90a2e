/** Where residents live: who reaches an outlet of a type within the minutes of the clause, who does not, who cannot be told. */
import type { ExpressionSpecification } from "maplibre-gl";
import { TIERS, WALK_COLOURS } from "../colour.ts";
import { tiles, type MapLayer } from "../layer.ts";

const [, , , , far, none, unsure] = WALK_COLOURS;
const byMinute = ["step", ["get", "minute"], WALK_COLOURS[0], ...TIERS.flatMap((t, i) => [t + 1, WALK_COLOURS[i + 1]!])] as unknown as ExpressionSpecification;
const colour: ExpressionSpecification = ["match", ["get", "reached"],
  "cannot-tell", unsure,
  "no", ["case", ["has", "minute"], far, none],
  ["case", ["has", "minute"], byMinute, WALK_COLOURS[1]]] as unknown as ExpressionSpecification;

/** Homes as the service classes them for a type and a profile of a circle's latest run. */
export function origins(query: string): MapLayer {
  return {
    sources: { origins: tiles("origins", query) },
    layers: [
      { id: "origin", type: "circle", source: "origins", "source-layer": "origin",
        paint: { "circle-color": colour, "circle-stroke-color": ["match", ["get", "reached"], "cannot-tell", "#3b464d", "#ffffff"], "circle-stroke-width": ["match", ["get", "reached"], "cannot-tell", 1.4, 0.8],
          "circle-radius": ["interpolate", ["linear"], ["zoom"], 11, 2.5, 14, 4, 17, 7] } },
    ],
    answers: ["origin"],
  };
}
