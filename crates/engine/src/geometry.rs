//! Plane and sphere geometry shared by the stations.
//!
//! Transcendental functions come from `libm`, not the platform, so that results
//! have the same bytes everywhere.

use serde::{Deserialize, Serialize};
use yike_domain::LonLat;

/// Mean Earth radius R1 of GRS 80 in metres (Moritz 2000, *Geodetic Reference System 1980*).
pub const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// Metres on the ground for 1e-7 degree of latitude.
pub const METRES_PER_E7: f64 = EARTH_RADIUS_M * std::f64::consts::PI / 180.0 / 1e7;

/// Great-circle distance in metres (haversine; Sinnott 1984, *Sky & Telescope* 68, 159).
#[must_use]
pub fn great_circle_m(a: LonLat, b: LonLat) -> f64 {
    let (lat_a, lat_b) = (a.lat_degrees().to_radians(), b.lat_degrees().to_radians());
    let half_lat = libm::sin((lat_b - lat_a) / 2.0);
    let half_lon = libm::sin((b.lon_degrees() - a.lon_degrees()).to_radians() / 2.0);
    let h = half_lat * half_lat + libm::cos(lat_a) * libm::cos(lat_b) * half_lon * half_lon;
    2.0 * EARTH_RADIUS_M * libm::asin(h.sqrt().min(1.0))
}

/// A local plane: metres east and north of an anchor, true at the anchor's latitude.
///
/// Within 5 km of the anchor lengths are off by less than 0.1 %.
#[derive(Clone, Copy, Debug)]
pub struct Plane {
    anchor: LonLat,
    metres_per_lon_e7: f64,
}

impl Plane {
    /// The plane that touches the Earth at `anchor`.
    #[must_use]
    pub fn at(anchor: LonLat) -> Self {
        Self { anchor, metres_per_lon_e7: METRES_PER_E7 * libm::cos(anchor.lat_degrees().to_radians()) }
    }

    /// Metres east and north of the anchor.
    #[must_use]
    pub fn project(&self, at: LonLat) -> (f64, f64) {
        (
            (f64::from(at.lon) - f64::from(self.anchor.lon)) * self.metres_per_lon_e7,
            (f64::from(at.lat) - f64::from(self.anchor.lat)) * METRES_PER_E7,
        )
    }

    /// The position of a point of the plane.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "points of a city stay on Earth")]
    pub fn unproject(&self, (x, y): (f64, f64)) -> LonLat {
        LonLat {
            lon: self.anchor.lon + (x / self.metres_per_lon_e7).round() as i32,
            lat: self.anchor.lat + (y / METRES_PER_E7).round() as i32,
        }
    }
}

/// A polygon: one outer ring and any number of holes, each closed (first point repeated last).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Polygon {
    /// The outer ring.
    pub outer: Vec<LonLat>,
    /// Holes.
    pub holes: Vec<Vec<LonLat>>,
}

/// Several polygons that are one thing (a community with an exclave).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MultiPolygon(pub Vec<Polygon>);

impl MultiPolygon {
    /// Whether `at` lies inside (even–odd rule over all rings; the south-west border belongs to it).
    #[must_use]
    pub fn contains(&self, at: LonLat) -> bool {
        self.rings().fold(false, |inside, ring| inside ^ ring_contains(ring, at))
    }

    /// Every ring, outer and holes.
    pub fn rings(&self) -> impl Iterator<Item = &[LonLat]> {
        self.0.iter().flat_map(|p| std::iter::once(p.outer.as_slice()).chain(p.holes.iter().map(Vec::as_slice)))
    }

    /// A point well inside: the middle of the widest stretch that a horizontal line through the
    /// shape has inside. Lines at the middle and the quarters of the height are tried; nothing
    /// where the shape has no inside.
    #[must_use]
    pub fn inner_point(&self) -> Option<LonLat> {
        let lats = || self.rings().flatten().map(|at| at.lat);
        let (low, high) = (i64::from(lats().min()?), i64::from(lats().max()?));
        [8, 4, 12, 2, 14, 6, 10].into_iter().find_map(|sixteenth| {
            let lat = i32::try_from(low + (high - low) * sixteenth / 16).expect("between two latitudes");
            self.widest_inside(lat).filter(|at| self.contains(*at))
        })
    }

    /// The middle of the widest stretch inside at a latitude.
    #[expect(clippy::cast_possible_truncation, reason = "between two longitudes")]
    fn widest_inside(&self, lat: i32) -> Option<LonLat> {
        let sides = self.rings().flat_map(|ring| ring.windows(2)).filter(|s| (s[0].lat > lat) != (s[1].lat > lat));
        let mut crossings: Vec<i64> = sides
            .map(|s| {
                let (run, rise) =
                    (i128::from(s[1].lon) - i128::from(s[0].lon), i128::from(s[1].lat) - i128::from(s[0].lat));
                let up = i128::from(lat) - i128::from(s[0].lat);
                (i128::from(s[0].lon) + (run * up).div_euclid(rise)) as i64
            })
            .collect();
        crossings.sort_unstable();
        let stretches = crossings.chunks_exact(2).map(|pair| (pair[1] - pair[0], pair[0]));
        let (width, west) = stretches.max_by_key(|&(width, west)| (width, std::cmp::Reverse(west)))?;
        Some(LonLat { lon: (west + width / 2) as i32, lat })
    }

