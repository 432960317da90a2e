use proptest::prelude::*;
use yike_domain::LonLat;

use super::*;
use crate::geometry::{MultiPolygon, Polygon};
use crate::import::map::{Building, Land, LandKind, StreetWay};

/// A plane scene at 116.3° E, 40.0° N: metres east and north.
fn at(x: f64, y: f64) -> LonLat {
    crate::geometry::Plane::at(LonLat { lon: 1_163_000_000, lat: 400_000_000 }).unproject((x, y))
}

/// A rectangle from (x, y), w × h metres.
fn rectangle(x: f64, y: f64, w: f64, h: f64) -> MultiPolygon {
    let corners = [(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)];
    MultiPolygon(vec![Polygon { outer: corners.iter().map(|&(x, y)| at(x, y)).collect(), holes: Vec::new() }])
}

fn building(id: &str, kind: &str, levels: Option<u32>, shape: MultiPolygon) -> Building {
    Building {
        id: id.into(),
        shape,
        kind: kind.into(),
        levels_tenths: levels.map(|l| l * 10),
        height_cm: None,
        name: String::new(),
    }
}

fn counted(id: &str, people: u32, shape: MultiPolygon) -> CountedArea {
    CountedArea {
        source: "人口.geojson".into(),
        id: id.into(),
        name: id.into(),
        shape,
        people: People(people),
        ages: None,
    }
}

fn told(origins: &[Origin]) -> String {
    origins.iter().map(|o| format!("{} {}", o.id, o.people.0)).collect::<Vec<_>>().join(", ")
}

fn rules_of(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(|f| f.rule.0).collect()
}

#[test]
fn people_live_in_homes_in_proportion_to_their_floors() {
    // a: 10 × 20 m × 4 = 800 m², b: 10 × 20 × 3 = 600, c: a school, no home;
    // d: 10 × 20 of six metres, two storeys = 400; e: apartments of unknown height, 200 × 6 = 1200.
    let mut map = MapFacts {
        buildings: vec![
            building("way/e", "apartments", None, rectangle(300.0, 0.0, 10.0, 20.0)),
            building("way/a", "residential", Some(4), rectangle(0.0, 0.0, 10.0, 20.0)),
            building("way/b", "house", Some(3), rectangle(100.0, 0.0, 10.0, 20.0)),
            building("way/c", "school", Some(3), rectangle(150.0, 0.0, 50.0, 20.0)),
            building("way/d", "dormitory", None, rectangle(200.0, 0.0, 10.0, 20.0)),
        ],
        ..MapFacts::default()
    };
    map.buildings[4].height_cm = Some(600);
    let area = counted("甲街道", 15, rectangle(-50.0, -50.0, 500.0, 200.0));
    // 15 people over 8 : 6 : 4 : 12 of 30: 4, 3, 2, 6.
    let (origins, findings) = spread(&[area], &map);
    assert_eq!(told(&origins), "way/a 4, way/b 3, way/d 2, way/e 6");
    assert!(origins.iter().all(|o| o.method == OriginMethod::FloorArea && o.kind == OriginKind::Building));
    assert_eq!(rules_of(&findings), ["import-levels-assumed"]);
}

#[test]
fn only_the_ground_inside_the_map_gets_people() {
    // The map covers the western quarter of the area: 1 of 4.
    let map = MapFacts {
        bounds: Some((at(0.0, 0.0), at(100.0, 100.0))),
        buildings: vec![
            building("way/in", "house", Some(1), rectangle(10.0, 10.0, 10.0, 10.0)),
            building("way/out", "house", Some(1), rectangle(210.0, 10.0, 10.0, 10.0)),
        ],
        ..MapFacts::default()
    };
    let (origins, findings) = spread(
        &[counted("甲", 4, rectangle(0.0, 0.0, 400.0, 100.0)), counted("乙", 64, rectangle(500.0, 0.0, 100.0, 100.0))],
        &map,
    );
    assert_eq!(told(&origins), "way/in 1");
    assert_eq!(rules_of(&findings), ["import-people-outside", "import-area-outside"]);
    assert_eq!(findings[0].args[1..3], [("inside", 1u32.into()), ("outside", 3u32.into())]);
    assert_eq!(findings[1].args[1], ("people", 64.0.into()));
}

