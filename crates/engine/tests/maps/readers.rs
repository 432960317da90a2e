//! The same map in different files gives the same facts.

use std::io::Write;

use yike_domain::{Finding, walking::StreetRules};
use yike_engine::{
    import::osm::{Limits, read_map, read_streets},
    network::{BuildOptions, build},
};

use crate::{read, testdata, told, types};

fn unpacked(packed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(packed), &mut bytes).expect("sound gzip");
    bytes
}

fn bzip2(bytes: &[u8]) -> Vec<u8> {
    let mut writer = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    writer.write_all(bytes).expect("into memory");
    writer.finish().expect("into memory")
}

#[test]
fn pbf_xml_gzip_and_bzip2_give_the_same_facts() {
    for town in ["wudaokou", "xinjiekou", "bupt"] {
        let pbf = read(&testdata(&format!("towns/{town}/{town}.osm.pbf"))).expect("pbf");
        let packed = testdata(&format!("towns/{town}/{town}.osm.gz"));
        assert!(pbf.0.streets.ways.len() > 100 && pbf.0.buildings.len() > 100, "{town}");
        let plain = unpacked(&packed);
        for bytes in [&packed, &plain, &bzip2(&plain)] {
            let other = read(bytes).expect("XML");
            assert!(pbf == other, "{town}: the formats differ");
        }
    }
}

#[test]
fn several_gzip_members_are_one_file() {
    let plain = unpacked(&testdata("towns/bupt/bupt.osm.gz"));
    let (a, b) = plain.split_at(plain.len() / 2);
    let gzip = |part: &[u8]| {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        writer.write_all(part).expect("into memory");
        writer.finish().expect("into memory")
    };
    let joined = [gzip(a), gzip(b)].concat();
    assert!(read(&joined).expect("a map") == read(&plain).expect("a map"));
}

#[test]
fn the_short_reading_has_the_streets_and_obstacles_of_the_full_one() {
    for map in ["wudaokou/wudaokou", "xinjiekou/xinjiekou", "bupt/bupt", "helsinki-centre/helsinki-centre"] {
        let bytes = testdata(&format!("towns/{map}.osm.pbf"));
        let (full, _) = read_map(map, &bytes, &types(), &Limits::default()).expect("a map");
        let (short, _) = read_streets(map, &bytes, &Limits::default()).expect("a map");
        assert!(full.streets == short.streets, "{map}: streets");
        assert!(full.obstacles == short.obstacles, "{map}: obstacles");
        assert!(!short.obstacles.is_empty() && short.buildings.is_empty(), "{map}");
        assert_eq!(full.bounds, short.bounds, "{map}");
    }
}

fn value(findings: &[Finding], rule: &str, name: &str) -> Option<String> {
    let finding = findings.iter().find(|f| f.rule.0 == rule)?;
    finding.args.iter().find(|(n, _)| *n == name).map(|(_, value)| value.to_string())
}

/// The extract was cut without completing ways: 4,525 references have no node (counted with
/// osmium when the extract was described).
#[test]
fn references_without_nodes_are_counted_and_survived() {
    let (facts, findings) = read(&testdata("towns/helsinki-centre/helsinki-centre.osm.pbf")).expect("a map");
    assert_eq!(value(&findings, "osm-nodes-missing", "nodes").as_deref(), Some("4525"));
    let nodes = facts.streets.node_ids.len();
    assert!(facts.streets.refs.iter().all(|node| (*node as usize) < nodes));
}

/// Counts of the description of the extracts (made with another program): buildings are
/// ways and relations with `building=*`; restaurants, fast food and cafés; banks; and so on.
#[test]
fn counts_agree_with_the_description_of_the_extracts() {
    let types = types();
    for (map, buildings, outlets) in [
        (
            "wudaokou/wudaokou",
            521,
            [
                ("restaurant", 56),
                ("bank", 16),
                ("convenience_store", 9),
                ("supermarket", 4),
                ("school", 8),
                ("park", 12),
            ],
        ),
        (
            "xinjiekou/xinjiekou",
            1278,
            [
                ("restaurant", 84),
                ("bank", 22),
                ("convenience_store", 7),
                ("supermarket", 9),
                ("school", 18),
                ("park", 6),
            ],
        ),
    ] {
        let (facts, findings) = read(&testdata(&format!("towns/{map}.osm.pbf"))).expect("a map");
        assert_eq!(facts.buildings.len(), buildings, "{map}: {:?}", told(&findings));
        for (code, n) in outlets {
            let idx = types.index(code).expect("in the list");
            assert_eq!(facts.outlets.iter().filter(|o| o.types.contains(&idx)).count(), n, "{map}: {code}");
        }
    }
}

/// The same streets and obstacles make the same network, to the byte.
#[test]
fn the_network_does_not_depend_on_the_format() {
    let rules = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/profiles/streets.toml"));
    let rules = StreetRules::parse("streets", &rules.expect("data file")).expect("valid rules");
    let network = |name: &str| {
        let (facts, _) = read_streets("map", &testdata(name), &Limits::default()).expect("a map");
        build(&facts.streets, &facts.obstacles, &rules, &BuildOptions::default()).expect("a network").0
    };
    let (pbf, gz) = (network("towns/wudaokou/wudaokou.osm.pbf"), network("towns/wudaokou/wudaokou.osm.gz"));
    assert!(pbf.to_bytes() == gz.to_bytes());
    assert!(!pbf.view().obstacles.is_empty());
}
