/**
 * What a report carries: the shape of the JSON inside `#yike-data`.
 *
 * Written by `crates/app/src/publish/payload.rs`; both files change together and
 * `format` counts the changes. Every number was computed by the engine; the page
 * only draws it.
 *
 * Units: people are whole residents, shares are per mille, times are whole seconds
 * rounded up (so "within 8 minutes" is exactly "≤ 480"), lengths are metres rounded
 * up, positions are 1e-6 degree.
 */
export interface Payload {
  format: 1;
  product: { name: string; version: string };
  study: Named & { id: string };
  /** State of the street map, `YYYY-MM-DD`; empty where the file does not say. */
  data_date: string;
  /** West, south, east, north. */
  bounds: [number, number, number, number];
  /** How gates of compounds were treated, `open` · `residents` · `closed`. */
  gate_policy: string;
  allow_unverified: boolean;
  residents: number;
  /**
   * What the numbers of residents are: `counted` or modelled by a source, `assumed` by the
   * owner of the study (an illustration), or `floor-area`, where nobody knows them: the
   * numbers are then square metres of housing and no text speaks of residents.
   */
  people_basis: "counted" | "assumed" | "floor-area";
  /** What the owner of the study wants said on every page. */
  notices: Named[];
  types: BusinessType[];
  /** What can be asked for: a business type, or the several types a clause accepts. */
  groups: Group[];
  profiles: Profile[];
  packs: Pack[];
  /** The whole study first, then communities, then compounds. */
  places: Place[];
  /** One for each profile and pack, profiles outermost. */
  assessments: Assessment[];
  /** One for each profile and group, profiles outermost; `null` where the group has no outlet. */
  curves: (number[] | null)[];
  /** What messages say: the catalogue key and the names of its values. */
  rules: { key: string; names: string[] }[];
  gaps: Gap[];
  /** Gaps of compounds that stand only in the workbook and the GeoPackage. */
  n_gaps_left_out: number;
  map: MapDrawing;
  origins: Origins;
  outlets: OutletTable;
  isochrones: Isochrone[];
  findings: FindingSummary[];
  sources: Source[];
  /** Documents that packs and clauses cite by `id`. */
  cited: Cited[];
  receipt: Receipt;
  /** Pictograms by name: an SVG path on a 24 × 24 field. */
  icons: Record<string, string>;
}

/** Both languages of one text; the Chinese one is the master. */
export interface Named {
  zh: string;
  en: string;
}

export interface BusinessType extends Named {
  code: string;
  /** Colour group: `food`, `shop`, `service`, `care`, `culture`, `carrier` … */
  family: string;
  icon: string;
  n_outlets: number;
}

export interface Group {
  id: string;
  /** Positions in `types`, parts of a type included. */
  types: number[];
}

export interface Profile extends Named {
  id: string;
  /** What `origins.reach` holds for it. */
  unit: "s" | "m";
  /** Metres per minute on level ground. */
  metres_per_minute: number;
}

export interface Pack extends Named {
  id: string;
  document: string;
  issuer: string;
  effective_from: string;
  effective_to: string;
  notes: Named[];
  sources: string[];
  clauses: Clause[];
  /** Whether the document says how clauses become a grade. */
  grades: boolean;
}

export interface Clause extends Named {
  id: string;
  /** Position in `groups`. */
  group: number;
  /** Class of the clause: `basic`, `quality`, `mandatory`, `facility` … */
  class: string;
  minutes: number | null;
  metres: number | null;
  /** What the measure gives: a share of residents, a number of formats, a walk. */
  gives: "share" | "formats" | "walk";
  at_least_permille: number | null;
  at_least: number | null;
  required: boolean;
  verified: boolean;
  place: string;
  note: Named;
  sources: string[];
}

export interface Place {
  level: "study" | "community" | "compound";
  id: string;
  /** Empty for the study and for unnamed compounds. */
  name: string;
  people: number;
  /** Residents aged 60 and over; −1 where ages are not known. */
  elders: number;
  /** Share of its area inside the map, per mille; below 1000 the answer is about a part. */
  inside_permille: number;
  /** Empty for the study. */
  shape: Polygons;
}

/** A sentence of the catalogues: position in `rules`, then its values; names in both languages. */
export type Message = [rule: number, ...values: (string | number | Named)[]];

export interface Assessment {
  /** What holds for a clause in every place. */
  clauses: ClauseBasis[];
  /** Grade of each place, where the pack grades. */
  grades: (Grade | null)[];
  /** `cells[clause][place]`. */
  cells: Cell[][];
}

