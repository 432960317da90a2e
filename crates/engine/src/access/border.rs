//! How far it is from a home to the edge of the map's complete data.

use std::collections::BTreeMap;

use yike_domain::LonLat;

use super::{Cost, Direction, Search, UNREACHED};
use crate::network::{Attachment, Walk, lon_lat};

/// Cost from each origin to the nearest point where a street leaves the bounds of complete
/// data, access leg included; [`UNREACHED`] where there is none or the bounds are unknown.
///
/// An origin outside the bounds is at no cost from there but its access leg.
#[must_use]
pub fn border_costs(walk: &Walk<'_>, origins: &[Attachment]) -> Vec<Cost> {
    let Some(bounds) = walk.network.meta().bounds else { return vec![UNREACHED; origins.len()] };
    let spans = outside_spans(walk, bounds);
    let seeds = spans.iter().flat_map(|(chain, spans)| {
        let ends = walk.view.chains[*chain as usize].ends;
        let to_end = walk.chain_cost[*chain as usize];
        let first = spans.first().map(|(from, _)| (ends[0], *from));
        let last = spans.last().map(|(_, to)| (ends[1], to_end - to));
        first.into_iter().chain(last)
    });
    let mut search = Search::new(walk, Direction::ToHome);
    search.run_from(seeds, UNREACHED - 1);
    let along = |origin: &Attachment| {
        let spans = spans.get(&origin.chain)?.iter();
        let gap = |(from, to): &(Cost, Cost)| {
            from.saturating_sub(origin.from_start).max(origin.from_start.saturating_sub(*to))
        };
        spans.map(gap).min().map(|cost| cost.saturating_add(origin.access))
    };
    origins.iter().map(|o| search.cost_to(o, &[]).min(along(o).unwrap_or(UNREACHED))).collect()
}

/// By chain: the stretches outside the bounds, as costs from the chain's start, ascending.
fn outside_spans(walk: &Walk<'_>, bounds: (LonLat, LonLat)) -> BTreeMap<u32, Vec<(Cost, Cost)>> {
    let mut found = BTreeMap::new();
    for chain in (0..walk.view.chains.len()).filter(|c| walk.chain_cost[*c] != UNREACHED) {
        let range = walk.view.shape_range(chain);
        if range.clone().all(|i| contains(bounds, walk.view.point(i))) {
            continue;
        }
        let mut spans: Vec<(u32, u32)> = Vec::new();
        for i in range.start..range.end - 1 {
            let (p, q) = (lon_lat(walk.view.shape[i]), lon_lat(walk.view.shape[i + 1]));
            let (a, b) = (walk.view.shape_offset_mm[i], walk.view.shape_offset_mm[i + 1]);
            let at = |part: f64| a + (f64::from(b - a) * part) as u32;
            match (contains(bounds, p), contains(bounds, q)) {
                (true, true) => {}
                (true, false) => spans.push((at(leaves(bounds, p, q)), b)),
                (false, true) => spans.push((a, b - (at(leaves(bounds, q, p)) - a))),
                // A straight line that cuts a corner of the bounds counts as outside.
                (false, false) => spans.push((a, b)),
            }
        }
        let cost = |offset_mm: u32| match offset_mm == walk.view.chains[chain].length_mm {
            true => walk.chain_cost[chain],
            false => walk.along(chain as u32, offset_mm),
        };
        found.insert(chain as u32, spans.into_iter().map(|(from, to)| (cost(from), cost(to))).collect());
    }
    found
}

fn contains((low, high): (LonLat, LonLat), at: LonLat) -> bool {
    (low.lon..=high.lon).contains(&at.lon) && (low.lat..=high.lat).contains(&at.lat)
}

/// The part of the way from a point inside to one outside at which the bounds are left.
fn leaves((low, high): (LonLat, LonLat), inside: LonLat, outside: LonLat) -> f64 {
    let axis = |p: i32, q: i32, low: i32, high: i32| {
        let bound = if q > high { high } else { low };
        match (low..=high).contains(&q) {
            true => 1.0,
            false => (f64::from(bound) - f64::from(p)) / (f64::from(q) - f64::from(p)),
        }
    };
    axis(inside.lon, outside.lon, low.lon, high.lon).min(axis(inside.lat, outside.lat, low.lat, high.lat))
}
