//! What is said about lists of units and changes of them.

use yike_domain::Rule;

/// The list is not UTF-8 or no CSV.
pub const LIST_ODD: Rule = Rule("org-list-odd");
/// The list lacks a column.
pub const COLUMN_MISSING: Rule = Rule("org-list-column");
/// A row has no code of a unit.
pub const ROW_CODE: Rule = Rule("org-list-code");
/// No unit above a row's unit is known.
pub const ROW_ABOVE: Rule = Rule("org-list-above");
/// A change needs something that was not said.
pub const CHANGE_LACKS: Rule = Rule("org-change-lacks");

/// Every rule of this module.
pub const ALL: &[Rule] = &[LIST_ODD, COLUMN_MISSING, ROW_CODE, ROW_ABOVE, CHANGE_LACKS];
