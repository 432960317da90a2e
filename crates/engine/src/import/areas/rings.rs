//! Rings of polygons: converted, closed, freed of doubled points, checked.

use yike_domain::LonLat;

use crate::geometry::{MultiPolygon, Plane, Polygon, ring_area_m2};
use crate::import::crs_choice::CrsChoice;

/// Most pairs of edges compared in one ring. A coast of 100,000 points has some million.
const MOST_COMPARED: usize = 50_000_000;

/// What was odd about the rings of one row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Odd {
    /// Points that are no position.
    pub n_lost_points: usize,
    /// Rings that were open.
    pub n_closed: usize,
    /// Rings with fewer than three corners or no area, left out.
    pub n_degenerate: usize,
    /// Rings that cross themselves.
    pub n_crossing: usize,
}

/// The shape of some polygons, each with its outer ring first.
pub(super) fn multi_polygon(polygons: &[Vec<Vec<(f64, f64)>>], choice: CrsChoice) -> (MultiPolygon, Odd) {
    let mut odd = Odd::default();
    let mut shape = Vec::new();
    for rings in polygons {
        let mut rings = rings.iter().map(|raw| ring(raw, choice, &mut odd));
        // Holes of a polygon without outer ring belong to nothing.
        let Some(Some(outer)) = rings.next() else { continue };
        shape.push(Polygon { outer, holes: rings.flatten().collect() });
    }
    (MultiPolygon(shape), odd)
}

fn ring(raw: &[(f64, f64)], choice: CrsChoice, odd: &mut Odd) -> Option<Vec<LonLat>> {
    let mut ring: Vec<LonLat> = raw.iter().filter_map(|&(x, y)| choice.position(x, y).ok()).collect();
    odd.n_lost_points += raw.len() - ring.len();
    ring.dedup();
    if ring.first() != ring.last() || ring.len() == 1 {
        odd.n_closed += usize::from(ring.len() > 2);
        ring.extend(ring.first().copied());
    }
    let no_area = ring.first().is_none_or(|&at| ring_area_m2(&Plane::at(at), &ring).abs() < 0.01);
    if ring.len() < 4 || (no_area && !crosses_itself(&ring)) {
        odd.n_degenerate += 1;
        return None;
    }
    odd.n_crossing += usize::from(crosses_itself(&ring));
    Some(ring)
}

/// Whether two edges of a closed ring cross, or lie on each other.
///
/// Edges are swept from west to east, so only those that overlap in longitude are compared.
/// A ring with more than [`MOST_COMPARED`] such pairs is no boundary, and counts as crossing.
pub(super) fn crosses_itself(ring: &[LonLat]) -> bool {
    let n = ring.len().saturating_sub(1);
    let edge = |i: usize| (ring[i], ring[i + 1]);
    let west = |i: usize| edge(i).0.lon.min(edge(i).1.lon);
    let east = |i: usize| edge(i).0.lon.max(edge(i).1.lon);
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by_key(|&i| (west(i), i));
    let mut open: Vec<usize> = Vec::new();
    let mut compared = 0;
    for &i in &order {
        open.retain(|&j| east(j) >= west(i));
        compared += open.len();
        if compared > MOST_COMPARED {
            return true;
        }
        for &j in &open {
            let neighbours = i.abs_diff(j) == 1 || i.abs_diff(j) == n - 1;
            if neighbours {
                if folds_back(ring, i.min(j), i.max(j), n) {
                    return true;
                }
            } else if touch(edge(i), edge(j)) {
                return true;
            }
        }
        open.push(i);
    }
    false
}

/// Whether two edges that follow each other run back over each other.
fn folds_back(ring: &[LonLat], low: usize, high: usize, n: usize) -> bool {
    let (first, second) = if high - low == 1 { (low, high) } else { (high, low) };
    debug_assert!(second == (first + 1) % n);
    let (a, b, c) = (ring[first], ring[second], ring[second + 1]);
    turn(a, b, c) == 0 && {
        let along = |p: LonLat, q: LonLat| (i64::from(q.lon) - i64::from(p.lon), i64::from(q.lat) - i64::from(p.lat));
        let ((ux, uy), (vx, vy)) = (along(a, b), along(b, c));
        i128::from(ux) * i128::from(vx) + i128::from(uy) * i128::from(vy) < 0
    }
}

/// Which way the corner a–b–c turns: 1 left, −1 right, 0 straight.
fn turn(a: LonLat, b: LonLat, c: LonLat) -> i32 {
    let d = |p: i32, q: i32| i128::from(p) - i128::from(q);
    let cross = d(b.lon, a.lon) * d(c.lat, a.lat) - d(b.lat, a.lat) * d(c.lon, a.lon);
    cross.signum() as i32
}

/// Whether two edges have a point in common.
fn touch((a, b): (LonLat, LonLat), (c, d): (LonLat, LonLat)) -> bool {
    let on = |p: LonLat, q: LonLat, r: LonLat| {
        (p.lon.min(q.lon)..=p.lon.max(q.lon)).contains(&r.lon) && (p.lat.min(q.lat)..=p.lat.max(q.lat)).contains(&r.lat)
    };
    let turns = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
    (turns[0] * turns[1] < 0 && turns[2] * turns[3] < 0)
        || (turns[0] == 0 && on(a, b, c))
        || (turns[1] == 0 && on(a, b, d))
        || (turns[2] == 0 && on(c, d, a))
        || (turns[3] == 0 && on(c, d, b))
}

/// As [`crosses_itself`], by comparing every edge with every other.
#[cfg(test)]
pub(super) fn crosses_by_pairs(ring: &[LonLat]) -> bool {
    let n = ring.len() - 1;
    (0..n).flat_map(|i| (0..i).map(move |j| (i, j))).any(|(i, j)| {
        if i - j == 1 || i - j == n - 1 {
            folds_back(ring, j, i, n)
        } else {
            touch((ring[i], ring[i + 1]), (ring[j], ring[j + 1]))
        }
    })
}
