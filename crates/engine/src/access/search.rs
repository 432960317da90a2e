//! One bounded search over junctions, from any number of points at once.

use crate::{
    access::{Cost, UNREACHED},
    network::{Attachment, Half, View, Walk},
};

/// Which way the walkers of a search go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From homes outwards.
    FromHome,
    /// From outlets back to the homes that can come to them.
    ToHome,
}

/// Costs from the last search's sources, and the memory to search again.
///
/// Junctions wait in buckets by cost. Within a bucket the order does not matter:
/// a junction is corrected and queued again when a better way appears, so the
/// result is the one fixed point of Dijkstra's equations whatever the bucket width.
///
/// # References
/// Dijkstra (1959), *Numerische Mathematik* 1, 269–271; buckets: Dial (1969),
/// *CACM* 12, 632–633; correction inside a bucket: Meyer & Sanders (2003),
/// *Journal of Algorithms* 49, 114–152 (Δ-stepping).
pub struct Search<'w, 'n> {
    walk: &'w Walk<'n>,
    starts: &'w [u32],
    halves: &'w [Half],
    /// Cost of each junction.
    pub cost: Vec<Cost>,
    /// Junctions reached, in the order they were first seen.
    pub touched: Vec<u32>,
    buckets: Vec<Vec<(Cost, u32)>>,
}

/// Buckets a search's limit is divided into, at most.
const N_BUCKETS: usize = 512;

impl<'w, 'n> Search<'w, 'n> {
    /// Memory for searches in one direction.
    #[must_use]
    pub fn new(walk: &'w Walk<'n>, direction: Direction) -> Self {
        let (starts, halves) = match direction {
            Direction::FromHome => walk.outward(),
            Direction::ToHome => walk.inward(),
        };
        Self {
            walk,
            starts,
            halves,
            cost: vec![UNREACHED; starts.len() - 1],
            touched: Vec::new(),
            buckets: vec![Vec::new(); N_BUCKETS],
        }
    }

    /// The arrays of the network searched.
    #[must_use]
    pub fn view(&self) -> View<'n> {
        self.walk.view
    }

    /// Searches from the points (their access legs included) up to `limit`.
    pub fn run(&mut self, sources: &[Attachment], limit: Cost) {
        let walk = self.walk;
        let seeds = sources.iter().filter(|s| s.is_some()).flat_map(move |source| {
            let [start, end] = walk.view.chains[source.chain as usize].ends;
            [
                (start, source.access.saturating_add(source.from_start)),
                (end, source.access.saturating_add(source.to_end)),
            ]
        });
        self.run_from(seeds, limit);
    }

    /// Searches from junctions with costs of their own, up to `limit`.
    pub fn run_from(&mut self, seeds: impl Iterator<Item = (u32, Cost)>, limit: Cost) {
        for junction in self.touched.drain(..) {
            self.cost[junction as usize] = UNREACHED;
        }
        let shift = (32 - limit.leading_zeros()).saturating_sub(N_BUCKETS.trailing_zeros());
        let mut last = 0;
        let mut first = N_BUCKETS;
        for (junction, cost) in seeds {
            if cost <= limit && cost < self.cost[junction as usize] {
                if self.cost[junction as usize] == UNREACHED {
                    self.touched.push(junction);
                }
                self.cost[junction as usize] = cost;
                let bucket = (cost >> shift) as usize;
                (first, last) = (first.min(bucket), last.max(bucket));
                self.buckets[bucket].push((cost, junction));
            }
        }
        let mut bucket = first;
        while bucket <= last {
            while let Some((cost, junction)) = self.buckets[bucket].pop() {
                if self.cost[junction as usize] != cost {
                    continue;
                }
                let range = self.starts[junction as usize] as usize..self.starts[junction as usize + 1] as usize;
                for half in &self.halves[range] {
                    let there = cost.saturating_add(half.cost);
                    let known = &mut self.cost[half.to as usize];
                    if there < *known && there <= limit {
                        if *known == UNREACHED {
                            self.touched.push(half.to);
                        }
                        *known = there;
                        let at = (there >> shift) as usize;
                        last = last.max(at);
                        self.buckets[at].push((there, half.to));
                    }
                }
            }
            bucket += 1;
        }
    }

    /// Cost from the sources to a point, its access leg included; `sources` are those
    /// of the last run (needed where both stand on one chain).
    #[must_use]
    pub fn cost_to(&self, to: &Attachment, sources: &[Attachment]) -> Cost {
        if !to.is_some() {
            return UNREACHED;
        }
        let [start, end] = self.walk.view.chains[to.chain as usize].ends;
        let via = |junction: u32, rest: Cost| self.cost[junction as usize].saturating_add(rest);
        let along = sources
            .iter()
            .filter(|s| s.chain == to.chain)
            .map(|s| s.access.saturating_add(s.from_start.abs_diff(to.from_start)));
        let best = via(start, to.from_start).min(via(end, to.to_end)).min(along.min().unwrap_or(UNREACHED));
        best.saturating_add(to.access)
    }
}
