//! The station itself: reach tables in, verdicts, grades and gaps out.

use std::collections::BTreeSet;

use rayon::prelude::*;
use yike_domain::{
    Finding, People, Trouble,
    standard::{StandardPack, Verdict},
    taxonomy::{Taxonomy, TypeIdx},
    walking::WalkProfile,
};

use super::{
    clause::{ClauseColumns, ClauseMeasured},
    columns::Columns,
    coverage::{OutletSource, covered_types},
    gaps,
    overview::{overview, type_groups},
    places::Places,
    plan::{CIRCLE_MINUTES, GroupPlan, minutes_to_cost},
    result::{Assessment, PlaceAssessment, ProfileAssessment, TypeResult},
    say,
};
use crate::{
    access::{Cost, Origin, Reach},
    import::{PeopleBasis, map::Compound, table::Area},
};

/// What an assessment is made from.
#[derive(Clone, Copy)]
pub struct AssessInput<'a> {
    /// Business types.
    pub taxonomy: &'a Taxonomy,
    /// The standard.
    pub pack: &'a StandardPack,
    /// Walking profiles.
    pub profiles: &'a [WalkProfile],
    /// What was measured for each profile: [`plan_groups`](super::plan_groups) over packs
    /// that include this one.
    pub plans: &'a [GroupPlan],
    /// What each profile reaches, from [`measure`](crate::access::measure).
    pub reaches: &'a [Reach],
    /// Where residents set out from, in the order of the reach tables.
    pub origins: &'a [Origin],
    /// Communities; may be empty.
    pub communities: &'a [Area],
    /// Compounds; may be empty.
    pub compounds: &'a [Compound],
    /// The sources of outlets: how complete and how old they are.
    pub sources: &'a [OutletSource],
    /// What the numbers of residents are.
    pub people: PeopleBasis,
    /// Whether unverified values may decide a grade.
    pub allow_unverified: bool,
}

/// What all profiles and clauses stand on.
pub(super) struct Ground {
    pub places: Places,
    pub covered: BTreeSet<TypeIdx>,
}

/// Judges a study by one standard pack: per profile, clause and place how many residents
/// have what is asked for, the verdict, and where the gaps are.
///
/// Clauses and types run in parallel and are put together in their own order, so the
/// bytes do not depend on the number of threads. Every clause and type costs one pass over
/// the homes and every group of outlets one sort of them, whatever the number of places.
///
/// # Errors
/// A clause names a type or measure that is unknown here; plans and reach tables do not
/// fit the profiles, the origins or the pack.
pub fn assess(input: &AssessInput<'_>) -> Result<Assessment, Trouble> {
    check_fit(input)?;
    let ground = Ground {
        places: Places::of(input.origins, input.communities, input.compounds),
        covered: covered_types(input.taxonomy, input.sources),
    };
    let mut profiles = Vec::new();
    let mut found = Vec::new();
    let mut findings = say::partial_sources(input, &ground.covered).into_iter().collect::<Vec<Finding>>();
    for ((profile, plan), reach) in input.profiles.iter().zip(input.plans).zip(input.reaches) {
        let clauses: Vec<ClauseColumns<'_>> = input
            .pack
            .clauses
            .iter()
            .map(|clause| ClauseColumns::of(input, &ground, clause, profile, plan))
            .collect::<Result<_, Trouble>>()?;
        let types = type_groups(input, plan)?;
        let groups = types.iter().map(|(_, group)| *group).chain(clauses.iter().map(ClauseColumns::group));
        let counters = clauses.iter().flat_map(ClauseColumns::counters);
        let columns = Columns::gather(reach, &ground.places, groups, counters, plan.limit);
        let measured: Vec<ClauseMeasured> =
            clauses.par_iter().map(|clause| clause.measure(input, &ground, reach, &columns)).collect();
        let types = overview(input, &ground, profile, plan, reach, &columns, &types);
        let assessed = put_together(input, &ground, profile, reach, &clauses, &measured, types);
        findings.extend(say::doubtful_places(input, profile, &assessed.places[0]));
        profiles.push(assessed);
        found.push((clauses, measured));
    }
    let gaps = gaps::gaps(input, &ground, &found);
    findings.extend(say::unverified(input, input.profiles, &profiles));
    Ok(Assessment {
        pack: input.pack.id.clone(),
        people: input.people,
        unverified_allowed: input.allow_unverified,
        places: ground.places.list,
        profiles,
        gaps,
        findings,
    })
}

