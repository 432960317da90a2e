//! A proposal for a circle: communities around a centre within a walk and a band of residents.

use yike_domain::{LonLat, WalkTime};

use super::parts::{bounds, meet};
use crate::geometry::{MultiPolygon, Plane};

/// How far two communities may stand apart and still be neighbours, metres: the width of an avenue.
const NEIGHBOURS_M: f64 = 60.0;

/// A community that may become part of the circle.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// Its ground.
    pub shape: &'a MultiPolygon,
    /// Its residents.
    pub people: u32,
    /// The walk from the centre to its middle; none where no way leads there.
    pub walk: Option<WalkTime>,
}

/// How many residents a circle shall have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// At least.
    pub min: u32,
    /// At most.
    pub max: u32,
}

/// A proposed circle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Positions of its communities in the list, ascending.
    pub chosen: Vec<usize>,
    /// Its residents.
    pub people: u64,
    /// Whether it has at least as many as asked for.
    pub enough: bool,
}

/// Why there is no proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProposalFault {
    /// No community within the walk.
    Nowhere,
    /// The first one alone has so many residents, more than asked for.
    Many(u32),
}

/// Takes the community of the centre, then always the nearest neighbour of what is taken, while the walk and the
/// residents allow. The result is in one piece; ties go to the earlier in the list.
///
/// # Errors
/// Nothing lies within the walk, or already the first community has too many residents.
pub fn propose(
    centre: LonLat,
    candidates: &[Candidate<'_>],
    limit: WalkTime,
    band: Band,
) -> Result<Proposal, ProposalFault> {
    let mut within: Vec<(WalkTime, usize)> = candidates
        .iter()
        .enumerate()
        .filter_map(|(n, candidate)| {
            let own = candidate.shape.contains(centre);
            candidate.walk.or(own.then_some(WalkTime(0))).filter(|walk| own || *walk <= limit).map(|walk| (walk, n))
        })
        .collect();
    // The centre's own community first, however far its middle is.
    within.sort_unstable_by_key(|&(walk, n)| (!candidates[n].shape.contains(centre), walk, n));
    let Some(&(_, first)) = within.first() else { return Err(ProposalFault::Nowhere) };
    if candidates[first].people > band.max {
        return Err(ProposalFault::Many(candidates[first].people));
    }
    let mut chosen = vec![first];
    let mut people = u64::from(candidates[first].people);
    let mut left: Vec<usize> = within[1..].iter().map(|&(_, n)| n).collect();
    let fits = |people: u64, n: usize| people + u64::from(candidates[n].people) <= u64::from(band.max);
    while let Some(at) = left.iter().position(|&n| {
        fits(people, n) && chosen.iter().any(|&taken| neighbours(candidates[taken].shape, candidates[n].shape))
    }) {
        let next = left.remove(at);
        people += u64::from(candidates[next].people);
        chosen.push(next);
    }
    chosen.sort_unstable();
    Ok(Proposal { chosen, people, enough: people >= u64::from(band.min) })
}

/// Whether two shapes touch or stand less than an avenue apart.
fn neighbours(a: &MultiPolygon, b: &MultiPolygon) -> bool {
    let Some(anchor) = a.0.first().and_then(|polygon| polygon.outer.first()) else { return false };
    // 60 m are 5400 units of latitude and at most 15,000 of longitude between 3° and 54° north: wider never hurts here.
    let wide = bounds(a).map(|(w, s, e, n)| (w - 15_000, s - 15_000, e + 15_000, n + 15_000));
    if !meet(wide, bounds(b)) {
        return false;
    }
    let plane = Plane::at(*anchor);
    near(&plane, a, b) || near(&plane, b, a)
}

/// Whether a corner of the first stands near a side of the second.
fn near(plane: &Plane, corners: &MultiPolygon, sides: &MultiPolygon) -> bool {
    let corners: Vec<(f64, f64)> = corners.rings().flatten().map(|at| plane.project(*at)).collect();
    sides.rings().flat_map(|ring| ring.windows(2)).any(|side| {
        let (from, to) = (plane.project(side[0]), plane.project(side[1]));
        corners.iter().any(|&at| distance_m(at, from, to) <= NEIGHBOURS_M)
    })
}

fn distance_m(at: (f64, f64), from: (f64, f64), to: (f64, f64)) -> f64 {
    let (_, point) = super::snap::foot(at, from, to);
    super::snap::apart(at, point)
}
