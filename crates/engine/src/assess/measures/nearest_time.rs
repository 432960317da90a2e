//! `nearest-time`: the walk to the nearest outlet.

use yike_domain::{
    Rule,
    standard::{Clause, Verdict},
};

use super::{Look, Measure, Seen};
use crate::assess::{
    coverage::{State, state},
    result::Value,
    rules,
};

/// The share of residents, per mille, whose walk is reported.
const QUANTILE: u32 = 500;

/// The walk to the nearest outlet that half of the residents need at most: reported, never
/// judged. Where outlets may be missing from the map, the true walk may be shorter.
pub struct NearestTime;

impl Measure for NearestTime {
    fn name(&self) -> &'static str {
        "nearest-time"
    }

    fn state(&self, _: &Clause, look: &Look<'_>) -> State {
        state(look.counts[0] > 0, look.covered[0], look.doubtful)
    }

    fn value(&self, _: &Clause, seen: &Seen<'_>) -> Value {
        Value::Walk { cost: seen.median, quantile: QUANTILE }
    }

    fn verdict(&self, _: &Clause, _: &Value) -> Verdict {
        Verdict::NoThreshold
    }

    fn reason(&self, value: &Value, _: Verdict) -> Rule {
        match value {
            Value::Walk { cost: None, .. } => rules::NEAREST_BEYOND,
            Value::Walk { .. } | Value::Share { .. } | Value::Formats { .. } => rules::NEAREST_REPORTED,
        }
    }
}
