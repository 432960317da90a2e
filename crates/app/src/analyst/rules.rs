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
/// A position that found no street, whose way was asked for.
pub const OFF_STREETS: Rule = Rule("analyst-off-streets");
/// A result has no origin or outlet of this id.
pub const ID_UNKNOWN: Rule = Rule("analyst-id-unknown");
/// A result has several outlets of this id in different places.
pub const ID_SEVERAL: Rule = Rule("analyst-id-several");
/// Text that is no position where no result could tell an id.
pub const POSITION_ODD: Rule = Rule("analyst-position-odd");
/// Nothing was asked for.
pub const NOTHING_ASKED: Rule = Rule("analyst-nothing-asked");
/// Opportunities that found no street and are not counted.
pub const NOT_COUNTED: Rule = Rule("analyst-not-counted");
/// Points that found no street.
pub const NOT_SNAPPED: Rule = Rule("analyst-not-snapped");
/// Answers that streets outside the map could change.
pub const NEAR_BORDER: Rule = Rule("analyst-near-border");
/// Columns that Parquet cannot tell apart.
pub const COLUMNS_ALIKE: Rule = Rule("analyst-columns-alike");
/// The work was stopped.
pub const STOPPED: Rule = Rule("analyst-stopped");

/// Slips in the words of a command: wrong use, not bad input.
pub const USAGE: &[Rule] =
    &[PROFILE_UNKNOWN, GATES_UNKNOWN, DECAY_UNKNOWN, NUMBERS_INVALID, NOTHING_ASKED, POSITION_ODD];

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
    OFF_STREETS,
    ID_UNKNOWN,
    ID_SEVERAL,
    POSITION_ODD,
    NOTHING_ASKED,
    NOT_COUNTED,
    NOT_SNAPPED,
    NEAR_BORDER,
    COLUMNS_ALIKE,
    STOPPED,
];
