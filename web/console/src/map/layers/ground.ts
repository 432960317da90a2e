/** The ground: land, water, buildings, streets and names of the street map in force. */
import type { DataDrivenPropertyValueSpecification, ExpressionSpecification, FilterSpecification } from "maplibre-gl";
import { LABEL, tiles, type MapLayer } from "../layer.ts";

const width = (at13: number, at17: number): DataDrivenPropertyValueSpecification<number> =>
  ["interpolate", ["exponential", 1.5], ["zoom"], 10, at13 / 3, 13, at13, 17, at17];
const of = (...classes: string[]): FilterSpecification => ["in", ["get", "class"], ["literal", classes]];
const MAJOR = ["motorway", "trunk", "primary", "secondary", "tertiary", "motorway_link", "trunk_link", "primary_link", "secondary_link", "tertiary_link"];
const PATH = ["footway", "path", "cycleway", "bridleway", "track", "corridor", "pedestrian"];
const major = of(...MAJOR);
const path = of(...PATH);
const minor: FilterSpecification = ["!", of(...MAJOR, ...PATH, "steps") as ExpressionSpecification];
const round = { "line-cap": "round", "line-join": "round" } as const;

export const ground: MapLayer = {
  sources: { ground: tiles("base") },
  layers: [
    { id: "paper", type: "background", paint: { "background-color": "#f6f4ee" } },
    { id: "land", type: "fill", source: "ground", "source-layer": "land",
      paint: { "fill-color": ["match", ["get", "class"], "green", "#dcead3", "residential", "#efebe0", "commercial", "#f3eae6", "#f0ede6"] } },
    { id: "water", type: "fill", source: "ground", "source-layer": "water", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": "#bfdcec" } },
    { id: "water-line", type: "line", source: "ground", "source-layer": "water", filter: ["==", ["geometry-type"], "LineString"], paint: { "line-color": "#bfdcec", "line-width": width(1.5, 7) } },
    { id: "railway", type: "line", source: "ground", "source-layer": "railway", paint: { "line-color": "#b3b6b8", "line-width": 1.6, "line-dasharray": [4, 3] } },
    { id: "building", type: "fill", source: "ground", "source-layer": "building", minzoom: 14, paint: { "fill-color": "#e4dfd3", "fill-outline-color": "#d3ccbb" } },
    { id: "street-path", type: "line", source: "ground", "source-layer": "street", filter: path, minzoom: 13.5, layout: round, paint: { "line-color": "#cbb999", "line-width": width(0.6, 2.2), "line-dasharray": [2, 1.6] } },
    { id: "street-steps", type: "line", source: "ground", "source-layer": "street", filter: of("steps"), minzoom: 14, paint: { "line-color": "#a98f63", "line-width": width(1, 4), "line-dasharray": [0.5, 0.5] } },
    { id: "street-minor-case", type: "line", source: "ground", "source-layer": "street", filter: minor, layout: round, paint: { "line-color": "#d9d4c7", "line-width": width(1.6, 9) } },
    { id: "street-minor", type: "line", source: "ground", "source-layer": "street", filter: minor, layout: round, paint: { "line-color": "#ffffff", "line-width": width(0.8, 7) } },
    { id: "street-major-case", type: "line", source: "ground", "source-layer": "street", filter: major, layout: round, paint: { "line-color": "#cfc4a8", "line-width": width(3.6, 17) } },
    { id: "street-major", type: "line", source: "ground", "source-layer": "street", filter: major, layout: round, paint: { "line-color": "#fffaf0", "line-width": width(2.4, 14.5) } },
    { id: "name-street", type: "symbol", source: "ground", "source-layer": "street", minzoom: 14, filter: ["all", ["!", path as ExpressionSpecification], ["has", "name"]],
      layout: { ...LABEL, "symbol-placement": "line", "text-field": ["get", "name"], "text-size": 11, "symbol-spacing": 320, "text-letter-spacing": 0.08 },
      paint: { "text-color": "#5b5546", "text-halo-color": "#fffdf8", "text-halo-width": 1.6 } },
    { id: "name-place", type: "symbol", source: "ground", "source-layer": "place", filter: ["has", "name"],
      layout: { ...LABEL, "text-field": ["get", "name"], "text-size": 12, "text-max-width": 7 },
      paint: { "text-color": "#55504a", "text-halo-color": "#ffffffcc", "text-halo-width": 1.4 } },
  ],
};
