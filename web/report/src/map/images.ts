/** Pictures the map draws with: pins with pictograms, the hatch of "cannot tell". */
import type { Map as MapLibre } from "maplibre-gl";
import { familyColour } from "../colour.ts";
import type { Payload } from "../payload.ts";
import { pinName } from "./layers/outlets.ts";

const RATIO = 2;

export function addImages(map: MapLibre, data: Payload): void {
  map.addImage("hatch", hatch(), { pixelRatio: RATIO });
  const drawn = new Set<string>();
  for (const type of data.types) {
    const name = pinName(type.icon, type.family);
    if (drawn.has(name)) continue;
    drawn.add(name);
    map.addImage(name, pin(familyColour(type.family), data.icons[type.icon]), { pixelRatio: RATIO });
  }
}

function canvas(width: number, height: number): CanvasRenderingContext2D {
  const element = document.createElement("canvas");
  element.width = width * RATIO;
  element.height = height * RATIO;
  const context = element.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no canvas");
  context.scale(RATIO, RATIO);
  return context;
}

const pixels = (c: CanvasRenderingContext2D) => c.getImageData(0, 0, c.canvas.width, c.canvas.height);

/** A drop-shaped pin whose point marks the place; without a pictogram, a white dot. */
function pin(colour: string, path: string | undefined): ImageData {
  const c = canvas(32, 38);
  c.beginPath();
  c.arc(16, 15, 13, Math.PI * 0.82, Math.PI * 0.18);
  c.quadraticCurveTo(20, 31, 16, 36);
  c.quadraticCurveTo(12, 31, 16 + 13 * Math.cos(Math.PI * 0.82), 15 + 13 * Math.sin(Math.PI * 0.82));
  c.closePath();
  c.fillStyle = colour;
  c.strokeStyle = "#ffffff";
  c.lineWidth = 2;
  c.lineJoin = "round";
  c.fill();
  c.stroke();
  c.fillStyle = "#ffffff";
  if (path) {
    c.translate(16 - 9, 15 - 9);
    c.scale(18 / 24, 18 / 24);
    c.fill(new Path2D(path), "evenodd");
  } else {
    c.beginPath();
    c.arc(16, 15, 4.5, 0, 2 * Math.PI);
    c.fill();
  }
  return pixels(c);
}

function hatch(): ImageData {
  const c = canvas(8, 8);
  c.fillStyle = "#e9edef";
  c.fillRect(0, 0, 8, 8);
  c.strokeStyle = "#8d979d";
  c.lineWidth = 1.6;
  for (const at of [-8, 0, 8]) {
    c.beginPath();
    c.moveTo(at, 8);
    c.lineTo(at + 8, 0);
    c.stroke();
  }
  return pixels(c);
}
