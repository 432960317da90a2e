//! Which ways and nodes of the map a chain follows: read only to explain a walk, so packed.
//!
//! Of every chain, in turn: its ways, each with the number of shape points it puts down, the
//! way's id, the position of its name and the ids of those points. A chain that stands for a
//! point has no way, the number 0 and one id. Numbers are base-128 and most are differences
//! to the ones before, which begin anew every [`BLOCK`] chains, where the starts point to.
//! Consecutive chains mostly leave the same junction, and nodes drawn together have
//! consecutive ids: an id takes two bytes instead of eight.

use super::arrays::Part;

/// Chains from one start to the next: so many are read to find one.
const BLOCK: usize = 32;

/// Traces being written.
#[derive(Clone, Debug, Default)]
pub(super) struct TraceWriter {
    pub starts: Vec<u64>,
    pub bytes: Vec<u8>,
    n_chains: usize,
    last: Last,
}

/// What the differences refer to.
#[derive(Clone, Copy, Debug, Default)]
struct Last {
    way: i64,
    name: u32,
    /// First node of the chain before.
    first: i64,
    /// Node before.
    node: i64,
}

impl TraceWriter {
    /// Begins the next chain.
    pub fn begin_chain(&mut self) {
        if self.n_chains.is_multiple_of(BLOCK) {
            self.starts.push(self.bytes.len() as u64);
            self.last = Last::default();
        }
        self.n_chains += 1;
        self.last.node = self.last.first;
    }

    /// A way of a chain and the nodes it puts down; `is_first` of its chain.
    pub fn way(&mut self, way: i64, name: u32, nodes: impl ExactSizeIterator<Item = i64>, is_first: bool) {
        self.number(nodes.len() as u64);
        self.difference(way.wrapping_sub(self.last.way));
        self.difference(i64::from(name.wrapping_sub(self.last.name).cast_signed()));
        (self.last.way, self.last.name) = (way, name);
        self.nodes(nodes, is_first);
    }

    /// The one node of a chain that stands for a point.
    pub fn point(&mut self, node: i64) {
        self.number(0);
        self.nodes(std::iter::once(node), true);
    }

    fn nodes(&mut self, nodes: impl Iterator<Item = i64>, mut is_first: bool) {
        for node in nodes {
            self.difference(node.wrapping_sub(self.last.node));
            self.last.node = node;
            if std::mem::take(&mut is_first) {
                self.last.first = node;
            }
        }
    }

    fn difference(&mut self, value: i64) {
        self.number((value << 1 ^ value >> 63).cast_unsigned());
    }

    #[inline]
    fn number(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.bytes.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }
}

/// The traces of a network, as they lie in its file.
#[derive(Clone, Copy)]
pub(super) struct TraceView<'n> {
    pub starts: &'n [u64],
    pub bytes: &'n [u8],
}

/// The trace of one chain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Trace {
    /// Ways: id, position of the name, and the shape point (counted from the chain's first) where each begins.
    pub ways: Vec<(i64, u32, usize)>,
    /// Map id of each shape point.
    pub nodes: Vec<i64>,
}

impl TraceView<'_> {
    /// Whether the starts fit the number of chains and the bytes.
    pub fn is_whole(&self, n_chains: usize) -> bool {
        self.starts.len() == n_chains.div_ceil(BLOCK)
            && self.starts.is_sorted()
            && self.starts.last().is_none_or(|start| *start <= self.bytes.len() as u64)
    }

    /// Hands over the traces of the chains from the start of `chain`'s block up to `until`;
    /// `n_points` tells the shape points of a chain. Whatever the bytes are, it ends: numbers
    /// that are not there read as 0.
    pub fn read(
        &self,
        chain: usize,
        until: usize,
        n_points: impl Fn(usize) -> usize,
        mut each: impl FnMut(usize, &Trace),
    ) {
        let mut trace = Trace::default();
        let (mut rest, mut last): (&[u8], Last) = (&[], Last::default());
        for number in chain / BLOCK * BLOCK..until {
            if number.is_multiple_of(BLOCK) {
                let start = usize::try_from(self.starts[number / BLOCK]).unwrap_or(usize::MAX);
                (rest, last) = (self.bytes.get(start..).unwrap_or_default(), Last::default());
            }
            read_chain(&mut rest, &mut last, n_points(number), &mut trace);
            each(number, &trace);
        }
    }
}

fn read_chain(bytes: &mut &[u8], last: &mut Last, n_points: usize, trace: &mut Trace) {
    trace.ways.clear();
    trace.nodes.clear();
    last.node = last.first;
    while trace.nodes.len() < n_points {
        let n = usize::try_from(number(bytes)).unwrap_or(usize::MAX);
        let is_first = trace.nodes.is_empty();
        if n > 0 {
            last.way = last.way.wrapping_add(difference(bytes));
            last.name = last.name.wrapping_add(difference(bytes) as u32);
            trace.ways.push((last.way, last.name, trace.nodes.len().saturating_sub(1)));
        }
        for _ in 0..n.clamp(1, n_points - trace.nodes.len()) {
            last.node = last.node.wrapping_add(difference(bytes));
            trace.nodes.push(last.node);
        }
        if is_first {
            last.first = trace.nodes[0];
        }
        if n == 0 {
            // A point: the same node at both ends.
            trace.nodes.resize(n_points, last.node);
        }
    }
}

