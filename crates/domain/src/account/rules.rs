//! Why something is not permitted.

use crate::Rule;

/// No role held allows the action on such objects.
pub const NO_ROLE: Rule = Rule("permission-no-role");
/// The object is outside the units, or not one's own.
pub const OUT_OF_SCOPE: Rule = Rule("permission-out-of-scope");
/// The object belongs to another line.
pub const WRONG_LINE: Rule = Rule("permission-wrong-line");
/// The permission has a condition that the object does not meet.
pub const CONDITION: Rule = Rule("permission-condition");
/// The object is not open to the action now.
pub const WRONG_STATE: Rule = Rule("permission-wrong-state");
/// Who made or submitted it does not approve it.
pub const AUTHOR: Rule = Rule("permission-author");
/// An expert does not review the own province, nor where the province is unknown.
pub const SAME_PROVINCE: Rule = Rule("permission-same-province");
/// An expert has a link to the applicant.
pub const LINKED: Rule = Rule("permission-linked");
/// A member of the project's team does not inspect it.
pub const PROJECT_TEAM: Rule = Rule("permission-project-team");
/// Nobody grants or approves the own rights.
pub const OWN_RIGHTS: Rule = Rule("permission-own-rights");
/// System, security and audit administrators are three accounts without any other role.
pub const THREE_ADMINISTRATORS: Rule = Rule("permission-three-administrators");
/// An appointment ends before it begins.
pub const PERIOD_EMPTY: Rule = Rule("appointment-period-empty");
/// The unit of an appointment is not there.
pub const UNIT_MISSING: Rule = Rule("appointment-unit-missing");
/// The role is not held at such units.
pub const LEVEL_WRONG: Rule = Rule("appointment-level-wrong");
/// A line is missing or too many.
pub const LINE_ODD: Rule = Rule("appointment-line-odd");
/// A delegation to oneself.
pub const DELEGATION_TO_ONESELF: Rule = Rule("delegation-to-oneself");
/// A personal role is not delegated.
pub const DELEGATION_PERSONAL: Rule = Rule("delegation-personal");
/// A delegation has no end or goes beyond the giver's days.
pub const DELEGATION_PERIOD: Rule = Rule("delegation-period");
/// A delegation goes beyond the giver's unit.
pub const DELEGATION_SCOPE: Rule = Rule("delegation-scope");
/// A delegation names what the giver may not do.
pub const DELEGATION_NOT_HELD: Rule = Rule("delegation-not-held");

/// Every rule of this module.
pub const ALL: &[Rule] = &[
    NO_ROLE,
    OUT_OF_SCOPE,
    WRONG_LINE,
    CONDITION,
    WRONG_STATE,
    AUTHOR,
    SAME_PROVINCE,
    LINKED,
    PROJECT_TEAM,
    OWN_RIGHTS,
    THREE_ADMINISTRATORS,
    PERIOD_EMPTY,
    UNIT_MISSING,
    LEVEL_WRONG,
    LINE_ODD,
    DELEGATION_TO_ONESELF,
    DELEGATION_PERSONAL,
    DELEGATION_PERIOD,
    DELEGATION_SCOPE,
    DELEGATION_NOT_HELD,
];
