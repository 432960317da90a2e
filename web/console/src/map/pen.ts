/** Drawing a border by hand: corners one after another, closed at the end. Pure steps, so that they can be tested. */
import type { FeatureCollection, Polygon } from "geojson";
import { collection, feature } from "./shape.ts";

export type Corner = [number, number];

/** A drawing with one more corner; a click on the first corner of three or more closes it. */
export function withCorner(corners: readonly Corner[], at: Corner): Corner[] {
  return [...corners, [round(at[0]), round(at[1])]];
}

/** Positions are kept to 1e-7 degrees, about a centimetre, as everywhere. */
const round = (v: number) => Math.round(v * 1e7) / 1e7;

/** The polygon of the corners, counter-clockwise outside as GeoJSON asks; `null` for fewer than three. */
export function polygonOf(corners: readonly Corner[]): Polygon | null {
  if (corners.length < 3) return null;
  const ring = doubleArea(corners) < 0 ? [...corners].reverse() : [...corners];
  return { type: "Polygon", coordinates: [[...ring, ring[0]!]] };
}

function doubleArea(corners: readonly Corner[]): number {
  return corners.reduce((sum, [x, y], i) => {
    const [nx, ny] = corners[(i + 1) % corners.length]!;
    return sum + x * ny - nx * y;
  }, 0);
}

/** Whether two of its sides cross: such a border encloses nothing clear. */
export function crossesItself(corners: readonly Corner[]): boolean {
  const n = corners.length;
  for (let i = 0; i < n; i++) {
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      if (cross(corners[i]!, corners[(i + 1) % n]!, corners[j]!, corners[(j + 1) % n]!)) return true;
    }
  }
  return false;
}

function cross(a: Corner, b: Corner, c: Corner, d: Corner): boolean {
  const side = (p: Corner, q: Corner, r: Corner) => Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** What the map draws of it. */
export function drawn(corners: readonly Corner[]): FeatureCollection {
  const polygon = polygonOf(corners);
  return collection([
    ...(polygon ? [feature(polygon)] : corners.length === 2 ? [feature({ type: "LineString", coordinates: [...corners] })] : []),
    ...corners.map((at, corner) => feature({ type: "Point", coordinates: at }, { corner })),
  ]);
}
