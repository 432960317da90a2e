//! How much of an area lies inside a box (Sutherland & Hodgman 1974, *Communications of
//! the ACM* 17, 32–42).

use crate::geometry::{MultiPolygon, Plane};
use crate::import::tiles::Bounds;

/// Area inside the box and area of the whole, square decimetres; the first never exceeds the second.
pub(super) fn area_inside_dm2(shape: &MultiPolygon, bounds: Bounds) -> (u64, u64) {
    let Some(anchor) = shape.rings().flatten().next() else { return (0, 0) };
    let plane = Plane::at(*anchor);
    let (low, high) = (plane.project(bounds.0), plane.project(bounds.1));
    let (mut inside, mut all) = (0.0, 0.0);
    for polygon in &shape.0 {
        for (ring, sign) in std::iter::once((&polygon.outer, 1.0)).chain(polygon.holes.iter().map(|h| (h, -1.0))) {
            let ring: Vec<(f64, f64)> = ring.iter().map(|&at| plane.project(at)).collect();
            all += sign * area(&ring).abs();
            inside += sign * area(&clipped(ring, low, high)).abs();
        }
    }
    let dm2 = |m2: f64| (m2.max(0.0) * 100.0).round() as u64;
    (dm2(inside).min(dm2(all)), dm2(all))
}

/// A ring cut along the four sides of a box. Pieces that fall apart stay joined by lines
/// along the sides, which enclose no area.
fn clipped(mut ring: Vec<(f64, f64)>, low: (f64, f64), high: (f64, f64)) -> Vec<(f64, f64)> {
    for side in 0..4 {
        let depth = |p: (f64, f64)| match side {
            0 => p.0 - low.0,
            1 => high.0 - p.0,
            2 => p.1 - low.1,
            _ => high.1 - p.1,
        };
        let mut cut = Vec::with_capacity(ring.len() + 4);
        for i in 0..ring.len() {
            let (a, b) = (ring[i], ring[(i + 1) % ring.len()]);
            let (da, db) = (depth(a), depth(b));
            if da >= 0.0 {
                cut.push(a);
            }
            if (da >= 0.0) != (db >= 0.0) {
                let share = da / (da - db);
                cut.push((a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share));
            }
        }
        ring = cut;
    }
    ring
}

/// Signed area of a ring, closed or not.
fn area(ring: &[(f64, f64)]) -> f64 {
    let each = (0..ring.len()).map(|i| {
        let (a, b) = (ring[i], ring[(i + 1) % ring.len()]);
        a.0 * b.1 - b.0 * a.1
    });
    each.sum::<f64>() / 2.0
}
