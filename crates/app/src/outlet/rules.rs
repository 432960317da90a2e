//! What can be wrong with an uploaded sheet of outlets.

use yike_domain::Rule;

/// The template is of another version.
pub const OTHER_TEMPLATE: Rule = Rule("sheet-other-template");
/// A column that rows cannot do without is missing.
pub const COLUMN_MISSING: Rule = Rule("sheet-column-missing");
/// There are no rows.
pub const NO_ROWS: Rule = Rule("sheet-no-rows");
/// A spreadsheet took a code for a number and lost its last digits.
pub const DIGITS_LOST: Rule = Rule("sheet-digits-lost");
/// The coordinate system was declared.
pub const CRS_DECLARED: Rule = Rule("sheet-crs-declared");
/// The file names its coordinate system.
pub const CRS_OF_FILE: Rule = Rule("sheet-crs-of-file");
/// The coordinate system was found out from the streets.
pub const CRS_FOUND: Rule = Rule("sheet-crs-found");
/// Nothing tells the coordinate system: CGCS2000 is assumed.
pub const CRS_ASSUMED: Rule = Rule("sheet-crs-assumed");
/// The positions are metres of an unknown zone.
pub const CRS_METRES: Rule = Rule("sheet-crs-metres");
/// The declared coordinate system is unknown.
pub const CRS_UNKNOWN: Rule = Rule("sheet-crs-unknown");
/// No outlet within reach has that id.
pub const ID_UNKNOWN: Rule = Rule("sheet-id-unknown");
/// Several outlets of that name stand within 30 m.
pub const AMBIGUOUS: Rule = Rule("sheet-ambiguous");
/// A row before is about the same outlet.
pub const ROW_REPEATED: Rule = Rule("sheet-row-repeated");
/// The unit is not there.
pub const ORG_UNKNOWN: Rule = Rule("sheet-org-unknown");
/// The community is not there.
pub const COMMUNITY_UNKNOWN: Rule = Rule("sheet-community-unknown");
/// An import that was confirmed or discarded already.
pub const IMPORT_DONE: Rule = Rule("sheet-import-done");
/// All rows are wanted and some are in error.
pub const IMPORT_ERRORS: Rule = Rule("sheet-import-errors");

/// Every rule of this module.
pub const ALL: &[Rule] = &[
    OTHER_TEMPLATE,
    COLUMN_MISSING,
    NO_ROWS,
    DIGITS_LOST,
    CRS_DECLARED,
    CRS_OF_FILE,
    CRS_FOUND,
    CRS_ASSUMED,
    CRS_METRES,
    CRS_UNKNOWN,
    ID_UNKNOWN,
    AMBIGUOUS,
    ROW_REPEATED,
    ORG_UNKNOWN,
    COMMUNITY_UNKNOWN,
    IMPORT_DONE,
    IMPORT_ERRORS,
];
