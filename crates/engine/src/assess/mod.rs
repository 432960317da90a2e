//! Verdicts and gaps: how a study area stands against a standard pack.
//!
//! [`plan_groups`] says what the access station must measure; [`assess`] turns
//! its reach tables into verdicts per clause, place and profile.

mod clause;
mod columns;
mod coverage;
mod curve;
mod equity;
mod gaps;
mod judge;
pub mod measures;
mod overview;
mod places;
mod plan;
mod result;
pub mod rules;
mod say;

pub use coverage::{Completeness, OutletSource, State, covered_types, dates, state};
pub use curve::share_by_minute;
pub use judge::{AssessInput, assess};
pub use plan::{
    CIRCLE_MINUTES, FASTER_PERMILLE, GroupPlan, OVERVIEW_MINUTES, SEARCH_MINUTES, SLOWER_PERMILLE, at_pace,
    clause_types, cutoff, group_id, minutes_to_cost, plan_groups, with_parts,
};
pub use result::*;
