//! The registered outlet (登记网点): what the register keeps of one service point, who verified which field and when.
//!
//! A record is read and written field by field ([`Field`]): forms, spreadsheets, verification and history all use
//! [`OutletRecord::text`] and [`OutletRecord::set`], so that a value means the same wherever it comes from.

mod facts;
mod set;
mod text;
mod timetable;
mod unite;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::field::{Field, KEY_FIELDS};
use super::hours::{OpeningHours, Timetable};
use super::life::{Life, LifeFault, Need, Step};
use super::words_of::{Access, Choice as _, Kind};
use super::{ChainKind, ChainMembership, Fact, Method, rules};
use crate::finding::Arg;
use crate::place::org::OrgCode;
use crate::{Day, LonLat, Message};

pub use set::read_day;
pub use unite::Joined;

/// Opening hours: structured where they are understood, as worded where not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hours {
    /// Understood.
    Told(Box<OpeningHours>),
    /// In words that are not understood: nobody can say from them whether it is open now.
    Worded(String),
}

/// That a field was verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// The account that did it.
    pub who: String,
    /// The unit it did it for: what residents are shown.
    pub org: OrgCode,
    /// On which day.
    pub on: Day,
    /// How.
    pub how: Method,
}

/// Where a record came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Entered by hand.
    Entry,
    /// From a spreadsheet or a layer: the id of the import.
    Import(String),
    /// From a visit.
    Visit,
    /// From an outlet that moved here.
    Moved(String),
}

/// What the register keeps of one outlet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutletRecord {
    /// Name on the sign.
    pub name: String,
    /// What kind of place it is.
    #[serde(default)]
    pub kind: Kind,
    /// Business types by their codes, in the taxonomy's order (一店多能).
    pub types: Vec<String>,
    /// Further services, as worded.
    #[serde(default)]
    pub functions: Vec<String>,
    /// The unit that keeps the record.
    pub org: OrgCode,
    /// The community it stands in, where known.
    #[serde(default)]
    pub community: Option<OrgCode>,
    /// Position.
    pub at: LonLat,
    /// Address.
    #[serde(default)]
    pub address: Fact<String>,
    /// Public telephone.
    #[serde(default)]
    pub phone: Fact<String>,
    /// Opening hours.
    #[serde(default)]
    pub hours: Fact<Hours>,
    /// Where a mobile outlet stands when; empty for one that stays.
    #[serde(default)]
    pub timetable: Timetable,
    /// Name of the enterprise that runs it.
    #[serde(default)]
    pub enterprise: Fact<String>,
    /// Unified social credit code, check sign verified.
    #[serde(default)]
    pub credit_code: Fact<String>,
    /// Brand on the sign.
    #[serde(default)]
    pub brand: Fact<String>,
    /// How it belongs to the brand's chain.
    #[serde(default)]
    pub chain: Fact<ChainKind>,
    /// First day in the chain.
    #[serde(default)]
    pub chain_from: Option<Day>,
    /// Last day in the chain.
    #[serde(default)]
    pub chain_to: Option<Day>,
    /// Floor area, square metres.
    #[serde(default)]
    pub area_m2: Fact<u32>,
    /// What there is for people who cannot walk, see or hear well; none of it is a value.
    #[serde(default)]
    pub accessibility: Fact<BTreeSet<Access>>,
    /// Photos: digests of blobs.
    #[serde(default)]
    pub photos: Vec<String>,
    /// Its life so far.
    pub life: Life,
    /// Who verified which field.
    #[serde(default)]
    pub verified: BTreeMap<Field, Verification>,
    /// Where it came from.
    pub source: Source,
    /// The record it was made one with: it is kept for its history only.
    #[serde(default)]
    pub merged_into: Option<String>,
    /// Records that were made one with it, the last one last.
    #[serde(default)]
    pub joined: Vec<Joined>,
}

impl OutletRecord {
    /// A record with what cannot be missing; everything else unknown.
    #[must_use]
    pub fn new(name: &str, types: Vec<String>, org: OrgCode, at: LonLat, life: Life, source: Source) -> Self {
        Self {
            name: name.to_owned(),
            kind: Kind::default(),
            types,
            functions: Vec::new(),
            community: (org.digits() == 12).then(|| org.clone()),
            org,
            at,
            address: Fact::Missing,
            phone: Fact::Missing,
            hours: Fact::Missing,
            timetable: Timetable::default(),
            enterprise: Fact::Missing,
            credit_code: Fact::Missing,
            brand: Fact::Missing,
            chain: Fact::Missing,
            chain_from: None,
            chain_to: None,
            area_m2: Fact::Missing,
            accessibility: Fact::Missing,
            photos: Vec::new(),
            life,
            verified: BTreeMap::new(),
            source,
            merged_into: None,
            joined: Vec::new(),
        }
    }

