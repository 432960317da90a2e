//! Which areas share ground.

use crate::geometry::MultiPolygon;
use crate::import::tiles::{Bounds, Tiles, bounds_of_shape, inside};
use yike_domain::LonLat;

/// Sample points along each side of the box that two areas may share.
const SAMPLES: i64 = 24;

/// Overlaps below this are border lines drawn twice, per cent of the smaller area.
const LEAST_PERCENT: u32 = 1;

/// Most pairs of neighbours looked at; a city has some ten thousand.
const MOST_PAIRS: usize = 50_000;

/// Pairs of shapes that share at least one per cent of the smaller one, with that share
/// in per cent, estimated over a lattice of points; pairs in order.
pub(super) fn overlaps(shapes: &[&MultiPolygon]) -> Vec<(usize, usize, u32)> {
    let boxes: Vec<Option<Bounds>> = shapes.iter().map(|shape| bounds_of_shape(shape)).collect();
    let tiles = Tiles::of(&boxes, 500.0);
    let (mut found, mut n_pairs) = (Vec::new(), 0);
    for (a, bounds) in boxes.iter().enumerate() {
        let Some(bounds) = bounds else { continue };
        let mut others = Vec::new();
        tiles.near(*bounds, |b| others.push(b as usize));
        others.sort_unstable();
        others.dedup();
        for b in others.into_iter().filter(|&b| b > a) {
            let Some(other) = boxes[b].filter(|_| n_pairs < MOST_PAIRS) else { continue };
            n_pairs += 1;
            if let Some(percent) = shared_percent(shapes[a], *bounds, shapes[b], other)
                && percent >= LEAST_PERCENT
            {
                found.push((a, b, percent));
            }
        }
    }
    found
}

/// How much of the one with the smaller box also lies in the other, in per cent.
fn shared_percent(a: &MultiPolygon, a_box: Bounds, b: &MultiPolygon, b_box: Bounds) -> Option<u32> {
    let apart = a_box.1.lon < b_box.0.lon
        || b_box.1.lon < a_box.0.lon
        || a_box.1.lat < b_box.0.lat
        || b_box.1.lat < a_box.0.lat;
    if apart {
        return None;
    }
    let size = |b: Bounds| (i64::from(b.1.lon) - i64::from(b.0.lon)) * (i64::from(b.1.lat) - i64::from(b.0.lat));
    let (small, small_box, large, large_box) =
        if size(a_box) <= size(b_box) { (a, a_box, b, b_box) } else { (b, b_box, a, a_box) };
    let along = |from: i32, to: i32, i: i64| {
        (i64::from(from) + (i64::from(to) - i64::from(from)) * (2 * i + 1) / (2 * SAMPLES)) as i32
    };
    let (mut n_small, mut n_both) = (0u32, 0u32);
    for (i, j) in (0..SAMPLES).flat_map(|i| (0..SAMPLES).map(move |j| (i, j))) {
        let at =
            LonLat { lon: along(small_box.0.lon, small_box.1.lon, i), lat: along(small_box.0.lat, small_box.1.lat, j) };
        if small.contains(at) {
            n_small += 1;
            n_both += u32::from(inside(large_box, at) && large.contains(at));
        }
    }
    (n_small > 0).then(|| n_both * 100 / n_small)
}
