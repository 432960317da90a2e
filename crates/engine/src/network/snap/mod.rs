//! Points → the street they stand at (吸附).
//!
//! The nearest point of the best street segment, not the nearest node: never across
//! a wall, river, railway or motorway, and never on an island, when a street without
//! that fault lies within the limit.

mod many;

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
    /// Segments (by their first point) of streets that the walk can use, islands left out.
    mainland: Bits,
    /// The same with islands.
    usable: Bits,
    /// The chain of every [`STEP`]th point: where the search for the chain of a point starts.
    chain_at: Vec<u32>,
}

/// Points from one entry of `chain_at` to the next.
const STEP: usize = 64;

/// A set of segments, one bit each: a search asks it for every segment it looks at.
struct Bits(Vec<u64>);

impl Bits {
    fn of(n: usize, segments: impl Iterator<Item = std::ops::Range<usize>>) -> Self {
        let mut words = vec![0u64; n.div_ceil(64)];
        for segment in segments.flatten() {
            words[segment / 64] |= 1 << (segment % 64);
        }
        Self(words)
    }

    #[inline]
    fn has(&self, segment: u32) -> bool {
        self.0[segment as usize / 64] & (1 << (segment % 64)) != 0
    }
}

#[derive(Clone, Copy)]
struct Candidate {
    distance_m2: f64,
    shape: u32,
    part: f64,
}

impl<'w, 'n> Snapper<'w, 'n> {
    /// A snapper over the streets the walk can use.
    #[must_use]
    pub fn new(walk: &'w Walk<'n>, options: SnapOptions) -> Self {
        let view = walk.view;
        let longest = view.component_m.iter().copied().max().unwrap_or(0);
        let limit = walk.network.meta().island_max_m;
        let is_island = |chain: usize| {
            let component = view.component[view.chains[chain].ends[0] as usize];
            let metres = view.component_m[component as usize];
            metres < limit && metres < longest
        };
        let usable = || (0..view.chains.len()).filter(|chain| walk.chain_cost[*chain] != UNREACHED);
        let segments = |chain: usize| view.shape_range(chain).start..view.shape_range(chain).end - 1;
        let mainland = Bits::of(view.shape.len(), usable().filter(|chain| !is_island(*chain)).map(segments));
        let chain_at = (0..view.shape.len()).step_by(STEP).map(|shape| view.chain_of(shape) as u32).collect();
        Self { walk, options, chain_at, mainland, usable: Bits::of(view.shape.len(), usable().map(segments)) }
    }

    /// The street a point stands at, or nothing within the limit.
    #[must_use]
    pub fn snap(&self, at: LonLat) -> Option<Snapped> {
        let eye = Eye::at(at);
        self.choose(&eye, self.nearest(&eye, &self.mainland))
    }

    /// From the nearest mainland street: that one, or a better one where its leg crosses
    /// something, or an island's where there is none.
    fn choose(&self, eye: &Eye, nearest: Option<Candidate>) -> Option<Snapped> {
        let at = eye.at;
        let Some(best) = nearest else {
            let best = self.nearest(eye, &self.usable)?;
            return Some(Snapped { island: true, ..self.snapped(&best) });
        };
        let snapped = self.snapped(&best);
        if !self.options.respect_obstacles || self.walk.view.obstacles.is_empty() {
            return Some(snapped);
        }
        match self.crossed(at, snapped.at) {
            None => Some(snapped),
            Some(kind) => Some(self.unobstructed(eye).unwrap_or(Snapped { crosses: Some(kind), ..snapped })),
        }
    }

    /// The nearest segment of the set within the limit; of equals the first.
    fn nearest(&self, eye: &Eye, segments: &Bits) -> Option<Candidate> {
        let view = &self.walk.view;
        let limit_m = f64::from(self.options.limit_m);
        let mut best = Candidate { distance_m2: limit_m * limit_m, shape: u32::MAX, part: 0.0 };
        self.rings(eye, limit_m * limit_m, |_, entries| {
            for &shape in entries {
                let candidate = eye.look(view, shape);
                let closer = (candidate.distance_m2, shape) < (best.distance_m2, best.shape);
                if closer && segments.has(shape) {
                    best = candidate;
                }
            }
            best.distance_m2
        });
        (best.shape != u32::MAX).then_some(best)
    }

