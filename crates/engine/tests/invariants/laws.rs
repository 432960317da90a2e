//! More outlets, slower walkers, closed gates.

use proptest::prelude::*;
use yike_domain::{
    standard::StandardPack,
    walking::{Basis, WalkProfile},
};
use yike_engine::{
    access::{Control, MeasureOptions, Reach, measure},
    assess::plan_groups,
    network::GatePolicy,
    scene::{Town, pack, profile, profiles},
};

use crate::{Block, Plan, plans};

/// Clauses of every measure.
pub fn standard() -> StandardPack {
    pack(
        r#"
[[clause]]
id = "share"
measure = "share-within"
types = ["wet_market", "supermarket"]
minutes = 5
at_least_permille = 800
[[clause]]
id = "choices"
measure = "choices-within"
types = ["convenience_store"]
metres = 300
at_least = 2
at_least_permille = 300
[[clause]]
id = "formats"
measure = "formats-present"
types = ["wet_market", "supermarket", "pharmacy", "breakfast_shop", "repair_shop"]
minutes = 5
at_least = 3
[[clause]]
id = "nearest"
measure = "nearest-time"
types = ["breakfast_shop"]
required = false
[grade]
[[grade.band]]
zh = "优"
en = "good"
clauses = ["class:basic"]
"#,
    )
}

/// What one profile reaches in a town.
fn reach(town: &Town, walker: &WalkProfile, gates: GatePolicy) -> Reach {
    let packs = [standard()];
    let plan = plan_groups(&packs, &town.taxonomy, &town.outlets, walker).expect("known types");
    let walk = town.walk(walker, gates);
    let (homes, outlets) = town.attached(&walk);
    let options = MeasureOptions { k: 3, limit: plan.limit };
    measure(&walk, &homes, &outlets, &plan.groups, options, Control::default()).expect("not cancelled")
}

/// Whether every home is at least as far from everything, and counts at most as much.
fn never_more(less: &Reach, more: &Reach) -> Result<(), TestCaseError> {
    for (a, b) in less.nearest.iter().zip(more.nearest.iter()) {
        prop_assert!(a.cost >= b.cost, "{a:?} is nearer than {b:?}");
    }
    for (a, b) in less.counts.iter().zip(&more.counts) {
        prop_assert!(a <= b, "{a} outlets instead of {b}");
    }
    Ok(())
}

/// Whether a walker is at least as slow as another in everything.
fn is_slower(slow: &WalkProfile, fast: &WalkProfile) -> bool {
    let speed = |a: Option<u32>, b: Option<u32>| a.unwrap_or(0) <= b.unwrap_or(0);
    let limit = |a: Option<u32>, b: Option<u32>| a.unwrap_or(u32::MAX) <= b.unwrap_or(u32::MAX);
    slow.basis == Basis::Time
        && fast.basis == Basis::Time
        && slow.speed_mm_s <= fast.speed_mm_s
        && speed(slow.steps_mm_s, fast.steps_mm_s)
        && speed(slow.rough_mm_s, fast.rough_mm_s)
        && (slow.lift_ms.is_none() || fast.lift_ms.is_some_and(|fast| slow.lift_ms.is_some_and(|slow| slow >= fast)))
        && slow.signal_wait_ms >= fast.signal_wait_ms
        && slow.zebra_wait_ms >= fast.zebra_wait_ms
        && slow.unmarked_wait_ms >= fast.unmarked_wait_ms
        && limit(slow.max_incline_permille, fast.max_incline_permille)
        && limit(slow.max_kerb_mm, fast.max_kerb_mm)
        && slow.min_width_mm.unwrap_or(0) >= fast.min_width_mm.unwrap_or(0)
}

