//! Gaps (缺口): who lacks what, the most people first.

use std::cmp::Reverse;

use yike_domain::{standard::Verdict, taxonomy::TypeIdx};

use super::{
    clause::{ClauseColumns, ClauseMeasured},
    judge::{AssessInput, Ground},
    measures::FormatsPresent,
    result::{Gap, GapStatus, Tally},
    say,
};

/// The gaps of all profiles, ranked within profile and level of place.
///
/// Clauses that a place passes, that do not apply, or that are asked for only as needed
/// leave no gap.
pub(super) fn gaps(
    input: &AssessInput<'_>,
    ground: &Ground,
    found: &[(Vec<ClauseColumns<'_>>, Vec<ClauseMeasured>)],
) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for (profile, (columns, measured)) in found.iter().enumerate() {
        let mut of_profile: Vec<(Gap, &ClauseColumns<'_>, u64)> = Vec::new();
        for (clause, (column, measured)) in columns.iter().zip(measured).enumerate() {
            for place in 0..ground.places.list.len() {
                for (types, tally) in lacking(column, measured, place) {
                    let gap = Gap {
                        place: place as u32,
                        clause: clause as u32,
                        types,
                        profile: profile as u32,
                        people_without: tally.not_reached,
                        people_cannot_tell: tally.cannot_tell,
                        status: if tally.not_reached > 0 { GapStatus::Confirmed } else { GapStatus::ToVerify },
                        rank: 0,
                        explanation: yike_domain::Message::new(super::rules::GAP_CONFIRMED),
                    };
                    of_profile.push((gap, column, tally.total));
                }
            }
        }
        let level = |gap: &Gap| ground.places.list[gap.place as usize].level;
        of_profile.sort_by_key(|(gap, _, _)| {
            let order = (Reverse(gap.people_without), Reverse(gap.people_cannot_tell));
            (level(gap), order, gap.place, gap.clause, gap.types.clone())
        });
        let mut rank = 0;
        for at in 0..of_profile.len() {
            let is_next = at > 0 && level(&of_profile[at - 1].0) == level(&of_profile[at].0);
            rank = if is_next { rank + 1 } else { 1 };
            let (gap, column, total) = &mut of_profile[at];
            gap.rank = rank;
            gap.explanation = say::gap(input, ground, gap, column, *total);
        }
        gaps.extend(of_profile.into_iter().map(|(gap, _, _)| gap));
    }
    gaps
}

/// What a place lacks of a clause: the types, and the residents by whether they have them.
fn lacking(column: &ClauseColumns<'_>, measured: &ClauseMeasured, place: usize) -> Vec<(Vec<TypeIdx>, Tally)> {
    let result = &measured.results[place];
    let passed = matches!(result.verdict, Verdict::Pass | Verdict::NotApplicable);
    if passed || !column.clause.required {
        return Vec::new();
    }
    let each: Vec<(Vec<TypeIdx>, Tally)> = if column.measure.by_type() {
        let formats = column.types.iter().zip(&measured.by_type[place]);
        formats
            .filter(|(_, format)| !FormatsPresent::is_present(format))
            .map(|(t, format)| (vec![*t], *format))
            .collect()
    } else {
        vec![(column.types.clone(), result.people)]
    };
    each.into_iter().filter(|(_, tally)| tally.not_reached + tally.cannot_tell > 0).collect()
}
