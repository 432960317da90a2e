//! The reach table measured the plain way, and random towns to compare on.
//!
//! One search of the whole network an outlet, every origin looked at, lists sorted:
//! slow, and short enough to be believed.

use proptest::prelude::*;
use yike_domain::{LonLat, walking::WalkProfile};

use super::{Control, Cost, Direction, Group, MeasureOptions, Near, Reach, Search, UNREACHED, Updater, measure};
use crate::network::{Attachment, GatePolicy, Network, Snapped, TableEdge, TableNode, Walk, from_tables};

fn plain(
    walk: &Walk<'_>,
    origins: &[Attachment],
    outlets: &[Attachment],
    groups: &[Group],
    options: MeasureOptions,
) -> (Vec<Near>, Vec<u32>) {
    let mut search = Search::new(walk, Direction::ToHome);
    let costs: Vec<Vec<Cost>> = outlets
        .iter()
        .map(|outlet| {
            search.run(std::slice::from_ref(outlet), UNREACHED - 1);
            origins.iter().map(|origin| search.cost_to(origin, std::slice::from_ref(outlet))).collect()
        })
        .collect();
    let cost = |outlet: u32, origin: usize| costs[outlet as usize][origin];
    let (mut nearest, mut counts) = (Vec::new(), Vec::new());
    for origin in 0..origins.len() {
        for group in groups {
            let cost = |member: &u32| cost(*member, origin);
            let mut near: Vec<Near> = group.members.iter().map(|m| Near { cost: cost(m), outlet: *m }).collect();
            near.retain(|n| n.cost <= options.limit && outlets[n.outlet as usize].is_some());
            near.sort_unstable();
            near.resize(options.k, Near { cost: UNREACHED, outlet: u32::MAX });
            nearest.extend(near);
            counts.extend(group.cutoffs.iter().map(|c| group.members.iter().filter(|m| cost(m) <= *c).count() as u32));
        }
    }
    (nearest, counts)
}

fn profile(id: &str) -> WalkProfile {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/profiles").join(format!("{id}.toml"));
    WalkProfile::parse(id, &std::fs::read_to_string(path).expect("profile file")).expect("valid profile")
}

/// Numbers for choosing places, from a seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % n as u64) as usize
    }

    /// A place anywhere along any chain, now and then off the street or nowhere.
    fn place(&mut self, walk: &Walk<'_>) -> Attachment {
        let chain = self.below(walk.view.chains.len()) as u32;
        let length = walk.view.chains[chain as usize].length_mm;
        let offset_mm = self.below(length as usize + 1) as u32;
        let access_mm = if self.below(3) == 0 { self.below(40_000) as u32 } else { 0 };
        if self.below(20) == 0 {
            return Attachment::NONE;
        }
        let at = LonLat::default();
        walk.attach(&Snapped { chain, offset_mm, access_mm, at, crosses: None, island: false })
    }

    fn groups(&mut self, n_outlets: usize, cutoffs: &[Cost]) -> Vec<Group> {
        let groups = (0..3).map(|g| Group {
            id: format!("group-{g}"),
            members: (0..n_outlets as u32).filter(|_| self.below(3) < g + 1).collect(),
            cutoffs: cutoffs[..g].to_vec(),
        });
        groups.collect()
    }
}

/// Streets between points of a grid, some doubled, some missing, of uneven length.
fn random_town(seed: u64) -> Network {
    let mut dice = Dice(seed);
    let side = 6;
    let node = |x: usize, y: usize| (y * side + x) as i64;
    let nodes: Vec<TableNode> = (0..side * side)
        .map(|n| TableNode {
            id: n as i64,
            at: LonLat { lon: (n % side) as i32 * 10_000, lat: (n / side) as i32 * 10_000 },
            row: n as u32,
        })
        .collect();
    let mut edges = Vec::new();
    for y in 0..side {
        for x in 0..side {
            for (dx, dy) in [(1, 0), (0, 1)] {
                for _ in 0..[0, 1, 1, 1, 1, 2][dice.below(6)] {
                    if x + dx < side && y + dy < side {
                        let ends = [node(x, y), node(x + dx, y + dy)];
                        edges.push(TableEdge { ends, length_m: dice.below(200) as f64, row: edges.len() as u32 });
                    }
                }
            }
        }
    }
    edges.push(TableEdge { ends: [0, 0], length_m: 90.0, row: 0 });
    from_tables(&nodes, &edges, ["nodes", "edges"], 0).expect("a network")
}

