//! A layer to be written: typed columns, rows, and a shape for each row, in WGS84.
//!
//! Every writer of map data ([`geopackage`](super::geopackage), [`geoparquet`](super::geoparquet))
//! starts from this, so a layer says the same things in every format.

use yike_domain::LonLat;
use yike_engine::{geometry::MultiPolygon, import::table::RawShape};

use yike_domain::day::Day;

/// Shapes that a layer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeometryKind {
    /// None: a plain table.
    None,
    /// One point a row.
    Point,
    /// Polygons.
    MultiPolygon,
    /// Lines.
    MultiLineString,
}

impl GeometryKind {
    /// The name in the OGC's standards; empty for a plain table.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Point => "Point",
            Self::MultiPolygon => "MultiPolygon",
            Self::MultiLineString => "MultiLineString",
        }
    }

    /// Whether a row of this kind may have the shape.
    const fn holds(self, shape: &RawShape) -> bool {
        matches!(
            (self, shape),
            (Self::Point, RawShape::Point(..))
                | (Self::MultiPolygon, RawShape::Polygons(_))
                | (Self::MultiLineString, RawShape::Lines(_))
        )
    }
}

/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Whole numbers.
    Int,
    /// Numbers.
    Real,
    /// Text; times as ISO 8601.
    Text,
    /// Days.
    Date,
    /// Yes or no.
    Bool,
}

/// A column of a layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Name, unique in its layer whatever the case of its letters.
    pub name: String,
    /// Kind of its values.
    pub kind: ColumnKind,
}

/// One value; any column may have none in a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Unknown or not applicable.
    Null,
    /// A whole number.
    Int(i64),
    /// A number.
    Real(f64),
    /// Text.
    Text(String),
    /// A day.
    Date(Day),
    /// Yes or no.
    Bool(bool),
}

impl Value {
    const fn is(&self, kind: ColumnKind) -> bool {
        matches!(
            (self, kind),
            (Self::Null, _)
                | (Self::Int(_), ColumnKind::Int)
                | (Self::Real(_), ColumnKind::Real)
                | (Self::Text(_), ColumnKind::Text)
                | (Self::Date(_), ColumnKind::Date)
                | (Self::Bool(_), ColumnKind::Bool)
        )
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}
impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Int(i64::from(value))
    }
}
impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self::Real(value)
    }
}
impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}
impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}
impl From<Day> for Value {
    fn from(value: Day) -> Self {
        Self::Date(value)
    }
}
impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}
impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A row of a layer.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerRow {
    /// Shape in degrees of WGS84 (longitude, latitude), where the row has one.
    pub shape: Option<RawShape>,
    /// Values, one for each column.
    pub values: Vec<Value>,
}

/// Names that the writers give to columns of their own.
pub const RESERVED_COLUMNS: [&str; 4] = ["fid", "geom", "geometry", "rowid"];

/// A layer in WGS84, complete in itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    name: String,
    /// What the layer shows, for the reader of the file.
    pub description: String,
    /// Who must be named with it: `© OpenStreetMap contributors`.
    pub attribution: String,
    /// What its numbers rest on, as JSON; GeoParquet carries it under `yike`.
    pub notes: String,
    geometry: GeometryKind,
    columns: Vec<Column>,
    rows: Vec<LayerRow>,
}

