//! The interface `/api/v1`: a folder per noun, a file per handler with its request and response beside it.

pub mod document;
