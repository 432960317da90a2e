/** From the payload's delta lists to GeoJSON. */
import type { Feature, FeatureCollection, Geometry, Position } from "geojson";
import type { Payload, Polygons, Ring } from "../payload.ts";

/** Turns delta lists into positions, from the south-west corner of the payload's bounds. */
export class Decoder {
  private readonly west: number;
  private readonly south: number;

  constructor(bounds: Payload["bounds"]) {
    [this.west, this.south] = bounds;
  }

  /** One position. */
  at([x, y]: [number, number]): [number, number] {
    return [(this.west + x) / 1e6, (this.south + y) / 1e6];
  }

  /** A list of positions. */
  line(deltas: Ring): [number, number][] {
    const line: [number, number][] = [];
    let x = 0, y = 0;
    for (let i = 0; i + 1 < deltas.length; i += 2) {
      x += deltas[i]!;
      y += deltas[i + 1]!;
      line.push(this.at([x, y]));
    }
    return line;
  }

  /** Polygons with their rings closed again. */
  polygons(shape: Polygons): Geometry {
    const close = (deltas: Ring): Position[] => {
      const ring = this.line(deltas);
      return ring.length ? [...ring, ring[0]!] : ring;
    };
    return { type: "MultiPolygon", coordinates: shape.map((polygon) => polygon.map(close)) };
  }
}

export function collection(features: Feature[]): FeatureCollection {
  return { type: "FeatureCollection", features };
}

export function feature(geometry: Geometry, properties: Record<string, unknown> = {}, id?: number): Feature {
  return { type: "Feature", geometry, properties, ...(id === undefined ? {} : { id }) };
}

/** West, south, east, north of a shape; `null` where it is empty. */
export function extent(geometry: Geometry): [number, number, number, number] | null {
  if (geometry.type !== "MultiPolygon") return null;
  const all = geometry.coordinates.flat(2);
  if (all.length === 0) return null;
  const box: [number, number, number, number] = [180, 90, -180, -90];
  for (const [x, y] of all as [number, number][]) {
    box[0] = Math.min(box[0], x); box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x); box[3] = Math.max(box[3], y);
  }
  return box;
}
