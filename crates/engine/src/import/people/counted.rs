//! Counts in a table: whole people, age bands, and what clerks make of them.

use yike_domain::{Finding, People, Severity, Trouble, place::Ages};

use super::share::apportion;
use super::{CountedArea, PeopleOptions};
use crate::import::areas::{read_shapes, report_overlaps};
use crate::import::columns::{Columns, Field};
use crate::import::notes::{Notes, examples};
use crate::import::numbers::{Count, count, text_of};
use crate::import::rules;
use crate::import::table::{Area, Cell, Row, Table};

/// Most people in one row; the largest city of the world has fewer.
const MOST_PEOPLE: f64 = 50e6;

/// Most people in one table: China.
const MOST_IN_ALL: f64 = 2e9;

/// Reads areas with the numbers of their residents, and children and elders where given.
///
/// # Errors
/// As [`read_areas`](crate::import::areas::read_areas), and when there is no column of counts.
pub fn read_counted_areas(
    table: &Table,
    options: &PeopleOptions<'_>,
) -> Result<(Vec<CountedArea>, Vec<Finding>), Vec<Trouble>> {
    let fields = [Field::Id, Field::AreaName, Field::People, Field::Children, Field::Elders];
    let columns = Columns::recognise(table, options.columns, &fields)?;
    if !columns.has(Field::People) {
        return Err(columns.missing(&[Field::People]).into_iter().collect());
    }
    let mut notes = Notes::of(&table.source);
    let shapes = read_shapes(table, &columns, options.crs, options.streets, &mut notes)?;
    let rows: Vec<&Row> = shapes.iter().map(|(number, _)| &table.rows[*number]).collect();
    let counts = read_counts(&columns, &rows, &mut notes);
    let areas: Vec<Area> = shapes.into_iter().map(|(_, area)| area).collect();
    report_overlaps(&areas, &mut notes);
    let counted = areas.into_iter().zip(counts).filter_map(|(area, counted)| {
        let (people, ages) = counted?;
        let Area { id, name, shape } = area;
        Some(CountedArea { source: table.source.clone(), id, name, shape, people, ages })
    });
    let counted: Vec<CountedArea> = counted.collect();
    if counted.is_empty() {
        return Err(vec![Trouble::new(&table.source, rules::NOTHING_USABLE).with("n", table.rows.len())]);
    }
    Ok((counted, notes.finish()))
}

/// People and ages of each row; `None` where the count is unusable, which is reported.
///
/// Fractions (modelled counts have them) are made whole over the whole table, so that its
/// total is kept.
pub(super) fn read_counts(
    columns: &Columns<'_>,
    rows: &[&Row],
    notes: &mut Notes,
) -> Vec<Option<(People, Option<Ages>)>> {
    let mut missing = Vec::new();
    let mut raw: Vec<Option<f64>> = Vec::with_capacity(rows.len());
    let mut all = 0.0;
    for row in rows {
        let people = read_people(columns, row, &mut missing, notes).filter(|people| all + people <= MOST_IN_ALL);
        all += people.unwrap_or(0.0);
        raw.push(people);
    }
    if !missing.is_empty() {
        notes.keep(
            notes
                .whole(Severity::Warning, rules::COUNT_MISSING, &format!("rows {}", examples(&missing)))
                .with("n", missing.len())
                .with("rows", examples(&missing))
                .with("column", columns.header(Field::People)),
        );
    }
    let people = whole(&raw, columns, notes);
    let mut from_percent = 0;
    let read = rows.iter().zip(people).map(|(row, people)| {
        let people = people?;
        Some((People(people), read_ages(columns, row, people, &mut from_percent, notes)))
    });
    let read = read.collect();
    if from_percent > 0 {
        notes.keep(notes.whole(Severity::Note, rules::AGES_FROM_PERCENT, "").with("n", from_percent as usize));
    }
    read
}

