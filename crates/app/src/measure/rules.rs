//! Why a question about a place, a tile or a run has no answer.

use yike_domain::Rule;

/// No street map is loaded for the place.
pub const NO_GROUND: Rule = Rule("measure-no-ground");
/// A walking profile or standard that the ground was not loaded for.
pub const UNKNOWN: Rule = Rule("measure-unknown");
/// Nothing to judge: no circle with a border.
pub const NO_CIRCLES: Rule = Rule("measure-no-circles");
/// A day that is none, or lies ahead.
pub const DATE: Rule = Rule("measure-date");
/// Neither a unit nor a circle was named, or both.
pub const WHAT: Rule = Rule("measure-what");

/// Every rule of this module.
pub const ALL: &[Rule] = &[NO_GROUND, UNKNOWN, NO_CIRCLES, DATE, WHAT];
