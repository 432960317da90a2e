//! What SQLite and GDAL find in the file.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use rusqlite::Connection;
use yike_domain::Trouble;
use yike_engine::import::table::{Cell, RawShape, Table};

use super::*;
use crate::exchange::{
    Limits,
    day::day_of,
    layer::{ColumnKind, GeometryKind, Layer, Value},
    rules,
};

/// Communities with a hole, a self-crossing one and an empty row; outlets; findings without shapes.
fn layers() -> Vec<Layer> {
    let square = |a: f64, b: f64| vec![(a, a), (b, a), (b, b), (a, b), (a, a)];
    let bow_tie = vec![(8.0, 8.0), (9.0, 9.0), (9.0, 8.0), (8.0, 9.0), (8.0, 8.0)];
    let columns = [
        ("名称", ColumnKind::Text),
        ("people", ColumnKind::Int),
        ("met", ColumnKind::Bool),
        ("as_of", ColumnKind::Date),
    ];
    let day = Value::from(day_of("2017-06-24"));
    let mut communities = Layer::new("communities", GeometryKind::MultiPolygon, &columns);
    communities.description = "社区".into();
    communities.attribution = "© OpenStreetMap contributors".into();
    let ring = RawShape::Polygons(vec![vec![square(0.0, 4.0), square(1.0, 2.0)]]);
    communities.push(Some(ring), vec!["示例一社区".into(), 8u32.into(), true.into(), day]);
    communities.push(
        Some(RawShape::Polygons(vec![vec![bow_tie]])),
        vec!["示例二社区".into(), 16u32.into(), false.into(), Value::Null],
    );
    communities.push(None, vec![Value::Null; 4]);
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
        "  名称 (String) = 示例一社区\n  people (Integer64) = 8\n  met (Integer(Boolean)) = 1\n  as_of (Date) = 2017/06/24\n",
        "as_of: Date (0.0)\n",
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

fn read(bytes: Vec<u8>, layer: Option<&str>) -> Result<Table, Trouble> {
    parse("a.gpkg", bytes, layer, &Limits::default())
}

fn bytes() -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::read(written(folder.path(), "a.gpkg")).expect("it is there")
}

/// A GeoPackage changed by SQL.
fn changed(sql: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = written(folder.path(), "a.gpkg");
    let db = Connection::open(&path).expect("it is SQLite");
    // The triggers want functions that GIS programs bring along.
    let triggers: Vec<String> = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        .and_then(|mut query| query.query_map([], |row| row.get(0))?.collect())
        .expect("they can be listed");
    for name in triggers {
        db.execute(&format!("DROP TRIGGER \"{}\"", name.replace('"', "\"\"")), []).expect("it can be dropped");
    }
    db.execute_batch("PRAGMA foreign_keys = OFF").expect("it can be switched");
    db.execute_batch(sql).expect(sql);
    drop(db);
    std::fs::read(path).expect("it is there")
}

