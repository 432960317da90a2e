//! Residents: counted areas, cells and rasters, and where inside an area they live.
//!
//! Every number is an integer and totals are kept exactly: fractions are given out by
//! largest remainder ([`share::apportion`]), never rounded one by one.

mod assign;
mod cells;
mod counted;
mod gates;
mod homes;
mod places;
mod raster;
pub mod share;
mod spread;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use yike_domain::{LonLat, People, place::Ages};

use super::crs::Crs;
use super::fit::StreetFit;
use crate::geometry::MultiPolygon;

pub use assign::assign;
pub use cells::read_cells;
pub use counted::read_counted_areas;
pub use gates::gates;
pub(crate) use gates::is_on_outline;
pub use homes::{ASSUMED_LEVELS, HOME_KINDS, LEAST_HOME_M2, LEVEL_CM};
pub use raster::read_raster;
pub use spread::{spread, spread_total, weigh_by_floor};

/// What is known about a source of residents.
#[derive(Clone, Copy, Debug)]
pub struct PeopleOptions<'a> {
    /// Headers by meaning, where the user gives them.
    pub columns: &'a BTreeMap<String, String>,
    /// Coordinate system as the user declares it.
    pub crs: Option<Crs>,
    /// Streets of the map, to tell the coordinate system by.
    pub streets: Option<&'a StreetFit>,
    /// Bounds of the map; cells outside are left out and counted.
    pub bounds: Option<(LonLat, LonLat)>,
}

/// An area with the number of its residents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CountedArea {
    /// The file or layer, for findings.
    pub source: String,
    /// Identity inside its source.
    pub id: String,
    /// Name; empty where unnamed.
    pub name: String,
    /// Its shape.
    pub shape: MultiPolygon,
    /// Residents.
    pub people: People,
    /// Residents by age, where known.
    pub ages: Option<Ages>,
}

#[cfg(test)]
mod tests;
