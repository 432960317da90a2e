//! Organisation units (组织单位): the divisions of the country and how they change.
//!
//! A unit is known by its code. Its name, kind and place in the tree hold for a
//! period, so that every question about the tree names a day. What became of a
//! unit is told by changes of lineage (沿革).

mod change;
mod code;
mod line;
pub mod rules;
mod tree;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::day::Period;

pub use change::{Change, ChangeKind};
pub use code::OrgCode;
pub use line::{LINES, Line};
pub use tree::OrgTree;

/// What an organisation unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrgKind {
    /// The nation (国家).
    Country,
    /// A province, autonomous region or municipality (省、自治区、直辖市).
    Province,
    /// The 新疆生产建设兵团.
    Xpcc,
    /// A division (师) of the 兵团.
    Division,
    /// A city with districts or a prefecture (地级).
    City,
    /// A district of a city (市辖区).
    District,
    /// A county or county-level city (县、县级市).
    County,
    /// A sub-district, town or township (街道、镇、乡), or a regiment (团场) of the 兵团.
    Subdistrict,
    /// A community or village (社区、村).
    Community,
}

impl OrgKind {
    /// Every kind, from the nation down.
    pub const ALL: &[Self] = &[
        Self::Country,
        Self::Province,
        Self::Xpcc,
        Self::Division,
        Self::City,
        Self::District,
        Self::County,
        Self::Subdistrict,
        Self::Community,
    ];

    /// Level in the tree: 0 for the nation, 5 for a community.
    #[must_use]
    pub const fn level(self) -> u8 {
        match self {
            Self::Country => 0,
            Self::Province | Self::Xpcc => 1,
            Self::Division | Self::City => 2,
            Self::District | Self::County => 3,
            Self::Subdistrict => 4,
            Self::Community => 5,
        }
    }

    /// Chinese and English name.
    #[must_use]
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Country => ("国家", "nation"),
            Self::Province => ("省级", "province"),
            Self::Xpcc => ("兵团", "XPCC"),
            Self::Division => ("师", "XPCC division"),
            Self::City => ("地级", "city"),
            Self::District => ("市辖区", "district"),
            Self::County => ("县级", "county"),
            Self::Subdistrict => ("街道、乡镇", "sub-district"),
            Self::Community => ("社区、村", "community"),
        }
    }

    /// Whether the code is of the shape that this kind has.
    #[must_use]
    pub fn fits(self, code: &OrgCode) -> bool {
        match self {
            Self::Country => *code == OrgCode::nation(),
            Self::Xpcc => code.as_str() == "XPCC",
            Self::Division => code.as_str().len() == 6 && code.as_str().starts_with("XPCC"),
            Self::Province => code.digits() == 2,
            Self::City => code.digits() == 4,
            Self::District | Self::County => code.digits() == 6,
            Self::Subdistrict => code.digits() == 9,
            Self::Community => code.digits() == 12,
        }
    }

    /// Whether a unit of kind `below` can hang directly under one of this kind.
    #[must_use]
    pub const fn can_stand_above(self, below: Self) -> bool {
        match below {
            Self::Division => matches!(self, Self::Xpcc),
            Self::City => matches!(self, Self::Province),
            _ => self.level() < below.level(),
        }
    }
}

/// An organisation unit as it is for a period. Another name, kind or parent is another version of the same code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrgUnit {
    /// Its code.
    pub code: OrgCode,
    /// Its name in that period.
    pub name: String,
    /// What it is.
    pub kind: OrgKind,
    /// The unit above; none only for the nation.
    pub parent: Option<OrgCode>,
    /// When this holds in the world.
    pub valid: Period,
}

impl OrgUnit {
    /// Whether it is a municipality (直辖市): of province level and named a city.
    #[must_use]
    pub fn is_municipality(&self) -> bool {
        self.kind == OrgKind::Province && self.name.ends_with('市')
    }
}

/// What a group of units is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupKind {
    /// The main urban area (主城区).
    MainUrban,
    /// A development zone (开发区).
    DevelopmentZone,
    /// A batch of pilots (试点批次).
    PilotBatch,
    /// Any other.
    Other,
}

/// Units counted together whatever their place in the tree. A group gives nobody a right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrgGroup {
    /// Its name, unique in the tree.
    pub name: String,
    /// What it is for.
    pub kind: GroupKind,
    /// Its members, each with all units below, for a period.
    pub members: Vec<(OrgCode, Period)>,
}
