/** Where residents set out from, coloured by their walk. Buildings are filled; other origins are dots. */
import type { ExpressionSpecification, Map as MapLibre } from "maplibre-gl";
import { NONE_FOUND, SEARCH_MINUTES, WALK_COLOURS } from "../../colour.ts";
import { count, walk } from "../../format.ts";
import type { Report } from "../../report.ts";
import type { MapLayer } from "../layer.ts";
import { collection, feature, type Decoder } from "../shape.ts";

const colour: ExpressionSpecification = ["match", ["coalesce", ["feature-state", "k"], 7], ...WALK_COLOURS.flatMap((c, k) => [k, c]), "#9aa3ab"] as unknown as ExpressionSpecification;
const POLYGON: ExpressionSpecification = ["==", ["geometry-type"], "Polygon"];

/** Shapes alone: what a choice changes is the state of each feature, so that a large district is not sent anew. */
function homesOf({ data }: Report, decoder: Decoder) {
  const points = decoder.line(data.origins.at);
  const gates = new Set(data.origins.gates);
  return collection(points.map((at, i) => {
    const building = data.map.buildings[data.origins.building[i] ?? -1];
    return feature(building ? decoder.polygons(building) : { type: "Point", coordinates: at }, { origin: i, gate: gates.has(i) }, i);
  }));
}

/** Classes that a map shows now. */
const shown = new WeakMap<MapLibre, number[]>();

function colourHomes(map: MapLibre, { originClasses }: Report): void {
  const now = originClasses.value;
  const before = shown.get(map) ?? [];
  for (let id = 0; id < now.length; id++) {
    if (now[id] !== before[id]) map.setFeatureState({ source: "homes", id }, { k: now[id] });
  }
  shown.set(map, now);
}

export const homes: MapLayer = {
  sources: (report, decoder) => {
    const lived = new Set(report.data.origins.building);
    return {
      buildings: collection(report.data.map.buildings.flatMap((b, i) => (lived.has(i) ? [] : [feature(decoder.polygons(b))]))),
      homes: homesOf(report, decoder),
    };
  },
  layers: [
    { id: "buildings", type: "fill", source: "buildings", minzoom: 12.5, paint: { "fill-color": "#e4dfd3", "fill-outline-color": "#d3ccbb" } },
    { id: "homes", type: "fill", source: "homes", filter: POLYGON, paint: { "fill-color": colour } },
    { id: "homes-unsure", type: "fill", source: "homes", filter: POLYGON, paint: { "fill-pattern": "hatch", "fill-opacity": ["case", ["==", ["feature-state", "k"], 6], 1, 0] } },
    { id: "homes-line", type: "line", source: "homes", filter: POLYGON, paint: { "line-color": "#2a3b3f", "line-opacity": 0.45, "line-width": 0.6 } },
    { id: "homes-spot", type: "circle", source: "homes", filter: ["==", ["geometry-type"], "Point"],
      paint: { "circle-color": colour, "circle-radius": ["interpolate", ["linear"], ["zoom"], 12, 2, 16, 5], "circle-stroke-color": ["case", ["get", "gate"], "#2a3b3f", "#fff"], "circle-stroke-width": ["case", ["get", "gate"], 2, 0.8] } },
  ],
  update: colourHomes,
  popup: {
    on: ["homes", "homes-spot"],
    say: (report, properties) => {
      const { data, view, say, pick, clause, profile, basis, placeName } = report;
      const i = Number(properties["origin"]);
      const value = report.reach(view.profile, clause.value.group)?.[i] ?? NONE_FOUND;
      const doubt = report.doubt(i, SEARCH_MINUTES * report.perMinute.value);
      const need = pick(clause.value);
      const nearest = doubt === "unsnapped" ? say("report-map-unsnapped")
        : value !== NONE_FOUND ? say("report-map-nearest", { need, walk: walk(value, profile.value.unit, view.lang) })
        : say(basis.value.covered && !doubt ? "report-map-nearest-none" : "report-map-nearest-unsure", { need });
      const places = [data.origins.compound[i]!, data.origins.community[i]!].filter((at) => at > 0);
      const kind = data.origins.gates.includes(i) ? "gate" : data.origins.building[i]! >= 0 ? "home" : "spot";
      return {
        title: say(`report-map-${kind}`, { n: count(data.origins.people[i] ?? 0, view.lang) }),
        lines: [nearest, ...(report.doubt(i, basis.value.limit) === "border" ? [say("report-map-border")] : []), ...places.map((at) => placeName(data.places[at]!))],
        places,
      };
    },
  },
};
