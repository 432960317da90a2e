//! Numbers and verdicts of each measure, sensitivity, equity, grades.

use yike_domain::standard::{GradeOutcome, Missing, Verdict};
use yike_engine::{
    assess::{Choices, Tally, Value},
    network::GatePolicy,
    scene::{Scene, pack},
};

use crate::{clause, study, within};

/// Homes a, b, c at 100, 300 and 900 m from a market at the street's end.
fn row() -> Scene {
    Scene::new()
        .street("street", [(0, 0), (1500, 0)])
        .outlet("market", "wet_market", (0, 0))
        .home("a", 1, (100, 0))
        .home("b", 2, (300, 0))
        .home("c", 4, (900, 0))
}

const OPEN: GatePolicy = GatePolicy::OPEN;

#[test]
fn a_share_of_residents_is_held_against_the_threshold() {
    // 5 minutes at 80 m/min are 400 m: a and b, 3 of 7 residents, 428 ‰ (rounded down).
    let judge = |least: u32| {
        let pack = clause(&format!(
            "measure = \"share-within\"\ntypes = [\"wet_market\"]\nminutes = 5\nat_least_permille = {least}"
        ));
        let assessed = row().build().assess(&pack, &["planning"], OPEN);
        let result = study(&assessed);
        assert_eq!(result.people, Tally { total: 7, reached: 3, not_reached: 4, cannot_tell: 0 });
        assert_eq!(result.value, Value::Share { certain: 428, possible: 428 });
        result.verdict
    };
    assert_eq!(judge(428), Verdict::Pass);
    assert_eq!(judge(429), Verdict::Fail);
    let assessed = row().build().assess(&within("wet_market", 5), &["planning"], OPEN);
    assert_eq!(study(&assessed).verdict, Verdict::NoThreshold);
}

#[test]
fn quantiles_and_gini_tell_how_the_walk_is_shared() {
    let assessed = row().build().assess(&within("wet_market", 15), &["planning"], OPEN);
    let result = study(&assessed);
    // Half of 7 residents are reached at c (1 and 3 are less than 3.5): both quantiles are 900 m.
    let near = |cost: Option<u32>, metres: u32| cost.is_some_and(|c| c.abs_diff(metres * 1000) <= 20);
    assert!(near(result.nearest_median, 900) && near(result.nearest_p90, 900), "{result:?}");
    // Gini: Σwx = 100 + 600 + 3600 = 4300; Σ wx(2C + w) = 100·1 + 600·(2 + 2) + 3600·(6 + 4) = 38,500;
    // W = 7: (38,500 − 30,100) / 30,100 = 0.279 = 279 ‰.
    assert_eq!(result.gini_permille, Some(279));
}

#[test]
fn beyond_the_search_the_walk_counts_as_the_search_limit() {
    // A second street is cut off: d's 8 residents walk "30 minutes", 2400 m.
    let town = row().islands_below(0).street("far", [(0, 500), (100, 500)]).home("d", 8, (50, 500)).build();
    let assessed = town.assess(&within("wet_market", 15), &["planning"], OPEN);
    let result = study(&assessed);
    // 7 of 15 are reached: no median. Σwx = 4300 + 8·2400 = 23,500; ranked 38,500 + 19,200·(14 + 8) = 460,900;
    // W = 15: (460,900 − 352,500) / 352,500 = 0.3075.
    assert_eq!((result.nearest_median, result.nearest_p90, result.gini_permille), (None, None, Some(307)));
}

#[test]
fn ten_percent_of_speed_shows_how_firm_a_verdict_is() {
    // 10 minutes are 800 m; 10 % slower 720 m, 10 % faster 880 m.
    let town = Scene::new()
        .street("street", [(0, 0), (1000, 0)])
        .outlet("market", "wet_market", (0, 0))
        .home("a", 1, (700, 0))
        .home("b", 2, (760, 0))
        .home("c", 4, (840, 0))
        .home("d", 8, (900, 0))
        .build();
    let pack = clause("measure = \"share-within\"\ntypes = [\"wet_market\"]\nminutes = 10\nat_least_permille = 400");
    let assessed = town.assess(&pack, &["planning"], OPEN);
    let result = study(&assessed);
    // Slower: a = 1/15 = 66 ‰; own pace: a + b = 3/15 = 200 ‰; faster: a + b + c = 7/15 = 466 ‰.
    let found = (result.sensitivity.slower_permille, result.people.reached, result.sensitivity.faster_permille);
    assert_eq!(found, (66, 3, 466));
    assert_eq!(result.verdict, Verdict::Fail);
    assert_eq!((result.sensitivity.slower, result.sensitivity.faster), (Verdict::Fail, Verdict::Pass));
    assert!(!result.sensitivity.is_stable(result.verdict));
}

