//! Which coordinate system fits the street network best.
//!
//! Points of a Chinese source taken in the wrong system stand some 300–1200 m off. Shops
//! and homes stand beside streets, so in the right system more of them stand a few metres
//! to a building's depth off a street, and fewer on a carriageway or far from any street,
//! than in a wrong one. [`best_crs`] tries every system that the numbers allow and says how
//! sure it is; `docs/methods/import.md` has the method, its limits and how well it does.

use yike_domain::LonLat;

use super::crs::Crs;
use super::map::{MapFacts, Streets};
use super::tiles::{Bounds, Tiles, bounds_of, grown, inside};
use crate::geometry::Plane;

/// Distances beyond this count as this, metres: farther says only "not here".
pub const FAR_M: f64 = 250.0;

/// Fewest points that can decide between systems.
pub const LEAST_POINTS: usize = 12;

/// Most points compared; more are thinned evenly.
const MOST_POINTS: usize = 4000;

/// How many standard deviations apart two systems must be.
const LEAST_Z: f64 = 2.5;

/// How far outside the map's bounds its streets can be trusted, metres: streets that begin
/// inside are whole.
const MARGIN_M: f64 = 150.0;

/// How the points of a source stand to streets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// Beside them: shops, homes, cells.
    Beside,
    /// Along their middle: boundaries drawn along roads.
    Along,
}

impl Stand {
    /// How well a distance fits: 1 as expected, 0 indifferent, −1 not.
    ///
    /// Half a small carriageway is 4 m wide; a shop or home is within 40 m of its street,
    /// and 80 m off in the inner court of a large block.
    fn score(self, distance_m: f64) -> f64 {
        match (self, distance_m) {
            (Self::Beside, d) if d < 4.0 => -1.0,
            (Self::Beside, d) if d < 40.0 => 1.0,
            (Self::Along, d) if d < 20.0 => 1.0,
            (_, d) if d < 80.0 => 0.0,
            _ => -1.0,
        }
    }
}

/// The streets of a map, ready to tell how near to them a position is.
#[derive(Clone, Debug)]
pub struct StreetFit {
    segments: Vec<(LonLat, LonLat)>,
    tiles: Tiles,
    bounds: Option<Bounds>,
}

impl StreetFit {
    /// All streets of a map, whatever their class; the map's bounds are taken to be the box
    /// around all street nodes but the outermost fiftieth on each side.
    #[must_use]
    pub fn new(streets: &Streets) -> Self {
        let mut segments = Vec::with_capacity(streets.refs.len());
        for way in &streets.ways {
            let nodes = &streets.refs[way.refs.start as usize..way.refs.end as usize];
            let at = |node: u32| streets.node_at[node as usize];
            segments.extend(nodes.windows(2).map(|pair| (at(pair[0]), at(pair[1]))));
        }
        let boxes: Vec<_> = segments.iter().map(|&(a, b)| bounds_of([a, b].into_iter())).collect();
        let bounds = core(segments.iter().flat_map(|&(a, b)| [a, b]));
        Self { tiles: Tiles::of(&boxes, 100.0), segments, bounds }
    }

    /// The streets of a map within its declared bounds. Streets that reach out of them say
    /// little: beyond, most others are missing.
    #[must_use]
    pub fn of_map(map: &MapFacts) -> Self {
        let fit = Self::new(&map.streets);
        let bounds = fit.bounds.and(map.bounds.or(fit.bounds));
        Self { bounds, ..fit }
    }

    /// Metres to the nearest street, at most [`FAR_M`].
    #[must_use]
    pub fn distance_m(&self, at: LonLat) -> f64 {
        let plane = Plane::at(at);
        let mut nearest = FAR_M;
        for radius in [40.0, FAR_M] {
            self.tiles.near(grown((at, at), radius), |number| {
                let (a, b) = self.segments[number as usize];
                nearest = nearest.min(from_origin_m(plane.project(a), plane.project(b)));
            });
            if nearest <= radius {
                break;
            }
        }
        nearest
    }

