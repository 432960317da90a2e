//! The way behind a number, street by street, so that staff can dispute it.

use std::{cmp::Reverse, collections::BinaryHeap};

use yike_domain::LonLat;

use super::{Cost, matrix::Placed};
use crate::network::{View, Walk};

/// One stretch of the way on one street.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Map id of the way; 0 for an access leg.
    pub way: i64,
    /// Street name; empty where unnamed.
    pub name: String,
    /// Street class, `access` for an access leg, or the point that is passed (`gate`, `lift`, `kerb`, `border`).
    pub class: String,
    /// Bits of [`flag`](crate::network::flag).
    pub flags: u16,
    /// Length, millimetres.
    pub length_mm: u32,
    /// Walking time, waits included, milliseconds.
    pub duration_ms: u32,
    /// Its line.
    pub line: Vec<LonLat>,
}

/// The cheapest way between two points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Length along the network, millimetres.
    pub length_mm: u32,
    /// Both access legs, millimetres.
    pub access_mm: u32,
    /// Walking time with access legs, milliseconds.
    pub duration_ms: u32,
    /// The stretches in walking order.
    pub steps: Vec<Step>,
}

/// A stretch of one chain: from one offset to another, forwards or backwards.
struct Stretch {
    chain: u32,
    from_mm: u32,
    to_mm: u32,
    cost: Cost,
}

/// The cheapest way from one point to another; nothing when there is none.
#[must_use]
pub fn explain(walk: &Walk<'_>, from: &Placed, to: &Placed) -> Option<Explanation> {
    let (a, b) = (from.snapped?, to.snapped?);
    if !from.attachment.is_some() || !to.attachment.is_some() {
        return None;
    }
    let stretches = way(walk, from, to)?;
    let mut steps = vec![access_step(walk, from.given, a.at, a.access_mm)];
    for stretch in &stretches {
        append(walk, stretch, &mut steps);
    }
    steps.push(access_step(walk, b.at, to.given, b.access_mm));
    let cost: Cost = stretches.iter().map(|s| s.cost).sum::<Cost>() + from.attachment.access + to.attachment.access;
    steps.retain(|step| step.length_mm > 0 || step.duration_ms > 0 || !matches!(step.class.as_str(), "access"));
    Some(Explanation {
        length_mm: stretches.iter().map(|s| s.from_mm.abs_diff(s.to_mm)).sum(),
        access_mm: a.access_mm + b.access_mm,
        duration_ms: walk.duration_ms(cost),
        steps,
    })
}

fn way(walk: &Walk<'_>, from: &Placed, to: &Placed) -> Option<Vec<Stretch>> {
    let view = walk.view;
    let (a, b) = (from.snapped?, to.snapped?);
    let length = |chain: u32| view.chains[chain as usize].length_mm;
    let ends = view.chains[b.chain as usize].ends;
    let (costs, parents) = search(walk, from, ends);
    let rest = [to.attachment.from_start, to.attachment.to_end];
    let via = (0..2)
        .filter(|i| costs[ends[*i] as usize] != Cost::MAX)
        .map(|i| (costs[ends[i] as usize].saturating_add(rest[i]), i))
        .min();
    if a.chain == b.chain {
        let along = from.attachment.from_start.abs_diff(to.attachment.from_start);
        if via.is_none_or(|(cost, _)| along <= cost) {
            return Some(vec![Stretch { chain: a.chain, from_mm: a.offset_mm, to_mm: b.offset_mm, cost: along }]);
        }
    }
    let (_, side) = via?;
    let last_start = if side == 0 { 0 } else { length(b.chain) };
    let mut stretches = vec![Stretch { chain: b.chain, from_mm: last_start, to_mm: b.offset_mm, cost: rest[side] }];
    let mut junction = ends[side];
    loop {
        match parents[junction as usize] {
            Parent::Junction { from, chain, side } => {
                let (start, end) = if side == 0 { (0, length(chain)) } else { (length(chain), 0) };
                stretches.push(Stretch { chain, from_mm: start, to_mm: end, cost: walk.chain_cost[chain as usize] });
                junction = from;
            }
            Parent::Source(side) => {
                let end = if side == 0 { 0 } else { length(a.chain) };
                let cost = if side == 0 { from.attachment.from_start } else { from.attachment.to_end };
                stretches.push(Stretch { chain: a.chain, from_mm: a.offset_mm, to_mm: end, cost });
                stretches.reverse();
                return Some(stretches);
            }
            Parent::None => return None,
        }
    }
}

#[derive(Clone, Copy)]
enum Parent {
    None,
    Source(usize),
    Junction { from: u32, chain: u32, side: u32 },
}

