//! Walking profiles (步行画像) and street rules: who walks, how fast, and where one may.
//!
//! Both are data (`data/profiles/*.toml`), one file each, every value with its source.

use serde::Deserialize;

use crate::{Rule, Trouble};

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

impl WalkProfile {
    /// Reads a profile file.
    ///
    /// # Errors
    /// When the text is not a profile: the place and the reason.
    pub fn parse(source: &str, text: &str) -> Result<Self, Trouble> {
        let profile: Self = toml::from_str(text).map_err(|e| data_trouble(source, text, &e))?;
        if profile.speed_mm_s == 0 || profile.steps_mm_s == Some(0) || profile.rough_mm_s == Some(0) {
            return Err(Trouble::new(source, PROFILE_SPEED_ZERO));
        }
        Ok(profile)
    }

    /// The same walker at another pace: every speed × `permille` / 1000, rounded down, waits unchanged.
    ///
    /// For [`Basis::Length`] costs stay the same (they are metres); there the pace
    /// changes what a minute is worth, and the assessment scales the cutoff instead.
    #[must_use]
    pub fn at_pace(&self, permille: u32) -> Self {
        let scale = |speed: u32| {
            let scaled = u64::from(speed) * u64::from(permille) / 1000;
            u32::try_from(scaled.max(1)).unwrap_or(u32::MAX)
        };
        Self {
            speed_mm_s: scale(self.speed_mm_s),
            steps_mm_s: self.steps_mm_s.map(scale),
            rough_mm_s: self.rough_mm_s.map(scale),
            ..self.clone()
        }
    }

    /// Time to walk a length on level ground, rounded to the nearest millisecond.
    #[must_use]
    pub fn level_time_ms(&self, length_mm: u64) -> u64 {
        (length_mm * 1000 + u64::from(self.speed_mm_s) / 2) / u64::from(self.speed_mm_s)
    }
}

/// A profile whose speed is zero.
pub const PROFILE_SPEED_ZERO: Rule = Rule("data-profile-speed-zero");
/// A data file that is not written as its format asks.
pub const DATA_FILE_INVALID: Rule = Rule("data-file-invalid");

/// Every rule of this module.
pub const RULES: &[Rule] = &[PROFILE_SPEED_ZERO, DATA_FILE_INVALID];

/// The trouble of a TOML data file, with its line.
#[must_use]
pub fn data_trouble(source: &str, text: &str, error: &toml::de::Error) -> Trouble {
    let line = error.span().map_or(0, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
    Trouble::new(source, DATA_FILE_INVALID).at(format!("line {line}")).with("reason", error.message())
}

/// Whether a street class may be walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClassWalk {
    /// Yes, unless an access tag says otherwise.
    Yes,
    /// Never.
    No,
    /// Only with a foot tag that allows it or a sidewalk.
    IfTagged,
}

/// One street class of the rules.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StreetClass {
    /// Value of `highway=*`.
    pub highway: String,
    /// Whether it is walked.
    pub walk: ClassWalk,
}

/// What barriers on a street do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BarrierRules {
    /// Gates: pass by the study's gate policy.
    pub gate: Vec<String>,
    /// Walkers pass.
    pub open: Vec<String>,
    /// Nobody passes.
    pub closed: Vec<String>,
}

/// Where one may walk (`data/profiles/streets.toml`).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StreetRules {
    /// Version of the rule file.
    pub version: String,
    /// Where the rules come from.
    pub source: String,
    /// Access keys, the deciding one first.
    pub access_keys: Vec<String>,
    /// Access words that allow walking.
    pub allow: Vec<String>,
    /// Access words that allow it to those who belong there.
    pub private: Vec<String>,
    /// Access words that forbid it.
    pub deny: Vec<String>,
    /// Street classes, in the order they are reported.
    pub class: Vec<StreetClass>,
    /// `surface=*` values counted as rough.
    pub rough_surfaces: Vec<String>,
    /// `smoothness=*` values counted as rough.
    pub rough_smoothness: Vec<String>,
    /// Barriers.
    pub barriers: BarrierRules,
    /// A shorter component that is not the longest is an island, metres.
    pub island_max_m: u32,
    /// Straight lines across a plaza are drawn between at most this many entries.
    pub plaza_max_entries: u32,
}

impl StreetRules {
    /// Reads the rule file.
    ///
    /// # Errors
    /// When the text is not a rule file: the place and the reason.
    pub fn parse(source: &str, text: &str) -> Result<Self, Trouble> {
        toml::from_str(text).map_err(|e| data_trouble(source, text, &e))
    }
}
