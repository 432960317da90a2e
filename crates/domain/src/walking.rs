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
    /// The same speed in metres per hour, where whole millimetres per second would round it;
    /// for [`Basis::Length`], whose times are lengths at this speed.
    #[serde(default)]
    pub speed_m_h: Option<u32>,
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
        let same = |m_h: u32| u64::from(m_h) * 1000 / 3600 == u64::from(profile.speed_mm_s);
        if profile.speed_m_h.is_some_and(|m_h| profile.basis != Basis::Length || !same(m_h)) {
            return Err(Trouble::new(source, PROFILE_SPEEDS_DIFFER));
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
            speed_m_h: self.speed_m_h.map(scale),
            steps_mm_s: self.steps_mm_s.map(scale),
            rough_mm_s: self.rough_mm_s.map(scale),
            ..self.clone()
        }
    }

    /// Time to walk a length on level ground, rounded to the nearest millisecond.
    #[must_use]
    pub fn level_time_ms(&self, length_mm: u64) -> u64 {
        let (mm, ms) = self.level_speed();
        (length_mm * ms + mm / 2) / mm
    }

    /// Length walked on level ground in a time, rounded down to the millimetre.
    #[must_use]
    pub fn level_mm(&self, time_ms: u64) -> u64 {
        let (mm, ms) = self.level_speed();
        time_ms * mm / ms
    }

    /// Level speed as so many millimetres in so many milliseconds.
    fn level_speed(&self) -> (u64, u64) {
        match self.speed_m_h {
            // Metres an hour: millimetres in 3600 milliseconds.
            Some(m_h) => (u64::from(m_h), 3600),
            None => (u64::from(self.speed_mm_s), 1000),
        }
    }
}

/// A profile whose speed is zero.
pub const PROFILE_SPEED_ZERO: Rule = Rule("data-profile-speed-zero");
/// A profile whose two level speeds are not the same, or that counts time and has both.
pub const PROFILE_SPEEDS_DIFFER: Rule = Rule("data-profile-speeds-differ");
/// A data file that is not written as its format asks.
pub const DATA_FILE_INVALID: Rule = Rule("data-file-invalid");

/// Every rule of this module.
pub const RULES: &[Rule] = &[PROFILE_SPEED_ZERO, PROFILE_SPEEDS_DIFFER, DATA_FILE_INVALID];

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
    /// Classes that lie behind a gate rather than before it, the innermost first; all others lie before it.
    pub inner: Vec<String>,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn shortest(speeds: &str) -> Result<WalkProfile, Trouble> {
        let text = format!(
            "id='s'\nzh='s'\nen='s'\nbasis='length'\n{speeds}\nsignal_wait_ms=0\nzebra_wait_ms=0\nunmarked_wait_ms=0\n[sources]"
        );
        WalkProfile::parse("s.toml", &text)
    }

    #[test]
    fn metres_an_hour_are_walked_exactly() {
        let profile = shortest("speed_mm_s=1333\nspeed_m_h=4800").expect("both say 4.8 km/h");
        // 4,800 m in 3,600,000 ms: 750 ms a metre, 80 m a minute. At 1,333 mm/s, 1 km would take 750,188 ms.
        for metres in [1u64, 7, 1_000, 100_000] {
            assert_eq!(profile.level_time_ms(metres * 1000), metres * 750);
            assert_eq!(profile.level_mm(metres * 750), metres * 1000);
        }
        assert_eq!(profile.level_mm(60_000), 80_000);
        // 1 mm is 0.75 ms, 2 mm 1.5 ms: rounded to the nearest, halves up.
        assert_eq!([1, 2, 3].map(|mm| profile.level_time_ms(mm)), [1, 2, 2]);
        // At nine tenths: 4,320 m/h, 72 m a minute.
        assert_eq!(profile.at_pace(900).level_mm(60_000), 72_000);
        assert_eq!(shortest("speed_mm_s=1333").expect("one speed").level_time_ms(1_000_000), 750_188);
    }

    #[test]
    fn two_speeds_that_differ_are_refused() {
        let trouble = shortest("speed_mm_s=1333\nspeed_m_h=5000").expect_err("1,388 mm/s is not 1,333");
        assert_eq!(trouble.rule, PROFILE_SPEEDS_DIFFER);
    }
}
