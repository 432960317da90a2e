/** Popups: what the map says where one clicks, or at its middle for those who use the keyboard. */
import { Popup, type Map as MapLibre, type LngLatLike } from "maplibre-gl";
import type { Report } from "../report.ts";
import type { MapLayer, PopupText } from "./layer.ts";
import { outletWords } from "./layers/outlets.ts";
import { placesAt, placeWords } from "./layers/places.ts";
import type { Decoder } from "./shape.ts";

export interface Popups {
  /** Goes to an outlet and says what is known about it. */
  outlet: (at: number) => void;
}

/**
 * The topmost thing under the pointer speaks: outlet, then home, then the places around.
 * On the canvas, Enter asks for what lies under the cross in the middle; Escape closes.
 */
export function connectPopups(map: MapLibre, layers: MapLayer[], report: Report, decoder: Decoder): Popups {
  const speaking = [...layers].reverse().flatMap((l) => (l.popup ? [l.popup] : []));
  const spoken = speaking.flatMap((p) => p.on);
  const popup = new Popup({ maxWidth: "20rem", focusAfterOpen: false });
  const open = (at: LngLatLike, words: PopupText) =>
    popup.setLngLat(at).setDOMContent(content(words, report, () => popup.remove())).addTo(map);
  const askAt = (point: { x: number; y: number }) => {
    const at = map.unproject([point.x, point.y]);
    const hit = map.queryRenderedFeatures([point.x, point.y], { layers: spoken })[0];
    const speaker = hit && speaking.find((p) => p.on.includes(hit.layer.id));
    const words = hit && speaker ? speaker.say(report, hit.properties) : placeAt(report, decoder, at.toArray());
    if (words) open(at, words);
    else popup.remove();
    return words !== null;
  };
  map.on("click", (event) => askAt(event.point));
  map.on("mousemove", (event) => {
    map.getCanvas().style.cursor = map.queryRenderedFeatures(event.point, { layers: spoken }).length ? "pointer" : "";
  });
  connectKeys(map, popup, askAt);
  return {
    outlet: (index) => {
      const at = decoder.line(report.data.outlets.at)[index];
      if (!at) return;
      map.jumpTo({ center: at, zoom: Math.max(map.getZoom(), 15.5) });
      open(at, outletWords(report, index));
      focusOn(popup);
    },
  };
}

function connectKeys(map: MapLibre, popup: Popup, askAt: (point: { x: number; y: number }) => boolean): void {
  const canvas = map.getCanvas();
  const box = map.getContainer();
  canvas.addEventListener("focus", () => box.classList.toggle("aiming", canvas.matches(":focus-visible")));
  canvas.addEventListener("blur", () => box.classList.remove("aiming"));
  canvas.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (askAt({ x: canvas.clientWidth / 2, y: canvas.clientHeight / 2 })) focusOn(popup);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !popup.isOpen()) return;
    popup.remove();
    canvas.focus({ preventScroll: true });
  });
}

const focusOn = (popup: Popup) => popup.getElement()?.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });

function content(words: PopupText, report: Report, close: () => void): HTMLElement {
  const box = document.createElement("div");
  box.setAttribute("role", "status");
  const add = (tag: string, text: string) => {
    const element = box.appendChild(document.createElement(tag));
    element.textContent = text;
    return element;
  };
  add("strong", words.title);
  for (const line of words.lines) add("p", line);
  for (const place of words.places ?? []) {
    if (place === report.view.place) continue;
    const button = add("button", report.say("report-map-open-place", { name: report.placeName(report.data.places[place]!) }));
    button.className = "link-button";
    button.addEventListener("click", () => { report.view.place = place; close(); });
  }
  return box;
}

/** The smallest place around a position speaks and offers the larger ones. */
function placeAt(report: Report, decoder: Decoder, at: [number, number]): PopupText | null {
  const places = placesAt(report, decoder, at);
  return places[0] === undefined ? null : { ...placeWords(report, places[0]), places };
}
