/** Areas that a page brings itself: communities to choose from, a border and how it changed, isochrones, a way, a drawing, marks. */
import type { ExpressionSpecification } from "maplibre-gl";
import { TIERS, WALK_COLOURS } from "../colour.ts";
import { empty, LABEL, type MapLayer } from "../layer.ts";

/** Features: `code`, `name`, `chosen`, `taken` (in another circle). */
export const communities: MapLayer = {
  sources: { communities: empty() },
  layers: [
    { id: "community", type: "fill", source: "communities", paint: { "fill-color": ["case", ["get", "chosen"], "#17677b", ["get", "taken"], "#9a8f6a", "#ffffff"], "fill-opacity": ["case", ["get", "chosen"], 0.42, ["get", "taken"], 0.22, 0.15] } },
    { id: "community-line", type: "line", source: "communities", paint: { "line-color": "#5a4b7d", "line-width": 1.2, "line-dasharray": [3, 2] } },
    { id: "community-chosen", type: "line", source: "communities", filter: ["get", "chosen"], paint: { "line-color": "#0f4c5c", "line-width": 2.5 } },
    { id: "community-name", type: "symbol", source: "communities", layout: { ...LABEL, "text-field": ["get", "name"], "text-size": 12 }, paint: { "text-color": "#3d3160", "text-halo-color": "#ffffffdd", "text-halo-width": 1.6 } },
  ],
  answers: ["community"],
};

/** One border, and what a new version added to it and took from it. */
export const shape: MapLayer = {
  sources: { shape: empty(), added: empty(), removed: empty() },
  layers: [
    { id: "removed", type: "fill", source: "removed", paint: { "fill-color": "#b23a2f", "fill-opacity": 0.35 } },
    { id: "added", type: "fill", source: "added", paint: { "fill-color": "#0b6a6a", "fill-opacity": 0.4 } },
    { id: "shape", type: "fill", source: "shape", paint: { "fill-color": "#17677b", "fill-opacity": 0.06 } },
    { id: "shape-line", type: "line", source: "shape", paint: { "line-color": "#0f4c5c", "line-width": 3 } },
  ],
};

const tier = ["step", ["get", "minutes"], WALK_COLOURS[0], ...TIERS.flatMap((t, i) => [t + 1, WALK_COLOURS[i + 1]!])] as unknown as ExpressionSpecification;

/** Features with `minutes`, the largest first. */
export const isochrone: MapLayer = {
  sources: { isochrone: empty() },
  layers: [
    { id: "isochrone", type: "fill", source: "isochrone", paint: { "fill-color": tier, "fill-opacity": 0.3 } },
    { id: "isochrone-line", type: "line", source: "isochrone", paint: { "line-color": tier, "line-width": 1.6 } },
  ],
};

export const way: MapLayer = {
  sources: { way: empty() },
  layers: [
    { id: "way-case", type: "line", source: "way", layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-color": "#ffffff", "line-width": 8 } },
    { id: "way", type: "line", source: "way", layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-color": "#1f5fbf", "line-width": 4.5 } },
  ],
};

/** A border being drawn by hand. */
export const drawing: MapLayer = {
  sources: { drawing: empty() },
  layers: [
    { id: "drawing-area", type: "fill", source: "drawing", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": "#b4531f", "fill-opacity": 0.15 } },
    { id: "drawing-line", type: "line", source: "drawing", paint: { "line-color": "#b4531f", "line-width": 2.5 } },
    { id: "drawing-corner", type: "circle", source: "drawing", filter: ["==", ["geometry-type"], "Point"], paint: { "circle-color": "#fff", "circle-radius": 5, "circle-stroke-color": "#b4531f", "circle-stroke-width": 2.5 } },
  ],
  answers: ["drawing-corner"],
};

/** Numbered or plain points of a list: `text`, `chosen`, `id`. */
export const marks: MapLayer = {
  sources: { marks: empty() },
  layers: [
    { id: "mark", type: "circle", source: "marks", paint: { "circle-color": ["case", ["get", "chosen"], "#b4531f", "#2a5ea8"], "circle-radius": 10, "circle-stroke-color": "#fff", "circle-stroke-width": 2 } },
    { id: "mark-text", type: "symbol", source: "marks", layout: { ...LABEL, "text-field": ["get", "text"], "text-size": 11, "text-allow-overlap": true }, paint: { "text-color": "#fff" } },
  ],
  answers: ["mark"],
};

/** The place asked about. */
export const here: MapLayer = {
  sources: { here: empty() },
  layers: [{ id: "here", type: "circle", source: "here", paint: { "circle-color": "#0f4c5c", "circle-radius": 8, "circle-stroke-color": "#fff", "circle-stroke-width": 3 } }],
};
