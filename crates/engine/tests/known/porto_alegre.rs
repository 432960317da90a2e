//! Porto Alegre on the exact network of `walk_nodes.csv` and `walk_edges.csv`: pandana's answers.

use yike_domain::LonLat;
use yike_engine::{
    access::{
        Control, Placed,
        analyst::{Decay, Opportunity, Request, measure},
        matrix,
    },
    network::{GatePolicy, Network, NodeIndex, TableEdge, TableNode, Walk, from_tables},
};

use crate::{column, csv_rows, profile};

fn network() -> Network {
    let (_, nodes) = csv_rows("porto-alegre/walk_nodes.csv");
    let (_, edges) = csv_rows("porto-alegre/walk_edges.csv");
    let number = |text: &str| text.parse::<f64>().expect("number");
    let nodes: Vec<TableNode> = (2..)
        .zip(&nodes)
        .map(|(row, f)| TableNode {
            id: f[0].parse().expect("id"),
            at: LonLat::from_degrees(number(&f[1]), number(&f[2])).expect("position"),
            row,
        })
        .collect();
    let edges: Vec<TableEdge> = (2..)
        .zip(&edges)
        .map(|(row, f)| TableEdge {
            ends: [f[0].parse().expect("id"), f[1].parse().expect("id")],
            length_m: number(&f[2]),
            row,
        })
        .collect();
    from_tables(&nodes, &edges, ["walk_nodes.csv", "walk_edges.csv"], 1000).expect("a network")
}

#[test]
fn shortest_ways_are_pandanas_to_the_centimetre() {
    let network = network();
    let walk = Walk::new(&network, &profile("shortest"), GatePolicy::OPEN);
    let nodes = NodeIndex::of(&network);
    let (_, rows) = csv_rows("porto-alegre/pandana_od.csv");
    let placed = |id: &str| {
        let snapped = nodes.find(id.parse().expect("id")).expect("node of the network");
        Placed { given: snapped.at, snapped: Some(snapped), attachment: walk.attach(&snapped) }
    };
    let mut worst: f64 = 0.0;
    for row in &rows {
        let pair = matrix(&walk, &[placed(&row[0])], &[placed(&row[1])], Control::default()).expect("not cancelled")[0];
        let ours = f64::from(pair.expect("connected").length_mm) / 1000.0;
        worst = worst.max((ours - row[2].parse::<f64>().expect("metres")).abs());
    }
    assert_eq!(rows.len(), 300);
    assert!(worst <= 0.01, "worst difference {worst} m");
}

#[test]
fn nearest_sums_and_decays_are_pandanas() {
    let network = network();
    let walk = Walk::new(&network, &profile("shortest"), GatePolicy::OPEN);
    let nodes = NodeIndex::of(&network);
    let at = |id: &str| walk.attach(&nodes.find(id.parse().expect("id")).expect("node of the network"));

    let (head, hexagons) = csv_rows("porto-alegre/hex_nodes.csv");
    let types = [("schools", "schools"), ("healthcare", "healthcare"), ("pop", "population")];
    let mut opportunities = Vec::new();
    for (type_idx, (_, name)) in types.iter().enumerate() {
        for row in &hexagons {
            let text = &row[column(&head, name)];
            let weight: f64 = if text.is_empty() { 0.0 } else { text.parse().expect("weight") };
            if weight > 0.0 {
                opportunities.push(Opportunity {
                    at: at(&row[column(&head, "node_id")]),
                    type_idx: type_idx as u32,
                    weight,
                });
            }
        }
    }
    let (head, expected) = csv_rows("porto-alegre/pandana_access.csv");
    let origins: Vec<_> = expected.iter().map(|row| at(&row[column(&head, "node_id")])).collect();
    let request = Request {
        nearest: 3,
        within_m: vec![500, 1000, 1500],
        decays: vec![Decay::Linear { range_m: 1000 }, Decay::Exponential { range_m: 1000 }],
    };
    let answers =
        measure(&walk, &origins, &opportunities, types.len(), &request, Control::default()).expect("not cancelled");

    let mut checked = 0;
    for (row_number, row) in expected.iter().enumerate() {
        for (type_idx, (prefix, _)) in types.iter().enumerate() {
            let answer = &answers[row_number * types.len() + type_idx];
            let mut compare = |name: String, ours: f64, tolerance: f64| {
                if let Some(at) = head.iter().position(|h| *h == name) {
                    let theirs: f64 = row[at].parse().expect("number");
                    assert!((ours - theirs).abs() <= tolerance, "{} {name}: {ours} against {theirs}", row[0]);
                    checked += 1;
                }
            };
            for rank in 0..3 {
                // pandana writes 5000 where there is none within 5 km.
                let ours = answer.nearest_m.get(rank).copied().filter(|m| *m <= 5000.0).unwrap_or(5000.0);
                compare(format!("{prefix}_d{}", rank + 1), ours, 0.01);
            }
            for (sum, radius) in answer.sums.iter().zip([500, 1000, 1500]) {
                compare(format!("{prefix}_sum_{radius}"), *sum, 0.001);
            }
            compare(format!("{prefix}_linear_1000"), answer.decayed[0], 0.001);
            compare(format!("{prefix}_exp_1000"), answer.decayed[1], 0.001);
        }
    }
    assert!(checked > 10_000, "compared {checked} figures");
}
