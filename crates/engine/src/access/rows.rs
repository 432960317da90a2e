//! From the labels of junctions to those of origins: the nearest of both ends of an origin's
//! chain, and of the outlets on the chain itself.

use super::{
    Cost, Near, UNREACHED,
    nearest::{Label, NO_LABEL, OnChains, cost_of, insert, label, outlet_of},
};
use crate::{
    lanes::widest,
    network::{Attachment, Walk},
};

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
    // Beyond the last cost there is only `NO_LABEL`.
    let [a, b] = legs.map(|leg| u64::from(leg) << 32);
    merged(lists[0].map(|known| known.saturating_add(a)), lists[1].map(|known| known.saturating_add(b)), limit)
}

/// [`three_of`] lists that were walked on.
#[inline(always)]
fn merged([a0, a1, a2]: [Label; 3], [b0, b1, b2]: [Label; 3], limit: Cost) -> [Label; 3] {
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

/// Origins merged side by side: their lists stay in the first cache.
const ABREAST: usize = 256;

type Side = [Label; ABREAST];

/// Room to merge the lists of three of many origins side by side, rank by rank.
struct Abreast {
    start: [Side; 3],
    end: [Side; 3],
    least: [Side; 3],
}

impl Abreast {
    /// [`three_of`] of the first `n`, as one loop that the widest instructions can run.
    fn merge(&mut self, legs: [&[Label]; 2], limit: Cost) {
        let n = legs[0].len();
        let [a0, a1, a2] = self.start.each_ref().map(|rank| &rank[..n]);
        let [b0, b1, b2] = self.end.each_ref().map(|rank| &rank[..n]);
        let [l0, l1, l2] = self.least.each_mut().map(|rank| &mut rank[..n]);
        let [to_start, to_end] = legs.map(|legs| &legs[..n]);
        widest(
            #[inline(always)]
            || {
                for i in 0..n {
                    let (x, y) = (to_start[i], to_end[i]);
                    let start = [a0[i].saturating_add(x), a1[i].saturating_add(x), a2[i].saturating_add(x)];
                    let end = [b0[i].saturating_add(y), b1[i].saturating_add(y), b2[i].saturating_add(y)];
                    let least = merged(start, end, limit);
                    l0[i] = least[0];
                    l1[i] = least[1];
                    l2[i] = least[2];
                }
            },
        );
    }
}

/// Origins whose rows are filled together, group after group; their rows stay in the second cache.
pub(super) struct Block<'a> {
    origins: &'a [Attachment],
    seats: Vec<Option<Seat>>,
    /// Rows of labels at both ends of each origin's chain; any row where there is no chain.
    ends: Vec<[usize; 2]>,
    /// Legs to both ends, in the high half; beyond every limit where there is no chain.
    legs: [Vec<Label>; 2],
    abreast: Box<Abreast>,
}

impl<'a> Block<'a> {
    pub fn of(walk: &Walk<'_>, origins: &'a [Attachment]) -> Self {
        let seats: Vec<Option<Seat>> = origins.iter().map(|origin| Seat::of(walk, origin)).collect();
        let ends = seats.iter().map(|seat| seat.map_or([0; 2], |s| s.ends.map(|j| j as usize))).collect();
        let legs = [0, 1].map(|side| {
            seats.iter().map(|seat| seat.map_or(NO_LABEL, |s: Seat| Label::from(s.legs[side]) << 32)).collect()
        });
        let empty = || [[NO_LABEL; ABREAST]; 3];
        Self { origins, seats, ends, legs, abreast: Box::new(Abreast { start: empty(), end: empty(), least: empty() }) }
    }

    /// Fills one group's columns of the rows, `k` from `first` on, from the junctions' labels.
    pub fn fill(
        &mut self,
        (labels, on_chains): (&[Label], &OnChains),
        outlets: &[Attachment],
        limit: Cost,
        (rows, width): (&mut [Near], usize),
        (first, k): (usize, usize),
    ) {
        if k == 3 {
            self.fill_threes(labels, limit, rows, width, first);
        }
        let mut list = vec![NO_LABEL; k];
        for (number, row) in rows.chunks_exact_mut(width).enumerate() {
            let origin = &self.origins[number];
            let (on_chain, row) = (on_chains.on(origin.chain), &mut row[first..first + k]);
            if k == 3 && on_chain.is_empty() {
                continue;
            }
            let place = (origin, self.seats[number].as_ref());
            origin_labels(labels, |j| j as usize, on_chain, outlets, place, limit, &mut list);
            row.iter_mut().zip(&list).for_each(|(near, label)| *near = near_of(*label));
        }
    }

    /// The three nearest by the ends of the chains, outlets on the chains left out.
    fn fill_threes(&mut self, labels: &[Label], limit: Cost, rows: &mut [Near], width: usize, first: usize) {
        let (lists, _) = labels.as_chunks::<3>();
        let abreast = &mut *self.abreast;
        for (part, rows) in rows.chunks_mut(ABREAST * width).enumerate() {
            let part = part * ABREAST..self.ends.len().min((part + 1) * ABREAST);
            for (i, [start, end]) in self.ends[part.clone()].iter().enumerate() {
                let (start, end) = (&lists[*start], &lists[*end]);
                for rank in 0..3 {
                    (abreast.start[rank][i], abreast.end[rank][i]) = (start[rank], end[rank]);
                }
            }
            abreast.merge(self.legs.each_ref().map(|legs| &legs[part.clone()]), limit);
            let [least, second, third] = &abreast.least;
            for (i, row) in rows.chunks_exact_mut(width).enumerate() {
                let row = &mut row[first..first + 3];
                (row[0], row[1], row[2]) = (near_of(least[i]), near_of(second[i]), near_of(third[i]));
            }
        }
    }
}

const fn near_of(label: Label) -> Near {
    Near { cost: cost_of(label), outlet: outlet_of(label) }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
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

        #[test]
        fn side_by_side_the_three_least_are_the_same(
            costs in proptest::collection::vec(0u32..40, 600), outlets in proptest::collection::vec(0u32..5, 600),
        ) {
            let list = |from: usize| {
                let mut list = [NO_LABEL; 3];
                (from..from + 2 + from % 2).for_each(|i| {
                    insert(&mut list, label(costs[i], outlets[i]));
                });
                list
            };
            let empty = || [[NO_LABEL; ABREAST]; 3];
            let mut abreast = Box::new(Abreast { start: empty(), end: empty(), least: empty() });
            let n = 100;
            for i in 0..n {
                let (start, end) = (list(6 * i), list(6 * i + 3));
                (0..3).for_each(|rank| (abreast.start[rank][i], abreast.end[rank][i]) = (start[rank], end[rank]));
            }
            let legs = [0, 1].map(|side| (0..n).map(|i| costs[i + side] / 2).collect::<Vec<_>>());
            let high = legs.each_ref().map(|legs| legs.iter().map(|leg| Label::from(*leg) << 32).collect::<Vec<_>>());
            abreast.merge(high.each_ref().map(Vec::as_slice), 45);
            for (i, (start, end)) in legs[0].iter().zip(&legs[1]).enumerate() {
                let expected = three_of([list(6 * i), list(6 * i + 3)], [*start, *end], 45);
                proptest::prop_assert_eq!([0, 1, 2].map(|rank| abreast.least[rank][i]), expected);
            }
        }
    }
}
