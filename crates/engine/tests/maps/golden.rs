//! What is read of the demo districts, as reviewed counts.

use std::collections::BTreeMap;
use std::path::PathBuf;

use expect_test::{Expect, expect};

use yike_domain::taxonomy::Taxonomy;
use yike_engine::import::osm::{Limits, read_map};

use crate::testdata;

/// The product's own business types.
pub(crate) fn real_types() -> Taxonomy {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data/taxonomy/2025.toml");
    Taxonomy::parse(&std::fs::read_to_string(path).expect("data file")).expect("a sound list")
}

fn check(map: &str, wanted: &Expect) {
    let types = real_types();
    let (facts, findings) = read_map(map, &testdata(map), &types, &Limits::default()).expect("a map");
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
    text += "not recognised:";
    for finding in findings.iter().filter(|f| f.rule.0 == "osm-tags-unmatched") {
        text += &format!(" {} {},", finding.args[1].1, finding.args[0].1);
    }
    text += "\n";
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
            outlets: bakery 3, bank_outlet 16, bank_point 37, breakfast_shop 1, bus_stop 68, catering 41, convenience_store 9, fast_food 9, fitness 2, flower_gift 1, fresh_grocery 1, hair_beauty 6, hospital 2, junior_school 4, kindergarten 2, large_supermarket 1, laundry 3, library 3, mall 1, metro_station 37, new_bookshop 2, park 12, pharmacy 2, photo_print 12, playground 2, police_station 1, post_express_station 1, post_office 4, primary_school 1, public_toilet 6, repair_point 3, small_supermarket 1, specialty_catering 4, sports_ground 25, sports_hall 7, supermarket 4, tea_coffee 15, telecom_outlet 3, vending 4
            places: island 1
            findings: osm-date-assumed 1, osm-tags-unmatched 24
            not recognised: amenity=bar 6, amenity=bicycle_parking 9, amenity=bicycle_rental 3, amenity=college 1, amenity=drinking_water 1, amenity=fountain 2, amenity=fuel 1, amenity=grave_yard 1, amenity=investment_bank 1, amenity=parking 26, amenity=school 2, amenity=telephone 3, amenity=theatre 2, amenity=university 2, shop=adult 1, shop=bicycle 11, shop=chemist 1, shop=clothes 2, shop=electronics 2, shop=kiosk 7, shop=mobile_phone 1, shop=optician 4, shop=sports 1, shop=stationery 2,
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
            outlets: bakery 8, bank_outlet 22, bank_point 25, breakfast_shop 1, bus_stop 43, catering 56, clinic 1, convenience_store 7, fast_food 18, fitness 1, fresh_grocery 2, hair_beauty 2, hospital 5, junior_school 7, kindergarten 1, large_supermarket 1, laundry 1, library 2, mall 13, metro_station 42, new_bookshop 6, park 6, pharmacy 3, playground 1, police_station 6, post_office 1, primary_school 5, public_toilet 10, specialty_catering 17, sports_ground 25, sports_hall 8, supermarket 9, tea_coffee 29, telecom_outlet 1, travel_service 1, wet_market 2
            places: admin_level/6 3, city 1, neighbourhood 1, square 3
            findings: osm-bounds-assumed 1, osm-members-missing 1, osm-sizes-odd 1, osm-tags-unmatched 30
            not recognised: amenity=arts_centre 3, amenity=bar 5, amenity=bicycle_parking 2, amenity=bicycle_rental 9, amenity=cinema 2, amenity=clock 1, amenity=courthouse 1, amenity=drinking_water 1, amenity=fountain 2, amenity=fuel 1, amenity=ice_cream 2, amenity=parking 13, amenity=place_of_worship 2, amenity=pub 2, amenity=school 5, amenity=shelter 2, amenity=theatre 1, amenity=townhall 2, amenity=university 1, amenity=waste_basket 2, shop=boutique 2, shop=car 1, shop=clothes 12, shop=electronics 6, shop=jewelry 3, shop=stationery 1, shop=ticket 1, shop=toys 1, shop=wine 1, shop=yes 2,
        "#]],
    );
}
