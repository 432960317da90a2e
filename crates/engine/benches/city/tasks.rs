//! The tasks on one city. Their names are those of `docs/performance.md`.

use serde_json::{Map, Value, json};
use yike_domain::LonLat;
use yike_engine::{
    access::{
        Control, Cost, Direction, Group, IsochroneOptions, MeasureOptions, Reach, UNREACHED, Updater, isochrones,
        measure,
    },
    network::{Attachment, GatePolicy, Network, SnapOptions, Snapper, Walk},
};

use crate::{
    Arguments,
    arrays::{Arrays, write},
    clock::best_of,
    porto::{self, Dice, OUTLETS},
};

/// How far the nearest are looked for and outlets are counted: 13.5 minutes at 4.8 km/h, millimetres.
pub const WITHIN: Cost = 1_080_000;
/// Nearest outlets kept.
pub const K: usize = 3;

/// Outlets of all categories at random nodes, and their groups.
pub fn outlets(places: &[Attachment], cutoffs: &[Cost], copies: usize) -> (Vec<u32>, Vec<Attachment>, Vec<Group>) {
    let mut dice = Dice(20_260);
    let mut nodes = Vec::new();
    let mut groups = Vec::new();
    for (category, n) in OUTLETS.iter().enumerate() {
        let first = nodes.len() as u32;
        nodes.extend((0..n * copies).map(|_| dice.below(places.len()) as u32));
        let members = (first..nodes.len() as u32).collect();
        groups.push(Group { id: format!("category-{category}"), members, cutoffs: cutoffs.to_vec() });
    }
    let outlets = nodes.iter().map(|n| places[*n as usize]).collect();
    (nodes, outlets, groups)
}

/// Measures the reach table.
pub fn reach(walk: &Walk<'_>, origins: &[Attachment], outlets: &[Attachment], groups: &[Group], k: usize) -> Reach {
    measure(walk, origins, outlets, groups, MeasureOptions { k, limit: WITHIN }, Control::default())
        .expect("not cancelled")
}

pub fn run(arguments: &Arguments, results: &mut Map<String, Value>) {
    let out = arguments.out.as_path();
    let (bytes, rules) = (porto::map_bytes(), porto::street_rules());
    let (network, t1) = best_of(if arguments.wants("t1") { 7 } else { 1 }, || porto::network(&bytes, &rules));
    let profile = porto::shortest();
    let (walk, customise) = best_of(3, || Walk::new(&network, &profile, GatePolicy::OPEN));
    let arrays = Arrays::of(&walk);
    arrays.write(out);
    let (nodes, edges) = (arrays.at.len(), arrays.edges.len());
    let file_bytes = network.to_bytes().len();
    let per = |bytes: usize| bytes as f64 / nodes.max(edges) as f64;
    results.insert(
        "graph".into(),
        json!({
            "nodes": nodes, "edges": edges,
            "junctions": walk.view.junction_at.len(), "chains": walk.view.chains.len(),
            "file_bytes": file_bytes,
            "bytes_per_node_and_edge": per(file_bytes),
            "searched_bytes_per_node_and_edge": per(file_bytes - network.packed_ids_bytes()),
        }),
    );
    results.insert("t1_network_from_map".into(), t1.json());
    results.insert("walk_customise".into(), customise.json());
    table(arguments, results, &walk, &arrays);
    if arguments.wants("t4") {
        t4(out, results, &walk, &arrays);
    }
    if arguments.wants("t5") {
        t5(out, results, &walk, &arrays);
    }
    if arguments.wants("open") {
        open(results, &network);
    }
}

fn table(arguments: &Arguments, results: &mut Map<String, Value>, walk: &Walk<'_>, arrays: &Arrays) {
    let out = arguments.out.as_path();
    let (nodes, places, groups) = outlets(&arrays.places, &[WITHIN], 1);
    write(out, "outlet_nodes.u32", nodes.iter().map(|n| n.to_le_bytes()));
    if arguments.wants("t2") {
        let (_, uncounted, nearest_groups) = outlets(&arrays.places, &[], 1);
        let (table, times) = best_of(5, || reach(walk, &arrays.places, &uncounted, &nearest_groups, K));
        results.insert("t2_nearest_3".into(), times.json());
        write(out, "nearest_mm.u32", table.nearest.iter().map(|near| near.cost.to_le_bytes()));
        let found = table.nearest.iter().filter(|near| near.cost != UNREACHED).count();
        results.insert("t2_found".into(), found.into());
    }
    if arguments.wants("update") {
        update(results, walk, &arrays.places, &places, &groups);
    }
    if arguments.wants("t3") {
        let (table, times) = best_of(5, || reach(walk, &arrays.places, &places, &groups, 0));
        results.insert("t3_counts".into(), times.json());
        write(out, "counts.u32", table.counts.iter().map(|n| n.to_le_bytes()));
        let pairs: u64 = table.counts.iter().map(|n| u64::from(*n)).sum();
        results.insert("t3_pairs".into(), pairs.into());
    }
}

