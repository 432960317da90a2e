//! A measurement run (测算): circles judged by one standard, with everything that went in
//! named by its digest, so that the same run can be made again and two runs compared.
//!
//! [`judge`] is the judgement itself, circle by circle: circles may overlap, and each counts
//! everybody who lives in it. [`Board`] keeps the judgement of an area true while outlets
//! change: only circles with a home that the change touches are judged again.

mod board;
mod compare;
mod judge;
mod receipt;
mod summary;

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use yike_domain::{
    Finding, People, Trouble,
    standard::{GradeOutcome, StandardPack},
    taxonomy::TypeIdx,
};
use yike_engine::geometry::MultiPolygon;

pub use yike_engine::{
    assess::{ClauseBasis, ClauseResult, GapStatus, TypeResult},
    import::PeopleBasis,
};

pub use board::Board;
pub use compare::{Change, Comparison, compare};
pub use judge::{judge, members};
pub(crate) use receipt::digest_of;
pub use receipt::{RunReceipt, snapshot};
pub use summary::{Summary, summary};

use crate::terrain::Terrain;

/// Judges circles by one standard and seals the result with its receipt; circles stand in the order of their codes.
///
/// # Errors
/// As [`judge`].
pub fn run(
    terrain: &Terrain,
    pack: &StandardPack,
    profiles: &[usize],
    date: &str,
    circles: &[CircleArea],
) -> Result<RunResult, Trouble> {
    let mut ordered: Vec<&CircleArea> = circles.iter().collect();
    ordered.sort_by(|a, b| (&a.code, a.id).cmp(&(&b.code, b.id)));
    let homes: Vec<Vec<u32>> = ordered.iter().map(|circle| members(terrain, circle)).collect();
    let inputs: Vec<(&CircleArea, &[u32])> = ordered.iter().copied().zip(homes.iter().map(Vec::as_slice)).collect();
    let circles = judge(terrain, pack, profiles, &inputs)?;
    let receipt = RunReceipt::of(terrain, &pack.id, profiles, date, &ordered, &circles);
    Ok(RunResult { receipt, circles })
}

/// A circle as a run sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CircleArea {
    /// Its id.
    pub id: Uuid,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The version of its record.
    pub version: i64,
    /// Its area.
    pub shape: MultiPolygon,
}

/// Everything a run found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunResult {
    /// What went in.
    pub receipt: RunReceipt,
    /// The circles, in the order of their codes.
    pub circles: Vec<CircleResult>,
}

/// One circle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CircleResult {
    /// Its id.
    pub circle: Uuid,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The version of its record.
    pub version: i64,
    /// Residents.
    pub people: People,
    /// What the numbers of residents are.
    pub people_basis: PeopleBasis,
    /// Homes that residents set out from.
    pub n_homes: u32,
    /// One entry per profile of the run.
    pub profiles: Vec<ProfileResult>,
    /// Who lacks what, the most people first.
    pub gaps: Vec<CircleGap>,
    /// What makes the numbers doubtful.
    pub findings: Vec<Finding>,
}

/// One profile in one circle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProfileResult {
    /// The profile's id.
    pub profile: String,
    /// How each clause of the standard was measured.
    pub bases: Vec<ClauseBasis>,
    /// What each clause found, in the same order.
    pub clauses: Vec<ClauseResult>,
    /// One entry per business type.
    pub types: Vec<TypeResult>,
    /// The grade by the standard's own rule.
    pub grade: GradeOutcome,
    /// Residents near the map's border.
    pub near_border: People,
    /// Residents whose home is on no street.
    pub unsnapped: People,
}

/// Residents of a circle without something a clause asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CircleGap {
    /// The profile's id.
    pub profile: String,
    /// The clause's id.
    pub clause: String,
    /// What is missing: any of these types.
    pub types: Vec<TypeIdx>,
    /// Residents certainly without.
    pub people_without: u64,
    /// Residents for whom the data cannot tell.
    pub people_cannot_tell: u64,
    /// Certain or to be verified.
    pub status: GapStatus,
    /// The sentence that explains it.
    pub explanation: yike_domain::Message,
}