    /// Bounds of the map; `None` on a map without streets.
    #[must_use]
    pub const fn bounds(&self) -> Option<(LonLat, LonLat)> {
        self.bounds
    }

    /// Where the map's streets can be trusted.
    fn cover(&self) -> Option<Bounds> {
        self.bounds.map(|bounds| grown(bounds, MARGIN_M))
    }

    /// Whether a position lies within some metres of the map's bounds.
    #[must_use]
    pub fn is_near(&self, at: LonLat, metres: f64) -> bool {
        self.bounds.is_some_and(|bounds| inside(grown(bounds, metres), at))
    }
}

/// The box around all positions but the outermost fiftieth on each side.
fn core(points: impl Iterator<Item = LonLat>) -> Option<Bounds> {
    let (mut lon, mut lat): (Vec<i32>, Vec<i32>) = points.map(|p| (p.lon, p.lat)).unzip();
    lon.sort_unstable();
    lat.sort_unstable();
    let cut = lon.len() / 50;
    let corner = |at: usize| Some(LonLat { lon: *lon.get(at)?, lat: *lat.get(at)? });
    Some((corner(cut)?, corner(lon.len().checked_sub(cut + 1)?)?))
}

/// Distance from the origin of a plane to a segment.
fn from_origin_m(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let square = dx * dx + dy * dy;
    let along = if square > 0.0 { (-(a.0 * dx + a.1 * dy) / square).clamp(0.0, 1.0) } else { 0.0 };
    let (x, y) = (a.0 + along * dx, a.1 + along * dy);
    (x * x + y * y).sqrt()
}

/// How well one reading of the numbers fits the streets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fitted {
    /// The coordinate system.
    pub crs: Crs,
    /// Whether the two numbers stand in the other order (latitude or northing first).
    pub swapped: bool,
    /// Quartiles of the distance to the nearest street, metres.
    pub quartiles_m: [f64; 3],
    /// Per cent of the points compared that stand to a street as expected.
    pub percent_fitting: u32,
    /// Points on the map, of all.
    pub n_inside: usize,
}

/// Why a reading was chosen, or could not be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FitBasis {
    /// Only one reading of the numbers lies on the map.
    Numbers,
    /// The streets fit one reading clearly better than every other.
    Streets,
    /// Several readings lie on the map and the streets do not tell which is right.
    CannotTell,
    /// No reading of the numbers lies on the map.
    OffTheMap,
}

/// What the streets say about the numbers of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct CrsFit {
    /// Readings that lie on the map, the best first.
    pub ranked: Vec<Fitted>,
    /// Points on the map in the best reading.
    pub n_points: usize,
    /// How the first of `ranked` came to be the first.
    pub basis: FitBasis,
}

impl CrsFit {
    /// The reading that is sure; `None` when the streets do not tell.
    #[must_use]
    pub fn decided(&self) -> Option<&Fitted> {
        matches!(self.basis, FitBasis::Numbers | FitBasis::Streets).then(|| self.ranked.first()).flatten()
    }
}

/// The coordinate system in which points fit the streets best, and how sure that is.
///
/// Candidates are the systems that the size of the numbers allows (degrees, metres with
/// or without zone number), in both orders of the two numbers. Readings with most points
/// off the map are dropped. The rest are compared pair by pair over the points that both
/// put on the map: a point scores 1 when it stands 4–40 m from the nearest street, −1 on a
/// carriageway or beyond 80 m, else 0. With `g` the gains of the best reading over
/// another, `Σg ⁄ √Σg²` must be at least 2.5 (a sign-flip test, in standard deviations),
/// and at most one of sixteen copies of the points, moved 400–700 m, may score as much.
#[must_use]
pub fn best_crs(points: &[(f64, f64)], fit: &StreetFit) -> CrsFit {
    compare(points, fit, &candidates(points, fit), Stand::Beside)
}

