/** Who covers whom: the drawing order of the map, bottom first. */
export const ORDER = [
  "paper",
  "land", "water", "water-line",
  "isochrone",
  "railway", "street-path", "street-steps", "street-minor-case", "street-major-case", "street-minor", "street-major",
  "isochrone-line",
  "building",
  "community", "community-line", "community-chosen",
  "circle", "circle-line", "circle-chosen",
  "removed", "added", "shape", "shape-line",
  "origin",
  "way-case", "way",
  "drawing-area", "drawing-line", "drawing-corner",
  "outlet-many", "outlet-many-n", "outlet", "outlet-pin", "mark", "mark-text",
  "here",
  "name-street", "name-place", "community-name", "circle-name",
] as const;
