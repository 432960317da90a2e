//! What can be wrong with a field of a registered outlet, and with what is done to it.

use crate::Rule;

/// A field that must be filled is empty.
pub const REQUIRED: Rule = Rule("outlet-field-required");
/// A text is longer than the field takes.
pub const TOO_LONG: Rule = Rule("outlet-field-too-long");
/// A text holds signs that are no writing.
pub const CONTROL_SIGN: Rule = Rule("outlet-field-control-sign");
/// The value is none of the list.
pub const NOT_LISTED: Rule = Rule("outlet-field-not-listed");
/// The business type is unknown.
pub const TYPE_UNKNOWN: Rule = Rule("outlet-type-unknown");
/// The business type is unknown; these come nearest.
pub const TYPE_GUESSED: Rule = Rule("outlet-type-guessed");
/// The code is no code of a unit.
pub const ORG_ODD: Rule = Rule("outlet-org-odd");
/// The code is no code of a community.
pub const COMMUNITY_ODD: Rule = Rule("outlet-community-odd");
/// The position is none in degrees.
pub const POSITION_ODD: Rule = Rule("outlet-position-odd");
/// The position lies outside of China.
pub const POSITION_ABROAD: Rule = Rule("outlet-position-abroad");
/// The telephone number is none.
pub const PHONE_ODD: Rule = Rule("outlet-phone-odd");
/// The hours name a time that there is not.
pub const HOURS_ODD: Rule = Rule("outlet-hours-odd");
/// The hours are not understood; they are kept as worded.
pub const HOURS_UNCLEAR: Rule = Rule("outlet-hours-unclear");
/// The timetable of a mobile outlet is not understood.
pub const TIMETABLE_ODD: Rule = Rule("outlet-timetable-odd");
/// The timetable has the outlet at two places at once.
pub const TIMETABLE_TWICE: Rule = Rule("outlet-timetable-twice");
/// The credit code has not 18 signs.
pub const CODE_LENGTH: Rule = Rule("outlet-code-length");
/// The credit code has a letter that codes never have and that looks like another sign.
pub const CODE_LOOK_ALIKE: Rule = Rule("outlet-code-look-alike");
/// The credit code has a sign that codes never have.
pub const CODE_SIGN: Rule = Rule("outlet-code-sign");
/// The check sign of the credit code does not fit.
pub const CODE_CHECK: Rule = Rule("outlet-code-check");
/// The date is none.
pub const DAY_ODD: Rule = Rule("outlet-day-odd");
/// A period ends before it begins.
pub const PERIOD_ODD: Rule = Rule("outlet-period-odd");
/// A chain without a brand.
pub const CHAIN_WITHOUT_BRAND: Rule = Rule("outlet-chain-without-brand");
/// The number is no whole number within the limits.
pub const NUMBER_ODD: Rule = Rule("outlet-number-odd");
/// The status changes by steps of its life, not by writing another one.
pub const STATUS_BY_STEP: Rule = Rule("outlet-status-by-step");
/// A change of status that the present one does not have.
pub const LIFE_NOT_NOW: Rule = Rule("outlet-life-not-now");
/// A change of status says too little.
pub const LIFE_SAYS_TOO_LITTLE: Rule = Rule("outlet-life-says-too-little");
/// A change of status before the last one.
pub const LIFE_TOO_EARLY: Rule = Rule("outlet-life-too-early");
/// A verification on a day that is still to come.
pub const VERIFIED_LATER: Rule = Rule("outlet-verified-later");
/// Records cannot be made one: fewer than two, or the same twice.
pub const UNION_ALONE: Rule = Rule("outlet-union-alone");
/// A record that was made one with another already.
pub const UNION_GONE: Rule = Rule("outlet-union-gone");
/// No reason given.
pub const NO_REASON: Rule = Rule("outlet-no-reason");
/// Nothing to part: it was never made one.
pub const NOT_UNITED: Rule = Rule("outlet-not-united");

/// Every rule of this module.
pub const ALL: &[Rule] = &[
    REQUIRED,
    TOO_LONG,
    CONTROL_SIGN,
    NOT_LISTED,
    TYPE_UNKNOWN,
    TYPE_GUESSED,
    ORG_ODD,
    COMMUNITY_ODD,
    POSITION_ODD,
    POSITION_ABROAD,
    PHONE_ODD,
    HOURS_ODD,
    HOURS_UNCLEAR,
    TIMETABLE_ODD,
    TIMETABLE_TWICE,
    CODE_LENGTH,
    CODE_LOOK_ALIKE,
    CODE_SIGN,
    CODE_CHECK,
    DAY_ODD,
    PERIOD_ODD,
    CHAIN_WITHOUT_BRAND,
    NUMBER_ODD,
    STATUS_BY_STEP,
    LIFE_NOT_NOW,
    LIFE_SAYS_TOO_LITTLE,
    LIFE_TOO_EARLY,
    VERIFIED_LATER,
    UNION_ALONE,
    UNION_GONE,
    NO_REASON,
    NOT_UNITED,
];
