//! Communities (社区) with their borders, and the compounds (小区) in them.

use serde::{Deserialize, Serialize};

use super::org::OrgCode;
use super::rules;
use crate::circle::Rings;
use crate::outlet::Fact;
use crate::{LonLat, Message};

/// A community or village: the smallest unit, with its border where it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Community {
    /// Its statistical code of twelve digits.
    pub code: OrgCode,
    /// Its name.
    pub name: String,
    /// Its polygons; empty where nobody drew them yet.
    #[serde(default)]
    pub polygons: Vec<Rings>,
    /// Residents, where a source tells them.
    #[serde(default)]
    pub people: Fact<u32>,
    /// Where border and number come from.
    #[serde(default)]
    pub source: String,
}

impl Community {
    /// A community without border.
    ///
    /// # Errors
    /// The code is none of a community, or the name is empty.
    pub fn new(code: OrgCode, name: &str) -> Result<Self, Message> {
        if code.digits() != 12 {
            return Err(Message::new(rules::COMMUNITY_CODE_ODD).with("value", code.to_string()));
        }
        let name = name.trim();
        if name.is_empty() {
            return Err(Message::new(rules::NAME_MISSING));
        }
        Ok(Self { code, name: name.to_owned(), polygons: Vec::new(), people: Fact::Missing, source: String::new() })
    }
}

/// Years that a compound can have been built in.
const YEARS: std::ops::RangeInclusive<u16> = 1840..=2100;

/// Most households of one compound: the largest of the country have fewer than a hundred thousand.
const MOST_HOUSEHOLDS: u32 = 200_000;

/// A residential compound (小区): where people live and through which gates they leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compound {
    /// Its name.
    pub name: String,
    /// The community it belongs to.
    pub community: OrgCode,
    /// A point in it.
    pub at: LonLat,
    /// The year it was built.
    #[serde(default)]
    pub built_year: Fact<u16>,
    /// Whether it is on the list of old compounds to be renewed (老旧小区).
    #[serde(default)]
    pub old: Fact<bool>,
    /// Households.
    #[serde(default)]
    pub households: Fact<u32>,
    /// The firm that looks after it.
    #[serde(default)]
    pub property_firm: Fact<String>,
    /// Its gates.
    #[serde(default)]
    pub gates: Vec<Gate>,
}

/// A gate of a compound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gate {
    /// Its name: 东门.
    pub name: String,
    /// Where it is.
    pub at: LonLat,
}

impl Compound {
    /// What is wrong with it, by field.
    #[must_use]
    pub fn faults(&self) -> Vec<(&'static str, Message)> {
        let mut faults = Vec::new();
        if self.name.trim().is_empty() {
            faults.push(("name", Message::new(rules::NAME_MISSING)));
        }
        if self.community.digits() != 12 {
            let fault = Message::new(rules::COMMUNITY_CODE_ODD).with("value", self.community.to_string());
            faults.push(("community", fault));
        }
        if let Some(year) = self.built_year.value().filter(|year| !YEARS.contains(year)) {
            faults.push(("built_year", Message::new(rules::BUILT_YEAR_ODD).with("value", u32::from(*year))));
        }
        if let Some(n) = self.households.value().filter(|n| **n > MOST_HOUSEHOLDS) {
            faults.push(("households", Message::new(rules::HOUSEHOLDS_ODD).with("value", *n)));
        }
        if self.gates.iter().any(|gate| gate.name.trim().is_empty()) {
            faults.push(("gates", Message::new(rules::GATE_NAMELESS)));
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compound_says_everything_that_is_wrong_with_it() {
        let at = LonLat { lon: 1_163_000_000, lat: 400_000_000 };
        let sound = Compound {
            name: "虚构里".into(),
            community: OrgCode::parse("990101001001").expect("a code"),
            at,
            built_year: Fact::Value(1986),
            old: Fact::Value(true),
            households: Fact::Value(512),
            property_firm: Fact::NotApplicable,
            gates: vec![Gate { name: "东门".into(), at }],
        };
        assert_eq!(sound.faults(), []);
        let odd = Compound {
            name: " ".into(),
            community: OrgCode::parse("990101001").expect("a code"),
            built_year: Fact::Value(1086),
            households: Fact::Value(5_000_000),
            gates: vec![Gate { name: String::new(), at }],
            ..sound
        };
        let fields: Vec<_> = odd.faults().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["name", "community", "built_year", "households", "gates"]);
        assert!(Community::new(OrgCode::nation(), "甲").is_err());
        assert!(Community::new(OrgCode::parse("990101001001").expect("a code"), "").is_err());
    }
}
