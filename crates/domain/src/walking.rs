//! Walking profiles (步行画像) and street rules: who walks, how fast, and where one may.
//!
//! Both are data (`data/profiles/*.toml`), one file each, every value with its source.

use serde::Deserialize;

/// What a profile counts when it compares two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Millimetres of street: no waiting, stairs as flat. Time is length at the flat speed.
    Length,
    /// Milliseconds, with stairs, waiting and slopes.
    Time,
}

/// One way of walking. Lower speed never reaches more: every value of a slower
/// profile is at least as slow as the same value of a faster one (tested).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WalkProfile {
    /// Stable id, the file's name without `.toml`.
    pub id: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// What is minimised.
    pub basis: Basis,
    /// Speed on level ground, millimetres per second.
    pub speed_mm_s: u32,
    /// Speed along stairs, millimetres per second of stair length; absent: stairs cannot be used.
    #[serde(default)]
    pub steps_mm_s: Option<u32>,
    /// Speed on unpaved or rough surfaces, millimetres per second; absent: not usable.
    #[serde(default)]
    pub rough_mm_s: Option<u32>,
    /// Time for a lift, milliseconds; absent: lifts are not used.
    #[serde(default)]
    pub lift_ms: Option<u32>,
    /// Mean wait at a signalled crossing, milliseconds.
    pub signal_wait_ms: u32,
    /// Mean wait at a marked crossing without signals, milliseconds.
    pub zebra_wait_ms: u32,
    /// Mean wait at an unmarked crossing, milliseconds.
    pub unmarked_wait_ms: u32,
    /// Steepest usable incline, per mille, where tagged; absent: no limit.
    #[serde(default)]
    pub max_incline_permille: Option<u32>,
    /// Highest usable kerb, millimetres, where tagged; absent: no limit.
    #[serde(default)]
    pub max_kerb_mm: Option<u32>,
    /// Narrowest usable way or gate, millimetres, where tagged; absent: no limit.
    #[serde(default)]
    pub min_width_mm: Option<u32>,
    /// Where each value comes from, by field name; values from general knowledge say so.
    pub sources: std::collections::BTreeMap<String, String>,
}
