//! How many outlets lie within each cutoff of every origin.
//!
//! One search an outlet, back towards the homes, over its ball only. Streets that lie
//! in the ball as a whole are counted as a whole; only at the rim are origins looked
//! at one by one.

use std::ops::Range;

use rayon::prelude::*;

use super::{Cancelled, Control, Cost, Direction, Group, Search, UNREACHED};
use crate::network::{Attachment, Walk};

/// An origin on its chain.
#[derive(Clone, Copy)]
struct Standing {
    from_start: Cost,
    to_end: Cost,
    access: Cost,
    /// Position in the list of origins.
    origin: u32,
}

impl Standing {
    /// Cost from the walkers at both ends of the chain.
    #[inline]
    fn cost(&self, start: Cost, end: Cost) -> Cost {
        let street = start.saturating_add(self.from_start).min(end.saturating_add(self.to_end));
        street.saturating_add(self.access)
    }
}

/// A chain on which origins stand.
#[derive(Clone, Copy)]
struct Stretch {
    /// Junction at the chain's end.
    end: u32,
    /// The chain's cost and twice the longest access leg of its origins.
    span: Cost,
    /// Its origins.
    first: u32,
    n: u32,
}

/// Origins by the chain they stand on, and such chains by junction.
pub(super) struct Standings {
    starts: Vec<u32>,
    all: Vec<Standing>,
    /// Chains with origins, by the junction they start from.
    stretches: Vec<Stretch>,
    stretch_starts: Vec<u32>,
    /// Positions in `stretches` and start junctions, by the junction they end at.
    backward: Vec<[u32; 2]>,
    backward_starts: Vec<u32>,
}

impl Standings {
    pub fn of(walk: &Walk<'_>, origins: &[Attachment]) -> Self {
        let chains = walk.view.chains;
        let placed = || origins.iter().enumerate().filter(|(_, o)| o.is_some());
        let (starts, order) = grouped(chains.len(), placed().map(|(number, o)| (o.chain, number as u32)));
        let all: Vec<Standing> = order
            .iter()
            .map(|&origin| {
                let Attachment { from_start, to_end, access, .. } = origins[origin as usize];
                Standing { from_start, to_end, access, origin }
            })
            .collect();
        let junctions = walk.view.junction_at.len();
        let used = || (0..chains.len()).filter(|c| starts[*c] < starts[*c + 1]);
        let (stretch_starts, order) = grouped(junctions, used().map(|c| (chains[c].ends[0], c as u32)));
        let stretches: Vec<Stretch> = order
            .iter()
            .map(|&chain| {
                let [first, last] = [starts[chain as usize], starts[chain as usize + 1]];
                let access = all[first as usize..last as usize].iter().map(|s| s.access).max().unwrap_or(0);
                let span = walk.chain_cost[chain as usize].saturating_add(access.saturating_mul(2));
                Stretch { end: chains[chain as usize].ends[1], span, first, n: last - first }
            })
            .collect();
        let ends =
            (0..junctions).flat_map(|j| (stretch_starts[j]..stretch_starts[j + 1]).map(move |at| (at, j as u32)));
        let (backward_starts, order) = grouped(junctions, ends.clone().map(|(at, _)| (stretches[at as usize].end, at)));
        let start_of: Vec<u32> = ends.map(|(_, junction)| junction).collect();
        let backward = order.iter().map(|&at| [at, start_of[at as usize]]).collect();
        Self { starts, all, stretches, stretch_starts, backward, backward_starts }
    }

    fn on(&self, chain: u32) -> Range<usize> {
        self.starts[chain as usize] as usize..self.starts[chain as usize + 1] as usize
    }

    /// Calls `f` with every stretch that the last search touched, once, and the costs at
    /// its ends; the chain with the origins `own` is left out.
    #[inline]
    fn touched(&self, search: &Search<'_, '_>, own: &Range<usize>, mut f: impl FnMut(u32, &Stretch, Cost, Cost)) {
        // No stretch is empty, so an empty range must not look like the stretch that begins there.
        let own = if own.is_empty() { usize::MAX } else { own.start };
        for &junction in &search.touched {
            let j = junction as usize;
            let here = search.cost[j];
            for at in self.stretch_starts[j]..self.stretch_starts[j + 1] {
                let stretch = &self.stretches[at as usize];
                if stretch.first as usize != own {
                    f(at, stretch, here, search.cost[stretch.end as usize]);
                }
            }
            // Met from its end: only where it was not met from its start.
            for &[at, start] in &self.backward[self.backward_starts[j] as usize..self.backward_starts[j + 1] as usize] {
                if search.cost[start as usize] == UNREACHED {
                    let stretch = &self.stretches[at as usize];
                    if stretch.first as usize != own {
                        f(at, stretch, UNREACHED, here);
                    }
                }
            }
        }
    }

