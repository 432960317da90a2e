//! The streets an isochrone reaches, cut where the time runs out.

use std::ops::Range;

use yike_domain::LonLat;

use super::Band;
use crate::{
    access::{Cost, Search, UNREACHED},
    geometry::Plane,
    network::{Attachment, Walk},
};

/// The streets reached.
pub(super) struct Cover {
    pub plane: Plane,
    /// Points of all lines, metres on the plane.
    pub points: Vec<(f32, f32)>,
    /// Lines to be drawn, each in the first band that draws it.
    pub lines: Vec<Line>,
    /// Street first reached by each cutoff, millimetres.
    pub band_mm: Vec<u64>,
    /// Room for the spans of one chain.
    spans: [Vec<(u64, u64)>; 3],
}

/// A stretch of street.
pub(super) struct Line {
    pub band: usize,
    /// Its points in [`Cover::points`].
    pub points: Range<usize>,
}

impl Cover {
    /// No streets on a plane.
    pub fn empty(plane: Plane) -> Self {
        Self { plane, points: Vec::new(), lines: Vec::new(), band_mm: Vec::new(), spans: Default::default() }
    }

    pub fn of(walk: &Walk<'_>, search: &Search<'_, '_>, sources: &[Attachment], bands: &[Band]) -> Self {
        let view = walk.view;
        let anchor = sources
            .iter()
            .find(|s| s.is_some())
            .map_or(LonLat::default(), |s| view.point(view.shape_range(s.chain as usize).start));
        let mut cover = Self { band_mm: vec![0; bands.len()], ..Self::empty(Plane::at(anchor)) };
        let mut own: Vec<u32> = sources.iter().filter(|s| s.is_some()).map(|s| s.chain).collect();
        own.sort_unstable();
        own.dedup();
        for &junction in &search.touched {
            let range =
                view.adjacency_start[junction as usize] as usize..view.adjacency_start[junction as usize + 1] as usize;
            for half in &view.adjacency[range] {
                let (chain, side) = ((half >> 1) as usize, half & 1);
                let [start, end] = view.chains[chain].ends.map(|j| search.cost[j as usize]);
                let length = view.chains[chain].length_mm;
                let met_before = side == 1 && start != UNREACHED;
                if met_before || length == 0 || walk.chain_cost[chain] == UNREACHED || own.contains(&(chain as u32)) {
                    continue;
                }
                if !cover.add_whole(walk, chain, start, end, bands) {
                    cover.add_cut(walk, chain, &[(0, start), (length, end)], bands);
                }
            }
        }
        for chain in own {
            let length = view.chains[chain as usize].length_mm;
            let [start, end] = view.chains[chain as usize].ends.map(|j| search.cost[j as usize]);
            let mut seeds = vec![(0, start), (length, end)];
            seeds.extend(sources.iter().filter(|s| s.chain == chain).map(|s| {
                let cost = u64::from(walk.chain_cost[chain as usize].max(1));
                ((u64::from(s.from_start) * u64::from(length) / cost) as u32, s.access)
            }));
            cover.add_cut(walk, chain as usize, &seeds, bands);
        }
        cover
    }

    /// Adds a chain that one band reaches and draws from end to end, and no earlier band touches.
    fn add_whole(&mut self, walk: &Walk<'_>, chain: usize, start: Cost, end: Cost, bands: &[Band]) -> bool {
        if start == UNREACHED || end == UNREACHED {
            return false;
        }
        // The farthest point of the chain costs half of both ends and the chain together.
        let farthest = (u64::from(start) + u64::from(end) + u64::from(walk.chain_cost[chain])).div_ceil(2);
        let Some(band) = bands.iter().position(|b| farthest <= u64::from(b.drawn)) else { return false };
        if band > 0 && start.min(end) <= bands[band - 1].cutoff {
            return false;
        }
        let range = walk.view.shape_range(chain);
        self.band_mm[band] += u64::from(walk.view.chains[chain].length_mm);
        self.line(band, range.map(|shape| walk.view.point(shape)));
        true
    }

    /// Adds what is reached of a chain from seeds (offset, cost).
    fn add_cut(&mut self, walk: &Walk<'_>, chain: usize, seeds: &[(u32, Cost)], bands: &[Band]) {
        let (cost, length) = (u64::from(walk.chain_cost[chain]), u64::from(walk.view.chains[chain].length_mm));
        let fill = |spans: &mut Vec<(u64, u64)>, within: Cost| {
            spans.clear();
            spans.extend(seeds.iter().filter(|(_, at)| *at <= within).map(|(offset, at)| {
                let left = u64::from(within - at);
                let reach = if left >= cost { length } else { left * length / cost };
                (u64::from(*offset).saturating_sub(reach), (u64::from(*offset) + reach).min(length))
            }));
            spans.sort_unstable();
            merge(spans);
        };
        let mut reached_mm = 0;
        let [mut now, mut drawn, mut new] = std::mem::take(&mut self.spans);
        drawn.clear();
        for (number, band) in bands.iter().enumerate() {
            fill(&mut now, band.cutoff);
            let reached: u64 = now.iter().map(|(a, b)| b - a).sum();
            self.band_mm[number] += reached - reached_mm;
            reached_mm = reached;
            fill(&mut now, band.drawn);
            without(&now, &drawn, &mut new);
            for &(a, b) in &new {
                self.line(number, crate::access::explain::line_between(&walk.view, chain, a as u32, b as u32));
            }
            std::mem::swap(&mut drawn, &mut now);
        }
        self.spans = [now, drawn, new];
    }

    fn line(&mut self, band: usize, points: impl IntoIterator<Item = LonLat>) {
        let first = self.points.len();
        for at in points {
            let (x, y) = self.plane.project(at);
            self.points.push((x as f32, y as f32));
        }
        self.lines.push(Line { band, points: first..self.points.len() });
    }
}

/// Joins overlapping ones of sorted spans.
fn merge(spans: &mut Vec<(u64, u64)>) {
    spans.dedup_by(|next, last| {
        let is_joined = next.0 <= last.1;
        if is_joined {
            last.1 = last.1.max(next.1);
        }
        is_joined
    });
}

/// Puts into `out` what `spans` have and `known` have not; both sorted and disjoint, `known` inside `spans`.
fn without(spans: &[(u64, u64)], known: &[(u64, u64)], out: &mut Vec<(u64, u64)>) {
    out.clear();
    for &(a, b) in spans {
        let mut from = a;
        let mut is_new = true;
        for &(p, q) in known.iter().filter(|(p, q)| *p <= b && *q >= a) {
            is_new = false;
            if p > from {
                out.push((from, p));
            }
            from = from.max(q);
        }
        if from < b || is_new {
            out.push((from, b));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_join_and_what_was_known_is_left_out() {
        let mut spans = vec![(0, 4), (3, 6), (8, 9)];
        merge(&mut spans);
        assert_eq!(spans, [(0, 6), (8, 9)]);
        let mut new = vec![(7, 8)];
        without(&[(0, 10)], &[(2, 4), (6, 7)], &mut new);
        assert_eq!(new, [(0, 2), (4, 6), (7, 10)]);
        without(&[(5, 5)], &[], &mut new);
        assert_eq!(new, [(5, 5)]);
    }
}
