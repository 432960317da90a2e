//! Use cases of Yike.

pub mod analyst;
pub mod backup;
pub mod caller;
pub mod ctx;
pub mod draft;
pub mod embedded;
pub mod error;
pub mod exchange;
pub mod jobs;
pub mod nearby;
pub mod network_tables;
pub mod permit;
pub mod pipeline;
pub mod publish;
pub mod receipt;
pub mod result;
pub mod run;
pub mod stations;
pub mod study;
pub mod terrain;
pub mod tiles;
pub mod verify;
pub mod words;