/// Closes and opens outlets of every category: mean time of one change of the whole table.
fn update(
    results: &mut Map<String, Value>,
    walk: &Walk<'_>,
    origins: &[Attachment],
    outlets: &[Attachment],
    groups: &[Group],
) {
    let options = MeasureOptions { k: K, limit: WITHIN };
    let mut table = reach(walk, origins, outlets, groups, K);
    let whole = table.clone();
    let mut updater = Updater::new(walk, origins, options);
    let changes: Vec<u32> = groups.iter().flat_map(|g| g.members[..20].to_vec()).collect();
    let closed: Vec<(u32, Vec<Group>)> = changes
        .iter()
        .map(|outlet| {
            let mut groups = groups.to_vec();
            groups.iter_mut().for_each(|g| g.members.retain(|m| m != outlet));
            (*outlet, groups)
        })
        .collect();
    let ((), times) = best_of(3, || {
        for (outlet, without) in &closed {
            updater.remove(&mut table, outlets, groups, without, *outlet);
            updater.add(&mut table, outlets, groups, *outlet);
        }
    });
    assert!(table == whole, "closing and opening again changes nothing");
    let each = times.cpu.as_secs_f64() / (2 * closed.len()) as f64;
    results.insert("update_one_outlet".into(), json!({ "cpu_s": each }));
}

fn t4(out: &std::path::Path, results: &mut Map<String, Value>, walk: &Walk<'_>, arrays: &Arrays) {
    let mut dice = Dice(4);
    let nodes: Vec<u32> = (0..1000).map(|_| dice.below(arrays.places.len()) as u32).collect();
    write(out, "isochrone_nodes.u32", nodes.iter().map(|n| n.to_le_bytes()));
    let sources: Vec<Vec<Attachment>> = nodes.iter().map(|n| vec![arrays.places[*n as usize]]).collect();
    let cutoffs = [5, 10, 15].map(|minutes| walk.cost_of_ms(minutes * 60_000));
    let (shapes, times) = best_of(3, || {
        isochrones(walk, &sources, &cutoffs, Direction::FromHome, IsochroneOptions::default(), Control::default())
            .expect("not cancelled")
    });
    results.insert("t4_isochrones".into(), times.json());
    let areas: Vec<f64> = (0..3).map(|c| shapes.iter().map(|s| s[c].shape.area_m2()).sum::<f64>() / 1e6).collect();
    results.insert("t4_km2".into(), json!(areas));
    results.insert(
        "t4_points".into(),
        shapes.iter().flatten().flat_map(|s| s.shape.rings()).map(<[LonLat]>::len).sum::<usize>().into(),
    );
}

fn t5(out: &std::path::Path, results: &mut Map<String, Value>, walk: &Walk<'_>, arrays: &Arrays) {
    let mut dice = Dice(5);
    let points: Vec<LonLat> = (0..200_000)
        .map(|_| {
            let node = dice.below(arrays.at.len());
            dice.near(arrays.at[node], 100)
        })
        .collect();
    write(out, "points.i32", points.iter().flat_map(|p| [p.lon, p.lat]).map(i32::to_le_bytes));
    // The other engine knows no walls: the nearest street, whatever lies between.
    let options = SnapOptions { respect_obstacles: false, ..SnapOptions::default() };
    let (snapped, times) = best_of(5, || Snapper::new(walk, options).snap_all(&points));
    let (_, careful) = best_of(3, || Snapper::new(walk, SnapOptions::default()).snap_all(&points));
    results.insert("t5_snap_around_obstacles".into(), careful.json());
    results.insert("t5_snap".into(), times.json());
    write(out, "snap_mm.u32", snapped.iter().map(|s| s.map_or(u32::MAX, |s| s.access_mm).to_le_bytes()));
    let found: Vec<_> = snapped.iter().flatten().collect();
    let mean = found.iter().map(|s| f64::from(s.access_mm)).sum::<f64>() / found.len() as f64 / 1000.0;
    results.insert("t5_mean_m".into(), json!({ "found": found.len(), "metres": mean }));
}

/// Opens a built network and answers one click: an isochrone of three cutoffs.
fn open(results: &mut Map<String, Value>, network: &Network) {
    let bytes = network.to_bytes();
    let profile = porto::shortest();
    let at = network.view().point(network.view().shape.len() / 2);
    let (_, times) = best_of(7, || {
        let network = Network::open(bytes.clone(), "porto").expect("a network");
        let walk = Walk::new(&network, &profile, GatePolicy::OPEN);
        let place = walk.attach(&Snapper::new(&walk, SnapOptions::default()).snap(at).expect("a street"));
        let cutoffs = [5, 10, 15].map(|minutes| walk.cost_of_ms(minutes * 60_000));
        let options = IsochroneOptions::default();
        isochrones(&walk, &[vec![place]], &cutoffs, Direction::FromHome, options, Control::default())
            .expect("not cancelled")
            .len()
    });
    results.insert("open_and_one_isochrone".into(), times.json());
}
