//! Many points at once: segments laid out cell by cell, so that a cell is looked at in one sweep.

use super::{Candidate, Eye, Snapped, Snapper};
use crate::{geometry::METRES_PER_E7, network::View};
use rayon::prelude::*;
use yike_domain::LonLat;

/// Points from which laying the segments out pays.
const WORTH_IT: usize = 2000;

/// By how much a distance in the layout may be off, metres: single precision, and the
/// cell's plane instead of the point's, within the snapping limit.
const SLACK_M: f32 = 0.05;

/// Segments in the order of the grid's entries, metres from the middle of their cell.
pub(super) struct Layout {
    ax: Vec<f32>,
    ay: Vec<f32>,
    dx: Vec<f32>,
    dy: Vec<f32>,
    /// One over the squared length; zero for a point.
    inverse: Vec<f32>,
}

impl Layout {
    fn of(snapper: &Snapper<'_, '_>) -> Self {
        let view = &snapper.walk.view;
        let grid = &view.grid;
        let n = grid.entries.len();
        let mut layout = Self {
            ax: Vec::with_capacity(n),
            ay: Vec::with_capacity(n),
            dx: Vec::with_capacity(n),
            dy: Vec::with_capacity(n),
            inverse: Vec::with_capacity(n),
        };
        for row in 0..grid.frame.n[1] as usize {
            let first = row * grid.frame.n[0] as usize;
            let metres_per_lon = Eye::at(middle(view, first)).metres_per_lon;
            for cell in first..first + grid.frame.n[0] as usize {
                let entries = &grid.entries[grid.starts[cell] as usize..grid.starts[cell + 1] as usize];
                if entries.is_empty() {
                    continue;
                }
                let at = middle(view, cell);
                for &shape in entries {
                    layout.push(view, at, metres_per_lon, shape, snapper.mainland.has(shape));
                }
            }
        }
        layout
    }

    fn push(&mut self, view: &View<'_>, middle: LonLat, metres_per_lon: f64, shape: u32, wanted: bool) {
        let at = |[lon, lat]: [i32; 2]| {
            let east = f64::from(lon.wrapping_sub(middle.lon)) * metres_per_lon;
            (east as f32, (f64::from(lat.wrapping_sub(middle.lat)) * METRES_PER_E7) as f32)
        };
        let (a, b) = (at(view.shape[shape as usize]), at(view.shape[shape as usize + 1]));
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length2 = dx * dx + dy * dy;
        // What is not wanted lies beyond every limit.
        self.ax.push(if wanted { a.0 } else { 1e15 });
        self.ay.push(a.1);
        self.dx.push(dx);
        self.dy.push(dy);
        self.inverse.push(if length2 > 0.0 { 1.0 / length2 } else { 0.0 });
    }

    /// Squared distances from a point of a cell's plane to the segments of some entries.
    fn distances(&self, entries: std::ops::Range<usize>, (x, y): (f32, f32), out: &mut Vec<f32>) {
        let segments = self.ax[entries.clone()]
            .iter()
            .zip(&self.ay[entries.clone()])
            .zip(&self.dx[entries.clone()])
            .zip(&self.dy[entries.clone()])
            .zip(&self.inverse[entries]);
        out.clear();
        out.extend(segments.map(|((((ax, ay), dx), dy), inverse)| {
            let (px, py) = (x - ax, y - ay);
            let part = (px * dx + py * dy) * inverse;
            let part = if part > 0.0 { part } else { 0.0 };
            let part = if part < 1.0 { part } else { 1.0 };
            let (ex, ey) = (px - part * dx, py - part * dy);
            ex * ex + ey * ey
        }));
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
        let snapped: Vec<Option<Snapped>> = order
            .par_iter()
            .with_min_len(512)
            .map_init(Vec::new, |distances, key| {
                let eye = Eye::at(points[*key as u32 as usize]);
                self.choose(&eye, self.nearest_laid_out(&eye, &layout, distances))
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
    fn nearest_laid_out(&self, eye: &Eye, layout: &Layout, distances: &mut Vec<f32>) -> Option<Candidate> {
        let view = &self.walk.view;
        let limit_m = f64::from(self.options.limit_m);
        let mut best = Candidate { distance_m2: limit_m * limit_m, shape: u32::MAX, part: 0.0 };
        self.rings(eye, limit_m * limit_m, |cell, entries| {
            let range = view.grid.starts[cell] as usize..view.grid.starts[cell + 1] as usize;
            let at = middle(view, cell);
            let x = (f64::from(eye.at.lon) - f64::from(at.lon)) * eye.metres_per_lon;
            let y = (f64::from(eye.at.lat) - f64::from(at.lat)) * METRES_PER_E7;
            layout.distances(range, (x as f32, y as f32), distances);
            let least = distances.iter().copied().fold(f32::MAX, |a, b| if b < a { b } else { a });
            let within = |least_m2: f64| {
                let metres = (least_m2.sqrt() as f32) * 1.000_1 + SLACK_M;
                metres * metres
            };
            let bound = within(best.distance_m2.min(f64::from(within(f64::from(least)))));
            for (&shape, _) in entries.iter().zip(distances.iter()).filter(|(_, d)| **d <= bound) {
                let candidate = eye.look(view, shape);
                if (candidate.distance_m2, shape) < (best.distance_m2, best.shape) {
                    best = candidate;
                }
            }
            best.distance_m2
        });
        (best.shape != u32::MAX).then_some(best)
    }
}
