//! What is read of the demo districts, as reviewed counts.

use std::collections::BTreeMap;

use expect_test::{Expect, expect};

use crate::{read, testdata, types};

fn check(map: &str, wanted: &Expect) {
    let types = types();
    let (facts, findings) = read(&testdata(map)).expect("a map");
    let mut text = format!(
        "date {}\nbounds {:?}\nstreets {} with {} nodes, {} plazas as relations\nbuildings {} ({} with storeys, {} with height)\n",
        facts.data_date.as_deref().unwrap_or("unknown"),
        facts.bounds.map(|(a, b)| [a.lon_degrees(), a.lat_degrees(), b.lon_degrees(), b.lat_degrees()]),
        facts.streets.ways.len(),
        facts.streets.node_ids.len(),
        facts.streets.areas.len(),
        facts.buildings.len(),
        facts.buildings.iter().filter(|b| b.levels_tenths.is_some()).count(),
        facts.buildings.iter().filter(|b| b.height_cm.is_some()).count(),
    );
    let mut count = |title: &str, words: Vec<String>| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        words.into_iter().for_each(|word| *counts.entry(word).or_default() += 1);
        text +=
            &format!("{title}: {}\n", counts.iter().map(|(w, n)| format!("{w} {n}")).collect::<Vec<_>>().join(", "));
    };
    count("compounds", facts.compounds.iter().map(|c| c.kind.clone()).collect());
    count(
        "named housing",
        facts.compounds.iter().filter(|c| c.kind == "residential").map(|c| c.name.clone()).collect(),
    );
    count("obstacles", facts.obstacles.iter().map(|o| format!("{:?}", o.kind)).collect());
    count("land", facts.land.iter().map(|l| format!("{:?}", l.kind)).collect());
    let types_of =
        |o: &yike_domain::outlet::Outlet| o.types.iter().map(|t| types.get(*t).code.clone()).collect::<Vec<_>>();
    count("outlets", facts.outlets.iter().flat_map(types_of).collect());
    count("places", facts.places.iter().map(|p| p.kind.clone()).collect());
    count("findings", findings.iter().map(|f| f.rule.0.to_owned()).collect());
    wanted.assert_eq(&text);
}

#[test]
fn wudaokou() {
    check(
        "towns/wudaokou/wudaokou.osm.pbf",
        &expect![[r#"
        date 2017-06-24
        bounds Some([116.3084, 39.9905, 116.332, 40.0123])
        streets 688 with 2211 nodes, 0 plazas as relations
        buildings 521 (11 with storeys, 0 with height)
        compounds: hospital 2, kindergarten 1, residential 6, school 3, university 2
        named housing: 华清嘉园小区 1, 新林院 1, 清华大学西北小区 1, 荷清苑教师住宅区 1, 西王庄小区 1, 西院 1
        obstacles: Motorway 2, Railway 3, Wall 10, Water 12
        land: Commercial 5, Green 44, Institution 8, Residential 6, Water 6
        outlets: bank 16, convenience_store 9, hospital 2, kindergarten 1, park 12, pharmacy 3, post_office 4, restaurant 56, school 8, supermarket 4, toilets 6
        places: island 1
        findings: osm-date-assumed 1, osm-tags-unmatched 37
    "#]],
    );
}

#[test]
fn xinjiekou() {
    check(
        "towns/xinjiekou/xinjiekou.osm.pbf",
        &expect![[r#"
        date unknown
        bounds Some([118.756313, 32.0293594, 118.7996063, 32.0587686])
        streets 384 with 1623 nodes, 1 plazas as relations
        buildings 1278 (131 with storeys, 53 with height)
        compounds: hospital 2, military 1, residential 1, school 14, university 1
        named housing: 华侨路二十六号小区 1
        obstacles: Wall 1, Water 9
        land: Commercial 28, Green 100, Institution 17, Residential 11, Water 5
        outlets: bank 22, convenience_store 7, hospital 5, park 6, pharmacy 3, post_office 1, restaurant 84, school 18, supermarket 9, toilets 10
        places: admin_level/6 3, city 1, neighbourhood 1, square 3
        findings: osm-bounds-assumed 1, osm-members-missing 1, osm-sizes-odd 1, osm-tags-unmatched 43
    "#]],
    );
}
