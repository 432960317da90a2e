//! Outlines of service areas with fewer corners, for every file and page that shows them.
//!
//! An isochrone has a corner at every crossing of its grid, three quarters of them within a
//! metre or two of a straight line. Corners are taken out one by one, as long as
//! nothing moves by more than [`TOLERANCE_M`] and no other corner lies in the triangle that a
//! corner and its neighbours span. An outline that came to cross the new edge would have to
//! end in that triangle or to cross one of the old edges, so nothing comes to cross: outlines
//! stay valid, and areas of fewer minutes stay inside those of more. Corners that several
//! outlines share go together or stay (Visvalingam & Whyatt 1993, *Cartographic Journal* 30,
//! 46–51, for the order-free removal; Saalfeld 1999, *CaGIS* 26, 7–18, for the triangle).

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use yike_domain::LonLat;
use yike_engine::geometry::{MultiPolygon, Plane, Polygon};

use crate::draft::ReachArea;

/// How far an outline may move, metres: as much as two mappers differ about a street.
const TOLERANCE_M: f64 = 2.0;
/// Positions are rounded to a centimetre, so a corner of one outline may stand so far off the edge of another
/// that it lies on. What is nearer to a triangle than this, in 1e-7 degree, counts as in it.
const SLACK: i32 = 10;
/// Metres in 1e-7 degree of latitude.
const METRES_PER_UNIT: f64 = 0.011_132;
/// Corners that one edge replaces at most; bounds the time.
const MOST_REPLACED: usize = 64;
/// Sides of the cells in which corners are looked up, a power of two in 1e-7 degree: about 45 m.
const CELL_BITS: u32 = 12;

/// The areas of a profile, those of one group thinned together.
pub(crate) fn areas(areas: &[ReachArea]) -> Vec<ReachArea> {
    let families: Vec<&[ReachArea]> = areas.chunk_by(|a, b| a.group == b.group).collect();
    let thinned = families.par_iter().map(|family| {
        let shapes: Vec<&MultiPolygon> = family.iter().map(|area| &area.shape).collect();
        let shapes = thinned(&shapes).into_iter();
        family.iter().zip(shapes).map(|(area, shape)| ReachArea { shape, ..*area }).collect::<Vec<_>>()
    });
    thinned.flatten_iter().collect()
}

/// Shapes that nest, each with fewer corners; they nest as before.
fn thinned(shapes: &[&MultiPolygon]) -> Vec<MultiPolygon> {
    let mut outlines = Outlines::of(shapes);
    outlines.thin();
    outlines.shapes(shapes)
}

/// A corner of one ring.
#[derive(Clone, Copy, Debug)]
struct Corner {
    point: u32,
    ring: u32,
    before: u32,
    after: u32,
}

/// All rings together: points shared by rings are one point.
#[derive(Default)]
struct Outlines {
    at: Vec<LonLat>,
    /// The same in metres.
    plane: Vec<(f64, f64)>,
    corners: Vec<Corner>,
    /// Corners at each point; empty once it is taken out.
    of_point: Vec<Vec<u32>>,
    /// Corners left and the first of them, ring by ring.
    rings: Vec<(usize, u32)>,
    /// Edges as pairs of points, with the points that each has replaced.
    edges: BTreeMap<(u32, u32), Vec<u32>>,
    cells: BTreeMap<(i32, i32), Vec<u32>>,
}

impl Outlines {
    fn of(shapes: &[&MultiPolygon]) -> Self {
        let mut outlines = Self::default();
        let mut ids: BTreeMap<LonLat, u32> = BTreeMap::new();
        for ring in shapes.iter().flat_map(|shape| shape.rings()) {
            outlines.add_ring(ring, &mut ids);
        }
        let Some(anchor) = outlines.at.first() else { return outlines };
        let plane = Plane::at(*anchor);
        outlines.plane = outlines.at.iter().map(|at| plane.project(*at)).collect();
        outlines
    }

