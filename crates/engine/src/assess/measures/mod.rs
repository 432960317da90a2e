//! What a clause can measure (指标口径): one file each, one list.
//!
//! A measure says what a resident must have, which number a place gets for it, and
//! whether that number meets the clause. The pass over the residents, the three states
//! and the words around a verdict are the same for all of them.

mod choices_within;
mod formats_present;
mod nearest_time;
mod share_within;

use yike_domain::{
    Rule,
    standard::{Clause, Verdict},
};

use super::{
    coverage::State,
    result::{Tally, Value},
};
use crate::access::Cost;

pub use choices_within::ChoicesWithin;
pub use formats_present::FormatsPresent;
pub use nearest_time::NearestTime;
pub use share_within::ShareWithin;

/// Every measure, in the order of [`yike_domain::standard::MEASURES`].
pub const MEASURES: &[&dyn Measure] = &[&ShareWithin, &ChoicesWithin, &FormatsPresent, &NearestTime];

/// The measure a clause names.
#[must_use]
pub fn named(name: &str) -> Option<&'static dyn Measure> {
    MEASURES.iter().copied().find(|measure| measure.name() == name)
}

/// One way to measure a clause.
pub trait Measure: Sync {
    /// Its name in packs.
    fn name(&self) -> &'static str;

    /// Whether it looks at each type of the clause by itself; otherwise at all of them as one.
    fn by_type(&self) -> bool {
        false
    }

    /// What one resident has.
    fn state(&self, clause: &Clause, look: &Look<'_>) -> State;

    /// The number of a place where somebody lives.
    fn value(&self, clause: &Clause, seen: &Seen<'_>) -> Value;

    /// Whether the number meets the clause: [`Verdict::Pass`], [`Verdict::Fail`],
    /// [`Verdict::CannotTell`] or [`Verdict::NoThreshold`].
    fn verdict(&self, clause: &Clause, value: &Value) -> Verdict;

    /// The sentence for a verdict of [`Measure::verdict`].
    fn reason(&self, value: &Value, verdict: Verdict) -> Rule;
}

/// What one resident sees: one column for all types together, or one a type.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// Outlets within the limit, by column.
    pub counts: &'a [u32],
    /// Whether complete sources cover the column's types.
    pub covered: &'a [bool],
    /// Whether the resident lives near the map's border or on no street.
    pub doubtful: bool,
}

/// What was seen in one place at one pace.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// Residents by what they have.
    pub people: &'a Tally,
    /// Residents by column, for measures that look at each type; else empty.
    pub by_type: &'a [Tally],
    /// Walk to the nearest outlet that half of the residents need at most.
    pub median: Option<Cost>,
}

/// Where a certain and a possible number stand to the least one asked for.
fn against(least: Option<u32>, certain: u32, possible: u32) -> Verdict {
    match least {
        None => Verdict::NoThreshold,
        Some(least) if certain >= least => Verdict::Pass,
        Some(least) if possible >= least => Verdict::CannotTell,
        Some(_) => Verdict::Fail,
    }
}

/// The share of residents who have it, for measures of a share.
fn share(seen: &Seen<'_>) -> Value {
    Value::Share { certain: seen.people.reached_permille(), possible: seen.people.possible_permille() }
}

/// A share against the clause's threshold. Shares are rounded down, so a share passes
/// exactly when it passes before rounding.
fn share_verdict(clause: &Clause, value: &Value) -> Verdict {
    match value {
        Value::Share { certain, possible } => against(clause.at_least_permille, *certain, *possible),
        Value::Formats { .. } | Value::Walk { .. } => Verdict::NoThreshold,
    }
}

fn share_reason(verdict: Verdict) -> Rule {
    use super::rules;
    match verdict {
        Verdict::Pass => rules::SHARE_PASS,
        Verdict::Fail => rules::SHARE_FAIL,
        Verdict::CannotTell => rules::SHARE_CANNOT_TELL,
        Verdict::NoThreshold | Verdict::NotApplicable => rules::SHARE_NO_THRESHOLD,
    }
}

#[cfg(test)]
mod tests;
