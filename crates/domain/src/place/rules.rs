//! What can be wrong with communities and compounds.

use crate::Rule;

/// The code is none of a community.
pub const COMMUNITY_CODE_ODD: Rule = Rule("place-community-code-odd");
/// No name.
pub const NAME_MISSING: Rule = Rule("place-name-missing");
/// A year in which nothing was built.
pub const BUILT_YEAR_ODD: Rule = Rule("place-built-year-odd");
/// More households than a compound has.
pub const HOUSEHOLDS_ODD: Rule = Rule("place-households-odd");
/// A gate without a name.
pub const GATE_NAMELESS: Rule = Rule("place-gate-nameless");

/// Every rule of this module.
pub const ALL: &[Rule] = &[COMMUNITY_CODE_ODD, NAME_MISSING, BUILT_YEAR_ODD, HOUSEHOLDS_ODD, GATE_NAMELESS];
