//! Many points at once: segments laid out cell by cell, four looked at together.

use super::{Candidate, Eye, Snapped, Snapper};
use crate::{geometry::METRES_PER_E7, network::View};
use rayon::prelude::*;
use yike_domain::LonLat;

/// Points from which laying the segments out pays.
pub(super) const WORTH_IT: usize = 2000;

/// The greatest squared distance in the layout of what truly lies within a squared distance, or the
/// other way round. A distance there may be off by 5 cm and a ten-thousandth (single precision,
/// and the cell's plane instead of the point's, within the snapping limit):
/// `(1.0001 d + 0.05)² ≤ 1.013 d² + 0.3` for every `d`.
#[inline]
fn within(distance_m2: f32) -> f32 {
    distance_m2 * 1.013 + 0.3
}

/// Segments looked at together.
const LANES: usize = 4;

/// Segments of one cell, metres from its middle: where each begins, and what it adds up to.
/// They fill one line of the cache.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Four {
    ax: [f32; LANES],
    ay: [f32; LANES],
    dx: [f32; LANES],
    dy: [f32; LANES],
}

/// Where nothing is: beyond every limit.
const NOWHERE: f32 = 1e15;

impl Four {
    const NONE: Self = Self { ax: [NOWHERE; LANES], ay: [0.0; LANES], dx: [0.0; LANES], dy: [0.0; LANES] };

    /// Squared distances from a point of the cell's plane.
    #[inline]
    fn distances(&self, (x, y): (f32, f32)) -> [f32; LANES] {
        let mut distances = [0.0; LANES];
        for (i, distance) in distances.iter_mut().enumerate() {
            let (dx, dy) = (self.dx[i], self.dy[i]);
            let (px, py) = (x - self.ax[i], y - self.ay[i]);
            // A point has no length: any part of it is the whole.
            let length2 = (dx * dx + dy * dy).max(f32::MIN_POSITIVE);
            let part = (px * dx + py * dy) / length2;
            let part = if part > 0.0 { part } else { 0.0 };
            let part = if part < 1.0 { part } else { 1.0 };
            let (ex, ey) = (px - part * dx, py - part * dy);
            *distance = ex * ex + ey * ey;
        }
        distances
    }
}

/// The segments of the grid's cells, four by four.
pub(super) struct Layout {
    /// First four of each cell; one more than cells.
    starts: Vec<u32>,
    fours: Vec<Four>,
}

impl Layout {
    fn of(snapper: &Snapper<'_, '_>) -> Self {
        let view = &snapper.walk.view;
        let grid = &view.grid;
        let in_cell = |cell: usize| &grid.entries[grid.starts[cell] as usize..grid.starts[cell + 1] as usize];
        let n_cells = grid.starts.len() - 1;
        let n_fours = (0..n_cells).map(|cell| in_cell(cell).len().div_ceil(LANES)).sum();
        let mut layout = Self { starts: Vec::with_capacity(n_cells + 1), fours: Vec::with_capacity(n_fours) };
        let mut metres_per_lon = 0.0;
        for cell in 0..n_cells {
            let at = middle(view, cell);
            if cell % grid.frame.n[0] as usize == 0 {
                metres_per_lon = Eye::at(at).metres_per_lon;
            }
            layout.starts.push(layout.fours.len() as u32);
            for shapes in in_cell(cell).chunks(LANES) {
                let mut four = Four::NONE;
                for (i, &shape) in shapes.iter().enumerate().filter(|(_, shape)| snapper.mainland.has(**shape)) {
                    let [a, b] = [0, 1].map(|end| {
                        let [lon, lat] = view.shape[shape as usize + end];
                        let east = f64::from(lon.wrapping_sub(at.lon)) * metres_per_lon;
                        (east as f32, (f64::from(lat.wrapping_sub(at.lat)) * METRES_PER_E7) as f32)
                    });
                    (four.ax[i], four.ay[i], four.dx[i], four.dy[i]) = (a.0, a.1, b.0 - a.0, b.1 - a.1);
                }
                layout.fours.push(four);
            }
        }
        layout.starts.push(layout.fours.len() as u32);
        layout
    }
}

