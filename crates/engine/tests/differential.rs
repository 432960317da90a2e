//! Small random worlds against something simpler and slower: Floyd–Warshall on the graph as it
//! was given, and a plain search outwards from every home.

use proptest::prelude::*;
use yike_domain::LonLat;
use yike_engine::{
    access::{Control, Cost, Direction, Group, MeasureOptions, Near, Reach, Search, UNREACHED, measure},
    network::{Attachment, GatePolicy, Network, Snapped, TableEdge, TableNode, Walk, from_tables},
    scene,
};

/// A graph as two tables give it, and points on its edges.
#[derive(Clone, Debug)]
struct World {
    n_nodes: usize,
    /// Ends and length in metres: loops, parallel edges and edges of no length included.
    edges: Vec<(usize, usize, u32)>,
    /// Edge, thousandths of its length, access leg in metres.
    homes: Vec<(usize, u32, u32)>,
    outlets: Vec<(usize, u32, u32)>,
    /// Group of each outlet.
    group_of: Vec<usize>,
    cutoffs: Vec<u32>,
    limit_mm: u32,
    k: usize,
}

fn worlds() -> impl Strategy<Value = World> {
    let sizes = (1usize..9, 1usize..16, 1usize..8, 0usize..10);
    sizes.prop_flat_map(|(n_nodes, n_edges, n_homes, n_outlets)| {
        // Few different lengths, so that ties and exact cutoffs are common.
        let edge = (0..n_nodes, 0..n_nodes, prop_oneof![Just(0u32), 1u32..6, 1u32..60]);
        let point = move || (0..n_edges, prop_oneof![Just(0u32), Just(1000), Just(500), 0u32..1001], 0u32..3);
        (
            Just(n_nodes),
            prop::collection::vec(edge, n_edges),
            prop::collection::vec(point(), n_homes),
            prop::collection::vec(point(), n_outlets),
            prop::collection::vec(0usize..2, n_outlets),
            prop::collection::vec(0u32..80, 0..4),
            (0u32..120).prop_map(|m| m * M),
            1usize..5,
        )
            .prop_map(|(n_nodes, edges, homes, outlets, group_of, mut cutoffs, limit_mm, k)| {
                cutoffs.sort_unstable();
                cutoffs.dedup();
                World { n_nodes, edges, homes, outlets, group_of, cutoffs, limit_mm, k }
            })
    })
}

const M: u32 = 1000;

impl World {
    fn network(&self) -> Network {
        let node = |id: usize| TableNode {
            id: id as i64,
            at: LonLat { lon: 10_000 * id as i32, lat: 7_000 * (id as i32 % 3) },
            row: id as u32,
        };
        let edge = |(row, (a, b, metres)): (usize, &(usize, usize, u32))| TableEdge {
            ends: [*a as i64, *b as i64],
            length_m: f64::from(*metres),
            row: row as u32,
        };
        let nodes: Vec<TableNode> = (0..self.n_nodes).map(node).collect();
        let edges: Vec<TableEdge> = self.edges.iter().enumerate().map(edge).collect();
        from_tables(&nodes, &edges, ["nodes", "edges"], 0).expect("ends exist, lengths are lengths")
    }

    /// Millimetres from the edge's first node to a point.
    fn offset_mm(&self, (edge, part, _): (usize, u32, u32)) -> u32 {
        self.edges[edge].2 * part
    }

    /// The point on the built network: the chain that holds its edge, and where. An edge is
    /// found by its row, which the network keeps as the number of the way.
    fn attach(&self, walk: &Walk<'_>, point: (usize, u32, u32)) -> Attachment {
        let view = walk.view;
        let (a, b, metres) = self.edges[point.0];
        for chain in 0..view.chains.len() {
            let (parts, ids) = (view.parts_of(chain), view.ids_of(chain));
            for (at, part) in parts.iter().enumerate().filter(|(_, p)| p.way == point.0 as i64) {
                let end = parts.get(at + 1).map_or(view.chains[chain].length_mm, |next| next.offset_mm);
                assert_eq!(end - part.offset_mm, metres * M, "the part is the whole edge");
                // Which way round: the shape point where the part begins is one of the edge's nodes.
                let range = view.shape_range(chain);
                let offset = self.offset_mm(point);
                let candidates: Vec<bool> = range
                    .clone()
                    .zip(range.clone().skip(1))
                    .filter(|(i, j)| view.shape_offset_mm[*i] == part.offset_mm && view.shape_offset_mm[*j] == end)
                    .filter_map(|(i, j)| match (ids[i - range.start], ids[j - range.start]) {
                        (x, y) if (x, y) == (a as i64, b as i64) => Some(true),
                        (x, y) if (x, y) == (b as i64, a as i64) => Some(false),
                        _ => None,
                    })
                    .collect();
                let Some(forward) = candidates.first() else { continue };
                let along = if *forward { offset } else { metres * M - offset };
                return walk.attach(&Snapped {
                    chain: chain as u32,
                    offset_mm: part.offset_mm + along,
                    access_mm: point.2 * M,
                    at: LonLat::default(),
                    crosses: None,
                    island: false,
                });
            }
        }
        panic!("edge {} is nowhere on the network", point.0)
    }

