//! What can be wrong with a station or its file (`strings/*/pipeline.ftl`).

use yike_domain::Rule;

/// The station before has not been run.
pub const MISSING: Rule = Rule("station-missing");
/// Not a station file.
pub const NOT_ONE: Rule = Rule("station-not-one");
/// Written by another version of Yike.
pub const WRONG_VERSION: Rule = Rule("station-wrong-version");
/// The file of another station.
pub const WRONG_STATION: Rule = Rule("station-wrong-station");
/// Shortened or changed.
pub const DAMAGED: Rule = Rule("station-damaged");
/// Larger than Yike reads.
pub const TOO_BIG: Rule = Rule("station-too-big");
/// Made from something that has changed since.
pub const STALE: Rule = Rule("station-stale");

/// Nobody sets out: no building, land or street to spread residents over, or no cell inside the map.
pub const NOBODY: Rule = Rule("station-nobody");
/// The box in which the map is said to be complete holds no street.
pub const BOUNDS_EMPTY: Rule = Rule("station-bounds-empty");
/// The map is too wide to draw areas on.
pub const AREAS_LEFT_OUT: Rule = Rule("station-areas-left-out");
/// Origins times groups times profiles are more than fits into memory.
pub const TOO_LARGE: Rule = Rule("station-too-large");

/// A list that is declared complete stands at places that may be wrong.
pub const COVERAGE_CRS: Rule = Rule("coverage-crs-unknown");
/// A list that is declared complete has rows that may be outlets of types not counted.
pub const COVERAGE_TYPES: Rule = Rule("coverage-types-untold");
/// A list that is declared complete has rows that may be outlets of any type.
pub const COVERAGE_ROWS: Rule = Rule("coverage-rows-untold");

/// Every rule of this module.
pub const ALL: &[Rule] = &[
    MISSING,
    NOT_ONE,
    WRONG_VERSION,
    WRONG_STATION,
    DAMAGED,
    TOO_BIG,
    STALE,
    NOBODY,
    BOUNDS_EMPTY,
    AREAS_LEFT_OUT,
    TOO_LARGE,
    COVERAGE_CRS,
    COVERAGE_TYPES,
    COVERAGE_ROWS,
];
