//! Verdicts and gaps: how a study area stands against a standard pack.
//!
//! [`plan_groups`] says what the access station must measure; [`assess`] turns
//! its reach tables into verdicts per clause, place and profile.

mod coverage;
mod plan;
mod result;
pub mod rules;

pub use coverage::{Completeness, OutletSource, State, covered_types, dates, state};
pub use plan::{
    CIRCLE_MINUTES, FASTER_PERMILLE, GroupPlan, OVERVIEW_MINUTES, SEARCH_MINUTES, SLOWER_PERMILLE, at_pace,
    clause_types, cutoff, group_id, minutes_to_cost, plan_groups, with_parts,
};
pub use result::*;