    fn add_ring(&mut self, ring: &[LonLat], ids: &mut BTreeMap<LonLat, u32>) {
        let open = if ring.len() > 1 && ring.first() == ring.last() { &ring[..ring.len() - 1] } else { ring };
        let (first, n) = (index(self.corners.len()), index(open.len()));
        let ring = index(self.rings.len());
        self.rings.push((open.len(), first));
        for (at, position) in (0..n).zip(open) {
            let point = *ids.entry(*position).or_insert_with(|| {
                self.at.push(*position);
                self.of_point.push(Vec::new());
                let point = index(self.at.len() - 1);
                self.cells.entry(cell(*position)).or_default().push(point);
                point
            });
            self.of_point[point as usize].push(first + at);
            let (before, after) = (first + (at + n - 1) % n, first + (at + 1) % n);
            self.corners.push(Corner { point, ring, before, after });
        }
        for corner in first..first + n {
            let (a, b) = (self.corners[corner as usize].point, self.point_of(self.corners[corner as usize].after));
            self.edges.entry(edge(a, b)).or_default();
        }
    }

    fn point_of(&self, corner: u32) -> u32 {
        self.corners[corner as usize].point
    }

    /// Takes corners out until none can go; one is tried again when the next to it has gone.
    fn thin(&mut self) {
        let mut tried: Vec<u32> = (0..index(self.at.len())).collect();
        while !tried.is_empty() {
            let mut again = BTreeSet::new();
            for point in tried {
                if let Some((a, c)) = self.take_out(point) {
                    again.extend([a, c]);
                }
            }
            tried = again.into_iter().collect();
        }
    }

    /// Takes a point out of its rings if it can go; then the points beside it.
    fn take_out(&mut self, point: u32) -> Option<(u32, u32)> {
        let (a, c) = self.neighbours(point)?;
        if self.distance_m(point, a, c) > TOLERANCE_M || self.edges.contains_key(&edge(a, c)) {
            return None;
        }
        let replaced = |pair| self.edges.get(&pair).into_iter().flatten().copied();
        let mut all: Vec<u32> = replaced(edge(a, point)).chain(replaced(edge(point, c))).collect();
        all.push(point);
        let moved = all.len() > MOST_REPLACED || all.iter().any(|p| self.distance_m(*p, a, c) > TOLERANCE_M);
        if moved || !self.is_alone(a, point, c) {
            return None;
        }
        self.edges.remove(&edge(a, point));
        self.edges.remove(&edge(point, c));
        self.edges.insert(edge(a, c), all);
        for corner in std::mem::take(&mut self.of_point[point as usize]) {
            let Corner { ring, before, after, .. } = self.corners[corner as usize];
            self.corners[before as usize].after = after;
            self.corners[after as usize].before = before;
            let (left, first) = &mut self.rings[ring as usize];
            *left -= 1;
            *first = if *first == corner { after } else { *first };
        }
        Some((a, c))
    }

    /// The two points beside a point, where all its rings agree on them and each can spare it.
    fn neighbours(&self, point: u32) -> Option<(u32, u32)> {
        let corners = &self.of_point[point as usize];
        let beside = |corner: u32| {
            let corner = self.corners[corner as usize];
            edge(self.point_of(corner.before), self.point_of(corner.after))
        };
        let (a, c) = beside(*corners.first()?);
        let rings: Vec<u32> = corners.iter().map(|corner| self.corners[*corner as usize].ring).collect();
        let once = rings.windows(2).all(|pair| pair[0] != pair[1]);
        let spare = rings.iter().all(|ring| self.rings[*ring as usize].0 > 4);
        (a != c && once && spare && corners.iter().all(|corner| beside(*corner) == (a, c))).then_some((a, c))
    }

