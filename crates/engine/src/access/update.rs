//! One outlet more or less: the reach table is corrected where that outlet matters, and only there.
//!
//! A new outlet needs one search over its ball. A closed one needs the same search, and
//! for the origins that had it among their nearest a search for the next one: over the
//! streets within the limit of those origins only.

use super::{
    Cost, Direction, Group, MeasureOptions, Near, Reach, Search,
    counts::Standings,
    nearest::{NO_LABEL, OnChains, Part, cost_of, outlet_of, part_labels},
    rows::{Seat, origin_labels},
};
use crate::network::{Attachment, Walk};

/// Keeps a reach table true while outlets open and close.
pub struct Updater<'w, 'n> {
    walk: &'w Walk<'n>,
    origins: &'w [Attachment],
    options: MeasureOptions,
    standings: Standings,
    to_home: Search<'w, 'n>,
    from_home: Search<'w, 'n>,
    /// Number within the part of the network searched again, by junction.
    number: Vec<u32>,
}

impl<'w, 'n> Updater<'w, 'n> {
    /// Memory for updates of a table that was measured over these origins with these options.
    #[must_use]
    pub fn new(walk: &'w Walk<'n>, origins: &'w [Attachment], options: MeasureOptions) -> Self {
        Self {
            walk,
            origins,
            options,
            standings: Standings::of(walk, origins),
            to_home: Search::new(walk, Direction::ToHome),
            from_home: Search::new(walk, Direction::FromHome),
            number: vec![u32::MAX; walk.view.junction_at.len()],
        }
    }

    /// Adds an outlet to the table. `groups` are those of the table with the outlet among
    /// their members, `outlets` the list with the outlet at its position. The origins whose
    /// rows changed are told, ascending.
    pub fn add(&mut self, reach: &mut Reach, outlets: &[Attachment], groups: &[Group], outlet: u32) -> Vec<u32> {
        let mut changed = Vec::new();
        let joined: Vec<usize> = groups_with(groups, outlet);
        let (k, limit) = (self.options.k, self.options.limit);
        let place = &outlets[outlet as usize];
        self.standings.visit(&mut self.to_home, place, farthest(&joined, groups, limit), |origin, cost| {
            let mut touched = false;
            for &group in &joined {
                touched |= count(reach, origin, group, &groups[group].cutoffs, cost, |counter| *counter += 1);
                if cost <= limit && k > 0 {
                    let row = nearest_row(reach, origin, group);
                    let at = row.partition_point(|near| *near < Near { cost, outlet });
                    if at < k {
                        row.copy_within(at..k - 1, at + 1);
                        row[at] = Near { cost, outlet };
                        touched = true;
                    }
                }
            }
            changed.extend(touched.then_some(origin));
        });
        changed.sort_unstable();
        changed
    }

    /// Takes an outlet out of the table. `before` are the groups with the outlet among their
    /// members, `groups` the same without it; the outlet keeps its position in `outlets`. The
    /// origins whose rows changed are told, ascending.
    pub fn remove(
        &mut self,
        reach: &mut Reach,
        outlets: &[Attachment],
        before: &[Group],
        groups: &[Group],
        outlet: u32,
    ) -> Vec<u32> {
        let mut changed = Vec::new();
        let left: Vec<usize> = groups_with(before, outlet);
        let place = &outlets[outlet as usize];
        let mut had: Vec<Vec<u32>> = vec![Vec::new(); left.len()];
        let limit = farthest(&left, before, self.options.limit);
        self.standings.visit(&mut self.to_home, place, limit, |origin, cost| {
            let mut touched = false;
            for (&group, had) in left.iter().zip(&mut had) {
                touched |= count(reach, origin, group, &before[group].cutoffs, cost, |counter| *counter -= 1);
                if nearest_row(reach, origin, group).iter().any(|near| near.outlet == outlet) {
                    had.push(origin);
                    touched = true;
                }
            }
            changed.extend(touched.then_some(origin));
        });
        for (&group, had) in left.iter().zip(&had) {
            self.look_again(reach, outlets, &groups[group], group, had);
        }
        changed.sort_unstable();
        changed
    }

    /// Finds the nearest of a group anew for some origins.
    fn look_again(
        &mut self,
        reach: &mut Reach,
        outlets: &[Attachment],
        group: &Group,
        group_idx: usize,
        origins: &[u32],
    ) {
        let walk = self.walk;
        let MeasureOptions { k, limit } = self.options;
        let ends = origins.iter().flat_map(|o| walk.view.chains[self.origins[*o as usize].chain as usize].ends);
        self.from_home.run_from(ends.map(|junction| (junction, 0)), limit);
        for (number, junction) in self.from_home.touched.iter().enumerate() {
            self.number[*junction as usize] = number as u32;
        }
        let part = Part { number: &self.number, n: self.from_home.touched.len() };
        let is_near = |member: &u32| {
            let place = &outlets[*member as usize];
            let ends = place.is_some().then(|| walk.view.chains[place.chain as usize].ends);
            ends.is_some_and(|ends| ends.iter().any(|junction| part.number[*junction as usize] != u32::MAX))
        };
        let members: Vec<u32> = group.members.iter().copied().filter(is_near).collect();
        let labels = part_labels(walk, outlets, &members, k, limit, &part);
        let on_chains = OnChains::of(outlets, &members, walk.view.chains.len());
        let mut list = vec![NO_LABEL; k];
        for &origin in origins {
            let place = &self.origins[origin as usize];
            let seat = Seat::of(walk, place);
            let on_chain = on_chains.on(place.chain);
            let row = |junction: u32| self.number[junction as usize] as usize;
            origin_labels(&labels, row, on_chain, outlets, (place, seat.as_ref()), limit, &mut list);
            for (near, label) in nearest_row(reach, origin, group_idx).iter_mut().zip(&list) {
                *near = Near { cost: cost_of(*label), outlet: outlet_of(*label) };
            }
        }
        for junction in &self.from_home.touched {
            self.number[*junction as usize] = u32::MAX;
        }
    }
}

/// Positions of the groups that have the outlet.
fn groups_with(groups: &[Group], outlet: u32) -> Vec<usize> {
    (0..groups.len()).filter(|g| groups[*g].members.binary_search(&outlet).is_ok()).collect()
}

/// The largest cost that matters to some of the groups.
fn farthest(some: &[usize], groups: &[Group], limit: Cost) -> Cost {
    some.iter().filter_map(|g| groups[*g].cutoffs.last().copied()).fold(limit, Cost::max)
}

fn nearest_row(reach: &mut Reach, origin: u32, group: usize) -> &mut [Near] {
    let start = (origin as usize * reach.n_groups + group) * reach.k;
    &mut reach.nearest[start..start + reach.k]
}

/// Changes the counters of the cutoffs that the cost is within; whether there was one.
fn count(
    reach: &mut Reach,
    origin: u32,
    group: usize,
    cutoffs: &[Cost],
    cost: Cost,
    change: impl Fn(&mut u32),
) -> bool {
    let stride = reach.count_starts[reach.n_groups] as usize;
    let first = origin as usize * stride + reach.count_starts[group] as usize;
    for (counter, cutoff) in reach.counts[first..].iter_mut().zip(cutoffs) {
        if cost <= *cutoff {
            change(counter);
        }
    }
    cutoffs.last().is_some_and(|farthest| cost <= *farthest)
}