#[test]
fn without_homes_people_are_put_on_residential_land_and_then_along_streets() {
    let mut map = MapFacts::default();
    map.land.push(Land {
        id: "way/1".into(),
        kind: LandKind::Residential,
        name: String::new(),
        shape: rectangle(0.0, 0.0, 200.0, 200.0),
    });
    map.streets.node_ids = vec![1, 2];
    map.streets.node_at = vec![at(1000.0, 0.0), at(1000.0, 100.0)];
    map.streets.refs = vec![0, 1];
    map.streets.tag_sets = vec![vec![("highway".into(), "residential".into())]];
    map.streets.ways = vec![StreetWay { id: 7, refs: 0..2, tags: 0, name: u32::MAX }];
    let (on_land, findings) = spread(&[counted("甲", 512, rectangle(-10.0, -10.0, 300.0, 300.0))], &map);
    // 200 × 200 m hold 16 points of a 50 m lattice, some more or fewer at the rim.
    assert!((12..=25).contains(&on_land.len()), "{}", on_land.len());
    assert_eq!(on_land.iter().map(|o| o.people.0).sum::<u32>(), 512);
    assert!(on_land.iter().all(|o| o.method == OriginMethod::ResidentialLand));
    assert_eq!(rules_of(&findings), ["import-spread-on-land"]);
    // 100 m are two stretches of 50 m.
    let (along, findings) = spread(&[counted("乙", 3, rectangle(900.0, -10.0, 200.0, 200.0))], &map);
    assert_eq!(told(&along), "street/7/1 2, street/7/2 1");
    assert_eq!(rules_of(&findings), ["import-spread-on-streets"]);
    let (nowhere, findings) = spread(&[counted("丙", 3, rectangle(5000.0, 0.0, 200.0, 200.0))], &map);
    assert_eq!((nowhere.len(), rules_of(&findings)), (0, vec!["import-spread-nowhere"]));
}

#[test]
fn buildings_of_unstated_use_are_homes_on_residential_land_or_where_homes_are_too_few() {
    let mut map = MapFacts {
        buildings: vec![
            building("way/1", "yes", Some(1), rectangle(0.0, 0.0, 10.0, 10.0)),
            building("way/2", "yes", Some(1), rectangle(100.0, 0.0, 10.0, 10.0)),
            building("way/3", "yes", Some(1), rectangle(200.0, 0.0, 10.0, 10.0)),
            building("way/hut", "yes", Some(1), rectangle(20.0, 0.0, 5.0, 5.0)),
        ],
        ..MapFacts::default()
    };
    let land =
        |kind, x| Land { id: format!("way/{x}"), kind, name: String::new(), shape: rectangle(x, -10.0, 60.0, 60.0) };
    map.land = vec![land(LandKind::Residential, -10.0), land(LandKind::Commercial, 190.0)];
    let area = |people| [counted("甲", people, rectangle(-50.0, -50.0, 400.0, 200.0))];
    // 100 m² for 8 people are 12.5 m² each: the building on residential land is enough.
    let (origins, findings) = spread(&area(8), &map);
    assert_eq!((told(&origins).as_str(), rules_of(&findings)), ("way/1 8", vec![]));
    // 16 people would have 6 m² each, so the one on no known land joins; the shop does not.
    let (origins, findings) = spread(&area(16), &map);
    assert_eq!(told(&origins), "way/1 8, way/2 8");
    assert_eq!(rules_of(&findings), ["import-homes-widened"]);
}

#[test]
fn homes_take_what_they_can_and_streets_the_rest() {
    let mut map = MapFacts {
        buildings: vec![building("way/1", "house", Some(1), rectangle(0.0, 0.0, 8.2, 10.0))],
        ..MapFacts::default()
    };
    map.streets.node_ids = vec![1, 2];
    map.streets.node_at = vec![at(0.0, 50.0), at(99.0, 50.0)];
    map.streets.refs = vec![0, 1];
    map.streets.tag_sets = vec![vec![("highway".into(), "residential".into())]];
    map.streets.ways = vec![StreetWay { id: 7, refs: 0..2, tags: 0, name: u32::MAX }];
    // 82 m² hold 10 people at 8 m²; the two stretches of the street take the other 22.
    let (origins, findings) = spread(&[counted("甲", 32, rectangle(-50.0, -50.0, 300.0, 300.0))], &map);
    assert_eq!(rules_of(&findings), ["import-homes-crowded"]);
    assert_eq!(told(&origins), "street/7/1 11, street/7/2 11, way/1 10");
}

