//! What an assessment says: plain values, one tree per standard pack.

use serde::{Deserialize, Serialize};
use yike_domain::{
    Finding, Message, People,
    standard::{GradeOutcome, Verdict},
    taxonomy::TypeIdx,
};

use super::coverage::State;
use crate::{access::Cost, import::PeopleBasis};

/// Everything one standard pack finds in one study.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// The pack's id.
    pub pack: String,
    /// What the numbers of residents are. With [`PeopleBasis::FloorArea`] every "resident"
    /// of this tree is a square metre of floor.
    pub people: PeopleBasis,
    /// Whether unverified values were allowed to decide grades.
    pub unverified_allowed: bool,
    /// The places judged: the whole study area, then communities, then the compounds where
    /// somebody lives.
    pub places: Vec<Place>,
    /// One entry per profile, in the order given.
    pub profiles: Vec<ProfileAssessment>,
    /// Who lacks what, by profile, level of place, then people without (see [`Gap::rank`]).
    pub gaps: Vec<Gap>,
    /// What was odd while assessing.
    pub findings: Vec<Finding>,
}

/// Level of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PlaceLevel {
    /// The whole study area, residents outside every community included.
    Study,
    /// A community (社区) or another area of the study's list.
    Community,
    /// A residential compound (小区).
    Compound,
}

impl PlaceLevel {
    /// Word of the level in files and catalogues.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Study => "study",
            Self::Community => "community",
            Self::Compound => "compound",
        }
    }
}

/// A place that is judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Its level.
    pub level: PlaceLevel,
    /// Position in the study's list of communities or the map's list of compounds; 0 for the study.
    pub index: u32,
    /// Identity inside its source; empty for the study.
    pub id: String,
    /// Name; empty for the study and unnamed compounds.
    pub name: String,
    /// Residents.
    pub people: People,
    /// Residents whose age is known.
    pub ages_known: People,
    /// Residents aged 60 and over, of those whose age is known.
    pub elders: People,
    /// Residents aged 0–14, of those whose age is known.
    pub children: People,
    /// Origins, ascending.
    pub origins: Vec<u32>,
}

/// The results of one profile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProfileAssessment {
    /// The profile's id.
    pub profile: String,
    /// One entry per clause of the pack, in its order.
    pub clauses: Vec<ClauseBasis>,
    /// One entry per place of [`Assessment::places`].
    pub places: Vec<PlaceAssessment>,
}

/// Where a clause's walking limit comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CutoffBasis {
    /// The clause's own minutes.
    Minutes,
    /// The clause's own metres.
    Metres,
    /// The clause's minutes, turned into metres by the pack's speed.
    MinutesToMetres,
    /// The clause's metres, turned into time by the pack's speed.
    MetresToMinutes,
    /// The clause states neither: the circle's own 15 minutes.
    Circle,
}

impl CutoffBasis {
    /// Word of the basis in files and catalogues.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Metres => "metres",
            Self::MinutesToMetres => "minutes-to-metres",
            Self::MetresToMinutes => "metres-to-minutes",
            Self::Circle => "circle",
        }
    }
}

/// How a clause was measured for a profile: the same in every place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseBasis {
    /// The clause's id.
    pub clause: String,
    /// The walking limit in the profile's cost.
    pub cutoff: Cost,
    /// Where the limit comes from.
    pub cutoff_basis: CutoffBasis,
    /// Whether the clause or the speed its limit needs is unverified (未核实).
    pub unverified: bool,
    /// Whether the verdict may decide a grade.
    pub decides: bool,
    /// Whether complete sources cover every type of the clause.
    pub covered: bool,
    /// Mapped outlets that serve the clause.
    pub n_outlets: u32,
}

/// One place for one profile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceAssessment {
    /// One entry per clause of the pack, in its order.
    pub clauses: Vec<ClauseResult>,
    /// One entry per business type of the taxonomy, in its order.
    pub types: Vec<TypeResult>,
    /// The grade by the pack's own rule.
    pub grade: GradeOutcome,
    /// Residents near the map's border, whose "has not" cannot be told.
    pub near_border: People,
    /// Residents whose origin is on no street.
    pub unsnapped: People,
}

/// Residents in three states; they add up to `total`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// All residents counted.
    pub total: u64,
    /// Residents who have it.
    pub reached: u64,
    /// Residents who certainly have it not.
    pub not_reached: u64,
    /// Residents for whom the data cannot tell.
    pub cannot_tell: u64,
}

impl Tally {
    /// Counts so many residents in one state.
    pub(crate) fn add(&mut self, state: State, people: u64) {
        self.total += people;
        match state {
            State::Has => self.reached += people,
            State::HasNot => self.not_reached += people,
            State::CannotTell => self.cannot_tell += people,
        }
    }

