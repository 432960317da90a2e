//! Any table file: the format is told by the first bytes, then by the ending.

use std::{fs::File, io::Read as _, path::Path};

use yike_domain::Trouble;
use yike_engine::import::table::Table;

use super::{Limits, atomic::read_trouble, csv_table, edge::read_bytes, geojson, rules, xlsx};

/// File formats of tables, as messages list them.
pub const TABLE_FORMATS: &str = "CSV, XLSX, GeoJSON";

/// Bytes that tell a format.
const HEAD_BYTES: u64 = 512;

/// Reads a table, or the named `layer` (sheet) of it.
///
/// # Errors
/// The file cannot be read, is of no format Yike knows, is damaged, is larger than a
/// limit, or has no such layer; the trouble names what there is.
pub fn read_table(path: &Path, layer: Option<&str>, limits: &Limits) -> Result<Table, Trouble> {
    let source = path.display().to_string();
    let layer = layer.filter(|name| !name.is_empty());
    match format_of(path)? {
        Format::Csv => {
            without_layers(&source, layer)?;
            csv_table::read_csv(path, limits)
        }
        Format::GeoJson => {
            without_layers(&source, layer)?;
            geojson::parse(&source, &read_bytes(path, limits)?, limits)
        }
        Format::Xlsx => xlsx::parse(&source, read_bytes(path, limits)?, layer, limits),
    }
}

enum Format {
    Csv,
    GeoJson,
    Xlsx,
}

fn format_of(path: &Path) -> Result<Format, Trouble> {
    let trouble = |rule| Trouble::new(&path.display().to_string(), rule);
    let file = File::open(path).map_err(|e| read_trouble(path, &e))?;
    let mut head = Vec::new();
    file.take(HEAD_BYTES).read_to_end(&mut head).map_err(|e| read_trouble(path, &e))?;
    let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase();
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head).trim_ascii_start();
    if text.is_empty() && head.len() < HEAD_BYTES as usize {
        return Err(trouble(rules::FILE_EMPTY));
    }
    if head.starts_with(b"PK\x03\x04") {
        return Ok(Format::Xlsx);
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(trouble(rules::OLD_WORKBOOK));
    }
    if text.starts_with(b"{") {
        return Ok(Format::GeoJson);
    }
    match ending.as_str() {
        "csv" | "txt" | "tsv" => Ok(Format::Csv),
        _ => Err(trouble(rules::FORMAT_UNKNOWN).with("ending", ending).with("known", TABLE_FORMATS)),
    }
}

fn without_layers(source: &str, layer: Option<&str>) -> Result<(), Trouble> {
    match layer {
        Some(layer) => Err(Trouble::new(source, rules::NO_LAYERS_HERE).with("layer", layer)),
        None => Ok(()),
    }
}