export interface ClauseBasis {
  /** The walking limit in the profile's unit. */
  limit: number;
  /** `minutes` · `metres` · `minutes-to-metres` · `metres-to-minutes` · `circle`. */
  basis: string;
  /** Whether complete sources cover every type of the clause. */
  covered: boolean;
  /** Whether the clause, or the speed its limit needs, is unverified. */
  unverified: boolean;
  n_outlets: number;
}

/**
 * What the verdicts of a place amount to. `certain` is the band that surely holds,
 * `possible` the best that could hold if every doubt were settled in the place's favour.
 */
export interface Grade {
  state: "given" | "not-reached" | "cannot-tell" | "rule-unverified";
  certain: Band | null;
  possible: Band | null;
}

/** A grade; where the document leaves conditions to people, only its gate is passed. */
export interface Band extends Named {
  needs_review: boolean;
}

/** `p` met · `f` not met · `c` cannot tell · `n` no threshold · `x` does not apply. */
export type VerdictCode = "p" | "f" | "c" | "n" | "x";

/**
 * What one clause found in one place. As a list, because there are thousands.
 * Residents fall into three states that add up to all: they have it, they certainly
 * have it not, or the data cannot tell. −1 stands for "none" or "not known".
 */
export type Cell = [
  verdict: VerdictCode,
  reached: number,
  without: number,
  unsure: number,
  /** The measure's number and what it could be: per mille, a count of formats, or a walk. */
  value: number,
  possible: number,
  /** Share per mille at −10 % and +10 % walking speed. */
  slower: number,
  faster: number,
  /** Outlets within the limit, mean per resident, hundredths. */
  choices: number,
  /** Walk to the nearest outlet for half and for 90 % of the residents. */
  median: number,
  p90: number,
  /** Gini coefficient of that walk, per mille. */
  gini: number,
  /** Share of residents aged 60 and over who have it, per mille. */
  elders: number,
  reason: Message,
];

export interface Gap {
  profile: number;
  pack: number;
  clause: number;
  place: number;
  rank: number;
  without: number;
  unsure: number;
  confirmed: boolean;
  why: Message;
}

/** Rings as `[x, y, dx, dy, …]` from the south-west corner of `bounds`; closing point left out. */
export type Ring = number[];
/** Polygons, each an outer ring and its holes. */
export type Polygons = Ring[][];

export interface MapDrawing {
  streets: { class: StreetClass; name: string; line: Ring }[];
  buildings: Polygons[];
  land: { kind: "residential" | "green" | "water" | "institution" | "commercial"; name: string; shape: Polygons }[];
  lines: { kind: "wall" | "water" | "railway"; line: Ring }[];
}

export type StreetClass = "major" | "minor" | "path" | "steps";

/** Origins column by column. */
export interface Origins {
  /** `[x, y, dx, dy, …]` over all origins. */
  at: Ring;
  people: number[];
  /** Positions in `places`, −1 outside all. */
  community: number[];
  compound: number[];
  /** Position in `map.buildings`, −1 for cells, gates and street points. */
  building: number[];
  /** Gates of compounds, ascending: nobody lives there. */
  gates: number[];
  /** Origins that are on no street, ascending; one list for each profile. */
  unsnapped: number[][];
  /** Walk to where the map's complete data ends, packed like `reach`; one for each profile. */
  border: string[];
  /** Counted there (`given`), or spread by floor area, residential land or along streets. */
  methods: { method: "given" | "floor-area" | "residential-land" | "streets"; people: number; n: number }[];
  /**
   * One for each profile and group, profiles outermost: base64 of little-endian u16,
   * the walk to the nearest outlet in the profile's unit; 65535 none found.
   * `null` where the group has no outlet at all.
   */
  reach: (string | null)[];
}

/** Outlets column by column. */
export interface OutletTable {
  at: Ring;
  name: string[];
  /** Positions in `types`. */
  types: number[][];
  address: string[];
  hours: string[];
  /** Position in `sources`. */
  source: number[];
}

export interface Isochrone {
  profile: number;
  /** Position in `groups`: area from which the nearest outlet is within `minutes`. */
  group: number;
  minutes: number;
  shape: Polygons;
}

export interface FindingSummary {
  severity: "note" | "warning" | "error";
  n: number;
  /** One of them, in words: what was seen, and from the same key what was done and what helps. */
  message: Message;
  source: string;
  example: string;
}

export interface Source {
  id: string;
  title: Named;
  licence: string;
  /** Must be shown wherever the data is, for example "© OpenStreetMap contributors". */
  attribution: string;
  date: string;
  digest: string;
}

/** A document, or an account of it. */
export interface Cited {
  id: string;
  title: string;
  number: string;
  issuer: string;
  date: string;
  address: string;
  /** `seen` · `seen-secondary` · `memory` · `invented`. */
  certainty: string;
}

export interface Receipt {
  digest: string;
  engine: string;
  settings: { key: string; value: string }[];
}
