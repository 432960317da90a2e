//! Where the rows of a table stand: from two columns, one column or the row's shape.

use yike_domain::{Finding, LonLat, Severity, Trouble};

use super::columns::{Columns, Field};
use super::crs::{Crs, NoPosition, in_china};
use super::crs_choice::{CrsChoice, Declared, choose};
use super::fit::{Stand, StreetFit};
use super::notes::{Notes, examples};
use super::numbers::{coordinate, pair, text_of};
use super::rules;
use super::table::{Cell, RawShape, Row, Table};

/// How far outside the box around the streets a row still counts, metres: farther than
/// anyone walks in a quarter of an hour.
pub const FAR_FROM_MAP_M: f64 = 3000.0;

/// The numbers of a row, not yet converted.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Raw {
    Missing,
    /// The cell of this field is no coordinate.
    Unreadable(Field),
    At(f64, f64),
}

/// Positions of all rows of a table.
pub(super) struct Positions {
    /// One for each row; `None` was reported and is left out.
    pub at: Vec<Option<LonLat>>,
    /// Lines of the rows left out because they stand far off the map, ascending.
    pub far: Vec<u32>,
    pub choice: CrsChoice,
}

/// Fields that positions are read from.
pub(super) const PLACE_FIELDS: &[Field] = &[Field::Lon, Field::Lat, Field::Pair];

/// The missing place fields of a table that also has no shapes.
pub(super) fn missing_place(table: &Table, columns: &Columns<'_>) -> Vec<Field> {
    let shaped = table.rows.iter().any(|row| row.shape.is_some());
    if shaped || columns.has(Field::Pair) || (columns.has(Field::Lon) && columns.has(Field::Lat)) {
        return Vec::new();
    }
    [Field::Lon, Field::Lat].into_iter().filter(|&field| !columns.has(field)).collect()
}

/// Reads the position of every row; what is odd goes to `notes`.
///
/// # Errors
/// The coordinate system cannot be told (see [`choose`]).
pub(super) fn positions(
    table: &Table,
    columns: &Columns<'_>,
    by_user: Option<Crs>,
    streets: Option<&StreetFit>,
    notes: &mut Notes,
) -> Result<Positions, Trouble> {
    let raw: Vec<Raw> = table.rows.iter().map(|row| raw(columns, row)).collect();
    let numbers: Vec<(f64, f64)> = raw
        .iter()
        .filter_map(|raw| match raw {
            Raw::At(x, y) if *x != 0.0 && *y != 0.0 => Some((*x, *y)),
            _ => None,
        })
        .collect();
    let by_file = table.declared_crs.as_deref();
    let declared = Declared { by_user, by_file, by_header: columns.header_crs };
    let mut findings = Vec::new();
    let choice = choose(&table.source, &declared, &numbers, Stand::Beside, streets, &mut findings)?;
    findings.into_iter().for_each(|finding| notes.keep(finding));
    let (mut at, mut far) = (Vec::with_capacity(raw.len()), Vec::new());
    for (row, raw) in table.rows.iter().zip(raw) {
        let place = place(columns, choice, streets, row, raw, notes);
        let is_far = |at: LonLat| streets.is_some_and(|s| s.bounds().is_some() && !s.is_near(at, FAR_FROM_MAP_M));
        if place.is_some_and(is_far) {
            far.push(row.line);
            at.push(None);
        } else {
            at.push(place);
        }
    }
    if !far.is_empty() {
        notes.keep(
            notes
                .whole(Severity::Warning, rules::POSITION_FAR, &format!("rows {}", examples(&far)))
                .with("n", far.len())
                .with("rows", examples(&far))
                .with("metres", FAR_FROM_MAP_M),
        );
    }
    Ok(Positions { at, far, choice })
}

fn raw(columns: &Columns<'_>, row: &Row) -> Raw {
    let cell = |field: Field| match columns.cell(field, row) {
        None | Some(Cell::Empty) => None,
        Some(Cell::Number(number)) => Some(Some(*number).filter(|n| n.is_finite())),
        Some(Cell::Text(text)) => Some(coordinate(text)),
    };
    match (cell(Field::Lon), cell(Field::Lat)) {
        (Some(Some(x)), Some(Some(y))) => return Raw::At(x, y),
        (Some(None), _) => return Raw::Unreadable(Field::Lon),
        (_, Some(None)) => return Raw::Unreadable(Field::Lat),
        _ => {}
    }
    if let Some(Cell::Text(text)) = columns.cell(Field::Pair, row) {
        return pair(text).map_or(Raw::Unreadable(Field::Pair), |(x, y)| Raw::At(x, y));
    }
    row.shape.as_ref().and_then(middle).map_or(Raw::Missing, |(x, y)| Raw::At(x, y))
}