    /// Whether no other corner lies in the triangle of three points, its border included.
    fn is_alone(&self, a: u32, b: u32, c: u32) -> bool {
        let three = [a, b, c].map(|point| self.at[point as usize]);
        let corner = |pick: fn(i32, i32) -> i32, slack| LonLat {
            lon: three.iter().map(|at| at.lon).reduce(pick).expect("three points") + slack,
            lat: three.iter().map(|at| at.lat).reduce(pick).expect("three points") + slack,
        };
        let (low, high) = (corner(i32::min, -SLACK), corner(i32::max, SLACK));
        let (from, to) = (cell(low), cell(high));
        let mut near = (from.0..=to.0).flat_map(|x| self.cells.range((x, from.1)..=(x, to.1))).flat_map(|(_, p)| p);
        near.all(|&point| {
            let at = self.at[point as usize];
            let boxed = (low.lon..=high.lon).contains(&at.lon) && (low.lat..=high.lat).contains(&at.lat);
            let gone = self.of_point[point as usize].is_empty();
            let near = || {
                let slack = f64::from(SLACK) * METRES_PER_UNIT;
                in_triangle(at, three)
                    || [(a, b), (b, c), (a, c)].iter().any(|side| self.distance_m(point, side.0, side.1) <= slack)
            };
            gone || !boxed || [a, b, c].contains(&point) || !near()
        })
    }

    fn distance_m(&self, point: u32, a: u32, c: u32) -> f64 {
        let [p, a, c] = [point, a, c].map(|point| self.plane[point as usize]);
        let (ux, uy) = (c.0 - a.0, c.1 - a.1);
        let (vx, vy) = (p.0 - a.0, p.1 - a.1);
        let length2 = ux * ux + uy * uy;
        let part = if length2 > 0.0 { ((ux * vx + uy * vy) / length2).clamp(0.0, 1.0) } else { 0.0 };
        let (dx, dy) = (vx - part * ux, vy - part * uy);
        (dx * dx + dy * dy).sqrt()
    }

    /// The shapes as they are now, ring by ring as they were.
    fn shapes(&self, shapes: &[&MultiPolygon]) -> Vec<MultiPolygon> {
        let mut rings = self.rings.iter().map(|(left, first)| self.ring(*left, *first));
        let mut next = || rings.next().expect("a ring for each that was added");
        let mut polygon =
            |polygon: &Polygon| Polygon { outer: next(), holes: polygon.holes.iter().map(|_| next()).collect() };
        shapes.iter().map(|shape| MultiPolygon(shape.0.iter().map(&mut polygon).collect())).collect()
    }

    fn ring(&self, left: usize, first: u32) -> Vec<LonLat> {
        let corners = std::iter::successors(Some(first), |corner| Some(self.corners[*corner as usize].after));
        let mut ring: Vec<LonLat> = corners.take(left).map(|corner| self.at[self.point_of(corner) as usize]).collect();
        ring.extend(ring.first().copied());
        ring
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).expect("outlines of a city have fewer corners than four thousand million")
}

const fn edge(a: u32, b: u32) -> (u32, u32) {
    if a < b { (a, b) } else { (b, a) }
}

const fn cell(at: LonLat) -> (i32, i32) {
    (at.lon >> CELL_BITS, at.lat >> CELL_BITS)
}

/// Whether a position lies in a triangle or on its border.
fn in_triangle(at: LonLat, [a, b, c]: [LonLat; 3]) -> bool {
    let turns = [turn(a, b, at), turn(b, c, at), turn(c, a, at)];
    !(turns.contains(&1) && turns.contains(&-1))
}

/// 1 where `c` lies left of the way from `a` to `b`, −1 right of it, 0 on it; exact.
fn turn(a: LonLat, b: LonLat, c: LonLat) -> i128 {
    let wide = |x: i32, y: i32| i128::from(x) - i128::from(y);
    (wide(b.lon, a.lon) * wide(c.lat, a.lat) - wide(b.lat, a.lat) * wide(c.lon, a.lon)).signum()
}

#[cfg(test)]
mod tests;
