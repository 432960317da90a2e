//! A little town as a finished draft, with names that try to break out of every file.

use yike_app::draft::{Draft, Measured, ReachArea};
use yike_app::receipt::{FORMAT, Input, Receipt};
use yike_app::study::Study;
use yike_domain::{
    Finding, Rule, Severity,
    standard::{SourceList, StandardPack},
};
use yike_engine::{
    access::OriginKind,
    assess::{AssessInput, Assessment, assess},
    geometry::{MultiPolygon, Polygon},
    import::{
        Imported, PeopleBasis,
        map::{Building, Land, LandKind, MapFacts},
    },
    network::GatePolicy,
    scene::{At, Scene, pack, position},
};

/// A community whose name would end a script.
pub const HOSTILE_COMMUNITY: &str = "</script><script>alert('西')</script>";
/// A compound whose name would be a formula.
pub const HOSTILE_COMPOUND: &str = "=HYPERLINK(\"http://a.example\",\"苑\")";
/// An outlet whose name has everything else.
pub const HOSTILE_OUTLET: &str = "@老\"王\"的'店,<b>&\u{2028}";

const STUDY: &str = r#"
id = "town"
title = { zh = "示例镇", en = "Example town" }
[map]
file = "town.osm.pbf"
outlets = false
attribution = "© OpenStreetMap contributors"
[[outlets]]
file = "outlets.csv"
crs = "WGS84"
date = "2030-01-01"
coverage = ["wet_market", "pharmacy"]
attribution = "示例镇商务局"
[people]
kind = "cells"
file = "people.csv"
crs = "WGS84"
date = "2029"
[communities]
file = "communities.geojson"
crs = "WGS84"
note = { zh = "示例界线", en = "Example outlines" }
[standard]
packs = ["cn-2021-guide"]
[walking]
profiles = ["planning", "adult"]
[[notice]]
zh = "虚构的镇"
en = "An invented town"
"#;

/// Clauses of the invented standard: a share, an unverified share, formats, a walk, and one
/// whose outlets nobody vouches for.
const CLAUSES: &str = r#"
[[clause]]
id = "basic.market"
zh = "菜市场"
en = "Wet market"
measure = "share-within"
types = ["wet_market"]
minutes = 5
at_least_permille = 500
place = "第一条"
[[clause]]
id = "basic.pharmacy"
zh = "药店"
en = "Pharmacy"
measure = "share-within"
types = ["pharmacy"]
minutes = 5
at_least_permille = 900
certainty = "memory"
note_zh = "凭记忆"
note_en = "from memory"
[[clause]]
id = "quality.formats"
zh = "任一业态"
en = "Any format"
class = "quality"
measure = "formats-present"
types = ["wet_market", "pharmacy", "repair_shop"]
minutes = 10
at_least = 2
[[clause]]
id = "quality.supermarket"
zh = "超市"
en = "Supermarket"
class = "quality"
measure = "nearest-time"
types = ["supermarket"]
[[clause]]
id = "quality.canteen"
zh = "老年餐桌"
en = "Canteen for elders"
class = "quality"
measure = "share-within"
types = ["elder_canteen"]
metres = 300
at_least_permille = 500
[grade]
[[grade.band]]
zh = "达标型"
en = "Standard"
clauses = ["basic.market"]
"#;

/// One street of 1.2 km from west to east, a community on either half.
///
/// ```text
///  x =   10     200      410                800        990      1190
///        a(1)   market   b(2)               pharmacy   c(4)     d(8)
///        |--------- 东 ----------|---------------- hostile ---------|
/// ```
fn scene() -> Scene {
    Scene::new()
        .street("和平路", [(0, 0), (1200, 0)])
        .steps("台阶", [(400, 0), (400, 60)])
        .outlet(HOSTILE_OUTLET, "wet_market", (200, 0))
        .outlet("药店", "pharmacy", (800, 0))
        .outlet("小超市", "small_supermarket", (400, 0))
        .home_by_age("way/1", 1, (1, 0), (10, 0))
        .home_by_age("b", 2, (0, 1), (410, 0))
        .home("c", 4, (990, 0))
        .home("d", 8, (1190, 0))
        .community("东", (-100, -100), (600, 100))
        .community(HOSTILE_COMMUNITY, (600, -100), (1300, 100))
        .compound(HOSTILE_COMPOUND, (900, -50), (1250, 50))
        .complete_only_for(&["wet_market", "pharmacy"])
}