/// A point that stands for a shape: the point, the middle of a line, the centroid of the largest ring.
pub(super) fn middle(shape: &RawShape) -> Option<(f64, f64)> {
    match shape {
        RawShape::Point(x, y) => Some((*x, *y)),
        RawShape::Lines(lines) => lines.iter().find(|line| !line.is_empty()).map(|line| line[line.len() / 2]),
        RawShape::Polygons(polygons) => {
            let rings = polygons.iter().filter_map(|rings| rings.first()).map(|ring| centroid(ring));
            rings.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, at)| at)
        }
    }
}

/// Area (in squares of the source's unit) and centroid of a ring.
fn centroid(ring: &[(f64, f64)]) -> (f64, (f64, f64)) {
    let Some(&(x0, y0)) = ring.first() else { return (0.0, (0.0, 0.0)) };
    let (mut area, mut cx, mut cy) = (0.0, 0.0, 0.0);
    for i in 0..ring.len() {
        let (a, b) = (ring[i], ring[(i + 1) % ring.len()]);
        let (ax, ay, bx, by) = (a.0 - x0, a.1 - y0, b.0 - x0, b.1 - y0);
        let cross = ax * by - bx * ay;
        area += cross;
        cx += (ax + bx) * cross;
        cy += (ay + by) * cross;
    }
    if area.abs() < f64::EPSILON * 1e-6 {
        return (0.0, (x0, y0));
    }
    (area.abs(), (x0 + cx / (3.0 * area), y0 + cy / (3.0 * area)))
}

/// The position of one row; `None` after keeping a finding.
fn place(
    columns: &Columns<'_>,
    choice: CrsChoice,
    streets: Option<&StreetFit>,
    row: &Row,
    raw: Raw,
    notes: &mut Notes,
) -> Option<LonLat> {
    let (x, y) = match raw {
        Raw::At(x, y) => (x, y),
        Raw::Missing => {
            notes.keep(notes.row(Severity::Error, rules::POSITION_MISSING, row));
            return None;
        }
        Raw::Unreadable(field) => {
            let value = text_of(columns.cell(field, row));
            let header = columns.header(field);
            notes.keep(notes.cell(Severity::Error, rules::POSITION_UNREADABLE, row, header, &value));
            return None;
        }
    };
    // Nothing in China has a zero in its coordinates; an empty field that became a number has.
    let in_doubt = |at: LonLat| in_china(at.lon_degrees(), at.lat_degrees());
    if (x == 0.0 && y == 0.0) || ((x == 0.0 || y == 0.0) && !choice.position(x, y).is_ok_and(in_doubt)) {
        notes.keep(about(notes, columns, rules::POSITION_ZERO, Severity::Error, row, x, y));
        return None;
    }
    let found = choice.position(x, y);
    if let Ok(at) = found
        && (on_map(at, streets) || !choice.crs.is_geographic())
    {
        return Some(at);
    }
    // Swapped only where the other order is right: on the map, or in China when there is none.
    if choice.crs.is_geographic()
        && let Ok(at) = choice.position(y, x)
        && on_map(at, streets)
        && in_or_near(at, streets)
    {
        notes.keep(about(notes, columns, rules::POSITION_SWAPPED, Severity::Warning, row, x, y));
        return Some(at);
    }
    match found {
        Ok(at) => Some(at),
        Err(NoPosition::Zero) => {
            notes.keep(about(notes, columns, rules::POSITION_ZERO, Severity::Error, row, x, y));
            None
        }
        Err(NoPosition::OutOfRange | NoPosition::OutsideZone) => {
            let finding = about(notes, columns, rules::POSITION_OUT_OF_RANGE, Severity::Error, row, x, y);
            notes.keep(finding.with("crs", choice.crs.name()));
            None
        }
    }
}

/// A finding about both coordinates of a row.
fn about(
    notes: &Notes,
    columns: &Columns<'_>,
    rule: yike_domain::Rule,
    severity: Severity,
    row: &Row,
    x: f64,
    y: f64,
) -> Finding {
    let header = if columns.has(Field::Lon) && columns.has(Field::Lat) {
        format!("{}, {}", columns.header(Field::Lon), columns.header(Field::Lat))
    } else if columns.has(Field::Pair) {
        columns.header(Field::Pair).to_owned()
    } else {
        "geometry".to_owned()
    };
    notes.cell(severity, rule, row, &header, &format!("{x}, {y}"))
}

/// Whether a position may be right: near the map's streets where there are any, else in China.
fn on_map(at: LonLat, streets: Option<&StreetFit>) -> bool {
    match streets.filter(|s| s.bounds().is_some()) {
        Some(streets) => streets.is_near(at, FAR_FROM_MAP_M),
        None => in_china(at.lon_degrees(), at.lat_degrees()),
    }
}

fn in_or_near(at: LonLat, streets: Option<&StreetFit>) -> bool {
    streets.is_some_and(|s| s.is_near(at, FAR_FROM_MAP_M)) || in_china(at.lon_degrees(), at.lat_degrees())
}
