//! A record's fields as text: what forms show, spreadsheets hold and history compares.

use std::collections::BTreeSet;

use super::facts::text_of;
use super::{Access, Field, Hours, OutletRecord, timetable};
use crate::outlet::words_of::Choice as _;
use crate::taxonomy::Taxonomy;
use crate::{Day, LonLat};

/// What a cell says of an outlet that has none of the things for people who cannot walk, see or hear well.
pub(super) const NO_ACCESS: &str = "无";

impl OutletRecord {
    /// The text of a field; reading it with [`OutletRecord::set`] gives the same value. Types stand by their codes.
    #[must_use]
    pub fn text(&self, field: Field) -> String {
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        match field {
            Field::Name => self.name.clone(),
            Field::Kind => self.kind.names().0.to_owned(),
            Field::Types => self.types.join("；"),
            Field::Functions => self.functions.join("；"),
            Field::Org => self.org.to_string(),
            Field::Community => self.community.as_ref().map(ToString::to_string).unwrap_or_default(),
            Field::Position => position_text(self.at),
            Field::Address => text_of(&self.address, Clone::clone),
            Field::Phone => text_of(&self.phone, Clone::clone),
            Field::Hours => text_of(&self.hours, hours_text),
            Field::Timetable => timetable::text(&self.timetable),
            Field::Enterprise => text_of(&self.enterprise, Clone::clone),
            Field::CreditCode => text_of(&self.credit_code, Clone::clone),
            Field::Brand => text_of(&self.brand, Clone::clone),
            Field::Chain => text_of(&self.chain, |kind| kind.names().0.to_owned()),
            Field::ChainFrom => day(self.chain_from),
            Field::ChainTo => day(self.chain_to),
            Field::Area => text_of(&self.area_m2, ToString::to_string),
            Field::Accessibility => text_of(&self.accessibility, access_text),
            Field::Status => self.life.status().names().0.to_owned(),
        }
    }

    /// The text of a field as people read it: types by their Chinese names.
    #[must_use]
    pub fn shown(&self, field: Field, taxonomy: &Taxonomy) -> String {
        match field {
            Field::Types => self.type_names(taxonomy).join("；"),
            field => self.text(field),
        }
    }

    /// Longitude and latitude in degrees, as two texts.
    #[must_use]
    pub fn position_texts(&self) -> (String, String) {
        (degrees(self.at.lon), degrees(self.at.lat))
    }

    /// Chinese names of its types; a code that the taxonomy does not know stands for itself.
    #[must_use]
    pub fn type_names(&self, taxonomy: &Taxonomy) -> Vec<String> {
        let name = |code: &String| taxonomy.index(code).map_or(code.clone(), |idx| taxonomy.get(idx).zh.clone());
        self.types.iter().map(name).collect()
    }
}

/// A position as text: degrees with seven digits, longitude first.
#[must_use]
pub(super) fn position_text(at: LonLat) -> String {
    format!("{},{}", degrees(at.lon), degrees(at.lat))
}

/// Exact: a position is a whole number of 1e-7 degree.
pub(super) fn degrees(e7: i32) -> String {
    let (sign, e7) = (if e7 < 0 { "-" } else { "" }, e7.unsigned_abs());
    format!("{sign}{}.{:07}", e7 / 10_000_000, e7 % 10_000_000)
}

fn hours_text(hours: &Hours) -> String {
    match hours {
        Hours::Told(hours) => hours.text_zh(),
        Hours::Worded(words) => words.clone(),
    }
}

fn access_text(access: &BTreeSet<Access>) -> String {
    if access.is_empty() {
        return NO_ACCESS.to_owned();
    }
    access.iter().map(|one| one.names().0).collect::<Vec<_>>().join("、")
}
