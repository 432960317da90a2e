//! A table as any file format gives it: rows of cells and, where the format has them, shapes.
//!
//! `app::exchange` turns CSV, XLSX, GeoJSON, GeoPackage and Shapefile into this;
//! from here on nobody knows the file format.

use crate::geometry::MultiPolygon;
use serde::{Deserialize, Serialize};

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text, trimmed of surrounding white space.
    Text(String),
    /// A number that the format itself marks as one.
    Number(f64),
}

/// Shape of a row, in the source's own coordinates (x, y), not yet converted.
#[derive(Clone, Debug, PartialEq)]
pub enum RawShape {
    /// A point.
    Point(f64, f64),
    /// Polygons: rings of (x, y), outer first, each polygon apart.
    Polygons(Vec<Vec<Vec<(f64, f64)>>>),
    /// Lines.
    Lines(Vec<Vec<(f64, f64)>>),
}

/// A row with the place where a person finds it again.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Line of a text file, row of a sheet, feature number: 1-based as the user sees it.
    pub line: u32,
    /// Cells, one for each column.
    pub cells: Vec<Cell>,
    /// Shape, in formats that carry one.
    pub shape: Option<RawShape>,
}

/// A table from a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The file as the user named it, with the layer or sheet.
    pub source: String,
    /// Column headers as written.
    pub columns: Vec<String>,
    /// Rows.
    pub rows: Vec<Row>,
    /// Coordinate system the file itself declares, where it does (`EPSG:4326` …).
    pub declared_crs: Option<String>,
}

/// A raster of counts (people per cell), row by row from the north-west.
#[derive(Clone, Debug, PartialEq)]
pub struct Raster {
    /// The file as the user named it.
    pub source: String,
    /// Columns.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Coordinates of the north-west corner of the first cell.
    pub origin: (f64, f64),
    /// Cell size east and south, positive, in units of the coordinate system.
    pub cell: (f64, f64),
    /// Values; `None` where the source has no data.
    pub values: Vec<Option<f32>>,
    /// Coordinate system the file declares.
    pub declared_crs: Option<String>,
}

/// Polygons that people or circles are counted by, after conversion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Area {
    /// Identity inside its source.
    pub id: String,
    /// Name.
    pub name: String,
    /// Its shape.
    pub shape: MultiPolygon,
}
