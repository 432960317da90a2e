//! Little hand-written maps.

use yike_domain::LonLat;
use yike_engine::import::map::{LandKind, ObstacleKind};

use crate::{read, told, types, xml};

/// Nodes of a square of 0.001° and its ways, relations as given.
fn square(rest: &str) -> String {
    xml(&format!(
        "<node id='1' lat='40.000' lon='116.310'/>\n<node id='2' lat='40.000' lon='116.311'/>\n\
         <node id='3' lat='40.001' lon='116.311'/>\n<node id='4' lat='40.001' lon='116.310'/>\n{rest}"
    ))
}

const RING: &str = "<nd ref='1'/><nd ref='2'/><nd ref='3'/><nd ref='4'/><nd ref='1'/>";

fn at(lon: f64, lat: f64) -> LonLat {
    LonLat::from_degrees(lon, lat).expect("on Earth")
}

#[test]
fn an_area_is_entered_by_its_entrance_or_stands_at_a_point_inside() {
    let map = square(&format!(
        "<node id='5' lat='40.000' lon='116.3105'><tag k='entrance' v='main'/></node>\n\
         <node id='6' lat='40.001' lon='116.3105'><tag k='entrance' v='yes'/></node>\n\
         <way id='10'><nd ref='1'/><nd ref='6'/><nd ref='5'/><nd ref='2'/><nd ref='1'/>\
         <tag k='shop' v='supermarket'/><tag k='name' v='甲超市'/></way>\n\
         <way id='11'>{RING}<tag k='amenity' v='school'/></way>"
    ));
    let (facts, _) = read(map.as_bytes()).expect("a map");
    let shop = facts.outlets.iter().find(|o| o.id == "way/10").expect("the shop");
    assert_eq!((shop.at, shop.name.as_str()), (at(116.3105, 40.0), "甲超市"));
    let school = facts.outlets.iter().find(|o| o.id == "way/11").expect("the school");
    assert_eq!(school.at, at(116.3105, 40.0005));
    assert_eq!(facts.compounds.iter().map(|c| c.kind.as_str()).collect::<Vec<_>>(), ["school"]);
}

#[test]
fn a_lake_with_an_island_is_water_around_land() {
    let map = square(
        "<node id='5' lat='40.0004' lon='116.3104'/><node id='6' lat='40.0004' lon='116.3106'/>\n\
         <node id='7' lat='40.0006' lon='116.3106'/>\n\
         <way id='10'><nd ref='1'/><nd ref='2'/><nd ref='3'/></way>\n<way id='11'><nd ref='1'/><nd ref='4'/><nd ref='3'/></way>\n\
         <way id='12'><nd ref='5'/><nd ref='6'/><nd ref='7'/><nd ref='5'/></way>\n\
         <relation id='20'><member type='way' ref='10' role='outer'/><member type='way' ref='11' role='outer'/>\
         <member type='way' ref='12' role='inner'/><tag k='type' v='multipolygon'/><tag k='natural' v='water'/></relation>",
    );
    let (facts, findings) = read(map.as_bytes()).expect("a map");
    let [lake] = facts.land.as_slice() else { panic!("{:?}", facts.land) };
    assert_eq!((lake.id.as_str(), lake.kind), ("relation/20", LandKind::Water));
    assert_eq!((lake.shape.0.len(), lake.shape.0[0].holes.len()), (1, 1));
    assert!(lake.shape.contains(at(116.3101, 40.0001)) && !lake.shape.contains(at(116.31055, 40.00045)));
    let shores: Vec<_> = facts.obstacles.iter().map(|o| (o.id.as_str(), o.kind, o.line.len())).collect();
    assert_eq!(shores, [("relation/20", ObstacleKind::Water, 5), ("relation/20", ObstacleKind::Water, 4)]);
    assert_eq!(told(&findings), Vec::<String>::new());
}

#[test]
fn unknown_tags_are_counted_with_the_likeliest_types() {
    let map = square(
        "<node id='5' lat='40' lon='116.31'><tag k='shop' v='yes'/><tag k='name' v='好邻居便利店'/></node>\n\
         <node id='6' lat='40' lon='116.31'><tag k='shop' v='yes'/></node>\n\
         <node id='7' lat='40' lon='116.31'><tag k='amenity' v='bench'/></node>\n\
         <node id='8' lat='40' lon='116.31'><tag k='shop' v='convenience'/><tag k='disused' v='yes'/></node>\n\
         <node id='9' lat='40' lon='116.31'><tag k='amenity' v='parking'/><tag k='name' v='示例幼儿园停车场'/></node>\n\
         <node id='10' lat='40' lon='116.31'><tag k='amenity' v='parking'/></node>\n\
         <node id='11' lat='40' lon='116.31'><tag k='amenity' v='parking'/><tag k='name' v='示例停车场'/></node>\n\
         <node id='12' lat='40' lon='116.31'><tag k='amenity' v='bar'/></node>\n\
         <node id='13' lat='40' lon='116.31'><tag k='amenity' v='farmacy'/></node>",
    );
    let (facts, findings) = read(map.as_bytes()).expect("a map");
    assert_eq!(facts.outlets.len(), 0);
    assert_eq!(
        told(&findings),
        [
            // A bar is no park, though two of its letters stand in both words.
            "osm-tags-unmatched outlets=1 tag=amenity=bar guessed=no guesses=",
            "osm-tags-unmatched outlets=1 tag=amenity=bench guessed=no guesses=",
            "osm-tags-unmatched outlets=1 tag=amenity=farmacy guessed=yes guesses=pharmacy",
            // One name of three says 幼儿园 (kindergarten): fewer than half.
            "osm-tags-unmatched outlets=3 tag=amenity=parking guessed=no guesses=",
            // One of two is half.
            "osm-tags-unmatched outlets=2 tag=shop=yes guessed=yes guesses=convenience store",
            "osm-outlets-disused outlets=1",
        ]
    );
}