    /// Distances in millimetres between all nodes and points, access legs left out:
    /// Floyd (1962), *CACM* 5, 345, on a matrix with every edge cut at its points.
    fn all_pairs(&self) -> Vec<Vec<u64>> {
        let points: Vec<_> = self.homes.iter().chain(&self.outlets).copied().collect();
        let n = self.n_nodes + points.len();
        let mut far = vec![vec![u64::MAX / 4; n]; n];
        (0..n).for_each(|i| far[i][i] = 0);
        let mut join = |i: usize, j: usize, mm: u64| {
            far[i][j] = far[i][j].min(mm);
            far[j][i] = far[j][i].min(mm);
        };
        for (number, (a, b, metres)) in self.edges.iter().enumerate() {
            let on_edge = points.iter().enumerate().filter(|(_, p)| p.0 == number);
            let mut stops: Vec<(u64, usize)> =
                on_edge.map(|(at, p)| (u64::from(self.offset_mm(*p)), self.n_nodes + at)).collect();
            stops.sort_unstable();
            stops.insert(0, (0, *a));
            stops.push((u64::from(metres * M), *b));
            for pair in stops.windows(2) {
                join(pair[0].1, pair[1].1, pair[1].0 - pair[0].0);
            }
        }
        for via in 0..n {
            for i in 0..n {
                for j in 0..n {
                    far[i][j] = far[i][j].min(far[i][via] + far[via][j]);
                }
            }
        }
        far
    }

    fn groups(&self, cutoffs: &[Cost]) -> Vec<Group> {
        let members = |group: usize| {
            (0u32..).zip(&self.group_of).filter(|(_, g)| **g == group || group == 2).map(|(i, _)| i).collect()
        };
        (0..3).map(|g| Group { id: g.to_string(), members: members(g), cutoffs: cutoffs.to_vec() }).collect()
    }

    /// What the kernels say.
    fn measured(&self, cutoffs: &[Cost]) -> Reach {
        let network = self.network();
        let walk = Walk::new(&network, &scene::profile("shortest"), GatePolicy::OPEN);
        let attach = |points: &[(usize, u32, u32)]| points.iter().map(|p| self.attach(&walk, *p)).collect::<Vec<_>>();
        let options = MeasureOptions { k: self.k, limit: self.limit_mm };
        let (homes, outlets) = (attach(&self.homes), attach(&self.outlets));
        measure(&walk, &homes, &outlets, &self.groups(cutoffs), options, Control::default()).expect("not cancelled")
    }

    /// Cost between a home and an outlet, both access legs included.
    fn cost(&self, far: &[Vec<u64>], home: usize, outlet: usize) -> Option<Cost> {
        let (i, j) = (self.n_nodes + home, self.n_nodes + self.homes.len() + outlet);
        let legs = (self.homes[home].2 + self.outlets[outlet].2) * M;
        u32::try_from(far[i][j] + u64::from(legs)).ok()
    }

