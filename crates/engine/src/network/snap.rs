//! Points → the street they stand at (吸附).
//!
//! The nearest point of the best street segment, not the nearest node: never across
//! a wall, river, railway or motorway, and never on an island, when a street without
//! that fault lies within the limit.

use yike_domain::LonLat;

use super::{View, Walk, grid::Frame, lon_lat, plaza::leg_crosses};
use crate::{access::UNREACHED, geometry::METRES_PER_E7};

/// How far and how carefully to snap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SnapOptions {
    /// Farthest access leg, metres; a point beyond it stays without a street.
    pub limit_m: u32,
    /// Whether walls, rivers, railways and motorways are respected.
    pub respect_obstacles: bool,
}

impl Default for SnapOptions {
    /// 300 m, obstacles respected.
    ///
    /// The middle of a block of 600 m, as large housing estates in Chinese cities have, lies 300 m
    /// from the streets around it, and the ways inside are often not on the map: a shorter limit
    /// would leave their residents out. R5 looks for streets within 300 m first, too. The whole leg
    /// counts as walking.
    fn default() -> Self {
        Self { limit_m: 300, respect_obstacles: true }
    }
}

/// A point on a street.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Snapped {
    /// The chain.
    pub chain: u32,
    /// Distance along the chain from its start, millimetres.
    pub offset_mm: u32,
    /// Length of the access leg, millimetres, as the crow flies.
    pub access_mm: u32,
    /// The position on the street.
    pub at: LonLat,
    /// The obstacle the access leg crosses because no street could be reached without: `ObstacleKind` as number.
    pub crosses: Option<u32>,
    /// Whether only an island was in range.
    pub island: bool,
}

/// Snaps points for one walk.
pub struct Snapper<'w, 'n> {
    walk: &'w Walk<'n>,
    options: SnapOptions,
    /// By component: whether it is an island.
    islands: Vec<bool>,
}

#[derive(Clone, Copy)]
struct Candidate {
    distance_m2: f64,
    shape: u32,
    chain: u32,
    part: f64,
}

impl<'w, 'n> Snapper<'w, 'n> {
    /// A snapper over the streets the walk can use.
    #[must_use]
    pub fn new(walk: &'w Walk<'n>, options: SnapOptions) -> Self {
        let lengths = walk.view.component_m;
        let longest = lengths.iter().copied().max().unwrap_or(0);
        let limit = walk.network.meta().island_max_m;
        Self { walk, options, islands: lengths.iter().map(|m| *m < limit && *m < longest).collect() }
    }

    /// The street a point stands at, or nothing within the limit.
    #[must_use]
    pub fn snap(&self, at: LonLat) -> Option<Snapped> {
        let eye = Eye::at(at);
        let mainland = |chain: u32| self.usable(chain) && !self.on_island(chain);
        let Some(best) = self.nearest(&eye, &mainland) else {
            let best = self.nearest(&eye, &|chain| self.usable(chain))?;
            return Some(Snapped { island: true, ..self.snapped(&best) });
        };
        let snapped = self.snapped(&best);
        if !self.options.respect_obstacles || self.walk.view.obstacles.is_empty() {
            return Some(snapped);
        }
        match self.crossed(at, snapped.at) {
            None => Some(snapped),
            Some(kind) => {
                Some(self.unobstructed(&eye, &mainland).unwrap_or(Snapped { crosses: Some(kind), ..snapped }))
            }
        }
    }

    fn usable(&self, chain: u32) -> bool {
        self.walk.chain_cost[chain as usize] != UNREACHED
    }

    fn on_island(&self, chain: u32) -> bool {
        let junction = self.walk.view.chains[chain as usize].ends[0];
        self.islands[self.walk.view.component[junction as usize] as usize]
    }

