//! Lines and rings with fewer points, in a tile's whole units.

use super::cut::P;

/// The points that matter when the line may move by `tolerance` units (Douglas & Peucker 1973,
/// *The Canadian Cartographer* 10, 112–122); points on one place become one.
pub(super) fn thin(points: &[P], tolerance: i32) -> Vec<P> {
    let mut distinct = points.to_vec();
    distinct.dedup();
    if distinct.len() < 3 || tolerance == 0 {
        return distinct;
    }
    let limit = i64::from(tolerance) * i64::from(tolerance);
    let mut keep = vec![false; distinct.len()];
    let last = distinct.len() - 1;
    (keep[0], keep[last]) = (true, true);
    // A ring begins and ends on one point: its farthest point cuts it in two.
    let mut waiting = vec![(0, last)];
    while let Some((from, to)) = waiting.pop() {
        let far = (from + 1..to).map(|i| (away2(distinct[i], distinct[from], distinct[to]), i)).max();
        if let Some((distance2, at)) = far.filter(|(distance2, _)| *distance2 > limit) {
            debug_assert!(distance2 > 0);
            keep[at] = true;
            waiting.extend([(from, at), (at, to)]);
        }
    }
    distinct.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(p, _)| p).collect()
}

/// Square of the distance from a point to a segment, rounded down.
fn away2(p: P, a: P, b: P) -> i64 {
    let (dx, dy) = (i64::from(b.0) - i64::from(a.0), i64::from(b.1) - i64::from(a.1));
    let (px, py) = (i64::from(p.0) - i64::from(a.0), i64::from(p.1) - i64::from(a.1));
    let length2 = dx * dx + dy * dy;
    let along = px * dx + py * dy;
    if length2 == 0 || along <= 0 {
        return px * px + py * py;
    }
    if along >= length2 {
        let (qx, qy) = (px - dx, py - dy);
        return qx * qx + qy * qy;
    }
    let cross = i128::from(px * dy - py * dx);
    i64::try_from(cross * cross / i128::from(length2)).unwrap_or(i64::MAX)
}

/// Twice the signed area of a closed ring in square units; positive for outer rings, whose
/// points go clockwise on the screen.
pub(super) fn area2(ring: &[P]) -> i64 {
    let cross = |pair: &[P]| i64::from(pair[0].0) * i64::from(pair[1].1) - i64::from(pair[1].0) * i64::from(pair[0].1);
    ring.windows(2).map(cross).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_bends_go_and_large_ones_stay() {
        let bent = [(0, 0), (10, 1), (20, 0), (30, 20), (40, 0)];
        assert_eq!(thin(&bent, 2), [(0, 0), (20, 0), (30, 20), (40, 0)]);
        assert_eq!(thin(&bent, 0), bent);
        assert_eq!(thin(&[(5, 5), (5, 5), (5, 5)], 2), [(5, 5)]);
    }

    #[test]
    fn a_ring_keeps_its_corners() {
        let square = [(0, 0), (50, 0), (100, 0), (100, 100), (0, 100), (0, 0)];
        assert_eq!(thin(&square, 2), [(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]);
        assert_eq!(area2(&square), 20_000);
    }
}
