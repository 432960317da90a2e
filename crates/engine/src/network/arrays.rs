//! The arrays of a network while it is being built, and their derived parts.

use bytemuck::{Pod, Zeroable};

use super::{street::StreetKind, trace::TraceWriter};

/// A chain: street between two junctions with one [`StreetKind`] all along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Pod, Zeroable)]
#[repr(C)]
pub struct Chain {
    /// Junctions at its start and end.
    pub ends: [u32; 2],
    /// First of its points in the shape arrays; the last is the point before the next chain's first.
    pub shape_start: u32,
    /// Length, millimetres.
    pub length_mm: u32,
    /// Position in the kinds.
    pub kind: u16,
    /// Into how many chains the wait of its way is divided; 0 where nothing is waited for.
    pub wait_parts: u16,
}

/// Where along a chain which way of the map begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Map id of the way.
    pub way: i64,
    /// Where it begins, millimetres from the chain's start.
    pub offset_mm: u32,
    /// Position of its name, or `u32::MAX`.
    pub name: u32,
}

/// What an access leg must not cross, as segments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Pod, Zeroable)]
#[repr(C)]
pub struct ObstacleSegment {
    /// Start, longitude and latitude in 1e-7 degree.
    pub a: [i32; 2],
    /// End.
    pub b: [i32; 2],
    /// What it is: position in `ObstacleKind`'s declaration.
    pub kind: u32,
}

/// Arrays of a network.
#[derive(Clone, Debug, Default)]
pub(super) struct Arrays {
    pub junction_at: Vec<[i32; 2]>,
    /// First half edge of each junction; one more than junctions.
    pub adjacency_start: Vec<u32>,
    /// Half edges: chain × 2 + 1 when leaving from the chain's end.
    pub adjacency: Vec<u32>,
    pub chains: Vec<Chain>,
    pub shape: Vec<[i32; 2]>,
    pub shape_offset_mm: Vec<u32>,
    pub trace: TraceWriter,
    pub kinds: Vec<StreetKind>,
    /// Component of each junction with all gates open, numbered by first junction.
    pub component: Vec<u32>,
    /// Street length of each component, metres.
    pub component_m: Vec<u32>,
    pub obstacles: Vec<ObstacleSegment>,
}

impl Arrays {
    /// Derives adjacency and components.
    pub fn link(&mut self) {
        let n = self.junction_at.len();
        let mut starts = vec![0u32; n + 1];
        for chain in &self.chains {
            for end in chain.ends {
                starts[end as usize + 1] += 1;
            }
        }
        for at in 0..n {
            starts[at + 1] += starts[at];
        }
        let mut fill = starts.clone();
        let mut adjacency = vec![0; self.chains.len() * 2];
        for (c, chain) in self.chains.iter().enumerate() {
            for (side, end) in chain.ends.iter().enumerate() {
                let slot = &mut fill[*end as usize];
                adjacency[*slot as usize] = (c as u32) << 1 | side as u32;
                *slot += 1;
            }
        }
        (self.adjacency_start, self.adjacency) = (starts, adjacency);
        self.label_components();
    }

    fn label_components(&mut self) {
        let closed = super::street::PointKind::Closed as u16;
        let open = |chain: &Chain| self.kinds[chain.kind as usize].point != closed;
        let mut sets = Sets::new(self.junction_at.len());
        for chain in self.chains.iter().filter(|c| open(c)) {
            sets.union(chain.ends[0], chain.ends[1]);
        }
        let (component, n) = sets.labels();
        let mut length_mm = vec![0u64; n];
        for chain in &self.chains {
            length_mm[component[chain.ends[0] as usize] as usize] += u64::from(chain.length_mm);
        }
        self.component = component;
        self.component_m = length_mm.iter().map(|mm| u32::try_from(mm / 1000).unwrap_or(u32::MAX)).collect();
    }

    /// Points of a chain: positions in the shape arrays.
    pub fn shape_range(&self, chain: usize) -> std::ops::Range<usize> {
        let end = self.chains.get(chain + 1).map_or(self.shape.len(), |next| next.shape_start as usize);
        self.chains[chain].shape_start as usize..end
    }
}

/// Disjoint sets with path halving (Tarjan & van Leeuwen 1984, *JACM* 31, 245–281).
pub(super) struct Sets(Vec<u32>);

impl Sets {
    pub fn new(n: usize) -> Self {
        Self((0..n as u32).collect())
    }

    pub fn find(&mut self, mut at: u32) -> u32 {
        while self.0[at as usize] != at {
            let up = self.0[self.0[at as usize] as usize];
            self.0[at as usize] = up;
            at = up;
        }
        at
    }

    /// Joins two sets; the smaller number leads.
    pub fn union(&mut self, a: u32, b: u32) {
        let (a, b) = (self.find(a), self.find(b));
        self.0[a.max(b) as usize] = a.min(b);
    }

    /// The set of each element, numbered by first element, and how many sets there are.
    pub fn labels(&mut self) -> (Vec<u32>, usize) {
        let mut number = vec![u32::MAX; self.0.len()];
        let mut n = 0;
        let labels = (0..self.0.len() as u32)
            .map(|at| {
                let root = self.find(at) as usize;
                if number[root] == u32::MAX {
                    number[root] = n;
                    n += 1;
                }
                number[root]
            })
            .collect();
        (labels, n as usize)
    }
}