    /// The nearest segment of an accepted chain within the limit; of equals the first.
    fn nearest(&self, eye: &Eye, accept: &dyn Fn(u32) -> bool) -> Option<Candidate> {
        let limit_m = f64::from(self.options.limit_m);
        let mut best: Option<Candidate> = None;
        let mut reach_m2 = limit_m * limit_m;
        self.rings(eye, |candidate, ring_m| {
            if let Some(candidate) = candidate {
                let closer = candidate.distance_m2 < reach_m2
                    || best.is_some_and(|b| candidate.distance_m2 == b.distance_m2 && candidate.shape < b.shape)
                    || (best.is_none() && candidate.distance_m2 <= reach_m2);
                if closer {
                    let chain = self.walk.view.chain_of(candidate.shape as usize) as u32;
                    if accept(chain) {
                        reach_m2 = candidate.distance_m2;
                        best = Some(Candidate { chain, ..candidate });
                    }
                }
            }
            ring_m <= limit_m && ring_m * ring_m <= reach_m2
        });
        best
    }

    /// The nearest street whose access leg crosses nothing.
    fn unobstructed(&self, eye: &Eye, accept: &dyn Fn(u32) -> bool) -> Option<Snapped> {
        let limit_m = f64::from(self.options.limit_m);
        let mut candidates = Vec::new();
        self.rings(eye, |candidate, ring_m| {
            if let Some(candidate) = candidate.filter(|c| c.distance_m2 <= limit_m * limit_m) {
                let chain = self.walk.view.chain_of(candidate.shape as usize) as u32;
                if accept(chain) {
                    candidates.push(Candidate { chain, ..candidate });
                }
            }
            ring_m <= limit_m
        });
        candidates.sort_by(|a, b| a.distance_m2.total_cmp(&b.distance_m2).then(a.shape.cmp(&b.shape)));
        candidates.iter().map(|c| self.snapped(c)).find(|s| self.crossed(eye.at, s.at).is_none())
    }

    fn snapped(&self, candidate: &Candidate) -> Snapped {
        let view = &self.walk.view;
        let i = candidate.shape as usize;
        let (a, b) = (view.shape_offset_mm[i], view.shape_offset_mm[i + 1]);
        let offset_mm = a + (f64::from(b - a) * candidate.part).round() as u32;
        let along = |axis: usize| {
            let (p, q) = (view.shape[i][axis], view.shape[i + 1][axis]);
            p + ((f64::from(q) - f64::from(p)) * candidate.part).round() as i32
        };
        Snapped {
            chain: candidate.chain,
            offset_mm,
            access_mm: (candidate.distance_m2.sqrt() * 1000.0).round() as u32,
            at: LonLat { lon: along(0), lat: along(1) },
            crosses: None,
            island: self.on_island(candidate.chain),
        }
    }

    /// Shows every segment near the eye, ring of cells by ring of cells, until told
    /// to stop. After each ring: `None` and the distance within which all was shown.
    fn rings(&self, eye: &Eye, mut show: impl FnMut(Option<Candidate>, f64) -> bool) {
        let grid = &self.walk.view.grid;
        let frame = &grid.frame;
        if grid.entries.is_empty() {
            return;
        }
        let [cx, cy] = frame.cell(eye.at);
        let rim_m = eye.to_rim_m(frame, [cx, cy]);
        let cell_m = eye.cell_m(frame);
        let farthest = farthest_ring(frame, [cx, cy]);
        for ring in nearest_ring(frame, [cx, cy])..=farthest {
            let mut cell = |x: i64, y: i64| {
                let Some(number) = frame.number(x, y) else { return };
                for &shape in &grid.entries[grid.starts[number] as usize..grid.starts[number + 1] as usize] {
                    show(Some(eye.look(&self.walk.view, shape)), 0.0);
                }
            };
            for x in cx - ring..=cx + ring {
                cell(x, cy - ring);
                if ring > 0 {
                    cell(x, cy + ring);
                }
            }
            for y in cy - ring + 1..cy + ring {
                cell(cx - ring, y);
                cell(cx + ring, y);
            }
            if !show(None, ring as f64 * cell_m + rim_m) {
                return;
            }
        }
    }

