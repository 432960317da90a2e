//! Sources → facts + findings.
//!
//! A reader takes the bytes or the table of one source and returns plain facts,
//! plus a [`Finding`] for everything it repaired, assumed or left out.

pub mod areas;
mod columns;
pub mod crs;
mod crs_choice;
pub mod fit;
pub mod map;
mod notes;
mod numbers;
pub mod osm;
pub mod outlets;
pub mod people;
pub mod points;
mod positions;
pub mod rules;
pub mod table;
mod tiles;

pub use numbers::coordinate;

use serde::{Deserialize, Serialize};
use yike_domain::{Finding, outlet::Outlet};

use crate::{access::Origin, assess::OutletSource};

/// What the import station hands on: every fact of a study, whatever files they came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Imported {
    /// The street map. Its own points of interest are in `map.outlets`; [`Imported::outlets`]
    /// holds those that count.
    pub map: map::MapFacts,
    /// Every outlet that counts: the map's where the study says so, then each table's, in the study's order.
    pub outlets: Vec<Outlet>,
    /// The sources of outlets; [`Outlet::source`] is a position here.
    pub sources: Vec<OutletSource>,
    /// Where residents set out from.
    pub origins: Vec<Origin>,
    /// What the numbers of residents are.
    pub people: PeopleBasis,
    /// Communities that verdicts are given for, in the study's order; may be empty.
    pub communities: Vec<table::Area>,
    /// Everything odd, in the order of the sources.
    pub findings: Vec<Finding>,
}

/// What the numbers of residents are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PeopleBasis {
    /// Counted or modelled by a source.
    Counted,
    /// Assumed by the owner of the study: an illustration (示意).
    Assumed,
    /// Unknown: the numbers are square metres of floor, and no result speaks of residents.
    FloorArea,
}