#[test]
fn the_words_of_an_outlet_are_kept() {
    let map = square(
        "<node id='5' lat='40' lon='116.31'><tag k='amenity' v='pharmacy'/><tag k='name' v='示例&amp;药房'/>\
         <tag k='opening_hours' v='Mo-Su 08:00-22:00'/><tag k='contact:phone' v='010-00000000'/>\
         <tag k='addr:street' v='示例路'/><tag k='addr:housenumber' v='5号'/><tag k='delivery' v='yes'/></node>",
    );
    let (facts, _) = read(map.as_bytes()).expect("a map");
    let [outlet] = facts.outlets.as_slice() else { panic!("{:?}", facts.outlets) };
    assert_eq!(outlet.types, [types().index("pharmacy").expect("in the list")]);
    assert_eq!(
        (outlet.id.as_str(), outlet.source, outlet.name.as_str(), outlet.hours.as_str()),
        ("node/5", 0, "示例&药房", "Mo-Su 08:00-22:00")
    );
    assert_eq!((outlet.address.as_str(), outlet.phone.as_str()), ("示例路5号", "010-00000000"));
    assert_eq!(outlet.functions, ["delivery"]);
}

#[test]
fn names_of_places_stand_at_nodes_labels_and_middles() {
    let map = square(&format!(
        "<node id='5' lat='40.0' lon='116.32'><tag k='place' v='neighbourhood'/><tag k='name' v='甲村'/></node>\n\
         <way id='10'>{RING}<tag k='place' v='square'/><tag k='name' v='乙广场'/></way>\n\
         <relation id='20'><member type='way' ref='10' role='outer'/><tag k='type' v='boundary'/>\
         <tag k='boundary' v='administrative'/><tag k='admin_level' v='8'/><tag k='name' v='丙街道'/></relation>\n\
         <relation id='21'><member type='way' ref='10' role='outer'/><member type='node' ref='5' role='admin_centre'/>\
         <tag k='type' v='boundary'/><tag k='boundary' v='administrative'/><tag k='admin_level' v='6'/><tag k='name' v='丁区'/></relation>"
    ));
    let (facts, _) = read(map.as_bytes()).expect("a map");
    let places: Vec<_> = facts.places.iter().map(|p| (p.name.as_str(), p.kind.as_str(), p.at)).collect();
    assert_eq!(
        places,
        [
            ("甲村", "neighbourhood", at(116.32, 40.0)),
            ("乙广场", "square", at(116.3105, 40.0005)),
            ("丙街道", "admin_level/8", at(116.3105, 40.0005)),
            ("丁区", "admin_level/6", at(116.32, 40.0)),
        ]
    );
}

#[test]
fn the_date_is_declared_or_that_of_the_newest_edit() {
    let node = "<node id='1' lat='40' lon='116.31' timestamp='2017-06-24T10:40:54Z'/>";
    let date = |map: String| {
        let (facts, findings) = read(map.as_bytes()).expect("a map");
        (facts.data_date, findings.iter().any(|f| f.rule.0 == "osm-date-assumed"))
    };
    assert_eq!(date(xml(node)), (Some("2017-06-24".to_owned()), true));
    let overpass = format!("<meta osm_base='2021-06-12T07:41:41Z'/>{node}");
    assert_eq!(date(xml(&overpass)), (Some("2021-06-12T07:41:41Z".to_owned()), false));
    assert_eq!(date(xml("<node id='1' lat='40' lon='116.31'/>")), (None, false));
}

#[test]
fn objects_to_be_deleted_are_left_out() {
    let map = square(&format!(
        "<way id='10' action='delete'>{RING}<tag k='building' v='yes'/></way>\n<way id='11'>{RING}<tag k='building' v='apartments'/>\
         <tag k='building:levels' v='6层'/><tag k='height' v='tall'/></way>"
    ));
    let (facts, findings) = read(map.as_bytes()).expect("a map");
    let [building] = facts.buildings.as_slice() else { panic!("{:?}", facts.buildings) };
    assert_eq!((building.id.as_str(), building.levels_tenths, building.height_cm), ("way/11", Some(60), None));
    assert_eq!(told(&findings), ["osm-sizes-odd buildings=1"]);
}

/// Overpass ends a file it could not finish as if it were whole, and says so in a remark.
#[test]
fn an_unfinished_export_is_told() {
    let map =
        xml("<remark> runtime error: Query timed out in \"query\" </remark>\n<node id='1' lat='40' lon='116.31'/>");
    let (_, findings) = read(map.as_bytes()).expect("a map");
    assert_eq!(told(&findings), ["osm-export-incomplete remark=runtime error: Query timed out in \"query\""]);
}
