//! How the tables follow the register.

use proptest::prelude::*;
use uuid::Uuid;
use yike_app::{
    run::{Board, CircleArea, CircleResult},
    terrain::{Standing, Terrain},
};
use yike_domain::{LonLat, outlet::Outlet};
use yike_engine::geometry::{MultiPolygon, Polygon};

use crate::ground::{District, id, standings};

/// A rectangle of the district, in parts of 1,000 of its bounds.
pub fn circle(terrain: &Terrain, number: u128, [w, s, e, n]: [i64; 4]) -> CircleArea {
    let (low, high) = terrain.bounds().expect("it has streets");
    let part =
        |from: i32, to: i32, part: i64| (i64::from(from) + (i64::from(to) - i64::from(from)) * part / 1000) as i32;
    let at = |x: i64, y: i64| LonLat { lon: part(low.lon, high.lon, x), lat: part(low.lat, high.lat, y) };
    let outer = vec![at(w, s), at(e, s), at(e, n), at(w, n), at(w, s)];
    CircleArea {
        id: id(1_000_000 + number),
        code: format!("C{number}"),
        name: format!("示例圈{number}"),
        version: 1,
        shape: MultiPolygon(vec![Polygon { outer, holes: Vec::new() }]),
    }
}

/// Five circles, the second over the first and third.
pub fn circles(terrain: &Terrain) -> Vec<CircleArea> {
    let boxes =
        [[100, 100, 500, 500], [300, 300, 700, 700], [500, 500, 900, 900], [0, 600, 300, 1000], [2000, 0, 2100, 50]];
    (1..).zip(boxes).map(|(number, corners)| circle(terrain, number, corners)).collect()
}

/// Nearest costs and counters of every origin, group and profile.
fn tables(terrain: &Terrain) -> Vec<(Vec<u32>, Vec<u32>)> {
    let of = |profile: usize| {
        let reach = terrain.reach(profile);
        (reach.nearest.iter().map(|near| near.cost).collect(), reach.counts.clone())
    };
    (0..terrain.basis.profiles.len()).map(of).collect()
}

fn board(terrain: &Terrain) -> Board {
    let mut board = Board::new("cn-2021-guide", vec![0, 2]);
    let n = board.draw(terrain, circles(terrain)).expect("the standard is known");
    assert_eq!(n, 5);
    board
}

fn results(board: &Board) -> Vec<CircleResult> {
    board.results().cloned().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    /// Opening, moving, changing and closing outlets in any order leaves the same tables and
    /// verdicts as measuring the outcome from nothing.
    #[test]
    fn a_followed_register_is_a_measured_one(edits in prop::collection::vec((0usize..40, 0u8..5, 0usize..400), 1..12)) {
        let district = District::wudaokou();
        let all = &district.imported.outlets;
        let mut now: Vec<Standing> = standings(&all[..30]);
        let mut terrain = district.terrain(now.clone());
        let mut kept = board(&terrain);
        for (number, kind, other) in edits {
            let key = id(number as u128);
            let known = now.iter().position(|standing| standing.id == key);
            let other = &all[other % all.len()];
            let outlet: Option<Outlet> = match (kind, known) {
                (0, _) => None,
                (1, Some(at)) => Some(Outlet { at: other.at, ..now[at].outlet.clone() }),
                (2, Some(at)) => Some(Outlet { types: other.types.clone(), ..now[at].outlet.clone() }),
                (3, Some(at)) => Some(Outlet { name: "改名".to_owned(), ..now[at].outlet.clone() }),
                _ => Some(other.clone()),
            };
            match (&outlet, known) {
                (Some(outlet), Some(at)) => now[at].outlet = outlet.clone(),
                (Some(outlet), None) => now.push(Standing { id: key, outlet: outlet.clone() }),
                (None, Some(at)) => { now.remove(at); }
                (None, None) => {}
            }
            let changed = terrain.change(vec![(key, outlet)]).expect("types are known");
            prop_assert!(changed.origins.is_sorted());
            kept.follow(&terrain, &changed).expect("the standard is known");
        }
        let fresh = district.terrain(now.clone());
        prop_assert_eq!(tables(&terrain) == tables(&fresh), true, "tables differ");
        prop_assert_eq!(results(&kept), results(&board(&fresh)));
        let names: Vec<(Uuid, String)> = terrain.outlets().map(|(id, o)| (id, o.name.clone())).collect();
        let wanted: Vec<(Uuid, String)> = fresh.outlets().map(|(id, o)| (id, o.name.clone())).collect();
        prop_assert_eq!(names, wanted);
    }
}

#[test]
fn an_edit_is_on_the_map_within_a_second() {
    let district = District::wudaokou();
    let start = std::time::Instant::now();
    let mut terrain = district.terrain(standings(&district.imported.outlets));
    let load_ms = start.elapsed().as_millis();
    let start = std::time::Instant::now();
    let mut board = board(&terrain);
    let judge_ms = start.elapsed().as_millis();
    let mut slowest = 0;
    for number in 0..20u128 {
        let outlet = terrain.outlet(id(number)).expect("it stands").clone();
        let start = std::time::Instant::now();
        for now in [None, Some(outlet)] {
            let changed = terrain.change(vec![(id(number), now)]).expect("types are known");
            board.follow(&terrain, &changed).expect("the standard is known");
        }
        slowest = slowest.max(start.elapsed().as_millis());
    }
    let (origins, mb) = (terrain.origins.len(), terrain.bytes() as f64 / 1e6);
    eprintln!(
        "{origins} origins, {} outlets: loaded in {load_ms} ms, {mb:.1} MB; five circles judged in {judge_ms} ms; \
               an outlet closed and opened again: {slowest} ms at most",
        terrain.outlets().count()
    );
    assert!(slowest < 2000, "two edits took {slowest} ms");
}

#[test]
fn only_touched_circles_are_judged_again() {
    let district = District::wudaokou();
    let mut terrain = district.terrain(standings(&district.imported.outlets));
    let mut board = board(&terrain);
    // An outlet that nobody reaches: on the far side of the world no street is near.
    let at = LonLat::from_degrees(-60.0, -40.0).expect("on Earth");
    let nowhere = Outlet { at, ..district.imported.outlets[0].clone() };
    let changed = terrain.change(vec![(id(9_999_999), Some(nowhere))]).expect("types are known");
    assert_eq!((changed.n_outlets, changed.origins.len()), (1, 0));
    assert!(board.follow(&terrain, &changed).expect("the standard is known").is_empty());
    // A circle drawn again is judged, the others are not.
    let mut drawn = circles(&terrain);
    drawn[0].version = 2;
    assert_eq!(board.draw(&terrain, drawn).expect("the standard is known"), 1);
}
