//! The overview table: every business type, whatever the clauses ask for.

use rayon::prelude::*;
use yike_domain::{Trouble, taxonomy::TypeIdx, walking::WalkProfile};

use super::{
    clause::nearest_cost,
    coverage::state,
    equity::walks,
    judge::{AssessInput, Ground},
    plan::{GroupPlan, OVERVIEW_MINUTES, group_id, minutes_to_cost},
    result::{Tally, TypeResult},
    say,
};
use crate::access::{Cost, Reach};

/// The results of every type, in the taxonomy's order, for each place.
///
/// # Errors
/// A plan made for another pack or taxonomy.
pub(super) fn overview(
    input: &AssessInput<'_>,
    ground: &Ground,
    profile: &WalkProfile,
    plan: &GroupPlan,
    reach: &Reach,
) -> Result<Vec<Vec<TypeResult>>, Trouble> {
    let limits = OVERVIEW_MINUTES.map(|minutes| minutes_to_cost(input.pack, profile.basis, minutes));
    let types: Vec<TypeIdx> = input.taxonomy.iter().map(|(t, _)| t).collect();
    let columns: Vec<Vec<TypeResult>> = types
        .par_iter()
        .map(|t| {
            let id = group_id(input.taxonomy, &[*t]);
            let group = plan.find(&id).ok_or_else(|| say::mismatch(input.pack, format!("group {id}")))?;
            let n_outlets = plan.groups[group].members.len() as u32;
            Ok(column(input, ground, reach, plan.limit, limits, (*t, group, n_outlets)))
        })
        .collect::<Result<_, Trouble>>()?;
    let mut by_place: Vec<Vec<TypeResult>> =
        ground.places.list.iter().map(|_| Vec::with_capacity(types.len())).collect();
    for column in columns {
        for (place, result) in by_place.iter_mut().zip(column) {
            place.push(result);
        }
    }
    Ok(by_place)
}

/// One type in every place. A resident has it within a limit when the nearest outlet is.
fn column(
    input: &AssessInput<'_>,
    ground: &Ground,
    reach: &Reach,
    search_limit: Cost,
    limits: [Cost; 4],
    (business_type, group, n_outlets): (TypeIdx, usize, u32),
) -> Vec<TypeResult> {
    let covered = ground.covered.contains(&business_type);
    let nearest: Vec<Cost> = (0..reach.n_origins).map(|i| nearest_cost(reach, i, group)).collect();
    let mut by_cell = vec![[Tally::default(); 4]; ground.places.cells.len()];
    for (i, origin) in input.origins.iter().enumerate().filter(|(_, o)| o.people.0 > 0) {
        let within = &mut by_cell[ground.places.cell_of[i] as usize];
        for (tally, limit) in within.iter_mut().zip(limits) {
            let doubtful = reach.unsnapped[i] || reach.border_cost[i] <= limit;
            tally.add(state(nearest[i] <= limit, covered, doubtful), u64::from(origin.people.0));
        }
    }
    let within = ground.places.sum(&by_cell, |sum, more| {
        for (tally, more) in sum.iter_mut().zip(more) {
            tally.merge(more);
        }
    });
    let walks = walks(&ground.places, input.origins, &nearest, search_limit);
    let result = |(within, walks): ([Tally; 4], super::equity::Walks)| TypeResult {
        business_type,
        n_outlets,
        covered,
        within,
        nearest_median: walks.median,
    };
    within.into_iter().zip(walks).map(result).collect()
}
