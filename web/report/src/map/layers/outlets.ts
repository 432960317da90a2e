/** Outlets: those of the chosen type as pictograms, the others as dots on request. */
import { familyColour } from "../../colour.ts";
import type { Report } from "../../report.ts";
import { setData, type MapLayer, type PopupText } from "../layer.ts";
import { collection, feature, type Decoder } from "../shape.ts";

function outletsOf({ data, view, clause }: Report, decoder: Decoder) {
  const wanted = new Set(data.groups[clause.value.group]?.types ?? []);
  return collection(decoder.line(data.outlets.at).flatMap((at, i) => {
    const types = data.outlets.types[i]!;
    const mine = types.find((t) => wanted.has(t));
    if (mine === undefined && !view.allOutlets) return [];
    const type = data.types[mine ?? types[0] ?? -1];
    return type ? [feature({ type: "Point", coordinates: at }, { outlet: i, mine: mine !== undefined, icon: pinName(type.icon, type.family), colour: familyColour(type.family) })] : [];
  }));
}

/** Name of the pin image of a pictogram in a family's colour. */
export function pinName(icon: string, family: string): string {
  return `pin/${icon}/${family}`;
}

export const outlets: MapLayer = {
  sources: (report, decoder) => ({ outlets: outletsOf(report, decoder) }),
  layers: [
    { id: "outlets-other", type: "circle", source: "outlets", filter: ["!", ["get", "mine"]],
      paint: { "circle-color": ["get", "colour"], "circle-radius": ["interpolate", ["linear"], ["zoom"], 13, 2.5, 17, 6], "circle-stroke-color": "#fff", "circle-stroke-width": 1 } },
    { id: "outlets-this", type: "symbol", source: "outlets", filter: ["get", "mine"],
      layout: { "icon-image": ["get", "icon"], "icon-allow-overlap": true, "icon-anchor": "bottom", "icon-size": ["interpolate", ["linear"], ["zoom"], 12, 0.62, 15, 0.92, 17, 1.1] } },
  ],
  update: (map, report, decoder) => setData(map, "outlets", outletsOf(report, decoder)),
  popup: {
    on: ["outlets-this", "outlets-other"],
    say: (report, properties) => outletWords(report, Number(properties["outlet"])),
  },
};

/** What the popup of an outlet says. */
export function outletWords({ data, view, say, pick }: Report, at: number): PopupText {
  const types = data.outlets.types[at]!.map((t) => pick(data.types[t]!)).join(view.lang === "en" ? ", " : "、");
  const [address, hours] = [data.outlets.address[at], data.outlets.hours[at]];
  const source = data.sources[data.outlets.source[at]!];
  const from = source && [pick(source.title), source.date, source.attribution].filter(Boolean).join(" · ");
  return {
    title: data.outlets.name[at] || say("report-outlets-nameless"),
    lines: [types, address ?? "", hours ? say("report-map-hours", { hours }) : "", from ?? ""].filter(Boolean),
  };
}
