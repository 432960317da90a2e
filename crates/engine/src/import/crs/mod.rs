//! Coordinate systems of sources, converted to WGS84 at the edge.
//!
//! CGCS2000 and WGS84 are taken as one: their ellipsoids differ by 0.1 mm and their
//! frames by centimetres, less than any outlet table knows.

mod gauss_kruger;
mod gcj02;
mod words;

pub use gauss_kruger::{CGCS2000, Ellipsoid, TransverseMercator, WGS84};
pub use gcj02::in_china;
pub use words::{CrsProblem, parse_crs};

use yike_domain::LonLat;

/// A coordinate system Yike reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Crs {
    /// WGS84 longitude and latitude (EPSG:4326).
    Wgs84,
    /// CGCS2000 longitude and latitude (EPSG:4490).
    Cgcs2000,
    /// Web Mercator (EPSG:3857).
    WebMercator,
    /// GCJ-02 (火星坐标): AMap, Tencent and most Chinese services.
    Gcj02,
    /// BD-09: Baidu.
    Bd09,
    /// CGCS2000 Gauss–Krüger, 3° zones EPSG:4513–4554 and 6° zones EPSG:4491–4512.
    GaussKruger {
        /// Central meridian in degrees east.
        meridian: u8,
        /// Zone number written before the easting (39 500 000 m), where it is.
        zone: Option<u8>,
    },
    /// WGS84 UTM, northern zone (EPSG:32643–32653 cover China).
    Utm {
        /// Zone, 1–60.
        zone: u8,
    },
}

/// Why a pair of numbers is no position in a coordinate system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPosition {
    /// Not a number, infinite, or beyond the Earth.
    OutOfRange,
    /// Both are zero: an empty field that became a number.
    Zero,
    /// The easting is far outside the declared zone.
    OutsideZone,
}

impl Crs {
    /// The position of `x` (longitude, easting) and `y` (latitude, northing).
    ///
    /// # Errors
    /// The numbers are no position in this system.
    pub fn to_wgs84(self, x: f64, y: f64) -> Result<LonLat, NoPosition> {
        let (lon, lat) = self.to_degrees(x, y)?;
        LonLat::from_degrees(lon, lat).ok_or(NoPosition::OutOfRange)
    }

    /// Like [`Crs::to_wgs84`], in degrees of WGS84, not rounded.
    ///
    /// # Errors
    /// The numbers are no position in this system.
    pub fn to_degrees(self, x: f64, y: f64) -> Result<(f64, f64), NoPosition> {
        if !x.is_finite() || !y.is_finite() {
            return Err(NoPosition::OutOfRange);
        }
        if x == 0.0 && y == 0.0 {
            return Err(NoPosition::Zero);
        }
        if self.is_geographic() && !(x.abs() <= 180.0 && y.abs() <= 90.0) {
            return Err(NoPosition::OutOfRange);
        }
        match self {
            Self::Wgs84 | Self::Cgcs2000 => Ok((x, y)),
            Self::Gcj02 => Ok(gcj02::to_wgs84(x, y)),
            Self::Bd09 => {
                let (x, y) = gcj02::from_bd09(x, y);
                Ok(gcj02::to_wgs84(x, y))
            }
            Self::WebMercator => web_mercator_to_degrees(x, y),
            Self::GaussKruger { .. } | Self::Utm { .. } => {
                self.projection().and_then(|p| p.to_degrees(x, y)).ok_or(NoPosition::OutsideZone)
            }
        }
    }

    /// What this system writes for a WGS84 position in degrees: longitude and
    /// latitude, or easting and northing in metres.
    #[must_use]
    pub fn from_degrees(self, lon: f64, lat: f64) -> (f64, f64) {
        match self {
            Self::Wgs84 | Self::Cgcs2000 => (lon, lat),
            Self::Gcj02 => gcj02::from_wgs84(lon, lat),
            Self::Bd09 => {
                let (lon, lat) = gcj02::from_wgs84(lon, lat);
                gcj02::to_bd09(lon, lat)
            }
            Self::WebMercator => {
                let half = lat.clamp(-89.0, 89.0).to_radians() / 2.0 + std::f64::consts::FRAC_PI_4;
                (MERCATOR_RADIUS_M * lon.to_radians(), MERCATOR_RADIUS_M * libm::log(libm::tan(half)))
            }
            Self::GaussKruger { .. } | Self::Utm { .. } => {
                self.projection().map_or((lon, lat), |p| p.from_degrees(lon, lat))
            }
        }
    }

