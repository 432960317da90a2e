//! Transverse Mercator (Gauss–Krüger, UTM) by the Krüger series in the third flattening.
//!
//! # References
//! Karney (2011), *Journal of Geodesy* 85, 475–485: equations 7–11, 19–21 and 35–36, to
//! the sixth order, whose error within a zone is far below a nanometre.

use libm::{asinh, atan, atan2, atanh, cos, cosh, sin, sinh, sqrt};

/// An ellipsoid of revolution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ellipsoid {
    /// Half of the longer axis, in metres.
    pub semi_major_m: f64,
    /// Inverse flattening.
    pub inverse_flattening: f64,
}

/// The ellipsoid of CGCS2000 (GB 22021-2008).
pub const CGCS2000: Ellipsoid = Ellipsoid { semi_major_m: 6_378_137.0, inverse_flattening: 298.257_222_101 };
/// The ellipsoid of WGS84.
pub const WGS84: Ellipsoid = Ellipsoid { semi_major_m: 6_378_137.0, inverse_flattening: 298.257_223_563 };

/// Farther than this from its central meridian no map uses a zone: 3° zones reach
/// 167 km, 6° zones 334 km at the equator; overlaps add some.
const WIDEST_M: f64 = 700_000.0;

/// A transverse Mercator projection with the equator as its origin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TransverseMercator {
    /// Figure of the Earth.
    pub ellipsoid: Ellipsoid,
    /// Central meridian, degrees east.
    pub meridian_deg: f64,
    /// Scale on the central meridian.
    pub scale: f64,
    /// Easting of the central meridian, in metres.
    pub false_easting_m: f64,
}

impl TransverseMercator {
    /// Easting and northing of a position, in metres.
    #[must_use]
    pub fn from_degrees(&self, lon: f64, lat: f64) -> (f64, f64) {
        let (n, e) = (self.third_flattening(), self.eccentricity());
        let lambda = (lon - self.meridian_deg).to_radians();
        let sin_phi = sin(lat.to_radians());
        let conformal = sinh(atanh(sin_phi) - e * atanh(e * sin_phi));
        let xi = atan2(conformal, cos(lambda));
        let eta = asinh(sin(lambda) / sqrt(conformal * conformal + cos(lambda) * cos(lambda)));
        let (mut north, mut east) = (xi, eta);
        for (step, term) in forward_series(n).into_iter().enumerate() {
            let twice = twice(step);
            north += term * sin(twice * xi) * cosh(twice * eta);
            east += term * cos(twice * xi) * sinh(twice * eta);
        }
        let radius = self.scale * self.rectifying_radius_m();
        (self.false_easting_m + radius * east, radius * north)
    }

    /// Degrees of longitude and latitude, or `None` far outside the zone.
    #[must_use]
    pub fn to_degrees(&self, easting_m: f64, northing_m: f64) -> Option<(f64, f64)> {
        let off_meridian_m = easting_m - self.false_easting_m;
        if off_meridian_m.abs() > WIDEST_M || northing_m.abs() > 10_010_000.0 {
            return None;
        }
        let radius = self.scale * self.rectifying_radius_m();
        let (north, east) = (northing_m / radius, off_meridian_m / radius);
        let (mut xi, mut eta) = (north, east);
        for (step, term) in inverse_series(self.third_flattening()).into_iter().enumerate() {
            let twice = twice(step);
            xi -= term * sin(twice * north) * cosh(twice * east);
            eta -= term * cos(twice * north) * sinh(twice * east);
        }
        let conformal = sin(xi) / sqrt(sinh(eta) * sinh(eta) + cos(xi) * cos(xi));
        let lambda = atan2(sinh(eta), cos(xi));
        let lat = atan(self.tangent_of_latitude(conformal)).to_degrees();
        Some((self.meridian_deg + lambda.to_degrees(), lat))
    }

    /// Newton's method on Karney's equation 7; three steps reach the last bit.
    fn tangent_of_latitude(&self, conformal: f64) -> f64 {
        let e = self.eccentricity();
        let rest = 1.0 - e * e;
        let mut tau = conformal / rest;
        for _ in 0..4 {
            let hypot = sqrt(1.0 + tau * tau);
            let sigma = sinh(e * atanh(e * tau / hypot));
            let found = tau * sqrt(1.0 + sigma * sigma) - sigma * hypot;
            tau += (conformal - found) / sqrt(1.0 + found * found) * (1.0 + rest * tau * tau) / (rest * hypot);
        }
        tau
    }

    fn third_flattening(&self) -> f64 {
        let f = 1.0 / self.ellipsoid.inverse_flattening;
        f / (2.0 - f)
    }

    fn eccentricity(&self) -> f64 {
        let f = 1.0 / self.ellipsoid.inverse_flattening;
        sqrt(f * (2.0 - f))
    }

    fn rectifying_radius_m(&self) -> f64 {
        let n = self.third_flattening();
        let n2 = n * n;
        self.ellipsoid.semi_major_m / (1.0 + n) * (1.0 + n2 * (1.0 / 4.0 + n2 * (1.0 / 64.0 + n2 / 256.0)))
    }
}

#[expect(clippy::cast_precision_loss, reason = "a step number below six")]
fn twice(step: usize) -> f64 {
    2.0 * (step + 1) as f64
}

/// Karney's α, equation 35.
fn forward_series(n: f64) -> [f64; 6] {
    polynomials(
        n,
        [
            [1. / 2., -2. / 3., 5. / 16., 41. / 180., -127. / 288., 7_891. / 37_800.],
            [0., 13. / 48., -3. / 5., 557. / 1_440., 281. / 630., -1_983_433. / 1_935_360.],
            [0., 0., 61. / 240., -103. / 140., 15_061. / 26_880., 167_603. / 181_440.],
            [0., 0., 0., 49_561. / 161_280., -179. / 168., 6_601_661. / 7_257_600.],
            [0., 0., 0., 0., 34_729. / 80_640., -3_418_889. / 1_995_840.],
            [0., 0., 0., 0., 0., 212_378_941. / 319_334_400.],
        ],
    )
}

/// Karney's β, equation 36.
fn inverse_series(n: f64) -> [f64; 6] {
    polynomials(
        n,
        [
            [1. / 2., -2. / 3., 37. / 96., -1. / 360., -81. / 512., 96_199. / 604_800.],
            [0., 1. / 48., 1. / 15., -437. / 1_440., 46. / 105., -1_118_711. / 3_870_720.],
            [0., 0., 17. / 480., -37. / 840., -209. / 4_480., 5_569. / 90_720.],
            [0., 0., 0., 4_397. / 161_280., -11. / 504., -830_251. / 7_257_600.],
            [0., 0., 0., 0., 4_583. / 161_280., -108_847. / 3_991_680.],
            [0., 0., 0., 0., 0., 20_648_693. / 638_668_800.],
        ],
    )
}

/// Each row's polynomial without constant term, at `n`.
fn polynomials(n: f64, rows: [[f64; 6]; 6]) -> [f64; 6] {
    rows.map(|row| row.iter().rev().fold(0.0, |sum, factor| (sum + factor) * n))
}
