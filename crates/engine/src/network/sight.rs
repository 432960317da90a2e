//! Which points of an outline see each other inside it.

use std::cmp::Ordering;

use yike_domain::LonLat;

use crate::geometry::{MultiPolygon, Polygon};

/// The outline of a plaza, outer rings and holes alike: what lies inside is even–odd.
pub(super) struct Outline {
    shape: MultiPolygon,
    /// Outline points on the line that is looked along, kept from one line to the next.
    stops: Vec<LonLat>,
    /// The side that was in the way last: it often is in the way of the next line too.
    blocker: [LonLat; 2],
}

impl Outline {
    /// An outline of closed rings.
    pub(super) fn of(rings: impl Iterator<Item = Vec<LonLat>>) -> Self {
        let shape = MultiPolygon(rings.map(|outer| Polygon { outer, holes: Vec::new() }).collect());
        Self { shape, stops: Vec::new(), blocker: [LonLat::default(); 2] }
    }

    /// Whether the straight line between two outline points stays inside: it crosses no side,
    /// and between the ring points it passes through it runs inside.
    pub(super) fn sees(&mut self, a: LonLat, b: LonLat) -> bool {
        if a == b {
            return true;
        }
        let [c, d] = self.blocker;
        if are_apart(a, b, c, d) && are_apart(c, d, a, b) {
            return false;
        }
        self.stops.clear();
        for ring in self.shape.rings() {
            let mut before = Ordering::Equal;
            for (i, &corner) in ring.iter().enumerate() {
                let now = side(a, b, corner);
                if now == Ordering::Equal {
                    if is_between(a, b, corner) {
                        self.stops.push(corner);
                    }
                } else if before == now.reverse() && are_apart(ring[i - 1], corner, a, b) {
                    self.blocker = [ring[i - 1], corner];
                    return false;
                }
                before = now;
            }
        }
        self.stops.extend([a, b]);
        self.stops.sort_unstable_by_key(|p| distance_key(a, *p));
        self.stops.dedup();
        self.stops.windows(2).all(|pair| {
            let middle = LonLat { lon: midpoint(pair[0].lon, pair[1].lon), lat: midpoint(pair[0].lat, pair[1].lat) };
            self.shape.contains(middle)
        })
    }
}

/// Whether two points lie on different sides of the line through `c` and `d`, neither on it.
fn are_apart(c: LonLat, d: LonLat, a: LonLat, b: LonLat) -> bool {
    let of_a = side(c, d, a);
    of_a != Ordering::Equal && side(c, d, b) == of_a.reverse()
}

/// `Greater` where the way from `p` over `q` to `r` turns left, `Equal` where it goes straight on.
///
/// Positions on Earth are at most 3.6e9 by 1.8e9 units apart, so that each product fits an `i64`
/// and only their difference might not: they are compared.
pub(super) fn side(p: LonLat, q: LonLat, r: LonLat) -> Ordering {
    let (px, py) = (i64::from(p.lon), i64::from(p.lat));
    let along = (i64::from(q.lon) - px) * (i64::from(r.lat) - py);
    let across = (i64::from(q.lat) - py) * (i64::from(r.lon) - px);
    along.cmp(&across)
}

fn is_between(a: LonLat, b: LonLat, p: LonLat) -> bool {
    (a.lon.min(b.lon)..=a.lon.max(b.lon)).contains(&p.lon) && (a.lat.min(b.lat)..=a.lat.max(b.lat)).contains(&p.lat)
}

/// Grows with the distance between points of one line.
fn distance_key(a: LonLat, p: LonLat) -> i64 {
    (i64::from(p.lon) - i64::from(a.lon)).abs() + (i64::from(p.lat) - i64::from(a.lat)).abs()
}

#[expect(clippy::cast_possible_truncation, reason = "the middle of two i32 is an i32")]
fn midpoint(a: i32, b: i32) -> i32 {
    ((i64::from(a) + i64::from(b)) / 2) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A square of 100 with a square hole of 20 in its middle.
    fn square_with_a_hole() -> Outline {
        let ring = |low: i32, high: i32| {
            [(low, low), (high, low), (high, high), (low, high), (low, low)]
                .map(|(lon, lat)| LonLat { lon, lat })
                .to_vec()
        };
        Outline::of([ring(0, 100), ring(40, 60)].into_iter())
    }

    #[track_caller]
    fn check(a: (i32, i32), b: (i32, i32), wanted: bool) {
        let at = |(lon, lat)| LonLat { lon, lat };
        assert_eq!(square_with_a_hole().sees(at(a), at(b)), wanted, "{a:?} to {b:?}");
        assert_eq!(square_with_a_hole().sees(at(b), at(a)), wanted, "{b:?} to {a:?}");
    }

    #[test]
    fn lines_end_at_holes_and_pass_beside_them() {
        // The diagonal runs through the hole, corner to corner of it.
        check((0, 0), (100, 100), false);
        // To the hole's near corner nothing is in between, to its far one the hole is.
        check((0, 0), (40, 40), true);
        check((0, 0), (60, 60), false);
        // Past the corner at (60, 40): from (0, 0) with slope 2/3 it is touched, and the line goes on inside.
        check((20, 0), (100, 80), true);
        // Along one side of the hole: its edge belongs to the plaza below (south) and the hole above.
        check((0, 30), (100, 30), true);
        check((0, 50), (100, 50), false);
        // A line of no length sees itself.
        check((0, 0), (0, 0), true);
    }

    #[test]
    fn the_widest_plaza_on_earth_is_reckoned_exactly() {
        // 360° by 180°: the products reach 6.48e18, their difference would not fit.
        let at = |lon, lat| LonLat { lon, lat };
        let (west, east) = (at(-1_800_000_000, -900_000_000), at(1_800_000_000, 900_000_000));
        assert_eq!(side(west, east, at(-1_800_000_000, 900_000_000)), Ordering::Greater);
        assert_eq!(side(west, east, at(1_800_000_000, -900_000_000)), Ordering::Less);
        assert_eq!(side(west, east, at(2, 1)), Ordering::Equal);
        assert_eq!(side(west, east, at(3, 1)), Ordering::Less);
    }
}