    /// The first kind of obstacle that a leg crosses.
    fn crossed(&self, a: LonLat, b: LonLat) -> Option<u32> {
        let view = &self.walk.view;
        let frame = &view.obstacle_grid.frame;
        let ([x0, y0], [x1, y1]) = (frame.cell(a), frame.cell(b));
        let mut found: Option<u32> = None;
        for y in y0.min(y1)..=y0.max(y1) {
            for x in x0.min(x1)..=x0.max(x1) {
                let Some(cell) = frame.number(x, y) else { continue };
                let entries = view.obstacle_grid.starts[cell] as usize..view.obstacle_grid.starts[cell + 1] as usize;
                for &number in &view.obstacle_grid.entries[entries] {
                    let obstacle = &view.obstacles[number as usize];
                    if leg_crosses(a, b, lon_lat(obstacle.a), lon_lat(obstacle.b)) {
                        found = Some(found.map_or(obstacle.kind, |kind| kind.min(obstacle.kind)));
                    }
                }
            }
        }
        found
    }
}

/// The first ring of cells around a cell that touches the grid.
fn nearest_ring(frame: &Frame, cell: [i64; 2]) -> i64 {
    (0..2).map(|axis| (-cell[axis]).max(cell[axis] - i64::from(frame.n[axis]) + 1).max(0)).max().unwrap_or(0)
}

/// The last ring of cells around a cell that touches the grid.
fn farthest_ring(frame: &Frame, cell: [i64; 2]) -> i64 {
    (0..2).map(|axis| cell[axis].max(i64::from(frame.n[axis]) - 1 - cell[axis]).max(0)).max().unwrap_or(0)
}

/// A point looking at segments in its own plane.
struct Eye {
    at: LonLat,
    metres_per_lon: f64,
}

impl Eye {
    fn at(at: LonLat) -> Self {
        Self { at, metres_per_lon: METRES_PER_E7 * libm::cos(at.lat_degrees().to_radians()) }
    }

    /// The nearest point of a segment.
    fn look(&self, view: &View<'_>, shape: u32) -> Candidate {
        let (a, b) = (view.shape[shape as usize], view.shape[shape as usize + 1]);
        let x = |lon: i32| (f64::from(lon) - f64::from(self.at.lon)) * self.metres_per_lon;
        let y = |lat: i32| (f64::from(lat) - f64::from(self.at.lat)) * METRES_PER_E7;
        let (ax, ay, dx, dy) = (x(a[0]), y(a[1]), x(b[0]) - x(a[0]), y(b[1]) - y(a[1]));
        let length2 = dx * dx + dy * dy;
        let part = if length2 > 0.0 { (-(ax * dx + ay * dy) / length2).clamp(0.0, 1.0) } else { 0.0 };
        let (px, py) = (ax + part * dx, ay + part * dy);
        Candidate { distance_m2: px * px + py * py, shape, chain: u32::MAX, part }
    }

    /// Smaller side of a cell.
    fn cell_m(&self, frame: &Frame) -> f64 {
        (f64::from(frame.cell[0]) * self.metres_per_lon).min(f64::from(frame.cell[1]) * METRES_PER_E7)
    }

    /// Distance to the nearest side of the own cell.
    fn to_rim_m(&self, frame: &Frame, cell: [i64; 2]) -> f64 {
        let part = |axis: usize, value: i32| {
            let into = i64::from(value) - i64::from(frame.low[axis]) - cell[axis] * i64::from(frame.cell[axis]);
            into.min(i64::from(frame.cell[axis]) - into).max(0) as f64
        };
        (part(0, self.at.lon) * self.metres_per_lon).min(part(1, self.at.lat) * METRES_PER_E7)
    }
}