    /// Whether the numbers are degrees.
    #[must_use]
    pub const fn is_geographic(self) -> bool {
        matches!(self, Self::Wgs84 | Self::Cgcs2000 | Self::Gcj02 | Self::Bd09)
    }

    /// The name people know, for messages and receipts: `GCJ-02`, `EPSG:4508`.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Wgs84 => "WGS84".into(),
            Self::Cgcs2000 => "CGCS2000".into(),
            Self::WebMercator => "EPSG:3857".into(),
            Self::Gcj02 => "GCJ-02".into(),
            Self::Bd09 => "BD-09".into(),
            Self::GaussKruger { meridian, zone } => format!("EPSG:{}", gauss_kruger_epsg(meridian, zone)),
            Self::Utm { zone } => format!("EPSG:{}", 32_600 + u32::from(zone)),
        }
    }

    fn projection(self) -> Option<TransverseMercator> {
        match self {
            Self::GaussKruger { meridian, zone } => Some(TransverseMercator {
                ellipsoid: CGCS2000,
                meridian_deg: f64::from(meridian),
                scale: 1.0,
                false_easting_m: 500_000.0 + f64::from(zone.unwrap_or(0)) * 1e6,
            }),
            Self::Utm { zone } => Some(TransverseMercator {
                ellipsoid: WGS84,
                meridian_deg: f64::from(zone) * 6.0 - 183.0,
                scale: 0.9996,
                false_easting_m: 500_000.0,
            }),
            _ => None,
        }
    }
}

/// Radius of the sphere of EPSG:3857 in metres.
const MERCATOR_RADIUS_M: f64 = 6_378_137.0;

fn web_mercator_to_degrees(x: f64, y: f64) -> Result<(f64, f64), NoPosition> {
    // Half the width of the square world map of EPSG:3857.
    const HALF_WORLD_M: f64 = 20_037_508.35;
    if x.abs() > HALF_WORLD_M || y.abs() > HALF_WORLD_M {
        return Err(NoPosition::OutOfRange);
    }
    let lon = (x / MERCATOR_RADIUS_M).to_degrees();
    let lat = libm::atan(libm::sinh(y / MERCATOR_RADIUS_M)).to_degrees();
    Ok((lon, lat))
}

/// EPSG codes of CGCS2000 Gauss–Krüger: with zone 4513 + (zone − 25) or, six degrees
/// wide, 4491 + (zone − 13); by meridian 4534 + (meridian − 75) / 3.
fn gauss_kruger_epsg(meridian: u8, zone: Option<u8>) -> u16 {
    match zone {
        Some(zone) if zone >= 25 => 4513 + u16::from(zone) - 25,
        Some(zone) => 4491 + u16::from(zone).saturating_sub(13),
        None => 4534 + u16::from(meridian).saturating_sub(75) / 3,
    }
}

/// The system of an EPSG code, where Yike reads it.
#[must_use]
pub fn from_epsg(code: u32) -> Option<Crs> {
    #[expect(clippy::cast_possible_truncation, reason = "every arm is a range of small numbers")]
    let zone_of = |first: u32, base: u32| (code - first + base) as u8;
    Some(match code {
        4326 => Crs::Wgs84,
        4490 => Crs::Cgcs2000,
        3857 | 900_913 | 102_100 => Crs::WebMercator,
        4491..=4501 => {
            let zone = zone_of(4491, 13);
            Crs::GaussKruger { meridian: zone * 6 - 3, zone: Some(zone) }
        }
        4502..=4512 => Crs::GaussKruger { meridian: zone_of(4502, 0) * 6 + 75, zone: None },
        4513..=4533 => {
            let zone = zone_of(4513, 25);
            Crs::GaussKruger { meridian: zone * 3, zone: Some(zone) }
        }
        4534..=4554 => Crs::GaussKruger { meridian: zone_of(4534, 0) * 3 + 75, zone: None },
        32_601..=32_660 => Crs::Utm { zone: zone_of(32_601, 1) },
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