/// Costs and ways of the junctions up to the farther of the two wanted ones; the costs of
/// junctions beyond are not final.
fn search(walk: &Walk<'_>, from: &Placed, wanted: [u32; 2]) -> (Vec<Cost>, Vec<Parent>) {
    let n = walk.view.junction_at.len();
    let (mut costs, mut parents) = (vec![Cost::MAX; n], vec![Parent::None; n]);
    let mut queue = BinaryHeap::new();
    let ends = walk.view.chains[from.attachment.chain as usize].ends;
    for (side, (junction, cost)) in
        ends.into_iter().zip([from.attachment.from_start, from.attachment.to_end]).enumerate()
    {
        if cost < costs[junction as usize] {
            costs[junction as usize] = cost;
            parents[junction as usize] = Parent::Source(side);
            queue.push(Reverse((cost, junction)));
        }
    }
    while let Some(Reverse((here, junction))) = queue.pop() {
        if costs[junction as usize] != here {
            continue;
        }
        if wanted.iter().all(|end| costs[*end as usize] <= here) {
            break;
        }
        walk.for_each_out(junction, |chain, half| {
            let there = here.saturating_add(half.cost);
            if there < costs[half.to as usize] {
                costs[half.to as usize] = there;
                let side = u32::from(walk.view.chains[chain].ends[0] != junction);
                parents[half.to as usize] = Parent::Junction { from: junction, chain: chain as u32, side };
                queue.push(Reverse((there, half.to)));
            }
        });
    }
    (costs, parents)
}

fn access_step(walk: &Walk<'_>, from: LonLat, to: LonLat, length_mm: u32) -> Step {
    let duration_ms = walk.duration_ms(walk.level_cost(u64::from(length_mm)));
    Step {
        way: 0,
        name: String::new(),
        class: "access".to_owned(),
        flags: 0,
        length_mm,
        duration_ms,
        line: vec![from, to],
    }
}

/// Cuts a stretch at the ways it runs along, joining it to the last step where the way goes on.
fn append(walk: &Walk<'_>, stretch: &Stretch, steps: &mut Vec<Step>) {
    let view = walk.view;
    let (low, high) = (stretch.from_mm.min(stretch.to_mm), stretch.from_mm.max(stretch.to_mm));
    let parts = view.parts_of(stretch.chain as usize);
    let chain_mm = view.chains[stretch.chain as usize].length_mm;
    let mut pieces: Vec<Step> = Vec::new();
    for (number, part) in parts.iter().enumerate() {
        let end = parts.get(number + 1).map_or(chain_mm, |next| next.offset_mm);
        let (a, b) = (part.offset_mm.max(low), end.min(high));
        if a < b {
            pieces.push(piece(walk, stretch, part.way, view.name(part.name), [a, b]));
        }
    }
    if pieces.is_empty() && (stretch.cost > 0 || view.kind(stretch.chain as usize).point != 0) {
        let way = parts.first().map_or(0, |p| p.way);
        pieces.push(piece(walk, stretch, way, "", [low, high]));
    }
    if stretch.from_mm > stretch.to_mm {
        pieces.reverse();
        pieces.iter_mut().for_each(|piece| piece.line.reverse());
    }
    for piece in pieces {
        match steps
            .last_mut()
            .filter(|last| last.way == piece.way && last.class == piece.class && last.flags == piece.flags)
        {
            Some(last) => {
                last.length_mm += piece.length_mm;
                last.duration_ms += piece.duration_ms;
                last.line.extend(piece.line.into_iter().skip(1));
            }
            None => steps.push(piece),
        }
    }
}

fn piece(walk: &Walk<'_>, stretch: &Stretch, way: i64, name: &str, [a, b]: [u32; 2]) -> Step {
    let view = walk.view;
    let kind = view.kind(stretch.chain as usize);
    let cost = walk.along(stretch.chain, b) - walk.along(stretch.chain, a);
    let cost = if stretch.from_mm == stretch.to_mm { stretch.cost } else { cost };
    let class = match kind.point {
        0 => walk.network.meta().classes.get(kind.class as usize).cloned().unwrap_or_default(),
        1..=4 => "gate".to_owned(),
        5 => "border".to_owned(),
        6 => "lift".to_owned(),
        7 => "kerb".to_owned(),
        _ => "narrow".to_owned(),
    };
    Step {
        way,
        name: name.to_owned(),
        class,
        flags: kind.flags,
        length_mm: b - a,
        duration_ms: walk.duration_ms(cost),
        line: line_between(&view, stretch.chain as usize, a, b),
    }
}

/// The line of a chain between two offsets, ends interpolated.
pub(super) fn line_between(view: &View<'_>, chain: usize, a: u32, b: u32) -> Vec<LonLat> {
    let range = view.shape_range(chain);
    let offsets = &view.shape_offset_mm[range.clone()];
    let at = |mm: u32| {
        let i = offsets.partition_point(|o| *o < mm).clamp(1, offsets.len() - 1);
        let (p, q) = (view.point(range.start + i - 1), view.point(range.start + i));
        let (low, high) = (offsets[i - 1], offsets[i]);
        let share = if high > low { f64::from(mm.clamp(low, high) - low) / f64::from(high - low) } else { 0.0 };
        let mix = |x: i32, y: i32| x + ((f64::from(y) - f64::from(x)) * share).round() as i32;
        LonLat { lon: mix(p.lon, q.lon), lat: mix(p.lat, q.lat) }
    };
    let mut line = vec![at(a)];
    for (i, offset) in offsets.iter().enumerate() {
        if *offset > a && *offset < b {
            line.push(view.point(range.start + i));
        }
    }
    line.push(at(b));
    line
}
