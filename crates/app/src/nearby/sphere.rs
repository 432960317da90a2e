//! Places as points of space: chords order as arcs do, anywhere in the country, without a map projection.

use yike_domain::LonLat;

/// A point of space, metres from the centre of the earth.
pub(super) type Place = [f64; 3];

/// Mean radius of the earth (IUGG 1980), metres.
const RADIUS_M: f64 = 6_371_008.8;

/// Where a position is on the sphere.
pub(super) fn place(at: LonLat) -> Place {
    let (lon, lat) = ((f64::from(at.lon) * 1e-7).to_radians(), (f64::from(at.lat) * 1e-7).to_radians());
    let (sin_lat, cos_lat) = libm::sincos(lat);
    let (sin_lon, cos_lon) = libm::sincos(lon);
    [RADIUS_M * cos_lat * cos_lon, RADIUS_M * cos_lat * sin_lon, RADIUS_M * sin_lat]
}

/// Metres along the surface for the square of a chord through it.
#[must_use]
pub fn metres(chord_squared: f64) -> u32 {
    let half = (chord_squared.sqrt() / (2.0 * RADIUS_M)).min(1.0);
    (2.0 * RADIUS_M * libm::asin(half)).round() as u32
}
