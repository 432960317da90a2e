//! What can be computed from a map: import → network → access → assess.
//!
//! Every station is a pure function of earlier values: no file path, clock,
//! environment or seed is read here, and equal inputs give equal bytes on any
//! machine and any number of threads.

pub mod access;
pub mod assess;
pub mod boundary;
pub mod geometry;
pub mod import;
mod lanes;
pub mod network;
#[cfg(feature = "scene")]
pub mod scene;
