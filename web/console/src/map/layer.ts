/** What one map layer is: where it comes from and how it is drawn; the order is in `order.ts`. */
import type { GeoJSONSourceSpecification, LayerSpecification, VectorSourceSpecification } from "maplibre-gl";

export interface MapLayer {
  /** Sources by id. A source of the page's own data starts empty and is filled by `setData`. */
  sources: Record<string, VectorSourceSpecification | GeoJSONSourceSpecification>;
  layers: LayerSpecification[];
  /** Ids of drawn layers that answer a click, the topmost first. */
  answers?: string[];
}

/** Tiles of the service; the address is whole because the worker that asks has no page. */
export function tiles(layer: string, query = "", maxzoom = 16): VectorSourceSpecification {
  return { type: "vector", tiles: [`${location.origin}/tiles/${layer}/{z}/{x}/{y}.mvt${query}`], minzoom: 8, maxzoom };
}

export function empty(): GeoJSONSourceSpecification {
  return { type: "geojson", data: { type: "FeatureCollection", features: [] }, tolerance: 0.2 };
}

/** Lettering; drawn with the reader's own fonts, no glyph server. */
export const LABEL = { "text-font": ["sans"], "text-padding": 3 };
export const MAP_FONTS = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", sans-serif';
