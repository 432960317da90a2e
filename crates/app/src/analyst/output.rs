//! Answers as CSV, Parquet or GeoJSON, by the ending of the file.

use std::{io::Write, path::Path, sync::Arc};

use parquet::{
    basic::{Compression, LogicalType, Repetition, Type as Physical},
    data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type},
    file::{properties::WriterProperties, writer::SerializedFileWriter},
    schema::types::Type,
};
use serde_json::{Value, json};
use yike_domain::{LonLat, Trouble};
use yike_engine::geometry::MultiPolygon;

use super::rules;
use crate::exchange::atomic::{WriteError, write_atomically};

/// One column of an answer; a missing value is an empty field.
pub(super) enum Column {
    Text(Vec<String>),
    /// Decimals shown in CSV.
    Decimal(usize, Vec<Option<f64>>),
    Whole(Vec<Option<i64>>),
}

/// An answer: named columns of one length, and the position of each row where it has one.
pub(super) struct Answer {
    pub columns: Vec<(String, Column)>,
    pub at: Option<Vec<LonLat>>,
}

/// Writes an answer to a file; nothing is left when that fails.
pub(super) fn write(path: &Path, answer: &Answer) -> Result<(), Trouble> {
    match ending(path).as_str() {
        "csv" => write_atomically(path, |file| csv_bytes(answer, file)),
        "parquet" => write_atomically(path, |file| parquet_bytes(answer, file)),
        "geojson" | "json" if answer.at.is_some() => write_atomically(path, |file| {
            Ok(serde_json::to_writer(file, &geojson(answer)).map_err(std::io::Error::from)?)
        }),
        _ => Err(unknown_ending(path)),
    }
}

/// Writes GeoJSON features.
pub(super) fn write_features(path: &Path, features: Vec<Value>, notes: Value) -> Result<(), Trouble> {
    if !matches!(ending(path).as_str(), "geojson" | "json") {
        return Err(unknown_ending(path));
    }
    let mut collection = json!({ "type": "FeatureCollection" });
    collection["yike"] = notes;
    collection["features"] = Value::Array(features);
    write_atomically(path, |file| Ok(serde_json::to_writer(file, &collection).map_err(std::io::Error::from)?))
}

/// The ending of a file, in small letters.
fn ending(path: &Path) -> String {
    path.extension().and_then(|e| e.to_str()).unwrap_or("").to_lowercase()
}

fn unknown_ending(path: &Path) -> Trouble {
    Trouble::new(&path.display().to_string(), rules::ENDING_UNKNOWN).with("ending", ending(path))
}

fn cell(column: &Column, row: usize) -> String {
    match column {
        Column::Text(values) => values[row].clone(),
        Column::Decimal(decimals, values) => values[row].map_or(String::new(), |v| format!("{v:.decimals$}")),
        Column::Whole(values) => values[row].map_or(String::new(), |v| v.to_string()),
    }
}

fn n_rows(answer: &Answer) -> usize {
    match answer.columns.first() {
        Some((_, Column::Text(values))) => values.len(),
        Some((_, Column::Decimal(_, values))) => values.len(),
        Some((_, Column::Whole(values))) => values.len(),
        None => 0,
    }
}

fn csv_bytes(answer: &Answer, file: impl Write) -> Result<(), WriteError> {
    let mut writer = csv::Writer::from_writer(file);
    let failed = |e: csv::Error| WriteError::from(std::io::Error::other(e));
    writer.write_record(answer.columns.iter().map(|(name, _)| name)).map_err(failed)?;
    for row in 0..n_rows(answer) {
        writer.write_record(answer.columns.iter().map(|(_, column)| cell(column, row))).map_err(failed)?;
    }
    Ok(writer.flush()?)
}

fn geojson(answer: &Answer) -> Value {
    let at = answer.at.as_deref().unwrap_or(&[]);
    let features: Vec<Value> = at
        .iter()
        .enumerate()
        .map(|(row, at)| {
            let properties: serde_json::Map<String, Value> =
                answer.columns.iter().map(|(name, column)| (name.clone(), property(column, row))).collect();
            json!({"type": "Feature", "properties": properties, "geometry": {"type": "Point", "coordinates": position(*at)}})
        })
        .collect();
    json!({"type": "FeatureCollection", "features": features})
}

fn property(column: &Column, row: usize) -> Value {
    match column {
        Column::Text(values) => json!(values[row]),
        Column::Decimal(_, values) => json!(values[row]),
        Column::Whole(values) => json!(values[row]),
    }
}

fn parquet_bytes(answer: &Answer, file: &mut (impl Write + Send)) -> Result<(), WriteError> {
    let failed = |e: parquet::errors::ParquetError| WriteError::from(std::io::Error::other(e));
    let fields = answer
        .columns
        .iter()
        .map(|(name, column)| {
            let builder = |physical| Type::primitive_type_builder(name, physical).with_repetition(Repetition::OPTIONAL);
            let field = match column {
                Column::Text(_) => builder(Physical::BYTE_ARRAY).with_logical_type(Some(LogicalType::String)),
                Column::Decimal(..) => builder(Physical::DOUBLE),
                Column::Whole(_) => builder(Physical::INT64),
            };
            field.build().map(Arc::new)
        })
        .collect::<Result<Vec<_>, _>>()
        .map_err(failed)?;
    let schema = Type::group_type_builder("answer").with_fields(fields).build().map_err(failed)?;
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let mut writer = SerializedFileWriter::new(file, Arc::new(schema), Arc::new(properties)).map_err(failed)?;
    let mut group = writer.next_row_group().map_err(failed)?;
    for (_, column) in &answer.columns {
        let mut out = group.next_column().map_err(failed)?.expect("one writer a column");
        match column {
            Column::Text(values) => {
                let bytes: Vec<ByteArray> = values.iter().map(|v| ByteArray::from(v.as_bytes().to_vec())).collect();
                out.typed::<ByteArrayType>().write_batch(&bytes, Some(&vec![1; bytes.len()]), None).map_err(failed)?;
            }
            Column::Decimal(_, values) => {
                let (levels, known) = levels(values);
                out.typed::<DoubleType>().write_batch(&known, Some(&levels), None).map_err(failed)?;
            }
            Column::Whole(values) => {
                let (levels, known) = levels(values);
                out.typed::<Int64Type>().write_batch(&known, Some(&levels), None).map_err(failed)?;
            }
        }
        out.close().map_err(failed)?;
    }
    group.close().map_err(failed)?;
    writer.close().map_err(failed)?;
    Ok(())
}

/// Definition levels and the values that are there.
fn levels<T: Copy>(values: &[Option<T>]) -> (Vec<i16>, Vec<T>) {
    (values.iter().map(|v| i16::from(v.is_some())).collect(), values.iter().copied().flatten().collect())
}

/// A position as GeoJSON coordinates, seven decimals.
pub(super) fn position(at: LonLat) -> Value {
    json!([at.lon_degrees(), at.lat_degrees()])
}

/// A shape as a GeoJSON MultiPolygon.
pub(super) fn multi_polygon(shape: &MultiPolygon) -> Value {
    let ring = |ring: &[LonLat]| Value::Array(ring.iter().map(|at| position(*at)).collect());
    let polygons: Vec<Value> = shape
        .0
        .iter()
        .map(|p| {
            Value::Array(
                std::iter::once(p.outer.as_slice()).chain(p.holes.iter().map(Vec::as_slice)).map(ring).collect(),
            )
        })
        .collect();
    json!({"type": "MultiPolygon", "coordinates": polygons})
}
