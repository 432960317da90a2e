//! Communities (社区) and compounds (小区): who lives where and under which name; the organisation above them.

mod community;
pub mod org;
pub mod rules;

pub use community::{Community, Compound, Gate};

use crate::People;
use serde::{Deserialize, Serialize};

/// Residents by age band, where a source knows them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ages {
    /// Aged 0–14.
    pub children: People,
    /// Aged 60 and over.
    pub elders: People,
}
