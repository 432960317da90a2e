//! Accounts: making and changing them, appointing, delegating, links and tokens.

pub mod appoint;
pub mod change;
pub mod create;
pub mod delegate;
pub mod link;
pub mod list;
pub mod token;
mod view;

pub use view::{AccountView, AppointmentView};

use yike_app::account::rules;
use yike_app::error::AppError;
use yike_domain::place::org::OrgCode;
use yike_domain::{Day, Message};

/// The code of a unit that a field names.
pub(super) fn org_of(field: &str, text: &str) -> Result<OrgCode, AppError> {
    OrgCode::parse(text).ok_or_else(|| AppError::invalid(field, Message::new(rules::ORG_NONE)))
}

/// The day that a field names.
pub(super) fn day_of(field: &str, text: &str) -> Result<Day, AppError> {
    Day::parse(text).ok_or_else(|| AppError::invalid(field, Message::new(rules::DAY_ODD)))
}