fn square((x, y): At, size: i32) -> MultiPolygon {
    let outer = [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)].map(position).to_vec();
    MultiPolygon(vec![Polygon { outer, holes: Vec::new() }])
}

fn map_facts(scene: &Scene) -> MapFacts {
    let building = |id: &str, at| Building {
        id: id.to_owned(),
        shape: square(at, 20),
        kind: "residential".to_owned(),
        levels_tenths: Some(60),
        height_cm: None,
        name: String::new(),
    };
    let land = |kind, name: &str, at, size| Land {
        id: "way/9".to_owned(),
        kind,
        name: name.to_owned(),
        shape: square(at, size),
    };
    MapFacts {
        // The east community goes on for 50 of its 700 m beyond the map.
        bounds: Some((position((-50, -100)), position((1250, 100)))),
        data_date: Some("2030-02-03T04:05:06Z".to_owned()),
        streets: scene.streets(),
        buildings: vec![building("way/1", (-10, -10)), building("way/2", (600, 30))],
        land: vec![land(LandKind::Water, "池", (500, 20), 40), land(LandKind::Green, "公园", (480, 10), 90)],
        ..MapFacts::default()
    }
}

fn packs() -> Vec<StandardPack> {
    vec![pack(CLAUSES)]
}

/// The town, measured for planners and adults and judged by one standard.
pub fn draft(people: PeopleBasis) -> Draft {
    let scene = scene();
    let mut town = scene.build();
    town.origins[0].kind = OriginKind::Building;
    let packs = packs();
    let survey = town.survey(&packs, &["planning", "adult"], GatePolicy::OPEN);
    let assessments: Vec<Assessment> = packs
        .iter()
        .map(|pack| assess(&AssessInput { people, ..town.input(pack, &survey) }).expect("the survey is for this pack"))
        .collect();
    let measured = survey.profiles.iter().zip(&survey.plans).zip(survey.reaches).map(|((profile, plan), reach)| {
        let market = plan.find("wet_market").expect("every type is a group");
        Measured {
            profile: profile.id.clone(),
            groups: plan.groups.clone(),
            limit: plan.limit,
            reach,
            areas: vec![ReachArea { group: market as u32, minutes: 5, shape: square((-40, -20), 480) }],
        }
    });
    let measured = measured.collect();
    let mut map = map_facts(&scene);
    map.compounds = town.compounds;
    let imported = Imported {
        map,
        outlets: town.outlets,
        sources: town.sources,
        origins: town.origins,
        people,
        communities: town.communities,
        findings: vec![
            Finding::new(Severity::Warning, "outlets.csv", "row 7", Rule("import-test-rule")).with("n", 3u32),
            Finding::new(Severity::Warning, "outlets.csv", "row 8", Rule("import-test-rule")).with("n", 5u32),
            Finding::new(Severity::Note, "town.osm.pbf", "=1+1", Rule("cli-file-missing")).with("path", "-a.csv"),
        ],
    };
    let study = study();
    let cited =
        SourceList::parse("[[source]]\nid = \"S\"\ntitle = \"示例文件\"\ncertainty = \"invented\"").expect("sound");
    Draft {
        study,
        taxonomy: town.taxonomy,
        packs,
        cited,
        profiles: survey.profiles,
        imported,
        network: town.network,
        measured,
        assessments,
        findings: town.findings,
        receipt: receipt(),
    }
}

/// The study; its files are there while it is read, and empty.
fn study() -> Study {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for name in ["town.osm.pbf", "outlets.csv", "people.csv", "communities.geojson"] {
        std::fs::write(folder.path().join(name), "").expect("a file");
    }
    Study::parse("study.toml", STUDY, folder.path()).expect("the study is sound")
}

fn receipt() -> Receipt {
    let stations = vec![("1-import".to_owned(), "00".to_owned())];
    Receipt {
        format: FORMAT,
        product: "0.1.0".to_owned(),
        inputs: vec![Input::of("map", "town.osm.pbf", b"map"), Input::of("outlets", "outlets.csv", b"outlets")],
        settings: vec![("walking.gates".to_owned(), "residents".to_owned())],
        result: Receipt::result_of(&stations),
        stations,
        ..Receipt::default()
    }
}
