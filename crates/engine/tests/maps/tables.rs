//! Tables held against real maps: coordinate systems told by the streets, residents spread
//! over real homes, and large tables in little time.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use yike_domain::{LonLat, People, taxonomy::Taxonomy};
use yike_engine::access::{Origin, OriginKind, OriginMethod};
use yike_engine::geometry::{MultiPolygon, Polygon};
use yike_engine::import::{
    crs::Crs,
    fit::{FitBasis, StreetFit, best_crs},
    map::MapFacts,
    osm::{Limits, read_map},
    outlets::{OutletOptions, read_outlets},
    people::{CountedArea, PeopleOptions, assign, read_counted_areas, spread, weigh_by_floor},
    table::{Area, Cell, RawShape, Row, Table},
};

fn repository_file(name: &str) -> Vec<u8> {
    let path = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(name);
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn taxonomy() -> Taxonomy {
    let text = String::from_utf8(repository_file("data/taxonomy/2025.toml")).expect("UTF-8");
    Taxonomy::parse(&text).expect("the built-in list is sound")
}

fn town(name: &str) -> MapFacts {
    let bytes = super::testdata(&format!("towns/{name}/{name}.osm.pbf"));
    read_map(name, &bytes, &taxonomy(), &Limits::default()).expect("a sound map").0
}

/// Numbers that look random and are the same everywhere (Numerical Recipes' generator).
struct Numbers(u32);

impl Numbers {
    fn next(&mut self, below: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        ((u64::from(self.0) * u64::from(below)) >> 32) as u32
    }
}

/// Shops and services of the programme's own formats; parks, stops and other public
/// facilities stand on paths and are in no shop table.
fn outlets(map: &MapFacts) -> Vec<(f64, f64)> {
    let taxonomy = taxonomy();
    let is_shop = |idx: &yike_domain::taxonomy::TypeIdx| taxonomy.get(*idx).list != "facility";
    let shops = map.outlets.iter().filter(|outlet| outlet.types.iter().any(is_shop));
    shops.map(|outlet| (outlet.at.lon_degrees(), outlet.at.lat_degrees())).collect()
}

fn written(points: &[(f64, f64)], crs: Crs) -> Vec<(f64, f64)> {
    points.iter().map(|&(lon, lat)| crs.from_degrees(lon, lat)).collect()
}

const SYSTEMS: &[(&str, &[Crs])] = &[
    (
        "wudaokou",
        &[
            Crs::Wgs84,
            Crs::Gcj02,
            Crs::Bd09,
            Crs::WebMercator,
            Crs::GaussKruger { meridian: 117, zone: Some(39) },
            Crs::GaussKruger { meridian: 117, zone: Some(20) },
            Crs::GaussKruger { meridian: 117, zone: None },
            Crs::Utm { zone: 50 },
        ],
    ),
    (
        "xinjiekou",
        &[
            Crs::Wgs84,
            Crs::Gcj02,
            Crs::Bd09,
            Crs::WebMercator,
            Crs::GaussKruger { meridian: 120, zone: Some(40) },
            Crs::GaussKruger { meridian: 120, zone: None },
            Crs::Utm { zone: 50 },
        ],
    ),
];

#[test]
fn the_streets_tell_the_coordinate_system_of_real_outlets() {
    let mut wrong = Vec::new();
    for (name, systems) in SYSTEMS {
        let map = town(name);
        let (points, fit) = (outlets(&map), StreetFit::of_map(&map));
        for (&crs, turned) in systems.iter().flat_map(|crs| [(crs, false), (crs, true)]) {
            let turn = |(x, y)| if turned { (y, x) } else { (x, y) };
            let numbers: Vec<_> = written(&points, crs).into_iter().map(turn).collect();
            let found = best_crs(&numbers, &fit);
            println!("{name} {} {turned}: {:?} of {}", crs.name(), found.basis, found.n_points);
            for one in &found.ranked {
                println!("    {} {} {:.0?} {} %", one.crs.name(), one.swapped, one.quartiles_m, one.percent_fitting);
            }
            if found.decided().map(|best| (best.crs, best.swapped)) != Some((crs, turned)) {
                wrong.push(format!("{name} {} {turned}", crs.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// Of few outlets it may not be told, but a wrong system is never named.
#[test]
fn few_outlets_lead_to_the_right_system_or_to_none() {
    for (name, _) in SYSTEMS {
        let map = town(name);
        let (points, fit) = (outlets(&map), StreetFit::of_map(&map));
        let mut numbers = Numbers(7);
        for n in [12, 25, 50, 100] {
            let mut told = 0;
            for round in 0..60 {
                let crs = [Crs::Wgs84, Crs::Gcj02, Crs::Bd09][round % 3];
                let some: Vec<_> = (0..n).map(|_| points[numbers.next(points.len() as u32) as usize]).collect();
                let found = best_crs(&written(&some, crs), &fit);
                if let Some(best) = found.decided() {
                    assert_eq!(best.crs, crs, "{name}, {n} outlets: {found:?}");
                    told += 1;
                }
            }
            println!("{name}: {n} outlets, {told} of 60 told");
        }
    }
}

#[test]
fn points_strewn_at_random_tell_nothing() {
    for (name, _) in SYSTEMS {
        let map = town(name);
        let (low, high) = map.bounds.expect("both maps have bounds");
        let fit = StreetFit::of_map(&map);
        for seed in 0..30 {
            let mut numbers = Numbers(seed);
            let mut along = |from: i32, to: i32| f64::from(from + numbers.next((to - from) as u32) as i32) / 1e7;
            let points: Vec<_> = (0..300).map(|_| (along(low.lon, high.lon), along(low.lat, high.lat))).collect();
            let found = best_crs(&points, &fit);
            assert_eq!(found.basis, FitBasis::CannotTell, "{name}, seed {seed}: {found:?}");
        }
        let elsewhere: Vec<_> = (0..100).map(|i| (121.4 + f64::from(i) / 1000.0, 31.2)).collect();
        assert_eq!(best_crs(&elsewhere, &fit).basis, FitBasis::OffTheMap);
    }
}

/// The study's townships, as a reader of GeoJSON gives them.
fn townships() -> Table {
    let bytes = repository_file("data/studies/wudaokou/townships.geojson");
    let json: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
    let rows = json["features"].as_array().expect("features").iter().zip(1..).map(|(feature, line)| {
        let ring = |ring: &serde_json::Value| -> Vec<(f64, f64)> {
            let pairs = ring.as_array().expect("a ring").iter();
            pairs.map(|p| (p[0].as_f64().expect("lon"), p[1].as_f64().expect("lat"))).collect()
        };
        let rings = |polygon: &serde_json::Value| polygon.as_array().expect("rings").iter().map(ring).collect();
        let geometry = &feature["geometry"];
        let polygons = match geometry["type"].as_str() {
            Some("Polygon") => vec![rings(&geometry["coordinates"])],
            _ => geometry["coordinates"].as_array().expect("polygons").iter().map(rings).collect(),
        };
        let property = &feature["properties"];
        let cells = vec![
            Cell::Text(property["code"].as_str().unwrap_or_default().into()),
            Cell::Text(property["name"].as_str().expect("a name").into()),
            Cell::Number(property["population"].as_f64().expect("a number")),
        ];
        Row { line, cells, shape: Some(RawShape::Polygons(polygons)) }
    });
    let columns = ["code", "name", "population"].map(str::to_owned).to_vec();
    Table { source: "townships.geojson".into(), columns, rows: rows.collect(), declared_crs: None }
}

#[test]
fn real_townships_are_spread_over_real_homes_and_nobody_is_lost() {
    let map = town("wudaokou");
    let columns = BTreeMap::new();
    let options = PeopleOptions { columns: &columns, crs: Some(Crs::Wgs84), streets: None, bounds: map.bounds };
    let (counted, findings) = read_counted_areas(&townships(), &options).expect("sound areas");
    assert_eq!(findings, []);
    // Held against the streets, the declared system is not doubted.
    let fit = StreetFit::of_map(&map);
    let with_streets = PeopleOptions { streets: Some(&fit), ..options };
    assert_eq!(read_counted_areas(&townships(), &with_streets).expect("sound areas").1, []);
    let undeclared = PeopleOptions { crs: None, ..with_streets };
    let told = read_counted_areas(&townships(), &undeclared).expect("sound areas").1;
    println!("{told:?}");
    assert_eq!((told.len(), told[0].rule.0, &told[0].args[0].1), (1, "import-crs-fitted", &"WGS84".into()));
    let all: u64 = counted.iter().map(|area| u64::from(area.people.0)).sum();
    let (origins, findings) = spread(&counted, &map);
    for finding in &findings {
        println!("{} {} {:?}", finding.object, finding.rule.0, finding.args);
    }
    let placed: u64 = origins.iter().map(|origin| u64::from(origin.people.0)).sum();
    let number = |finding: &yike_domain::Finding, name: &str| {
        let arg = finding.args.iter().find(|(n, _)| *n == name).map(|(_, arg)| arg);
        match arg {
            Some(yike_domain::Arg::Number(n)) => *n as u64,
            other => panic!("{name}: {other:?}"),
        }
    };
    let outside: u64 = findings
        .iter()
        .map(|finding| match finding.rule.0 {
            "import-people-outside" => number(finding, "outside"),
            "import-area-outside" | "import-spread-nowhere" => number(finding, "people"),
            _ => 0,
        })
        .sum();
    println!("{all} residents, {placed} placed on {} origins, {outside} outside", origins.len());
    assert_eq!(placed + outside, all);
    assert!(origins.iter().any(|origin| origin.method == OriginMethod::FloorArea));
    let (homes, _) = weigh_by_floor(&map);
    println!("{} homes", homes.len());
    assert!(homes.len() > 100);
}

#[test]
fn a_hundred_thousand_outlets_are_read_in_a_few_seconds() {
    let (map, taxonomy) = (town("wudaokou"), taxonomy());
    let fit = StreetFit::of_map(&map);
    let mut numbers = Numbers(1);
    let words = ["便利店", "菜市场", "药店", "餐饮服务;快餐厅;快餐厅", "修鞋、配钥匙", "不知何物", "", "理发店"];
    let cell = |text: String| if text.is_empty() { Cell::Empty } else { Cell::Text(text) };
    let rows = (0..100_000u32).map(|i| {
        let lon = 116.3084 + f64::from(numbers.next(236_000)) / 1e7;
        let lat = 39.9905 + f64::from(numbers.next(218_000)) / 1e7;
        let texts = [
            format!("虚构店{}", numbers.next(60_000)),
            words[numbers.next(8) as usize].to_owned(),
            if i % 50 == 0 { "无".to_owned() } else { format!("{lon:.6}") },
            format!("{lat:.6}"),
            if i % 3 == 0 { "91350100M000100Y44".to_owned() } else { String::new() },
        ];
        Row { line: i + 2, cells: texts.map(cell).to_vec(), shape: None }
    });
    let columns = ["名称", "业态", "经度", "纬度", "统一社会信用代码"].map(str::to_owned).to_vec();
    let table = Table { source: "大表.csv".into(), columns, rows: rows.collect(), declared_crs: None };
    let no_mapping = BTreeMap::new();
    let options =
        OutletOptions { columns: &no_mapping, crs: None, source: 0, business_type: None, streets: Some(&fit) };
    let start = Instant::now();
    let read = read_outlets(&table, &taxonomy, &options).expect("usable");
    let taken = start.elapsed();
    println!(
        "100,000 rows in {} ms: {} outlets, {} findings",
        taken.as_millis(),
        read.outlets.len(),
        read.findings.len()
    );
    assert!(read.outlets.len() > 97_000 && read.outlets.len() <= 98_000, "{}", read.outlets.len());
    assert!(read.findings.len() < 1000, "{}", read.findings.len());
    assert!(taken < Duration::from_secs(20), "{taken:?}");
}

#[test]
fn a_hundred_thousand_origins_find_their_place_among_a_thousand_areas() {
    // 32 × 32 squares of 0.001° around (116 + column, 40 + row); an origin in the middle of each knows its own.
    let corner =
        |x: u32, y: u32| LonLat { lon: 1_160_000_000 + x as i32 * 10_000, lat: 400_000_000 + y as i32 * 10_000 };
    let areas: Vec<Area> = (0..1024u32)
        .map(|i| {
            let (x, y) = (i % 32, i / 32);
            let outer = vec![corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1), corner(x, y)];
            let shape = MultiPolygon(vec![Polygon { outer, holes: Vec::new() }]);
            Area { id: i.to_string(), name: String::new(), shape }
        })
        .collect();
    let mut numbers = Numbers(5);
    let mut expected = Vec::new();
    let mut origins: Vec<Origin> = (0..100_000)
        .map(|i| {
            let (x, y) = (numbers.next(33), numbers.next(32));
            expected.push(if x < 32 { y * 32 + x } else { u32::MAX });
            let low = corner(x, y);
            let at =
                LonLat { lon: low.lon + 1 + numbers.next(9_998) as i32, lat: low.lat + 1 + numbers.next(9_998) as i32 };
            let (kind, method) = (OriginKind::Cell, OriginMethod::Given);
            let (community, compound) = (7, 7);
            Origin { id: format!("{i}"), at, people: People(1), ages: None, kind, method, community, compound }
        })
        .collect();
    let start = Instant::now();
    assign(&mut origins, &areas, &[]);
    println!("assigned in {} ms", start.elapsed().as_millis());
    assert_eq!(origins.iter().map(|origin| origin.community).collect::<Vec<_>>(), expected);
    assert!(origins.iter().all(|origin| origin.compound == u32::MAX));
}

/// One more resident in an area never leaves a home with fewer than one below before
/// (largest remainder may move a unit, no more).
#[test]
fn real_homes_keep_their_proportions() {
    let map = town("xinjiekou");
    let (low, high) = map.bounds.expect("bounds");
    let outer = vec![low, LonLat { lon: high.lon, lat: low.lat }, high, LonLat { lon: low.lon, lat: high.lat }, low];
    let shape = MultiPolygon(vec![Polygon { outer, holes: Vec::new() }]);
    let area = |people| CountedArea {
        source: "invented".into(),
        id: "1".into(),
        name: String::new(),
        shape: shape.clone(),
        people: People(people),
        ages: None,
    };
    let (few, many) = (spread(&[area(1 << 10)], &map).0, spread(&[area(1 << 14)], &map).0);
    assert_eq!(few.iter().map(|o| o.people.0).sum::<u32>(), 1 << 10);
    assert_eq!(many.iter().map(|o| o.people.0).sum::<u32>(), 1 << 14);
    let few: BTreeMap<&str, u32> = few.iter().map(|o| (o.id.as_str(), o.people.0)).collect();
    if few.keys().all(|id| many.iter().any(|o| o.id == **id)) {
        for origin in &many {
            let sixteenth = f64::from(origin.people.0) / 16.0;
            let before = f64::from(few.get(origin.id.as_str()).copied().unwrap_or(0));
            assert!((before - sixteenth).abs() < 1.1, "{}: {before} and {sixteenth}", origin.id);
        }
    }
}