impl Layer {
    /// A layer without rows.
    ///
    /// # Panics
    /// The name is empty, or a column's name is empty, reserved ([`RESERVED_COLUMNS`]) or taken.
    #[must_use]
    pub fn new(name: &str, geometry: GeometryKind, columns: &[(&str, ColumnKind)]) -> Self {
        assert!(!name.is_empty(), "a layer has a name");
        let mut taken: Vec<String> = RESERVED_COLUMNS.iter().map(|name| (*name).to_owned()).collect();
        for (column, _) in columns {
            let lower = column.to_lowercase();
            assert!(!column.is_empty() && !taken.contains(&lower), "column {column:?} of {name} is reserved or taken");
            taken.push(lower);
        }
        let columns = columns.iter().map(|(name, kind)| Column { name: (*name).to_owned(), kind: *kind }).collect();
        Self {
            name: name.to_owned(),
            description: String::new(),
            attribution: String::new(),
            notes: String::new(),
            geometry,
            columns,
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    ///
    /// # Panics
    /// The values are not those of the columns, or the shape is not of the layer's kind.
    pub fn push(&mut self, shape: Option<RawShape>, values: Vec<Value>) {
        let name = &self.name;
        assert_eq!(values.len(), self.columns.len(), "{name}: one value for each column");
        for (value, column) in values.iter().zip(&self.columns) {
            assert!(value.is(column.kind), "{name}: {value:?} in column {} ({:?})", column.name, column.kind);
        }
        if let Some(shape) = &shape {
            assert!(self.geometry.holds(shape), "{name} holds {:?} only", self.geometry);
        }
        self.rows.push(LayerRow { shape, values });
    }

    /// Name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Kind of its shapes.
    #[must_use]
    pub const fn geometry(&self) -> GeometryKind {
        self.geometry
    }

    /// Columns.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Rows.
    #[must_use]
    pub fn rows(&self) -> &[LayerRow] {
        &self.rows
    }

    /// Description and attribution as one text.
    #[must_use]
    pub fn about(&self) -> String {
        match (self.description.is_empty(), self.attribution.is_empty()) {
            (_, true) => self.description.clone(),
            (true, false) => self.attribution.clone(),
            (false, false) => format!("{} | {}", self.description, self.attribution),
        }
    }

    /// Box around every shape: west, south, east, north.
    #[must_use]
    pub fn bounds(&self) -> Option<[f64; 4]> {
        self.rows.iter().filter_map(|row| row.shape.as_ref().and_then(shape_bounds)).reduce(join_bounds)
    }
}

/// Box around a shape: west, south, east, north; none around nothing.
#[must_use]
pub fn shape_bounds(shape: &RawShape) -> Option<[f64; 4]> {
    let around =
        |points: &mut dyn Iterator<Item = &(f64, f64)>| points.map(|(x, y)| [*x, *y, *x, *y]).reduce(join_bounds);
    match shape {
        RawShape::Point(x, y) => Some([*x, *y, *x, *y]),
        RawShape::Lines(lines) => around(&mut lines.iter().flatten()),
        RawShape::Polygons(polygons) => around(&mut polygons.iter().flatten().flatten()),
    }
}

fn join_bounds(a: [f64; 4], b: [f64; 4]) -> [f64; 4] {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

/// A position as a shape.
#[must_use]
pub fn point(at: LonLat) -> RawShape {
    RawShape::Point(at.lon_degrees(), at.lat_degrees())
}

/// Polygons as a shape.
#[must_use]
pub fn polygons(shape: &MultiPolygon) -> RawShape {
    RawShape::Polygons(
        shape.0.iter().map(|p| std::iter::once(&p.outer).chain(&p.holes).map(|ring| degrees(ring)).collect()).collect(),
    )
}

/// Lines as a shape.
#[must_use]
pub fn lines(lines: &[Vec<LonLat>]) -> RawShape {
    RawShape::Lines(lines.iter().map(|line| degrees(line)).collect())
}

fn degrees(points: &[LonLat]) -> Vec<(f64, f64)> {
    points.iter().map(|at| (at.lon_degrees(), at.lat_degrees())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_go_around_every_row() {
        let mut layer = Layer::new("a", GeometryKind::Point, &[]);
        assert_eq!(layer.bounds(), None);
        layer.push(Some(RawShape::Point(3.0, 40.0)), vec![]);
        layer.push(None, vec![]);
        layer.push(Some(RawShape::Point(1.0, 50.0)), vec![]);
        assert_eq!(layer.bounds(), Some([1.0, 40.0, 3.0, 50.0]));
    }

    #[test]
    #[should_panic(expected = "reserved or taken")]
    fn names_that_differ_only_in_case_are_refused() {
        let _ = Layer::new("a", GeometryKind::None, &[("Name", ColumnKind::Text), ("name", ColumnKind::Text)]);
    }

    #[test]
    #[should_panic(expected = "a holds Point only")]
    fn a_shape_of_another_kind_is_refused() {
        Layer::new("a", GeometryKind::Point, &[]).push(Some(RawShape::Lines(vec![])), vec![]);
    }
}
