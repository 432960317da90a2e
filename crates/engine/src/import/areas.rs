//! Areas from a layer of polygons: communities, townships, counted districts.

mod overlaps;
mod rings;

use std::collections::{BTreeMap, HashMap};

use yike_domain::{Finding, Severity, Trouble};

use super::columns::{Columns, Field};
use super::crs::Crs;
use super::crs_choice::{CrsChoice, Declared, choose};
use super::fit::{Stand, StreetFit};
use super::notes::Notes;
use super::rules;
use super::table::{Area, RawShape, Row, Table};
use crate::geometry::MultiPolygon;

use overlaps::overlaps;

/// Areas smaller than this are reported, square metres: no community fits into them.
const TINY_M2: f64 = 100.0;

/// What is known about a layer of areas.
#[derive(Clone, Copy, Debug)]
pub struct AreaOptions<'a> {
    /// Headers by meaning, where the user gives them.
    pub columns: &'a BTreeMap<String, String>,
    /// Coordinate system as the user declares it.
    pub crs: Option<Crs>,
    /// Streets of the map, to tell the coordinate system by.
    pub streets: Option<&'a StreetFit>,
}

/// Reads the areas of a layer, in its order.
///
/// Rings are closed and freed of doubled points; a ring that crosses itself is kept with
/// a finding (inside is then what an odd number of borders surrounds). Rows without a
/// usable polygon are left out with a finding.
///
/// # Errors
/// The layer has no rows or no polygons, a mapped column is not there, no row is usable,
/// or the coordinate system cannot be told.
pub fn read_areas(table: &Table, options: &AreaOptions<'_>) -> Result<(Vec<Area>, Vec<Finding>), Vec<Trouble>> {
    let columns = Columns::recognise(table, options.columns, &[Field::Id, Field::AreaName])?;
    let mut notes = Notes::of(&table.source);
    let read = read_shapes(table, &columns, options.crs, options.streets, &mut notes)?;
    let areas: Vec<Area> = read.into_iter().map(|(_, area)| area).collect();
    report_overlaps(&areas, &mut notes);
    Ok((areas, notes.finish()))
}

/// The usable areas of a layer with the positions of their rows.
pub(super) fn read_shapes(
    table: &Table,
    columns: &Columns<'_>,
    by_user: Option<Crs>,
    streets: Option<&StreetFit>,
    notes: &mut Notes,
) -> Result<Vec<(usize, Area)>, Vec<Trouble>> {
    let stop = |rule| vec![Trouble::new(&table.source, rule).with("n", table.rows.len())];
    if table.rows.is_empty() {
        return Err(stop(rules::NO_ROWS));
    }
    if !table.rows.iter().any(|row| matches!(row.shape, Some(RawShape::Polygons(_)))) {
        return Err(stop(rules::SHAPES_MISSING));
    }
    columns.findings.iter().cloned().for_each(|finding| notes.keep(finding));
    let declared = Declared { by_user, by_file: table.declared_crs.as_deref(), by_header: None };
    let mut findings = Vec::new();
    let choice = choose(&table.source, &declared, &vertices(table), Stand::Along, streets, &mut findings)
        .map_err(|t| vec![t])?;
    findings.into_iter().for_each(|finding| notes.keep(finding));
    let mut areas = Vec::new();
    for (number, row) in table.rows.iter().enumerate() {
        let (id, name) = (columns.text(Field::Id, row), columns.text(Field::AreaName, row));
        let label = if name.is_empty() { &id } else { &name };
        if let Some(shape) = shape_of(row, label, choice, notes) {
            let id = if id.is_empty() { default_id(&name, row) } else { id };
            areas.push((number, Area { id, name, shape }));
        }
    }
    if areas.is_empty() {
        return Err(stop(rules::NOTHING_USABLE));
    }
    report_repeated(table, &mut areas, notes);
    Ok(areas)
}

