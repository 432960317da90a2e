//! The reach table of a study: nearest k and counts for every origin and group.

use std::sync::{OnceLock, atomic::AtomicUsize};

use rayon::prelude::*;

use super::{
    Cancelled, Control, Cost, Group, Near, Reach, Table,
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
            let labels = junction_labels(Vec::new(), walk, outlets, &group.members, options.k, options.limit);
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
) -> Table<Near> {
    let mut rows = Table::zeroed(origins.len() * columns.len() * options.k);
    fill_rows(&mut rows, walk, origins, outlets, columns, options);
    rows
}

fn fill_rows(
    rows: &mut [Near],
    walk: &Walk<'_>,
    origins: &[Attachment],
    outlets: &[Attachment],
    columns: &[Column],
    options: MeasureOptions,
) {
    let (k, limit) = (options.k, options.limit);
    let width = columns.len() * k;
    if width == 0 {
        return;
    }
    rows.par_chunks_mut(BLOCK * width).zip(origins.par_chunks(BLOCK)).for_each(|(rows, origins)| {
        let mut block = Block::of(walk, origins);
        for (group, column) in columns.iter().enumerate() {
            let known = (column.labels.as_slice(), &column.on_chains);
            block.fill(known, outlets, limit, (&mut *rows, width), (group * k, k));
        }
    });
}

/// Who reaches what, one group at a time: for networks whose whole table would not fit into
/// memory, each column is used and forgotten before the next is measured.
pub struct Columns<'a, 'n> {
    walk: &'a Walk<'n>,
    origins: &'a [Attachment],
    outlets: &'a [Attachment],
    standings: OnceLock<Standings>,
    near: Table<Near>,
    labels: Vec<Label>,
}

impl<'a, 'n> Columns<'a, 'n> {
    /// Columns of these origins.
    #[must_use]
    pub fn new(walk: &'a Walk<'n>, origins: &'a [Attachment], outlets: &'a [Attachment]) -> Self {
        Self { walk, origins, outlets, standings: OnceLock::new(), near: Table::from(Vec::new()), labels: Vec::new() }
    }

    /// The nearest `k` of a group for every origin, one row after the other: a column of [`Reach::nearest`].
    pub fn nearest(&mut self, group: &Group, options: MeasureOptions) -> &[Near] {
        let Self { walk, origins, outlets, .. } = *self;
        let room = std::mem::take(&mut self.labels);
        let labels = junction_labels(room, walk, outlets, &group.members, options.k, options.limit);
        let on_chains = OnChains::of(outlets, &group.members, walk.view.chains.len());
        if self.near.len() != origins.len() * options.k {
            self.near = Table::zeroed(origins.len() * options.k);
        }
        let column = [Column { labels, on_chains, counts: Vec::new() }];
        fill_rows(&mut self.near, walk, origins, outlets, &column, options);
        let [Column { labels, .. }] = column;
        self.labels = labels;
        &self.near
    }

    /// How many of a group lie within each of its cutoffs, one row an origin: a column of [`Reach::counts`].
    ///
    /// # Errors
    /// [`Cancelled`] when the caller asked to stop.
    pub fn counts(&self, group: &Group, control: Control<'_>) -> Result<Vec<u32>, Cancelled> {
        let standings = self.standings.get_or_init(|| Standings::of(self.walk, self.origins));
        let column = counts_column(self.walk, self.outlets, group, standings, control)?;
        Ok(count_rows(standings, self.origins.len(), std::slice::from_ref(group), &[&column]))
    }
}
