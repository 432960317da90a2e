//! Outlets from a table.
//!
//! A row in error never stops the others, and no row is dropped silently: a row without
//! usable position is left out with a finding; a row of unknown type stays in the list
//! without types, so that it is seen and counted, and serves no clause until somebody
//! names its type.

pub mod duplicates;
mod repeated;
mod types;

use std::collections::BTreeMap;

use yike_domain::{
    Finding, Severity, Trouble,
    outlet::{
        CreditCodeFault, Outlet, check_credit_code,
        hours::{HoursFault, OpeningHours},
    },
    taxonomy::{Taxonomy, TypeIdx},
};

use super::columns::{Columns, Field};
use super::crs::Crs;
use super::crs_choice::CrsChoice;
use super::fit::StreetFit;
use super::notes::{Notes, examples};
use super::numbers::plain;
use super::positions::{PLACE_FIELDS, missing_place, positions};
use super::rules;
use super::table::{Row, Table};

/// What is known about a table of outlets.
#[derive(Clone, Copy, Debug)]
pub struct OutletOptions<'a> {
    /// Headers by meaning, where the user gives them.
    pub columns: &'a BTreeMap<String, String>,
    /// Coordinate system as the user declares it.
    pub crs: Option<Crs>,
    /// Position of the table in the list of sources.
    pub source: u16,
    /// The one type of all rows, where the table is of one type.
    pub business_type: Option<TypeIdx>,
    /// Streets of the map, to check positions against.
    pub streets: Option<&'a StreetFit>,
}

/// The outlets of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct OutletsRead {
    /// Outlets, in the table's order.
    pub outlets: Vec<Outlet>,
    /// The coordinate system they were read in.
    pub crs: Crs,
    /// Whether nobody declared it.
    pub crs_guessed: bool,
    /// Whether nothing told it either: positions may be hundreds of metres off.
    pub crs_assumed: bool,
    /// Rows that may be outlets of a type without counting as such.
    pub untold: Untold,
    /// What was odd.
    pub findings: Vec<Finding>,
}

/// Rows that stand for something which no clause counts: the type cannot be told, or the
/// place. A list with such rows does not prove that an outlet of these types is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Untold {
    /// Rows that may be of the types below.
    pub n_rows: usize,
    /// What these rows are or may be, ascending.
    pub types: Vec<TypeIdx>,
    /// Rows that may be of any type.
    pub n_any: usize,
}

/// Fields of a table of outlets.
const FIELDS: &[Field] = &[
    Field::Id,
    Field::Name,
    Field::Type,
    Field::Address,
    Field::Lon,
    Field::Lat,
    Field::Pair,
    Field::CreditCode,
    Field::Hours,
    Field::Phone,
    Field::Functions,
];

/// Reads the outlets of a table.
///
/// # Errors
/// Everything that stops the table as a whole: columns that are missing (all at once) or
/// wrongly mapped, no rows, metres of an unknown zone, no row with a usable position.
pub fn read_outlets(
    table: &Table,
    taxonomy: &Taxonomy,
    options: &OutletOptions<'_>,
) -> Result<OutletsRead, Vec<Trouble>> {
    if table.rows.is_empty() {
        return Err(vec![Trouble::new(&table.source, rules::NO_ROWS)]);
    }
    let mut columns = Columns::recognise(table, options.columns, FIELDS)?;
    let mut missing = Vec::new();
    if options.business_type.is_none() && !columns.has(Field::Type) {
        missing.push(Field::Type);
    }
    missing.extend(missing_place(table, &columns));
    if let Some(trouble) = columns.missing(&missing) {
        return Err(vec![trouble]);
    }
    let mut notes = Notes::of(&table.source);
    std::mem::take(&mut columns.findings).into_iter().for_each(|finding| notes.keep(finding));
    debug_assert!(PLACE_FIELDS.iter().all(|field| FIELDS.contains(field)));
    let places = positions(table, &columns, options.crs, options.streets, &mut notes).map_err(|t| vec![t])?;
    let mut types = types::Reader::new(taxonomy, options.business_type);
    let (mut outlets, mut lines, mut nameless) = (Vec::new(), Vec::new(), Vec::new());
    for (row, at) in table.rows.iter().zip(&places.at) {
        let name = columns.text(Field::Name, row);
        let Some(at) = *at else {
            if places.far.binary_search(&row.line).is_err() {
                types.unplaced(&columns.text(Field::Type, row), &name);
            }
            continue;
        };
        let functions = words(&columns.text(Field::Functions, row));
        let types = types.read(&columns.text(Field::Type, row), &name, &functions, row);
        if name.is_empty() {
            nameless.push(row.line);
        }
        outlets.push(Outlet {
            id: id_of(&columns, row),
            source: options.source,
            name,
            types,
            functions,
            at,
            address: columns.text(Field::Address, row),
            hours: hours_of(&columns, row, &mut notes),
            credit_code: credit_code(&columns, row, &mut notes),
            phone: columns.text(Field::Phone, row),
        });
        lines.push(row.line);
    }
    if outlets.is_empty() {
        return Err(vec![nothing_usable(table, notes)]);
    }
    let untold = types.report(&columns, &mut notes);
    report_nameless(&columns, &nameless, outlets.len(), &mut notes);
    let outlets = repeated::merge(outlets, &lines, taxonomy, &mut notes);
    let CrsChoice { crs, guessed: crs_guessed, assumed: crs_assumed, .. } = places.choice;
    Ok(OutletsRead { outlets, crs, crs_guessed, crs_assumed, untold, findings: notes.finish() })
}