    /// Area in square metres (shoelace on a plane at the first point; exact to 0.1 % within 5 km).
    #[must_use]
    pub fn area_m2(&self) -> f64 {
        let Some(anchor) = self.0.first().and_then(|p| p.outer.first()) else { return 0.0 };
        let plane = Plane::at(*anchor);
        self.0
            .iter()
            .map(|p| {
                ring_area_m2(&plane, &p.outer).abs()
                    - p.holes.iter().map(|h| ring_area_m2(&plane, h).abs()).sum::<f64>()
            })
            .sum()
    }
}

impl MultiPolygon {
    /// Area in square metres of the part inside a box (south-west, north-east); as exact as [`Self::area_m2`].
    ///
    /// Rings are cut by one side of the box after the other (Sutherland and Hodgman 1974,
    /// *CACM* 17, 32–42); edges that a cut leaves doubled enclose no area.
    #[must_use]
    pub fn area_within_m2(&self, south_west: LonLat, north_east: LonLat) -> f64 {
        let cut = |ring: &[LonLat]| {
            let ring = cut_ring(ring, |at| at.lon, south_west.lon, true);
            let ring = cut_ring(&ring, |at| at.lon, north_east.lon, false);
            let ring = cut_ring(&ring, |at| at.lat, south_west.lat, true);
            cut_ring(&ring, |at| at.lat, north_east.lat, false)
        };
        let rings =
            self.0.iter().map(|p| Polygon { outer: cut(&p.outer), holes: p.holes.iter().map(|h| cut(h)).collect() });
        Self(rings.filter(|p| !p.outer.is_empty()).collect()).area_m2()
    }
}

/// The part of a closed ring on one side of a line of equal longitude or latitude, closed.
fn cut_ring(ring: &[LonLat], of: fn(LonLat) -> i32, limit: i32, above: bool) -> Vec<LonLat> {
    let inside = |at: LonLat| if above { of(at) >= limit } else { of(at) <= limit };
    let mut kept = Vec::with_capacity(ring.len());
    for pair in ring.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        if inside(a) {
            kept.push(a);
        }
        if inside(a) != inside(b) {
            let (from, to) = (i64::from(of(a)), i64::from(of(b)));
            let part = |a: i32, b: i32| {
                let moved = (i64::from(b) - i64::from(a)) * (i64::from(limit) - from) / (to - from);
                #[expect(clippy::cast_possible_truncation, reason = "between a and b")]
                {
                    (i64::from(a) + moved) as i32
                }
            };
            kept.push(LonLat { lon: part(a.lon, b.lon), lat: part(a.lat, b.lat) });
        }
    }
    kept.extend(kept.first().copied());
    kept
}

/// Whether a closed ring contains the point (crossing number, integer arithmetic).
#[must_use]
pub fn ring_contains(ring: &[LonLat], at: LonLat) -> bool {
    let mut inside = false;
    for pair in ring.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        if (a.lat > at.lat) == (b.lat > at.lat) {
            continue;
        }
        let (dx, dy) = (i128::from(b.lon) - i128::from(a.lon), i128::from(b.lat) - i128::from(a.lat));
        let cross = (i128::from(at.lon) - i128::from(a.lon)) * dy - dx * (i128::from(at.lat) - i128::from(a.lat));
        if (cross < 0) == (dy > 0) {
            inside = !inside;
        }
    }
    inside
}

/// Signed area of a closed ring in square metres, counter-clockwise positive.
#[must_use]
pub fn ring_area_m2(plane: &Plane, ring: &[LonLat]) -> f64 {
    ring.windows(2)
        .map(|pair| {
            let ((ax, ay), (bx, by)) = (plane.project(pair[0]), plane.project(pair[1]));
            ax * by - bx * ay
        })
        .sum::<f64>()
        / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(points: &[(i32, i32)]) -> Vec<LonLat> {
        points.iter().map(|&(lon, lat)| LonLat { lon, lat }).collect()
    }

    #[test]
    fn a_box_keeps_its_share_of_an_area() {
        // A U of 7 unit squares (3 × 3 less the middle and the one above it) with its corner at the origin.
        let u = ring(&[
            (0, 0),
            (3000, 0),
            (3000, 3000),
            (2000, 3000),
            (2000, 1000),
            (1000, 1000),
            (1000, 3000),
            (0, 3000),
            (0, 0),
        ]);
        let shape = MultiPolygon(vec![Polygon { outer: u, holes: Vec::new() }]);
        let share = |low: (i32, i32), high: (i32, i32)| {
            let corner = |(lon, lat)| LonLat { lon, lat };
            shape.area_within_m2(corner(low), corner(high)) / shape.area_m2()
        };
        let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-6, "{a} is not {b}");
        close(share((0, 0), (3000, 3000)), 1.0);
        // The upper two thirds hold two arms of two squares each.
        close(share((0, 1000), (3000, 3000)), 4.0 / 7.0);
        // The middle column holds one square, the right column three.
        close(share((1000, -500), (2000, 9000)), 1.0 / 7.0);
        close(share((2000, 0), (9000, 9000)), 3.0 / 7.0);
        close(share((5000, 5000), (6000, 6000)), 0.0);
    }
}
