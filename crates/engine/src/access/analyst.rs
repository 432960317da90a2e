//! Accessibility of any points, as analysts ask for it: nearest k, cumulative sums, decay-weighted sums.

use std::sync::atomic::AtomicUsize;

use rayon::prelude::*;

use super::{Cancelled, Columns, Control, Cost, Direction, Group, MeasureOptions, Near, Search, UNREACHED};
use crate::network::{Attachment, Walk};

/// How nearness loses weight with distance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decay {
    /// `1 − d / range`, up to the range.
    Linear {
        /// Range in metres.
        range_m: u32,
    },
    /// `e^(−d / range)`, cut at the range.
    Exponential {
        /// Range in metres.
        range_m: u32,
    },
}

impl Decay {
    /// Reads `linear:1000` or `exp:1000`.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let (form, range) = word.split_once(':')?;
        let range_m = range.parse().ok().filter(|r| *r > 0)?;
        match form {
            "linear" => Some(Self::Linear { range_m }),
            "exp" => Some(Self::Exponential { range_m }),
            _ => None,
        }
    }

    /// Column name: `linear_1000`, `exp_1000`.
    #[must_use]
    pub fn column(&self) -> String {
        match self {
            Self::Linear { range_m } => format!("linear_{range_m}"),
            Self::Exponential { range_m } => format!("exp_{range_m}"),
        }
    }

    /// The range, metres.
    #[must_use]
    pub const fn range_m(&self) -> u32 {
        match self {
            Self::Linear { range_m } | Self::Exponential { range_m } => *range_m,
        }
    }

    /// Weight at a distance in metres within the range.
    #[must_use]
    pub fn weight(&self, distance_m: f64) -> f64 {
        let share = distance_m / f64::from(self.range_m());
        match self {
            Self::Linear { .. } => 1.0 - share,
            Self::Exponential { .. } => libm::exp(-share),
        }
    }
}

/// An opportunity: a weight at a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Opportunity {
    /// Where it stands.
    pub at: Attachment,
    /// Position of its type.
    pub type_idx: u32,
    /// Its weight.
    pub weight: f64,
}

/// What to measure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// How many nearest.
    pub nearest: usize,
    /// Radii of cumulative sums, metres.
    pub within_m: Vec<u32>,
    /// Decays.
    pub decays: Vec<Decay>,
}

/// Answer for one origin and one type.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// Distances to the nearest, metres, ascending; fewer where fewer are reached.
    pub nearest_m: Vec<f64>,
    /// Sum of weights within each radius.
    pub sums: Vec<f64>,
    /// Decay-weighted sum for each decay.
    pub decayed: Vec<f64>,
}

/// Measures every origin against every type: `answers[origin * n_types + type]`.
///
/// Distances are metres along the network with both access legs; for profiles that
/// count time, the metres walked on level ground in that time. Sums run in the order
/// of the opportunities, so the bytes do not depend on the number of threads.
///
/// # Errors
/// [`Cancelled`] when the caller asked to stop.
pub fn measure(
    walk: &Walk<'_>,
    origins: &[Attachment],
    opportunities: &[Opportunity],
    n_types: usize,
    request: &Request,
    control: Control<'_>,
) -> Result<Vec<Answer>, Cancelled> {
    let mut answers = sums(walk, origins, opportunities, n_types, request, control)?;
    if request.nearest == 0 {
        return Ok(answers);
    }
    let places: Vec<Attachment> = opportunities.iter().map(|o| o.at).collect();
    let columns: Vec<Vec<Vec<f64>>> = (0..n_types)
        .into_par_iter()
        .map_init(
            || Columns::new(walk, origins, &places),
            |columns, type_idx| {
                control.check()?;
                let of_type = |o: &u32| opportunities[*o as usize].type_idx as usize == type_idx;
                let members = (0..opportunities.len() as u32).filter(of_type).collect();
                Ok(nearest(walk, columns, members, request.nearest))
            },
        )
        .collect::<Result<_, Cancelled>>()?;
    for (type_idx, column) in columns.into_iter().enumerate() {
        for (origin, nearest_m) in column.into_iter().enumerate() {
            answers[origin * n_types + type_idx].nearest_m = nearest_m;
        }
    }
    Ok(answers)
}

