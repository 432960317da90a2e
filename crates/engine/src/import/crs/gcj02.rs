//! GCJ-02 (国测局坐标, 火星坐标) and Baidu's BD-09.
//!
//! Neither is published by its owner. The formulas are those in common use; the
//! constants follow eviltransform (Goullée 2013–2015, BSD-2-Clause), against whose cases
//! they are tested. The inverse of GCJ-02 is found by iteration.

use libm::{atan2, cos, hypot, sin, sqrt};

use std::f64::consts::PI;

/// Radius used by the published formula, in metres.
const RADIUS_M: f64 = 6_378_137.0;
/// Squared eccentricity of Krasovsky's ellipsoid, as the formula has it.
const ECCENTRICITY_2: f64 = 0.006_693_421_622_965_943;
/// Baidu's angular factor. Some libraries have lost its 3000/180, which moves positions by
/// up to 80 m (docs/decisions/bd09-factor.md).
pub(super) const BD_FACTOR: f64 = PI * 3000.0 / 180.0;
/// Baidu's constant shift, in degrees.
const BD_EAST: f64 = 0.0065;
/// Baidu's constant shift, in degrees.
const BD_NORTH: f64 = 0.006;

/// Whether GCJ-02 shifts this position: the rectangle that every implementation uses.
/// It is wider than China; outside it GCJ-02 equals WGS84.
#[must_use]
pub fn in_china(lon: f64, lat: f64) -> bool {
    (72.004..=137.8347).contains(&lon) && (0.8293..=55.8271).contains(&lat)
}

/// GCJ-02 of a WGS84 position, in degrees.
pub fn from_wgs84(lon: f64, lat: f64) -> (f64, f64) {
    if !in_china(lon, lat) {
        return (lon, lat);
    }
    let (d_lon, d_lat) = shift(lon, lat);
    (lon + d_lon, lat + d_lat)
}

/// WGS84 of a GCJ-02 position, in degrees, to about 0.01 mm.
///
/// The shift changes by less than 1 % over its own length, so each round of the
/// fixed-point iteration gains two digits.
pub fn to_wgs84(lon: f64, lat: f64) -> (f64, f64) {
    if !in_china(lon, lat) {
        return (lon, lat);
    }
    let (mut x, mut y) = (lon, lat);
    for _ in 0..12 {
        let (d_lon, d_lat) = shift(x, y);
        let (next_x, next_y) = (lon - d_lon, lat - d_lat);
        let moved = (next_x - x).abs().max((next_y - y).abs());
        (x, y) = (next_x, next_y);
        if moved < 1e-10 {
            break;
        }
    }
    (x, y)
}

/// BD-09 of a GCJ-02 position, in degrees.
pub fn to_bd09(lon: f64, lat: f64) -> (f64, f64) {
    if !in_china(lon, lat) {
        return (lon, lat);
    }
    let radius = hypot(lon, lat) + 0.000_02 * sin(lat * BD_FACTOR);
    let angle = atan2(lat, lon) + 0.000_003 * cos(lon * BD_FACTOR);
    (radius * cos(angle) + BD_EAST, radius * sin(angle) + BD_NORTH)
}

/// GCJ-02 of a BD-09 position, in degrees: the published formula undoes [`to_bd09`]
/// to 0.2 m, and the iteration to well below a millimetre.
pub fn from_bd09(lon: f64, lat: f64) -> (f64, f64) {
    if !in_china(lon, lat) {
        return (lon, lat);
    }
    let (mut x, mut y) = bd09_one_step(lon, lat, BD_FACTOR);
    for _ in 0..4 {
        let (there_x, there_y) = to_bd09(x, y);
        x -= there_x - lon;
        y -= there_y - lat;
    }
    (x, y)
}

/// The published formula from BD-09 to GCJ-02, with the angular factor as an argument
/// because a peer had another (see the tests).
pub(super) fn bd09_one_step(lon: f64, lat: f64, factor: f64) -> (f64, f64) {
    let (x, y) = (lon - BD_EAST, lat - BD_NORTH);
    let radius = hypot(x, y) - 0.000_02 * sin(y * factor);
    let angle = atan2(y, x) - 0.000_003 * cos(x * factor);
    (radius * cos(angle), radius * sin(angle))
}

/// How far GCJ-02 moves a WGS84 position, in degrees.
pub(super) fn shift(lon: f64, lat: f64) -> (f64, f64) {
    let (east_m, north_m) = shift_m(lon - 105.0, lat - 35.0);
    let phi = lat.to_radians();
    let bend = 1.0 - ECCENTRICITY_2 * sin(phi) * sin(phi);
    let root = sqrt(bend);
    (
        east_m * 180.0 / (RADIUS_M / root * cos(phi) * PI),
        north_m * 180.0 / (RADIUS_M * (1.0 - ECCENTRICITY_2) / (bend * root) * PI),
    )
}

fn shift_m(x: f64, y: f64) -> (f64, f64) {
    let (x_pi, y_pi, root) = (x * PI, y * PI, sqrt(x.abs()));
    let both = 20.0 * sin(6.0 * x_pi) + 20.0 * sin(2.0 * x_pi);
    let east = both + 20.0 * sin(x_pi) + 40.0 * sin(x_pi / 3.0) + 150.0 * sin(x_pi / 12.0) + 300.0 * sin(x_pi / 30.0);
    let north = both + 20.0 * sin(y_pi) + 40.0 * sin(y_pi / 3.0) + 160.0 * sin(y_pi / 12.0) + 320.0 * sin(y_pi / 30.0);
    (
        east * 2.0 / 3.0 + 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root,
        north * 2.0 / 3.0 - 100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root,
    )
}
