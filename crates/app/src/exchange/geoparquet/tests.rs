//! What a Parquet reader finds in the file.

use parquet::{
    file::reader::{FileReader as _, SerializedFileReader},
    record::RowAccessor as _,
};
use yike_engine::import::table::RawShape;

use super::*;
use crate::exchange::day::day_of;

/// Two communities, one of them without a shape and with nothing known.
fn layer() -> Layer {
    let mut layer = Layer::new(
        "communities",
        GeometryKind::MultiPolygon,
        &[
            ("名称", ColumnKind::Text),
            ("people", ColumnKind::Int),
            ("share", ColumnKind::Real),
            ("met", ColumnKind::Bool),
            ("as_of", ColumnKind::Date),
        ],
    );
    layer.attribution = "© OpenStreetMap contributors".into();
    let square = vec![(1.0, 2.0), (3.0, 2.0), (3.0, 5.0), (1.0, 2.0)];
    layer.push(
        Some(RawShape::Polygons(vec![vec![square]])),
        vec!["示例社区".into(), 8u32.into(), 0.5.into(), true.into(), day_of("2017-06-24").into()],
    );
    layer.push(None, vec![Value::Null; 5]);
    layer
}

#[test]
fn a_reader_finds_columns_values_and_the_geo_metadata() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("a.parquet");
    write(&path, &layer()).expect("it can be written");
    let reader = SerializedFileReader::new(std::fs::File::open(&path).expect("it is there")).expect("it is Parquet");
    let metadata = reader.metadata().file_metadata();
    let entry = |key: &str| {
        let all = metadata.key_value_metadata().expect("it has metadata");
        all.iter().find(|entry| entry.key == key).and_then(|entry| entry.value.clone()).expect("the entry is there")
    };
    let geo: serde_json::Value = serde_json::from_str(&entry("geo")).expect("JSON");
    assert_eq!(
        geo,
        json!({ "version": "1.1.0", "primary_column": "geometry", "columns": { "geometry":
            { "encoding": "WKB", "geometry_types": ["MultiPolygon"], "bbox": [1.0, 2.0, 3.0, 5.0] } } })
    );
    assert_eq!(entry("attribution"), "© OpenStreetMap contributors");
    let rows: Vec<_> = reader.get_row_iter(None).expect("it has rows").map(|row| row.expect("it is whole")).collect();
    assert_eq!(rows.len(), 2);
    let shape = rows[0].get_bytes(0).expect("a shape");
    assert_eq!(wkb::parse(shape.data()).expect("WKB"), layer().rows()[0].shape);
    assert_eq!(rows[0].get_string(1).expect("text"), "示例社区");
    assert_eq!((rows[0].get_long(2).ok(), rows[0].get_double(3).ok()), (Some(8), Some(0.5)));
    assert_eq!(rows[0].get_bool(4).ok(), Some(true));
    // 2017-06-24 is 17 341 days after 1970-01-01: 47 years with 12 leap days, then 174 days.
    let day = rows[0].get_column_iter().nth(5).map(|(_, field)| field.clone());
    assert_eq!(day, Some(parquet::record::Field::Date(17_341)));
    assert!(rows[1].get_column_iter().all(|(_, field)| *field == parquet::record::Field::Null));
}

#[test]
fn equal_layers_give_equal_bytes_and_a_plain_table_has_no_geo() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let bytes = |name: &str, layer: &Layer| {
        let path = folder.path().join(name);
        write(&path, layer).expect("it can be written");
        std::fs::read(&path).expect("it is there")
    };
    assert_eq!(bytes("a.parquet", &layer()), bytes("b.parquet", &layer()));
    let mut plain = Layer::new("findings", GeometryKind::None, &[("rule", ColumnKind::Text)]);
    assert!(bytes("empty.parquet", &plain).len() > 8, "an empty table is a file too");
    plain.push(None, vec!["x".into()]);
    let text = String::from_utf8_lossy(&bytes("c.parquet", &plain)).into_owned();
    assert!(text.contains("findings") && !text.contains("primary_column"));
}
