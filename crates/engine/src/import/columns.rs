//! Which column of a table means what, by the headers people write.
//!
//! Width, case, spaces, brackets and punctuation of a header do not matter; a unit or
//! a note in brackets, a year and the name of a coordinate system are passed over.
//! A mapping given by the user goes before everything else.

mod known;

use std::collections::BTreeMap;

use yike_domain::{Arg, Finding, Severity, Trouble, taxonomy::normalise};

use super::crs::Crs;
use super::rules;
use super::table::{Cell, Row, Table};
use known::{KNOWN, Known};

/// What a column can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Id,
    Name,
    AreaName,
    Type,
    Address,
    Lon,
    Lat,
    Pair,
    CreditCode,
    Hours,
    Phone,
    Functions,
    People,
    Children,
    Elders,
}

fn entry(field: Field) -> &'static Known {
    KNOWN.iter().find(|known| known.field == field).expect("every field is in the list")
}

/// Where each field of a table stands.
pub(super) struct Columns<'t> {
    table: &'t Table,
    found: BTreeMap<Field, usize>,
    /// The coordinate system that the headers of the coordinates name.
    pub(super) header_crs: Option<Crs>,
    /// Notes about columns chosen among several.
    pub(super) findings: Vec<Finding>,
}

impl<'t> Columns<'t> {
    /// Recognises the wanted fields, after the user's own mapping.
    pub(super) fn recognise(
        table: &'t Table,
        mapping: &BTreeMap<String, String>,
        wanted: &[Field],
    ) -> Result<Self, Vec<Trouble>> {
        let mut columns = Self { table, found: BTreeMap::new(), header_crs: None, findings: Vec::new() };
        columns.map(mapping, wanted)?;
        let headers: Vec<Vec<String>> = table.columns.iter().map(|header| forms(header)).collect();
        for known in KNOWN.iter().filter(|known| wanted.contains(&known.field)) {
            if columns.found.contains_key(&known.field) {
                continue;
            }
            columns.choose(known, &headers);
        }
        columns.header_crs = columns.crs_of_headers();
        Ok(columns)
    }

    fn map(&mut self, mapping: &BTreeMap<String, String>, wanted: &[Field]) -> Result<(), Vec<Trouble>> {
        let mut troubles = Vec::new();
        for (word, header) in mapping {
            let Some(field) = field_of(word, wanted) else {
                let words: Vec<_> = KNOWN.iter().filter(|k| wanted.contains(&k.field)).map(|k| k.word).collect();
                troubles.push(
                    Trouble::new(&self.table.source, rules::COLUMN_MEANING_UNKNOWN)
                        .with("word", word.as_str())
                        .with("known", words.join(", ")),
                );
                continue;
            };
            let columns = &self.table.columns;
            let exact = columns.iter().position(|column| column.trim() == header.trim());
            let alike = || columns.iter().position(|column| normalise(column) == normalise(header));
            match exact.or_else(alike) {
                Some(column) => {
                    self.found.insert(field, column);
                }
                None => troubles.push(
                    Trouble::new(&self.table.source, rules::COLUMN_NOT_THERE)
                        .with("header", header.as_str())
                        .with("word", word.as_str())
                        .with("seen", seen(self.table)),
                ),
            }
        }
        if troubles.is_empty() { Ok(()) } else { Err(troubles) }
    }

    /// Takes the likeliest free column for a field.
    fn choose(&mut self, known: &Known, headers: &[Vec<String>]) {
        let mut ranked: Vec<(usize, usize)> = headers
            .iter()
            .enumerate()
            .filter(|(column, _)| !self.found.values().any(|taken| taken == column))
            .filter_map(|(column, forms)| Some((rank(known.headers, forms)?, column)))
            .collect();
        ranked.sort_unstable();
        let Some(&(_, first)) = ranked.first() else { return };
        self.found.insert(known.field, first);
        if let Some(&(_, second)) = ranked.get(1)
            && !matches!(known.field, Field::Id | Field::Address | Field::Phone | Field::Hours)
        {
            let header = |column: usize| self.table.columns[column].as_str();
            self.findings.push(
                Finding::new(
                    Severity::Note,
                    &self.table.source,
                    format!("column {}", header(first)),
                    rules::COLUMN_CHOSEN,
                )
                .with("meaning", Arg::named(known.zh, known.en))
                .with("column", header(first))
                .with("other", header(second))
                .with("word", known.word),
            );
        }
    }

    fn crs_of_headers(&self) -> Option<Crs> {
        let header = |field: Field| self.found.get(&field).map(|&column| self.table.columns[column].as_str());
        [Field::Lon, Field::Pair].into_iter().filter_map(header).find_map(crs_in)
    }

    /// Whether the table has the field.
    pub(super) fn has(&self, field: Field) -> bool {
        self.found.contains_key(&field)
    }

    /// The header of a field as the user wrote it; its ordinary name where the table lacks it.
    pub(super) fn header(&self, field: Field) -> &str {
        self.found.get(&field).map_or(entry(field).zh, |&column| self.table.columns[column].as_str())
    }

