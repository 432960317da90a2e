//! The living circle (便民生活圈): which communities it is made of, where its border runs, how far it has come.
//!
//! A circle keeps every border it ever had as a numbered version with a reason. A border is made of whole communities,
//! of parts of them, or drawn by hand; shapes are rings of positions, computed with on the floor above.

pub mod rules;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::outlet::Choice;
use crate::place::org::OrgCode;
use crate::{Day, LonLat, Message};

/// A whole community, in thousandths of its area.
pub const WHOLE: u16 = 1000;

/// Which kind of circle it is (生活圈分型).
///
/// # References
/// The three kinds of the provinces' acceptance papers; no national threshold tells them apart, so the kind is entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CircleKind {
    /// Nobody has said yet.
    #[default]
    Unset,
    /// 基础型.
    Basic,
    /// 提升型.
    Improved,
    /// 品质型.
    Quality,
}

impl Choice for CircleKind {
    const CHOICES: &'static [Self] = &[Self::Unset, Self::Basic, Self::Improved, Self::Quality];

    fn code(self) -> &'static str {
        ["unset", "basic", "improved", "quality"][self as usize]
    }

    fn names(self) -> (&'static str, &'static str) {
        [("未定", "not set"), ("基础型", "basic"), ("提升型", "improved"), ("品质型", "quality")][self as usize]
    }
}

/// How far a circle has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CircleStage {
    /// Drawn (划定).
    #[default]
    Drawn,
    /// Its border is confirmed (规划).
    Planned,
    /// Measured (已测算).
    Measured,
    /// Being built (建设中).
    Building,
}

impl Choice for CircleStage {
    const CHOICES: &'static [Self] = &[Self::Drawn, Self::Planned, Self::Measured, Self::Building];

    fn code(self) -> &'static str {
        ["drawn", "planned", "measured", "building"][self as usize]
    }

    fn names(self) -> (&'static str, &'static str) {
        [("划定", "drawn"), ("规划", "planned"), ("已测算", "measured"), ("建设中", "being built")][self as usize]
    }
}

impl CircleStage {
    /// The stages that may follow, one step on or one step back.
    #[must_use]
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Drawn => &[Self::Planned],
            Self::Planned => &[Self::Drawn, Self::Measured],
            Self::Measured => &[Self::Planned, Self::Building],
            Self::Building => &[Self::Measured],
        }
    }
}

/// A polygon as rings of positions, the outer first, each closed.
pub type Rings = Vec<Vec<LonLat>>;

/// How a border came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Drawn {
    /// From whole communities.
    Communities,
    /// By hand.
    FreeHand,
}

/// The border of a circle as it was drawn once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Boundary {
    /// Its number, from 1.
    pub number: u32,
    /// How it was drawn.
    pub drawn: Drawn,
    /// Communities in it and how much of each, in thousandths of their area, from 1 to [`WHOLE`].
    pub communities: BTreeMap<OrgCode, u16>,
    /// Its polygons.
    pub polygons: Vec<Rings>,
    /// Its area, square metres.
    pub area_m2: u64,
    /// Why it was drawn so.
    pub reason: String,
    /// On which day.
    pub on: Day,
    /// By whom.
    pub who: String,
}

/// A living circle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circle {
    /// Its code on signs and in addresses: `demo-01`.
    pub code: String,
    /// Name.
    pub name: String,
    /// Kind.
    #[serde(default)]
    pub kind: CircleKind,
    /// Stage.
    #[serde(default)]
    pub stage: CircleStage,
    /// The year it is to be built in.
    #[serde(default)]
    pub planned_year: Option<u16>,
    /// The unit it belongs to.
    pub org: OrgCode,
    /// Whether residents see it.
    #[serde(default)]
    pub public: bool,
    /// The border in force; none while nothing is drawn.
    #[serde(default)]
    pub boundary: Option<Boundary>,
}

