//! GeoParquet 1.1: one layer as a Parquet file with WKB shapes and the metadata `geo`.

use std::{io::Write, path::Path, sync::Arc};

use parquet::{
    basic::{Compression, LogicalType, Repetition, Type as Physical},
    data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type},
    errors::Result as ParquetResult,
    file::{
        metadata::KeyValue,
        properties::WriterProperties,
        writer::{SerializedColumnWriter, SerializedFileWriter},
    },
    schema::types::Type,
};
use serde_json::json;
use yike_domain::Trouble;

use super::{
    atomic::{WriteError, write_atomically},
    layer::{ColumnKind, GeometryKind, Layer, LayerRow, Value},
    wkb,
};

/// Rows of one row group: readers skip whole groups.
const GROUP_ROWS: usize = 100_000;

/// Writes the layer, completely or not at all; equal layers give equal bytes.
///
/// The shapes stand in the column `geometry`; a layer without shapes is plain Parquet.
///
/// # Errors
/// The file cannot be written.
pub fn write(path: &Path, layer: &Layer) -> Result<(), Trouble> {
    write_atomically(path, |out| write_to(out, layer).map_err(write_error))
}

/// The system's own word where it is behind an error of the writer.
pub(super) fn write_error(error: parquet::errors::ParquetError) -> WriteError {
    match error {
        parquet::errors::ParquetError::External(source) => match source.downcast::<std::io::Error>() {
            Ok(io) => WriteError::from(*io),
            Err(other) => std::io::Error::other(other).into(),
        },
        other => std::io::Error::other(other).into(),
    }
}

fn write_to(out: &mut (impl Write + Send), layer: &Layer) -> ParquetResult<()> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(format!("yike {}", env!("CARGO_PKG_VERSION")))
        .set_key_value_metadata(Some(metadata(layer)))
        .build();
    let mut writer = SerializedFileWriter::new(out, Arc::new(schema(layer)?), Arc::new(properties))?;
    for rows in layer.rows().chunks(GROUP_ROWS) {
        let mut group = writer.next_row_group()?;
        if layer.geometry() != GeometryKind::None {
            let mut column = group.next_column()?.expect("the schema begins with the shapes");
            put::<ByteArrayType>(&mut column, rows, |row| row.shape.as_ref().map(shape_bytes))?;
            column.close()?;
        }
        for (at, column) in layer.columns().iter().enumerate() {
            let mut out = group.next_column()?.expect("the schema has a column for each of the layer's");
            put_column(&mut out, rows, at, column.kind)?;
            out.close()?;
        }
        group.close()?;
    }
    writer.close().map(|_| ())
}

fn schema(layer: &Layer) -> ParquetResult<Type> {
    let field = |name: &str, physical, logical| {
        Type::primitive_type_builder(name, physical)
            .with_repetition(Repetition::OPTIONAL)
            .with_logical_type(logical)
            .build()
            .map(Arc::new)
    };
    let mut fields = Vec::new();
    if layer.geometry() != GeometryKind::None {
        fields.push(field("geometry", Physical::BYTE_ARRAY, None)?);
    }
    for column in layer.columns() {
        fields.push(match column.kind {
            ColumnKind::Int => field(&column.name, Physical::INT64, None)?,
            ColumnKind::Real => field(&column.name, Physical::DOUBLE, None)?,
            ColumnKind::Text => field(&column.name, Physical::BYTE_ARRAY, Some(LogicalType::String))?,
            ColumnKind::Date => field(&column.name, Physical::INT32, Some(LogicalType::Date))?,
            ColumnKind::Bool => field(&column.name, Physical::BOOLEAN, None)?,
        });
    }
    Type::group_type_builder("layer").with_fields(fields).build()
}

/// The metadata `geo` of GeoParquet 1.1.0, and what the layer says about itself.
/// No `crs` means OGC:CRS84: WGS84, longitude first.
fn metadata(layer: &Layer) -> Vec<KeyValue> {
    let mut entries = Vec::new();
    if layer.geometry() != GeometryKind::None {
        let types: Vec<&str> =
            if layer.rows().iter().any(|r| r.shape.is_some()) { vec![layer.geometry().name()] } else { vec![] };
        let mut column = json!({ "encoding": "WKB", "geometry_types": types });
        if let Some(bounds) = layer.bounds() {
            column["bbox"] = json!(bounds);
        }
        let geo = json!({ "version": "1.1.0", "primary_column": "geometry", "columns": { "geometry": column } });
        entries.push(KeyValue::new("geo".to_owned(), geo.to_string()));
    }
    for (key, text) in [
        ("name", layer.name()),
        ("description", &layer.description),
        ("attribution", &layer.attribution),
        ("yike", &layer.notes),
    ] {
        if !text.is_empty() {
            entries.push(KeyValue::new(key.to_owned(), text.to_owned()));
        }
    }
    entries
}

fn shape_bytes(shape: &yike_engine::import::table::RawShape) -> ByteArray {
    let mut bytes = Vec::new();
    wkb::append(&mut bytes, shape);
    ByteArray::from(bytes)
}

fn put_column(
    out: &mut SerializedColumnWriter<'_>,
    rows: &[LayerRow],
    at: usize,
    kind: ColumnKind,
) -> ParquetResult<()> {
    match kind {
        ColumnKind::Int => put::<Int64Type>(out, rows, |row| match row.values[at] {
            Value::Int(value) => Some(value),
            _ => None,
        }),
        ColumnKind::Real => put::<DoubleType>(out, rows, |row| match row.values[at] {
            Value::Real(value) => Some(value),
            _ => None,
        }),
        ColumnKind::Text => put::<ByteArrayType>(out, rows, |row| match &row.values[at] {
            Value::Text(value) => Some(ByteArray::from(value.as_bytes().to_vec())),
            _ => None,
        }),
        ColumnKind::Date => put::<Int32Type>(out, rows, |row| match row.values[at] {
            Value::Date(day) => Some(day.since_1970()),
            _ => None,
        }),
        ColumnKind::Bool => put::<BoolType>(out, rows, |row| match row.values[at] {
            Value::Bool(value) => Some(value),
            _ => None,
        }),
    }
}

fn put<T: DataType>(
    out: &mut SerializedColumnWriter<'_>,
    rows: &[LayerRow],
    value: impl Fn(&LayerRow) -> Option<T::T>,
) -> ParquetResult<()> {
    let values: Vec<Option<T::T>> = rows.iter().map(value).collect();
    let levels: Vec<i16> = values.iter().map(|v| i16::from(v.is_some())).collect();
    let known: Vec<T::T> = values.into_iter().flatten().collect();
    out.typed::<T>().write_batch(&known, Some(&levels), None).map(|_| ())
}

#[cfg(test)]
mod tests;
