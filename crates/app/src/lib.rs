//! Use cases of Yike.

pub mod embedded;
pub mod words;
