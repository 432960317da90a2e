/** Outlets of the register: pictograms near, numbers far out. */
import { LABEL, tiles, type MapLayer } from "../layer.ts";

export const outlets: MapLayer = {
  sources: { outlets: tiles("outlets") },
  layers: [
    { id: "outlet-many", type: "circle", source: "outlets", "source-layer": "outlet", filter: ["has", "count"],
      paint: { "circle-color": "#44555f", "circle-opacity": 0.82, "circle-radius": ["interpolate", ["linear"], ["get", "count"], 2, 8, 50, 14, 500, 20], "circle-stroke-color": "#fff", "circle-stroke-width": 1.5 } },
    { id: "outlet-many-n", type: "symbol", source: "outlets", "source-layer": "outlet", filter: ["has", "count"],
      layout: { ...LABEL, "text-field": ["to-string", ["get", "count"]], "text-size": 11, "text-allow-overlap": true }, paint: { "text-color": "#fff" } },
    { id: "outlet-pin", type: "symbol", source: "outlets", "source-layer": "outlet", filter: ["has", "id"],
      layout: { "icon-image": ["concat", "pin/", ["get", "icon"], "/", ["get", "group"]], "icon-allow-overlap": true, "icon-anchor": "bottom", "icon-size": ["interpolate", ["linear"], ["zoom"], 12, 0.6, 15, 0.85, 17, 1.05] },
      paint: { "icon-opacity": ["match", ["get", "status"], ["closed", "moved"], 0.4, 1] } },
  ],
  answers: ["outlet-pin", "outlet-many"],
};