    /// The answer by sorting all distances.
    fn check(&self, reach: &Reach, cutoffs: &[Cost]) {
        let far = self.all_pairs();
        for home in 0..self.homes.len() {
            for (number, group) in self.groups(cutoffs).iter().enumerate() {
                let mut all: Vec<(Cost, u32)> = group
                    .members
                    .iter()
                    .filter_map(|m| self.cost(&far, home, *m as usize).map(|cost| (cost, *m)))
                    .collect();
                all.sort_unstable();
                let within = all.iter().filter(|(cost, _)| *cost <= self.limit_mm);
                let mut nearest: Vec<Near> =
                    within.take(self.k).map(|(cost, outlet)| Near { cost: *cost, outlet: *outlet }).collect();
                nearest.resize(self.k, Near { cost: UNREACHED, outlet: u32::MAX });
                assert_eq!(reach.nearest(home, number), nearest, "nearest of group {number} from home {home}");
                let counts: Vec<u32> =
                    cutoffs.iter().map(|c| all.iter().filter(|(cost, _)| cost <= c).count() as u32).collect();
                assert_eq!(reach.counts(home, number), counts, "counts of group {number} from home {home}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nearest_and_counts_are_what_floyd_and_warshall_say(world in worlds()) {
        let cutoffs: Vec<Cost> = world.cutoffs.iter().map(|m| m * M).collect();
        world.check(&world.measured(&cutoffs), &cutoffs);
    }

    #[test]
    fn an_outlet_exactly_at_the_cutoff_is_counted(world in worlds()) {
        // Cutoffs at distances that occur, and a millimetre less.
        let far = world.all_pairs();
        let pairs = (0..world.homes.len()).flat_map(|h| (0..world.outlets.len()).map(move |o| (h, o)));
        let mut cutoffs: Vec<Cost> = pairs
            .filter_map(|(h, o)| world.cost(&far, h, o))
            .filter(|cost| *cost < 1_000_000)
            .flat_map(|cost| [cost.saturating_sub(1), cost])
            .collect();
        cutoffs.sort_unstable();
        cutoffs.dedup();
        // The nearest too: a limit of exactly the farthest distance keeps it.
        let limit_mm = cutoffs.last().copied().unwrap_or(0);
        let world = World { limit_mm, ..world };
        world.check(&world.measured(&cutoffs), &cutoffs);
    }

    #[test]
    fn single_searches_agree_in_both_directions(world in worlds()) {
        let network = world.network();
        let walk = Walk::new(&network, &scene::profile("shortest"), GatePolicy::OPEN);
        let far = world.all_pairs();
        for (home, point) in world.homes.iter().enumerate() {
            let from = [world.attach(&walk, *point)];
            for direction in [Direction::FromHome, Direction::ToHome] {
                let mut search = Search::new(&walk, direction);
                search.run(&from, UNREACHED - 1);
                for (outlet, to) in world.outlets.iter().enumerate() {
                    let found = search.cost_to(&world.attach(&walk, *to), &from);
                    prop_assert_eq!(found, world.cost(&far, home, outlet).unwrap_or(UNREACHED));
                }
            }
        }
    }
}

/// One home, outlets at the places named, on a ring road with a spur: worked out by hand.
#[test]
fn several_outlets_at_one_node_on_one_chain_and_on_a_loop_are_all_counted() {
    // Node 0 –10 m– node 1, a loop of 40 m at node 1, a second edge 0–1 of 30 m.
    let world = World {
        n_nodes: 2,
        edges: vec![(0, 1, 10), (1, 1, 40), (0, 1, 30)],
        homes: vec![(0, 0, 0), (1, 250, 1)],
        // Two at node 1, one 15 m along the long edge, one 10 m before the loop closes.
        outlets: vec![(0, 1000, 0), (0, 1000, 0), (2, 500, 0), (1, 750, 2)],
        group_of: vec![0, 0, 1, 1],
        cutoffs: Vec::new(),
        limit_mm: 100 * M,
        k: 4,
    };
    let reach = world.measured(&[10_000, 12_000, 33_000]);
    let near = |home: usize| reach.nearest(home, 2).iter().map(|n| (n.cost / M, n.outlet)).collect::<Vec<_>>();
    // Home 0 at node 0: node 1 is 10 m off, the long edge's middle 15 m; the loop's outlet
    // 10 + 10 + 2 = 22 m.
    assert_eq!(near(0), [(10, 0), (10, 1), (15, 2), (22, 3)]);
    assert_eq!(reach.counts(0, 2), [2, 2, 4]);
    // Home 1, 10 m into the loop, 1 m from it: node 1 is 11 m off; the loop's other outlet is
    // 20 m along the loop or 10 + 10 m by the node, + 1 + 2 = 23 m; the middle 11 + 15 = 26 m
    // (10 + 15 by the short edge would be 11 + 10 + 15 = 36 m).
    assert_eq!(near(1), [(11, 0), (11, 1), (23, 3), (26, 2)]);
    assert_eq!(reach.counts(1, 2), [0, 2, 4]);
}
