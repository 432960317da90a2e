//! A line drawn by hand, pulled onto community borders and streets.

use std::collections::BTreeMap;

use yike_domain::LonLat;

use crate::geometry::{MultiPolygon, Plane, Polygon};

/// A line that a hand-drawn border is pulled onto: a community's border, or the middle of a street.
#[derive(Clone, Copy, Debug)]
pub struct Guide<'a> {
    /// Its points; a closed one repeats the first.
    pub points: &'a [LonLat],
    /// Whether it goes before others: community borders before streets.
    pub first: bool,
}

/// How far a hand may have missed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SnapSettings {
    /// Corners this near to a guide are pulled onto it, metres.
    pub within_m: f64,
    /// Between two corners on one guide the border follows the guide while that strays no farther from straight on, metres.
    pub stray_m: f64,
}

impl Default for SnapSettings {
    /// A finger's width on a phone at the scale of a circle is about 20 m; a line that cuts more than two of them off
    /// means to.
    fn default() -> Self {
        Self { within_m: 20.0, stray_m: 40.0 }
    }
}

/// Where a corner was pulled to.
#[derive(Clone, Copy, Debug)]
struct Pulled {
    guide: usize,
    side: usize,
    /// Along the side, 0 to 1.
    along: f64,
    at: LonLat,
}

/// The shape with its corners pulled onto the guides and its sides following them.
///
/// A guide's own corner goes before its sides within half the distance, so that borders meet in the same points.
#[must_use]
pub fn snap(shape: &MultiPolygon, guides: &[Guide<'_>], settings: SnapSettings) -> MultiPolygon {
    let Some(anchor) = shape.0.first().and_then(|polygon| polygon.outer.first()) else { return shape.clone() };
    let field = Field::of(Plane::at(*anchor), guides, settings);
    let ring = |ring: &Vec<LonLat>| field.ring(ring);
    let polygons = shape.0.iter().map(|polygon| Polygon {
        outer: ring(&polygon.outer),
        holes: polygon.holes.iter().map(ring).filter(|hole| hole.len() > 3).collect(),
    });
    super::uncrossed(&MultiPolygon(polygons.filter(|polygon| polygon.outer.len() > 3).collect())).0
}

/// The guides, by squares of the ground.
struct Field<'a> {
    plane: Plane,
    guides: &'a [Guide<'a>],
    settings: SnapSettings,
    /// Side of a square, metres.
    square_m: f64,
    sides: BTreeMap<(i64, i64), Vec<(usize, usize)>>,
}

