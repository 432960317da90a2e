/** Features and extents. */
import type { Feature, FeatureCollection, Geometry } from "geojson";

export type Box = [west: number, south: number, east: number, north: number];

export const feature = (geometry: Geometry, properties: Record<string, unknown> = {}): Feature => ({ type: "Feature", geometry, properties });
export const collection = (features: Feature[] = []): FeatureCollection => ({ type: "FeatureCollection", features });
export const only = (geometry: Geometry | null | undefined) => collection(geometry ? [feature(geometry)] : []);

/** The box around geometries; `null` where there is nothing. */
export function extent(geometries: (Geometry | null | undefined)[]): Box | null {
  let box: Box | null = null;
  const add = (at: unknown): void => {
    if (!Array.isArray(at)) return;
    if (typeof at[0] !== "number") return at.forEach(add);
    const [x, y] = at as [number, number];
    box = box ? [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)] : [x, y, x, y];
  };
  for (const g of geometries) {
    if (g?.type === "GeometryCollection") g.geometries.forEach((inner) => "coordinates" in inner && add(inner.coordinates));
    else if (g) add(g.coordinates);
  }
  return box;
}

/** A position of an address, `116.33,39.99`; `null` where it is none. */
export function positionOf(text: string): [number, number] | null {
  const [x, y] = text.split(",").map(Number);
  return x !== undefined && y !== undefined && Number.isFinite(x) && Number.isFinite(y) && Math.abs(x) <= 180 && Math.abs(y) <= 90 && text.includes(",") ? [x, y] : null;
}
