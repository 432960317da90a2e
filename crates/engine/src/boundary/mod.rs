//! Borders of circles: unions of communities, lines drawn by hand, what they share and leave out, and proposals.
//!
//! Shapes are computed with on whole numbers (1e-7 degree) from an anchor near by, so that equal shapes give equal
//! bytes and borders that run along each other meet exactly.

mod parts;
mod propose;
mod snap;

#[cfg(test)]
mod tests;

use i_overlay::core::{fill_rule::FillRule, overlay::Overlay, overlay_rule::OverlayRule};
use i_overlay::i_float::int::point::IntPoint;
use yike_domain::LonLat;

use crate::geometry::{MultiPolygon, Polygon};

pub use parts::{Leftover, Share, leftovers, shares};
pub use propose::{Band, Candidate, Proposal, ProposalFault, propose};
pub use snap::{Guide, SnapSettings, snap};

/// Pieces of ground smaller than this, square metres, are lines drawn twice and not ground.
pub const SLIVER_M2: f64 = 50.0;

/// The ground of all shapes together.
///
/// # References
/// The overlay is that of `i_overlay` (Bentley and Ottmann 1979, *IEEE Trans. Comput.* C-28, 643–647, on integers).
#[must_use]
pub fn union(shapes: &[&MultiPolygon]) -> MultiPolygon {
    let Some(anchor) = anchor(shapes) else { return MultiPolygon::default() };
    let sound: Vec<_> = shapes.iter().flat_map(|shape| simple(shape, anchor)).collect();
    shape_of(&overlaid(&sound, &Shapes::new(), OverlayRule::Subject), anchor)
}

/// The ground that two shapes share.
#[must_use]
pub fn intersection(a: &MultiPolygon, b: &MultiPolygon) -> MultiPolygon {
    both(a, b, OverlayRule::Intersect)
}

/// The ground of the first shape that is not in the second.
#[must_use]
pub fn difference(a: &MultiPolygon, b: &MultiPolygon) -> MultiPolygon {
    both(a, b, OverlayRule::Difference)
}

/// The same ground with rings that neither cross themselves nor each other, and whether any did.
///
/// Inside is what an odd number of borders surrounds, as in [`MultiPolygon::contains`].
#[must_use]
pub fn uncrossed(shape: &MultiPolygon) -> (MultiPolygon, bool) {
    let Some(anchor) = anchor(&[shape]) else { return (MultiPolygon::default(), false) };
    let sound = shape_of(&simple(shape, anchor), anchor);
    // A ring that crosses itself encloses ground on both sides: what the shoelace counts against itself.
    let crossed = (sound.area_m2() - shape.area_m2()).abs() > SLIVER_M2 || sound.0.len() != shape.0.len();
    (sound, crossed)
}

/// The same ground without pieces too small to be ground.
#[must_use]
pub fn without_slivers(shape: &MultiPolygon) -> MultiPolygon {
    let is_ground = |polygon: &&Polygon| MultiPolygon(vec![(*polygon).clone()]).area_m2() >= SLIVER_M2;
    MultiPolygon(shape.0.iter().filter(is_ground).cloned().collect())
}

type Point = IntPoint<i32>;
type Shapes = Vec<Vec<Vec<Point>>>;

fn both(a: &MultiPolygon, b: &MultiPolygon, rule: OverlayRule) -> MultiPolygon {
    let Some(anchor) = anchor(&[a, b]) else { return MultiPolygon::default() };
    shape_of(&overlaid(&simple(a, anchor), &simple(b, anchor), rule), anchor)
}

fn anchor(shapes: &[&MultiPolygon]) -> Option<LonLat> {
    shapes.iter().find_map(|shape| shape.0.first()?.outer.first().copied())
}

/// The shape with outer rings counter-clockwise and holes clockwise, whatever way they were drawn.
fn simple(shape: &MultiPolygon, anchor: LonLat) -> Shapes {
    let contours: Vec<Vec<Point>> = shape.rings().map(|ring| contour(ring, anchor)).filter(|c| c.len() > 2).collect();
    if contours.is_empty() {
        return Vec::new();
    }
    Overlay::from_subj(&contours).overlay(OverlayRule::Subject, FillRule::EvenOdd)
}

fn overlaid(subject: &Shapes, clip: &Shapes, rule: OverlayRule) -> Shapes {
    Overlay::from_subj_and_clip(subject, clip).overlay(rule, FillRule::NonZero)
}

/// A ring without its repeated last point, counted from the anchor.
fn contour(ring: &[LonLat], anchor: LonLat) -> Vec<Point> {
    let open = if ring.first() == ring.last() { &ring[..ring.len().saturating_sub(1)] } else { ring };
    open.iter().map(|at| Point::new(at.lon.wrapping_sub(anchor.lon), at.lat.wrapping_sub(anchor.lat))).collect()
}

fn shape_of(shapes: &Shapes, anchor: LonLat) -> MultiPolygon {
    let ring = |contour: &Vec<Point>| -> Vec<LonLat> {
        let at = |p: &Point| LonLat { lon: p.x.wrapping_add(anchor.lon), lat: p.y.wrapping_add(anchor.lat) };
        // From the same corner whatever ring it was cut from.
        let first = (0..contour.len()).min_by_key(|&n| (contour[n].x, contour[n].y)).unwrap_or(0);
        let mut ring: Vec<LonLat> = contour[first..].iter().chain(&contour[..first]).map(at).collect();
        ring.extend(ring.first().copied());
        ring
    };
    let mut polygons: Vec<Polygon> = shapes
        .iter()
        .filter_map(|shape| shape.split_first())
        .map(|(outer, holes)| {
            let mut holes: Vec<Vec<LonLat>> = holes.iter().map(ring).collect();
            holes.sort_unstable();
            Polygon { outer: ring(outer), holes }
        })
        .collect();
    polygons.sort_unstable_by(|a, b| a.outer.cmp(&b.outer));
    MultiPolygon(polygons)
}
