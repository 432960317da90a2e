//! People, roles and what they may do: appointments, delegation and the permission table.
//!
//! [`PERMISSIONS`] is the one table, [`decide`] the one question. Whoever shows,
//! counts, exports, imports or draws something asks it first; what the table
//! does not name is refused.

mod action;
mod appointment;
mod area;
mod decide;
mod delegation;
mod filter;
mod named;
mod object;
mod permissions;
mod role;
pub mod rules;

#[cfg(test)]
mod tests;

use named::named;

pub use action::Action;
pub use appointment::{Appointment, AppointmentRefusal};
pub use area::{Area, Nesting};
pub use decide::{Actor, Allowance, Decision, Duty, Refusal, allowances, decide};
pub use delegation::{Delegated, Delegation, DelegationRefusal};
pub use filter::{Filter, Way};
pub use object::{Facet, Object, ObjectKind, Stage};
pub use permissions::{PERMISSIONS, Permission, Scope};
pub use role::Role;

/// An account: the number it is kept under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId(pub u128);
