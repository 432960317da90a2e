/** One MapLibre map: its layers in order, clicks by pointer and keyboard, fitting. */
import { Map as MapLibre, NavigationControl, ScaleControl, setWorkerUrl, type GeoJSONSource, type MapGeoJSONFeature } from "maplibre-gl";
import worker from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import type { FeatureCollection } from "geojson";
import { say } from "../words.ts";
import { drawPins } from "./images.ts";
import { MAP_FONTS, type MapLayer } from "./layer.ts";
import { ORDER } from "./order.ts";
import type { Box } from "./shape.ts";

export interface Clicked { at: [number, number]; layer: string | null; properties: Record<string, unknown> }
export interface LiveMap {
  setData: (source: string, data: FeatureCollection) => void;
  /** Replaces a layer whose tiles depend on a choice. */
  replace: (layer: MapLayer) => void;
  fit: (box: Box, animate?: boolean) => void;
  view: () => { center: [number, number]; zoom: number };
  bounds: () => Box;
  remove: () => void;
}

export interface MapWishes {
  layers: MapLayer[];
  start: { box: Box } | { center: [number, number]; zoom: number };
  ready: () => void;
  clicked: (what: Clicked) => void;
  moved: () => void;
  /** Business types whose pins are made beforehand. */
  types: readonly { icon: string; group: string }[];
  /** No controls: a map to look at from afar. */
  still?: boolean;
}

const rank = (id: string) => (ORDER as readonly string[]).indexOf(id);

export function openMap(container: HTMLElement, wishes: MapWishes): LiveMap {
  setWorkerUrl(worker);
  const layers = wishes.layers.flatMap((l) => l.layers).sort((a, b) => rank(a.id) - rank(b.id));
  const answers = new Set(wishes.layers.flatMap((l) => l.answers ?? []));
  const start = "box" in wishes.start ? { bounds: wishes.start.box, fitBoundsOptions: { padding: 44, maxZoom: 16 } } : wishes.start;
  const map = new MapLibre({
    container, ...start, minZoom: 8, maxZoom: 19, maxPitch: 0, dragRotate: false, attributionControl: false, localIdeographFontFamily: MAP_FONTS,
    style: { version: 8, sources: Object.assign({}, ...wishes.layers.map((l) => l.sources)), layers },
    cooperativeGestures: matchMedia("(max-width: 720px)").matches && !wishes.still, interactive: true, fadeDuration: 0, locale: words(),
  });
  map.touchZoomRotate.disableRotation();
  if (!wishes.still) {
    map.addControl(new NavigationControl({ showCompass: false }), "top-right");
    map.addControl(new ScaleControl({ unit: "metric" }), "bottom-right");
  }
  drawPins(map, wishes.types);
  map.getCanvas().setAttribute("aria-label", say("console-map-canvas"));
  // A tile that is missing leaves a gap in the picture, not a broken page.
  map.on("error", () => {});
  map.on("load", wishes.ready);
  map.on("moveend", wishes.moved);
  const ask = (point: { x: number; y: number }) => {
    const drawn = [...answers].filter((id) => map.getLayer(id));
    const found: MapGeoJSONFeature | undefined = map.queryRenderedFeatures([point.x, point.y], { layers: drawn })[0];
    wishes.clicked({ at: map.unproject([point.x, point.y]).toArray() as [number, number], layer: found?.layer.id ?? null, properties: found?.properties ?? {} });
  };
  map.on("click", (event) => ask(event.point));
  map.on("mousemove", (event) => {
    const drawn = [...answers].filter((id) => map.getLayer(id));
    map.getCanvas().style.cursor = drawn.length && map.queryRenderedFeatures(event.point, { layers: drawn }).length ? "pointer" : "";
  });
  connectKeys(map, ask);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return {
    setData: (source, data) => void map.getSource<GeoJSONSource>(source)?.setData(data),
    replace: (layer) => {
      for (const l of layer.layers) if (map.getLayer(l.id)) map.removeLayer(l.id);
      for (const [id, source] of Object.entries(layer.sources)) {
        if (map.getSource(id)) map.removeSource(id);
        map.addSource(id, source);
      }
      for (const l of layer.layers) map.addLayer(l, map.getStyle().layers.find((other) => rank(other.id) > rank(l.id))?.id);
    },
    fit: (box, animate = true) => void map.fitBounds(box, { padding: 40, maxZoom: 16.5, duration: still || !animate ? 0 : 500 }),
    view: () => ({ center: map.getCenter().toArray() as [number, number], zoom: map.getZoom() }),
    bounds: () => map.getBounds().toArray().flat() as Box,
    remove: () => map.remove(),
  };
}

/** Enter asks for what lies under the cross in the middle. */
function connectKeys(map: MapLibre, ask: (point: { x: number; y: number }) => void): void {
  const canvas = map.getCanvas();
  const box = map.getContainer();
  canvas.addEventListener("focus", () => box.classList.toggle("aiming", canvas.matches(":focus-visible")));
  canvas.addEventListener("blur", () => box.classList.remove("aiming"));
  canvas.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    ask({ x: canvas.clientWidth / 2, y: canvas.clientHeight / 2 });
  });
}

function words(): Record<string, string> {
  return {
    "NavigationControl.ZoomIn": say("console-map-zoom-in"), "NavigationControl.ZoomOut": say("console-map-zoom-out"), "Map.Title": say("console-map"),
    "ScaleControl.Meters": "m", "ScaleControl.Kilometers": "km",
    "CooperativeGesturesHandler.WindowsHelpText": say("console-map-gestures-scroll"), "CooperativeGesturesHandler.MacHelpText": say("console-map-gestures-scroll"),
    "CooperativeGesturesHandler.MobileHelpText": say("console-map-gestures"),
  };
}
