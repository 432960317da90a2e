//! What accounts say.

use yike_domain::Rule;

/// Name or password is wrong; which one is not said.
pub const SIGN_IN_WRONG: Rule = Rule("sign-in-wrong");
/// The account has a second factor, and no code came with the password.
pub const CODE_NEEDED: Rule = Rule("second-factor-needed");
/// The code is wrong, too old or used before.
pub const CODE_WRONG: Rule = Rule("second-factor-wrong");
/// No second factor is being set up.
pub const CODE_NOT_BEGUN: Rule = Rule("second-factor-not-begun");
/// The second factor is changed soon after signing in only.
pub const SIGN_IN_AGAIN: Rule = Rule("sign-in-again");
/// The password is too short.
pub const PASSWORD_SHORT: Rule = Rule("password-short");
/// The password is too long.
pub const PASSWORD_LONG: Rule = Rule("password-long");
/// The password is one that many take, or a simple row.
pub const PASSWORD_OFTEN: Rule = Rule("password-common");
/// The password holds the name.
pub const PASSWORD_LIKE_NAME: Rule = Rule("password-like-name");
/// The password was used before.
pub const PASSWORD_USED: Rule = Rule("password-used");
/// The old password is wrong.
pub const PASSWORD_OLD_WRONG: Rule = Rule("password-old-wrong");
/// The link is wrong, used or too old.
pub const LINK_ODD: Rule = Rule("link-odd");
/// A login that is none.
pub const LOGIN_ODD: Rule = Rule("login-odd");
/// A login that another account has.
pub const LOGIN_TAKEN: Rule = Rule("login-taken");
/// A name that is empty or too long.
pub const NAME_ODD: Rule = Rule("name-odd");
/// A unit that there is not.
pub const ORG_NONE: Rule = Rule("org-none");
/// A role that there is not.
pub const ROLE_NONE: Rule = Rule("role-none");
/// A line that there is not.
pub const LINE_NONE: Rule = Rule("line-none");
/// A right that there is not.
pub const RIGHT_NONE: Rule = Rule("right-none");
/// A day that is none.
pub const DAY_ODD: Rule = Rule("day-odd");
/// A token's account is not that of an outside system.
pub const TOKEN_ACCOUNT: Rule = Rule("token-account");
/// A token lasts too long.
pub const TOKEN_DAYS: Rule = Rule("token-days");
/// The account is not in use.
pub const ACCOUNT_CLOSED: Rule = Rule("account-closed");

/// Every rule of this module.
pub const ALL: &[Rule] = &[
    SIGN_IN_WRONG,
    CODE_NEEDED,
    CODE_WRONG,
    CODE_NOT_BEGUN,
    SIGN_IN_AGAIN,
    PASSWORD_SHORT,
    PASSWORD_LONG,
    PASSWORD_OFTEN,
    PASSWORD_LIKE_NAME,
    PASSWORD_USED,
    PASSWORD_OLD_WRONG,
    LINK_ODD,
    LOGIN_ODD,
    LOGIN_TAKEN,
    NAME_ODD,
    ORG_NONE,
    ROLE_NONE,
    LINE_NONE,
    RIGHT_NONE,
    DAY_ODD,
    TOKEN_ACCOUNT,
    TOKEN_DAYS,
    ACCOUNT_CLOSED,
];