    /// Whether it stands in the register for itself: not made one with another.
    #[must_use]
    pub const fn is_current(&self) -> bool {
        self.merged_into.is_none()
    }

    /// Its membership in a chain, where it has one.
    #[must_use]
    pub fn membership(&self) -> Option<ChainMembership> {
        let (Fact::Value(brand), Fact::Value(kind)) = (&self.brand, &self.chain) else { return None };
        Some(ChainMembership { brand: brand.clone(), kind: *kind, from: self.chain_from, to: self.chain_to })
    }

    /// The structured opening hours, where they are understood.
    #[must_use]
    pub const fn opening_hours(&self) -> Option<&OpeningHours> {
        match &self.hours {
            Fact::Value(Hours::Told(hours)) => Some(hours),
            _ => None,
        }
    }

    /// Since when everything that matters is verified: the oldest date of the key fields; `None` where one never was.
    #[must_use]
    pub fn verified_on(&self) -> Option<Day> {
        let dates = KEY_FIELDS.iter().map(|field| self.verified.get(field).map(|verified| verified.on));
        dates.collect::<Option<Vec<Day>>>()?.into_iter().min()
    }

    /// The latest verification of a key field, where all of them were verified.
    #[must_use]
    pub fn verified_by(&self) -> Option<&Verification> {
        self.verified_on()?;
        KEY_FIELDS.iter().filter_map(|field| self.verified.get(field)).max_by_key(|verified| verified.on)
    }

    /// Whether it is to be verified again (复核到期): never verified, or longer ago than so many days.
    #[must_use]
    pub fn is_stale(&self, on: Day, after_days: u16) -> bool {
        self.verified_on().and_then(|day| day.plus(i32::from(after_days))).is_none_or(|last| last < on)
    }

    /// Takes note that a field was verified; a later verification of the same field stays.
    pub fn verify(&mut self, field: Field, verified: Verification) {
        match self.verified.get(&field) {
            Some(known) if known.on > verified.on => {}
            _ => drop(self.verified.insert(field, verified)),
        }
    }

    /// The record after a step of its life.
    ///
    /// # Errors
    /// The present status does not have the step, or it says too little.
    pub fn live(&mut self, step: Step) -> Result<(), Message> {
        match self.life.clone().then(step) {
            Ok(life) => {
                self.life = life;
                Ok(())
            }
            Err(fault) => Err(life_message(&fault)),
        }
    }

    /// What differs between two states of a record: field, text before, text after.
    #[must_use]
    pub fn changes(&self, after: &Self) -> Vec<(Field, String, String)> {
        let texts = Field::ALL.iter().map(|&field| (field, self.text(field), after.text(field)));
        texts.filter(|(_, before, now)| before != now).collect()
    }
}

/// The words for a step of life that is refused.
#[must_use]
pub fn life_message(fault: &LifeFault) -> Message {
    match fault {
        LifeFault::NotNow { from, legal } => {
            let (zh, en) = from.names();
            let named = legal.iter().map(|change| change.names());
            let (steps_zh, steps_en): (Vec<_>, Vec<_>) = named.unzip();
            Message::new(rules::LIFE_NOT_NOW)
                .with("status", Arg::named(zh, en))
                .with("n", legal.len())
                .with("legal", Arg::named(&steps_zh.join("、"), &steps_en.join(", ")))
        }
        LifeFault::Missing(need) => {
            let (zh, en) = match need {
                Need::Reason => ("原因", "the reason"),
                Need::Until => ("恢复营业的日期", "the day it opens again"),
                Need::Ground => {
                    ("依据（两次独立反映，或执照注销）", "the ground (two reports, or a cancelled licence)")
                }
                Need::NewPlace => ("新址的位置", "the new position"),
            };
            Message::new(rules::LIFE_SAYS_TOO_LITTLE).with("need", Arg::named(zh, en))
        }
        LifeFault::TooEarly(day) => Message::new(rules::LIFE_TOO_EARLY).with("day", day.to_string()),
    }
}
