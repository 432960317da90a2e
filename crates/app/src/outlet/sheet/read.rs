//! Reading a filled template, or a foreign table whose headers say enough, into rows of texts with positions.

use std::collections::BTreeMap;

use yike_domain::outlet::{Field, rules as fields, valid_credit_code};
use yike_domain::{LonLat, Message, Trouble};
use yike_engine::import::coordinate;
use yike_engine::import::crs::{Crs, CrsProblem, in_china, parse_crs};
use yike_engine::import::fit::{StreetFit, best_crs};
use yike_engine::import::rules as import_rules;
use yike_engine::import::table::{Cell, RawShape, Row, Table};

use super::super::rules;
use super::upload::table_of;
use super::{Column, EMPTIED, HIDDEN, MARK, SAMPLE, TEMPLATE_VERSION};

/// A row as it was uploaded.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetRow {
    /// Its number in the file, as people count.
    pub line: u32,
    /// What its cells say; a column that the file does not have is absent, an empty cell is empty.
    pub cells: BTreeMap<Column, String>,
    /// All cells as they stand, in the order of the file's columns.
    pub original: Vec<String>,
    /// Its position, converted.
    pub at: Option<LonLat>,
    /// What is wrong with it already.
    pub errors: Vec<(Column, Message)>,
}

/// An uploaded file, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Uploaded {
    /// Headers as they stand.
    pub headers: Vec<String>,
    /// Rows, in the file's order.
    pub rows: Vec<SheetRow>,
    /// The coordinate system that the positions were read in.
    pub crs: Crs,
    /// How it was found out, in words.
    pub crs_told: Message,
}

/// Reads an uploaded file.
///
/// # Errors
/// It is no table, of another version of the template, has no column for the names, no rows, or its positions are
/// metres of an unknown zone.
pub fn read(name: &str, bytes: &[u8], crs: Option<Crs>, streets: Option<&StreetFit>) -> Result<Uploaded, Trouble> {
    let marked = mark_of(name, bytes)?;
    let table = table_of(name, bytes, None)?;
    let columns: Vec<Option<Column>> = columns_of(&table);
    if !columns.contains(&Some(Column::Field(Field::Name))) {
        let header = Column::Field(Field::Name).header();
        return Err(Trouble::new(name, rules::COLUMN_MISSING).with("column", header));
    }
    let mut rows: Vec<SheetRow> = table.rows.iter().filter_map(|row| row_of(row, &columns)).collect();
    if rows.is_empty() {
        return Err(Trouble::new(name, rules::NO_ROWS));
    }
    let raw: Vec<Option<(f64, f64)>> =
        rows.iter_mut().zip(used(&table, &columns)).map(|(row, source)| raw(row, source)).collect();
    let by_file = table.declared_crs.as_deref().or(marked.as_deref()).filter(|word| !word.is_empty());
    let (crs, crs_told, swapped) = choose(name, crs, by_file, &raw, streets)?;
    for (row, raw) in rows.iter_mut().zip(raw) {
        let Some((x, y)) = raw else { continue };
        let (x, y) = if swapped { (y, x) } else { (x, y) };
        match crs.to_wgs84(x, y) {
            Ok(at) if in_china(at.lon_degrees(), at.lat_degrees()) => row.at = Some(at),
            _ => {
                let value = format!("{x},{y}");
                row.errors.push((Column::Lon, Message::new(fields::POSITION_ABROAD).with("value", value)));
            }
        }
    }
    Ok(Uploaded { headers: table.columns, rows, crs, crs_told })
}

/// The coordinate system that the hidden sheet of a template names; none where there is no such sheet.
fn mark_of(name: &str, bytes: &[u8]) -> Result<Option<String>, Trouble> {
    let Ok(hidden) = table_of(name, bytes, Some(HIDDEN)) else { return Ok(None) };
    if hidden.columns.first().map(String::as_str) != Some(MARK) {
        return Ok(None);
    }
    let cell = |row: usize| hidden.rows.get(row).and_then(|row| row.cells.first()).map(text_of).unwrap_or_default();
    let version = cell(0);
    if version != TEMPLATE_VERSION.to_string() {
        return Err(Trouble::new(name, rules::OTHER_TEMPLATE).with("found", version).with("wanted", TEMPLATE_VERSION));
    }
    Ok(Some(cell(1)))
}

/// What each column of the table is; the first of two that say the same.
fn columns_of(table: &Table) -> Vec<Option<Column>> {
    let mut columns: Vec<Option<Column>> = Vec::with_capacity(table.columns.len());
    for header in &table.columns {
        let column = Column::of_header(header).filter(|column| !columns.contains(&Some(*column)));
        columns.push(column);
    }
    columns
}

