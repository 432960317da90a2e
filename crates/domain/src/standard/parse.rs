//! Reading a standard pack and refusing one that contradicts itself.

use super::{Clause, GradeRule, MeasureSpec, SourceList, StandardPack, Threshold, rules};
use crate::{
    Rule, Trouble,
    taxonomy::{self, Taxonomy},
};
use std::collections::BTreeSet;

/// Largest pack accepted, in bytes; the bundled ones stay below 30 kB.
const LARGEST: usize = 4 << 20;

/// Speeds a pack may plan with, metres per minute: from a frail walker's 20 to a
/// runner's 200; anything else is a slip of the unit.
const SPEEDS: std::ops::RangeInclusive<u32> = 20..=200;

/// Longest walk a clause may name: what is farther is no walking distance.
const LONGEST_MINUTES: u32 = 60;
const LONGEST_METRES: u32 = 10_000;

impl StandardPack {
    /// Reads a pack from the text of its file and checks it against the taxonomy
    /// and the list of sources.
    ///
    /// # Errors
    /// The first thing wrong with it. The trouble's `source` is empty (whoever read
    /// the file fills it in), its `place` names the line, clause or field.
    pub fn parse(text: &str, taxonomy: &Taxonomy, sources: &SourceList) -> Result<Self, Trouble> {
        if text.len() > LARGEST {
            return Err(Trouble::new("", rules::TOO_BIG).with("bytes", text.len()).with("limit", LARGEST));
        }
        let pack: Self = toml::from_str(text).map_err(|error| taxonomy::unreadable(text, &error, rules::UNREADABLE))?;
        check_head(&pack, sources)?;
        let mut ids = BTreeSet::new();
        for clause in &pack.clauses {
            check_clause(clause, taxonomy, sources)?;
            if !ids.insert(clause.id.as_str()) {
                return Err(Trouble::new("", rules::CLAUSE_TWICE).with("clause", clause.id.as_str()));
            }
        }
        if let Some(rule) = &pack.grade {
            check_grade(&pack, rule, sources)?;
        }
        Ok(pack)
    }
}

fn check_head(pack: &StandardPack, sources: &SourceList) -> Result<(), Trouble> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
    if pack.id.is_empty() || !pack.id.chars().all(plain) {
        return Err(Trouble::new("", rules::ID_ODD).with("id", pack.id.as_str()));
    }
    if pack.clauses.is_empty() {
        return Err(empty("clause", ""));
    }
    for (field, text) in [("zh", &pack.zh), ("en", &pack.en), ("speed", &pack.metres_per_minute_source)] {
        not_empty(field, text, "")?;
    }
    check_dates(pack)?;
    if !SPEEDS.contains(&pack.metres_per_minute) {
        let trouble = Trouble::new("", rules::SPEED_ODD).with("speed", pack.metres_per_minute);
        return Err(trouble.with("least", *SPEEDS.start()).with("most", *SPEEDS.end()));
    }
    check_sources(&pack.sources, sources, "")
}

fn check_dates(pack: &StandardPack) -> Result<(), Trouble> {
    let day = |date: &str| match is_day(date) {
        true => Ok(()),
        false => Err(Trouble::new("", rules::DATE_ODD).with("date", date)),
    };
    day(&pack.effective_from)?;
    if let Some(to) = &pack.effective_to {
        day(to)?;
        if *to < pack.effective_from {
            let trouble = Trouble::new("", rules::DATES_REVERSED).with("from", pack.effective_from.as_str());
            return Err(trouble.with("to", to.as_str()));
        }
    }
    Ok(())
}

/// Whether the text is a day `YYYY-MM-DD` of the Gregorian calendar.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    if [year.len(), month.len(), day.len()] != [4, 2, 2] || !parts.concat().bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let number = |text: &str| text.parse::<u32>().unwrap_or(0);
    let (year, month, day) = (number(year), number(month), number(day));
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        _ => 0,
    };
    (1..=days).contains(&day)
}

