//! Cells, hexagons or points with counts.

use yike_domain::{Finding, People, Severity, Trouble};

use super::PeopleOptions;
use super::counted::read_counts;
use crate::access::{Origin, OriginKind, OriginMethod};
use crate::import::columns::{Columns, Field};
use crate::import::notes::{Notes, examples};
use crate::import::positions::{missing_place, positions};
use crate::import::rules;
use crate::import::table::{Row, Table};
use crate::import::tiles::inside;

/// Reads cells as origins: points as they are, polygons and hexagons by their centroid.
///
/// Cells without residents are left out; those outside the map's bounds too, with a
/// finding that counts their people.
///
/// # Errors
/// The columns of counts or positions are missing (all at once), there are no rows, none
/// is usable, or the coordinate system cannot be told.
pub fn read_cells(table: &Table, options: &PeopleOptions<'_>) -> Result<(Vec<Origin>, Vec<Finding>), Vec<Trouble>> {
    if table.rows.is_empty() {
        return Err(vec![Trouble::new(&table.source, rules::NO_ROWS)]);
    }
    let fields = [Field::Id, Field::Lon, Field::Lat, Field::Pair, Field::People, Field::Children, Field::Elders];
    let mut columns = Columns::recognise(table, options.columns, &fields)?;
    let mut missing = if columns.has(Field::People) { Vec::new() } else { vec![Field::People] };
    missing.extend(missing_place(table, &columns));
    if let Some(trouble) = columns.missing(&missing) {
        return Err(vec![trouble]);
    }
    let mut notes = Notes::of(&table.source);
    std::mem::take(&mut columns.findings).into_iter().for_each(|finding| notes.keep(finding));
    let places = positions(table, &columns, options.crs, options.streets, &mut notes).map_err(|t| vec![t])?;
    let placed: Vec<(&Row, _)> =
        table.rows.iter().zip(&places.at).filter_map(|(row, at)| Some((row, (*at)?))).collect();
    let rows: Vec<&Row> = placed.iter().map(|(row, _)| *row).collect();
    let counts = read_counts(&columns, &rows, &mut notes);
    if counts.iter().all(Option::is_none) {
        return Err(vec![Trouble::new(&table.source, rules::NOTHING_USABLE).with("n", table.rows.len())]);
    }
    let (mut origins, mut lines) = (Vec::new(), Vec::new());
    let (mut outside, mut n_outside) = (Vec::new(), 0u64);
    for ((row, at), counted) in placed.into_iter().zip(counts) {
        let Some((people, ages)) = counted.filter(|(people, _)| people.0 > 0) else { continue };
        if options.bounds.is_some_and(|bounds| !inside(bounds, at)) {
            outside.push(row.line);
            n_outside += u64::from(people.0);
            continue;
        }
        let id = columns.text(Field::Id, row);
        let id = if id.is_empty() { format!("row {}", row.line) } else { id };
        lines.push(row.line);
        let (community, compound) = (u32::MAX, u32::MAX);
        let (kind, method) = (OriginKind::Cell, OriginMethod::Given);
        origins.push(Origin { id, at, people, ages, kind, method, community, compound });
    }
    if !outside.is_empty() {
        notes.keep(
            notes
                .whole(Severity::Warning, rules::CELLS_OUTSIDE, &format!("rows {}", examples(&outside)))
                .with("n", outside.len())
                .with("people", n_outside as f64),
        );
    }
    rename_repeated(&mut origins, &lines, &mut notes);
    Ok((origins, notes.finish()))
}

/// Gives cells with a repeated id a new one.
fn rename_repeated(origins: &mut [Origin], lines: &[u32], notes: &mut Notes) {
    let mut seen = std::collections::HashSet::new();
    for (origin, &line) in origins.iter_mut().zip(lines) {
        if seen.insert(origin.id.clone()) {
            continue;
        }
        let fresh = format!("{}#{line}", origin.id);
        notes.keep(
            notes
                .whole(Severity::Note, rules::ID_REPEATED, &format!("row {line}"))
                .with("row", line)
                .with("id", origin.id.as_str())
                .with("fresh", fresh.as_str()),
        );
        seen.insert(fresh.clone());
        origin.id = fresh;
    }
    debug_assert!(origins.iter().all(|origin| origin.people != People(0)));
}