/// As [`best_crs`], for points that stand otherwise.
pub(super) fn best_crs_of(points: &[(f64, f64)], fit: &StreetFit, stand: Stand) -> CrsFit {
    compare(points, fit, &candidates(points, fit), stand)
}

/// As [`best_crs`], among given readings.
pub(super) fn compare(points: &[(f64, f64)], fit: &StreetFit, candidates: &[(Crs, bool)], stand: Stand) -> CrsFit {
    let off = CrsFit { ranked: Vec::new(), n_points: 0, basis: FitBasis::OffTheMap };
    let Some(cover) = fit.cover() else { return off };
    let step = points.len().div_ceil(MOST_POINTS).max(1);
    let points: Vec<_> = points.iter().step_by(step).copied().collect();
    let mut readings: Vec<Reading> =
        candidates.iter().map(|&(crs, swapped)| Reading::of(crs, swapped, &points, cover)).collect();
    let most = readings.iter().map(|r| r.n_inside).max().unwrap_or(0);
    if most == 0 {
        return off;
    }
    readings.retain(|r| r.n_inside * 2 >= most);
    for reading in &mut readings {
        reading.measure(fit, stand);
    }
    let wins = |r: &Reading| readings.iter().filter(|other| gain_z(r, other) > 0.0).count();
    let mut order: Vec<usize> = (0..readings.len()).collect();
    let rank = |i: usize| (wins(&readings[i]), readings[i].mean());
    order.sort_by(|&a, &b| {
        let (a, b) = (rank(a), rank(b));
        b.0.cmp(&a.0).then(b.1.total_cmp(&a.1))
    });
    let best = &readings[order[0]];
    let others = || order[1..].iter().map(|&i| &readings[i]);
    let basis = if order.len() == 1 {
        FitBasis::Numbers
    } else if others().all(|other| gain_z(best, other) >= LEAST_Z) && beats_moved(best, fit, stand) {
        FitBasis::Streets
    } else {
        FitBasis::CannotTell
    };
    CrsFit { n_points: best.n_inside, ranked: order.iter().map(|&i| readings[i].fitted()).collect(), basis }
}

/// The points taken in one coordinate system.
struct Reading {
    crs: Crs,
    swapped: bool,
    /// The position of each point that lies on the map.
    at: Vec<Option<LonLat>>,
    n_inside: usize,
    /// Distance to the nearest street and score of each point on the map.
    measured: Vec<Option<(f64, f64)>>,
}

impl Reading {
    fn of(crs: Crs, swapped: bool, points: &[(f64, f64)], cover: Bounds) -> Self {
        let order = |&(x, y): &(f64, f64)| if swapped { (y, x) } else { (x, y) };
        let place = |(x, y)| crs.to_wgs84(x, y).ok().filter(|&at| inside(cover, at));
        let at: Vec<_> = points.iter().map(order).map(place).collect();
        let n_inside = at.iter().flatten().count();
        Self { crs, swapped, at, n_inside, measured: Vec::new() }
    }

    fn measure(&mut self, fit: &StreetFit, stand: Stand) {
        let one = |at: LonLat| {
            let distance = fit.distance_m(at);
            (distance, stand.score(distance))
        };
        self.measured = self.at.iter().map(|at| at.map(one)).collect();
    }

    /// Mean score.
    fn mean(&self) -> f64 {
        self.measured.iter().flatten().map(|(_, score)| score).sum::<f64>() / self.n_inside.max(1) as f64
    }

    fn fitted(&self) -> Fitted {
        let mut sorted: Vec<f64> = self.measured.iter().flatten().map(|(distance, _)| *distance).collect();
        sorted.sort_by(f64::total_cmp);
        let quartile = |q: usize| sorted.get((sorted.len() * q / 4).min(sorted.len().saturating_sub(1))).copied();
        let quartiles_m = [1, 2, 3].map(|q| quartile(q).unwrap_or(FAR_M));
        let fitting = self.measured.iter().flatten().filter(|(_, score)| *score > 0.0).count();
        let percent_fitting = (fitting * 100 / self.n_inside.max(1)) as u32;
        Fitted { crs: self.crs, swapped: self.swapped, quartiles_m, percent_fitting, n_inside: self.n_inside }
    }
}