/// Metres to the nearest `k` of the members for every origin, as many as are reached.
fn nearest(walk: &Walk<'_>, columns: &mut Columns<'_, '_>, members: Vec<u32>, k: usize) -> Vec<Vec<f64>> {
    let group = Group { id: String::new(), members, cutoffs: Vec::new() };
    let options = MeasureOptions { k, limit: UNREACHED - 1 };
    let reached = |row: &[Near]| row.iter().filter(|n| n.cost != UNREACHED).map(|n| metres(walk, n.cost)).collect();
    columns.nearest(&group, options).chunks_exact(k).map(reached).collect()
}

/// Metres of a cost: the length itself, or what is walked on level ground in the time.
#[must_use]
pub fn metres(walk: &Walk<'_>, cost: Cost) -> f64 {
    match walk.profile.basis {
        yike_domain::walking::Basis::Length => f64::from(cost) / 1000.0,
        yike_domain::walking::Basis::Time => f64::from(cost) * f64::from(walk.profile.speed_mm_s) / 1e6,
    }
}

fn sums(
    walk: &Walk<'_>,
    origins: &[Attachment],
    opportunities: &[Opportunity],
    n_types: usize,
    request: &Request,
    control: Control<'_>,
) -> Result<Vec<Answer>, Cancelled> {
    let empty = Answer {
        nearest_m: Vec::new(),
        sums: vec![0.0; request.within_m.len()],
        decayed: vec![0.0; request.decays.len()],
    };
    let longest_m = request.within_m.iter().copied().chain(request.decays.iter().map(Decay::range_m)).max();
    let Some(longest_m) = longest_m else { return Ok(vec![empty; origins.len() * n_types]) };
    let limit = walk.cost_of_mm(u64::from(longest_m) * 1000);
    let within: Vec<Cost> = request.within_m.iter().map(|m| walk.cost_of_mm(u64::from(*m) * 1000)).collect();
    let by_chain = by_chain(opportunities);
    let done = AtomicUsize::new(0);
    let rows: Vec<Vec<Answer>> = origins
        .par_iter()
        .map_init(
            || Search::new(walk, Direction::FromHome),
            |search, origin| {
                control.check()?;
                let mut answers = vec![empty.clone(); n_types];
                for (number, cost) in reached(search, origin, opportunities, &by_chain, limit) {
                    let opportunity = &opportunities[number as usize];
                    let answer = &mut answers[opportunity.type_idx as usize];
                    for (sum, radius) in answer.sums.iter_mut().zip(&within) {
                        *sum += if cost <= *radius { opportunity.weight } else { 0.0 };
                    }
                    let distance_m = metres(walk, cost);
                    for (sum, decay) in answer.decayed.iter_mut().zip(&request.decays) {
                        if distance_m <= f64::from(decay.range_m()) {
                            *sum += opportunity.weight * decay.weight(distance_m);
                        }
                    }
                }
                control.step(&done, origins.len());
                Ok(answers)
            },
        )
        .collect::<Result<_, Cancelled>>()?;
    Ok(rows.into_iter().flatten().collect())
}

/// (chain, opportunity), ascending.
fn by_chain(opportunities: &[Opportunity]) -> Vec<(u32, u32)> {
    let mut pairs: Vec<(u32, u32)> =
        opportunities.iter().enumerate().filter(|(_, o)| o.at.is_some()).map(|(n, o)| (o.at.chain, n as u32)).collect();
    pairs.sort_unstable();
    pairs
}

/// Opportunities within the limit of an origin with their costs, in the order of their numbers.
fn reached(
    search: &mut Search<'_, '_>,
    origin: &Attachment,
    opportunities: &[Opportunity],
    by_chain: &[(u32, u32)],
    limit: Cost,
) -> Vec<(u32, Cost)> {
    if !origin.is_some() {
        return Vec::new();
    }
    search.run(std::slice::from_ref(origin), limit);
    let view = search.view();
    let mut chains: Vec<u32> = search
        .touched
        .iter()
        .flat_map(|j| {
            &view.adjacency[view.adjacency_start[*j as usize] as usize..view.adjacency_start[*j as usize + 1] as usize]
        })
        .map(|half| half >> 1)
        .chain([origin.chain])
        .collect();
    chains.sort_unstable();
    chains.dedup();
    let mut found = Vec::new();
    for chain in chains {
        let start = by_chain.partition_point(|(c, _)| *c < chain);
        for &(_, number) in by_chain[start..].iter().take_while(|(c, _)| *c == chain) {
            let cost = search.cost_to(&opportunities[number as usize].at, std::slice::from_ref(origin));
            if cost <= limit {
                found.push((number, cost));
            }
        }
    }
    found.sort_unstable();
    found
}
