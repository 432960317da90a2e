//! The audit trail for those who may see it: lists, the history of an object, the check of the chain, export.
//!
//! Who sees which events is the permission table's answer for the audit log, as for every other list. Events that
//! belong to no unit are the installation's own: whoever may see events of any unit sees them too.

mod check;
mod export;
mod list;

pub use check::check;
pub use export::export;
pub(crate) use list::name_of;
pub use list::{Asked, Seen, history, list};

/// Bytes in hexadecimal, as digests and hashes are shown.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
