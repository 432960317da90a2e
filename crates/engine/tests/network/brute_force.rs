//! The network against the simplest thing that can be right: Floyd–Warshall over map nodes.

use proptest::prelude::*;
use yike_domain::LonLat;
use yike_engine::{
    access::{Control, Placed, matrix},
    geometry::great_circle_m,
    import::map::{StreetWay, Streets},
    network::{BuildOptions, GatePolicy, NodeIndex, Walk, build},
};

use crate::town::{at, profile, rules};

const SIDE: u32 = 5;

/// Streets over a jittered grid of 25 nodes: each way is a random walk to neighbours.
fn streets() -> impl Strategy<Value = Streets> {
    let node = 0..SIDE * SIDE;
    let way = (node, prop::collection::vec(0..4u8, 1..6));
    (prop::collection::vec((-40i32..40, -40i32..40), (SIDE * SIDE) as usize), prop::collection::vec(way, 1..14))
        .prop_map(|(jitter, walks)| {
            let position = |i: usize| {
                let (x, y) = ((i as u32 % SIDE) as i32 * 100, (i as u32 / SIDE) as i32 * 100);
                at(f64::from(x + jitter[i].0), f64::from(y + jitter[i].1))
            };
            let mut streets = Streets {
                node_ids: (1..=i64::from(SIDE * SIDE)).collect(),
                node_at: (0..(SIDE * SIDE) as usize).map(position).collect(),
                tag_sets: vec![
                    vec![("highway".to_owned(), "residential".to_owned())],
                    vec![("highway".to_owned(), "footway".to_owned())],
                ],
                ..Streets::default()
            };
            for (number, (from, turns)) in walks.into_iter().enumerate() {
                let start = streets.refs.len() as u32;
                let (mut x, mut y) = (from % SIDE, from / SIDE);
                streets.refs.push(from);
                for turn in turns {
                    match turn {
                        0 if x + 1 < SIDE => x += 1,
                        1 if x > 0 => x -= 1,
                        2 if y + 1 < SIDE => y += 1,
                        3 if y > 0 => y -= 1,
                        _ => continue,
                    }
                    streets.refs.push(y * SIDE + x);
                }
                if streets.refs.len() as u32 - start < 2 {
                    streets.refs.truncate(start as usize);
                    continue;
                }
                let refs = start..streets.refs.len() as u32;
                streets.ways.push(StreetWay { id: number as i64 + 1, refs, tags: number as u32 % 2, name: u32::MAX });
            }
            streets
        })
}

/// All distances between map nodes, metres.
fn floyd_warshall(streets: &Streets) -> Vec<Vec<f64>> {
    let n = streets.node_at.len();
    let mut distance = vec![vec![f64::INFINITY; n]; n];
    for way in &streets.ways {
        for pair in streets.refs[way.refs.start as usize..way.refs.end as usize].windows(2) {
            let (a, b) = (pair[0] as usize, pair[1] as usize);
            let length = great_circle_m(streets.node_at[a], streets.node_at[b]);
            distance[a][b] = distance[a][b].min(length);
            distance[b][a] = distance[a][b];
        }
    }
    for (i, row) in distance.iter_mut().enumerate() {
        row[i] = 0.0;
    }
    for via in 0..n {
        for a in 0..n {
            for b in 0..n {
                distance[a][b] = distance[a][b].min(distance[a][via] + distance[via][b]);
            }
        }
    }
    distance
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn chains_keep_every_distance_of_the_map(streets in streets()) {
        prop_assume!(!streets.ways.is_empty());
        let (network, _) = build(&streets, &[], &rules(), &BuildOptions::default()).expect("a network");
        let walk = Walk::new(&network, &profile("shortest"), GatePolicy::OPEN);
        let nodes = NodeIndex::of(&network);
        let expected = floyd_warshall(&streets);
        let on_street: Vec<(usize, Placed)> = (0..streets.node_at.len())
            .filter_map(|i| {
                let snapped = nodes.find(streets.node_ids[i])?;
                Some((i, Placed { given: streets.node_at[i], snapped: Some(snapped), attachment: walk.attach(&snapped) }))
            })
            .collect();
        let places: Vec<Placed> = on_street.iter().map(|(_, place)| *place).collect();
        let pairs = matrix(&walk, &places, &places, Control::default()).expect("not cancelled");
        for (a, (i, _)) in on_street.iter().enumerate() {
            for (b, (j, _)) in on_street.iter().enumerate() {
                let wanted = expected[*i][*j];
                match pairs[a * places.len() + b] {
                    // Each chain is rounded to a millimetre once.
                    Some(pair) => prop_assert!((f64::from(pair.length_mm) / 1000.0 - wanted).abs() < 0.03, "{i} to {j}: {} mm, {wanted} m", pair.length_mm),
                    None => prop_assert!(wanted.is_infinite(), "{i} to {j}: no way, {wanted} m"),
                }
            }
        }
        let is_node = |j: &[i32; 2]| streets.node_at.contains(&LonLat { lon: j[0], lat: j[1] });
        prop_assert!(network.view().junction_at.iter().all(is_node));
    }
}
