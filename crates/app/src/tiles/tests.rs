//! Tiles read back.

use yike_domain::LonLat;
use yike_engine::{
    geometry::{MultiPolygon, Polygon},
    import::map::{Building, Land, LandKind, MapFacts, Obstacle, ObstacleKind, PlaceName},
    scene::{Scene, position},
};

use super::{
    decode::{Layer, decode, layer_of},
    *,
};

/// A square with a square hole, metres from the scene's corner.
fn square(at: (i32, i32), side: i32) -> MultiPolygon {
    let ring =
        |(x, y): (i32, i32), s: i32| [(x, y), (x + s, y), (x + s, y + s), (x, y + s), (x, y)].map(position).to_vec();
    let hole = ring((at.0 + side / 4, at.1 + side / 4), side / 2);
    MultiPolygon(vec![Polygon { outer: ring(at, side), holes: vec![hole] }])
}

fn map() -> (MapFacts, Scene) {
    let scene = Scene::new()
        .street("和平路", [(0, 0), (300, 0), (600, 0)])
        .way("高速", &[("highway", "motorway"), ("bridge", "yes")], [(-9000, 50), (9000, 50)])
        .footway("", [(10, 10), (40, 10)])
        .gate((300, 0), &[("access", "private")]);
    let land = |kind, at, side| Land { id: String::new(), kind, name: "示例园".to_owned(), shape: square(at, side) };
    let facts = MapFacts {
        streets: scene.streets(),
        buildings: vec![Building {
            id: String::new(),
            shape: square((100, 100), 40),
            kind: "residential".to_owned(),
            levels_tenths: None,
            height_cm: None,
            name: "1号楼".to_owned(),
        }],
        land: vec![land(LandKind::Green, (200, 200), 300), land(LandKind::Water, (0, 300), 100)],
        obstacles: vec![Obstacle {
            id: String::new(),
            kind: ObstacleKind::Railway,
            line: [(-100, 80), (700, 80)].map(position).to_vec(),
        }],
        places: vec![PlaceName {
            id: String::new(),
            name: "示例村".to_owned(),
            kind: "village".to_owned(),
            at: position((50, 50)),
        }],
        ..MapFacts::default()
    };
    (facts, scene)
}

/// The tile around the scene's (100, 100) at a zoom.
fn tile(z: u8) -> (Vec<u8>, TileId) {
    let (facts, scene) = map();
    let base = BaseMap::of(&facts, &scene.build().network);
    let id = TileId::around(z, position((100, 100))).expect("a tile");
    (base_tile(&[&base], id), id)
}

fn names(bytes: &[u8]) -> Vec<String> {
    decode(bytes).into_iter().map(|layer| layer.name).collect()
}

fn classes(layer: &Layer) -> Vec<&str> {
    layer.features.iter().filter_map(|f| f.tags.get("class")).map(String::as_str).collect()
}

#[test]
fn more_is_drawn_the_nearer_one_comes() {
    // 600 m are 16 units of 1,222 m (a tile of zoom 15 is 1,222 m wide at the equator, of zoom 8 156 km).
    assert_eq!(names(&tile(8).0), ["street"]);
    assert_eq!(names(&tile(13).0), ["land", "water", "railway", "street", "place"]);
    let (near, _) = tile(17);
    let streets = layer_of(&near, "street").expect("streets");
    assert_eq!(classes(&streets), ["residential", "motorway", "footway"]);
    assert_eq!(classes(&layer_of(&tile(14).0, "street").expect("streets")), ["residential", "motorway"]);
    // The gate lies on the street, on the southern side of this tile: a point belongs to one tile only.
    assert!(layer_of(&near, "gate").is_none());
    let (facts, scene) = map();
    let base = BaseMap::of(&facts, &scene.build().network);
    let south = TileId::around(17, position((300, -10))).expect("a tile");
    assert_eq!(classes(&layer_of(&base_tile(&[&base], south), "gate").expect("gates")), ["private"]);
    assert_eq!(streets.features[0].tags["name"], "和平路");
    assert_eq!(streets.features[1].tags["bridge"], "true");
    assert_eq!(streets.extent, u64::from(EXTENT));
}

#[test]
fn nothing_reaches_beyond_the_margin_and_areas_stay_areas() {
    for z in 8..=18 {
        for layer in decode(&tile(z).0) {
            for feature in &layer.features {
                for at in feature.parts.iter().flatten() {
                    assert!((-64..=4160).contains(&at.0) && (-64..=4160).contains(&at.1), "{} {z}: {at:?}", layer.name);
                }
                if feature.kind == 3 {
                    let doubled = |ring: &Vec<(i64, i64)>| {
                        ring.windows(2).map(|p| p[0].0 * p[1].1 - p[1].0 * p[0].1).sum::<i64>()
                    };
                    assert!(doubled(&feature.parts[0]) > 0, "the first ring is an outer one");
                    for hole in &feature.parts[1..] {
                        assert!(doubled(hole) < 0, "a hole goes the other way");
                    }
                }
            }
        }
    }
}

