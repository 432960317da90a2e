//! The nearest k outlets of a group from every junction, by one search over labels.
//!
//! All outlets of the group start at once; each junction keeps its k best
//! (cost, outlet) labels. Cutting to k is safe: whatever pushes an outlet out of
//! a junction's list is at least as near to everything beyond it.
//!
//! # References
//! Order-k network Voronoi diagrams: Okabe et al. (2008), *IJGIS* 22, 965–994.

use crate::{
    access::Cost,
    network::{Attachment, Half, Walk},
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
    if k == 0 || new >= list[k - 1] {
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

/// [`insert`] for three labels, with two branches only.
#[inline]
fn insert_of_three(list: &mut [Label; 3], new: Label) -> bool {
    let [a, b, c] = *list;
    if new >= c {
        return false;
    }
    let same = |known: Label| outlet_of(known) == outlet_of(new);
    if (same(a) & (a <= new)) | (same(b) & (b <= new)) {
        return false;
    }
    // The two that stay beside the new one: without its outlet's old label, else without the last.
    let first = if same(a) { b } else { a };
    let second = if same(a) | same(b) { c } else { b };
    *list = [first.min(new), first.max(second.min(new)), second.max(new)];
    true
}

/// Buckets of waiting labels.
const N_BUCKETS: usize = 1024;

/// Junctions of a tile, as a power of two. Junctions are numbered along a Hilbert curve, so
/// a tile is a quarter of the town whose labels and streets fit into the second cache.
const TILE: u32 = 12;

/// A part of the junctions to search in, under numbers of its own.
pub(super) struct Part<'a> {
    /// Number within the part by junction, `u32::MAX` outside.
    pub number: &'a [u32],
    /// How many junctions it has.
    pub n: usize,
}

/// Labels of every junction: `labels[junction * k + rank]`, walking costs up to `limit`, in
/// memory (`room`) that is no longer needed for anything else.
pub(super) fn junction_labels(
    room: Vec<Label>,
    walk: &Walk<'_>,
    outlets: &[Attachment],
    members: &[u32],
    k: usize,
    limit: Cost,
) -> Vec<Label> {
    labels(room, walk, outlets, members, k, limit, None)
}

/// The same for a part of the network: junctions outside are walls.
pub(super) fn part_labels(
    walk: &Walk<'_>,
    outlets: &[Attachment],
    members: &[u32],
    k: usize,
    limit: Cost,
    part: &Part<'_>,
) -> Vec<Label> {
    labels(Vec::new(), walk, outlets, members, k, limit, Some(part))
}

fn labels(
    room: Vec<Label>,
    walk: &Walk<'_>,
    outlets: &[Attachment],
    members: &[u32],
    k: usize,
    limit: Cost,
    part: Option<&Part<'_>>,
) -> Vec<Label> {
    // The common lengths are known to the compiler, so that its loops unroll.
    match k {
        0 => Vec::new(),
        1 => LabelSearch::<1>::run(room, walk, outlets, members, k, limit, part),
        2 => LabelSearch::<2>::run(room, walk, outlets, members, k, limit, part),
        3 => LabelSearch::<3>::run(room, walk, outlets, members, k, limit, part),
        _ => LabelSearch::<0>::run(room, walk, outlets, members, k, limit, part),
    }
}

/// A search over lists of `K` labels, or of any length when `K` is 0.
struct LabelSearch<'a, const K: usize> {
    starts: &'a [u32],
    halves: &'a [Half],
    /// Every way leads back too, so that from a dead end a label could only return.
    is_symmetric: bool,
    k: usize,
    limit: Cost,
    /// Bucket of a cost: `cost >> shift`.
    shift: u32,
    labels: Vec<Label>,
    buckets: Vec<Vec<(Label, u32)>>,
    /// By tile: labels that have come in from outside and are not passed on yet.
    pending: Vec<Vec<(Label, u32)>>,
}

