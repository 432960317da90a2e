//! Organisation units.

pub mod change;
pub mod list;
pub mod open;
pub mod read;