impl Circle {
    /// A circle without a border.
    ///
    /// # Errors
    /// The code or the name is none.
    pub fn new(code: &str, name: &str, org: OrgCode) -> Result<Self, Vec<(&'static str, Message)>> {
        let mut circle = Self {
            code: code.trim().to_owned(),
            name: String::new(),
            kind: CircleKind::Unset,
            stage: CircleStage::Drawn,
            planned_year: None,
            org,
            public: false,
            boundary: None,
        };
        let mut faults = Vec::new();
        if !is_code(&circle.code) {
            faults.push(("code", Message::new(rules::CODE_ODD).with("value", circle.code.clone())));
        }
        faults.extend(circle.rename(name).err().map(|fault| ("name", fault)));
        if faults.is_empty() { Ok(circle) } else { Err(faults) }
    }

    /// Gives it another name.
    ///
    /// # Errors
    /// The name is empty or longer than 60 characters.
    pub fn rename(&mut self, name: &str) -> Result<(), Message> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > 60 || name.chars().any(char::is_control) {
            return Err(Message::new(rules::NAME_ODD));
        }
        name.clone_into(&mut self.name);
        Ok(())
    }

    /// Sets the year it is to be built in.
    ///
    /// # Errors
    /// A year before 2021, when the programme began, or after 2100.
    pub fn plan_for(&mut self, year: Option<u16>) -> Result<(), Message> {
        if let Some(year) = year.filter(|year| !(2021..=2100).contains(year)) {
            return Err(Message::new(rules::YEAR_ODD).with("value", u32::from(year)));
        }
        self.planned_year = year;
        Ok(())
    }

    /// Moves it to another stage.
    ///
    /// # Errors
    /// A stage that does not follow the present one, or one that needs a border where there is none.
    pub fn advance(&mut self, to: CircleStage) -> Result<(), Message> {
        if to == self.stage {
            return Ok(());
        }
        let named = |stage: CircleStage| crate::Arg::named(stage.names().0, stage.names().1);
        if !self.stage.next().contains(&to) {
            return Err(Message::new(rules::STAGE_NOT_NOW).with("from", named(self.stage)).with("to", named(to)));
        }
        if self.boundary.is_none() {
            return Err(Message::new(rules::NO_BOUNDARY));
        }
        self.stage = to;
        Ok(())
    }

    /// Shows it to residents, or no longer.
    ///
    /// # Errors
    /// Nothing is drawn that could be shown.
    pub fn show(&mut self, public: bool) -> Result<(), Message> {
        if public && self.boundary.is_none() {
            return Err(Message::new(rules::NO_BOUNDARY));
        }
        self.public = public;
        Ok(())
    }

    /// Draws its border anew: the next version, with its reason.
    ///
    /// # Errors
    /// No ground at all, a share that is none, or, from the second version on, no reason.
    pub fn draw(&mut self, mut boundary: Boundary) -> Result<(), Message> {
        if boundary.polygons.is_empty() || boundary.area_m2 == 0 {
            return Err(Message::new(rules::EMPTY));
        }
        if boundary.communities.values().any(|share| !(1..=WHOLE).contains(share)) {
            return Err(Message::new(rules::SHARE_ODD));
        }
        boundary.reason = boundary.reason.trim().to_owned();
        if boundary.reason.is_empty() && self.boundary.is_some() {
            return Err(Message::new(rules::NO_REASON));
        }
        boundary.number = self.boundary.as_ref().map_or(0, |last| last.number) + 1;
        self.boundary = Some(boundary);
        Ok(())
    }
}

/// Letters, digits and dashes, 2 to 40 of them, a letter or digit first: fit for an address.
fn is_code(code: &str) -> bool {
    (2..=40).contains(&code.len())
        && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && !code.starts_with('-')
        && !code.ends_with('-')
}

/// Communities that circles hold more of than there is (占用超过整个社区), with the sum in thousandths.
#[must_use]
pub fn overfull<'a>(shares: impl Iterator<Item = (&'a OrgCode, u16)>) -> BTreeMap<&'a OrgCode, u32> {
    let mut sums: BTreeMap<&OrgCode, u32> = BTreeMap::new();
    for (community, share) in shares {
        *sums.entry(community).or_default() += u32::from(share);
    }
    sums.retain(|_, sum| *sum > u32::from(WHOLE));
    sums
}