    /// Searches from an outlet and calls `f` with every origin within `limit` of it, and its cost.
    pub fn visit(&self, search: &mut Search<'_, '_>, outlet: &Attachment, limit: Cost, mut f: impl FnMut(u32, Cost)) {
        if !outlet.is_some() || outlet.access > limit {
            return;
        }
        search.run(std::slice::from_ref(outlet), limit);
        let own = self.on(outlet.chain);
        let mut tell = |standing: &Standing, cost: Cost| {
            if cost <= limit {
                f(standing.origin, cost);
            }
        };
        self.touched(search, &own, |_, stretch, start, end| {
            for standing in &self.all[stretch.first as usize..][..stretch.n as usize] {
                tell(standing, standing.cost(start, end));
            }
        });
        for standing in &self.all[own] {
            tell(standing, own_cost(search, outlet, standing));
        }
    }
}

/// Cost to an origin on the outlet's own chain: along it, or around by its ends.
fn own_cost(search: &Search<'_, '_>, outlet: &Attachment, standing: &Standing) -> Cost {
    let [start, end] = search.view().chains[outlet.chain as usize].ends.map(|j| search.cost[j as usize]);
    let along = outlet.access.saturating_add(outlet.from_start.abs_diff(standing.from_start));
    standing.cost(start, end).min(along.saturating_add(standing.access))
}

/// Values by key, in the order given within a key: starts (one more than keys) and values.
fn grouped(n_keys: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0u32; n_keys + 1];
    for (key, _) in pairs.clone() {
        starts[key as usize + 1] += 1;
    }
    for key in 0..n_keys {
        starts[key + 1] += starts[key];
    }
    let mut fill = starts.clone();
    let mut values = vec![0; starts[n_keys] as usize];
    for (key, value) in pairs {
        let slot = &mut fill[key as usize];
        values[*slot as usize] = value;
        *slot += 1;
    }
    (starts, values)
}

/// Outlets within each cutoff of one group, one row of counters an origin in the order of [`Standings`].
pub(super) fn counts_column(
    walk: &Walk<'_>,
    outlets: &[Attachment],
    group: &Group,
    standings: &Standings,
    control: Control<'_>,
) -> Result<Vec<u32>, Cancelled> {
    let width = group.cutoffs.len();
    let mut counts = vec![0u32; standings.all.len() * width];
    let Some(&longest) = group.cutoffs.last() else { return Ok(counts) };
    // Stretches counted as a whole, before they are spread over their origins.
    let mut whole = vec![0u32; standings.stretches.len() * width];
    let mut search = Search::new(walk, Direction::ToHome);
    // Neighbours after each other: one ball's streets are still at hand for the next.
    let mut order: Vec<(u32, u32)> = group.members.iter().map(|m| (outlets[*m as usize].chain, *m)).collect();
    order.sort_unstable();
    for (number, &(_, member)) in order.iter().enumerate() {
        if number % 64 == 0 {
            control.check()?;
        }
        let outlet = &outlets[member as usize];
        if !outlet.is_some() || outlet.access > longest {
            continue;
        }
        search.run(std::slice::from_ref(outlet), longest);
        let mut one = |at: usize, cost: Cost| {
            for (counter, cutoff) in counts[at * width..][..width].iter_mut().zip(&group.cutoffs) {
                *counter += u32::from(cost <= *cutoff);
            }
        };
        let own = standings.on(outlet.chain);
        standings.touched(&search, &own, |at, stretch, start, end| {
            // The farthest point of a chain costs half of both ends and the chain together.
            let farthest = (u64::from(start) + u64::from(end) + u64::from(stretch.span)).div_ceil(2);
            let is_whole = start != UNREACHED && end != UNREACHED && farthest <= u64::from(group.cutoffs[0]);
            if is_whole {
                whole[at as usize * width..][..width].iter_mut().for_each(|counter| *counter += 1);
            } else {
                let first = stretch.first as usize;
                for (at, standing) in (first..).zip(&standings.all[first..][..stretch.n as usize]) {
                    one(at, standing.cost(start, end));
                }
            }
        });
        for at in own {
            one(at, own_cost(&search, outlet, &standings.all[at]));
        }
    }
    for (stretch, whole) in standings.stretches.iter().zip(whole.chunks_exact(width)) {
        for row in counts[stretch.first as usize * width..][..stretch.n as usize * width].chunks_exact_mut(width) {
            row.iter_mut().zip(whole).for_each(|(counter, n)| *counter += n);
        }
    }
    Ok(counts)
}

/// Origins written at a time.
const BLOCK: usize = 4096;

/// The columns of all groups as rows of counters by origin.
pub(super) fn count_rows(standings: &Standings, n_origins: usize, groups: &[Group], columns: &[&[u32]]) -> Vec<u32> {
    let stride: usize = groups.iter().map(|g| g.cutoffs.len()).sum();
    let mut rows = vec![0; n_origins * stride];
    if stride == 0 {
        return rows;
    }
    let mut place = vec![u32::MAX; n_origins];
    for (at, standing) in standings.all.iter().enumerate() {
        place[standing.origin as usize] = at as u32;
    }
    rows.par_chunks_mut(BLOCK * stride).zip(place.par_chunks(BLOCK)).for_each(|(rows, places)| {
        let mut first = 0;
        for (column, group) in columns.iter().zip(groups) {
            let width = group.cutoffs.len();
            for (row, place) in rows.chunks_exact_mut(stride).zip(places).filter(|(_, place)| **place != u32::MAX) {
                row[first..first + width].copy_from_slice(&column[*place as usize * width..][..width]);
            }
            first += width;
        }
    });
    rows
}
