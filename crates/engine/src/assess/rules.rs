//! What the assess station says; texts in `strings/*/assess.ftl`.

use yike_domain::Rule;

/// A clause names no business type.
pub const CLAUSE_WITHOUT_TYPES: Rule = Rule("assess-clause-without-types");
/// A clause names a business type that the taxonomy lacks.
pub const CLAUSE_TYPE_UNKNOWN: Rule = Rule("assess-clause-type-unknown");
/// A clause names a measure that this build lacks.
pub const CLAUSE_MEASURE_UNKNOWN: Rule = Rule("assess-clause-measure-unknown");
/// The reach table does not fit the plan or the origins.
pub const REACH_MISMATCH: Rule = Rule("assess-reach-mismatch");

/// Enough residents reach it.
pub const SHARE_PASS: Rule = Rule("assess-share-pass");
/// Too few residents reach it, even if those in doubt did.
pub const SHARE_FAIL: Rule = Rule("assess-share-fail");
/// Those in doubt decide.
pub const SHARE_CANNOT_TELL: Rule = Rule("assess-share-cannot-tell");
/// The pack gives no threshold: the share is reported.
pub const SHARE_NO_THRESHOLD: Rule = Rule("assess-share-no-threshold");
/// Enough formats are present.
pub const FORMATS_PASS: Rule = Rule("assess-formats-pass");
/// Too few formats are present, even with those in doubt.
pub const FORMATS_FAIL: Rule = Rule("assess-formats-fail");
/// Formats in doubt decide.
pub const FORMATS_CANNOT_TELL: Rule = Rule("assess-formats-cannot-tell");
/// The pack gives no number: the formats are reported.
pub const FORMATS_NO_THRESHOLD: Rule = Rule("assess-formats-no-threshold");
/// The walk to the nearest is reported.
pub const NEAREST_REPORTED: Rule = Rule("assess-nearest-reported");
/// Half of the residents reach none within the search limit.
pub const NEAREST_BEYOND: Rule = Rule("assess-nearest-beyond");
/// Nobody lives here.
pub const NOBODY: Rule = Rule("assess-nobody");
/// Asked for "as needed" and not present: no fault.
pub const AS_NEEDED: Rule = Rule("assess-as-needed");

/// Residents are certainly without.
pub const GAP_CONFIRMED: Rule = Rule("assess-gap-confirmed");
/// Residents may be without; to be verified on site.
pub const GAP_TO_VERIFY: Rule = Rule("assess-gap-to-verify");

/// No source is complete for some types: nothing of them can be called missing.
pub const OUTLETS_PARTIAL: Rule = Rule("assess-outlets-partial");
/// Residents near the map's border.
pub const NEAR_BORDER: Rule = Rule("assess-near-border");
/// Residents whose origin is on no street.
pub const UNSNAPPED: Rule = Rule("assess-unsnapped");
/// Clauses that are measured but may not decide.
pub const UNVERIFIED: Rule = Rule("assess-unverified");

/// Every rule of this station.
pub const ALL: &[Rule] = &[
    CLAUSE_WITHOUT_TYPES,
    CLAUSE_TYPE_UNKNOWN,
    CLAUSE_MEASURE_UNKNOWN,
    REACH_MISMATCH,
    SHARE_PASS,
    SHARE_FAIL,
    SHARE_CANNOT_TELL,
    SHARE_NO_THRESHOLD,
    FORMATS_PASS,
    FORMATS_FAIL,
    FORMATS_CANNOT_TELL,
    FORMATS_NO_THRESHOLD,
    NEAREST_REPORTED,
    NEAREST_BEYOND,
    NOBODY,
    AS_NEEDED,
    GAP_CONFIRMED,
    GAP_TO_VERIFY,
    OUTLETS_PARTIAL,
    NEAR_BORDER,
    UNSNAPPED,
    UNVERIFIED,
];