/// A row of texts; none for the sample and for rows that hold nothing.
fn row_of(row: &Row, columns: &[Option<Column>]) -> Option<SheetRow> {
    let original: Vec<String> = row.cells.iter().map(text_of).collect();
    let mut cells = BTreeMap::new();
    let mut errors = Vec::new();
    for (text, column) in original.iter().zip(columns) {
        let Some(column) = column.filter(|column| *column != Column::Why) else { continue };
        if column == Column::Field(Field::CreditCode) && lost_digits(text) {
            errors.push((column, Message::new(rules::DIGITS_LOST).with("value", text.as_str())));
            continue;
        }
        cells.insert(column, harmless_undone(text).trim().to_owned());
    }
    let is_sample = cells.get(&Column::Id).is_some_and(|id| id == SAMPLE);
    let is_empty = cells.values().all(String::is_empty) && errors.is_empty() && row.shape.is_none();
    (!is_sample && !is_empty).then_some(SheetRow { line: row.line, cells, original, at: None, errors })
}

/// The rows of the table that [`row_of`] takes, in the same order.
fn used<'t>(table: &'t Table, columns: &'t [Option<Column>]) -> impl Iterator<Item = &'t Row> {
    table.rows.iter().filter(|row| row_of(row, columns).is_some())
}

/// A cell as text: whole numbers without a point, so that a code or a telephone number keeps its digits.
fn text_of(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) if number.fract() == 0.0 && number.abs() < 1e18 => format!("{number:.0}"),
        Cell::Number(number) => number.to_string(),
    }
}

/// Whether a spreadsheet took a code for a number: it keeps fifteen digits and writes noughts for the rest.
fn lost_digits(text: &str) -> bool {
    let digits = text.len() > 15 && text.bytes().all(|b| b.is_ascii_digit());
    digits && text[15..].bytes().all(|b| b == b'0') && !valid_credit_code(text)
}

/// A cell without the apostrophe that kept it from being taken for a formula.
fn harmless_undone(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => text,
    }
}

/// The numbers of a position as written: from two columns, else from the shape.
fn raw(row: &mut SheetRow, source: &Row) -> Option<(f64, f64)> {
    let cell = |column| row.cells.get(&column).map(String::as_str).filter(|text| !text.is_empty() && *text != EMPTIED);
    match (cell(Column::Lon), cell(Column::Lat)) {
        (Some(lon), Some(lat)) => match (coordinate(lon), coordinate(lat)) {
            (Some(x), Some(y)) if x != 0.0 || y != 0.0 => Some((x, y)),
            (x, _) => {
                let (column, value) = if x.is_none() { (Column::Lon, lon) } else { (Column::Lat, lat) };
                let fault = Message::new(fields::POSITION_ODD).with("value", value);
                row.errors.push((column, fault));
                None
            }
        },
        (Some(one), None) | (None, Some(one)) => {
            let missing = if cell(Column::Lon).is_none() { Column::Lon } else { Column::Lat };
            let fault = Message::new(fields::POSITION_ODD).with("value", one);
            row.errors.push((missing, fault));
            None
        }
        (None, None) => source.shape.as_ref().and_then(middle),
    }
}

/// A point that stands for a shape: the point, the middle of the box around anything larger.
fn middle(shape: &RawShape) -> Option<(f64, f64)> {
    match shape {
        RawShape::Point(x, y) => Some((*x, *y)),
        larger => crate::exchange::layer::shape_bounds(larger).map(|[w, s, e, n]| ((w + e) / 2.0, (s + n) / 2.0)),
    }
}

/// The system of the positions, how it was found out, and whether latitude comes first.
fn choose(
    name: &str,
    by_user: Option<Crs>,
    by_file: Option<&str>,
    raw: &[Option<(f64, f64)>],
    streets: Option<&StreetFit>,
) -> Result<(Crs, Message, bool), Trouble> {
    let told = |rule, crs: Crs| Message::new(rule).with("crs", crs.name());
    let points: Vec<(f64, f64)> = raw.iter().flatten().copied().collect();
    let swapped = |crs: Crs| {
        let in_order = |swap: bool| {
            let place = |&(x, y): &(f64, f64)| if swap { crs.to_wgs84(y, x) } else { crs.to_wgs84(x, y) };
            let fits = |at: LonLat| in_china(at.lon_degrees(), at.lat_degrees());
            points.iter().filter(|point| place(point).is_ok_and(fits)).count()
        };
        in_order(true) > in_order(false)
    };
    if let Some(crs) = by_user {
        return Ok((crs, told(rules::CRS_DECLARED, crs), swapped(crs)));
    }
    if let Some(word) = by_file {
        match parse_crs(word) {
            Ok(crs) => return Ok((crs, told(rules::CRS_OF_FILE, crs), swapped(crs))),
            Err(CrsProblem::OldDatum) => {
                return Err(Trouble::new(name, import_rules::CRS_OLD_DATUM).with("crs", word));
            }
            Err(CrsProblem::Unknown) => {}
        }
    }
    if let Some(fit) = streets.map(|streets| best_crs(&points, streets))
        && let Some(best) = fit.decided()
    {
        return Ok((best.crs, told(rules::CRS_FOUND, best.crs), best.swapped));
    }
    let degrees = points.iter().all(|(x, y)| x.abs() <= 180.0 && y.abs() <= 180.0);
    if !degrees {
        return Err(Trouble::new(name, rules::CRS_METRES));
    }
    Ok((Crs::Cgcs2000, told(rules::CRS_ASSUMED, Crs::Cgcs2000), swapped(Crs::Cgcs2000)))
}