    /// Adds the residents of another tally.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.total += other.total;
        self.reached += other.reached;
        self.not_reached += other.not_reached;
        self.cannot_tell += other.cannot_tell;
    }

    /// Share of residents who have it, per mille, rounded down.
    #[must_use]
    pub fn reached_permille(&self) -> u32 {
        permille(self.reached, self.total)
    }

    /// Share of residents who certainly have it not, per mille, rounded down.
    #[must_use]
    pub fn not_reached_permille(&self) -> u32 {
        permille(self.not_reached, self.total)
    }

    /// Share of residents for whom the data cannot tell, per mille, rounded down.
    #[must_use]
    pub fn cannot_tell_permille(&self) -> u32 {
        permille(self.cannot_tell, self.total)
    }

    /// Share that would have it if everyone in doubt did, per mille, rounded down.
    #[must_use]
    pub fn possible_permille(&self) -> u32 {
        permille(self.reached + self.cannot_tell, self.total)
    }
}

/// `part` of `total` per mille, rounded down, so that 899.9 ‰ never passes 900 ‰; 0 where nobody is.
#[must_use]
pub fn permille(part: u64, total: u64) -> u32 {
    if total == 0 {
        return 0;
    }
    u32::try_from(u128::from(part) * 1000 / u128::from(total)).unwrap_or(u32::MAX)
}

/// The number a measure gives, with what it could be if the doubtful residents had everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// A share of residents, per mille.
    Share {
        /// Residents who have it.
        certain: u32,
        /// With those in doubt.
        possible: u32,
    },
    /// A number of formats.
    Formats {
        /// Formats that at least half of the residents reach.
        certain: u32,
        /// With those in doubt.
        possible: u32,
    },
    /// A walking cost that a share of residents needs at most; absent beyond the search limit.
    Walk {
        /// The cost.
        cost: Option<Cost>,
        /// The share of residents, per mille (500 = the median).
        quantile: u32,
    },
}

/// One clause in one place for one profile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClauseResult {
    /// The verdict.
    pub verdict: Verdict,
    /// Why, in a sentence.
    pub reason: Message,
    /// The measure's number.
    pub value: Value,
    /// All residents by what they have: an outlet (`share-within`, `nearest-time`), enough
    /// outlets (`choices-within`) or enough formats (`formats-present`) within the limit.
    pub people: Tally,
    /// Residents aged 60 and over, where ages are known.
    pub elders: Option<Tally>,
    /// Residents aged 0–14, where ages are known.
    pub children: Option<Tally>,
    /// Cost to the nearest outlet that half of the residents need at most; absent beyond the
    /// search limit.
    pub nearest_median: Option<Cost>,
    /// The same for 90 % of the residents.
    pub nearest_p90: Option<Cost>,
    /// Number of outlets within the limit.
    pub choices: Choices,
    /// What another walking speed would change.
    pub sensitivity: Sensitivity,
    /// Gini coefficient of the cost to the nearest outlet over residents, per mille; unreached
    /// counts as the search limit. Absent where nobody lives or nobody reaches any.
    pub gini_permille: Option<u32>,
}

/// Number of outlets within a clause's limit, over residents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// Mean per resident, hundredths, rounded down.
    pub mean_hundredths: u64,
    /// Residents with at least two.
    pub two_or_more: u64,
    /// Residents with at least three.
    pub three_or_more: u64,
}

/// The share of residents who have it at other walking speeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sensitivity {
    /// 10 % slower, per mille, rounded down.
    pub slower_permille: u32,
    /// 10 % faster, per mille, rounded down.
    pub faster_permille: u32,
    /// Verdict at 10 % slower.
    pub slower: Verdict,
    /// Verdict at 10 % faster.
    pub faster: Verdict,
}

impl Sensitivity {
    /// Whether ±10 % of speed leaves the verdict as it is.
    #[must_use]
    pub fn is_stable(&self, verdict: Verdict) -> bool {
        self.slower == verdict && self.faster == verdict
    }
}

/// One business type in one place for one profile: the overview table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypeResult {
    /// The type.
    pub business_type: TypeIdx,
    /// Mapped outlets of the type, sub-types included.
    pub n_outlets: u32,
    /// Whether a complete source covers the type.
    pub covered: bool,
    /// Residents within [`OVERVIEW_MINUTES`](super::OVERVIEW_MINUTES), in that order.
    pub within: [Tally; 4],
    /// Median cost to the nearest outlet; absent beyond the limit.
    pub nearest_median: Option<Cost>,
}

/// Whether a gap is certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum GapStatus {
    /// A complete source covers the types: some residents are certainly without.
    Confirmed,
    /// Nobody is certainly without; the data cannot tell (待核实).
    ToVerify,
}

impl GapStatus {
    /// Word of the status in files and catalogues.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::ToVerify => "to-verify",
        }
    }
}

/// Residents of a place without something a clause requires and the place does not pass.
///
/// A clause about the number of formats has one gap for each format that is not present.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// Position in [`Assessment::places`].
    pub place: u32,
    /// Position in the pack's clauses.
    pub clause: u32,
    /// What is missing: any of these types.
    pub types: Vec<TypeIdx>,
    /// Position in [`Assessment::profiles`].
    pub profile: u32,
    /// Residents certainly without.
    pub people_without: u64,
    /// Residents for whom the data cannot tell.
    pub people_cannot_tell: u64,
    /// Certain or to be verified.
    pub status: GapStatus,
    /// 1 = most people, within its profile and level of place.
    pub rank: u32,
    /// The sentence that explains it.
    pub explanation: Message,
}
