//! `assess`: reach tables → verdicts and gaps, for every standard of the study.

use yike_domain::Trouble;
use yike_engine::{
    access::Reach,
    assess::{AssessInput, Assessment, GroupPlan, assess as judge},
    import::Imported,
};

use super::{Station, Watch, access::Accessed};
use crate::study::{Basis, Study};

/// Judges the study by each of its standards.
///
/// # Errors
/// A clause names a type or measure that is unknown, or the caller stopped.
pub fn assess(
    study: &Study,
    basis: &Basis,
    imported: &Imported,
    accessed: &mut Accessed,
    watch: Watch<'_>,
) -> Result<Vec<Assessment>, Trouble> {
    let measured = &mut accessed.measured;
    let plans: Vec<GroupPlan> =
        measured.iter().map(|m| GroupPlan { groups: m.groups.clone(), limit: m.limit }).collect();
    // The tables are lent side by side and given back: a copy would take gigabytes in a large city.
    let reaches: Vec<Reach> = measured.iter_mut().map(|m| std::mem::replace(&mut m.reach, no_reach())).collect();
    let all = basis.packs.len();
    let judged = basis.packs.iter().enumerate().map(|(number, pack)| {
        watch.step(Station::Assess, number, all)?;
        judge(&AssessInput {
            taxonomy: &basis.taxonomy,
            pack,
            profiles: &basis.profiles,
            plans: &plans,
            reaches: &reaches,
            origins: &imported.origins,
            communities: &imported.communities,
            compounds: &imported.map.compounds,
            sources: &imported.sources,
            people: imported.people,
            allow_unverified: study.allow_unverified,
        })
    });
    let assessments = judged.collect::<Result<_, _>>();
    for (measured, reach) in measured.iter_mut().zip(reaches) {
        measured.reach = reach;
    }
    let assessments = assessments?;
    watch.step(Station::Assess, all, all)?;
    Ok(assessments)
}

fn no_reach() -> Reach {
    Reach {
        n_origins: 0,
        n_groups: 0,
        k: 0,
        nearest: Vec::new().into(),
        count_starts: Vec::new(),
        counts: Vec::new(),
        unsnapped: Vec::new(),
        near_border: Vec::new(),
        border_cost: Vec::new(),
    }
}
