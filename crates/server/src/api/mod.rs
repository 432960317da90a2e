//! The interface `/api/v1`: a folder per noun, a file per handler with its request and response beside it.

pub mod account;
pub mod audit;
pub mod circle;
pub mod data;
pub mod document;
pub mod import;
pub mod job;
pub mod map;
pub mod measure;
pub mod moment;
pub mod nearby;
pub mod org;
pub mod outlet;
pub mod permission;
pub mod place;
pub mod result;
pub mod run;
pub mod session;
pub mod set_up;