/// A name makes a readable id; a row without either is called by its number.
fn default_id(name: &str, row: &Row) -> String {
    if name.is_empty() { format!("row {}", row.line) } else { name.to_owned() }
}

fn vertices(table: &Table) -> Vec<(f64, f64)> {
    let polygons = table.rows.iter().filter_map(|row| match &row.shape {
        Some(RawShape::Polygons(polygons)) => Some(polygons),
        _ => None,
    });
    polygons.flatten().filter_map(|rings| rings.first()).flatten().copied().collect()
}

/// The shape of a row after conversion and checks; `None` after keeping a finding.
fn shape_of(row: &Row, label: &str, choice: CrsChoice, notes: &mut Notes) -> Option<MultiPolygon> {
    let say = |notes: &mut Notes, severity, rule| {
        notes.keep(notes.row(severity, rule, row).with("name", label));
    };
    let Some(RawShape::Polygons(polygons)) = &row.shape else {
        say(notes, Severity::Error, rules::AREA_WITHOUT_SHAPE);
        return None;
    };
    let (shape, odd) = rings::multi_polygon(polygons, choice);
    for (n, severity, rule) in [
        (odd.n_lost_points, Severity::Warning, rules::RING_POINT_ODD),
        (odd.n_closed, Severity::Note, rules::RING_CLOSED),
        (odd.n_degenerate, Severity::Warning, rules::RING_DEGENERATE),
        (odd.n_crossing, Severity::Warning, rules::RING_CROSSES),
    ] {
        if n > 0 {
            notes.keep(notes.row(severity, rule, row).with("name", label).with("n", n));
        }
    }
    if shape.0.is_empty() {
        say(notes, Severity::Error, rules::AREA_WITHOUT_SHAPE);
        return None;
    }
    let area = shape.area_m2();
    // The two sides of a ring that crosses itself cancel out.
    if area < TINY_M2 && odd.n_crossing == 0 {
        notes.keep(notes.row(Severity::Warning, rules::AREA_TINY, row).with("name", label).with("m2", area.round()));
    }
    Some(shape)
}

/// Gives repeated ids a new one, and notes repeated names.
fn report_repeated(table: &Table, areas: &mut [(usize, Area)], notes: &mut Notes) {
    let (mut ids, mut names) = (HashMap::<String, u32>::new(), HashMap::<String, u32>::new());
    for (number, area) in areas {
        let row = &table.rows[*number];
        let by_name = area.id == area.name;
        if let Some(&first) = ids.get(&area.id) {
            let fresh = format!("{}#{}", area.id, row.line);
            if !by_name {
                notes.keep(
                    notes
                        .row(Severity::Warning, rules::AREA_ID_REPEATED, row)
                        .with("id", area.id.as_str())
                        .with("first", first)
                        .with("fresh", fresh.as_str()),
                );
            }
            area.id = fresh;
        }
        ids.insert(area.id.clone(), row.line);
        if area.name.is_empty() {
            continue;
        }
        if let Some(&first) = names.get(&area.name) {
            notes.keep(
                notes
                    .row(Severity::Warning, rules::AREA_NAME_REPEATED, row)
                    .with("name", area.name.as_str())
                    .with("first", first),
            );
        }
        names.insert(area.name.clone(), row.line);
    }
}

/// A warning for each pair of areas that share ground.
pub(super) fn report_overlaps(areas: &[Area], notes: &mut Notes) {
    let shapes: Vec<&MultiPolygon> = areas.iter().map(|area| &area.shape).collect();
    for (a, b, share) in overlaps(&shapes) {
        let label = |i: usize| if areas[i].name.is_empty() { &areas[i].id } else { &areas[i].name }.as_str();
        notes.keep(
            notes
                .whole(Severity::Warning, rules::AREAS_OVERLAP, &format!("{} / {}", label(a), label(b)))
                .with("name", label(a))
                .with("other", label(b))
                .with("percent", f64::from(share)),
        );
    }
}

#[cfg(test)]
mod tests;