/// Whether plans and reach tables fit each other, the profiles and the origins.
fn check_fit(input: &AssessInput<'_>) -> Result<(), Trouble> {
    let n = input.profiles.len();
    if input.plans.len() != n || input.reaches.len() != n {
        return Err(say::mismatch(input.pack, "profiles"));
    }
    for ((profile, plan), reach) in input.profiles.iter().zip(input.plans).zip(input.reaches) {
        let widths = plan.groups.iter().map(|g| g.cutoffs.len());
        let starts: Vec<u32> = std::iter::once(0)
            .chain(widths.scan(0u32, |sum, width| {
                *sum += width as u32;
                Some(*sum)
            }))
            .collect();
        let (origins, groups) = (input.origins.len(), plan.groups.len());
        let fits = reach.n_origins == origins
            && reach.n_groups == groups
            && reach.count_starts == starts
            && reach.nearest.len() == origins * groups * reach.k
            && reach.counts.len() == origins * starts[groups] as usize
            && reach.unsnapped.len() == origins
            && reach.border_cost.len() == origins;
        if !fits {
            return Err(say::mismatch(input.pack, format!("profile {}", profile.id)));
        }
    }
    Ok(())
}

/// One profile's results, place by place.
fn put_together(
    input: &AssessInput<'_>,
    ground: &Ground,
    profile: &WalkProfile,
    reach: &Reach,
    columns: &[ClauseColumns<'_>],
    measured: &[ClauseMeasured],
    types: Vec<Vec<TypeResult>>,
) -> ProfileAssessment {
    let circle = minutes_to_cost(input.pack, profile.basis, CIRCLE_MINUTES);
    let longest = columns.iter().map(|c| c.basis.cutoff).max().unwrap_or(0).max(circle);
    let doubtful = doubtful_people(input, ground, reach, longest);
    let place = |(at, (types, (near_border, unsnapped))): (usize, (Vec<TypeResult>, (u32, u32)))| {
        let clauses: Vec<_> = measured.iter().map(|m| m.results[at].clone()).collect();
        // A verdict that may not decide is unknown to the grade; the pack does the same for
        // clauses that are themselves unverified.
        let verdicts: Vec<(&str, Verdict)> = columns
            .iter()
            .zip(&clauses)
            .map(|(column, result)| match result.verdict {
                verdict if column.basis.decides || verdict == Verdict::NotApplicable => {
                    (column.clause.id.as_str(), verdict)
                }
                _ => (column.clause.id.as_str(), Verdict::CannotTell),
            })
            .collect();
        let grade = input.pack.grade(&verdicts, input.allow_unverified);
        PlaceAssessment { clauses, types, grade, near_border: People(near_border), unsnapped: People(unsnapped) }
    };
    ProfileAssessment {
        profile: profile.id.clone(),
        clauses: columns.iter().map(|c| c.basis.clone()).collect(),
        places: types.into_iter().zip(doubtful).enumerate().map(place).collect(),
    }
}

/// Residents of each place near the border and without a street.
fn doubtful_people(input: &AssessInput<'_>, ground: &Ground, reach: &Reach, longest: Cost) -> Vec<(u32, u32)> {
    let mut by_cell = vec![(0u32, 0u32); ground.places.cells.len()];
    for (i, origin) in input.origins.iter().enumerate() {
        let sums = &mut by_cell[ground.places.cell_of[i] as usize];
        if reach.unsnapped[i] {
            sums.1 = sums.1.saturating_add(origin.people.0);
        } else if reach.border_cost[i] <= longest {
            sums.0 = sums.0.saturating_add(origin.people.0);
        }
    }
    ground.places.sum(&by_cell, |sum, more| {
        *sum = (sum.0.saturating_add(more.0), sum.1.saturating_add(more.1));
    })
}