/// The middle of a grid cell.
fn middle(view: &View<'_>, cell: usize) -> LonLat {
    let frame = &view.grid.frame;
    let (x, y) = (cell % frame.n[0] as usize, cell / frame.n[0] as usize);
    let along = |axis: usize, steps: usize| {
        let half = i64::from(frame.cell[axis]) / 2;
        (i64::from(frame.low[axis]) + steps as i64 * i64::from(frame.cell[axis]) + half) as i32
    };
    LonLat { lon: along(0, x), lat: along(1, y) }
}

impl Snapper<'_, '_> {
    /// Snaps many points: the same answers as [`Snapper::snap`], one by one.
    #[must_use]
    pub fn snap_all(&self, points: &[LonLat]) -> Vec<Option<Snapped>> {
        if points.len() < WORTH_IT {
            return points.iter().map(|at| self.snap(*at)).collect();
        }
        let layout = Layout::of(self);
        // Cell after cell, so that one point's streets are still at hand for the next.
        let frame = &self.walk.view.grid.frame;
        let cell = |at: &LonLat| {
            let [x, y] = frame.cell(*at);
            let clamp = |v: i64, n: u32| v.clamp(0, i64::from(n) - 1) as u64;
            clamp(y, frame.n[1].max(1)) * u64::from(frame.n[0]) + clamp(x, frame.n[0].max(1))
        };
        let mut order: Vec<u64> = (0u64..).zip(points).map(|(number, at)| cell(at) << 32 | number).collect();
        order.par_sort_unstable();
        // Fetched beforehand: one by one, each search would wait for its point.
        let sorted: Vec<LonLat> = order.iter().map(|key| points[*key as u32 as usize]).collect();
        let snapped: Vec<Option<Snapped>> = sorted
            .par_iter()
            .with_min_len(512)
            .map(|at| {
                let eye = Eye::at(*at);
                self.choose(&eye, self.nearest_laid_out(&eye, &layout))
            })
            .collect();
        let mut answers = vec![None; points.len()];
        for (key, snapped) in order.iter().zip(snapped) {
            answers[*key as u32 as usize] = snapped;
        }
        answers
    }

    /// The nearest mainland segment within the limit; of equals the first. The layout
    /// rules out what is farther, the rest is measured as ever.
    fn nearest_laid_out(&self, eye: &Eye, layout: &Layout) -> Option<Candidate> {
        let view = &self.walk.view;
        let limit_m = f64::from(self.options.limit_m);
        let mut best = Candidate { distance_m2: limit_m * limit_m, shape: u32::MAX, part: 0.0 };
        // What the layout measures beyond this is farther than the best or than something it has measured.
        let mut bound = within((limit_m * limit_m) as f32);
        self.rings(eye, limit_m * limit_m, |cell, entries| {
            let at = middle(view, cell);
            let x = (f64::from(eye.at.lon) - f64::from(at.lon)) * eye.metres_per_lon;
            let y = (f64::from(eye.at.lat) - f64::from(at.lat)) * METRES_PER_E7;
            let place = (x as f32, y as f32);
            let fours = layout.starts[cell] as usize..layout.starts[cell + 1] as usize;
            for (four, shapes) in layout.fours[fours].iter().zip(entries.chunks(LANES)) {
                let distances = four.distances(place);
                let least = distances.iter().copied().fold(f32::MAX, f32::min);
                if least > bound {
                    continue;
                }
                bound = bound.min(within(within(least)));
                for (&shape, distance) in shapes.iter().zip(distances) {
                    if distance > bound {
                        continue;
                    }
                    let candidate = eye.look(view, shape);
                    if (candidate.distance_m2, shape) < (best.distance_m2, best.shape) {
                        best = candidate;
                        bound = bound.min(within(best.distance_m2 as f32));
                    }
                }
            }
            best.distance_m2
        });
        (best.shape != u32::MAX).then_some(best)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bound_allows_for_five_centimetres_and_a_ten_thousandth() {
        for centimetres in 0..100_000 {
            let metres = centimetres as f32 / 100.0;
            assert!(within(metres * metres) >= (metres * 1.000_1 + 0.05).powi(2), "{metres}");
        }
    }
}
