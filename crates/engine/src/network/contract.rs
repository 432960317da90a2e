//! Raw edges → junctions and chains.
//!
//! A node where only two edges of one kind meet carries no decision; edges are
//! joined over it into chains, so that searches see junctions only (79 % of the
//! nodes of Porto are such nodes). Gates, lifts and kerbs are points to pass:
//! their node is split, and a chain of length zero stands between the halves.

use yike_domain::{Finding, Severity};

use super::{
    arrays::{Arrays, Chain},
    hilbert,
    lengths::{Cosines, Travelled},
    raw::{RawEdge, RawGraph},
    rules,
    street::{PointKind, StreetKind, flag},
};

const NONE: u32 = u32::MAX;

/// Where an edge ends: edge index and which of its ends.
type End = u32;

const fn end(edge: usize, side: usize) -> End {
    ((edge << 1) | side) as u32
}

pub(super) fn contract(mut raw: RawGraph<'_>, source: &str, findings: &mut Vec<Finding>) -> Arrays {
    let incidence = Incidence::of(&raw);
    let mut keeps: Vec<bool> = (0..incidence.nodes.len()).map(|cut| !mergeable(&raw, &incidence, cut)).collect();
    for node in raw.points.keys() {
        if let Some(keeps) = keeps.get_mut(incidence.cut_of[*node as usize] as usize) {
            *keeps = true;
        }
    }
    let mut build = Builder::new(&mut raw, incidence, keeps);
    build.place_junctions(source, findings);
    build.walk_chains();
    build.finish()
}

/// Edge ends by cut node.
struct Incidence {
    /// Cut nodes, ascending node index.
    nodes: Vec<u32>,
    /// Position of a node among the cut nodes.
    cut_of: Vec<u32>,
    /// Cut nodes at both ends of each edge.
    cuts: Vec<[u32; 2]>,
    starts: Vec<u32>,
    ends: Vec<End>,
}

impl Incidence {
    fn of(raw: &RawGraph<'_>) -> Self {
        let mut cut_of = vec![NONE; raw.node_at.len()];
        for edge in &raw.edges {
            for node in edge.ends {
                cut_of[node as usize] = 0;
            }
        }
        let mut nodes = Vec::new();
        for (node, cut) in cut_of.iter_mut().enumerate() {
            if *cut == 0 {
                *cut = nodes.len() as u32;
                nodes.push(node as u32);
            }
        }
        let cuts: Vec<[u32; 2]> = raw.edges.iter().map(|edge| edge.ends.map(|node| cut_of[node as usize])).collect();
        let mut starts = vec![0u32; nodes.len() + 1];
        for cut in cuts.iter().flatten() {
            starts[*cut as usize + 1] += 1;
        }
        for at in 0..nodes.len() {
            starts[at + 1] += starts[at];
        }
        let mut fill = starts.clone();
        let mut ends = vec![0; raw.edges.len() * 2];
        for (e, cuts) in cuts.iter().enumerate() {
            for (side, cut) in cuts.iter().enumerate() {
                let slot = &mut fill[*cut as usize];
                ends[*slot as usize] = end(e, side);
                *slot += 1;
            }
        }
        Self { nodes, cut_of, cuts, starts, ends }
    }

    /// The cut node at an end of an edge.
    fn cut_at(&self, at: End) -> usize {
        self.cuts[(at >> 1) as usize][(at & 1) as usize] as usize
    }

    fn ends(&self, cut: usize) -> &[End] {
        &self.ends[self.starts[cut] as usize..self.starts[cut + 1] as usize]
    }
}

/// Whether a node carries no decision, unless it is a point to pass.
fn mergeable(raw: &RawGraph<'_>, incidence: &Incidence, cut: usize) -> bool {
    let [a, b] = incidence.ends(cut) else { return false };
    let (ea, eb) = (&raw.edges[(a >> 1) as usize], &raw.edges[(b >> 1) as usize]);
    a >> 1 != b >> 1 && ea.kind == eb.kind && ea.wait_parts == 0 && eb.wait_parts == 0
}