fn check_clause(clause: &Clause, taxonomy: &Taxonomy, sources: &SourceList) -> Result<(), Trouble> {
    let id = clause.id.as_str();
    let fields = [("id", &clause.id), ("zh", &clause.zh), ("en", &clause.en), ("class", &clause.class)];
    for (field, text) in fields {
        not_empty(field, text, id)?;
    }
    check_sources(&clause.sources, sources, id)?;
    if clause.types.is_empty() {
        return Err(empty("types", id));
    }
    let mut codes = BTreeSet::new();
    for code in &clause.types {
        if taxonomy.index(code).is_none() || !codes.insert(code) {
            return Err(in_clause(rules::TYPE_UNKNOWN, id).with("type", code.as_str()));
        }
    }
    let Some(measure) = MeasureSpec::named(&clause.measure) else {
        return Err(in_clause(rules::MEASURE_UNKNOWN, id).with("measure", clause.measure.as_str()));
    };
    check_limit(clause, measure)?;
    check_threshold(clause, measure)
}

/// Minutes and metres are present where the measure needs them, and within reason.
fn check_limit(clause: &Clause, measure: &MeasureSpec) -> Result<(), Trouble> {
    let absent = clause.minutes.is_none() && clause.metres.is_none();
    let minutes_fit = clause.minutes.is_none_or(|minutes| (1..=LONGEST_MINUTES).contains(&minutes));
    let metres_fit = clause.metres.is_none_or(|metres| (1..=LONGEST_METRES).contains(&metres));
    if minutes_fit && metres_fit && !(measure.needs_limit && absent) {
        return Ok(());
    }
    let trouble = in_clause(rules::LIMIT_ODD, &clause.id);
    Err(trouble.with("most_minutes", LONGEST_MINUTES).with("most_metres", LONGEST_METRES))
}

/// Only the measure's own thresholds are given, and they can be met.
fn check_threshold(clause: &Clause, measure: &MeasureSpec) -> Result<(), Trouble> {
    let odd = |field: &str| {
        let trouble = in_clause(rules::THRESHOLD_ODD, &clause.id).with("field", field);
        Err(trouble.with("measure", measure.name))
    };
    let (share_fits, count_fits) = match measure.threshold {
        Threshold::Share => (true, false),
        Threshold::Count => (false, true),
        Threshold::CountForShare => (true, true),
        Threshold::None => (false, false),
    };
    let most = if measure.threshold == Threshold::Count { clause.types.len() } else { 1000 };
    match (clause.at_least_permille, clause.at_least) {
        (Some(share), _) if !share_fits || !(1..=1000).contains(&share) => odd("at_least_permille"),
        (_, Some(count)) if !count_fits || !(1..=most).contains(&(count as usize)) => odd("at_least"),
        (Some(_), None) if measure.threshold == Threshold::CountForShare => odd("at_least"),
        _ => Ok(()),
    }
}

fn check_grade(pack: &StandardPack, rule: &GradeRule, sources: &SourceList) -> Result<(), Trouble> {
    check_sources(&rule.sources, sources, "grade")?;
    let mut names = BTreeSet::new();
    for band in &rule.bands {
        let odd = |detail: &str| Trouble::new("", rules::GRADE_ODD).at("grade").with("detail", detail);
        not_empty("zh", &band.zh, "grade")?;
        not_empty("en", &band.en, "grade")?;
        if !names.insert(band.zh.as_str()) {
            return Err(odd(&band.zh));
        }
        if band.clauses.is_empty() && band.at_least_of_class.is_empty() {
            return Err(odd(&band.zh));
        }
        for named in &band.clauses {
            let known = match named.strip_prefix("class:") {
                Some(class) => pack.class(class).next().is_some(),
                None => pack.clause(named).is_some(),
            };
            if !known {
                return Err(odd(named));
            }
        }
        for (class, least) in &band.at_least_of_class {
            if *least == 0 || pack.class(class).count() < *least as usize {
                return Err(odd(class));
            }
        }
    }
    match rule.bands.is_empty() {
        true => Err(empty("band", "grade")),
        false => Ok(()),
    }
}

fn check_sources(cited: &[String], sources: &SourceList, place: &str) -> Result<(), Trouble> {
    if cited.is_empty() {
        return Err(empty("sources", place));
    }
    match cited.iter().find(|id| sources.get(id).is_none()) {
        None => Ok(()),
        Some(id) => Err(in_clause(rules::SOURCE_UNKNOWN, place).with("id", id.as_str())),
    }
}

fn not_empty(field: &str, text: &str, place: &str) -> Result<(), Trouble> {
    if text.trim().is_empty() { Err(empty(field, place)) } else { Ok(()) }
}

fn empty(field: &str, place: &str) -> Trouble {
    in_clause(rules::EMPTY, place).with("field", field)
}

fn in_clause(rule: Rule, place: &str) -> Trouble {
    Trouble::new("", rule).at(place)
}

#[cfg(test)]
mod tests;
