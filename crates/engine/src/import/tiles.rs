//! A grid over boxes, for finding what lies at or near a position.

use yike_domain::LonLat;

use crate::geometry::{METRES_PER_E7, MultiPolygon};

/// A box: south-west and north-east corner.
pub(super) type Bounds = (LonLat, LonLat);

/// The box of some positions; `None` when there are none.
pub(super) fn bounds_of(points: impl Iterator<Item = LonLat>) -> Option<Bounds> {
    points.fold(None, |bounds, p| {
        let (low, high) = bounds.unwrap_or((p, p));
        let low = LonLat { lon: low.lon.min(p.lon), lat: low.lat.min(p.lat) };
        Some((low, LonLat { lon: high.lon.max(p.lon), lat: high.lat.max(p.lat) }))
    })
}

/// The box of a shape.
pub(super) fn bounds_of_shape(shape: &MultiPolygon) -> Option<Bounds> {
    bounds_of(shape.rings().flatten().copied())
}

/// Whether a box contains a position, its border included.
pub(super) fn inside(bounds: Bounds, at: LonLat) -> bool {
    (bounds.0.lon..=bounds.1.lon).contains(&at.lon) && (bounds.0.lat..=bounds.1.lat).contains(&at.lat)
}

/// The box grown by some metres on each side.
pub(super) fn grown(bounds: Bounds, metres: f64) -> Bounds {
    let (east, north) = degrees_e7(bounds.0, bounds.1, metres);
    let (east, north) = (east as i32, north as i32);
    (
        LonLat { lon: bounds.0.lon.saturating_sub(east), lat: bounds.0.lat.saturating_sub(north) },
        LonLat { lon: bounds.1.lon.saturating_add(east), lat: bounds.1.lat.saturating_add(north) },
    )
}

/// Metres in 1e-7 degree, east (at the middle of the box) and north.
fn degrees_e7(low: LonLat, high: LonLat, metres: f64) -> (f64, f64) {
    let north = metres / METRES_PER_E7;
    let middle = (low.lat_degrees() + high.lat_degrees()) / 2.0;
    (north / libm::cos(middle.to_radians()).max(0.01), north)
}

/// Numbers of boxes by cell.
#[derive(Clone, Debug)]
pub(super) struct Tiles {
    low: [i64; 2],
    cell: [i64; 2],
    n: [i64; 2],
    starts: Vec<u32>,
    entries: Vec<u32>,
}

impl Tiles {
    /// A grid with cells about `cell_m` wide over boxes; box `i` is number `i`, `None` is nowhere.
    pub(super) fn of(boxes: &[Option<Bounds>], cell_m: f64) -> Self {
        let corners = boxes.iter().flatten().flat_map(|b| [b.0, b.1]);
        let Some((low, high)) = bounds_of(corners) else {
            return Self { low: [0; 2], cell: [1; 2], n: [0; 2], starts: vec![0], entries: Vec::new() };
        };
        let most_cells = (boxes.len() as i64 * 16).clamp(4096, 4_000_000);
        let mut tiles = Self::frame(low, high, cell_m, most_cells);
        let mut starts = vec![0u32; (tiles.n[0] * tiles.n[1]) as usize + 1];
        let each = |f: &mut dyn FnMut(usize, u32)| {
            for (number, bounds) in (0u32..).zip(boxes) {
                if let Some(bounds) = bounds {
                    tiles.cells(*bounds, |cell| f(cell, number));
                }
            }
        };
        each(&mut |cell, _| starts[cell + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut fill = starts.clone();
        let mut entries = vec![0; *starts.last().expect("one more than cells") as usize];
        each(&mut |cell, number| {
            entries[fill[cell] as usize] = number;
            fill[cell] += 1;
        });
        (tiles.starts, tiles.entries) = (starts, entries);
        tiles
    }

    fn frame(low: LonLat, high: LonLat, cell_m: f64, most_cells: i64) -> Self {
        let span = [i64::from(high.lon) - i64::from(low.lon) + 1, i64::from(high.lat) - i64::from(low.lat) + 1];
        let (east, north) = degrees_e7(low, high, cell_m);
        let mut cell = [(east as i64).max(1), (north as i64).max(1)];
        // However wide the boxes lie, the grid stays in proportion to their number.
        while (span[0] / cell[0] + 1) * (span[1] / cell[1] + 1) > most_cells {
            cell = cell.map(|c| c * 2);
        }
        let n = [span[0] / cell[0] + 1, span[1] / cell[1] + 1];
        Self { low: [i64::from(low.lon), i64::from(low.lat)], cell, n, starts: Vec::new(), entries: Vec::new() }
    }

    fn along(&self, axis: usize, value: i32) -> i64 {
        (i64::from(value) - self.low[axis]).div_euclid(self.cell[axis])
    }

    fn cells(&self, bounds: Bounds, mut f: impl FnMut(usize)) {
        let range = |axis: usize, from: i32, to: i32| {
            self.along(axis, from).max(0)..=self.along(axis, to).min(self.n[axis] - 1)
        };
        for y in range(1, bounds.0.lat, bounds.1.lat) {
            for x in range(0, bounds.0.lon, bounds.1.lon) {
                f((y * self.n[0] + x) as usize);
            }
        }
    }

    /// Numbers of the boxes in the cell of a position, ascending.
    pub(super) fn at(&self, at: LonLat) -> &[u32] {
        let (x, y) = (self.along(0, at.lon), self.along(1, at.lat));
        if !(0..self.n[0]).contains(&x) || !(0..self.n[1]).contains(&y) {
            return &[];
        }
        let cell = (y * self.n[0] + x) as usize;
        &self.entries[self.starts[cell] as usize..self.starts[cell + 1] as usize]
    }

    /// Calls `f` with the number of every box in the cells that `bounds` touches; some several times.
    pub(super) fn near(&self, bounds: Bounds, mut f: impl FnMut(u32)) {
        self.cells(bounds, |cell| {
            self.entries[self.starts[cell] as usize..self.starts[cell + 1] as usize].iter().for_each(|&n| f(n));
        });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Whatever lies in a box is found through the box's cell.
        #[test]
        fn every_box_around_a_position_is_found(
            boxes in prop::collection::vec((0i32..100_000, 0i32..100_000, 0i32..30_000, 0i32..30_000), 0..30),
            at in (-10_000i32..140_000, -10_000i32..140_000),
        ) {
            let at = LonLat { lon: at.0, lat: at.1 };
            let boxes: Vec<Option<Bounds>> = boxes
                .into_iter()
                .map(|(x, y, w, h)| Some((LonLat { lon: x, lat: y }, LonLat { lon: x + w, lat: y + h })))
                .collect();
            let tiles = Tiles::of(&boxes, 100.0);
            let found = tiles.at(at);
            for (number, bounds) in (0u32..).zip(&boxes) {
                prop_assert!(!bounds.is_some_and(|b| inside(b, at)) || found.contains(&number));
            }
            prop_assert!(found.is_sorted());
        }
    }
}