struct Builder<'r, 'a> {
    raw: &'r mut RawGraph<'a>,
    incidence: Incidence,
    keeps: Vec<bool>,
    /// Whether each edge is private.
    private: Vec<bool>,
    /// Junction at each end of each raw edge, [`NONE`] where the chain goes on.
    end_junction: Vec<[u32; 2]>,
    junction_node: Vec<u32>,
    /// Chains that stand for points: junctions, kind and parts of a wait.
    points: Vec<(u32, u32, StreetKind, u16, u32)>,
    arrays: Arrays,
    cosines: Cosines,
}

impl<'r, 'a> Builder<'r, 'a> {
    fn new(raw: &'r mut RawGraph<'a>, incidence: Incidence, keeps: Vec<bool>) -> Self {
        let cosines = Cosines::of(raw.node_at);
        let end_junction = vec![[NONE; 2]; raw.edges.len()];
        let is_private: Vec<bool> = raw.kinds.iter().map(|kind| kind.flags & flag::PRIVATE != 0).collect();
        let private = raw.edges.iter().map(|edge| is_private[edge.kind as usize]).collect();
        Self {
            raw,
            incidence,
            keeps,
            private,
            end_junction,
            junction_node: Vec::new(),
            points: Vec::new(),
            arrays: Arrays::default(),
            cosines,
        }
    }

    /// Numbers the junctions along a Hilbert curve (neighbours in space are
    /// neighbours in memory) and splits the nodes of points.
    fn place_junctions(&mut self, source: &str, findings: &mut Vec<Finding>) {
        self.keep_one_node_of_every_ring();
        let (low, high) = hilbert::bounds(self.incidence.nodes.iter().map(|n| self.raw.node_at[*n as usize]));
        let mut order: Vec<(u32, u32)> = (0..self.incidence.nodes.len())
            .filter(|cut| self.keeps[*cut])
            .map(|cut| (hilbert::key(self.raw.node_at[self.incidence.nodes[cut] as usize], low, high), cut as u32))
            .collect();
        order.sort_unstable();
        for (_, cut) in order {
            self.place(cut as usize, source, findings);
        }
    }

    /// A ring without any decision has no junction yet: its first node becomes one.
    fn keep_one_node_of_every_ring(&mut self) {
        let mut seen = vec![false; self.raw.edges.len()];
        let walk = |from: End, seen: &mut Vec<bool>, keeps: &[bool], incidence: &Incidence| {
            let mut at = from;
            if seen[(at >> 1) as usize] {
                return;
            }
            loop {
                seen[(at >> 1) as usize] = true;
                let far = at ^ 1;
                let cut = incidence.cut_at(far);
                if keeps[cut] {
                    return;
                }
                at = incidence.ends(cut).iter().copied().find(|e| *e != far).expect("a merged node has two ends");
                if seen[(at >> 1) as usize] {
                    return;
                }
            }
        };
        for cut in 0..self.keeps.len() {
            if self.keeps[cut] {
                for from in self.incidence.ends(cut) {
                    walk(*from, &mut seen, &self.keeps, &self.incidence);
                }
            }
        }
        for edge in 0..seen.len() {
            if !seen[edge] {
                let cut = self.incidence.cut_at(end(edge, 0));
                self.keeps[cut] = true;
                for from in self.incidence.ends(cut) {
                    walk(*from, &mut seen, &self.keeps, &self.incidence);
                }
            }
        }
    }

    fn junction(&mut self, node: u32) -> u32 {
        self.junction_node.push(node);
        (self.junction_node.len() - 1) as u32
    }

    fn set(&mut self, at: End, junction: u32) {
        self.end_junction[(at >> 1) as usize][(at & 1) as usize] = junction;
    }

