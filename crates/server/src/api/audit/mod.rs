//! The audit trail.

pub mod check;
pub mod export;
pub mod list;
