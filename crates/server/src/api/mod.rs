//! The interface `/api/v1`: a folder per noun, a file per handler with its request and response beside it.

pub mod circle;
pub mod document;
pub mod import;
pub mod moment;
pub mod outlet;
pub mod place;