#[test]
fn a_home_in_two_areas_belongs_to_the_smaller() {
    let map = MapFacts {
        buildings: vec![
            building("way/1", "house", Some(1), rectangle(0.0, 0.0, 10.0, 10.0)),
            building("way/2", "house", Some(1), rectangle(100.0, 0.0, 10.0, 10.0)),
        ],
        ..MapFacts::default()
    };
    let large = counted("大", 1, rectangle(-50.0, -50.0, 300.0, 300.0));
    let small = counted("小", 2, rectangle(-20.0, -20.0, 60.0, 60.0));
    let (origins, findings) = spread(&[large.clone(), small.clone()], &map);
    assert_eq!(told(&origins), "way/1 2, way/2 1");
    assert_eq!(rules_of(&findings), ["import-counted-twice"]);
    assert_eq!(spread(&[small, large], &map).0, origins);
}

#[test]
fn floor_stands_in_for_unknown_people() {
    let map = MapFacts {
        buildings: vec![
            building("way/1", "house", Some(2), rectangle(0.0, 0.0, 10.0, 10.0)),
            building("way/2", "office", Some(9), rectangle(100.0, 0.0, 10.0, 10.0)),
        ],
        ..MapFacts::default()
    };
    assert_eq!(told(&weigh_by_floor(&map).0), "way/1 200");
    assert_eq!(rules_of(&weigh_by_floor(&MapFacts::default()).1), ["import-no-homes"]);
    assert_eq!(told(&spread_total(7, &map).0), "way/1 7");
}

proptest! {
    /// Whatever the town: no one is lost or doubled, ages fit, and the order of input does not matter.
    #[test]
    fn everyone_is_placed_once(
        homes in prop::collection::vec((0u32..9, 0u32..9, 1u32..30, prop::bool::ANY), 1..40),
        counts in prop::collection::vec((0u32..3000, 0u32..400, 0u32..400), 9),
        turn in 0usize..40,
    ) {
        // Nine blocks of 300 m, homes in cells of 100 m; homes in the same cell are one over the other.
        let mut map = MapFacts { bounds: Some((at(0.0, 0.0), at(750.0, 900.0))), ..MapFacts::default() };
        for (i, &(x, y, levels, listed)) in homes.iter().enumerate() {
            let shape = rectangle(f64::from(x) * 100.0 + 20.0, f64::from(y) * 100.0 + 20.0, 30.0, 40.0);
            map.buildings.push(building(&format!("way/{i}"), if listed { "apartments" } else { "yes" }, Some(levels), shape));
        }
        let mut areas: Vec<CountedArea> = counts.iter().enumerate().map(|(i, &(people, elders, children))| {
            let shape = rectangle((i % 3) as f64 * 300.0, (i / 3) as f64 * 300.0, 300.0, 300.0);
            let elders = elders.min(people);
            let children = children.min(people - elders);
            let ages = Some(Ages { elders: People(elders), children: People(children) });
            CountedArea { ages, ..counted(&format!("区{i}"), people, shape) }
        }).collect();
        let (origins, findings) = spread(&areas, &map);
        let lost: f64 = findings.iter().map(|f| {
            let arg = |name: &str| f.args.iter().find(|(n, _)| *n == name).map(|(_, arg)| match arg {
                yike_domain::Arg::Number(n) => *n,
                _ => panic!("{name} is a number"),
            }).unwrap_or(0.0);
            match f.rule {
                rules::PEOPLE_OUTSIDE => arg("outside"),
                rules::AREA_OUTSIDE | rules::SPREAD_NOWHERE => arg("people"),
                _ => 0.0,
            }
        }).sum();
        let placed: u32 = origins.iter().map(|o| o.people.0).sum();
        let all: u32 = areas.iter().map(|a| a.people.0).sum();
        prop_assert_eq!(f64::from(placed) + lost, f64::from(all));
        for origin in &origins {
            let ages = origin.ages.expect("all areas have ages");
            prop_assert!(ages.elders.0 + ages.children.0 <= origin.people.0);
            prop_assert!(origin.people.0 > 0);
        }
        areas.reverse();
        let n = map.buildings.len();
        map.buildings.rotate_left(turn % n);
        prop_assert_eq!(spread(&areas, &map).0, origins);
    }
}
