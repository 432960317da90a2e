/** The ground: land, water, greens, railways and walls of the imported map. */
import type { ExpressionSpecification } from "maplibre-gl";
import { collection, feature } from "../shape.ts";
import type { MapLayer } from "../layer.ts";
import { LABEL } from "../label.ts";

const land = (kind: string): ExpressionSpecification => ["==", ["get", "kind"], kind];

export const ground: MapLayer = {
  sources: ({ data }, decoder) => ({
    land: collection(data.map.land.map((l) => feature(decoder.polygons(l.shape), { kind: l.kind, name: l.name }))),
    lines: collection(data.map.lines.map((l) => feature({ type: "LineString", coordinates: decoder.line(l.line) }, { kind: l.kind }))),
    edge: edgeOf(data.bounds),
  }),
  layers: [
    { id: "paper", type: "background", paint: { "background-color": "#f6f4ee" } },
    { id: "land-residential", type: "fill", source: "land", filter: land("residential"), paint: { "fill-color": "#efebe0" } },
    { id: "land-institution", type: "fill", source: "land", filter: land("institution"), paint: { "fill-color": "#f0ede6" } },
    { id: "land-commercial", type: "fill", source: "land", filter: land("commercial"), paint: { "fill-color": "#f3eae6" } },
    { id: "land-green", type: "fill", source: "land", filter: land("green"), paint: { "fill-color": "#dcead3" } },
    { id: "land-water", type: "fill", source: "land", filter: land("water"), paint: { "fill-color": "#bfdcec" } },
    { id: "line-water", type: "line", source: "lines", filter: land("water"), paint: { "line-color": "#bfdcec", "line-width": ["interpolate", ["linear"], ["zoom"], 12, 1, 17, 7] } },
    { id: "line-railway", type: "line", source: "lines", filter: land("railway"), minzoom: 12, paint: { "line-color": "#b3b6b8", "line-width": 2 } },
    { id: "line-railway-ties", type: "line", source: "lines", filter: land("railway"), minzoom: 13, paint: { "line-color": "#fff", "line-width": 1, "line-dasharray": [4, 4] } },
    { id: "line-wall", type: "line", source: "lines", filter: land("wall"), minzoom: 15, paint: { "line-color": "#8d8573", "line-width": 1, "line-dasharray": [1, 1] } },
    { id: "edge", type: "fill", source: "edge", paint: { "fill-color": "#f3f5f4", "fill-opacity": 0.72 } },
    { id: "name-land", type: "symbol", source: "land", minzoom: 14, filter: ["all", ["!=", ["get", "name"], ""], ["!=", ["get", "kind"], "residential"]],
      layout: { ...LABEL, "text-field": ["get", "name"], "text-size": 11, "text-max-width": 7 },
      paint: { "text-color": ["match", ["get", "kind"], "water", "#2f6a8a", "green", "#4a6b3a", "#6b675c"], "text-halo-color": "#ffffffcc", "text-halo-width": 1.2 } },
  ],
};

/** Everything outside the map's bounds, to be dimmed: nothing is known there. */
function edgeOf([w, s, e, n]: [number, number, number, number]) {
  const hole = [[w, s], [w, n], [e, n], [e, s], [w, s]].map(([x, y]) => [x! / 1e6, y! / 1e6]);
  const [x, y] = [(w + e) / 2e6, (s + n) / 2e6];
  const outer = [[x - 3, y - 3], [x + 3, y - 3], [x + 3, y + 3], [x - 3, y + 3], [x - 3, y - 3]];
  return collection([feature({ type: "Polygon", coordinates: [outer, hole] })]);
}
