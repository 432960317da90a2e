//! A layer of a GeoPackage as a table.
//!
//! The file is read into memory and opened there read-only, so a hostile file can
//! change nothing. Only real tables and their stored columns are read: no view, no
//! virtual table, no generated column, so nothing written in the file is computed.

use rusqlite::{Connection, MAIN_DB, OptionalExtension as _, types::ValueRef};
use yike_domain::Trouble;
use yike_engine::import::table::{Cell, RawShape, Table};

use super::quoted;
use crate::exchange::{
    Limits,
    crs_words::declared,
    growing::{Growing, number_cell, text_cell, whole_cell},
    rules,
    wkb::{self, WkbProblem},
};

/// SQLite marks a file that keeps a journal beside it with 2 here, others with 1.
const JOURNAL_BYTES: std::ops::Range<usize> = 18..20;
/// Layers that messages list.
const LISTED: usize = 200;

/// Reads the named layer (or the only one). The source of the table names the layer behind a `#`.
///
/// # Errors
/// The bytes are no GeoPackage, exceed a limit, have no such layer or several to choose from.
pub fn parse(source: &str, mut bytes: Vec<u8>, layer: Option<&str>, limits: &Limits) -> Result<Table, Trouble> {
    if let Some(journal) = bytes.get_mut(JOURNAL_BYTES) {
        journal.fill(1);
    }
    let odd = |e: rusqlite::Error| Trouble::new(source, rules::GPKG_ODD).with("reason", e.to_string());
    let mut db = Connection::open_in_memory().map_err(odd)?;
    db.deserialize_read_exact(MAIN_DB, bytes.as_slice(), bytes.len(), true).map_err(odd)?;
    drop(bytes);
    db.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON;")
        .map_err(odd)?;
    let layer = choose(source, &layers(&db).map_err(odd)?, layer)?;
    read(&db, &format!("{source}#{}", layer.table), &layer, limits)
}

/// A row of `gpkg_contents`.
#[derive(Clone)]
struct Listed {
    table: String,
    identifier: String,
    spatial: bool,
}

fn layers(db: &Connection) -> rusqlite::Result<Vec<Listed>> {
    let mut query = db.prepare(
        "SELECT table_name, coalesce(identifier, ''), data_type = 'features' FROM gpkg_contents \
         WHERE data_type IN ('features', 'attributes') ORDER BY rowid",
    )?;
    let rows =
        query.query_map([], |row| Ok(Listed { table: row.get(0)?, identifier: row.get(1)?, spatial: row.get(2)? }))?;
    rows.collect()
}

fn choose(source: &str, layers: &[Listed], wanted: Option<&str>) -> Result<Listed, Trouble> {
    let known = || {
        let names: Vec<&str> = layers.iter().take(LISTED).map(|layer| layer.table.as_str()).collect();
        names.join(", ")
    };
    if let Some(name) = wanted {
        let found = layers.iter().find(|l| l.table == name).or_else(|| layers.iter().find(|l| l.identifier == name));
        return found
            .cloned()
            .ok_or_else(|| Trouble::new(source, rules::LAYER_MISSING).with("layer", name).with("known", known()));
    }
    let spatial: Vec<_> = layers.iter().filter(|layer| layer.spatial).collect();
    match (spatial.as_slice(), layers) {
        ([], []) => Err(Trouble::new(source, rules::FILE_EMPTY)),
        ([only], _) => Ok((*only).clone()),
        ([], [only]) => Ok(only.clone()),
        _ => Err(Trouble::new(source, rules::LAYER_UNDECIDED).with("known", known())),
    }
}

/// What a column holds, by its declared type.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Shape,
    Bool,
    Other,
}