/// How many standard deviations the first reading's scores are above the second's, over
/// the points that both put on the map, if gains and losses were equally likely.
fn gain_z(first: &Reading, second: &Reading) -> f64 {
    let both = first.measured.iter().zip(&second.measured);
    let gains: Vec<f64> = both.filter_map(|(a, b)| Some((*a)?.1 - (*b)?.1)).collect();
    let squares: f64 = gains.iter().map(|gain| gain * gain).sum();
    if gains.len() < LEAST_POINTS || squares == 0.0 { 0.0 } else { gains.iter().sum::<f64>() / squares.sqrt() }
}

/// Whether at most one of sixteen moved copies of the points fits as well.
fn beats_moved(best: &Reading, fit: &StreetFit, stand: Stand) -> bool {
    (0..16).filter_map(|k| moved_mean(best, fit, stand, k)).filter(|&moved| moved >= best.mean()).count() <= 1
}

/// Mean score of the points moved aside in the `k`th of sixteen directions; `None` when
/// most are moved off the map.
fn moved_mean(best: &Reading, fit: &StreetFit, stand: Stand, k: u32) -> Option<f64> {
    let cover = fit.cover()?;
    let angle = f64::from(k) * std::f64::consts::PI / 8.0;
    let length = 400.0 + 100.0 * f64::from(k % 4);
    let step = (length * libm::cos(angle), length * libm::sin(angle));
    let moved = best.at.iter().flatten().map(|&at| Plane::at(at).unproject(step)).filter(|&at| inside(cover, at));
    let scores: Vec<f64> = moved.map(|at| stand.score(fit.distance_m(at))).collect();
    (scores.len() * 2 >= best.n_inside).then(|| scores.iter().sum::<f64>() / scores.len().max(1) as f64)
}

/// The readings that the size of the numbers allows.
fn candidates(points: &[(f64, f64)], fit: &StreetFit) -> Vec<(Crs, bool)> {
    let usable: Vec<_> = points.iter().filter(|(x, y)| x.is_finite() && y.is_finite() && *x != 0.0).collect();
    let degrees = usable.iter().filter(|(x, y)| x.abs() <= 180.0 && y.abs() <= 180.0).count();
    let both = |crs: Crs| [(crs, false), (crs, true)];
    if degrees * 2 > usable.len() {
        return [Crs::Wgs84, Crs::Gcj02, Crs::Bd09].into_iter().flat_map(both).collect();
    }
    let mut systems = vec![Crs::WebMercator];
    let Some((low, high)) = fit.bounds else { return Vec::new() };
    let lon = (low.lon_degrees() + high.lon_degrees()) / 2.0;
    // Eastings of a zone are read up to its neighbours' middle lines: 3.5° of a 6° zone.
    let near = |meridian: f64| (meridian - lon).abs() <= 3.5;
    for zone in 25u8..=45 {
        if near(f64::from(zone) * 3.0) {
            let meridian = zone * 3;
            systems.push(Crs::GaussKruger { meridian, zone: None });
            systems.push(Crs::GaussKruger { meridian, zone: Some(zone) });
        }
    }
    for zone in 13u8..=23 {
        let meridian = zone * 6 - 3;
        if near(f64::from(meridian)) {
            systems.push(Crs::GaussKruger { meridian, zone: Some(zone) });
        }
    }
    let utm = (1u8..=60).filter(|&zone| near(f64::from(zone) * 6.0 - 183.0));
    systems.extend(utm.map(|zone| Crs::Utm { zone }));
    systems.into_iter().flat_map(both).collect()
}
