//! Messages of the analysts' commands (`strings/*/analyst.ftl`).

use yike_domain::Rule;

/// An id stands twice.
pub const ID_TWICE: Rule = Rule("analyst-id-twice");
/// A profile nobody knows.
pub const PROFILE_UNKNOWN: Rule = Rule("analyst-profile-unknown");
/// A gate policy nobody knows.
pub const GATES_UNKNOWN: Rule = Rule("analyst-gates-unknown");
/// A decay nobody knows.
pub const DECAY_UNKNOWN: Rule = Rule("analyst-decay-unknown");
/// A list of numbers that is none.
pub const NUMBERS_INVALID: Rule = Rule("analyst-numbers-invalid");
/// An ending that does not say a format.
pub const ENDING_UNKNOWN: Rule = Rule("analyst-ending-unknown");
/// A node that the network does not have.
pub const NODE_UNKNOWN: Rule = Rule("analyst-node-unknown");
/// No walk leads from one point to the other.
pub const NO_WAY: Rule = Rule("analyst-no-way");
/// Points that found no street.
pub const NOT_SNAPPED: Rule = Rule("analyst-not-snapped");
/// Answers that streets outside the map could change.
pub const NEAR_BORDER: Rule = Rule("analyst-near-border");
/// Columns that Parquet cannot tell apart.
pub const COLUMNS_ALIKE: Rule = Rule("analyst-columns-alike");
/// The work was stopped.
pub const STOPPED: Rule = Rule("analyst-stopped");

/// Every rule of this module.
pub const ALL: &[Rule] = &[
    ID_TWICE,
    PROFILE_UNKNOWN,
    GATES_UNKNOWN,
    DECAY_UNKNOWN,
    NUMBERS_INVALID,
    ENDING_UNKNOWN,
    NODE_UNKNOWN,
    NO_WAY,
    NOT_SNAPPED,
    NEAR_BORDER,
    COLUMNS_ALIKE,
    STOPPED,
];