    fn place(&mut self, cut: usize, source: &str, findings: &mut Vec<Finding>) {
        let node = self.incidence.nodes[cut];
        let base = self.junction(node);
        let mut n_private = 0;
        for slot in self.incidence.starts[cut]..self.incidence.starts[cut + 1] {
            let at = self.incidence.ends[slot as usize];
            self.set(at, base);
            n_private += usize::from(self.is_private(at));
        }
        let n = self.incidence.ends(cut).len();
        let is_border = n_private > 0 && n_private < n;
        if n < 2 || !(is_border || self.raw.points.contains_key(&node)) {
            return;
        }
        let ends = self.incidence.ends(cut).to_vec();
        let private: Vec<End> = ends.iter().copied().filter(|at| self.is_private(*at)).collect();
        match self.raw.points.get(&node).copied() {
            // Two halves of the lift's time: in at one level, out at another.
            Some((PointKind::Lift, kind)) => self.split_all(node, base, &ends, kind, 2, is_border),
            Some((PointKind::Kerb | PointKind::Narrow, kind)) if ends.len() > 2 => {
                self.split_all(node, base, &ends, kind, 0, is_border);
            }
            Some((_, kind)) if is_border => self.split(node, base, &private, at_border(kind)),
            Some((_, kind)) => {
                let (inside, sure) = self.inside(&ends);
                if !sure {
                    let id = self.raw.node_ids[node as usize];
                    findings.push(Finding::new(Severity::Note, source, format!("node {id}"), rules::GATE_AT_JUNCTION));
                }
                self.split(node, base, &inside, kind);
            }
            None if is_border => self.split(node, base, &private, at_border(StreetKind::default())),
            None => {}
        }
    }

    /// Puts the point between the middle of its node and every street.
    fn split_all(&mut self, node: u32, base: u32, ends: &[End], kind: StreetKind, wait_parts: u16, is_border: bool) {
        for at in ends {
            let copy = self.junction(node);
            let kind = if is_border && self.is_private(*at) { at_border(kind) } else { kind };
            self.set(*at, copy);
            self.points.push((base, copy, kind, wait_parts, node));
        }
    }

    fn split(&mut self, node: u32, base: u32, inside: &[End], kind: StreetKind) {
        let copy = self.junction(node);
        for at in inside {
            self.set(*at, copy);
        }
        self.points.push((base, copy, kind, 0, node));
    }

    fn is_private(&self, at: End) -> bool {
        self.private[(at >> 1) as usize]
    }

    /// The ends behind a gate, and whether the map leaves no doubt: the second of
    /// two; else ways that end at one that goes on, else
    /// the innermost street classes of the rule file, else all but the first.
    fn inside(&self, ends: &[End]) -> (Vec<End>, bool) {
        if let [_, second] = ends {
            return (vec![*second], true);
        }
        let some_but_not_all = |inside: Vec<End>| (!inside.is_empty() && inside.len() < ends.len()).then_some(inside);
        let pick = |test: &dyn Fn(End) -> bool| some_but_not_all(ends.iter().copied().filter(|at| test(*at)).collect());
        let edge = |at: End| &self.raw.edges[(at >> 1) as usize];
        let ending = |at: End| !edge(at).through[(at & 1) as usize];
        if let Some(inside) = pick(&ending) {
            return (inside, true);
        }
        let outwardness = |at: End| self.raw.outwardness[self.raw.kinds[edge(at).kind as usize].class as usize];
        let innermost = ends.iter().map(|at| outwardness(*at)).min().unwrap_or(0);
        if let Some(inside) = pick(&|at| outwardness(at) == innermost) {
            return (inside, true);
        }
        (ends[1..].to_vec(), false)
    }

    fn walk_chains(&mut self) {
        let mut taken = vec![false; self.raw.edges.len()];
        let n_points: usize = self.raw.edges.iter().map(|edge| edge.refs.len()).sum::<usize>() + 2 * self.points.len();
        self.arrays.shape.reserve(n_points);
        self.arrays.shape_offset_mm.reserve(n_points);
        self.arrays.trace.bytes.reserve(3 * n_points);
        for (junction, from) in self.ends_by_junction() {
            if !taken[(from >> 1) as usize] {
                self.walk_chain(junction, from, &mut taken);
            }
        }
        for (a, b, kind, wait_parts, node) in std::mem::take(&mut self.points) {
            let kind = self.raw.kind_idx(kind);
            let at = self.raw.node_at[node as usize];
            let shape_start = self.arrays.shape.len() as u32;
            self.arrays.shape.extend([at, at].map(|p| [p.lon, p.lat]));
            self.arrays.shape_offset_mm.extend([0, 0]);
            self.arrays.trace.begin_chain();
            self.arrays.trace.point(self.raw.node_ids[node as usize]);
            self.arrays.chains.push(Chain { ends: [a, b], shape_start, length_mm: 0, kind, wait_parts });
        }
    }