fn read_people(columns: &Columns<'_>, row: &Row, missing: &mut Vec<u32>, notes: &mut Notes) -> Option<f64> {
    let header = columns.header(Field::People);
    let cell = columns.cell(Field::People, row);
    let value = text_of(cell);
    let rule = match cell.and_then(count) {
        None if matches!(cell, None | Some(Cell::Empty)) => {
            missing.push(row.line);
            return None;
        }
        Some(Count::People(people)) => {
            let people = people * unit(header);
            if (0.0..=MOST_PEOPLE).contains(&people) {
                return Some(people);
            }
            if people < 0.0 { rules::COUNT_NEGATIVE } else { rules::COUNT_TOO_LARGE }
        }
        Some(Count::Percent(_)) | None => rules::COUNT_UNREADABLE,
    };
    notes.keep(notes.cell(Severity::Error, rule, row, header, &value));
    None
}

/// `常住人口（万人）` counts in ten thousands.
fn unit(header: &str) -> f64 {
    if header.contains('万') { 1e4 } else { 1.0 }
}

/// Whole people that sum to the rounded total.
fn whole(raw: &[Option<f64>], columns: &Columns<'_>, notes: &mut Notes) -> Vec<Option<u32>> {
    let fractional = raw.iter().flatten().filter(|people| people.fract() != 0.0).count();
    if fractional == 0 {
        return raw.iter().map(|people| people.map(|people| people as u32)).collect();
    }
    // Millionths of a person keep every digit a model writes.
    let weights: Vec<u64> = raw.iter().map(|people| (people.unwrap_or(0.0) * 1e6).round() as u64).collect();
    let total = raw.iter().flatten().sum::<f64>().round();
    notes.keep(
        notes
            .whole(Severity::Note, rules::COUNTS_FRACTIONAL, "")
            .with("n", fractional)
            .with("column", columns.header(Field::People))
            .with("total", total),
    );
    let shares = apportion(total as u32, &weights);
    raw.iter().zip(shares).map(|(people, share)| people.map(|_| share)).collect()
}

/// Children and elders of a row; `None` where either is unknown or unusable.
fn read_ages(columns: &Columns<'_>, row: &Row, people: u32, from_percent: &mut u32, notes: &mut Notes) -> Option<Ages> {
    if !columns.has(Field::Children) && !columns.has(Field::Elders) {
        return None;
    }
    let mut band = |field: Field, notes: &mut Notes| -> Option<Option<u32>> {
        let cell = columns.cell(field, row)?;
        let header = columns.header(field);
        let number = match count(cell) {
            None if *cell == Cell::Empty => return None,
            Some(Count::People(n)) if n >= 0.0 => n * unit(header),
            Some(Count::Percent(share)) if (0.0..=100.0).contains(&share) => {
                *from_percent += 1;
                f64::from(people) * share / 100.0
            }
            Some(Count::People(n)) if n < 0.0 => {
                notes.keep(notes.cell(Severity::Warning, rules::COUNT_NEGATIVE, row, header, &text_of(Some(cell))));
                return Some(None);
            }
            _ => {
                notes.keep(notes.cell(Severity::Warning, rules::COUNT_UNREADABLE, row, header, &text_of(Some(cell))));
                return Some(None);
            }
        };
        Some(Some(number.round().min(4e9) as u32))
    };
    let (children, elders) = (band(Field::Children, notes), band(Field::Elders, notes));
    // A band that the table lacks counts as none; one that is odd makes the ages unknown.
    let (children, elders) = match (children, elders) {
        (None, None) | (Some(None), _) | (_, Some(None)) => return None,
        (children, elders) => (children.flatten().unwrap_or(0), elders.flatten().unwrap_or(0)),
    };
    if u64::from(children) + u64::from(elders) > u64::from(people) {
        notes.keep(
            notes
                .row(Severity::Warning, rules::AGES_EXCEED, row)
                .with("children", children)
                .with("elders", elders)
                .with("people", people),
        );
        return None;
    }
    Some(Ages { children: People(children), elders: People(elders) })
}
