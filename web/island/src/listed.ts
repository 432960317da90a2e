/** The outlets of the page's list as points with their numbers. */
import type { FeatureCollection } from "geojson";

export function listed(root: ParentNode = document): FeatureCollection {
  const features = [...root.querySelectorAll<HTMLElement>(".outlets > li")].flatMap((entry, i) => {
    const at = (entry.dataset["at"] ?? "").split(",").map(Number);
    if (at.length !== 2 || !at.every(Number.isFinite)) return [];
    const properties = { n: i + 1, name: entry.dataset["name"] ?? "" };
    return [{ type: "Feature" as const, properties, geometry: { type: "Point" as const, coordinates: at } }];
  });
  return { type: "FeatureCollection", features };
}
