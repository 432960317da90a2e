//! What can be wrong with a study file.

use yike_domain::Rule;

/// Not written as TOML.
pub const NOT_TOML: Rule = Rule("study-not-toml");
/// Larger than a study file may be.
pub const TOO_BIG: Rule = Rule("study-too-big");
/// A key nobody reads.
pub const KEY_UNKNOWN: Rule = Rule("study-key-unknown");
/// A key nobody reads that looks like one that is read.
pub const KEY_MISSPELT: Rule = Rule("study-key-misspelt");
/// A key that must be there is not.
pub const KEY_MISSING: Rule = Rule("study-key-missing");
/// A value of another kind than the key asks for.
pub const WRONG_KIND: Rule = Rule("study-wrong-kind");
/// A word that is none of the possible ones.
pub const WRONG_WORD: Rule = Rule("study-wrong-word");
/// A number outside its range.
pub const OUT_OF_RANGE: Rule = Rule("study-out-of-range");
/// A text without content.
pub const EMPTY_TEXT: Rule = Rule("study-empty-text");
/// A list without content.
pub const EMPTY_LIST: Rule = Rule("study-empty-list");
/// The id holds something other than small letters, digits and hyphens.
pub const ID_ODD: Rule = Rule("study-id-odd");
/// Not a date.
pub const DATE_ODD: Rule = Rule("study-date-odd");
/// No box of west, south, east and north.
pub const BOUNDS_ODD: Rule = Rule("study-bounds-odd");
/// A file named in the study does not exist.
pub const FILE_MISSING: Rule = Rule("study-file-missing");
/// A name that is neither built in nor a `.toml` file.
pub const NOT_BUILT_IN: Rule = Rule("study-not-built-in");
/// A name or value given twice.
pub const GIVEN_TWICE: Rule = Rule("study-given-twice");
/// A coordinate system nobody knows.
pub const CRS_UNKNOWN: Rule = Rule("study-crs-unknown");
/// A coordinate system that needs parameters of the local survey office.
pub const CRS_OLD_DATUM: Rule = Rule("study-crs-old-datum");
/// A business type that the taxonomy lacks.
pub const TYPE_UNKNOWN: Rule = Rule("study-type-unknown");
/// A business type that the taxonomy lacks, one letter or two from another.
pub const TYPE_MISSPELT: Rule = Rule("study-type-misspelt");

/// No bundled study has this id.
pub const BUNDLED_UNKNOWN: Rule = Rule("study-bundled-unknown");

/// Every rule of this module, in the order of the catalogue.
pub const ALL: &[Rule] = &[
    NOT_TOML,
    TOO_BIG,
    KEY_UNKNOWN,
    KEY_MISSPELT,
    KEY_MISSING,
    WRONG_KIND,
    WRONG_WORD,
    OUT_OF_RANGE,
    EMPTY_TEXT,
    EMPTY_LIST,
    ID_ODD,
    DATE_ODD,
    BOUNDS_ODD,
    FILE_MISSING,
    NOT_BUILT_IN,
    GIVEN_TWICE,
    CRS_UNKNOWN,
    CRS_OLD_DATUM,
    TYPE_UNKNOWN,
    TYPE_MISSPELT,
    BUNDLED_UNKNOWN,
];