#[test]
fn choices_are_counted_a_resident() {
    let town = Scene::new()
        .street("street", [(0, 0), (1600, 0)])
        .outlet("x", "convenience_store", (0, 0))
        .outlet("y", "convenience_store", (300, 0))
        .outlet("z", "convenience_store", (900, 0))
        .home("a", 1, (0, 0))
        .home("b", 2, (600, 0))
        .home("c", 4, (1500, 0))
        .build();
    let pack = clause(
        "measure = \"choices-within\"\ntypes = [\"convenience_store\"]\nminutes = 5\nat_least = 2\nat_least_permille = 500",
    );
    let assessed = town.assess(&pack, &["planning"], OPEN);
    let result = study(&assessed);
    // Within 400 m: a has x and y; b has y and z (300 m each); c has none (600 m to z).
    // At least two: 1 + 2 = 3 of 7 = 428 ‰. Mean (1·2 + 2·2 + 4·0) / 7 = 0.857.
    assert_eq!(result.people.reached, 3);
    assert_eq!(result.verdict, Verdict::Fail);
    assert_eq!(result.choices, Choices { mean_hundredths: 85, two_or_more: 3, three_or_more: 0 });
}

#[test]
fn one_shop_with_many_functions_counts_for_each_of_them() {
    let shop = |types: &str| {
        let town = Scene::new()
            .street("street", [(0, 0), (1000, 0)])
            .outlet("shop", types, (0, 0))
            .home("a", 1, (100, 0))
            .home("b", 2, (200, 0))
            .home("c", 4, (800, 0))
            .build();
        let pack = clause(
            "measure = \"formats-present\"\ntypes = [\"convenience_store\", \"pharmacy\", \"repair_shop\"]\nminutes = 5\nat_least = 2",
        );
        let assessed = town.assess(&pack, &["planning"], OPEN);
        let result = study(&assessed);
        (result.value, result.verdict, result.people.reached)
    };
    // Within 400 m are a and b: 3 of 7 residents, less than half, so nothing is present.
    assert_eq!(shop("convenience_store+pharmacy").0, Value::Formats { certain: 0, possible: 0 });
    let near = |types: &str| {
        let town = Scene::new()
            .street("street", [(0, 0), (1000, 0)])
            .outlet("shop", types, (0, 0))
            .home("a", 1, (900, 0))
            .home("b", 2, (200, 0))
            .build();
        let pack = clause(
            "measure = \"formats-present\"\ntypes = [\"convenience_store\", \"pharmacy\", \"repair_shop\"]\nminutes = 5\nat_least = 2",
        );
        let assessed = town.assess(&pack, &["planning"], OPEN);
        let result = study(&assessed);
        (result.value, result.verdict, result.people.reached)
    };
    // b, 2 of 3 residents, reaches the shop: one function is one format, two are two.
    assert_eq!(near("convenience_store"), (Value::Formats { certain: 1, possible: 1 }, Verdict::Fail, 0));
    assert_eq!(near("convenience_store+pharmacy"), (Value::Formats { certain: 2, possible: 2 }, Verdict::Pass, 2));
}

#[test]
fn a_small_supermarket_is_a_supermarket_but_not_the_reverse() {
    let town = |types: &str| {
        Scene::new().street("s", [(0, 0), (100, 0)]).outlet("x", types, (0, 0)).home("a", 1, (100, 0)).build()
    };
    let reached =
        |types: &str, asked: &str| study(&town(types).assess(&within(asked, 5), &["planning"], OPEN)).people.reached;
    assert_eq!(reached("small_supermarket", "supermarket"), 1);
    assert_eq!(reached("supermarket", "small_supermarket"), 0);
}

