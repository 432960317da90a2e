//! GeoJSON (RFC 7946): a collection, one feature or a bare geometry, as a table.
//!
//! Features go into the table one by one as they are parsed, so a file's own claims
//! never decide how much memory is used.

mod object;
mod shape;
mod value;

use std::{borrow::Cow, cell::RefCell, collections::HashMap};

use serde::de::DeserializeSeed as _;
use yike_domain::Trouble;
use yike_engine::import::table::{Cell, RawShape, Table};

use super::{Limits, crs_words::declared, growing::Growing, mixed_text::MixedText, reasons::json_reason, rules};

/// Reads GeoJSON. Columns are the properties in the order they first appear; a
/// nested property is its JSON text; a feature's `id` is a column where it has one.
///
/// # Errors
/// The bytes are no GeoJSON, exceed a limit, or hold a kind of geometry that a table has no place for.
pub fn parse(source: &str, bytes: &[u8], limits: &Limits) -> Result<Table, Trouble> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        // The standard asks for UTF-8; exports of older Chinese programs are GBK all the same.
        Err(_) => {
            one_encoding(source, bytes)?;
            encoding_rs::GB18030
                .decode_without_bom_handling_and_without_replacement(bytes)
                .ok_or_else(|| Trouble::new(source, rules::ENCODING_UNKNOWN))?
        }
    };
    let state = RefCell::new(State::new(source, limits));
    let mut reader = serde_json::Deserializer::from_str(&text);
    let outcome = object::Whole(&state).deserialize(&mut reader).and_then(|()| reader.end());
    let mut state = state.into_inner();
    if let Some(trouble) = state.trouble.take() {
        return Err(trouble);
    }
    outcome.map_err(|e| {
        let place = format!("line {} column {}", e.line(), e.column());
        Trouble::new(source, rules::GEOJSON_ODD).at(place).with("reason", json_reason(&e))
    })?;
    state.finish()
}

/// Refuses text that is partly UTF-8; what stands between quotes is looked at alone.
fn one_encoding(source: &str, bytes: &[u8]) -> Result<(), Trouble> {
    let (mut mixed, mut line) = (MixedText::default(), 1);
    for piece in bytes.split(|b| *b == b'"') {
        mixed.look(piece, line);
        line += u32::try_from(piece.iter().filter(|b| **b == b'\n').count()).unwrap_or(u32::MAX);
    }
    mixed.judge(source)
}

/// What has been parsed.
struct State<'a> {
    source: &'a str,
    limits: &'a Limits,
    columns: Vec<String>,
    position: HashMap<String, usize>,
    rows: Vec<(u32, Vec<Cell>, Option<RawShape>)>,
    n_features: u32,
    /// Numbers and lists of coordinates, and cells, so far.
    parts: u64,
    bytes: u64,
    crs: Option<String>,
    /// Why parsing was stopped, where the reason is ours and not the parser's.
    trouble: Option<Trouble>,
}

impl<'a> State<'a> {
    fn new(source: &'a str, limits: &'a Limits) -> Self {
        Self {
            source,
            limits,
            columns: Vec::new(),
            position: HashMap::new(),
            rows: Vec::new(),
            n_features: 0,
            parts: 0,
            bytes: 0,
            crs: None,
            trouble: None,
        }
    }

    /// Stops parsing with a trouble of ours.
    fn stop<E: serde::de::Error>(&mut self, trouble: Trouble) -> E {
        self.trouble.get_or_insert(trouble);
        E::custom("stopped")
    }

    /// Counts one more number, list or cell.
    fn count<E: serde::de::Error>(&mut self) -> Result<(), E> {
        self.parts += 1;
        // A pair of coordinates is three parts: two numbers and a list.
        if self.parts / 3 > self.limits.cells {
            let trouble = self.limits.too_many_cells(self.source);
            return Err(self.stop(trouble));
        }
        Ok(())
    }

    /// Position of a column, new at the end.
    fn column<E: serde::de::Error>(&mut self, name: &str) -> Result<usize, E> {
        if let Some(at) = self.position.get(name) {
            return Ok(*at);
        }
        if self.columns.len() >= self.limits.columns as usize {
            let trouble = self.limits.too_many_columns(self.source);
            return Err(self.stop(trouble));
        }
        let at = self.columns.len();
        self.columns.push(name.to_owned());
        self.position.insert(name.to_owned(), at);
        Ok(at)
    }

    /// Keeps a finished feature.
    fn keep<E: serde::de::Error>(&mut self, found: Feature) -> Result<(), E> {
        let line = self.n_features;
        let shape = match found.geometry.map_or(Ok(None), shape::Geometry::shape) {
            Ok(shape) => shape,
            Err(problem) => {
                let trouble = problem.trouble(self.source).at(format!("feature {line}"));
                return Err(self.stop(trouble));
            }
        };
        let mut cells = Vec::new();
        if let Some(id) = found.id.filter(|_| !found.properties.iter().any(|(name, _)| name == "id")) {
            put(&mut cells, self.column("id")?, id);
        }
        for (name, cell) in found.properties {
            put(&mut cells, self.column(&name)?, cell);
        }
        for cell in &cells {
            if let Cell::Text(text) = cell {
                self.bytes += text.len() as u64;
            }
        }
        if self.bytes > self.limits.unpacked_bytes {
            let trouble = self.limits.unpacks_too_big(self.source);
            return Err(self.stop(trouble));
        }
        self.rows.push((line, cells, shape));
        Ok(())
    }

    fn finish(self) -> Result<Table, Trouble> {
        let mut growing = Growing::new(self.source, self.limits);
        growing.name_columns(self.columns)?;
        for (line, cells, shape) in self.rows {
            growing.push(line, cells, shape)?;
        }
        Ok(growing.finish(self.crs.as_deref().and_then(declared)))
    }
}

fn put(cells: &mut Vec<Cell>, at: usize, cell: Cell) {
    if cells.len() <= at {
        cells.resize(at + 1, Cell::Empty);
    }
    cells[at] = cell;
}

/// The members of a feature.
#[derive(Default)]
struct Feature {
    geometry: Option<shape::Geometry>,
    properties: Vec<(String, Cell)>,
    id: Option<Cell>,
}

#[cfg(test)]
mod tests;
