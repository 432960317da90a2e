//! GeoJSON as officials' programs write it, and as nobody should.

use yike_domain::Rule;

use super::*;

fn table(json: &str) -> Table {
    parse("a.geojson", json.as_bytes(), &Limits::default()).expect("it is GeoJSON")
}

fn trouble(json: &str) -> Trouble {
    parse("a.geojson", json.as_bytes(), &Limits::default()).expect_err("it is odd")
}

fn rule(json: &str) -> Rule {
    trouble(json).rule
}

const TWO: &str = r#"{"type":"FeatureCollection",
 "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},
 "features":[
  {"type":"Feature","id":7,"properties":{"名称":" 示例菜市场 ","电话":13800000000,"营业":{"周一":[8,20.5,null,true],"注":"a\"b"}},
   "geometry":{"coordinates":[116.3,39.9,50],"type":"Point"}},
  {"type":"Feature","properties":{"人口":120,"名称":null,"社区":true},"geometry":null}]}"#;

#[test]
fn a_collection_is_a_table_with_the_union_of_properties() {
    let table = table(TWO);
    assert_eq!(table.columns, ["id", "名称", "电话", "营业", "人口", "社区"]);
    let text = |t: &str| Cell::Text(t.to_owned());
    assert_eq!(
        table.rows[0].cells,
        [
            Cell::Number(7.0),
            text("示例菜市场"),
            text("13800000000"),
            text(r#"{"周一":[8,20.5,null,true],"注":"a\"b"}"#),
            Cell::Empty,
            Cell::Empty
        ]
    );
    assert_eq!(table.rows[0].shape, Some(RawShape::Point(116.3, 39.9)));
    assert_eq!(table.rows[1].cells[4..], [Cell::Number(120.0), text("true")]);
    assert_eq!((table.rows[1].line, &table.rows[1].shape), (2, &None));
    assert_eq!(table.declared_crs.as_deref(), Some("EPSG:4490"));
}

#[test]
fn a_gbk_file_and_a_marked_file_say_the_same() {
    let gbk = encoding_rs::GBK.encode(TWO).0;
    assert_eq!(parse("a.geojson", &gbk, &Limits::default()).expect("GBK"), table(TWO));
    assert_eq!(table(&format!("\u{feff}{TWO}")), table(TWO));
    let broken = parse("a.geojson", b"{\"type\":\"\xff\xff\"}", &Limits::default()).expect_err("neither");
    assert_eq!(broken.rule, rules::ENCODING_UNKNOWN);
    // One damaged character among many of UTF-8: read as GBK, all of them would be other words.
    let mut damaged = TWO.as_bytes().to_vec();
    let at = damaged.iter().rposition(|b| *b >= 0xe0).expect("it has words");
    damaged[at + 2] = 0xff;
    let damaged = parse("a.geojson", &damaged, &Limits::default()).expect_err("damaged");
    assert_eq!(damaged.rule, rules::ENCODING_MIXED);
}

#[test]
fn every_kind_of_shape_is_read() {
    let shape = |geometry: &str| table(geometry).rows.first().and_then(|row| row.shape.clone());
    let ring = vec![(0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0), (0.0, 0.0)];
    let polygon = RawShape::Polygons(vec![vec![ring]]);
    // The bow tie crosses itself: reading is not judging.
    let bow_tie = "[[[0,0],[1,1],[1,0],[0,1],[0,0]]]";
    assert_eq!(shape(&format!(r#"{{"type":"Polygon","coordinates":{bow_tie}}}"#)), Some(polygon.clone()));
    assert_eq!(shape(&format!(r#"{{"coordinates":[{bow_tie}],"type":"MultiPolygon"}}"#)), Some(polygon.clone()));
    let line = RawShape::Lines(vec![vec![(0.0, 0.0), (1.0, 2.0)]]);
    assert_eq!(shape(r#"{"type":"LineString","coordinates":[[0,0],[1,2]]}"#), Some(line.clone()));
    assert_eq!(shape(r#"{"type":"MultiLineString","coordinates":[[[0,0],[1,2]]]}"#), Some(line));
    assert_eq!(shape(r#"{"type":"MultiPoint","coordinates":[[3,4]]}"#), Some(RawShape::Point(3.0, 4.0)));
    let collection =
        format!(r#"{{"type":"GeometryCollection","geometries":[{{"type":"Polygon","coordinates":{bow_tie}}}]}}"#);
    assert_eq!(shape(&collection), Some(polygon));
}

#[test]
fn odd_files_are_refused_with_their_place() {
    assert_eq!(rule("{"), rules::GEOJSON_ODD);
    assert_eq!(rule(r#"{"type":"FeatureCollection"}"#), rules::GEOJSON_ODD);
    assert_eq!(rule(&format!("{TWO} x")), rules::GEOJSON_ODD);
    assert_eq!(rule(r#"{"a":1}"#), rules::GEOJSON_ODD);
    let two_points = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null},
        {"type":"Feature","properties":{},"geometry":{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}}]}"#;
    let found = trouble(two_points);
    assert_eq!((found.rule, found.place.as_str()), (rules::SHAPE_NOT_READ, "feature 2"));
    assert_eq!(rule(r#"{"type":"Point","coordinates":["a"]}"#), rules::GEOJSON_ODD);
    assert_eq!(rule(r#"{"type":"Polygon","coordinates":[1,2]}"#), rules::SHAPE_ODD);
    assert_eq!(rule(r#"{"type":"Circle","coordinates":[1,2]}"#), rules::SHAPE_NOT_READ);
    assert_eq!(rule(&format!(r#"{{"type":"Point","coordinates":{}"#, "[".repeat(100_000))), rules::GEOJSON_ODD);
    for end in 0..TWO.len() {
        if TWO.is_char_boundary(end) {
            assert_eq!(rule(&TWO[..end]), rules::GEOJSON_ODD, "cut at {end}");
        }
    }
}

#[test]
fn limits_hold_while_parsing() {
    let limits = Limits { rows: 1, columns: 3, cells: 20, cell_bytes: 30, ..Limits::default() };
    let rule = |json: &str| parse("a.geojson", json.as_bytes(), &limits).expect_err("too much").rule;
    let feature = |properties: &str, geometry: &str| {
        format!(r#"{{"type":"Feature","properties":{properties},"geometry":{geometry}}}"#)
    };
    let one = feature("{}", "null");
    assert_eq!(rule(&format!(r#"{{"type":"FeatureCollection","features":[{one},{one}]}}"#)), rules::TOO_MANY_ROWS);
    assert_eq!(rule(&feature(r#"{"a":1,"b":1,"c":1,"d":1}"#, "null")), rules::TOO_MANY_COLUMNS);
    assert_eq!(rule(&feature(r#"{"a":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]}"#, "null")), rules::CELL_TOO_LONG);
    let line = format!("[{}[0,0]]", "[0,0],".repeat(20));
    let geometry = format!(r#"{{"type":"LineString","coordinates":{line}}}"#);
    assert_eq!(rule(&feature("{}", &geometry)), rules::TOO_MANY_CELLS);
}

#[test]
fn an_empty_collection_is_an_empty_table() {
    let table = table(r#"{"type":"FeatureCollection","features":[]}"#);
    assert_eq!((table.columns.len(), table.rows.len()), (0, 0));
}
