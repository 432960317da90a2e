//! What can be wrong with a station file (`strings/*/pipeline.ftl`).

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

/// Every rule of this module.
pub const ALL: &[Rule] = &[MISSING, NOT_ONE, WRONG_VERSION, WRONG_STATION, DAMAGED, TOO_BIG, STALE];
