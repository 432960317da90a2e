/** Service areas: from where the nearest outlet is within 5, 8, 10, 15 minutes. */
import { WALK_COLOURS, TIERS } from "../../colour.ts";
import type { Report } from "../../report.ts";
import { setData, type MapLayer } from "../layer.ts";
import { collection, feature, type Decoder } from "../shape.ts";

/** Larger areas first, so that the near ones lie on top. */
function areasOf({ data, view, clause }: Report, decoder: Decoder) {
  if (!view.isochrones) return collection([]);
  const areas = data.isochrones.filter((a) => a.profile === view.profile && a.group === clause.value.group);
  areas.sort((a, b) => b.minutes - a.minutes);
  return collection(areas.map((a) => feature(decoder.polygons(a.shape), { k: TIERS.findIndex((t) => a.minutes <= t) })));
}

const colour = ["match", ["get", "k"], 0, WALK_COLOURS[0], 1, WALK_COLOURS[1], 2, WALK_COLOURS[2], WALK_COLOURS[3]];

export const isochrones: MapLayer = {
  sources: (report, decoder) => ({ isochrones: areasOf(report, decoder) }),
  layers: [
    { id: "isochrones", type: "fill", source: "isochrones", paint: { "fill-color": colour as never, "fill-opacity": 0.3 } },
    { id: "isochrones-line", type: "line", source: "isochrones", paint: { "line-color": colour as never, "line-width": 1.4 } },
  ],
  update: (map, report, decoder) => setData(map, "isochrones", areasOf(report, decoder)),
};
