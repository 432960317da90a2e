//! The reach table of a study: nearest k and counts for every origin and group.

use std::sync::atomic::AtomicUsize;

use rayon::prelude::*;

use super::{
    Cancelled, Control, Cost, Direction, Group, Near, Reach, Search, UNREACHED,
    nearest::{NO_LABEL, OnChains, cost_of, junction_labels, origin_labels, outlet_of},
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
    let by_chain = ByChain::of(origins, walk.view.chains.len());
    let done = AtomicUsize::new(0);
    let columns: Vec<Column> = groups
        .par_iter()
        .map(|group| {
            control.check()?;
            let nearest = nearest_column(walk, origins, outlets, group, options);
            let counts = counts_column(walk, origins, outlets, group, &by_chain, control)?;
            control.step(&done, groups.len());
            Ok(Column { nearest, counts })
        })
        .collect::<Result<_, Cancelled>>()?;
    let longest = groups.iter().flat_map(|g| g.cutoffs.iter().copied()).max().unwrap_or(0);
    let border_cost = border_costs(walk, origins);
    Ok(Reach {
        n_origins: origins.len(),
        n_groups: groups.len(),
        k: options.k,
        nearest: interleave(columns.iter().map(|c| (c.nearest.as_slice(), options.k)), origins.len()),
        count_starts: std::iter::once(0)
            .chain(groups.iter().scan(0u32, |sum, g| {
                *sum += g.cutoffs.len() as u32;
                Some(*sum)
            }))
            .collect(),
        counts: interleave(
            columns.iter().zip(groups).map(|(c, g)| (c.counts.as_slice(), g.cutoffs.len())),
            origins.len(),
        ),
        unsnapped: origins.iter().map(|o| !o.is_some()).collect(),
        near_border: border_cost.iter().map(|cost| *cost <= longest).collect(),
        border_cost,
    })
}

struct Column {
    nearest: Vec<Near>,
    counts: Vec<u32>,
}

/// Columns of several values a row, side by side.
fn interleave<'a, T: Copy + 'a>(columns: impl Iterator<Item = (&'a [T], usize)>, n_rows: usize) -> Vec<T> {
    let columns: Vec<_> = columns.collect();
    let mut rows = Vec::with_capacity(columns.iter().map(|(c, _)| c.len()).sum());
    for row in 0..n_rows {
        for (column, width) in &columns {
            rows.extend_from_slice(&column[row * width..(row + 1) * width]);
        }
    }
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
    let mut list = vec![NO_LABEL; options.k];
    let mut column = Vec::with_capacity(origins.len() * options.k);
    for origin in origins {
        origin_labels(walk, &labels, &on_chains, outlets, origin, options.limit, &mut list);
        column.extend(list.iter().map(|label| Near { cost: cost_of(*label), outlet: outlet_of(*label) }));
    }
    column
}

/// Origins by the chain they stand on.
pub(super) struct ByChain {
    starts: Vec<u32>,
    order: Vec<u32>,
}

impl ByChain {
    pub fn of(origins: &[Attachment], n_chains: usize) -> Self {
        let mut starts = vec![0u32; n_chains + 1];
        for origin in origins.iter().filter(|o| o.is_some()) {
            starts[origin.chain as usize + 1] += 1;
        }
        for chain in 0..n_chains {
            starts[chain + 1] += starts[chain];
        }
        let mut fill = starts.clone();
        let mut order = vec![0; starts[n_chains] as usize];
        for (number, origin) in origins.iter().enumerate().filter(|(_, o)| o.is_some()) {
            let slot = &mut fill[origin.chain as usize];
            order[*slot as usize] = number as u32;
            *slot += 1;
        }
        Self { starts, order }
    }

    pub fn on(&self, chain: usize) -> &[u32] {
        &self.order[self.starts[chain] as usize..self.starts[chain + 1] as usize]
    }
}

/// How many outlets of a group lie within each cutoff, one row of counters an origin:
/// one search an outlet, back towards the homes, over its ball only.
fn counts_column(
    walk: &Walk<'_>,
    origins: &[Attachment],
    outlets: &[Attachment],
    group: &Group,
    by_chain: &ByChain,
    control: Control<'_>,
) -> Result<Vec<u32>, Cancelled> {
    let width = group.cutoffs.len();
    let mut counts = vec![0u32; origins.len() * width];
    let Some(&longest) = group.cutoffs.last() else { return Ok(counts) };
    let mut search = Search::new(walk, Direction::ToHome);
    for (number, &member) in group.members.iter().enumerate() {
        if number % 64 == 0 {
            control.check()?;
        }
        visit_origins(&mut search, &outlets[member as usize], longest, origins, by_chain, |origin, cost| {
            let row = &mut counts[origin as usize * width..][..width];
            for (counter, cutoff) in row.iter_mut().zip(&group.cutoffs) {
                *counter += u32::from(cost <= *cutoff);
            }
        });
    }
    Ok(counts)
}

/// Calls `f` with every origin within `limit` of an outlet, and its cost.
pub(super) fn visit_origins(
    search: &mut Search<'_, '_>,
    outlet: &Attachment,
    limit: Cost,
    origins: &[Attachment],
    by_chain: &ByChain,
    mut f: impl FnMut(u32, Cost),
) {
    if !outlet.is_some() || outlet.access > limit {
        return;
    }
    search.run(std::slice::from_ref(outlet), limit);
    let mut visit = |chain: usize, start: Cost, end: Cost| {
        for &number in by_chain.on(chain) {
            let origin = &origins[number as usize];
            let mut cost = start.saturating_add(origin.from_start).min(end.saturating_add(origin.to_end));
            if chain as u32 == outlet.chain {
                cost = cost.min(outlet.access.saturating_add(outlet.from_start.abs_diff(origin.from_start)));
            }
            let cost = cost.saturating_add(origin.access);
            if cost <= limit {
                f(number, cost);
            }
        }
    };
    let view = search.view();
    let mut own_seen = false;
    for &junction in &search.touched {
        let halves =
            view.adjacency_start[junction as usize] as usize..view.adjacency_start[junction as usize + 1] as usize;
        for half in &view.adjacency[halves] {
            let (chain, side) = ((half >> 1) as usize, half & 1);
            let [start, end] = view.chains[chain].ends.map(|j| search.cost[j as usize]);
            // A chain with both ends reached is met twice: the visit from its start counts.
            if side == 1 && start != UNREACHED {
                continue;
            }
            own_seen |= chain as u32 == outlet.chain;
            visit(chain, start, end);
        }
    }
    if !own_seen {
        visit(outlet.chain as usize, UNREACHED, UNREACHED);
    }
}

/// Cost from each origin to the nearest street that leaves the map's complete data.
fn border_costs(walk: &Walk<'_>, origins: &[Attachment]) -> Vec<Cost> {
    let Some((low, high)) = walk.network.meta().bounds else { return vec![UNREACHED; origins.len()] };
    let inside = |[lon, lat]: [i32; 2]| (low.lon..=high.lon).contains(&lon) && (low.lat..=high.lat).contains(&lat);
    let seeds = walk.view.chains.iter().enumerate().filter_map(|(c, chain)| {
        let [a, b] = chain.ends.map(|j| inside(walk.view.junction_at[j as usize]));
        (walk.chain_cost[c] != UNREACHED && !(a && b)).then_some(chain.ends)
    });
    let mut search = Search::new(walk, Direction::ToHome);
    search.run_from(seeds.flatten().map(|junction| (junction, 0)), UNREACHED - 1);
    origins.iter().map(|origin| search.cost_to(origin, &[])).collect()
}