    /// The cell of a field in a row.
    pub(super) fn cell<'r>(&self, field: Field, row: &'r Row) -> Option<&'r Cell> {
        row.cells.get(*self.found.get(&field)?)
    }

    /// The cell of a field as text; empty where there is none.
    pub(super) fn text(&self, field: Field, row: &Row) -> String {
        super::numbers::text_of(self.cell(field, row))
    }

    /// One trouble that names every missing field with headers that look like it, or none.
    pub(super) fn missing(&self, fields: &[Field]) -> Option<Trouble> {
        if fields.is_empty() {
            return None;
        }
        let join = |pick: fn(&Known) -> &str, separator: &str| {
            fields.iter().map(|&field| pick(entry(field))).collect::<Vec<_>>().join(separator)
        };
        let trouble = |rule| {
            Trouble::new(&self.table.source, rule)
                .with("missing", Arg::Named { zh: join(|k| k.zh, "、"), en: join(|k| k.en, ", ") })
                .with("words", join(|k| k.word, ", "))
                .with("seen", seen(self.table))
        };
        let guesses: Vec<(&str, &Known)> =
            fields.iter().filter_map(|&field| Some((self.likeliest(field)?, entry(field)))).collect();
        if guesses.is_empty() {
            return Some(trouble(rules::COLUMNS_MISSING));
        }
        let zh = guesses.iter().map(|(header, known)| format!("“{header}”可能是{}", known.zh));
        let en = guesses.iter().map(|(header, known)| format!("\"{header}\" may be the {}", known.en));
        Some(trouble(rules::COLUMNS_MISSING_GUESSED).with(
            "guesses",
            Arg::Named { zh: zh.collect::<Vec<_>>().join("，"), en: en.collect::<Vec<_>>().join(", ") },
        ))
    }

    /// The free header that shares most with the known headers of a field.
    fn likeliest(&self, field: Field) -> Option<&str> {
        let free =
            self.table.columns.iter().enumerate().filter(|(column, _)| !self.found.values().any(|t| t == column));
        free.map(|(_, header)| (entry(field).headers.iter().map(|k| likeness(&normalise(header), k)).max(), header))
            .filter(|(score, _)| *score >= Some(500))
            .max_by_key(|(score, _)| *score)
            .map(|(_, header)| header.as_str())
    }
}

fn field_of(word: &str, wanted: &[Field]) -> Option<Field> {
    let word = match word {
        "x" => "lon",
        "y" => "lat",
        "count" | "population" => "people",
        word => word,
    };
    KNOWN.iter().find(|known| known.word == word && wanted.contains(&known.field)).map(|known| known.field)
}

/// The headers of a table, for messages.
pub(super) fn seen(table: &Table) -> String {
    table.columns.iter().map(String::as_str).take(60).collect::<Vec<_>>().join(", ")
}

/// A header, normalised: as it is, without brackets, without year and coordinate system.
fn forms(header: &str) -> Vec<String> {
    let mut forms = vec![normalise(header), normalise(&without_brackets(header))];
    let mut bare = without_year(forms.last().expect("two forms"));
    for (word, _) in CRS_WORDS {
        bare = bare.replace(word, "");
    }
    forms.push(bare);
    forms
}

/// Position of the best match among known headers; a match that needed more passing over ranks behind.
fn rank(known: &[&str], forms: &[String]) -> Option<usize> {
    let one = |(depth, form): (usize, &String)| {
        Some(depth * 1000 + known.iter().position(|header| !form.is_empty() && header == form)?)
    };
    forms.iter().enumerate().filter_map(one).min()
}

fn without_brackets(header: &str) -> String {
    let mut depth = 0u32;
    let keep = |c: &char| match c {
        '(' | '（' | '[' | '【' | '〔' => {
            depth += 1;
            false
        }
        ')' | '）' | ']' | '】' | '〕' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    };
    header.chars().filter(keep).collect()
}

/// `2020年常住人口`, `pop2020` → without the year.
fn without_year(header: &str) -> String {
    let chars: Vec<char> = header.chars().collect();
    let year = chars.windows(4).position(|w| {
        w.iter().all(char::is_ascii_digit) && ((w[0] == '1' && w[1] == '9') || (w[0] == '2' && w[1] == '0'))
    });
    let Some(at) = year else { return header.to_owned() };
    let rest = chars[at + 4..].iter().copied();
    let rest = rest.skip_while(|c| matches!(c, '年' | '末' | '底'));
    chars[..at].iter().copied().chain(rest).collect()
}

/// Words in a coordinate's header that name the system.
const CRS_WORDS: &[(&str, Crs)] = &[
    ("wgs84", Crs::Wgs84),
    ("wgs1984", Crs::Wgs84),
    ("wgs", Crs::Wgs84),
    ("gps", Crs::Wgs84),
    ("cgcs2000", Crs::Cgcs2000),
    ("gcj02", Crs::Gcj02),
    ("gcj", Crs::Gcj02),
    ("bd09", Crs::Bd09),
    ("火星", Crs::Gcj02),
    ("高德", Crs::Gcj02),
    ("腾讯", Crs::Gcj02),
    ("百度", Crs::Bd09),
];

fn crs_in(header: &str) -> Option<Crs> {
    let header = normalise(header);
    CRS_WORDS.iter().find(|(word, _)| header.contains(word)).map(|(_, crs)| *crs)
}

/// Dice coefficient of the characters of two words, in thousandths.
fn likeness(a: &str, b: &str) -> usize {
    let mut rest: Vec<char> = b.chars().collect();
    let both = a.chars().filter(|c| rest.iter().position(|r| r == c).map(|at| rest.swap_remove(at)).is_some()).count();
    2000 * both / (a.chars().count() + b.chars().count()).max(1)
}

#[cfg(test)]
mod tests;
