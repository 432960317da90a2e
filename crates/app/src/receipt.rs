//! The receipt of a result: what went in, with which settings and versions, and what came out.
//! It is enough to compute the result again.

use serde::{Deserialize, Serialize};

/// What went into a result and what came out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Version of this file's shape.
    pub format: u32,
    /// Version of Yike.
    pub product: String,
    /// Files that were read: maps, tables, data files, the study itself.
    pub inputs: Vec<Input>,
    /// Settings that decide numbers, by name, in a fixed order.
    pub settings: Vec<(String, String)>,
    /// SHA-256 of each station's result, in the line's order.
    pub stations: Vec<(String, String)>,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// What it is for: `study`, `map`, `outlets`, `people`, `communities`, `taxonomy`, `standard`, `profile`, `streets`.
    pub role: String,
    /// Its path as the study names it, or `data/…` for files built into the executable.
    pub name: String,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256, lower-case hexadecimal.
    pub sha256: String,
}
