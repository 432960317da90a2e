//! Lengths, walking times, people and positions: integers with names.

use serde::{Deserialize, Serialize};

/// A length along streets, in millimetres.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Length(pub u32);

impl Length {
    /// A length of whole metres.
    #[must_use]
    pub const fn metres(metres: u32) -> Self {
        Self(metres.saturating_mul(1000))
    }

    /// The length in metres.
    #[must_use]
    pub fn as_metres(self) -> f64 {
        f64::from(self.0) / 1000.0
    }
}

/// Walking time, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WalkTime(pub u32);

impl WalkTime {
    /// A walking time of whole minutes.
    #[must_use]
    pub const fn minutes(minutes: u32) -> Self {
        Self(minutes.saturating_mul(60_000))
    }

    /// The time in seconds.
    #[must_use]
    pub fn as_seconds(self) -> f64 {
        f64::from(self.0) / 1000.0
    }
}

/// A number of residents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct People(pub u32);

/// A position in CGCS2000/WGS84, in units of 1e-7 degree (about 1 cm).
///
/// Every source is converted to this at the edge; nothing inside Yike knows
/// another coordinate system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LonLat {
    /// Longitude in 1e-7 degree, east positive.
    pub lon: i32,
    /// Latitude in 1e-7 degree, north positive.
    pub lat: i32,
}

impl LonLat {
    /// The position nearest to the given degrees, or `None` when they are not
    /// a position on Earth (out of range or not a number).
    #[must_use]
    pub fn from_degrees(lon: f64, lat: f64) -> Option<Self> {
        if !(-180.0..=180.0).contains(&lon) || !(-90.0..=90.0).contains(&lat) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "range checked above")]
        Some(Self { lon: (lon * 1e7).round() as i32, lat: (lat * 1e7).round() as i32 })
    }

    /// Longitude in degrees.
    #[must_use]
    pub fn lon_degrees(self) -> f64 {
        f64::from(self.lon) / 1e7
    }

    /// Latitude in degrees.
    #[must_use]
    pub fn lat_degrees(self) -> f64 {
        f64::from(self.lat) / 1e7
    }
}
