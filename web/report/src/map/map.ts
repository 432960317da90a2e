/** The map itself: one MapLibre instance, its layers in order, and fitting. */
import { Map as MapLibre, NavigationControl, ScaleControl, setWorkerUrl, type StyleSpecification } from "maplibre-gl";
import worker from "maplibre-gl/dist/maplibre-gl-worker.mjs?raw";
import type { Report } from "../report.ts";
import { addImages } from "./images.ts";
import { MAP_FONTS } from "./label.ts";
import { geojson, type MapLayer } from "./layer.ts";
import { ground } from "./layers/ground.ts";
import { homes } from "./layers/homes.ts";
import { isochrones } from "./layers/isochrones.ts";
import { outlets } from "./layers/outlets.ts";
import { places } from "./layers/places.ts";
import { streets } from "./layers/streets.ts";
import { ORDER } from "./order.ts";
import { connectPopups } from "./popup.ts";
import { Decoder, extent } from "./shape.ts";

const LAYERS: MapLayer[] = [ground, isochrones, streets, homes, places, outlets];

export interface LiveMap {
  /** Draws what the reader chose. */
  update: () => void;
  /** Shows the chosen place, or everything. */
  fit: (animate?: boolean) => void;
  /** The drawing as a picture, for paper. */
  picture: () => string;
  /** Goes to an outlet and opens its popup. */
  outlet: (at: number) => void;
  remove: () => void;
}

/**
 * Puts the map into an element.
 *
 * The worker comes from a blob: a page opened from a file may not load a second file
 * (MapLibre turns it into a data address where the page has no origin).
 */
export function openMap(container: HTMLElement, report: Report, ready: () => void): LiveMap {
  setWorkerUrl(URL.createObjectURL(new Blob([worker], { type: "text/javascript" })));
  const decoder = new Decoder(report.data.bounds);
  const [w, s, e, n] = report.data.bounds.map((v) => v / 1e6) as [number, number, number, number];
  const map = new MapLibre({
    container,
    style: styleOf(report, decoder),
    bounds: [w, s, e, n],
    fitBoundsOptions: { padding: 12 },
    minZoom: 9,
    maxZoom: 19,
    maxPitch: 0,
    dragRotate: false,
    attributionControl: false,
    localIdeographFontFamily: MAP_FONTS,
    canvasContextAttributes: { preserveDrawingBuffer: true },
    cooperativeGestures: matchMedia("(max-width: 1080px)").matches,
    locale: localeOf(report),
    fadeDuration: 0,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({ unit: "metric" }), "bottom-right");
  map.on("style.load", () => addImages(map, report.data));
  map.on("load", ready);
  map.getCanvas().setAttribute("aria-label", report.say("report-map-canvas"));
  const popups = connectPopups(map, LAYERS, report, decoder);
  const update = () => { for (const layer of LAYERS) layer.update?.(map, report, decoder); };
  // A map may reach far beyond the homes that were measured: the whole is where they stand.
  const homes = extent({ type: "MultiPolygon", coordinates: [[decoder.line(report.data.origins.at)]] });
  const whole: [number, number, number, number] = homes ? [Math.max(w, homes[0]), Math.max(s, homes[1]), Math.min(e, homes[2]), Math.min(n, homes[3])] : [w, s, e, n];
  const fit = (animate = true) => {
    const place = report.data.places[report.view.place];
    const box = report.view.place > 0 && place ? extent(decoder.polygons(place.shape)) : null;
    const inside: [number, number, number, number] = box ? [Math.max(w, box[0]), Math.max(s, box[1]), Math.min(e, box[2]), Math.min(n, box[3])] : whole;
    const still = !animate || matchMedia("(prefers-reduced-motion: reduce)").matches;
    map.fitBounds(inside, { padding: box ? 48 : 24, maxZoom: 16.5, duration: still ? 0 : 500 });
  };
  return { update, fit, picture: () => map.getCanvas().toDataURL("image/jpeg", 0.92), outlet: popups.outlet, remove: () => map.remove() };
}

function styleOf(report: Report, decoder: Decoder): StyleSpecification {
  const sources = Object.assign({}, ...LAYERS.map((l) => l.sources(report, decoder))) as Record<string, ReturnType<typeof geojson>["data"]>;
  const rank = (id: string) => (ORDER as readonly string[]).indexOf(id);
  const layers = LAYERS.flatMap((l) => l.layers).sort((a, b) => rank(a.id) - rank(b.id));
  return { version: 8, sources: Object.fromEntries(Object.entries(sources).map(([id, data]) => [id, geojson(data as never)])), layers };
}

function localeOf({ say }: Report): Record<string, string> {
  return {
    "NavigationControl.ZoomIn": say("report-map-zoom-in"),
    "NavigationControl.ZoomOut": say("report-map-zoom-out"),
    "Popup.Close": say("report-map-close"),
    "Map.Title": say("report-map-title"),
    "ScaleControl.Meters": "m",
    "ScaleControl.Kilometers": "km",
    "CooperativeGesturesHandler.WindowsHelpText": say("report-map-gestures-scroll"),
    "CooperativeGesturesHandler.MacHelpText": say("report-map-gestures-scroll"),
    "CooperativeGesturesHandler.MobileHelpText": say("report-map-gestures"),
  };
}
