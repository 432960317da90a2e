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

/// Labels of every junction: `labels[junction * k + rank]`, walking costs up to `limit`.
pub(super) fn junction_labels(
    walk: &Walk<'_>,
    outlets: &[Attachment],
    members: &[u32],
    k: usize,
    limit: Cost,
) -> Vec<Label> {
    labels(walk, outlets, members, k, limit, None)
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
    labels(walk, outlets, members, k, limit, Some(part))
}

fn labels(
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
        1 => LabelSearch::<1>::run(walk, outlets, members, k, limit, part),
        2 => LabelSearch::<2>::run(walk, outlets, members, k, limit, part),
        3 => LabelSearch::<3>::run(walk, outlets, members, k, limit, part),
        _ => LabelSearch::<0>::run(walk, outlets, members, k, limit, part),
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
        let labels = vec![NO_LABEL; n * k];
        let mut search = LabelSearch::<K> {
            starts,
            halves,
            is_symmetric: !walk.has_one_way_gates(),
            k,
            limit,
            shift,
            labels,
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

/// An origin's chain: the junctions at its ends and what is walked to them, access leg included.
#[derive(Clone, Copy)]
pub(super) struct Seat {
    ends: [u32; 2],
    legs: [Cost; 2],
}

impl Seat {
    /// Nothing for an origin without a street.
    #[inline]
    pub fn of(walk: &Walk<'_>, origin: &Attachment) -> Option<Self> {
        origin.is_some().then(|| Self {
            ends: walk.view.chains[origin.chain as usize].ends,
            legs: [origin.from_start, origin.to_end].map(|along| along.saturating_add(origin.access)),
        })
    }
}

/// The nearest k of one origin from the labels at its chain's ends (found by `row`) and
/// the outlets on its chain.
#[inline]
pub(super) fn origin_labels(
    labels: &[Label],
    row: impl Fn(u32) -> usize,
    on_chain: &[(u32, u32)],
    outlets: &[Attachment],
    (origin, seat): (&Attachment, Option<&Seat>),
    limit: Cost,
    list: &mut [Label],
) {
    let k = list.len();
    let Some(seat) = seat else { return list.fill(NO_LABEL) };
    let ends = seat.ends.map(|junction| &labels[row(junction) * k..][..k]);
    if ends.iter().all(|end| end.first() == Some(&NO_LABEL)) {
        list.fill(NO_LABEL);
    } else if let (&[a, b, c], &[p, q, r], [x, y, z]) = (ends[0], ends[1], &mut *list) {
        [*x, *y, *z] = three_of([[a, b, c], [p, q, r]], seat.legs, limit);
    } else {
        list.fill(NO_LABEL);
        for (end, leg) in ends.iter().zip(seat.legs) {
            for &known in *end {
                insert(list, moved(known, leg, limit));
            }
        }
    }
    for &(_, member) in on_chain {
        let outlet = &outlets[member as usize];
        let along = outlet.from_start.abs_diff(origin.from_start);
        let cost = along.saturating_add(outlet.access).saturating_add(origin.access);
        if cost <= limit && cost != UNREACHED {
            insert(list, label(cost, member));
        }
    }
}

/// A label after so much more walking; none beyond the limit.
#[inline]
fn moved(known: Label, leg: Cost, limit: Cost) -> Label {
    let cost = u64::from(cost_of(known)) + u64::from(leg);
    if known == NO_LABEL || cost > u64::from(limit) { NO_LABEL } else { cost << 32 | u64::from(outlet_of(known)) }
}

/// The three least of two lists of three, each outlet once, without branches.
#[inline]
fn three_of(lists: [[Label; 3]; 2], legs: [Cost; 2], limit: Cost) -> [Label; 3] {
    let [[a0, a1, a2], [b0, b1, b2]] = lists;
    // Beyond the last cost there is only `NO_LABEL`.
    let [a, b] = legs.map(|leg| u64::from(leg) << 32);
    let (a0, a1, a2) = (a0.saturating_add(a), a1.saturating_add(a), a2.saturating_add(a));
    let (b0, b1, b2) = (b0.saturating_add(b), b1.saturating_add(b), b2.saturating_add(b));
    // The five least in order (Batcher's odd-even merge; the sixth is never needed).
    let pair = |a: Label, b: Label| (a.min(b), a.max(b));
    let ((s0, p), (r, t)) = (pair(a0, b0), pair(a1, b1));
    let (s1, p) = pair(p, r);
    let (q, s4) = pair(t, a2.min(b2));
    let (s2, s3) = pair(p, q);
    // An outlet is met at most twice: leave out the second.
    let same = |a: Label, b: Label| outlet_of(a) == outlet_of(b);
    let twice = same(s1, s0);
    let second = if twice { s2 } else { s1 };
    let known = |s: Label| same(s, s0) | same(s, second);
    let third = if known(s3) { s4 } else { s3 };
    let third = if twice | known(s2) { third } else { s2 };
    let last = label(limit, u32::MAX);
    [s0, second, third].map(|s| if s > last { NO_LABEL } else { s })
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

        #[test]
        fn the_three_least_without_branches_are_those_of_inserting(
            costs in proptest::array::uniform6(0u32..40), outlets in proptest::array::uniform6(0u32..5),
            full in proptest::array::uniform6(proptest::bool::ANY), legs in proptest::array::uniform2(0u32..20),
        ) {
            let list = |from: usize| {
                let mut list = [NO_LABEL; 3];
                for i in (from..from + 3).filter(|i| full[*i]) {
                    insert(&mut list, label(costs[i], outlets[i]));
                }
                list
            };
            let (a, b, limit) = (list(0), list(3), 45);
            let mut expected = [NO_LABEL; 3];
            for (known, leg) in a.iter().map(|l| (*l, legs[0])).chain(b.iter().map(|l| (*l, legs[1]))) {
                if known != NO_LABEL && cost_of(known) + leg <= limit {
                    insert(&mut expected, label(cost_of(known) + leg, outlet_of(known)));
                }
            }
            proptest::prop_assert_eq!(three_of([a, b], legs, limit), expected);
        }
    }
}