fn difference(bytes: &mut &[u8]) -> i64 {
    let value = number(bytes);
    (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
}

#[inline]
fn number(bytes: &mut &[u8]) -> u64 {
    let mut value = 0;
    let mut shift = 0;
    while let Some((byte, rest)) = bytes.split_first() {
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        shift += 7;
        if *byte < 0x80 || shift > 63 {
            break;
        }
    }
    value
}

impl super::View<'_> {
    fn n_points(&self, chain: usize) -> usize {
        self.shape_range(chain).len()
    }

    fn trace_of(&self, chain: usize) -> Trace {
        let mut found = Trace::default();
        self.trace.read(
            chain,
            chain + 1,
            |c| self.n_points(c),
            |number, trace| {
                if number == chain {
                    found.clone_from(trace);
                }
            },
        );
        found
    }

    /// Ways along a chain.
    #[must_use]
    pub fn parts_of(&self, chain: usize) -> Vec<Part> {
        let start = self.shape_range(chain).start;
        let part =
            |(way, name, point): (i64, u32, usize)| Part { way, offset_mm: self.shape_offset_mm[start + point], name };
        self.trace_of(chain).ways.into_iter().map(part).collect()
    }

    /// Map ids of a chain's shape points.
    #[must_use]
    pub fn ids_of(&self, chain: usize) -> Vec<i64> {
        self.trace_of(chain).nodes
    }

    /// Map ids of all shape points.
    #[must_use]
    pub fn shape_ids(&self) -> Vec<i64> {
        let mut ids = Vec::with_capacity(self.shape.len());
        self.trace.read(0, self.chains.len(), |c| self.n_points(c), |_, trace| ids.extend(&trace.nodes));
        ids
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A chain: its ways with the nodes each puts down; a point is a chain without ways.
    #[derive(Clone, Debug)]
    enum Chain {
        Point(i64),
        Ways(Vec<(i64, u32, Vec<i64>)>),
    }

    fn chains() -> impl Strategy<Value = Vec<Chain>> {
        let node = prop_oneof![Just(i64::MIN), Just(i64::MAX), 0i64..100, any::<i64>()];
        let name = prop_oneof![Just(u32::MAX), 0u32..9, any::<u32>()];
        let ways = prop::collection::vec((any::<i64>(), name, prop::collection::vec(node.clone(), 2..5)), 1..4);
        prop::collection::vec(prop_oneof![node.prop_map(Chain::Point), ways.prop_map(Chain::Ways)], 0..80)
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(chains in chains()) {
            let mut writer = TraceWriter::default();
            let mut wanted = Vec::new();
            for chain in &chains {
                writer.begin_chain();
                let mut trace = Trace::default();
                match chain {
                    Chain::Point(node) => {
                        writer.point(*node);
                        trace.nodes = vec![*node; 2];
                    }
                    Chain::Ways(ways) => {
                        for (way, name, nodes) in ways {
                            let is_first = trace.nodes.is_empty();
                            writer.way(*way, *name, nodes.iter().copied(), is_first);
                            trace.ways.push((*way, *name, trace.nodes.len().saturating_sub(1)));
                            trace.nodes.extend(nodes);
                        }
                    }
                }
                wanted.push(trace);
            }
            let view = TraceView { starts: &writer.starts, bytes: &writer.bytes };
            prop_assert!(view.is_whole(chains.len()));
            let mut read = Vec::new();
            view.read(0, chains.len(), |c| wanted[c].nodes.len(), |_, trace| read.push(trace.clone()));
            prop_assert_eq!(&read, &wanted);
            // Any single chain, without those of other blocks.
            for chain in (0..chains.len()).step_by(7) {
                let mut found = None;
                view.read(chain, chain + 1, |c| wanted[c].nodes.len(), |_, trace| found = Some(trace.clone()));
                prop_assert_eq!(found.as_ref(), Some(&wanted[chain]));
            }
        }

        #[test]
        fn whatever_the_bytes_are_every_point_has_an_id(bytes: Vec<u8>, start: u64, n in 1usize..9) {
            let starts = [start.min(bytes.len() as u64)];
            let mut n_chains = 0;
            TraceView { starts: &starts, bytes: &bytes }.read(0, 5, |_| n, |_, trace| {
                assert_eq!(trace.nodes.len(), n);
                assert!(trace.ways.iter().all(|(.., point)| *point < n));
                n_chains += 1;
            });
            prop_assert_eq!(n_chains, 5);
        }
    }
}
