//! Layers into one GeoPackage, with the same bytes whenever the layers are the same.

use std::path::Path;

use rusqlite::{Connection, types::ToSqlOutput};
use yike_domain::Trouble;
use yike_engine::import::table::RawShape;

use super::quoted;
use crate::exchange::{
    atomic::{WriteError, write_path_atomically},
    layer::{ColumnKind, GeometryKind, Layer, Value, shape_bounds},
    wkb,
};

/// `GPKG` in ASCII: SQLite's application id of a GeoPackage.
const APPLICATION_ID: i64 = 0x4750_4B47;
/// Version 1.3.1: 1.4 adds nothing we write, and GDAL before 3.7 warns about it.
const USER_VERSION: i64 = 10_301;
/// The file carries no clock, so that equal layers give equal bytes; dates stand in the receipt.
const LAST_CHANGE: &str = "1970-01-01T00:00:00.000Z";

/// Tables every GeoPackage has.
const SCHEMA: &str = "
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
  scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],AXIS[\"Latitude\",NORTH],AXIS[\"Longitude\",EAST],AUTHORITY[\"EPSG\",\"4326\"]]', 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
";

/// Writes the layers as one GeoPackage, completely or not at all.
///
/// Each layer becomes a table with the columns `fid`, `geom` (where it has shapes)
/// and its own, and a spatial index. Equal layers give equal bytes.
///
/// # Errors
/// The file cannot be written.
///
/// # Panics
/// Two layers have the same name.
pub fn write(path: &Path, layers: &[Layer]) -> Result<(), Trouble> {
    write_path_atomically(path, |temporary| fill(temporary, layers).map_err(sql_error))
}

/// What SQLite says, as the system's word where it is one.
fn sql_error(error: rusqlite::Error) -> WriteError {
    let kind = match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::DiskFull) => std::io::ErrorKind::StorageFull,
        Some(rusqlite::ErrorCode::ReadOnly | rusqlite::ErrorCode::PermissionDenied) => {
            std::io::ErrorKind::PermissionDenied
        }
        _ => std::io::ErrorKind::Other,
    };
    std::io::Error::new(kind, error).into()
}

fn fill(path: &Path, layers: &[Layer]) -> rusqlite::Result<()> {
    let mut names: Vec<String> = layers.iter().map(|layer| layer.name().to_lowercase()).collect();
    names.sort();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "layers have different names");
    let db = Connection::open(path)?;
    // The file is temporary until it is complete, so SQLite's own safety net would only cost time.
    db.execute_batch("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")?;
    db.pragma_update(None, "application_id", APPLICATION_ID)?;
    db.pragma_update(None, "user_version", USER_VERSION)?;
    db.execute_batch("BEGIN")?;
    db.execute_batch(SCHEMA)?;
    for layer in layers {
        add_layer(&db, layer)?;
    }
    db.execute_batch("COMMIT")?;
    db.close().map_err(|(_, error)| error)
}

fn add_layer(db: &Connection, layer: &Layer) -> rusqlite::Result<()> {
    let spatial = layer.geometry() != GeometryKind::None;
    let table = quoted(layer.name());
    let mut create = format!("CREATE TABLE {table} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL");
    if spatial {
        create += &format!(", geom {}", layer.geometry().name().to_uppercase());
    }
    for column in layer.columns() {
        let sql_type = match column.kind {
            ColumnKind::Int => "INTEGER",
            ColumnKind::Real => "DOUBLE",
            ColumnKind::Text => "TEXT",
            ColumnKind::Date => "DATE",
            ColumnKind::Bool => "BOOLEAN",
        };
        create += &format!(", {} {sql_type}", quoted(&column.name));
    }
    db.execute(&(create + ")"), [])?;
    let bounds = layer.bounds().map_or([None; 4], |bounds| bounds.map(Some));
    db.execute(
        "INSERT INTO gpkg_contents VALUES (?1, ?2, ?1, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        rusqlite::params![
            layer.name(),
            if spatial { "features" } else { "attributes" },
            layer.about(),
            LAST_CHANGE,
            bounds[0],
            bounds[1],
            bounds[2],
            bounds[3],
            spatial.then_some(4326),
        ],
    )?;
    if spatial {
        db.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', ?2, 4326, 0, 0)",
            [layer.name(), &layer.geometry().name().to_uppercase()],
        )?;
    }
    add_rows(db, layer, spatial)?;
    if spatial { add_index(db, layer) } else { Ok(()) }
}