    /// The nearest street whose access leg crosses nothing.
    fn unobstructed(&self, eye: &Eye) -> Option<Snapped> {
        let limit_m = f64::from(self.options.limit_m);
        let limit_m2 = limit_m * limit_m;
        let mut candidates = Vec::new();
        self.rings(eye, limit_m2, |_, entries| {
            let seen = entries.iter().filter(|shape| self.mainland.has(**shape));
            candidates
                .extend(seen.map(|shape| eye.look(&self.walk.view, *shape)).filter(|c| c.distance_m2 <= limit_m2));
            limit_m2
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
        let from = self.chain_at[i / STEP] as usize;
        let to = self.chain_at.get(i / STEP + 1).map_or(view.chains.len(), |chain| *chain as usize + 1);
        let chain = (from + view.chains[from..to].partition_point(|c| c.shape_start as usize <= i) - 1) as u32;
        Snapped {
            chain,
            offset_mm,
            access_mm: (candidate.distance_m2.sqrt() * 1000.0).round() as u32,
            at: LonLat { lon: along(0), lat: along(1) },
            crosses: None,
            island: false,
        }
    }

    /// Shows the segments of every cell within reach, ring by ring around the eye's own.
    /// `show` takes a cell with its segments and returns how far (squared) it still wants to see.
    fn rings(&self, eye: &Eye, reach_m2: f64, mut show: impl FnMut(usize, &[u32]) -> f64) {
        let grid = &self.walk.view.grid;
        let frame = &grid.frame;
        if grid.entries.is_empty() {
            return;
        }
        let [cx, cy] = frame.cell(eye.at);
        let sides = eye.cell_sides_m(frame);
        let into = eye.offset_in_cell_m(frame, [cx, cy]);
        let mut reach_m2 = reach_m2;
        let to_rim_m = (0..2).map(|axis| into[axis].min(sides[axis] - into[axis]).max(0.0)).fold(f64::MAX, f64::min);
        let cell_m = sides[0].min(sides[1]);
        for ring in nearest_ring(frame, [cx, cy])..=farthest_ring(frame, [cx, cy]) {
            // Everything nearer than the own cell's rim and the whole rings before has been shown.
            let shown_m = if ring == 0 { 0.0 } else { (ring - 1) as f64 * cell_m + to_rim_m };
            if shown_m * shown_m > reach_m2 {
                return;
            }
            let mut cell = |dx: i64, dy: i64| {
                let Some(number) = frame.number(cx + dx, cy + dy) else { return };
                // A hair less than the distance to the cell, whatever was rounded.
                let away = [dx, dy].into_iter().zip(0..2).map(|(steps, axis)| match steps {
                    0 => 0.0,
                    steps if steps > 0 => steps as f64 * sides[axis] - into[axis],
                    steps => -((steps + 1) as f64) * sides[axis] + into[axis],
                });
                let away_m2: f64 = away.map(|m| m * m).sum();
                if away_m2 * 0.999_999 <= reach_m2 + 1e-3 {
                    reach_m2 =
                        show(number, &grid.entries[grid.starts[number] as usize..grid.starts[number + 1] as usize]);
                }
            };
            // The sides of the ring before its corners: what is nearer first.
            for step in 0..=ring {
                let turns: &[i64] = if step == 0 { &[0] } else { &[step, -step] };
                for &step in turns {
                    cell(step, -ring);
                    if ring > 0 {
                        cell(step, ring);
                        if step.abs() < ring {
                            cell(-ring, step);
                            cell(ring, step);
                        }
                    }
                }
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
    #[inline]
    fn look(&self, view: &View<'_>, shape: u32) -> Candidate {
        let (a, b) = (view.shape[shape as usize], view.shape[shape as usize + 1]);
        let x = |lon: i32| (f64::from(lon) - f64::from(self.at.lon)) * self.metres_per_lon;
        let y = |lat: i32| (f64::from(lat) - f64::from(self.at.lat)) * METRES_PER_E7;
        let (ax, ay, dx, dy) = (x(a[0]), y(a[1]), x(b[0]) - x(a[0]), y(b[1]) - y(a[1]));
        let length2 = dx * dx + dy * dy;
        let part = if length2 > 0.0 { (-(ax * dx + ay * dy) / length2).clamp(0.0, 1.0) } else { 0.0 };
        let (px, py) = (ax + part * dx, ay + part * dy);
        Candidate { distance_m2: px * px + py * py, shape, part }
    }

    /// Sides of a cell, metres east and north.
    fn cell_sides_m(&self, frame: &Frame) -> [f64; 2] {
        [f64::from(frame.cell[0]) * self.metres_per_lon, f64::from(frame.cell[1]) * METRES_PER_E7]
    }

    /// How far the eye stands east and north of its cell's corner, metres.
    fn offset_in_cell_m(&self, frame: &Frame, cell: [i64; 2]) -> [f64; 2] {
        let into = |axis: usize, value: i32| {
            (i64::from(value) - i64::from(frame.low[axis]) - cell[axis] * i64::from(frame.cell[axis])) as f64
        };
        [into(0, self.at.lon) * self.metres_per_lon, into(1, self.at.lat) * METRES_PER_E7]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::{GatePolicy, Network};

    fn town(name: &str) -> Network {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let bytes = std::fs::read(root.join(format!("testdata/towns/{name}/{name}.osm.pbf"))).expect("a map");
        let rules = std::fs::read_to_string(root.join("data/profiles/streets.toml")).expect("street rules");
        let rules = yike_domain::walking::StreetRules::parse("streets.toml", &rules).expect("valid rules");
        let (facts, _) = crate::import::osm::read_streets(name, &bytes, &Default::default()).expect("a map");
        let options = crate::network::BuildOptions { source: name.into(), ..Default::default() };
        crate::network::build(&facts.streets, &facts.obstacles, &rules, &options).expect("a network").0
    }

    /// Every segment looked at, the nearest wanted one kept.
    fn plain(snapper: &Snapper<'_, '_>, eye: &Eye, segments: &Bits) -> Option<u32> {
        let limit_m2 = f64::from(snapper.options.limit_m).powi(2);
        let shapes = 0..snapper.walk.view.shape.len() as u32 - 1;
        let looks = shapes.filter(|s| segments.has(*s)).map(|shape| eye.look(&snapper.walk.view, shape));
        let nearest = looks.min_by(|a, b| a.distance_m2.total_cmp(&b.distance_m2).then(a.shape.cmp(&b.shape)));
        nearest.filter(|c| c.distance_m2 <= limit_m2).map(|c| c.shape)
    }

    #[test]
    fn many_points_and_single_ones_find_what_looking_at_every_street_finds() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/profiles/adult.toml");
        let profile = std::fs::read_to_string(path).expect("profile");
        let profile = yike_domain::walking::WalkProfile::parse("adult", &profile).expect("valid profile");
        for name in ["xinjiekou", "helsinki-centre"] {
            let network = town(name);
            let walk = Walk::new(&network, &profile, GatePolicy::RESIDENTS);
            let snapper = Snapper::new(&walk, SnapOptions::default());
            let mut state = 11u64;
            let mut below = |n: i32| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                ((state >> 33) % n as u64) as i32
            };
            // Points around street points, some beyond the limit and beyond the grid.
            let points: Vec<LonLat> = (0..2500)
                .map(|_| {
                    let at = walk.view.point(below(walk.view.shape.len() as i32) as usize);
                    let far = [5_000, 60_000][below(2) as usize];
                    LonLat { lon: at.lon + below(2 * far) - far, lat: at.lat + below(2 * far) - far }
                })
                .collect();
            let single: Vec<_> = points.iter().map(|at| snapper.snap(*at)).collect();
            assert!(single.iter().any(Option::is_none) && single.iter().any(Option::is_some));
            // Below its threshold, at it and above, the many are answered in two ways.
            for n in [0, 1, many::WORTH_IT - 1, many::WORTH_IT, many::WORTH_IT + 1, points.len()] {
                let all = snapper.snap_all(&points[..n]);
                assert_eq!(all.len(), n);
                for (at, (snapped, one)) in points.iter().zip(all.iter().zip(&single)) {
                    assert_eq!(snapped, one, "{at:?} of {n}");
                }
            }
            for at in points.iter().take(400) {
                let eye = Eye::at(*at);
                let found = snapper.nearest(&eye, &snapper.mainland).map(|c| c.shape);
                assert_eq!(found, plain(&snapper, &eye, &snapper.mainland), "{at:?}");
            }
        }
    }
}
