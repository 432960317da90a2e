//! Squares of copies of Porto, measured type by type: whether time grows in step with the network,
//! and what memory it takes.

use serde_json::{Map, Value, json};
use yike_domain::LonLat;
use yike_engine::{
    access::{Columns, Control, MeasureOptions, UNREACHED},
    network::{GatePolicy, TableEdge, TableNode, Walk, from_tables},
};

use crate::{
    Arguments,
    arrays::Arrays,
    clock::{best_of, forget_peak, peak_bytes},
    porto,
    tasks::{K, WITHIN, outlets},
};

pub fn run(arguments: &Arguments, results: &mut Map<String, Value>) {
    if arguments.copies.is_empty() {
        return;
    }
    let bytes = porto::map_bytes();
    let network = porto::network(&bytes, &porto::street_rules());
    let city = Arrays::of(&Walk::new(&network, &porto::shortest(), GatePolicy::OPEN));
    drop(network);
    let rows: Vec<Value> = arguments.copies.iter().map(|side| measure(&city, *side)).collect();
    results.insert("growth".into(), rows.into());
}

fn measure(city: &Arrays, side: u32) -> Value {
    let (nodes, edges) = copies(city, side);
    let n = nodes.len();
    let network = from_tables(&nodes, &edges, ["nodes", "edges"], 0).expect("a network");
    drop((nodes, edges));
    let walk = Walk::new(&network, &porto::shortest(), GatePolicy::OPEN);
    let places = Arrays::of(&walk).places;
    let opened = forget_peak();
    let (_, outlets, groups) = outlets(&places, &[WITHIN], (side * side) as usize);
    let mut columns = Columns::new(&walk, &places, &outlets);
    let options = MeasureOptions { k: K, limit: WITHIN };
    let (found, t2) = best_of(1, || {
        let mut column = |group| columns.nearest(group, options).iter().filter(|near| near.cost != UNREACHED).count();
        groups.iter().map(&mut column).sum::<usize>()
    });
    let t2_peak = peak_bytes();
    let columns = Columns::new(&walk, &places, &outlets);
    let (pairs, t3) = best_of(1, || {
        let counts = |group| columns.counts(group, Control::default()).expect("not cancelled");
        groups.iter().map(|group| counts(group).iter().map(|n| u64::from(*n)).sum::<u64>()).sum::<u64>()
    });
    eprintln!("{side} x {side}: {n} nodes, T2 {:.3} s, T3 {:.3} s", t2.cpu.as_secs_f64(), t3.cpu.as_secs_f64());
    json!({
        "copies": side * side, "nodes": n, "t2_nearest_3": t2.json(), "t3_counts": t3.json(),
        "t2_found": found, "t3_pairs": pairs,
        "opened_bytes": opened, "t2_peak_bytes": t2_peak, "peak_bytes": peak_bytes(),
    })
}

/// The city, side by side in a square; a street too long to be walked joins each copy to the next.
fn copies(city: &Arrays, side: u32) -> (Vec<TableNode>, Vec<TableEdge>) {
    let n = city.at.len() as i64;
    let span = |value: fn(&LonLat) -> i32| {
        let (low, high) = (city.at.iter().map(value).min(), city.at.iter().map(value).max());
        high.expect("nodes") - low.expect("nodes") + 10_000
    };
    let (width, height) = (span(|p| p.lon), span(|p| p.lat));
    let mut nodes = Vec::with_capacity(city.at.len() * (side * side) as usize);
    let mut edges = Vec::with_capacity(city.edges.len() * (side * side) as usize);
    for copy in 0..side * side {
        let (dx, dy) = ((copy % side) as i32 * width, (copy / side) as i32 * height);
        let first = i64::from(copy) * n;
        let row = |i: usize| i as u32 + 1;
        nodes.extend(city.at.iter().enumerate().map(|(i, p)| TableNode {
            id: first + i as i64,
            at: LonLat { lon: p.lon + dx, lat: p.lat - dy },
            row: row(i),
        }));
        edges.extend(city.edges.iter().zip(&city.edge_mm).enumerate().map(|(i, (ends, mm))| TableEdge {
            ends: ends.map(|e| first + i64::from(e)),
            length_m: f64::from(*mm) / 1000.0,
            row: row(i),
        }));
        if copy > 0 {
            edges.push(TableEdge { ends: [first - n, first], length_m: 100_000.0, row: 0 });
        }
    }
    (nodes, edges)
}
