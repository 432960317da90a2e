//! Places, and inputs that do not belong together.

use yike_engine::{
    assess::{AssessInput, PlaceLevel, assess, rules},
    network::GatePolicy,
    scene::Scene,
};

use crate::{clause, within};

const OPEN: GatePolicy = GatePolicy::OPEN;

fn estate() -> Scene {
    Scene::new()
        .street("street", [(0, 0), (1000, 0)])
        .compound("empty yard", (-20, -20), (50, 20))
        .compound("garden", (80, -20), (220, 20))
        .compound("school", (300, -20), (400, 20))
        .community("community", (-50, -50), (150, 50))
        .outlet("market", "wet_market", (0, 0))
        .home("a", 1, (100, 0))
        .home("b", 2, (200, 0))
        .home("c", 4, (900, 0))
        .home("nobody", 0, (350, 0))
}

#[test]
fn places_are_the_study_its_communities_and_the_compounds_where_somebody_lives() {
    let assessed = estate().build().assess(&within("wet_market", 5), &["planning"], OPEN);
    let places: Vec<_> =
        assessed.places.iter().map(|p| (p.level, p.index, p.name.as_str(), p.people.0, p.origins.as_slice())).collect();
    // a lives in the community and the garden, b in the garden only, c in neither.
    assert_eq!(
        places,
        [
            (PlaceLevel::Study, 0, "", 7, &[0, 1, 2, 3][..]),
            (PlaceLevel::Community, 0, "community", 1, &[0]),
            (PlaceLevel::Compound, 1, "garden", 3, &[0, 1]),
        ]
    );
    let reached: Vec<u64> = assessed.profiles[0].places.iter().map(|p| p.clauses[0].people.reached).collect();
    assert_eq!(reached, [3, 1, 3]);
}

#[test]
fn the_overview_counts_every_type_at_five_eight_ten_and_fifteen_minutes() {
    let assessed = estate().build().assess(&within("pharmacy", 5), &["planning"], OPEN);
    let types = &assessed.profiles[0].places[0].types;
    // Markets within 400, 640, 800 and 1200 m: a and b (100, 200 m) at once, c (900 m) at last.
    assert_eq!(types[0].within.map(|tally| tally.reached), [3, 3, 3, 7]);
    assert_eq!(types[0].within.map(|tally| tally.not_reached), [4, 4, 4, 0]);
    assert_eq!((types[0].n_outlets, types[1].n_outlets), (1, 0));
    assert_eq!((types[1].within.map(|tally| tally.reached), types[1].nearest_median), ([0; 4], None));
}

#[test]
fn a_reach_table_of_another_pack_or_other_homes_is_refused() {
    let town = estate().build();
    let (pack, other) = (within("wet_market", 5), within("wet_market", 7));
    let survey = town.survey(std::slice::from_ref(&other), &["planning"], OPEN);
    let refused = |input: &AssessInput<'_>| assess(input).expect_err("does not fit");
    let input = town.input(&pack, &survey);
    assert_eq!(refused(&input).to_string(), "assess-reach-mismatch · scene · group wet_market");
    let own = town.survey(std::slice::from_ref(&pack), &["planning"], OPEN);
    let input = town.input(&pack, &own);
    assert!(assess(&input).is_ok());
    assert_eq!(refused(&AssessInput { origins: &town.origins[1..], ..input }).rule, rules::REACH_MISMATCH);
    assert_eq!(refused(&AssessInput { reaches: &[], ..input }).rule, rules::REACH_MISMATCH);
}

#[test]
fn a_measure_or_type_that_is_unknown_is_refused_by_name() {
    let town = estate().build();
    let pack = within("wet_market", 5);
    let survey = town.survey(std::slice::from_ref(&pack), &["planning"], OPEN);
    let mut odd = clause("measure = \"share-within\"\ntypes = [\"wet_market\"]\nminutes = 5");
    odd.clauses[0].measure = "beauty".to_owned();
    let trouble = assess(&town.input(&odd, &survey)).expect_err("no such measure");
    assert_eq!(trouble.to_string(), "assess-clause-measure-unknown · scene · clause c · clause=c · measure=beauty");
    let mut odd = pack.clone();
    odd.clauses[0].types = vec!["casino".to_owned()];
    let trouble = assess(&town.input(&odd, &survey)).expect_err("no such type");
    assert_eq!(trouble.to_string(), "assess-clause-type-unknown · scene · clause c · clause=c · type=casino");
}
