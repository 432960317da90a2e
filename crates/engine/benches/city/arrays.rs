//! The network as plain arrays of nodes and edges, as other engines take it.

use std::path::Path;

use yike_domain::LonLat;
use yike_engine::{
    access::UNREACHED,
    network::{Attachment, Snapped, Walk},
};

/// Nodes and edges of the largest component. Points at no distance from each other are one node.
pub struct Arrays {
    pub at: Vec<LonLat>,
    /// Where each node stands on the network.
    pub places: Vec<Attachment>,
    pub edges: Vec<[u32; 2]>,
    pub edge_mm: Vec<u32>,
}

struct Sets(Vec<u32>);

impl Sets {
    fn find(&mut self, mut at: u32) -> u32 {
        while self.0[at as usize] != at {
            let up = self.0[self.0[at as usize] as usize];
            self.0[at as usize] = up;
            at = up;
        }
        at
    }

    fn union(&mut self, a: u32, b: u32) {
        let (a, b) = (self.find(a), self.find(b));
        self.0[a.max(b) as usize] = a.min(b);
    }
}

impl Arrays {
    /// The arrays of a walk that measures length with every gate open.
    pub fn of(walk: &Walk<'_>) -> Self {
        let view = walk.view;
        let junctions = view.junction_at.len();
        let n_raw = junctions + view.shape.len();
        let mut raw: Vec<[u32; 3]> = Vec::new();
        let mut place: Vec<Option<(u32, usize)>> = vec![None; n_raw];
        for chain in (0..view.chains.len()).filter(|c| walk.chain_cost[*c] != UNREACHED) {
            let range = view.shape_range(chain);
            let number = |shape: usize| match shape {
                s if s == range.start => view.chains[chain].ends[0],
                s if s + 1 == range.end => view.chains[chain].ends[1],
                s => (junctions + s) as u32,
            };
            for shape in range.clone() {
                place[number(shape) as usize].get_or_insert((chain as u32, shape));
            }
            for shape in range.start..range.end - 1 {
                let length = view.shape_offset_mm[shape + 1] - view.shape_offset_mm[shape];
                raw.push([number(shape), number(shape + 1), length]);
            }
        }
        let mut same = Sets((0..n_raw as u32).collect());
        raw.iter().filter(|e| e[2] == 0).for_each(|e| same.union(e[0], e[1]));
        let mut joined = Sets((0..n_raw as u32).collect());
        raw.iter().for_each(|e| joined.union(e[0], e[1]));
        let mut sizes = vec![0u32; n_raw];
        (0..n_raw as u32).for_each(|n| sizes[joined.find(n) as usize] += 1);
        let largest = (0..n_raw).max_by_key(|n| sizes[*n]).expect("a component") as u32;

        let mut number = vec![u32::MAX; n_raw];
        let mut arrays = Self { at: Vec::new(), places: Vec::new(), edges: Vec::new(), edge_mm: Vec::new() };
        for n in 0..n_raw as u32 {
            if same.find(n) != n || joined.find(n) != largest {
                continue;
            }
            let (chain, shape) = place[n as usize].expect("a node of the component is on a chain");
            number[n as usize] = arrays.at.len() as u32;
            arrays.at.push(view.point(shape));
            let offset_mm = view.shape_offset_mm[shape];
            let at = view.point(shape);
            arrays.places.push(walk.attach(&Snapped {
                chain,
                offset_mm,
                access_mm: 0,
                at,
                crosses: None,
                island: false,
            }));
        }
        for [a, b, mm] in raw {
            let ends = [a, b].map(|n| number[same.find(n) as usize]);
            if mm > 0 && ends[0] != u32::MAX && ends[0] != ends[1] {
                arrays.edges.push(ends);
                arrays.edge_mm.push(mm);
            }
        }
        arrays
    }

    /// Writes little-endian arrays for other engines.
    pub fn write(&self, folder: &Path) {
        write(folder, "node_lon_lat.i32", self.at.iter().flat_map(|p| [p.lon, p.lat]).map(i32::to_le_bytes));
        write(folder, "edges.u32", self.edges.iter().flatten().map(|n| n.to_le_bytes()));
        write(folder, "edge_mm.u32", self.edge_mm.iter().map(|n| n.to_le_bytes()));
    }
}

/// Writes one array of four-byte words.
pub fn write(folder: &Path, name: &str, words: impl Iterator<Item = [u8; 4]>) {
    let bytes: Vec<u8> = words.flatten().collect();
    std::fs::write(folder.join(name), bytes).unwrap_or_else(|e| panic!("{name}: {e}"));
}
