//! Who lacks what, the most people first.

use yike_domain::{Arg, taxonomy::TypeIdx};
use yike_engine::{
    assess::{Assessment, Gap, GapStatus, PlaceLevel},
    network::GatePolicy,
    scene::{Scene, pack},
};

const OPEN: GatePolicy = GatePolicy::OPEN;

const CLAUSES: &str = r#"
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
[[clause]]
id = "formats"
measure = "formats-present"
types = ["wet_market", "breakfast_shop"]
minutes = 5
at_least = 2
"#;

/// West has a market, east has a pharmacy, neither has the other.
fn two_communities() -> Scene {
    Scene::new()
        .street("street", [(0, 0), (2000, 0)])
        .community("west", (-50, -50), (900, 50))
        .community("east", (901, -50), (2050, 50))
        .outlet("market", "wet_market", (0, 0))
        .outlet("pharmacy", "pharmacy", (2000, 0))
        .home("a", 1, (100, 0))
        .home("b", 2, (200, 0))
        .home("c", 4, (1900, 0))
        .home("d", 8, (1800, 0))
}

/// `1 study market confirmed 12+0 [wet_market]`, one line a gap.
fn lines(assessed: &Assessment, scene: &Scene) -> Vec<String> {
    let taxonomy = scene.build().taxonomy;
    let code = |t: &TypeIdx| taxonomy.get(*t).code.clone();
    let line = |gap: &Gap| {
        let place = &assessed.places[gap.place as usize];
        let name = if place.level == PlaceLevel::Study { "study" } else { &place.name };
        let clause = &assessed.profiles[gap.profile as usize].clauses[gap.clause as usize].clause;
        let types: Vec<String> = gap.types.iter().map(code).collect();
        let (without, unsure) = (gap.people_without, gap.people_cannot_tell);
        format!("{} {name} {clause} {} {without}+{unsure} {types:?}", gap.rank, gap.status.word())
    };
    assessed.gaps.iter().map(line).collect()
}

#[test]
fn gaps_are_ranked_by_people_within_their_level() {
    let scene = two_communities();
    let assessed = scene.build().assess(&pack(CLAUSES), &["planning"], OPEN);
    // 15 residents. Nobody has breakfast: 15. The market is lacking for c + d = 12, the
    // pharmacy for a + b = 3. West (3): pharmacy 3, breakfast 3; east (12): market 12,
    // breakfast 12. Market is a gap of two clauses, the share and the number of formats;
    // equals stand by place, then clause.
    assert_eq!(
        lines(&assessed, &scene),
        [
            r#"1 study formats confirmed 15+0 ["breakfast_shop"]"#,
            r#"2 study market confirmed 12+0 ["wet_market"]"#,
            r#"3 study formats confirmed 12+0 ["wet_market"]"#,
            r#"4 study pharmacy confirmed 3+0 ["pharmacy"]"#,
            r#"1 east market confirmed 12+0 ["wet_market"]"#,
            r#"2 east formats confirmed 12+0 ["wet_market"]"#,
            r#"3 east formats confirmed 12+0 ["breakfast_shop"]"#,
            r#"4 west pharmacy confirmed 3+0 ["pharmacy"]"#,
            r#"5 west formats confirmed 3+0 ["breakfast_shop"]"#,
        ]
    );
}

#[test]
fn what_the_data_cannot_tell_is_to_be_verified_and_stands_behind_what_is_certain() {
    let scene = two_communities().complete_only_for(&["pharmacy"]);
    let assessed = scene.build().assess(&pack(CLAUSES), &["planning"], OPEN);
    let study: Vec<String> = lines(&assessed, &scene).into_iter().filter(|l| l.contains(" study ")).collect();
    assert_eq!(
        study,
        [
            r#"1 study pharmacy confirmed 3+0 ["pharmacy"]"#,
            r#"2 study formats to-verify 0+15 ["breakfast_shop"]"#,
            r#"3 study market to-verify 0+12 ["wet_market"]"#,
            r#"4 study formats to-verify 0+12 ["wet_market"]"#,
        ]
    );
    assert!(assessed.gaps.iter().filter(|g| g.types == [TypeIdx(0)]).all(|g| g.status == GapStatus::ToVerify));
}

#[test]
fn a_place_that_passes_has_no_gap() {
    let scene = Scene::new()
        .street("street", [(0, 0), (2000, 0)])
        .outlet("market", "wet_market", (0, 0))
        .home("a", 16, (100, 0))
        .home("b", 1, (1900, 0));
    // 16 of 17 are 941 ‰ ≥ 900 ‰: b is without, but the clause is met.
    let only_market = CLAUSES.split("[[clause]]").take(2).collect::<Vec<_>>().join("[[clause]]");
    let assessed = scene.build().assess(&pack(&only_market), &["planning"], OPEN);
    assert_eq!(lines(&assessed, &scene), Vec::<String>::new());
}

#[test]
fn an_explanation_names_people_place_need_limit_clause_document_and_data() {
    let assessed = two_communities().build().assess(&pack(CLAUSES), &["planning"], OPEN);
    let gap = assessed.gaps.iter().find(|g| g.rank == 1 && g.place > 0).expect("east lacks a market");
    let value = |name: &str| gap.explanation.args.iter().find(|(n, _)| *n == name).map(|(_, arg)| arg.clone());
    assert_eq!(value("people"), Some(Arg::Number(12.0)));
    assert_eq!(value("place"), Some(Arg::from("east")));
    assert_eq!(value("need"), Some(Arg::named("菜市场", "wet market")));
    // 5 minutes are 400 m at the pack's 80 m/min.
    assert_eq!(value("limit"), Some(Arg::from("minutes-to-metres")));
    assert_eq!((value("minutes"), value("metres")), (Some(Arg::Number(5.0)), Some(Arg::Number(400.0))));
    assert_eq!(value("clause"), Some(Arg::named("条款1", "Clause 1")));
    assert_eq!(value("document"), Some(Arg::from("示例〔2030〕1号")));
    assert_eq!(value("date"), Some(Arg::from("2030-01-01")));
    assert_eq!(value("quality"), Some(Arg::from("complete")));
}
