//! Runs: frozen, repeatable, comparable.

use yike_app::{
    run::{compare, members, run, summary},
    words::{Language, Words},
};
use yike_domain::standard::Verdict;
use yike_engine::scene::Scene;

use crate::{
    follows::circles,
    ground::{District, id, standings, town},
};

#[test]
fn a_run_has_the_same_bytes_on_any_number_of_threads() {
    let district = District::wudaokou();
    let terrain = district.terrain(standings(&district.imported.outlets));
    let drawn = circles(&terrain);
    let pack = &terrain.basis.packs[0];
    let bytes = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| serde_json::to_vec(&run(&terrain, pack, &[0, 1], "2026-01-01", &drawn).expect("judged")))
            .expect("plain data")
    };
    let (one, three) = (bytes(1), bytes(3));
    assert_eq!(one, three);
    // And the order in which circles are given does not matter either.
    let turned: Vec<_> = drawn.iter().rev().cloned().collect();
    let again = serde_json::to_vec(&run(&terrain, pack, &[0, 1], "2026-01-01", &turned).expect("judged"));
    assert_eq!(one, again.expect("plain data"));
    let back: yike_app::run::RunResult = serde_json::from_slice(&one).expect("a result");
    assert_eq!(serde_json::to_vec(&back).expect("plain data"), one, "stored and read back");
}

#[test]
fn overlapping_circles_both_count_who_lives_in_both() {
    let district = District::wudaokou();
    let terrain = district.terrain(Vec::new());
    let drawn = circles(&terrain);
    let found = run(&terrain, &terrain.basis.packs[0], &[0], "2026-01-01", &drawn).expect("judged");
    for (circle, result) in drawn.iter().zip(&found.circles) {
        let homes = members(&terrain, circle);
        let people: u32 = homes.iter().map(|home| terrain.origins[*home as usize].people.0).sum();
        assert_eq!((result.people.0, result.n_homes as usize), (people, homes.len()), "{}", circle.name);
    }
    let both = |a: usize, b: usize| {
        let other = members(&terrain, &drawn[b]);
        members(&terrain, &drawn[a]).iter().filter(|home| other.binary_search(home).is_ok()).count()
    };
    assert!(both(0, 1) > 0 && both(1, 2) > 0, "the circles of this test overlap where people live");
    // Nobody lives in the last: not applicable, which is not the same as not met.
    let empty = &found.circles[4];
    assert!(empty.profiles[0].clauses.iter().all(|c| c.verdict == Verdict::NotApplicable));
}

/// A street of a kilometre with a home at either end, and a circle around each.
fn street() -> Scene {
    Scene::new()
        .street("和平路", [(0, 0), (2500, 0)])
        .outlet("示例菜市场", "wet_market", (100, 0))
        .home("西", 4, (0, 0))
        .home("东", 8, (2500, 0))
        .community("西圈", (-100, -100), (100, 100))
        .community("东圈", (2400, -100), (2600, 100))
}

fn areas(terrain: &yike_app::terrain::Terrain) -> Vec<yike_app::run::CircleArea> {
    let area = |(number, area): (u128, &yike_engine::import::table::Area)| yike_app::run::CircleArea {
        id: id(500 + number),
        code: area.id.clone(),
        name: area.name.clone(),
        version: 1,
        shape: area.shape.clone(),
    };
    (0..).zip(&terrain.communities).map(area).collect()
}

#[test]
fn a_market_that_opens_is_seen_in_the_comparison() {
    let mut terrain = town(&street());
    let drawn = areas(&terrain);
    let pack = terrain.basis.packs[0].clone();
    let market = pack.clauses.iter().find(|c| c.types.iter().any(|t| t == "wet_market")).expect("a clause").id.clone();
    let then = run(&terrain, &pack, &[0], "2026-01-01", &drawn).expect("judged");
    let mut second = terrain.outlet(id(0)).expect("it stands").clone();
    second.at = yike_engine::scene::position((2400, 0));
    terrain.change(vec![(id(1), Some(second))]).expect("types are known");
    let now = run(&terrain, &pack, &[0], "2026-02-01", &drawn).expect("judged");
    let found = compare(&then, &now);
    assert_eq!(found.differs, ["outlets"]);
    let changes: Vec<_> = found.changes.iter().filter(|change| change.clause == market).collect();
    // West had the market at 100 m before and has it now; east had none within 15 minutes.
    assert_eq!(changes.len(), 1);
    assert_eq!((changes[0].name.as_str(), changes[0].reached_permille), ("东圈", (0, 1000)));
    assert!(compare(&now, &now).changes.is_empty());
    let east = now.circles.iter().find(|c| c.name == "东圈").expect("it was judged");
    let counted = summary(&pack, east, 0, None);
    let all = counted.passed + counted.failed + counted.cannot_tell + counted.no_threshold + counted.not_applicable;
    assert_eq!(all as usize, pack.clauses.len());
}

#[test]
fn a_gap_names_clause_document_and_date() {
    let terrain = town(&street());
    let pack = terrain.basis.packs[0].clone();
    let found = run(&terrain, &pack, &[0], "2026-01-01", &areas(&terrain)).expect("judged");
    let east = found.circles.iter().find(|c| c.name == "东圈").expect("it was judged");
    let gap = east.gaps.first().expect("east has next to nothing");
    let sentence = Words::of(Language::Zh).message(&gap.explanation);
    assert!(sentence.contains("东圈") && sentence.contains("2030-01-01"), "{sentence}");
    assert!(sentence.contains(&pack.document) || sentence.contains(&pack.issuer), "{sentence}");
}
