/** Pictures the map draws with: a pin with the pictogram of each business type. */
import type { Map as MapLibre } from "maplibre-gl";
import { familyColour } from "./colour.ts";

const RATIO = 2;
const svgs = import.meta.glob<string>("../../../../data/taxonomy/icons/*.svg", { query: "?raw", import: "default", eager: true });
const paths = new Map(Object.entries(svgs).map(([file, svg]) => [file.split("/").pop()!.replace(".svg", ""), /<path[^>]*\sd="([^"]+)"/.exec(svg)?.[1] ?? ""]));

/** Name of the pin of a pictogram in a family's colour. */
export const pinName = (icon: string, family: string) => `pin/${icon}/${family}`;

/** Makes the pins of the known types at once, and any other when a tile first names it. */
export function drawPins(map: MapLibre, types: readonly { icon: string; group: string }[]): void {
  const draw = (id: string) => {
    const [kind, icon, family] = id.split("/");
    if (kind === "pin" && !map.hasImage(id)) map.addImage(id, pin(familyColour(family ?? ""), paths.get(icon ?? "")), { pixelRatio: RATIO });
  };
  map.on("styleimagemissing", ({ id }) => draw(id));
  map.on("style.load", () => { for (const t of types) draw(pinName(t.icon, t.group)); });
}

/** A drop-shaped pin whose point marks the place; without a pictogram, a white dot. */
function pin(colour: string, path: string | undefined): ImageData {
  const element = document.createElement("canvas");
  [element.width, element.height] = [32 * RATIO, 38 * RATIO];
  const c = element.getContext("2d", { willReadFrequently: true });
  if (!c) throw new Error("no canvas");
  c.scale(RATIO, RATIO);
  c.beginPath();
  c.arc(16, 15, 13, Math.PI * 0.82, Math.PI * 0.18);
  c.quadraticCurveTo(20, 31, 16, 36);
  c.quadraticCurveTo(12, 31, 16 + 13 * Math.cos(Math.PI * 0.82), 15 + 13 * Math.sin(Math.PI * 0.82));
  c.closePath();
  Object.assign(c, { fillStyle: colour, strokeStyle: "#ffffff", lineWidth: 2, lineJoin: "round" });
  c.fill();
  c.stroke();
  c.fillStyle = "#ffffff";
  if (path) {
    c.translate(7, 6);
    c.scale(18 / 24, 18 / 24);
    c.fill(new Path2D(path), "evenodd");
  } else {
    c.beginPath();
    c.arc(16, 15, 4.5, 0, 2 * Math.PI);
    c.fill();
  }
  return c.getImageData(0, 0, element.width, element.height);
}