/// The trouble of a table without any usable position, with the commonest reason.
fn nothing_usable(table: &Table, notes: Notes) -> Trouble {
    let findings = notes.finish();
    let first = findings.iter().find(|f| f.severity == Severity::Error && !f.object.is_empty()).or(findings.last());
    let trouble = Trouble::new(&table.source, rules::NOTHING_USABLE).with("n", table.rows.len());
    match first {
        Some(first) => trouble.at(first.object.clone()),
        None => trouble,
    }
}

fn id_of(columns: &Columns<'_>, row: &Row) -> String {
    let id = columns.text(Field::Id, row);
    if id.is_empty() { format!("row {}", row.line) } else { id }
}

/// Rows without a name are normal in a table without names; among named ones they are worth a note.
fn report_nameless(columns: &Columns<'_>, nameless: &[u32], n: usize, notes: &mut Notes) {
    if nameless.is_empty() || nameless.len() == n {
        return;
    }
    notes.keep(
        notes
            .whole(Severity::Note, rules::NAME_MISSING, &format!("rows {}", examples(nameless)))
            .with("n", nameless.len())
            .with("rows", examples(nameless))
            .with("column", columns.header(Field::Name)),
    );
}

/// The services a cell lists, as worded.
fn words(text: &str) -> Vec<String> {
    let separators = ['、', ',', '，', ';', '；', '|', '\n', '/'];
    let mut words: Vec<String> = Vec::new();
    for word in text.split(separators).map(str::trim).filter(|word| !word.is_empty()) {
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}

/// The opening hours of a row as worded; those that cannot be are reported and left empty,
/// those that are not understood are reported and kept.
fn hours_of(columns: &Columns<'_>, row: &Row, notes: &mut Notes) -> String {
    let written = columns.text(Field::Hours, row);
    if written.is_empty() {
        return written;
    }
    let Err(fault) = OpeningHours::read(&written) else { return written };
    let (severity, rule) = match fault {
        HoursFault::Unclear(_) => (Severity::Note, rules::HOURS_UNCLEAR),
        HoursFault::NoSuchTime(_) => (Severity::Warning, rules::HOURS_ODD),
        HoursFault::NoLength(_) => (Severity::Warning, rules::HOURS_NO_LENGTH),
        HoursFault::Backwards(_) => (Severity::Warning, rules::HOURS_BACKWARDS),
    };
    notes.keep(notes.cell(severity, rule, row, columns.header(Field::Hours), &written));
    if severity == Severity::Note { written } else { String::new() }
}

/// The credit code of a row, its check sign verified; a wrong one is reported and left empty.
fn credit_code(columns: &Columns<'_>, row: &Row, notes: &mut Notes) -> String {
    let written = columns.text(Field::CreditCode, row);
    let code: String = plain(&written).chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
    if code.is_empty() {
        return code;
    }
    let Err(fault) = check_credit_code(&code) else { return code };
    let cell = |rule| notes.cell(Severity::Warning, rule, row, columns.header(Field::CreditCode), &written);
    let finding = match fault {
        CreditCodeFault::LookAlike { sign, likely, at } => cell(rules::CREDIT_CODE_LOOK_ALIKE)
            .with("sign", sign.to_string())
            .with("likely", likely.to_string())
            .with("at", at),
        CreditCodeFault::Length(n) => cell(rules::CREDIT_CODE_LENGTH).with("n", n),
        CreditCodeFault::NoSign { .. } | CreditCodeFault::Division { .. } | CreditCodeFault::CheckSign => {
            cell(rules::CREDIT_CODE_WRONG)
        }
    };
    notes.keep(finding);
    String::new()
}

#[cfg(test)]
mod tests;
