//! Origin–destination matrices.

use std::{cmp::Reverse, collections::BinaryHeap, sync::atomic::AtomicUsize};

use rayon::prelude::*;
use yike_domain::LonLat;

use super::{Cancelled, Control, UNREACHED};
use crate::network::{Attachment, Snapped, Walk};

/// A point and where it stands on the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The point as given.
    pub given: LonLat,
    /// Its street; nothing when none was in range.
    pub snapped: Option<Snapped>,
    /// Its place in the walk's cost.
    pub attachment: Attachment,
}

/// One cell of a matrix: how far one point is from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Length along the network between the snapped points, millimetres.
    pub length_mm: u32,
    /// Both access legs together, millimetres.
    pub access_mm: u32,
    /// Walking time with both access legs, milliseconds.
    pub duration_ms: u32,
}

/// Cost in the high half, length in the low: the cheapest way, and of equally cheap ways the shortest.
type CostLength = u64;

/// The matrix from every `from` to every `to`, row by row; `None` where there is no way.
///
/// The way is the profile's cheapest; its length is what is reported. A point is at
/// no distance from itself: equal positions give zero throughout.
///
/// # Errors
/// [`Cancelled`] when the caller asked to stop.
pub fn matrix(
    walk: &Walk<'_>,
    from: &[Placed],
    to: &[Placed],
    control: Control<'_>,
) -> Result<Vec<Option<Pair>>, Cancelled> {
    let done = AtomicUsize::new(0);
    let wanted = wanted_junctions(walk, to);
    let rows: Vec<Vec<Option<Pair>>> = from
        .par_iter()
        .map(|origin| {
            control.check()?;
            let costs = junction_costs(walk, origin, &wanted);
            control.step(&done, from.len());
            Ok(to.iter().map(|target| pair(walk, &costs, origin, target)).collect())
        })
        .collect::<Result<_, Cancelled>>()?;
    Ok(rows.into_iter().flatten().collect())
}

/// Length from a chain's start and to its end.
fn legs_mm(walk: &Walk<'_>, snapped: &Snapped) -> [u32; 2] {
    [snapped.offset_mm, walk.view.chains[snapped.chain as usize].length_mm - snapped.offset_mm]
}

fn join(cost: u32, length: u32) -> CostLength {
    u64::from(cost) << 32 | u64::from(length)
}

/// The junctions at the ends of the targets' chains, ascending.
fn wanted_junctions(walk: &Walk<'_>, to: &[Placed]) -> Vec<u32> {
    let placed = to.iter().filter(|target| target.attachment.is_some());
    let mut ends: Vec<u32> =
        placed.flat_map(|target| walk.view.chains[target.attachment.chain as usize].ends).collect();
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// Costs of the junctions, final for those wanted: the search ends when it has met them all.
fn junction_costs(walk: &Walk<'_>, origin: &Placed, wanted: &[u32]) -> Vec<CostLength> {
    let view = walk.view;
    let (starts, _) = walk.outward();
    let mut costs = vec![CostLength::MAX; starts.len() - 1];
    let Some(snapped) = origin.snapped.filter(|_| origin.attachment.is_some()) else { return costs };
    let mut queue = BinaryHeap::new();
    let ends = view.chains[snapped.chain as usize].ends;
    for ((junction, cost), length) in
        ends.into_iter().zip([origin.attachment.from_start, origin.attachment.to_end]).zip(legs_mm(walk, &snapped))
    {
        let seed = join(cost, length);
        if seed < costs[junction as usize] {
            costs[junction as usize] = seed;
            queue.push(Reverse((seed, junction)));
        }
    }
    let mut n_left = wanted.len();
    while let Some(Reverse((here, junction))) = queue.pop() {
        if costs[junction as usize] != here {
            continue;
        }
        n_left -= usize::from(wanted.binary_search(&junction).is_ok());
        if n_left == 0 {
            break;
        }
        walk.for_each_out(junction, |chain, half| {
            let there = here + join(half.cost, view.chains[chain].length_mm);
            if there < costs[half.to as usize] {
                costs[half.to as usize] = there;
                queue.push(Reverse((there, half.to)));
            }
        });
    }
    costs
}

fn pair(walk: &Walk<'_>, costs: &[CostLength], origin: &Placed, target: &Placed) -> Option<Pair> {
    let (a, b) = (origin.snapped?, target.snapped?);
    if !origin.attachment.is_some() || !target.attachment.is_some() {
        return None;
    }
    if origin.given == target.given {
        return Some(Pair { length_mm: 0, access_mm: 0, duration_ms: 0 });
    }
    let ends = walk.view.chains[b.chain as usize].ends.map(|j| costs[j as usize]);
    let rest = [target.attachment.from_start, target.attachment.to_end];
    let via = (0..2).filter(|i| ends[*i] != CostLength::MAX).map(|i| ends[i] + join(rest[i], legs_mm(walk, &b)[i]));
    let along = (a.chain == b.chain).then(|| {
        join(origin.attachment.from_start.abs_diff(target.attachment.from_start), a.offset_mm.abs_diff(b.offset_mm))
    });
    let best = via.chain(along).min()?;
    let cost = (best >> 32) as u32;
    let total = cost.checked_add(origin.attachment.access)?.checked_add(target.attachment.access)?;
    (total != UNREACHED).then(|| Pair {
        length_mm: best as u32,
        access_mm: a.access_mm + b.access_mm,
        duration_ms: walk.duration_ms(total),
    })
}
