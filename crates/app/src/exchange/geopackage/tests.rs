//! What SQLite and GDAL find in the file.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use rusqlite::Connection;
use yike_engine::import::table::RawShape;

use super::*;
use crate::exchange::layer::{ColumnKind, GeometryKind, Layer, Value};

/// Communities with a hole, a self-crossing one and an empty row; outlets; findings without shapes.
pub(super) fn layers() -> Vec<Layer> {
    let square = |a: f64, b: f64| vec![(a, a), (b, a), (b, b), (a, b), (a, a)];
    let bow_tie = vec![(8.0, 8.0), (9.0, 9.0), (9.0, 8.0), (8.0, 9.0), (8.0, 8.0)];
    let columns = [("名称", ColumnKind::Text), ("people", ColumnKind::Int), ("met", ColumnKind::Bool)];
    let mut communities = Layer::new("communities", GeometryKind::MultiPolygon, &columns);
    communities.description = "社区".into();
    communities.attribution = "© OpenStreetMap contributors".into();
    let ring = RawShape::Polygons(vec![vec![square(0.0, 4.0), square(1.0, 2.0)]]);
    communities.push(Some(ring), vec!["示例一社区".into(), 8u32.into(), true.into()]);
    communities
        .push(Some(RawShape::Polygons(vec![vec![bow_tie]])), vec!["示例二社区".into(), 16u32.into(), false.into()]);
    communities.push(None, vec![Value::Null, Value::Null, Value::Null]);
    let mut outlets = Layer::new("outlets \"all\"", GeometryKind::Point, &[("share", ColumnKind::Real)]);
    outlets.push(Some(RawShape::Point(116.25, 39.5)), vec![0.25.into()]);
    let mut streets = Layer::new("streets", GeometryKind::MultiLineString, &[]);
    streets.push(Some(RawShape::Lines(vec![vec![(0.0, 0.0), (1.0, 2.0)]])), vec![]);
    let mut findings = Layer::new("findings", GeometryKind::None, &[("rule", ColumnKind::Text)]);
    findings.push(None, vec!["osm-node-missing".into()]);
    vec![communities, outlets, streets, findings]
}

fn written(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    write(&path, &layers()).expect("it can be written");
    path
}

#[test]
fn equal_layers_give_equal_bytes_and_nothing_else_is_left() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (a, b) = (written(folder.path(), "a.gpkg"), written(folder.path(), "b.gpkg"));
    assert_eq!(std::fs::read(a).expect("it is there"), std::fs::read(b).expect("it is there"));
    assert_eq!(std::fs::read_dir(folder.path()).expect("it can be listed").count(), 2);
}

#[test]
fn the_file_has_what_the_standard_asks() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let db = Connection::open(written(folder.path(), "a.gpkg")).expect("it is SQLite");
    let one = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0)).expect(sql);
    assert_eq!(one("PRAGMA application_id"), 0x4750_4B47, "requirement 2");
    assert_eq!(one("PRAGMA user_version"), 10_301, "requirement 2");
    assert_eq!(one("SELECT count(*) FROM pragma_foreign_key_check"), 0, "requirement 7");
    let text = |sql: &str| db.query_row(sql, [], |row| row.get::<_, String>(0)).expect(sql);
    assert_eq!(text("PRAGMA integrity_check"), "ok", "requirement 6");
    assert_eq!(one("SELECT count(*) FROM gpkg_spatial_ref_sys WHERE srs_id IN (-1, 0, 4326)"), 3, "requirement 11");
    assert_eq!(one("SELECT count(*) FROM gpkg_contents"), 4);
    assert_eq!(one("SELECT count(*) FROM gpkg_geometry_columns"), 3);
    let about = text("SELECT description FROM gpkg_contents WHERE table_name = 'communities'");
    assert_eq!(about, "社区 | © OpenStreetMap contributors");
    // The box of the first community is 0…4 on both axes: x 3.5 meets it and not the second, 8…9.
    let index = "SELECT group_concat(id) FROM rtree_communities_geom WHERE";
    assert_eq!(text(&format!("{index} minx < 3.5 AND maxx > 3.5")), "1");
    // Header of clause 2.1.3: GP, version 0, little-endian with a box (0b011), EPSG:4326; no box for a point.
    let head = |table: &str| {
        let sql = format!("SELECT hex(substr(geom, 1, 8)) FROM \"{table}\" LIMIT 1");
        db.query_row(&sql, [], |row| row.get::<_, String>(0)).expect("a shape")
    };
    assert_eq!(head("communities"), "47500003E6100000");
    assert_eq!(head("outlets \"\"all\"\""), "47500001E6100000");
}

/// What GDAL says; `None` where it is not installed and nobody insists.
fn ogrinfo(arguments: &[&str]) -> Option<String> {
    match Command::new("ogrinfo").args(arguments).output() {
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{said}");
            Some(said)
        }
        Err(error) => {
            assert!(std::env::var_os("YIKE_REQUIRE_GDAL").is_none(), "ogrinfo is required and does not run: {error}");
            None
        }
    }
}

#[test]
fn gdal_reads_every_layer_without_a_warning() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = written(folder.path(), "a.gpkg");
    let Some(said) = ogrinfo(&["-al", path.to_str().expect("UTF-8")]) else { return };
    for words in ["Warning", "ERROR", "FAILURE"] {
        assert!(!said.contains(words), "{said}");
    }
    for words in [
        "Layer name: communities\n",
        "Geometry: Multi Polygon\nFeature Count: 3\nExtent: (0.000000, 0.000000) - (9.000000, 9.000000)",
        "  名称 (String) = 示例一社区\n  people (Integer64) = 8\n  met (Integer(Boolean)) = 1\n",
        "MULTIPOLYGON (((0 0,4 0,4 4,0 4,0 0),(1 1,2 1,2 2,1 2,1 1)))",
        "DESCRIPTION=社区 | © OpenStreetMap contributors",
        "Layer name: outlets \"all\"\n",
        "POINT (116.25 39.5)",
        "MULTILINESTRING ((0 0,1 2))",
        "Layer name: findings\n",
        "  rule (String) = osm-node-missing\n",
        "ID[\"EPSG\",4326]",
    ] {
        assert!(said.contains(words), "GDAL does not say {words:?}:\n{said}");
    }
    // GDAL's own triggers run: its functions are there, and the index follows a change.
    let sql = "DELETE FROM communities WHERE fid = 1";
    ogrinfo(&[path.to_str().expect("UTF-8"), "-sql", sql]).expect("GDAL is here");
    let db = Connection::open(path).expect("it is SQLite");
    let left: i64 = db.query_row("SELECT count(*) FROM rtree_communities_geom", [], |row| row.get(0)).expect("a count");
    assert_eq!(left, 1);
}
