//! `formats-present`: how many of the clause's formats (业态) a place has.

use yike_domain::{
    Rule,
    standard::{Clause, Verdict},
};

use super::{Look, Measure, Seen, against};
use crate::assess::{
    coverage::State,
    result::{Tally, Value},
    rules,
};

/// Number of the clause's types that at least half of the residents reach within the
/// limit, against `at_least`. One outlet of several types counts for each (一店多能).
///
/// A resident "has it" who reaches at least `at_least` of the types (one, where the
/// clause gives no number).
pub struct FormatsPresent;

impl FormatsPresent {
    /// Whether a format counts as present: at least half of the residents reach it.
    pub(in crate::assess) fn is_present(format: &Tally) -> bool {
        format.reached * 2 >= format.total
    }

    fn may_be_present(format: &Tally) -> bool {
        (format.reached + format.cannot_tell) * 2 >= format.total
    }
}

impl Measure for FormatsPresent {
    fn name(&self) -> &'static str {
        "formats-present"
    }

    fn by_type(&self) -> bool {
        true
    }

    fn state(&self, clause: &Clause, look: &Look<'_>) -> State {
        let needed = clause.at_least.unwrap_or(1) as usize;
        let reached = look.counts.iter().filter(|n| **n > 0).count();
        let unsure = look
            .counts
            .iter()
            .zip(look.covered)
            .filter(|(n, covered)| **n == 0 && (look.doubtful || !**covered))
            .count();
        match reached {
            enough if enough >= needed => State::Has,
            _ if reached + unsure >= needed => State::CannotTell,
            _ => State::HasNot,
        }
    }

    fn value(&self, _: &Clause, seen: &Seen<'_>) -> Value {
        let count = |present: fn(&Tally) -> bool| seen.by_type.iter().filter(|format| present(format)).count() as u32;
        Value::Formats { certain: count(Self::is_present), possible: count(Self::may_be_present) }
    }

    fn verdict(&self, clause: &Clause, value: &Value) -> Verdict {
        match value {
            Value::Formats { certain, possible } => against(clause.at_least, *certain, *possible),
            Value::Share { .. } | Value::Walk { .. } => Verdict::NoThreshold,
        }
    }

    fn reason(&self, _: &Value, verdict: Verdict) -> Rule {
        match verdict {
            Verdict::Pass => rules::FORMATS_PASS,
            Verdict::Fail => rules::FORMATS_FAIL,
            Verdict::CannotTell => rules::FORMATS_CANNOT_TELL,
            Verdict::NoThreshold | Verdict::NotApplicable => rules::FORMATS_NO_THRESHOLD,
        }
    }
}
