/** What one map layer is: its sources, its drawing, what a click on it says. */
import type { GeoJSONSource, GeoJSONSourceSpecification, LayerSpecification, Map as MapLibre } from "maplibre-gl";
import type { Report } from "../report.ts";
import type { Decoder } from "./shape.ts";
import type { FeatureCollection } from "geojson";

export interface MapLayer {
  /** Sources by id, filled once. */
  sources: (report: Report, decoder: Decoder) => Record<string, FeatureCollection>;
  /** Drawing, in any order: `order.ts` decides who covers whom. */
  layers: LayerSpecification[];
  /** Brings the drawing up to date with the reader's choices. */
  update?: (map: MapLibre, report: Report, decoder: Decoder) => void;
  /** Layer ids that answer a click, and what they say. */
  popup?: { on: string[]; say: (report: Report, properties: Record<string, unknown>) => PopupText };
}

export interface PopupText {
  title: string;
  lines: string[];
  /** Places that the popup offers to open, the smallest first. */
  places?: number[];
}

export function geojson(data: FeatureCollection): GeoJSONSourceSpecification {
  return { type: "geojson", data, tolerance: 0.2 };
}

export function setData(map: MapLibre, source: string, data: FeatureCollection): void {
  void map.getSource<GeoJSONSource>(source)?.setData(data);
}
