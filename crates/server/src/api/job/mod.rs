//! Long work.

pub mod change;
pub mod read;
