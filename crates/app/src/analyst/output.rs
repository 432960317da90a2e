//! Answers as CSV, Parquet or GeoJSON, by the ending of the file.

use std::{collections::BTreeSet, io::Write, path::Path};

use serde_json::{Value as Json, json};
use yike_domain::Trouble;
use yike_engine::import::table::RawShape;

use super::{
    rules,
    shapes::{geometry, well_known_text},
};
use crate::exchange::{
    atomic::{WriteError, write_atomically},
    geoparquet,
    layer::{ColumnKind, GeometryKind, Layer, Value},
};

/// The form of an answer, by the ending of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Csv,
    Parquet,
    GeoJson,
}

impl Form {
    /// The form that the file's ending asks for.
    pub fn of(path: &Path) -> Result<Self, Trouble> {
        let ending = path.extension().and_then(|e| e.to_str()).unwrap_or("").to_lowercase();
        match ending.as_str() {
            "csv" => Ok(Self::Csv),
            "parquet" => Ok(Self::Parquet),
            "geojson" | "json" => Ok(Self::GeoJson),
            _ => Err(Trouble::new(&path.display().to_string(), rules::ENDING_UNKNOWN).with("ending", ending)),
        }
    }
}

/// A column and the decimals that CSV shows of its numbers.
pub(super) struct Column {
    name: String,
    kind: ColumnKind,
    decimals: usize,
}

impl Column {
    pub fn text(name: &str) -> Self {
        Self { name: name.to_owned(), kind: ColumnKind::Text, decimals: 0 }
    }

    pub fn whole(name: &str) -> Self {
        Self { name: name.to_owned(), kind: ColumnKind::Int, decimals: 0 }
    }

    pub fn real(name: impl Into<String>, decimals: usize) -> Self {
        Self { name: name.into(), kind: ColumnKind::Real, decimals }
    }
}

/// What an answer is made of, and what it rests on.
pub(super) struct Head {
    /// Name of the answer.
    pub name: &'static str,
    pub columns: Vec<Column>,
    pub geometry: GeometryKind,
    /// Whether the shapes are the answer itself: then tables have them too.
    /// Otherwise they only show where the rows of a GeoJSON file lie.
    pub shapes_in_tables: bool,
    /// Network, profile and gate policy.
    pub notes: Json,
    /// Who must be named with it; empty where nobody is known.
    pub attribution: String,
}

/// A row: its shape, and a value for each column.
pub(super) type Row = (Option<RawShape>, Vec<Value>);

/// Writes an answer to a file; nothing is left when that fails.
pub(super) fn write(path: &Path, head: &Head, rows: impl Iterator<Item = Row>) -> Result<(), Trouble> {
    match Form::of(path)? {
        Form::Csv => write_atomically(path, |file| csv_bytes(head, rows, file)),
        Form::Parquet => geoparquet::write(path, &layer(path, head, rows)?),
        Form::GeoJson => write_atomically(path, |file| features(head, rows, file)),
    }
}

fn csv_bytes(head: &Head, rows: impl Iterator<Item = Row>, file: impl Write) -> Result<(), WriteError> {
    let mut writer = csv::Writer::from_writer(file);
    let failed = |e: csv::Error| WriteError::from(std::io::Error::other(e));
    let names = head.columns.iter().map(|c| c.name.as_str());
    writer.write_record(names.chain(head.shapes_in_tables.then_some("wkt"))).map_err(failed)?;
    for (shape, values) in rows {
        let cells = values.iter().zip(&head.columns).map(|(value, column)| cell(value, column.decimals));
        let text = head.shapes_in_tables.then(|| shape.as_ref().map(well_known_text).unwrap_or_default());
        writer.write_record(cells.chain(text)).map_err(failed)?;
    }
    Ok(writer.flush()?)
}

fn cell(value: &Value, decimals: usize) -> String {
    match value {
        Value::Null => String::new(),
        Value::Int(value) => value.to_string(),
        Value::Real(value) => format!("{value:.decimals$}"),
        Value::Text(value) => value.clone(),
        Value::Date(day) => day.to_string(),
        Value::Bool(value) => value.to_string(),
    }
}

/// The answer as a layer. Readers of Parquet tell columns apart by their letters, not by their case.
fn layer(path: &Path, head: &Head, rows: impl Iterator<Item = Row>) -> Result<Layer, Trouble> {
    let mut taken = BTreeSet::new();
    if let Some(twice) = head.columns.iter().find(|c| !taken.insert(c.name.to_lowercase())) {
        return Err(Trouble::new(&path.display().to_string(), rules::COLUMNS_ALIKE).with("column", twice.name.as_str()));
    }
    let columns: Vec<(&str, ColumnKind)> = head.columns.iter().map(|c| (c.name.as_str(), c.kind)).collect();
    let geometry = if head.shapes_in_tables { head.geometry } else { GeometryKind::None };
    let mut layer = Layer::new(head.name, geometry, &columns);
    layer.notes = head.notes.to_string();
    layer.attribution.clone_from(&head.attribution);
    for (shape, values) in rows {
        layer.push(shape.filter(|_| head.shapes_in_tables), values);
    }
    Ok(layer)
}

fn features(head: &Head, rows: impl Iterator<Item = Row>, mut file: impl Write) -> Result<(), WriteError> {
    let mut notes = head.notes.clone();
    if !head.attribution.is_empty() {
        notes["attribution"] = json!(head.attribution);
    }
    write!(file, "{{\"type\":\"FeatureCollection\",\"yike\":{notes},\"features\":[")?;
    for (number, (shape, values)) in rows.enumerate() {
        let properties: serde_json::Map<String, Json> =
            head.columns.iter().zip(values).map(|(column, value)| (column.name.clone(), property(value))).collect();
        let geometry = shape.as_ref().map_or(Json::Null, geometry);
        let feature = json!({"type": "Feature", "properties": properties, "geometry": geometry});
        write!(file, "{}{feature}", if number == 0 { "" } else { "," })?;
    }
    Ok(write!(file, "]}}")?)
}

fn property(value: Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Int(value) => json!(value),
        Value::Real(value) => json!(value),
        Value::Text(value) => Json::String(value),
        Value::Date(day) => json!(day.to_string()),
        Value::Bool(value) => json!(value),
    }
}