/// Measures, closes every outlet one after the other, opens them again: the table must
/// always be the plain one.
fn check(walk: &Walk<'_>, seed: u64, n: usize, cutoffs: &[Cost], limit: Cost) {
    let mut dice = Dice(seed);
    let origins: Vec<Attachment> = (0..n).map(|_| dice.place(walk)).collect();
    let outlets: Vec<Attachment> = (0..n / 2).map(|_| dice.place(walk)).collect();
    let mut groups = dice.groups(outlets.len(), cutoffs);
    for k in [1, 3, 4] {
        let options = MeasureOptions { k, limit };
        let table = |groups: &[Group]| -> Reach {
            measure(walk, &origins, &outlets, groups, options, Control::default()).expect("not cancelled")
        };
        let mut reach = table(&groups);
        let (nearest, counts) = plain(walk, &origins, &outlets, &groups, options);
        assert_eq!(reach.nearest[..], nearest, "k = {k}");
        assert_eq!(reach.counts, counts, "k = {k}");
        let all = groups.clone();
        let mut updater = Updater::new(walk, &origins, options);
        for outlet in 0..(outlets.len() as u32).min(8) {
            let before = groups.clone();
            groups.iter_mut().for_each(|g| g.members.retain(|m| *m != outlet));
            updater.remove(&mut reach, &outlets, &before, &groups, outlet);
            assert_eq!(reach, table(&groups), "k = {k}, without the first {outlet}");
        }
        for outlet in 0..(outlets.len() as u32).min(8) {
            for (group, full) in groups.iter_mut().zip(&all) {
                if full.members.contains(&outlet) {
                    group.members.push(outlet);
                    group.members.sort_unstable();
                }
            }
            updater.add(&mut reach, &outlets, &groups, outlet);
        }
        assert_eq!(reach, table(&all), "k = {k}, all open again");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn random_towns_are_measured_and_updated_as_the_plain_way_does(seed in 0u64..u64::MAX) {
        let network = random_town(seed);
        let walk = Walk::new(&network, &profile("shortest"), GatePolicy::OPEN);
        check(&walk, seed ^ 1, 60, &[150_000, 400_000], 300_000);
    }
}

#[test]
fn real_quarters_are_measured_and_updated_as_the_plain_way_does() {
    for town in ["wudaokou", "xinjiekou"] {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let bytes = std::fs::read(root.join(format!("testdata/towns/{town}/{town}.osm.pbf"))).expect("a map");
        let rules = std::fs::read_to_string(root.join("data/profiles/streets.toml")).expect("street rules");
        let rules = yike_domain::walking::StreetRules::parse("streets.toml", &rules).expect("valid rules");
        let limits = crate::import::osm::Limits::default();
        let (facts, _) = crate::import::osm::read_streets(town, &bytes, &limits).expect("a map");
        let options = crate::network::BuildOptions { source: town.into(), ..Default::default() };
        let (network, _) =
            crate::network::build(&facts.streets, &facts.obstacles, &rules, &options).expect("a network");
        // Residents' gates pass one way only: costs differ by direction.
        for gates in [GatePolicy::OPEN, GatePolicy::RESIDENTS] {
            let walk = Walk::new(&network, &profile("adult"), gates);
            check(&walk, 7, 240, &[300_000, 600_000], 500_000);
        }
    }
}
