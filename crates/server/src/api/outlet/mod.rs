//! Outlets of the register.

pub mod files;
mod form;
pub mod read;
pub mod view;
pub mod write;