impl<const K: usize> LabelSearch<'_, K> {
    fn run(
        mut room: Vec<Label>,
        walk: &Walk<'_>,
        outlets: &[Attachment],
        members: &[u32],
        k: usize,
        limit: Cost,
        part: Option<&Part<'_>>,
    ) -> Vec<Label> {
        let (starts, halves) = walk.inward();
        let n = part.map_or(starts.len() - 1, |p| p.n);
        let shift = (32 - limit.leading_zeros()).saturating_sub(N_BUCKETS.trailing_zeros());
        let buckets = vec![Vec::new(); (limit >> shift) as usize + 1];
        let pending = vec![Vec::new(); (starts.len() >> TILE) + 1];
        room.clear();
        room.resize(n * k, NO_LABEL);
        let mut search = LabelSearch::<K> {
            starts,
            halves,
            is_symmetric: !walk.has_one_way_gates(),
            k,
            limit,
            shift,
            labels: room,
            buckets,
            pending,
        };
        for &member in members {
            let outlet = &outlets[member as usize];
            if !outlet.is_some() {
                continue;
            }
            let [start, end] = walk.view.chains[outlet.chain as usize].ends;
            for (junction, along) in [(start, outlet.from_start), (end, outlet.to_end)] {
                search.offer(junction, label(outlet.access.saturating_add(along), member), part);
            }
        }
        match part {
            None => search.spread(|junction| junction as usize),
            Some(part) => search.spread(|junction| part.number[junction as usize] as usize),
        }
        search.labels
    }

    const fn len(&self) -> usize {
        if K == 0 { self.k } else { K }
    }

    fn offer(&mut self, junction: u32, new: Label, part: Option<&Part<'_>>) {
        let row = part.map_or(junction, |p| p.number[junction as usize]) as usize;
        let k = self.len();
        if row != u32::MAX as usize && cost_of(new) <= self.limit && put::<K>(&mut self.labels[row * k..][..k], new) {
            self.pending[(junction >> TILE) as usize].push((new, junction));
        }
    }

    /// Passes labels on, tile after tile, until none is left. Wherever a better label comes
    /// in later it is passed on again: the result is the same in any order.
    fn spread(&mut self, row: impl Fn(u32) -> usize) {
        while self.pending.iter().any(|waiting| !waiting.is_empty()) {
            for tile in 0..self.pending.len() as u32 {
                for (label, junction) in std::mem::take(&mut self.pending[tile as usize]) {
                    self.buckets[(cost_of(label) >> self.shift) as usize].push((label, junction));
                }
                self.spread_in(tile, &row);
            }
        }
    }

    fn spread_in(&mut self, tile: u32, row: &impl Fn(u32) -> usize) {
        let k = self.len();
        for bucket in 0..self.buckets.len() {
            while let Some((here, junction)) = self.buckets[bucket].pop() {
                if !self.labels[row(junction) * k..][..k].contains(&here) {
                    continue;
                }
                let halves = self.starts[junction as usize] as usize..self.starts[junction as usize + 1] as usize;
                for half in &self.halves[halves] {
                    let cost = cost_of(here).saturating_add(half.cost);
                    let at = row(half.to);
                    if cost > self.limit || at == u32::MAX as usize {
                        continue;
                    }
                    let there = label(cost, outlet_of(here));
                    if put::<K>(&mut self.labels[at * k..][..k], there) {
                        let is_dead_end = self.starts[half.to as usize + 1] - self.starts[half.to as usize] < 2;
                        if is_dead_end && self.is_symmetric {
                            continue;
                        }
                        if half.to >> TILE == tile {
                            self.buckets[(cost >> self.shift) as usize].push((there, half.to));
                        } else {
                            self.pending[(half.to >> TILE) as usize].push((there, half.to));
                        }
                    }
                }
            }
        }
    }
}

/// [`insert`] in the form that is quickest for the length.
#[inline]
fn put<const K: usize>(list: &mut [Label], new: Label) -> bool {
    match <&mut [Label; 3]>::try_from(&mut *list) {
        Ok(three) if K == 3 => insert_of_three(three, new),
        _ => insert(list, new),
    }
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
        if self.has.get(chain as usize / 64).is_none_or(|word| word & (1 << (chain % 64)) == 0) {
            return &[];
        }
        let start = self.pairs.partition_point(|(c, _)| *c < chain);
        let end = self.pairs.partition_point(|(c, _)| *c <= chain);
        &self.pairs[start..end]
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

    proptest::proptest! {
        #[test]
        fn inserting_into_three_is_inserting(
            costs in proptest::collection::vec(0u32..30, 12), outlets in proptest::collection::vec(0u32..5, 12),
        ) {
            let (mut quick, mut plain) = ([NO_LABEL; 3], [NO_LABEL; 3]);
            for (cost, outlet) in costs.into_iter().zip(outlets) {
                let new = label(cost, outlet);
                proptest::prop_assert_eq!(insert_of_three(&mut quick, new), insert(&mut plain, new));
                proptest::prop_assert_eq!(quick, plain);
            }
        }
    }
}
