/** The map of a circle's page: the ground, the circle's border, and the outlets of the list with their numbers. */
import "maplibre-gl/dist/maplibre-gl.css";
import { Map as LiveMap, NavigationControl, setWorkerUrl, type LngLatBoundsLike } from "maplibre-gl";
import worker from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { LABEL, MAP_FONTS } from "../../console/src/map/layer.ts";
import { circles } from "../../console/src/map/layers/circles.ts";
import { ground } from "../../console/src/map/layers/ground.ts";
import { listed } from "./listed.ts";

export function openMap(section: HTMLElement): void {
  const box = (section.dataset["box"] ?? "").split(",").map(Number);
  const [west, south, east, north] = box;
  if (box.length !== 4 || [west, south, east, north].some((edge) => !Number.isFinite(edge))) throw new Error("no box");
  setWorkerUrl(worker);
  const element = document.createElement("div");
  element.className = "map";
  element.setAttribute("role", "region");
  element.setAttribute("aria-labelledby", "map-title");
  section.append(element);
  const border = circles.layers.filter((layer) => layer.id === "circle-line");
  const map = new LiveMap({
    container: element,
    bounds: [west, south, east, north] as LngLatBoundsLike,
    fitBoundsOptions: { padding: 20 },
    maxZoom: 18,
    attributionControl: false,
    dragRotate: false,
    localIdeographFontFamily: MAP_FONTS,
    style: {
      version: 8,
      sources: { ...ground.sources, ...circles.sources, listed: { type: "geojson", data: listed() } },
      layers: [
        ...ground.layers,
        ...border,
        { id: "listed", type: "circle", source: "listed",
          paint: { "circle-color": "#0f4c5c", "circle-radius": 12, "circle-stroke-color": "#fff", "circle-stroke-width": 2 } },
        { id: "listed-n", type: "symbol", source: "listed",
          layout: { ...LABEL, "text-field": ["to-string", ["get", "n"]], "text-size": 13, "text-allow-overlap": true }, paint: { "text-color": "#fff" } },
        { id: "listed-name", type: "symbol", source: "listed", minzoom: 15,
          layout: { ...LABEL, "text-field": ["get", "name"], "text-size": 13, "text-offset": [0, 1.5], "text-anchor": "top", "text-optional": true },
          paint: { "text-color": "#16232c", "text-halo-color": "#fff", "text-halo-width": 2 } },
      ],
    },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }));
  // A tap on a number leads to its entry in the list.
  map.on("click", "listed", (event) => {
    const n = Number(event.features?.[0]?.properties["n"]);
    document.querySelectorAll<HTMLElement>(".outlets > li")[n - 1]?.querySelector("a")?.focus();
  });
}
