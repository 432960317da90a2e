//! Has, has not, cannot tell.

use yike_domain::standard::Verdict;
use yike_engine::{
    assess::{Tally, rules},
    network::GatePolicy,
    scene::Scene,
};

use crate::{clause, study, within};

const OPEN: GatePolicy = GatePolicy::OPEN;

/// Home a near the market, home b far from it.
fn street() -> Scene {
    Scene::new()
        .street("street", [(0, 0), (1000, 0)])
        .outlet("market", "wet_market", (0, 0))
        .home("a", 1, (100, 0))
        .home("b", 2, (900, 0))
}

#[test]
fn thin_data_never_says_has_not() {
    let pack = clause("measure = \"share-within\"\ntypes = [\"wet_market\"]\nminutes = 5\nat_least_permille = 900");
    let complete = street().build().assess(&pack, &["planning"], OPEN);
    let thin = street().complete_only_for(&[]).build().assess(&pack, &["planning"], OPEN);
    // a has a market; b has none, or one that nobody mapped.
    assert_eq!(study(&complete).people, Tally { total: 3, reached: 1, not_reached: 2, cannot_tell: 0 });
    assert_eq!(study(&thin).people, Tally { total: 3, reached: 1, not_reached: 0, cannot_tell: 2 });
    assert_eq!((study(&complete).verdict, study(&thin).verdict), (Verdict::Fail, Verdict::CannotTell));
    assert!(thin.findings.iter().any(|f| f.rule == rules::OUTLETS_PARTIAL));
    assert!(complete.findings.is_empty(), "{:?}", complete.findings);
}

#[test]
fn thin_data_may_still_prove_a_pass() {
    let pack = clause("measure = \"share-within\"\ntypes = [\"wet_market\"]\nminutes = 5\nat_least_permille = 300");
    let thin = street().complete_only_for(&[]).build().assess(&pack, &["planning"], OPEN);
    assert_eq!(study(&thin).verdict, Verdict::Pass);
}

#[test]
fn completeness_counts_for_its_types_and_their_parts_only() {
    let covered = |complete: &[&str], types: &str| {
        let pack = clause(&format!("measure = \"share-within\"\ntypes = {types}\nminutes = 5"));
        let town = street().complete_only_for(complete).build();
        town.assess(&pack, &["planning"], OPEN).profiles[0].clauses[0].covered
    };
    assert!(covered(&["supermarket"], "[\"supermarket\"]"));
    assert!(covered(&["supermarket"], "[\"small_supermarket\"]"));
    assert!(!covered(&["small_supermarket"], "[\"supermarket\"]"));
    assert!(!covered(&["wet_market"], "[\"wet_market\", \"supermarket\"]"), "either would serve");
}

#[test]
fn near_the_border_has_not_becomes_cannot_tell() {
    // The map ends at x = 1100, where a crossing street makes a junction; the street goes on.
    let town = street()
        .street("beyond", [(1000, 0), (1100, 0), (1200, 0)])
        .street("edge", [(1100, 0), (1100, 100)])
        .bounds((-10, -10), (1110, 110))
        .home("c", 4, (600, 0))
        .build();
    let assessed = town.assess(&within("wet_market", 5), &["planning"], OPEN);
    // Limit 400 m. a reaches the market. b is 200 m from the border: there may be a market
    // beyond. c is 500 m from it: certainly without. Nobody loses a "has" to the border.
    assert_eq!(study(&assessed).people, Tally { total: 7, reached: 1, not_reached: 4, cannot_tell: 2 });
    assert!(assessed.findings.iter().any(|f| f.rule == rules::NEAR_BORDER));
}

#[test]
fn the_border_is_where_the_street_leaves_the_map_not_where_it_ends() {
    // One street runs 2 km beyond the map, which ends at x = 1100.
    let town =
        street().street("on", [(1000, 0), (3000, 0)]).bounds((-10, -10), (1100, 10)).home("c", 4, (1500, 0)).build();
    let survey = town.survey(&[within("wet_market", 5)], &["shortest"], OPEN);
    // a is 1,000 m from the border, b 200 m, and c lives beyond it.
    let metres: Vec<u32> = survey.reaches[0].border_cost.iter().map(|mm| (mm + 500) / 1000).collect();
    assert_eq!(metres, [1000, 200, 0]);
}

#[test]
fn a_home_on_no_street_cannot_be_judged() {
    // d lives 400 m from any street; the limit of snapping is 300 m.
    let town = street().home("d", 4, (500, 400)).build();
    let assessed = town.assess(&within("wet_market", 5), &["planning"], OPEN);
    assert_eq!(study(&assessed).people, Tally { total: 7, reached: 1, not_reached: 2, cannot_tell: 4 });
    assert_eq!(assessed.profiles[0].places[0].unsnapped.0, 4);
    assert!(assessed.findings.iter().any(|f| f.rule == rules::UNSNAPPED));
}

#[test]
fn where_nobody_lives_no_clause_applies() {
    let town = street().community("field", (2000, 2000), (3000, 3000)).build();
    let pack = clause("measure = \"share-within\"\ntypes = [\"wet_market\"]\nminutes = 5\nat_least_permille = 900");
    let assessed = town.assess(&pack, &["planning"], OPEN);
    let field = &assessed.profiles[0].places[1].clauses[0];
    assert_eq!((field.verdict, field.reason.rule), (Verdict::NotApplicable, rules::NOBODY));
    assert_eq!((field.gini_permille, field.elders), (None, None));
}

#[test]
fn what_is_asked_for_as_needed_is_no_fault_when_absent() {
    let body =
        "measure = \"share-within\"\ntypes = [\"pharmacy\"]\nminutes = 5\nat_least_permille = 500\nrequired = false";
    let absent = street().build().assess(&clause(body), &["planning"], OPEN);
    assert_eq!((study(&absent).verdict, study(&absent).reason.rule), (Verdict::NotApplicable, rules::AS_NEEDED));
    assert!(absent.gaps.is_empty());
    let unknown = street().complete_only_for(&[]).build().assess(&clause(body), &["planning"], OPEN);
    assert_eq!(study(&unknown).verdict, Verdict::CannotTell);
    let present = street().outlet("p", "pharmacy", (900, 0)).build().assess(&clause(body), &["planning"], OPEN);
    assert_eq!(study(&present).verdict, Verdict::Pass, "b, 2 of 3, has one");
}

#[test]
fn formats_in_doubt_keep_the_number_open() {
    let pack = clause(
        "measure = \"formats-present\"\ntypes = [\"wet_market\", \"pharmacy\", \"repair_shop\"]\nminutes = 15\nat_least = 2",
    );
    let verdict = |complete: &[&str]| {
        let town = street().complete_only_for(complete).build();
        study(&town.assess(&pack, &["planning"], OPEN)).verdict
    };
    // The market is present. Pharmacies and repair shops unknown: 1 to 3 formats, 2 needed.
    assert_eq!(verdict(&["wet_market"]), Verdict::CannotTell);
    // Pharmacies certainly absent: 1 or 2 formats. Both certainly absent: 1, too few.
    assert_eq!(verdict(&["pharmacy"]), Verdict::CannotTell);
    assert_eq!(verdict(&["pharmacy", "repair_shop"]), Verdict::Fail);
}
