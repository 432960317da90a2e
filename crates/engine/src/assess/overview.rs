//! The overview table: every business type, whatever the clauses ask for.

use rayon::prelude::*;
use yike_domain::{Trouble, taxonomy::TypeIdx, walking::WalkProfile};

use super::{
    columns::Columns,
    coverage::state,
    judge::{AssessInput, Ground},
    plan::{GroupPlan, OVERVIEW_MINUTES, group_id, minutes_to_cost},
    result::{Tally, TypeResult},
    say,
};
use crate::access::{Cost, Reach};

/// A type and its group in the plan.
pub(super) type TypeGroup = (TypeIdx, usize);

/// The group of every type, in the taxonomy's order.
///
/// # Errors
/// A plan made for another taxonomy.
pub(super) fn type_groups(input: &AssessInput<'_>, plan: &GroupPlan) -> Result<Vec<TypeGroup>, Trouble> {
    let group = |t: TypeIdx| {
        let id = group_id(input.taxonomy, &[t]);
        plan.find(&id).map(|group| (t, group)).ok_or_else(|| say::mismatch(input.pack, format!("group {id}")))
    };
    input.taxonomy.iter().map(|(t, _)| group(t)).collect()
}

/// The results of every type, in the taxonomy's order, for each place.
pub(super) fn overview(
    input: &AssessInput<'_>,
    ground: &Ground,
    profile: &WalkProfile,
    plan: &GroupPlan,
    reach: &Reach,
    columns: &Columns,
    types: &[TypeGroup],
) -> Vec<Vec<TypeResult>> {
    let limits = OVERVIEW_MINUTES.map(|minutes| minutes_to_cost(input.pack, profile.basis, minutes));
    let by_type: Vec<Vec<TypeResult>> = types
        .par_iter()
        .map(|(business_type, group)| {
            let covered = ground.covered.contains(business_type);
            let within = within(ground, reach, columns.nearest(*group), limits, covered);
            let result = |(within, walks): ([Tally; 4], &super::equity::Walks)| TypeResult {
                business_type: *business_type,
                n_outlets: plan.groups[*group].members.len() as u32,
                covered,
                within,
                nearest_median: walks.median,
            };
            within.into_iter().zip(columns.walks(*group)).map(result).collect()
        })
        .collect();
    let mut by_place: Vec<Vec<TypeResult>> =
        ground.places.list.iter().map(|_| Vec::with_capacity(types.len())).collect();
    for results in by_type {
        for (place, result) in by_place.iter_mut().zip(results) {
            place.push(result);
        }
    }
    by_place
}

/// Residents of each place within each limit: a resident has it when the nearest outlet is.
fn within(ground: &Ground, reach: &Reach, nearest: &[Cost], limits: [Cost; 4], covered: bool) -> Vec<[Tally; 4]> {
    let mut by_cell = vec![[Tally::default(); 4]; ground.places.cells.len()];
    for home in &ground.places.homes {
        let i = home.origin as usize;
        for (tally, limit) in by_cell[home.cell as usize].iter_mut().zip(limits) {
            let doubtful = reach.unsnapped[i] || reach.border_cost[i] <= limit;
            tally.add(state(nearest[i] <= limit, covered, doubtful), u64::from(home.people));
        }
    }
    ground.places.sum(&by_cell, |sum, more| {
        for (tally, more) in sum.iter_mut().zip(more) {
            tally.merge(more);
        }
    })
}
