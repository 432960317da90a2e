//! Which groups of outlets the access station must measure so that every clause can be judged.

use std::collections::{BTreeMap, BTreeSet};

use yike_domain::{
    Trouble,
    outlet::Outlet,
    standard::{Clause, StandardPack},
    taxonomy::{Taxonomy, TypeIdx},
    walking::{Basis, WalkProfile},
};

use super::{result::CutoffBasis, rules};
use crate::access::{Cost, Group};

/// Minutes of the overview table (5, 8 and 15 are the tiers published with the 2021 guide, 10 is GB 50180's).
pub const OVERVIEW_MINUTES: [u32; 4] = [5, 8, 10, 15];

/// The circle's own walk, for clauses that state no limit (一刻钟).
pub const CIRCLE_MINUTES: u32 = 15;

/// The nearest outlet is searched at least this far, so that medians and the Gini
/// coefficient can look beyond the circle; "unreached" counts as this far.
pub const SEARCH_MINUTES: u32 = 30;

/// The paces of the sensitivity band, per mille of the profile's own.
pub const SLOWER_PERMILLE: u32 = 900;
/// See [`SLOWER_PERMILLE`].
pub const FASTER_PERMILLE: u32 = 1100;

/// What to measure for one profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupPlan {
    /// Single types in taxonomy order, then the several types of a clause in the packs' order.
    pub groups: Vec<Group>,
    /// How far to search for the nearest, in the profile's cost.
    pub limit: Cost,
}

impl GroupPlan {
    /// Position of the group with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<usize> {
        self.groups.iter().position(|g| g.id == id)
    }
}

/// Plans the groups for all packs of a study and one profile.
///
/// One group per business type (sub-types count for their parent) and one per
/// clause that several types can serve. Cutoffs are the clauses' limits and the
/// overview's, at the base pace and at ±10 %, in the profile's cost.
///
/// # Errors
/// A clause names a type that the taxonomy lacks.
pub fn plan_groups(
    packs: &[StandardPack],
    taxonomy: &Taxonomy,
    outlets: &[Outlet],
    profile: &WalkProfile,
) -> Result<GroupPlan, Trouble> {
    let mut wanted: Vec<(String, Vec<TypeIdx>)> =
        taxonomy.iter().map(|(t, business)| (business.code.clone(), vec![t])).collect();
    let mut cutoffs: BTreeMap<String, BTreeSet<Cost>> = BTreeMap::new();
    let mut limit = 0;
    for pack in packs {
        limit = limit.max(minutes_to_cost(pack, profile.basis, SEARCH_MINUTES));
        for minutes in OVERVIEW_MINUTES {
            let cost = minutes_to_cost(pack, profile.basis, minutes);
            for (id, _) in wanted.iter().filter(|(_, types)| types.len() == 1) {
                cutoffs.entry(id.clone()).or_default().insert(cost);
            }
        }
        for clause in &pack.clauses {
            let types = clause_types(pack, clause, taxonomy)?;
            let id = group_id(taxonomy, &types);
            let (cost, _) = cutoff(pack, clause, profile.basis);
            let paces = [cost, at_pace(cost, SLOWER_PERMILLE), at_pace(cost, FASTER_PERMILLE)];
            limit = limit.max(at_pace(cost, FASTER_PERMILLE));
            for single in &types {
                cutoffs.entry(group_id(taxonomy, &[*single])).or_default().extend(paces);
            }
            cutoffs.entry(id.clone()).or_default().extend(paces);
            if wanted.iter().all(|(known, _)| *known != id) {
                wanted.push((id, types));
            }
        }
    }
    let groups = wanted.into_iter().map(|(id, types)| {
        let members = members(taxonomy, outlets, &types);
        let cutoffs = cutoffs.remove(&id).unwrap_or_default().into_iter().collect();
        Group { id, members, cutoffs }
    });
    Ok(GroupPlan { groups: groups.collect(), limit })
}

