//! The numbers of a reach table that an assessment needs, column by column.
//!
//! The table stands row by row, a page of memory for each home; a pass over one column
//! would fetch every page for one number. One pass in stretches of rows gathers them all.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{
    equity::{Walks, walks},
    places::Places,
};
use crate::access::{Cost, Reach, UNREACHED};

/// Rows gathered at a time: they stay in a core's own cache while every column takes its part.
const STRETCH: usize = 128;

/// A counter of a reach table: group and position among its cutoffs.
pub(super) type Counter = (usize, usize);

/// What one profile reaches, by column.
pub(super) struct Columns {
    /// Cost to the nearest outlet of each group asked for, by origin; [`UNREACHED`] where none.
    nearest: BTreeMap<usize, Vec<Cost>>,
    /// Outlets counted, by origin.
    counts: BTreeMap<Counter, Vec<u32>>,
    /// How the walk to the nearest is spread, for each group and place.
    walks: BTreeMap<usize, Vec<Walks>>,
}

impl Columns {
    /// Gathers the columns of some groups and counters.
    pub fn gather(
        reach: &Reach,
        places: &Places,
        groups: impl Iterator<Item = usize>,
        counters: impl Iterator<Item = Counter>,
        search_limit: Cost,
    ) -> Self {
        let n = reach.n_origins;
        let mut nearest: BTreeMap<usize, Vec<Cost>> = groups.map(|g| (g, Vec::with_capacity(n))).collect();
        let mut counts: BTreeMap<Counter, Vec<u32>> = counters.map(|c| (c, Vec::with_capacity(n))).collect();
        let stretches = || (0..n).step_by(STRETCH).map(|start| start..(start + STRETCH).min(n));
        let gather_nearest = || {
            for rows in stretches() {
                for (group, column) in &mut nearest {
                    let cost = |i: usize| reach.nearest(i, *group).first().map_or(UNREACHED, |near| near.cost);
                    column.extend(rows.clone().map(cost));
                }
            }
        };
        let gather_counts = || {
            for rows in stretches() {
                for ((group, counter), column) in &mut counts {
                    column.extend(rows.clone().map(|i| reach.counts(i, *group)[*counter]));
                }
            }
        };
        rayon::join(gather_nearest, gather_counts);
        let walks = nearest.par_iter().map(|(group, column)| (*group, walks(places, column, search_limit)));
        let walks = walks.collect::<Vec<_>>().into_iter().collect();
        Self { nearest, counts, walks }
    }

    /// Cost to the nearest outlet of a gathered group, by origin.
    pub fn nearest(&self, group: usize) -> &[Cost] {
        &self.nearest[&group]
    }

    /// A gathered counter, by origin.
    pub fn counts(&self, counter: Counter) -> &[u32] {
        &self.counts[&counter]
    }

    /// The walk to the nearest outlet of a gathered group, by place.
    pub fn walks(&self, group: usize) -> &[Walks] {
        &self.walks[&group]
    }
}