#[test]
fn a_place_is_drawn_where_it_is() {
    let (bytes, id) = tile(16);
    let building = layer_of(&bytes, "building").expect("a building");
    let ring = &building.features[0].parts[0];
    // 40 m at the equator, a tile of zoom 16 being 40,075,017 / 65,536 = 611.5 m wide: 268 units.
    let (xs, ys): (Vec<i64>, Vec<i64>) = ring.iter().copied().unzip();
    let width = |of: &[i64]| of.iter().max().expect("points") - of.iter().min().expect("points");
    assert!((width(&xs) - 268).abs() <= 2 && (width(&ys) - 268).abs() <= 2, "{} {}", width(&xs), width(&ys));
    let corner = id.local(World::of(position((100, 140))));
    assert_eq!(
        (*xs.iter().min().expect("points"), *ys.iter().min().expect("points")),
        (corner.0.into(), corner.1.into())
    );
    assert_eq!(building.features[0].parts.len(), 2, "the hole is there");
}

#[test]
fn an_empty_tile_has_no_bytes() {
    let (facts, scene) = map();
    let base = BaseMap::of(&facts, &scene.build().network);
    let away = TileId::around(15, LonLat::from_degrees(116.0, 40.0).expect("on Earth")).expect("a tile");
    assert!(base_tile(&[&base], away).is_empty());
    assert!(circles_tile(&[], away).is_empty());
    assert!(outlets_tile(std::iter::empty(), away).is_empty());
}

#[test]
fn circles_have_their_area_and_a_label() {
    let shape = square((0, 0), 400);
    let circle = CircleMark {
        id: "7",
        code: "C7",
        name: "示例圈",
        kind: "community",
        stage: "planned",
        met_permille: Some(750),
        shape: &shape,
    };
    let id = TileId::around(15, position((200, 200))).expect("a tile");
    let bytes = circles_tile(std::slice::from_ref(&circle), id);
    let area = layer_of(&bytes, "circle").expect("an area");
    assert_eq!((area.features[0].tags["name"].as_str(), area.features[0].tags["met"].as_str()), ("示例圈", "750"));
    assert_eq!(area.features[0].parts.len(), 2);
    assert_eq!(layer_of(&bytes, "circle-label").expect("a label").features.len(), 1);
}

#[test]
fn outlets_far_out_are_counted_and_near_are_themselves() {
    let mark = |number: i32| OutletMark {
        id: "x",
        name: "示例店",
        types: "wet_market",
        icon: "market",
        group: "food",
        status: "open",
        stale: number == 0,
        at: position((10 + number, 10)),
    };
    let at = |z: u8| {
        let id = TileId::around(z, position((11, 10))).expect("a tile");
        layer_of(&outlets_tile((0..3).map(mark), id), "outlet").expect("outlets")
    };
    let far = at(12);
    assert_eq!((far.features.len(), far.features[0].tags["count"].as_str()), (1, "3"));
    let near = at(17);
    assert_eq!(near.features.len(), 3);
    assert_eq!(near.features[0].tags["stale"], "true");
    assert!(!near.features[1].tags.contains_key("stale"));
}

#[test]
fn homes_far_out_are_added_up_by_answer() {
    let mark = |people: u32, reached: Reached, seconds: Option<u32>| OriginMark {
        at: position((10, 10)),
        people,
        seconds,
        reached,
    };
    let marks = [
        mark(1, Reached::Yes, Some(61)),
        mark(2, Reached::Yes, Some(120)),
        mark(4, Reached::CannotTell, None),
        mark(8, Reached::No, None),
    ];
    let at = |z: u8| {
        let id = TileId::around(z, position((10, 10))).expect("a tile");
        layer_of(&origins_tile(marks.into_iter(), id), "origin").expect("homes")
    };
    let said = |layer: &Layer| {
        let pair = |f: &super::decode::Feature| format!("{} {}", f.tags["reached"], f.tags["people"]);
        layer.features.iter().map(pair).collect::<Vec<_>>()
    };
    assert_eq!(said(&at(12)), ["yes 3", "no 8", "cannot-tell 4"]);
    let near = at(16);
    assert_eq!(said(&near), ["yes 1", "yes 2", "cannot-tell 4", "no 8"]);
    // 61 seconds are a second minute begun; what is not reached has no minute.
    assert_eq!((near.features[0].tags["minute"].as_str(), near.features[1].tags["minute"].as_str()), ("2", "2"));
    assert!(!near.features[3].tags.contains_key("minute"));
}
