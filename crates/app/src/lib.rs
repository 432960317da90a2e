//! Use cases of Yike.

pub mod analyst;
pub mod embedded;
pub mod exchange;
pub mod network_tables;
pub mod study;
pub mod words;