/// The limit of a clause in a profile's cost, and where it comes from.
///
/// A clause with both minutes and metres is walked by the one its profile counts in.
#[must_use]
pub fn cutoff(pack: &StandardPack, clause: &Clause, basis: Basis) -> (Cost, CutoffBasis) {
    let minutes = |m| minutes_to_cost(pack, basis, m);
    match (basis, clause.minutes, clause.metres) {
        (Basis::Length, _, Some(metres)) => (metres.saturating_mul(1000), CutoffBasis::Metres),
        (Basis::Length, Some(m), None) => (minutes(m), CutoffBasis::MinutesToMetres),
        (Basis::Time, Some(m), _) => (minutes(m), CutoffBasis::Minutes),
        (Basis::Time, None, Some(metres)) => (metres_to_ms(pack, metres), CutoffBasis::MetresToMinutes),
        (_, None, None) => (minutes(CIRCLE_MINUTES), CutoffBasis::Circle),
    }
}

/// Walking minutes in a profile's cost: milliseconds, or millimetres at the pack's speed.
#[must_use]
pub fn minutes_to_cost(pack: &StandardPack, basis: Basis, minutes: u32) -> Cost {
    match basis {
        Basis::Time => minutes.saturating_mul(60_000),
        Basis::Length => minutes.saturating_mul(pack.metres_per_minute).saturating_mul(1000),
    }
}

/// A limit at another pace, rounded down.
#[must_use]
pub fn at_pace(cost: Cost, permille: u32) -> Cost {
    Cost::try_from(u64::from(cost) * u64::from(permille) / 1000).unwrap_or(Cost::MAX - 1)
}

fn metres_to_ms(pack: &StandardPack, metres: u32) -> Cost {
    let ms = u64::from(metres) * 60_000 / u64::from(pack.metres_per_minute.max(1));
    Cost::try_from(ms).unwrap_or(Cost::MAX - 1)
}

/// The types of a clause, in taxonomy order.
///
/// # Errors
/// The clause names a type that the taxonomy lacks, or none at all.
pub fn clause_types(pack: &StandardPack, clause: &Clause, taxonomy: &Taxonomy) -> Result<Vec<TypeIdx>, Trouble> {
    let place = || format!("clause {}", clause.id);
    if clause.types.is_empty() {
        return Err(Trouble::new(&pack.id, rules::CLAUSE_WITHOUT_TYPES).at(place()).with("clause", clause.id.as_str()));
    }
    let mut types = BTreeSet::new();
    for code in &clause.types {
        let Some(index) = taxonomy.index(code) else {
            return Err(Trouble::new(&pack.id, rules::CLAUSE_TYPE_UNKNOWN)
                .at(place())
                .with("clause", clause.id.as_str())
                .with("type", code.as_str()));
        };
        types.insert(index);
    }
    Ok(types.into_iter().collect())
}

/// Id of the group of these types: their codes joined by `|`.
#[must_use]
pub fn group_id(taxonomy: &Taxonomy, types: &[TypeIdx]) -> String {
    let codes: Vec<&str> = types.iter().map(|t| taxonomy.get(*t).code.as_str()).collect();
    codes.join("|")
}

/// These types and all their parts (`small_supermarket` is a part of `supermarket`), in taxonomy order.
#[must_use]
pub fn with_parts(taxonomy: &Taxonomy, types: &[TypeIdx]) -> Vec<TypeIdx> {
    taxonomy.iter().map(|(t, _)| t).filter(|t| taxonomy.serves(*t).any(|whole| types.contains(&whole))).collect()
}

fn members(taxonomy: &Taxonomy, outlets: &[Outlet], types: &[TypeIdx]) -> Vec<u32> {
    let types = with_parts(taxonomy, types);
    (0u32..).zip(outlets).filter(|(_, o)| o.types.iter().any(|t| types.contains(t))).map(|(i, _)| i).collect()
}