fn read(db: &Connection, source: &str, layer: &Listed, limits: &Limits) -> Result<Table, Trouble> {
    let because = |reason: String| Trouble::new(source, rules::GPKG_ODD).with("reason", reason);
    let odd = |e: rusqlite::Error| because(e.to_string());
    let stored: Option<(String, Option<String>)> = db
        .query_row("SELECT type, sql FROM sqlite_schema WHERE name = ?1", [&layer.table], |r| {
            Ok((r.get(0)?, r.get(1)?))
        })
        .optional()
        .map_err(odd)?;
    match stored {
        Some((kind, Some(sql))) if kind == "table" && !sql.to_uppercase().starts_with("CREATE VIRTUAL") => {}
        _ => return Err(because(format!("{} is not a stored table", layer.table))),
    }
    let (shape_column, crs) = if layer.spatial { geometry(db, &layer.table).map_err(odd)? } else { (None, None) };
    let columns = columns(db, &layer.table, shape_column.as_deref()).map_err(odd)?;
    if layer.spatial && !columns.iter().any(|(_, kind)| *kind == Kind::Shape) {
        return Err(because(format!("{} has no geometry column", layer.table)));
    }
    let mut growing = Growing::new(source, limits);
    let named = columns.iter().filter(|(_, kind)| *kind != Kind::Shape);
    growing.name_columns(named.map(|(name, _)| name.clone()))?;
    let list: Vec<String> = columns.iter().map(|(name, _)| quoted(name)).collect();
    let list = if list.is_empty() { "NULL".to_owned() } else { list.join(", ") };
    let sql = format!("SELECT rowid, {list} FROM {} ORDER BY rowid", quoted(&layer.table));
    let mut query = db.prepare(&sql).map_err(odd)?;
    let mut rows = query.query([]).map_err(odd)?;
    while let Some(row) = rows.next().map_err(odd)? {
        let fid: i64 = row.get(0).map_err(odd)?;
        let (mut cells, mut shape) = (Vec::with_capacity(columns.len()), None);
        for (at, (_, kind)) in columns.iter().enumerate() {
            let value = row.get_ref(at + 1).map_err(odd)?;
            match kind {
                Kind::Shape => shape = geometry_of(value).map_err(|p| shape_trouble(source, fid, &p))?,
                kind => cells.push(cell(value, *kind == Kind::Bool)),
            }
        }
        growing.push(u32::try_from(fid).unwrap_or(u32::MAX), cells, shape)?;
    }
    Ok(growing.finish(crs))
}

/// The layer's geometry column and coordinate system.
fn geometry(db: &Connection, table: &str) -> rusqlite::Result<(Option<String>, Option<String>)> {
    let found: Option<(String, i64)> = db
        .query_row("SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?1", [table], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    let Some((column, srs)) = found else { return Ok((None, None)) };
    let system: Option<(String, i64, String)> = db
        .query_row(
            "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?1",
            [srs],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .optional()?;
    let crs = system.and_then(|(organization, code, definition)| {
        if srs <= 0 {
            return None; // −1 and 0 mean that the system is not known.
        }
        if organization.eq_ignore_ascii_case("EPSG") { Some(format!("EPSG:{code}")) } else { declared(&definition) }
    });
    Ok((Some(column), crs))
}

/// Stored columns but for the primary key, in their order.
fn columns(db: &Connection, table: &str, shape: Option<&str>) -> rusqlite::Result<Vec<(String, Kind)>> {
    let mut query = db.prepare("SELECT name, upper(type), pk FROM pragma_table_info(?1)")?;
    let rows = query
        .query_map([table], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?)))?;
    let mut columns = Vec::new();
    for row in rows {
        let (name, declared, key) = row?;
        let is_shape = shape.is_some_and(|shape| shape.eq_ignore_ascii_case(&name));
        if key > 0 && declared == "INTEGER" {
            continue;
        }
        let kind = match declared.as_str() {
            _ if is_shape => Kind::Shape,
            "BOOLEAN" => Kind::Bool,
            _ => Kind::Other,
        };
        columns.push((name, kind));
    }
    Ok(columns)
}

fn cell(value: ValueRef<'_>, is_bool: bool) -> Cell {
    match value {
        ValueRef::Null | ValueRef::Blob(_) => Cell::Empty,
        ValueRef::Integer(number) if is_bool => Cell::Text((number != 0).to_string()),
        ValueRef::Integer(number) => whole_cell(number),
        ValueRef::Real(number) => number_cell(number),
        ValueRef::Text(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => text_cell(text),
            // SQLite promises UTF-8 and does not check it; older exports put GBK there.
            Err(_) => text_cell(&encoding_rs::GB18030.decode_without_bom_handling(bytes).0),
        },
    }
}

fn geometry_of(value: ValueRef<'_>) -> Result<Option<RawShape>, WkbProblem> {
    match value {
        ValueRef::Null => Ok(None),
        ValueRef::Blob(bytes) => shape(bytes),
        _ => Err(WkbProblem::Broken),
    }
}

/// A shape with GeoPackage's header (clause 2.1.3).
fn shape(bytes: &[u8]) -> Result<Option<RawShape>, WkbProblem> {
    let [b'G', b'P', _, flags, rest @ ..] = bytes else { return Err(WkbProblem::Broken) };
    if flags & 0b0010_0000 != 0 {
        return Err(WkbProblem::Broken); // Extended geometry of somebody's own.
    }
    let envelope = match (flags >> 1) & 0b111 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return Err(WkbProblem::Broken),
    };
    let shape = rest.get(4 + envelope..).ok_or(WkbProblem::Broken)?;
    if flags & 0b0001_0000 != 0 { Ok(None) } else { wkb::parse(shape) }
}

fn shape_trouble(source: &str, fid: i64, problem: &WkbProblem) -> Trouble {
    match problem {
        WkbProblem::Broken => Trouble::new(source, rules::SHAPE_ODD).with("kind", "WKB"),
        WkbProblem::Kind(kind) => Trouble::new(source, rules::SHAPE_NOT_READ).with("kind", wkb::kind_name(*kind)),
    }
    .at(format!("feature {fid}"))
}
