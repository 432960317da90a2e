//! The nearest k outlets of a group from every junction, by one search over labels.
//!
//! All outlets of the group start at once; each junction keeps its k best
//! (cost, outlet) labels. Cutting to k is safe: whatever pushes an outlet out of
//! a junction's list is at least as near to everything beyond it.
//!
//! # References
//! Order-k network Voronoi diagrams: Okabe et al. (2008), *IJGIS* 22, 965–994.

use crate::{
    access::{Cost, UNREACHED},
    network::{Attachment, Walk},
};

/// Cost in the high half, outlet in the low: labels compare by cost, then outlet.
pub(super) type Label = u64;

pub(super) const NO_LABEL: Label = Label::MAX;

pub(super) const fn label(cost: Cost, outlet: u32) -> Label {
    (cost as u64) << 32 | outlet as u64
}

pub(super) const fn cost_of(label: Label) -> Cost {
    (label >> 32) as u32
}

pub(super) const fn outlet_of(label: Label) -> u32 {
    label as u32
}

/// Puts a label into a sorted list that holds each outlet at most once. Whether it got in.
#[inline]
pub(super) fn insert(list: &mut [Label], new: Label) -> bool {
    let k = list.len();
    if new >= list[k - 1] {
        return false;
    }
    let mut at = k - 1;
    for (i, known) in list.iter().enumerate() {
        if outlet_of(*known) == outlet_of(new) {
            if *known <= new {
                return false;
            }
            at = i;
            break;
        }
    }
    while at > 0 && list[at - 1] > new {
        list[at] = list[at - 1];
        at -= 1;
    }
    list[at] = new;
    true
}

/// Buckets of waiting labels.
const N_BUCKETS: usize = 1024;

/// Labels of every junction: `labels[junction * k + rank]`, walking costs up to `limit`.
pub(super) fn junction_labels(
    walk: &Walk<'_>,
    outlets: &[Attachment],
    members: &[u32],
    k: usize,
    limit: Cost,
) -> Vec<Label> {
    let (starts, halves) = walk.inward();
    let mut labels = vec![NO_LABEL; (starts.len() - 1) * k];
    let width = limit / N_BUCKETS as u32 + 1;
    let mut buckets: Vec<Vec<(Label, u32)>> = vec![Vec::new(); N_BUCKETS + 1];
    for &member in members {
        let outlet = &outlets[member as usize];
        if !outlet.is_some() {
            continue;
        }
        let [start, end] = walk.view.chains[outlet.chain as usize].ends;
        for (junction, along) in [(start, outlet.from_start), (end, outlet.to_end)] {
            let cost = outlet.access.saturating_add(along);
            if cost <= limit && insert(&mut labels[junction as usize * k..][..k], label(cost, member)) {
                buckets[(cost / width) as usize].push((label(cost, member), junction));
            }
        }
    }
    for bucket in 0..buckets.len() {
        while let Some((here, junction)) = buckets[bucket].pop() {
            if !labels[junction as usize * k..][..k].contains(&here) {
                continue;
            }
            for half in &halves[starts[junction as usize] as usize..starts[junction as usize + 1] as usize] {
                let cost = cost_of(here).saturating_add(half.cost);
                if cost <= limit {
                    let there = label(cost, outlet_of(here));
                    if insert(&mut labels[half.to as usize * k..][..k], there) {
                        buckets[(cost / width) as usize].push((there, half.to));
                    }
                }
            }
        }
    }
    labels
}

/// Outlets of a group by the chain they stand on.
pub(super) struct OnChains {
    /// (chain, outlet), ascending.
    pairs: Vec<(u32, u32)>,
    has: Vec<u64>,
}

impl OnChains {
    pub fn of(outlets: &[Attachment], members: &[u32], n_chains: usize) -> Self {
        let mut has = vec![0u64; n_chains.div_ceil(64)];
        let mut pairs: Vec<(u32, u32)> =
            members.iter().map(|m| (outlets[*m as usize].chain, *m)).filter(|(chain, _)| *chain != u32::MAX).collect();
        pairs.sort_unstable();
        for (chain, _) in &pairs {
            has[*chain as usize / 64] |= 1 << (chain % 64);
        }
        Self { pairs, has }
    }

    pub fn on(&self, chain: u32) -> &[(u32, u32)] {
        if self.has[chain as usize / 64] & (1 << (chain % 64)) == 0 {
            return &[];
        }
        let start = self.pairs.partition_point(|(c, _)| *c < chain);
        let end = self.pairs.partition_point(|(c, _)| *c <= chain);
        &self.pairs[start..end]
    }
}

/// The nearest k of one origin from the labels at its chain's ends and the outlets on its chain.
#[inline]
pub(super) fn origin_labels(
    walk: &Walk<'_>,
    labels: &[Label],
    on_chains: &OnChains,
    outlets: &[Attachment],
    origin: &Attachment,
    limit: Cost,
    list: &mut [Label],
) {
    list.fill(NO_LABEL);
    if !origin.is_some() {
        return;
    }
    let k = list.len();
    let [start, end] = walk.view.chains[origin.chain as usize].ends;
    for (junction, along) in [(start, origin.from_start), (end, origin.to_end)] {
        let leg = along.saturating_add(origin.access);
        for &known in &labels[junction as usize * k..][..k] {
            if known == NO_LABEL {
                break;
            }
            let cost = cost_of(known).saturating_add(leg);
            if cost <= limit {
                insert(list, label(cost, outlet_of(known)));
            }
        }
    }
    for &(_, member) in on_chains.on(origin.chain) {
        let outlet = &outlets[member as usize];
        let along = outlet.from_start.abs_diff(origin.from_start);
        let cost = along.saturating_add(outlet.access).saturating_add(origin.access);
        if cost <= limit && cost != UNREACHED {
            insert(list, label(cost, member));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_list_keeps_each_outlet_once_and_the_nearest_first() {
        let mut list = [NO_LABEL; 2];
        assert!(insert(&mut list, label(50, 1)));
        assert!(insert(&mut list, label(70, 2)));
        assert!(!insert(&mut list, label(80, 3)), "two nearer ones are known");
        assert!(!insert(&mut list, label(60, 1)), "outlet 1 is known at 50");
        assert!(insert(&mut list, label(40, 2)), "outlet 2 moves up");
        assert_eq!(list, [label(40, 2), label(50, 1)]);
    }
}
