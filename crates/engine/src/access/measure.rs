//! The reach table of a study: nearest k and counts for every origin and group.

use std::sync::atomic::AtomicUsize;

use rayon::prelude::*;

use super::{
    Cancelled, Control, Cost, Group, Near, Reach,
    border::border_costs,
    counts::{Standings, count_rows, counts_column},
    nearest::{Label, OnChains, junction_labels},
    rows::Block,
};
use crate::network::{Attachment, Walk};

/// How to measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeasureOptions {
    /// How many nearest outlets to keep.
    pub k: usize,
    /// Cost up to which the nearest are looked for.
    pub limit: Cost,
}

/// Measures who reaches what: for every origin and group the nearest `k` outlets and
/// how many lie within each cutoff. Costs include both access legs.
///
/// Groups run in parallel; each writes columns of its own, so the bytes do not
/// depend on the number of threads.
///
/// # Errors
/// [`Cancelled`] when the caller asked to stop.
pub fn measure(
    walk: &Walk<'_>,
    origins: &[Attachment],
    outlets: &[Attachment],
    groups: &[Group],
    options: MeasureOptions,
    control: Control<'_>,
) -> Result<Reach, Cancelled> {
    let n_chains = walk.view.chains.len();
    let counted: &[Attachment] = if groups.iter().all(|g| g.cutoffs.is_empty()) { &[] } else { origins };
    let standings = Standings::of(walk, counted);
    let done = AtomicUsize::new(0);
    let columns: Vec<Column> = groups
        .par_iter()
        .map(|group| {
            control.check()?;
            let labels = junction_labels(walk, outlets, &group.members, options.k, options.limit);
            let on_chains = OnChains::of(outlets, &group.members, n_chains);
            let counts = counts_column(walk, outlets, group, &standings, control)?;
            control.step(&done, groups.len());
            Ok(Column { labels, on_chains, counts })
        })
        .collect::<Result<_, Cancelled>>()?;
    let longest = groups.iter().flat_map(|g| g.cutoffs.iter().copied()).max().unwrap_or(0);
    let border_cost = border_costs(walk, origins);
    Ok(Reach {
        n_origins: origins.len(),
        n_groups: groups.len(),
        k: options.k,
        nearest: nearest_rows(walk, origins, outlets, &columns, options),
        count_starts: std::iter::once(0)
            .chain(groups.iter().scan(0u32, |sum, g| {
                *sum += g.cutoffs.len() as u32;
                Some(*sum)
            }))
            .collect(),
        counts: count_rows(
            &standings,
            origins.len(),
            groups,
            &columns.iter().map(|c| c.counts.as_slice()).collect::<Vec<_>>(),
        ),
        unsnapped: origins.iter().map(|o| !o.is_some()).collect(),
        near_border: border_cost.iter().map(|cost| *cost <= longest).collect(),
        border_cost,
    })
}

/// What one group contributes to the table.
struct Column {
    labels: Vec<Label>,
    on_chains: OnChains,
    /// One row of counters an origin, in the order of [`Standings`].
    counts: Vec<u32>,
}

/// Origins written at a time: their rows stay in the second cache while the groups take turns.
const BLOCK: usize = 512;

fn nearest_rows(
    walk: &Walk<'_>,
    origins: &[Attachment],
    outlets: &[Attachment],
    columns: &[Column],
    options: MeasureOptions,
) -> Vec<Near> {
    let (k, limit) = (options.k, options.limit);
    let width = columns.len() * k;
    let mut rows: Vec<Near> = bytemuck::zeroed_vec(origins.len() * width);
    if width == 0 {
        return rows;
    }
    rows.par_chunks_mut(BLOCK * width).zip(origins.par_chunks(BLOCK)).for_each(|(rows, origins)| {
        let mut block = Block::of(walk, origins);
        for (group, column) in columns.iter().enumerate() {
            let known = (column.labels.as_slice(), &column.on_chains);
            block.fill(known, outlets, limit, (&mut *rows, width), (group * k, k));
        }
    });
    rows
}

/// The nearest k of one group for every origin, one row after the other.
#[must_use]
pub fn nearest_column(
    walk: &Walk<'_>,
    origins: &[Attachment],
    outlets: &[Attachment],
    group: &Group,
    options: MeasureOptions,
) -> Vec<Near> {
    let labels = junction_labels(walk, outlets, &group.members, options.k, options.limit);
    let on_chains = OnChains::of(outlets, &group.members, walk.view.chains.len());
    nearest_rows(walk, origins, outlets, &[Column { labels, on_chains, counts: Vec::new() }], options)
}