impl<'a> Field<'a> {
    fn of(plane: Plane, guides: &'a [Guide<'a>], settings: SnapSettings) -> Self {
        let square_m = settings.within_m.max(1.0) * 4.0;
        let mut sides = BTreeMap::<_, Vec<_>>::new();
        for (guide, line) in guides.iter().enumerate() {
            for (side, ends) in line.points.windows(2).enumerate() {
                let (a, b) = (plane.project(ends[0]), plane.project(ends[1]));
                let (x, y) =
                    (range(a.0, b.0, settings.within_m, square_m), range(a.1, b.1, settings.within_m, square_m));
                for cell in x.flat_map(|x| y.clone().map(move |y| (x, y))) {
                    sides.entry(cell).or_default().push((guide, side));
                }
            }
        }
        Self { plane, guides, settings, square_m, sides }
    }

    /// Where a corner belongs, when a guide is near.
    fn pull(&self, at: LonLat) -> Option<Pulled> {
        let here = self.plane.project(at);
        let cell = (square(here.0, self.square_m), square(here.1, self.square_m));
        let mut best: Option<((bool, bool, f64), Pulled)> = None;
        for &(guide, side) in self.sides.get(&cell).into_iter().flatten() {
            let (from, to) = (self.guides[guide].points[side], self.guides[guide].points[side + 1]);
            let (a, b) = (self.plane.project(from), self.plane.project(to));
            let (along, point) = foot(here, a, b);
            let corner =
                [(0.0, from, a), (1.0, to, b)].into_iter().find(|c| apart(here, c.2) <= self.settings.within_m / 2.0);
            let (along, at, point) = corner.unwrap_or_else(|| (along, self.plane.unproject(point), point));
            let distance = apart(here, point);
            let key = (!self.guides[guide].first, corner.is_none(), distance);
            if distance <= self.settings.within_m && best.as_ref().is_none_or(|(known, _)| key < *known) {
                best = Some((key, Pulled { guide, side, along, at }));
            }
        }
        best.map(|(_, pulled)| pulled)
    }

    fn ring(&self, ring: &[LonLat]) -> Vec<LonLat> {
        let open = if ring.first() == ring.last() { &ring[..ring.len().saturating_sub(1)] } else { ring };
        let pulled: Vec<(LonLat, Option<Pulled>)> = open.iter().map(|&at| (at, self.pull(at))).collect();
        let mut drawn: Vec<LonLat> = Vec::with_capacity(ring.len());
        for (n, (at, here)) in pulled.iter().enumerate() {
            drawn.push(here.map_or(*at, |pulled| pulled.at));
            let (_, next) = pulled[(n + 1) % pulled.len()];
            if let (Some(from), Some(to)) = (here, next)
                && from.guide == to.guide
            {
                drawn.extend(self.follow(from, &to));
            }
        }
        drawn.dedup();
        if drawn.first() != drawn.last() || drawn.len() == 1 {
            drawn.extend(drawn.first().copied());
        }
        drawn
    }

    /// The guide's corners between two places on it, by the shorter way; none where that strays.
    fn follow(&self, from: &Pulled, to: &Pulled) -> Vec<LonLat> {
        let points = self.guides[from.guide].points;
        let n = points.len() - 1;
        let closed = points.first() == points.last();
        let forward = |from: &Pulled, to: &Pulled| -> Option<Vec<LonLat>> {
            let ahead = (from.side, from.along) <= (to.side, to.along);
            match (ahead, closed) {
                (true, _) => Some(points[from.side + 1..=to.side].to_vec()),
                (false, true) => Some(points[from.side + 1..n].iter().chain(&points[..=to.side]).copied().collect()),
                (false, false) => None,
            }
        };
        let backward = forward(to, from).map(|mut way| {
            way.reverse();
            way
        });
        let ways = [forward(from, to), backward].into_iter().flatten();
        let length = |way: &Vec<LonLat>| {
            let all: Vec<_> =
                std::iter::once(&from.at).chain(way).chain([&to.at]).map(|at| self.plane.project(*at)).collect();
            all.windows(2).map(|pair| apart(pair[0], pair[1])).sum::<f64>()
        };
        let shortest = ways.map(|way| (length(&way), way)).min_by(|a, b| a.0.total_cmp(&b.0));
        let (a, b) = (self.plane.project(from.at), self.plane.project(to.at));
        let strays = |at: &LonLat| {
            let here = self.plane.project(*at);
            apart(here, foot(here, a, b).1) > self.settings.stray_m
        };
        shortest.map(|(_, way)| way).filter(|way| !way.iter().any(strays)).unwrap_or_default()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "squares of a city are counted in thousands")]
fn square(metres: f64, side: f64) -> i64 {
    (metres / side).floor() as i64
}

fn range(a: f64, b: f64, margin: f64, side: f64) -> std::ops::RangeInclusive<i64> {
    square(a.min(b) - margin, side)..=square(a.max(b) + margin, side)
}

/// The nearest point of a side: how far along it is, from 0 to 1, and where.
pub(super) fn foot(at: (f64, f64), a: (f64, f64), b: (f64, f64)) -> (f64, (f64, f64)) {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length2 = dx * dx + dy * dy;
    let along = if length2 > 0.0 { (((at.0 - a.0) * dx + (at.1 - a.1) * dy) / length2).clamp(0.0, 1.0) } else { 0.0 };
    (along, (a.0 + along * dx, a.1 + along * dy))
}

pub(super) fn apart(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (dx, dy) = (a.0 - b.0, a.1 - b.1);
    (dx * dx + dy * dy).sqrt()
}