    /// Every edge end at a junction, by junction and then by edge.
    fn ends_by_junction(&self) -> Vec<(u32, End)> {
        let mut starts = vec![0u32; self.junction_node.len() + 1];
        for junction in self.end_junction.iter().flatten().filter(|junction| **junction != NONE) {
            starts[*junction as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut ordered = vec![(0, 0); starts.last().map_or(0, |n| *n as usize)];
        for (edge, ends) in self.end_junction.iter().enumerate() {
            for (side, junction) in ends.iter().enumerate().filter(|(_, junction)| **junction != NONE) {
                let slot = &mut starts[*junction as usize];
                ordered[*slot as usize] = (*junction, end(edge, side));
                *slot += 1;
            }
        }
        ordered
    }

    fn walk_chain(&mut self, junction: u32, from: End, taken: &mut [bool]) {
        let first = &self.raw.edges[(from >> 1) as usize];
        let (kind, wait_parts) = (first.kind, first.wait_parts);
        let shape_start = self.arrays.shape.len() as u32;
        self.arrays.trace.begin_chain();
        let mut at = from;
        let mut length = Travelled { first: true, ..Travelled::default() };
        let to = loop {
            taken[(at >> 1) as usize] = true;
            self.append_edge(at, &mut length);
            let far = at ^ 1;
            let far_junction = self.end_junction[(far >> 1) as usize][(far & 1) as usize];
            if far_junction != NONE {
                break far_junction;
            }
            let cut = self.incidence.cut_at(far);
            at = self.incidence.ends(cut).iter().copied().find(|e| *e != far).expect("a merged node has two ends");
        };
        let length_mm = length.mm();
        self.arrays.chains.push(Chain { ends: [junction, to], shape_start, length_mm, kind, wait_parts });
    }

    fn append_edge(&mut self, at: End, length: &mut Travelled) {
        let edge = &self.raw.edges[(at >> 1) as usize];
        let refs = &self.raw.refs[edge.refs.start as usize..edge.refs.end as usize];
        // The previous edge has put the first node of the next one down.
        let known = usize::from(!std::mem::replace(&mut length.first, false));
        let start = self.arrays.shape.len() - known;
        if at & 1 == 0 {
            self.arrays.put_down(self.raw, edge, refs[known..].iter(), known == 0);
        } else {
            self.arrays.put_down(self.raw, edge, refs[..refs.len() - known].iter().rev(), known == 0);
        }
        let lines = self.arrays.shape[start..].windows(2);
        if known == 0 {
            self.arrays.shape_offset_mm.push(0);
        }
        if edge.length_mm == NONE {
            self.arrays.shape_offset_mm.extend(lines.map(|pair| {
                length.metres += self.cosines.distance_m(pair[0], pair[1]);
                length.mm()
            }));
        } else {
            self.arrays.shape_offset_mm.extend(lines.map(|_| {
                length.exact_mm += edge.length_mm;
                length.mm()
            }));
        }
    }

    fn finish(mut self) -> Arrays {
        self.arrays.kinds = std::mem::take(&mut self.raw.kinds);
        self.arrays.junction_at =
            self.junction_node.iter().map(|n| self.raw.node_at[*n as usize]).map(|p| [p.lon, p.lat]).collect();
        self.arrays.link();
        self.arrays
    }
}

impl Arrays {
    /// Adds the nodes of an edge as shape points.
    fn put_down<'r>(
        &mut self,
        raw: &RawGraph<'_>,
        edge: &RawEdge,
        nodes: impl ExactSizeIterator<Item = &'r u32> + Clone,
        is_first: bool,
    ) {
        self.shape.extend(nodes.clone().map(|node| raw.node_at[*node as usize]).map(|at| [at.lon, at.lat]));
        self.trace.way(edge.way, edge.name, nodes.map(|node| raw.node_ids[*node as usize]), is_first);
    }
}

/// A point where private streets begin: whoever may pass the point itself, what lies behind
/// it is private. What nobody passes stays so.
fn at_border(kind: StreetKind) -> StreetKind {
    let keeps = [PointKind::GatePrivate, PointKind::Closed].map(|point| point as u16);
    if keeps.contains(&kind.point) { kind } else { StreetKind { point: PointKind::PrivateBorder as u16, ..kind } }
}
