//! The reach table: for every origin and every group of outlets the nearest few
//! and how many lie within each cutoff.

use serde::{Deserialize, Serialize};
use yike_domain::{LonLat, People, place::Ages};

use super::Table;

/// Cost of walking in a profile's own unit: milliseconds, or millimetres for
/// profiles with [`Basis::Length`](yike_domain::walking::Basis).
pub type Cost = u32;

/// Cost of what is not reached.
pub const UNREACHED: Cost = u32::MAX;

/// What an origin stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OriginKind {
    /// A building.
    Building,
    /// A cell of a grid or hexagon table.
    Cell,
    /// A point along a street (people spread evenly along streets).
    Street,
    /// A point the user gave.
    Point,
    /// A gate of a compound; nobody lives there.
    Gate,
}

/// How the people of an origin were placed there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OriginMethod {
    /// Counted there by the source.
    Given,
    /// Spread over residential buildings by floor area × levels.
    FloorArea,
    /// Spread over residential land.
    ResidentialLand,
    /// Spread evenly along streets.
    Streets,
}

/// Where residents set out from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    /// Identity: `way/12`, a cell's id, `street/7`.
    pub id: String,
    /// Position.
    pub at: LonLat,
    /// Residents.
    pub people: People,
    /// Residents by age, where known.
    pub ages: Option<Ages>,
    /// What it stands for.
    pub kind: OriginKind,
    /// How its people were placed there.
    pub method: OriginMethod,
    /// Position of its community in the study's list, or `u32::MAX` outside all.
    pub community: u32,
    /// Position of its compound in the map's list, or `u32::MAX` outside all.
    pub compound: u32,
}

/// Outlets that serve one purpose: a business type, or the several types a clause accepts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Type code, or the codes of a clause joined by `|`.
    pub id: String,
    /// Positions in the list of outlets, ascending.
    pub members: Vec<u32>,
    /// Cutoffs to count within, ascending, in the profile's cost.
    pub cutoffs: Vec<Cost>,
}

/// One of the nearest outlets.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, bytemuck::Pod, bytemuck::Zeroable,
)]
#[repr(C)]
pub struct Near {
    /// Walking cost, access legs included; [`UNREACHED`] when there is none.
    pub cost: Cost,
    /// Position in the list of outlets; `u32::MAX` when there is none.
    pub outlet: u32,
}

/// The reach table of one profile: origins × groups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    /// Number of origins.
    pub n_origins: usize,
    /// Number of groups.
    pub n_groups: usize,
    /// How many nearest are kept.
    pub k: usize,
    /// `nearest[(origin * n_groups + group) * k + rank]`, by cost, then outlet.
    pub nearest: Table<Near>,
    /// Where each group's counters start within one origin's stretch; one more than groups.
    pub count_starts: Vec<u32>,
    /// `counts[origin * count_starts.last() + count_starts[group] + cutoff]`.
    pub counts: Vec<u32>,
    /// Origins that could not be snapped to any street.
    pub unsnapped: Vec<bool>,
    /// Origins from which a longer walk would leave the map: a "has not" may be wrong there.
    pub near_border: Vec<bool>,
    /// Cost from each origin to the edge of the map's complete data: a "has not" within
    /// a longer cutoff may be wrong. [`UNREACHED`] where the edge is not reached or unknown.
    pub border_cost: Vec<Cost>,
}

impl Reach {
    /// The nearest outlets of a group from an origin, best first.
    #[must_use]
    pub fn nearest(&self, origin: usize, group: usize) -> &[Near] {
        let start = (origin * self.n_groups + group) * self.k;
        &self.nearest[start..start + self.k]
    }

    /// Number of outlets of a group within each of its cutoffs from an origin.
    #[must_use]
    pub fn counts(&self, origin: usize, group: usize) -> &[u32] {
        let stride = self.count_starts[self.n_groups] as usize;
        let (start, end) = (self.count_starts[group] as usize, self.count_starts[group + 1] as usize);
        &self.counts[origin * stride + start..origin * stride + end]
    }

    /// The rows of some origins, in the order given.
    #[must_use]
    pub fn of_origins(&self, origins: &[u32]) -> Self {
        let (width, stride) = (self.n_groups * self.k, self.count_starts.last().map_or(0, |n| *n as usize));
        let pick = |values: &[bool]| origins.iter().map(|o| values[*o as usize]).collect();
        let mut nearest = Table::zeroed(origins.len() * width);
        let mut counts = Vec::with_capacity(origins.len() * stride);
        for (row, origin) in origins.iter().enumerate() {
            let origin = *origin as usize;
            nearest[row * width..][..width].copy_from_slice(&self.nearest[origin * width..][..width]);
            counts.extend_from_slice(&self.counts[origin * stride..][..stride]);
        }
        Self {
            n_origins: origins.len(),
            n_groups: self.n_groups,
            k: self.k,
            nearest,
            count_starts: self.count_starts.clone(),
            counts,
            unsnapped: pick(&self.unsnapped),
            near_border: pick(&self.near_border),
            border_cost: origins.iter().map(|o| self.border_cost[*o as usize]).collect(),
        }
    }
}
