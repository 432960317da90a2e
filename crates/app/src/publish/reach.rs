//! `reach.parquet` and `counts.parquet`: the nearest few outlets of every origin, and how many lie
//! within the overview's minutes. One row each, so they are written without being held in memory.

use std::path::Path;

use yike_domain::Trouble;
use yike_engine::{
    access::{Near, UNREACHED},
    assess::{OVERVIEW_MINUTES, minutes_to_cost},
};

use super::layers;
use crate::{
    draft::{Draft, Measured},
    exchange::long_table::{self, About, Cell, Kind, Repeated},
};

/// File of the nearest outlets.
pub const REACH: &str = "reach.parquet";
/// File of the counts.
pub const COUNTS: &str = "counts.parquet";
/// Beyond this many rows only the first profile is written: about a gigabyte on disk.
const MOST_ROWS: u64 = 200_000_000;

/// Columns of [`REACH`].
pub const REACH_COLUMNS: [(&str, Kind); 8] = [
    ("origin_id", Kind::Text),
    ("profile", Kind::Text),
    ("types", Kind::Text),
    ("rank", Kind::Int),
    ("outlet_id", Kind::Text),
    ("outlet_source", Kind::Text),
    ("walk", Kind::Int),
    ("walk_unit", Kind::Text),
];

/// Columns of [`COUNTS`].
pub const COUNTS_COLUMNS: [(&str, Kind); 7] = [
    ("origin_id", Kind::Text),
    ("profile", Kind::Text),
    ("types", Kind::Text),
    ("within_5_minutes", Kind::Int),
    ("within_8_minutes", Kind::Int),
    ("within_10_minutes", Kind::Int),
    ("within_15_minutes", Kind::Int),
];

/// Writes the nearest outlets: origin by origin, type by type, rank by rank; what is not reached has no row.
///
/// # Errors
/// The file cannot be written.
pub(super) fn write_reach(draft: &Draft, path: &Path) -> Result<(), Trouble> {
    let origins = origin_ids(draft);
    let names = draft.imported.sources.iter().map(|source| Repeated::from(source.name.as_str()));
    let sources: Vec<Repeated> = names.collect();
    let outlets: Vec<(Repeated, Repeated)> = draft
        .imported
        .outlets
        .iter()
        .map(|outlet| {
            let source = sources.get(usize::from(outlet.source)).cloned().unwrap_or_else(|| Repeated::from(""));
            (Repeated::from(outlet.id.as_str()), source)
        })
        .collect();
    let (origins, outlets) = (&origins, &outlets);
    let rows = profiles(draft).flat_map(|(measured, unit)| {
        let (profile, unit) = (Repeated::from(measured.profile.as_str()), Repeated::from(unit));
        let groups = groups(measured, |_| true);
        let places = (0..measured.reach.n_origins).flat_map(move |at| groups.clone().into_iter().map(move |g| (at, g)));
        places.flat_map(move |(at, (group, types))| {
            let (profile, unit) = (profile.clone(), unit.clone());
            let reached = measured.reach.nearest(at, group).iter().filter(|near| near.cost != UNREACHED);
            (1..).zip(reached).map(move |(rank, Near { cost, outlet })| {
                let (outlet, source) = outlets[*outlet as usize].clone();
                [
                    Cell::Text(origins[at].clone()),
                    Cell::Text(profile.clone()),
                    Cell::Text(types.clone()),
                    Cell::Int(rank),
                    Cell::Text(outlet),
                    Cell::Text(source),
                    Cell::Int(i64::from(cost.div_ceil(1000))),
                    Cell::Text(unit.clone()),
                ]
            })
        })
    });
    let about = "The nearest outlets of every origin; the rows of rank 1 are the catchments of the outlets";
    long_table::write(path, &said("reach", about, &layers::attribution(draft)), REACH_COLUMNS, rows)
}

/// Writes how many outlets of each type lie within the overview's minutes, zeros included.
///
/// # Errors
/// The file cannot be written.
pub(super) fn write_counts(draft: &Draft, path: &Path) -> Result<(), Trouble> {
    let origins = origin_ids(draft);
    let origins = &origins;
    let rows = profiles(draft).zip(&draft.profiles).flat_map(|((measured, _), profile)| {
        let costs = OVERVIEW_MINUTES.map(|minutes| {
            // Without a standard nothing was counted, and no row is written.
            draft.packs.first().map(|pack| minutes_to_cost(pack, profile.basis, minutes))
        });
        let position = move |group: usize, cost: Option<u32>| measured.groups[group].cutoffs.binary_search(&cost?).ok();
        let places = move |group: usize| {
            let [a, b, c, d] = costs.map(|cost| position(group, cost));
            Some([a?, b?, c?, d?])
        };
        let counted = groups(measured, |group| places(group).is_some());
        let profile = Repeated::from(measured.profile.as_str());
        let pairs = (0..measured.reach.n_origins).flat_map(move |at| counted.clone().into_iter().map(move |g| (at, g)));
        pairs.filter_map(move |(at, (group, types))| {
            let counts = measured.reach.counts(at, group);
            let [a, b, c, d] = places(group)?.map(|place| Cell::Int(i64::from(counts[place])));
            Some([Cell::Text(origins[at].clone()), Cell::Text(profile.clone()), Cell::Text(types), a, b, c, d])
        })
    });
    let about = "Outlets within 5, 8, 10 and 15 minutes of every origin";
    long_table::write(path, &said("counts", about, &layers::attribution(draft)), COUNTS_COLUMNS, rows)
}

fn origin_ids(draft: &Draft) -> Vec<Repeated> {
    draft.imported.origins.iter().map(|origin| Repeated::from(origin.id.as_str())).collect()
}

const fn said<'a>(name: &'a str, description: &'a str, attribution: &'a str) -> About<'a> {
    About { name, description, attribution }
}

/// The profiles written, with the unit of their walks.
fn profiles(draft: &Draft) -> impl Iterator<Item = (&Measured, &'static str)> {
    let rows = draft.measured.iter().map(|measured| measured.reach.nearest.len() as u64).sum::<u64>();
    let written = if rows > MOST_ROWS { 1 } else { draft.measured.len() };
    draft
        .measured
        .iter()
        .zip(&draft.profiles)
        .take(written)
        .map(|(measured, profile)| (measured, layers::unit(profile)))
}

/// Position and types of the groups that have outlets and are wanted.
fn groups(measured: &Measured, wanted: impl Fn(usize) -> bool) -> Vec<(usize, Repeated)> {
    let groups = measured.groups.iter().enumerate();
    let groups = groups.filter(|(at, group)| !group.members.is_empty() && wanted(*at));
    groups.map(|(at, group)| (at, Repeated::from(group.id.as_str()))).collect()
}
