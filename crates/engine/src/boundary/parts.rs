//! How much of each community a border takes in, and what it leaves out.

use super::{SLIVER_M2, difference, intersection, union, without_slivers};
use crate::geometry::MultiPolygon;

/// How much of a community lies inside a border.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Position of the community in the list.
    pub community: usize,
    /// Thousandths of its area, from 1 to 1000.
    pub permille: u16,
}

/// Ground of a community that a border leaves out though it takes in most of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Leftover {
    /// Position of the community in the list.
    pub community: usize,
    /// The ground.
    pub shape: MultiPolygon,
    /// Its area, square metres.
    pub area_m2: f64,
    /// Per cent of the community.
    pub percent: u32,
}

/// From this share on a community counts as meant to be taken in, thousandths.
const MEANT: u16 = 500;

/// The communities that a border takes in, whole or in part, in their order.
#[must_use]
pub fn shares(border: &MultiPolygon, communities: &[&MultiPolygon]) -> Vec<Share> {
    let bounds = bounds(border);
    let share = |(community, shape): (usize, &&MultiPolygon)| {
        let area = shape.area_m2();
        if area < 1.0 || !meet(bounds, self::bounds(shape)) {
            return None;
        }
        let inside = intersection(border, shape).area_m2();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share from 0 to 1")]
        let permille = (inside / area * 1000.0).round().clamp(0.0, 1000.0) as u16;
        // A whole community but for a line drawn twice is the whole.
        let permille = if area - inside < SLIVER_M2 { 1000 } else { permille };
        (permille > 0 && inside >= SLIVER_M2.min(area / 2.0)).then_some(Share { community, permille })
    };
    communities.iter().enumerate().filter_map(share).collect()
}

/// What is left of communities that the border takes in for the most part, once the other circles took theirs.
#[must_use]
pub fn leftovers(border: &MultiPolygon, others: &[&MultiPolygon], communities: &[&MultiPolygon]) -> Vec<Leftover> {
    let near: Vec<&MultiPolygon> =
        others.iter().copied().filter(|other| meet(bounds(border), bounds(other))).chain([border]).collect();
    let taken = union(&near);
    let partly = shares(border, communities).into_iter().filter(|share| (MEANT..1000).contains(&share.permille));
    let left = partly.filter_map(|share| {
        let whole = communities[share.community];
        let shape = without_slivers(&difference(whole, &taken));
        let area_m2 = shape.area_m2();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share from 0 to 100")]
        let percent = (area_m2 / whole.area_m2() * 100.0).round() as u32;
        (area_m2 >= SLIVER_M2).then_some(Leftover { community: share.community, shape, area_m2, percent })
    });
    left.collect()
}

type Bounds = Option<(i32, i32, i32, i32)>;

/// West, south, east, north.
pub(super) fn bounds(shape: &MultiPolygon) -> Bounds {
    let points = || shape.rings().flatten();
    let (lons, lats) = (|| points().map(|at| at.lon), || points().map(|at| at.lat));
    Some((lons().min()?, lats().min()?, lons().max()?, lats().max()?))
}

pub(super) fn meet(a: Bounds, b: Bounds) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    a.0 <= b.2 && b.0 <= a.2 && a.1 <= b.3 && b.1 <= a.3
}