#[test]
fn what_was_written_is_read_again() {
    let bytes = bytes();
    for layer in layers() {
        let table = read(bytes.clone(), Some(layer.name())).expect("it is there");
        assert_eq!(table.source, format!("a.gpkg#{}", layer.name()));
        let names: Vec<&str> = layer.columns().iter().map(|column| column.name.as_str()).collect();
        assert_eq!(table.columns, names);
        let spatial = layer.geometry() != GeometryKind::None;
        assert_eq!(table.declared_crs.as_deref(), spatial.then_some("EPSG:4326"));
        // A row without shape and values says nothing and is left out.
        let said = layer.rows().iter().filter(|r| r.shape.is_some() || r.values.iter().any(|v| *v != Value::Null));
        let expected: Vec<(Option<RawShape>, Vec<Cell>)> = said
            .map(|row| {
                let cells = row.values.iter().map(|value| match value {
                    Value::Null => Cell::Empty,
                    Value::Int(number) => Cell::Number(*number as f64),
                    Value::Real(number) => Cell::Number(*number),
                    Value::Text(text) => Cell::Text(text.clone()),
                    Value::Date(day) => Cell::Text(day.to_string()),
                    Value::Bool(value) => Cell::Text(value.to_string()),
                });
                (row.shape.clone(), cells.collect())
            })
            .collect();
        let found: Vec<_> = table.rows.into_iter().map(|row| (row.shape, row.cells)).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn a_layer_must_be_chosen_and_exist() {
    let undecided = read(bytes(), None).expect_err("there are three");
    assert_eq!(
        undecided.to_string(),
        "exchange-layer-undecided · a.gpkg · known=communities, outlets \"all\", streets, findings"
    );
    let missing = read(bytes(), Some("gaps")).expect_err("there is none");
    assert_eq!(missing.rule, rules::LAYER_MISSING);
    let one = changed("DELETE FROM gpkg_contents WHERE table_name IN ('communities', 'streets')");
    assert_eq!(read(one, None).expect("one has shapes").source, "a.gpkg#outlets \"all\"");
    let none = changed("DELETE FROM gpkg_contents");
    assert_eq!(read(none, None).expect_err("there is none").rule, rules::FILE_EMPTY);
}

#[test]
fn systems_are_told_by_code_and_by_definition() {
    let of = |sql: &str| read(changed(sql), Some("streets")).expect("it is there").declared_crs;
    let code = "UPDATE gpkg_spatial_ref_sys SET organization_coordsys_id = 4547 WHERE srs_id = 4326";
    assert_eq!(of(code).as_deref(), Some("EPSG:4547"));
    let words = "UPDATE gpkg_spatial_ref_sys SET organization = 'NONE', \
         definition = 'PROJCS[\"CGCS2000_3_Degree_GK_CM_117E\",GEOGCS[\"x\"]]' WHERE srs_id = 4326";
    assert_eq!(of(words).as_deref(), Some("EPSG:4548"));
    assert_eq!(of("UPDATE gpkg_geometry_columns SET srs_id = 0"), None);
}

#[test]
fn nothing_in_the_file_is_computed() {
    let view = "ALTER TABLE streets RENAME TO hidden; CREATE VIEW streets AS \
        WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS fid, zeroblob(x) AS geom FROM c";
    let trouble = read(changed(view), Some("streets")).expect_err("a view without end");
    assert_eq!(trouble.rule, rules::GPKG_ODD);
    let generated = "ALTER TABLE streets ADD COLUMN big GENERATED ALWAYS AS (hex(zeroblob(500000000))) VIRTUAL";
    assert!(read(changed(generated), Some("streets")).expect("stored columns").columns.is_empty());
}

#[test]
fn broken_shapes_and_damaged_files_are_refused() {
    let broken = read(changed("UPDATE streets SET geom = x'47500001'"), Some("streets")).expect_err("four bytes");
    assert_eq!((broken.rule, broken.place.as_str()), (rules::SHAPE_ODD, "feature 1"));
    // A header without a box, and a multi-point (4) of no points, is an empty shape; of two points it has no place.
    let two = "47500001E61000000104000000020000000101000000000000000000000000000000000000000101000000000000000000F03F000000000000F03F";
    let several = read(changed(&format!("UPDATE streets SET geom = x'{two}'")), Some("streets")).expect_err("two");
    assert_eq!(several.to_string(), "exchange-shape-not-read · a.gpkg#streets · feature 1 · kind=MultiPoint");
    let good = bytes();
    for end in (0..good.len()).step_by(4096) {
        assert_eq!(read(good[..end].to_vec(), Some("streets")).expect_err("cut").rule, rules::GPKG_ODD, "at {end}");
    }
    let text = read(b"SQLite format 3\0 and then nothing".to_vec(), None).expect_err("no database");
    assert_eq!(text.rule, rules::GPKG_ODD);
    let few = Limits { rows: 1, ..Limits::default() };
    let trouble = parse("a.gpkg", good, Some("communities"), &few).expect_err("two rows");
    assert_eq!(trouble.rule, rules::TOO_MANY_ROWS);
}

#[test]
fn flipped_bytes_never_end_the_program() {
    let good = bytes();
    let (mut read_well, mut refused) = (0, 0);
    for at in (0..good.len()).step_by(251) {
        let mut bytes = good.clone();
        bytes[at] ^= 0xFF;
        match read(bytes, Some("communities")) {
            Ok(_) => read_well += 1,
            Err(_) => refused += 1,
        }
    }
    assert!(read_well > 0 && refused > 0, "{read_well} read, {refused} refused");
}
