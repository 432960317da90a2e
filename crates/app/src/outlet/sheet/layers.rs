//! Outlets as CSV, GeoJSON and GeoPackage: the columns of the template, positions in WGS84.

use std::path::Path;

use serde_json::{Map, Value as Json, json};
use yike_domain::Trouble;
use yike_domain::taxonomy::Taxonomy;

use super::write::cell_of;
use super::{COLUMNS, Filled};
use crate::exchange::layer::{ColumnKind, GeometryKind, Layer, Value, point};
use crate::exchange::{geopackage, rules as exchange_rules};

/// CSV with a byte order mark, because spreadsheets guess otherwise; no cell is taken for a formula.
#[must_use]
pub fn to_csv<'a>(outlets: impl Iterator<Item = Filled<'a>>, taxonomy: &Taxonomy) -> Vec<u8> {
    let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    csv.write_record(COLUMNS.iter().map(|column| column.header())).expect("memory takes every byte");
    for (id, record) in outlets {
        let cells = COLUMNS.iter().map(|column| harmless(cell_of(*column, id, record, taxonomy)));
        csv.write_record(cells).expect("memory takes every byte");
    }
    csv.into_inner().expect("memory takes every byte")
}

/// A cell that no spreadsheet takes for a formula (OWASP, *CSV Injection*); reading it back drops the apostrophe.
fn harmless(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}

/// A GeoJSON feature collection; properties by the columns' codes, empty ones left out.
#[must_use]
pub fn to_geojson<'a>(outlets: impl Iterator<Item = Filled<'a>>, taxonomy: &Taxonomy) -> Vec<u8> {
    let feature = |(id, record): Filled<'_>| {
        let mut properties = Map::new();
        for column in COLUMNS {
            let text = cell_of(*column, id, record, taxonomy);
            if !text.is_empty() {
                properties.insert(column.code().to_owned(), Json::from(text));
            }
        }
        let at = [record.at.lon_degrees(), record.at.lat_degrees()];
        json!({"type": "Feature", "id": id.to_string(), "geometry": {"type": "Point", "coordinates": at}, "properties": properties})
    };
    let features: Vec<Json> = outlets.map(feature).collect();
    json!({"type": "FeatureCollection", "features": features}).to_string().into_bytes()
}

/// A GeoPackage with one layer `outlets`.
///
/// # Errors
/// A temporary file cannot be written.
pub fn to_geopackage<'a>(outlets: impl Iterator<Item = Filled<'a>>, taxonomy: &Taxonomy) -> Result<Vec<u8>, Trouble> {
    let columns: Vec<(&str, ColumnKind)> = COLUMNS.iter().map(|column| (column.code(), ColumnKind::Text)).collect();
    let mut layer = Layer::new("outlets", GeometryKind::Point, &columns);
    for (id, record) in outlets {
        let value = |column: &super::Column| match cell_of(*column, id, record, taxonomy) {
            text if text.is_empty() => Value::Null,
            text => Value::Text(text),
        };
        layer.push(Some(point(record.at)), COLUMNS.iter().map(value).collect());
    }
    let failed =
        |e: std::io::Error| Trouble::new("outlets.gpkg", exchange_rules::WRITE_FAILED).with("reason", e.to_string());
    let folder = tempfile::tempdir().map_err(failed)?;
    let path = folder.path().join(Path::new("outlets.gpkg"));
    geopackage::write(&path, &[layer])?;
    std::fs::read(&path).map_err(failed)
}
