//! What can be wrong with a standard pack or the list of sources.

use crate::Rule;

/// The file is larger than a pack can be.
pub const TOO_BIG: Rule = Rule("standard-too-big");
/// The file is not TOML of the documented shape.
pub const UNREADABLE: Rule = Rule("standard-unreadable");
/// The pack's id is empty or holds other signs than small letters, digits, `-` and `.`.
pub const ID_ODD: Rule = Rule("standard-id-odd");
/// A title, class or clause list is empty.
pub const EMPTY: Rule = Rule("standard-empty");
/// A date is not a day of the form `YYYY-MM-DD`.
pub const DATE_ODD: Rule = Rule("standard-date-odd");
/// The last day in force lies before the first.
pub const DATES_REVERSED: Rule = Rule("standard-dates-reversed");
/// The walking speed is not one of a person.
pub const SPEED_ODD: Rule = Rule("standard-speed-odd");
/// A cited source is not in the list of sources, or none is cited.
pub const SOURCE_UNKNOWN: Rule = Rule("standard-source-unknown");
/// Two clauses have one id.
pub const CLAUSE_TWICE: Rule = Rule("standard-clause-twice");
/// A clause names a measure that does not exist.
pub const MEASURE_UNKNOWN: Rule = Rule("standard-measure-unknown");
/// A clause names a business type that the taxonomy lacks, or none.
pub const TYPE_UNKNOWN: Rule = Rule("standard-type-unknown");
/// A clause gives neither minutes nor metres, or ones out of range.
pub const LIMIT_ODD: Rule = Rule("standard-limit-odd");
/// A threshold does not fit the clause's measure.
pub const THRESHOLD_ODD: Rule = Rule("standard-threshold-odd");
/// A grade refers to a clause or class that the pack lacks, or can never be reached.
pub const GRADE_ODD: Rule = Rule("standard-grade-odd");
/// The list of sources is not TOML of the documented shape.
pub const SOURCES_UNREADABLE: Rule = Rule("sources-unreadable");
/// Two sources have one id.
pub const SOURCE_TWICE: Rule = Rule("sources-id-twice");

/// Every rule of this module.
pub const ALL: &[Rule] = &[
    TOO_BIG,
    UNREADABLE,
    ID_ODD,
    EMPTY,
    DATE_ODD,
    DATES_REVERSED,
    SPEED_ODD,
    SOURCE_UNKNOWN,
    CLAUSE_TWICE,
    MEASURE_UNKNOWN,
    TYPE_UNKNOWN,
    LIMIT_ODD,
    THRESHOLD_ODD,
    GRADE_ODD,
    SOURCES_UNREADABLE,
    SOURCE_TWICE,
];
