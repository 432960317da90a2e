//! `choices-within`: residents who have a choice within the limit.

use yike_domain::{
    Rule,
    standard::{Clause, Verdict},
};

use super::{Look, Measure, Seen, share, share_reason, share_verdict};
use crate::assess::{
    coverage::{State, state},
    result::Value,
};

/// Share of the residents with at least `at_least` outlets of the clause's types within
/// the limit (one, where the clause gives no number), against `at_least_permille`.
pub struct ChoicesWithin;

impl Measure for ChoicesWithin {
    fn name(&self) -> &'static str {
        "choices-within"
    }

    fn state(&self, clause: &Clause, look: &Look<'_>) -> State {
        state(look.counts[0] >= clause.at_least.unwrap_or(1), look.covered[0], look.doubtful)
    }

    fn value(&self, _: &Clause, seen: &Seen<'_>) -> Value {
        share(seen)
    }

    fn verdict(&self, clause: &Clause, value: &Value) -> Verdict {
        share_verdict(clause, value)
    }

    fn reason(&self, _: &Value, verdict: Verdict) -> Rule {
        share_reason(verdict)
    }
}
