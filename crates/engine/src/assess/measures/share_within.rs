//! `share-within`: residents who reach at least one outlet within the limit.

use yike_domain::{
    Rule,
    standard::{Clause, Verdict},
};

use super::{Look, Measure, Seen, share, share_reason, share_verdict};
use crate::assess::{
    coverage::{State, state},
    result::Value,
};

/// Share of the residents who reach at least one outlet of any of the clause's types
/// within the limit, against `at_least_permille`.
pub struct ShareWithin;

impl Measure for ShareWithin {
    fn name(&self) -> &'static str {
        "share-within"
    }

    fn state(&self, _: &Clause, look: &Look<'_>) -> State {
        state(look.counts[0] > 0, look.covered[0], look.doubtful)
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
