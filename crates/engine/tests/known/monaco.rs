//! Monaco: four walking distances that GraphHopper publishes with its own tests.

use yike_domain::LonLat;
use yike_engine::{
    access::{Control, Placed, matrix},
    network::{GatePolicy, SnapOptions, Snapper, Walk},
};

use crate::{
    column, csv_rows, profile,
    valhalla::{Peer, comparison_rules, network},
};

/// GraphHopper's figures are whole metres of the way alone, without the access legs. Its plazas
/// are walked along their outline and its private streets are closed, so they are here too: with
/// plazas crossed, as Yike does, the first way is 48 m shorter.
#[test]
fn the_published_foot_distances_hold_within_a_metre() {
    let network = network("towns/monaco/monaco.osm.gz", &comparison_rules(), Peer::GraphHopper);
    let walk = Walk::new(&network, &profile("shortest"), GatePolicy::OPEN);
    let snapper = Snapper::new(&walk, SnapOptions::default());
    let (head, rows) = csv_rows("towns/monaco/graphhopper_foot_expected.csv");
    let mut differences = Vec::new();
    for row in &rows {
        let number = |name: &str| row[column(&head, name)].parse::<f64>().expect("a number");
        let place = |lon: &str, lat: &str| {
            let given = LonLat::from_degrees(number(lon), number(lat)).expect("position");
            let snapped = snapper.snap(given).expect("a street in range");
            Placed { given, snapped: Some(snapped), attachment: walk.attach(&snapped) }
        };
        let (from, to) = (place("from_lon", "from_lat"), place("to_lon", "to_lat"));
        let pair = matrix(&walk, &[from], &[to], Control::default()).expect("not cancelled")[0].expect("connected");
        differences.push(f64::from(pair.length_mm) / 1000.0 - number("expected_distance_m"));
    }
    assert_eq!(differences.len(), 4);
    assert!(differences.iter().all(|d| d.abs() <= 1.0), "metres more than published: {differences:.1?}");
}
