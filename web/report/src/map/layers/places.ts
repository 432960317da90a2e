/** Communities and compounds: outlines for analysis, never drawn as official boundaries. */
import type { Feature } from "geojson";
import { VERDICT_SYMBOLS } from "../../colour.ts";
import { count, percent } from "../../format.ts";
import type { Report } from "../../report.ts";
import { setData, type MapLayer, type PopupText } from "../layer.ts";
import { LABEL } from "../label.ts";
import { collection, feature, type Decoder } from "../shape.ts";

/** Names stand amid the residents, not at the middle of an outline that may lie outside the map. */
function namesOf({ data }: Report, decoder: Decoder): Feature[] {
  const sums = data.places.map(() => ({ x: 0, y: 0, n: 0 }));
  decoder.line(data.origins.at).forEach(([x, y], i) => {
    for (const place of [data.origins.community[i]!, data.origins.compound[i]!]) {
      const sum = sums[place];
      if (place > 0 && sum) { sum.x += x; sum.y += y; sum.n += 1; }
    }
  });
  return data.places.flatMap((p, i) => {
    const { x, y, n } = sums[i]!;
    return n && p.name ? [feature({ type: "Point", coordinates: [x / n, y / n] }, { name: p.name, level: p.level, people: p.people })] : [];
  });
}

function chosenOf({ data, view }: Report, decoder: Decoder) {
  const place = data.places[view.place];
  return collection(view.place > 0 && place ? [feature(decoder.polygons(place.shape))] : []);
}

export const places: MapLayer = {
  sources: (report, decoder) => ({
    places: collection(report.data.places.flatMap((p, i) =>
      p.level === "study" ? [] : [feature(decoder.polygons(p.shape), { place: i, level: p.level })])),
    "place-names": collection(namesOf(report, decoder)),
    chosen: chosenOf(report, decoder),
  }),
  layers: [
    { id: "places-community-case", type: "line", source: "places", filter: ["==", ["get", "level"], "community"], paint: { "line-color": "#ffffff", "line-width": 4, "line-opacity": 0.7 } },
    { id: "places-community", type: "line", source: "places", filter: ["==", ["get", "level"], "community"], paint: { "line-color": "#5a4b7d", "line-width": 1.6, "line-dasharray": [4, 2] } },
    { id: "places-compound", type: "line", source: "places", filter: ["==", ["get", "level"], "compound"], minzoom: 13.5, paint: { "line-color": "#8a6d3b", "line-width": 1.2, "line-opacity": 0.8 } },
    { id: "places-chosen", type: "line", source: "chosen", paint: { "line-color": "#0f4c5c", "line-width": 3.5 } },
    { id: "name-compound", type: "symbol", source: "place-names", minzoom: 13.6, filter: ["==", ["get", "level"], "compound"],
      layout: { ...LABEL, "text-field": ["get", "name"], "text-size": 12, "text-max-width": 6, "symbol-sort-key": ["-", 0, ["get", "people"]] },
      paint: { "text-color": "#5e4415", "text-halo-color": "#fffdf6", "text-halo-width": 1.8 } },
    { id: "name-community", type: "symbol", source: "place-names", filter: ["==", ["get", "level"], "community"],
      layout: { ...LABEL, "text-field": ["get", "name"], "text-size": 14, "text-letter-spacing": 0.12, "text-max-width": 8, "symbol-sort-key": ["-", 0, ["get", "people"]] },
      paint: { "text-color": "#41335f", "text-halo-color": "#ffffff", "text-halo-width": 2.2 } },
  ],
  update: (map, report, decoder) => setData(map, "chosen", chosenOf(report, decoder)),
};

/** What the popup of a place says: its residents, the chosen format there, its gaps. */
export function placeWords(report: Report, place: number): PopupText {
  const { data, view, say, pick, clause, clauseAt, cell, limitWords, placeName } = report;
  const p = data.places[place]!;
  const { verdict, reached, without, unsure } = cell(clauseAt.value, place);
  const all = reached + without + unsure;
  const key = reached + without === 0 ? "unknown" : unsure > 0 ? "at-least" : "share";
  const share = percent(all ? Math.floor((reached * 1000) / all) : 0);
  const gaps = data.gaps.filter((g) => g.profile === view.profile && g.pack === view.pack && g.place === place).length;
  return {
    title: placeName(p),
    lines: [
      say("report-place-people", { n: count(p.people, view.lang) }),
      all > 0 ? say(`report-map-place-${key}`, { share, limit: limitWords(clause.value), need: pick(clause.value) }) : "",
      `${VERDICT_SYMBOLS[verdict]} ${say(`report-verdict-${verdict}`)}`,
      gaps ? say("report-map-place-gaps", { n: gaps }) : "",
    ].filter(Boolean),
    places: [place],
  };
}

/** Places around a position, compounds before communities (even–odd rule). */
export function placesAt({ data }: Report, decoder: Decoder, [x, y]: [number, number]): number[] {
  const inside = (ring: [number, number][]) => {
    let odd = false;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [[ax, ay], [bx, by]] = [ring[i]!, ring[j]!];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
    }
    return odd;
  };
  const around = data.places.flatMap((p, at) =>
    p.shape.some((polygon) => polygon.reduce((odd, ring) => odd !== inside(decoder.line(ring)), false)) ? [at] : []);
  const compounds = around.filter((at) => data.places[at]!.level === "compound");
  return [...compounds, ...around.filter((at) => data.places[at]!.level === "community")];
}
