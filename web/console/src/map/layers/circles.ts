/** Circles of the register, filled by the share of clauses they meet. */
import type { ExpressionSpecification } from "maplibre-gl";
import { MET_STEPS } from "../colour.ts";
import { LABEL, tiles, type MapLayer } from "../layer.ts";

const met = ["case", ["has", "met"], ["step", ["get", "met"], MET_STEPS[0]![1], ...MET_STEPS.slice(1).flat()], "#ffffff"] as unknown as ExpressionSpecification;

export const circles: MapLayer = {
  sources: { circles: tiles("circles") },
  layers: [
    { id: "circle", type: "fill", source: "circles", "source-layer": "circle", paint: { "fill-color": met, "fill-opacity": ["case", ["has", "met"], 0.5, 0.12] } },
    { id: "circle-line", type: "line", source: "circles", "source-layer": "circle", paint: { "line-color": "#5a4b7d", "line-width": 2 } },
    { id: "circle-name", type: "symbol", source: "circles", "source-layer": "circle-label",
      layout: { ...LABEL, "text-field": ["get", "name"], "text-size": 13, "text-max-width": 8 },
      paint: { "text-color": "#3d3160", "text-halo-color": "#ffffffdd", "text-halo-width": 1.8 } },
  ],
  answers: ["circle"],
};