fn add_rows(db: &Connection, layer: &Layer, spatial: bool) -> rusqlite::Result<()> {
    let n = 1 + usize::from(spatial) + layer.columns().len();
    let places: Vec<String> = (1..=n).map(|at| format!("?{at}")).collect();
    let mut insert = db.prepare(&format!("INSERT INTO {} VALUES ({})", quoted(layer.name()), places.join(",")))?;
    for (fid, row) in (1i64..).zip(layer.rows()) {
        insert.raw_bind_parameter(1, fid)?;
        if spatial {
            insert.raw_bind_parameter(2, row.shape.as_ref().map(blob))?;
        }
        for (at, value) in row.values.iter().enumerate() {
            insert.raw_bind_parameter(2 + usize::from(spatial) + at, sql_value(value))?;
        }
        insert.raw_execute()?;
    }
    Ok(())
}

fn sql_value(value: &Value) -> ToSqlOutput<'_> {
    match value {
        Value::Null => ToSqlOutput::Owned(rusqlite::types::Value::Null),
        Value::Int(value) => ToSqlOutput::from(*value),
        Value::Real(value) => ToSqlOutput::from(*value),
        Value::Text(value) => ToSqlOutput::from(value.as_str()),
        Value::Date(day) => ToSqlOutput::from(day.to_string()),
        Value::Bool(value) => ToSqlOutput::from(*value),
    }
}

/// A shape as GeoPackage writes it: header, box (not for points), WKB; clause 2.1.3.
fn blob(shape: &RawShape) -> Vec<u8> {
    let bounds = shape_bounds(shape);
    let boxed = bounds.filter(|_| !matches!(shape, RawShape::Point(..)));
    // Little-endian; a box of x and y, or none; a shape without points is marked empty.
    let flags = 1 | if boxed.is_some() { 1 << 1 } else { 0 } | if bounds.is_none() { 1 << 4 } else { 0 };
    let mut out = vec![b'G', b'P', 0, flags];
    out.extend(4326i32.to_le_bytes());
    if let Some([west, south, east, north]) = boxed {
        [west, east, south, north].iter().for_each(|v| out.extend(v.to_le_bytes()));
    }
    wkb::append(&mut out, shape);
    out
}

/// The spatial index of clause "GeoPackage Extension: RTree Spatial Indexes" (annex F.3), with its triggers.
fn add_index(db: &Connection, layer: &Layer) -> rusqlite::Result<()> {
    let index = quoted(&format!("rtree_{}_geom", layer.name()));
    db.execute(&format!("CREATE VIRTUAL TABLE {index} USING rtree(id, minx, maxx, miny, maxy)"), [])?;
    db.execute(
        "INSERT INTO gpkg_extensions VALUES (?1, 'geom', 'gpkg_rtree_index', \
         'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
        [layer.name()],
    )?;
    let mut insert = db.prepare(&format!("INSERT INTO {index} VALUES (?1, ?2, ?3, ?4, ?5)"))?;
    for (fid, row) in (1i64..).zip(layer.rows()) {
        if let Some([west, south, east, north]) = row.shape.as_ref().and_then(shape_bounds) {
            insert.execute(rusqlite::params![fid, west, east, south, north])?;
        }
    }
    let table = quoted(layer.name());
    let full = |row: &str| format!("({row}.geom NOTNULL AND NOT ST_IsEmpty({row}.geom))");
    let none = |row: &str| format!("({row}.geom ISNULL OR ST_IsEmpty({row}.geom))");
    let (new, old, gone) = (full("NEW"), full("OLD"), none("NEW"));
    let put = format!(
        "INSERT OR REPLACE INTO {index} VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), \
         ST_MinY(NEW.geom), ST_MaxY(NEW.geom));"
    );
    let drop = format!("DELETE FROM {index} WHERE id = OLD.fid;");
    let drop_both = format!("DELETE FROM {index} WHERE id IN (OLD.fid, NEW.fid);");
    let triggers = [
        ("insert", "INSERT", new.clone(), put.clone()),
        ("update2", "UPDATE OF geom", format!("OLD.fid = NEW.fid AND {gone}"), drop.clone()),
        ("update4", "UPDATE", format!("OLD.fid != NEW.fid AND {gone}"), drop_both),
        ("update5", "UPDATE", format!("OLD.fid != NEW.fid AND {new}"), format!("{drop} {put}")),
        ("update6", "UPDATE OF geom", format!("OLD.fid = NEW.fid AND {new} AND {old}"), put.clone()),
        ("update7", "UPDATE OF geom", format!("OLD.fid = NEW.fid AND {new} AND {}", none("OLD")), put),
        ("delete", "DELETE", "OLD.geom NOTNULL".to_owned(), drop),
    ];
    for (name, event, when, action) in triggers {
        let name = quoted(&format!("rtree_{}_geom_{name}", layer.name()));
        db.execute(&format!("CREATE TRIGGER {name} AFTER {event} ON {table} WHEN {when} BEGIN {action} END"), [])?;
    }
    Ok(())
}