#[test]
fn elders_strollers_and_wheelchairs_are_slower_than_adults() {
    for slow in ["elder", "stroller", "wheelchair"] {
        assert!(is_slower(&profile(slow), &profile("adult")), "{slow}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_more_outlet_never_lowers_coverage(plan in plans()) {
        let pack = standard();
        let before = plan.scene_with(plan.outlets.len() - 1).build().assess(&pack, &["adult", "planning"], GatePolicy::OPEN);
        let after = plan.scene().build().assess(&pack, &["adult", "planning"], GatePolicy::OPEN);
        for (before, after) in before.profiles.iter().zip(&after.profiles) {
            for (before, after) in before.places.iter().zip(&after.places) {
                for (before, after) in before.clauses.iter().zip(&after.clauses) {
                    prop_assert!(after.people.reached >= before.people.reached);
                    prop_assert!(after.people.not_reached <= before.people.not_reached);
                    prop_assert!(after.choices.mean_hundredths >= before.choices.mean_hundredths);
                    prop_assert!(after.nearest_median.unwrap_or(u32::MAX) <= before.nearest_median.unwrap_or(u32::MAX));
                }
                for (before, after) in before.types.iter().zip(&after.types) {
                    for (before, after) in before.within.iter().zip(&after.within) {
                        prop_assert!(after.reached >= before.reached);
                    }
                }
            }
        }
    }

    #[test]
    fn a_slower_walker_never_reaches_more(plan in plans()) {
        let town = plan.scene().build();
        let everybody = profiles();
        let reaches: Vec<Reach> = everybody.iter().map(|p| reach(&town, p, GatePolicy::RESIDENTS)).collect();
        for (slow, less) in everybody.iter().zip(&reaches) {
            for (fast, more) in everybody.iter().zip(&reaches).filter(|(fast, _)| is_slower(slow, fast)) {
                never_more(less, more).map_err(|e| TestCaseError::fail(format!("{} and {}: {e}", slow.id, fast.id)))?;
            }
            // The same walker 10 % slower.
            let tired = reach(&town, &slow.at_pace(900), GatePolicy::RESIDENTS);
            never_more(&tired, less)?;
        }
    }

    #[test]
    fn stricter_gates_never_add(plan in plans()) {
        let town = plan.scene().build();
        let walker = profile("adult");
        let [open, residents, closed] =
            [GatePolicy::OPEN, GatePolicy::RESIDENTS, GatePolicy::CLOSED].map(|gates| reach(&town, &walker, gates));
        never_more(&residents, &open)?;
        never_more(&closed, &residents)?;
    }

    #[test]
    fn closing_a_gate_never_adds(plan in plans(), which in 0usize..100) {
        let walker = profile("adult");
        let open = reach(&plan.scene().build(), &walker, GatePolicy::OPEN);
        let gates: Vec<usize> = (0..plan.blocks.len())
            .filter(|b| matches!(plan.blocks[*b], Block::GatePrivate | Block::GateUntagged))
            .collect();
        if !gates.is_empty() {
            let mut blocks = plan.blocks.clone();
            blocks[gates[which % gates.len()]] = Block::GateLocked;
            let shut = Plan { blocks, ..plan };
            never_more(&reach(&shut.scene().build(), &walker, GatePolicy::OPEN), &open)?;
        }
    }

    #[test]
    fn residents_in_three_states_add_up(plan in plans()) {
        let pack = standard();
        let assessed = plan.scene().build().assess(&pack, &["adult", "planning", "wheelchair"], GatePolicy::RESIDENTS);
        let all: u64 = plan.homes.iter().map(|(_, people)| u64::from(*people)).sum();
        for profile in &assessed.profiles {
            // West and east have every crossroads between them.
            let total = |clause: usize, place: usize| profile.places[place].clauses[clause].people;
            for clause in 0..pack.clauses.len() {
                prop_assert_eq!(total(clause, 0).total, all);
                for (whole, part) in [
                    (total(clause, 0).reached, total(clause, 1).reached + total(clause, 2).reached),
                    (total(clause, 0).not_reached, total(clause, 1).not_reached + total(clause, 2).not_reached),
                    (total(clause, 0).cannot_tell, total(clause, 1).cannot_tell + total(clause, 2).cannot_tell),
                ] {
                    prop_assert_eq!(whole, part);
                }
                let tally = total(clause, 0);
                prop_assert_eq!(tally.reached + tally.not_reached + tally.cannot_tell, tally.total);
            }
            for place in &profile.places {
                for result in &place.clauses {
                    prop_assert!(result.sensitivity.slower_permille <= result.people.reached_permille());
                    prop_assert!(result.sensitivity.faster_permille >= result.people.reached_permille());
                    prop_assert!(result.gini_permille.is_none_or(|g| g < 1000));
                    let (median, p90) = (result.nearest_median, result.nearest_p90);
                    prop_assert!(p90.is_none_or(|p90| median.is_some_and(|median| median <= p90)));
                }
            }
        }
    }
}
