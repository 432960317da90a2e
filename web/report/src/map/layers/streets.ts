/** Streets and paths. */
import type { DataDrivenPropertyValueSpecification, ExpressionSpecification } from "maplibre-gl";
import { collection, feature } from "../shape.ts";
import type { MapLayer } from "../layer.ts";
import { LABEL } from "../label.ts";

const width = (at13: number, at17: number): DataDrivenPropertyValueSpecification<number> =>
  ["interpolate", ["exponential", 1.5], ["zoom"], 13, at13, 17, at17];
const only = (kind: string): ExpressionSpecification => ["==", ["get", "class"], kind];
const round = { "line-cap": "round", "line-join": "round" } as const;

export const streets: MapLayer = {
  sources: ({ data }, decoder) => ({
    streets: collection(data.map.streets.map((s) =>
      feature({ type: "LineString", coordinates: decoder.line(s.line) }, { class: s.class, name: s.name }))),
  }),
  layers: [
    { id: "street-path", type: "line", source: "streets", filter: only("path"), minzoom: 13.2, layout: round, paint: { "line-color": "#cbb999", "line-width": width(0.6, 2.2), "line-dasharray": [2, 1.6] } },
    { id: "street-steps", type: "line", source: "streets", filter: only("steps"), minzoom: 14, paint: { "line-color": "#a98f63", "line-width": width(1, 4), "line-dasharray": [0.5, 0.5] } },
    { id: "street-minor-case", type: "line", source: "streets", filter: only("minor"), layout: round, paint: { "line-color": "#d9d4c7", "line-width": width(1.6, 9) } },
    { id: "street-minor", type: "line", source: "streets", filter: only("minor"), layout: round, paint: { "line-color": "#ffffff", "line-width": width(0.8, 7) } },
    { id: "street-major-case", type: "line", source: "streets", filter: only("major"), layout: round, paint: { "line-color": "#cfc4a8", "line-width": width(3.6, 17) } },
    { id: "street-major", type: "line", source: "streets", filter: only("major"), layout: round, paint: { "line-color": "#fffaf0", "line-width": width(2.4, 14.5) } },
    { id: "name-street", type: "symbol", source: "streets", minzoom: 14, filter: ["all", ["!=", ["get", "name"], ""], ["any", only("major"), only("minor")]],
      layout: { ...LABEL, "symbol-placement": "line", "text-field": ["get", "name"], "text-size": 11, "symbol-spacing": 320, "text-letter-spacing": 0.08 },
      paint: { "text-color": "#5b5546", "text-halo-color": "#fffdf8", "text-halo-width": 1.6 } },
  ],
};
