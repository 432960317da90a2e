//! What can be wrong with a resident's report.

use yike_domain::Rule;

/// Nothing was chosen.
pub const HINT_KIND: Rule = Rule("resident-report-choose");
/// Too many words.
pub const HINT_LONG: Rule = Rule("resident-report-too-long");

/// Every rule of this module.
pub const ALL: &[Rule] = &[HINT_KIND, HINT_LONG];
