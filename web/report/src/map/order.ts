/** Who covers whom: the drawing order of the map, bottom first. */
export const ORDER = [
  "paper",
  "land-residential", "land-institution", "land-commercial", "land-green", "land-water",
  "isochrones",
  "line-water", "line-railway", "line-railway-ties",
  "street-path", "street-steps", "street-minor-case", "street-major-case", "street-minor", "street-major",
  "isochrones-line",
  "buildings", "homes", "homes-unsure", "homes-line", "homes-spot",
  "line-wall",
  "edge",
  "places-community-case", "places-community", "places-compound", "places-chosen",
  "outlets-other", "outlets-ring", "outlets-this",
  "name-street", "name-land", "name-compound", "name-community",
] as const;
