//! What can be wrong with organisation units.

use crate::Rule;

/// The code does not have the length that its kind asks for.
pub const CODE_ODD: Rule = Rule("org-code-odd");
/// A unit has no name.
pub const NAME_EMPTY: Rule = Rule("org-name-empty");
/// A unit or a membership ends before it begins.
pub const PERIOD_EMPTY: Rule = Rule("org-period-empty");
/// Two versions of one code hold on the same day.
pub const TWICE: Rule = Rule("org-twice");
/// The unit above is missing, or not there for the whole time.
pub const PARENT_MISSING: Rule = Rule("org-parent-missing");
/// The unit above is not of a kind that can stand above.
pub const PARENT_ODD: Rule = Rule("org-parent-odd");
/// The change names units that were not there, or not changed, on its day.
pub const CHANGE_ODD: Rule = Rule("org-change-odd");
/// A group has no name, a name twice, or a member that was never a unit.
pub const GROUP_ODD: Rule = Rule("org-group-odd");

/// Every rule of this module.
pub const ALL: &[Rule] =
    &[CODE_ODD, NAME_EMPTY, PERIOD_EMPTY, TWICE, PARENT_MISSING, PARENT_ODD, CHANGE_ODD, GROUP_ODD];