#[test]
fn the_nearest_is_reported_without_a_verdict() {
    let pack = clause("measure = \"nearest-time\"\ntypes = [\"wet_market\"]");
    let assessed = row().build().assess(&pack, &["adult"], OPEN);
    let result = study(&assessed);
    // The median resident lives at c: 900 m at 1.333 m/s are 675.2 s.
    let Value::Walk { cost: Some(cost), quantile: 500 } = result.value else { panic!("{:?}", result.value) };
    assert!(cost.abs_diff(675_169) <= 20, "{cost}");
    assert_eq!(result.verdict, Verdict::NoThreshold);
    // No limit in the clause: the circle's own 15 minutes count, and all three are within.
    assert_eq!(result.people.reached, 7);
}

#[test]
fn elders_are_tallied_where_ages_are_known() {
    let town = Scene::new()
        .street("street", [(0, 0), (1000, 0)])
        .outlet("canteen", "elder_canteen", (0, 0))
        .home_by_age("a", 16, (4, 1), (100, 0))
        .home_by_age("b", 32, (8, 2), (900, 0))
        .home("c", 64, (200, 0))
        .build();
    let assessed = town.assess(&within("elder_canteen", 5), &["planning"], OPEN);
    let result = study(&assessed);
    // Within 400 m: a and c. Elders are known at a (4, reached) and b (8, not): 4 of 12.
    assert_eq!(result.people.reached, 80);
    assert_eq!(result.elders, Some(Tally { total: 12, reached: 4, not_reached: 8, cannot_tell: 0 }));
    assert_eq!(result.children, Some(Tally { total: 3, reached: 1, not_reached: 2, cannot_tell: 0 }));
    let place = &assessed.places[0];
    assert_eq!((place.people.0, place.ages_known.0, place.elders.0, place.children.0), (112, 48, 12, 3));
}

/// Two clauses and a grade that asks for both of them, a lower one for the first.
const GRADED: &str = r#"
[[clause]]
id = "market"
measure = "share-within"
types = ["wet_market"]
minutes = 5
at_least_permille = 900
[[clause]]
id = "pharmacy"
measure = "share-within"
types = ["pharmacy"]
minutes = 5
at_least_permille = 900
class = "more"
[grade]
[[grade.band]]
zh = "优"
en = "good"
clauses = ["market", "pharmacy"]
[[grade.band]]
zh = "良"
en = "fair"
clauses = ["market"]
"#;

#[test]
fn verdicts_become_the_packs_own_grade() {
    let scene = Scene::new().street("street", [(0, 0), (1000, 0)]).home("a", 1, (100, 0));
    let grade =
        |scene: &Scene| scene.build().assess(&pack(GRADED), &["planning"], OPEN).profiles[0].places[0].grade.clone();
    let missing = GradeOutcome::NotReached(vec![Missing::Clause("market".to_owned())]);
    assert_eq!(grade(&scene), missing);
    let market = scene.outlet("market", "wet_market", (0, 0));
    assert_eq!(grade(&market), GradeOutcome::Grade(1));
    assert_eq!(grade(&market.outlet("p", "pharmacy", (300, 0))), GradeOutcome::Grade(0));
}

#[test]
fn an_unverified_clause_is_measured_but_does_not_decide() {
    let town = Scene::new()
        .street("street", [(0, 0), (1000, 0)])
        .home("a", 1, (100, 0))
        .outlet("market", "wet_market", (0, 0))
        .build();
    let unsure = pack(&GRADED.replacen("class = \"more\"", "class = \"more\"\ncertainty = \"memory\"", 1));
    let survey = town.survey(std::slice::from_ref(&unsure), &["planning"], OPEN);
    let input = town.input(&unsure, &survey);
    let careful = yike_engine::assess::assess(&input).expect("fits");
    let profile = &careful.profiles[0];
    assert!(profile.clauses[1].unverified && !profile.clauses[1].decides);
    assert_eq!(profile.places[0].clauses[1].verdict, Verdict::Fail, "measured all the same");
    let blocking = vec!["pharmacy".to_owned()];
    assert_eq!(profile.places[0].grade, GradeOutcome::CannotTell { at_least: Some(1), blocking });
    assert!(careful.findings.iter().any(|f| f.rule == yike_engine::assess::rules::UNVERIFIED));
    let allowed = yike_engine::assess::assess(&yike_engine::assess::AssessInput { allow_unverified: true, ..input });
    assert_eq!(allowed.expect("fits").profiles[0].places[0].grade, GradeOutcome::Grade(1));
}
