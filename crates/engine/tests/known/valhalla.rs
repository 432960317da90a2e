//! Walking distances computed by Valhalla from the very same maps, as an independent cross-check.
//!
//! Where our rules differ from Valhalla's on purpose (cycleways, plazas, private streets,
//! islands) its rules are used. A pair is comparable when the nearest street of both points
//! belongs to the longest component.

use yike_domain::{LonLat, walking::StreetRules};
use yike_engine::{
    access::{Control, Placed, matrix},
    import::osm::{Limits, read_streets},
    network::{BuildOptions, GatePolicy, Network, SnapOptions, Snapper, Walk, build, tag},
};

use crate::{column, csv_rows, profile, rules, testdata};

/// Our rules with Valhalla's where we differ on purpose.
pub fn comparison_rules() -> StreetRules {
    let mut rules = rules();
    rules.island_max_m = 0; // snaps to the nearest street, island or not
    let private = std::mem::take(&mut rules.private);
    rules.deny.extend(private); // keeps off private streets
    rules
}

/// Whose rules for plazas and cycleways a network follows.
#[derive(Clone, Copy, PartialEq)]
pub enum Peer {
    /// Plazas are left out, cycleways walked only with a foot tag.
    Valhalla,
    /// Plazas are walked along their outline, cycleways walked.
    GraphHopper,
}

/// A network as a peer builds it.
pub fn network(map: &str, rules: &StreetRules, peer: Peer) -> Network {
    let (mut facts, _) = read_streets(map, &testdata(map), &Limits::default()).expect("a map");
    let streets = &mut facts.streets;
    if peer == Peer::GraphHopper {
        streets.tag_sets.iter_mut().for_each(|tags| tags.retain(|(key, _)| key != "area"));
    } else {
        let sets = &streets.tag_sets;
        streets.ways.retain(|way| {
            let tags = &sets[way.tags as usize];
            let is_cycleway = tag(tags, "highway") == Some("cycleway");
            tag(tags, "area") != Some("yes") && (!is_cycleway || tag(tags, "foot").is_some())
        });
    }
    streets.areas.clear();
    let options = BuildOptions { source: map.to_owned(), bounds: facts.bounds, ..BuildOptions::default() };
    build(&facts.streets, &facts.obstacles, rules, &options).expect("a network").0
}

/// Share of comparable pairs within 2 % of Valhalla's length, and how many pairs were compared.
fn agreement(map: &str, points: &str, distances: &str) -> (f64, usize) {
    let network = network(map, &comparison_rules(), Peer::Valhalla);
    let walk = Walk::new(&network, &profile("shortest"), GatePolicy::OPEN);
    let snapper = Snapper::new(&walk, SnapOptions::default());
    let (head, rows) = csv_rows(points);
    let (id, lon, lat) = (column(&head, "id"), column(&head, "lon"), column(&head, "lat"));
    let places: Vec<Placed> = rows
        .iter()
        .map(|row| {
            let number = |i: usize| row[i].parse::<f64>().expect("degrees");
            let given = LonLat::from_degrees(number(lon), number(lat)).expect("position");
            let snapped = snapper.snap(given);
            Placed { given, snapped, attachment: walk.attach(&snapped.expect("a street in range")) }
        })
        .collect();
    let view = network.view();
    let longest = (0..view.component_m.len()).max_by_key(|c| view.component_m[*c]).expect("a component");
    let comparable = |place: &Placed| {
        let chain = place.snapped.expect("a street in range").chain;
        view.component[view.chains[chain as usize].ends[0] as usize] as usize == longest
    };
    let ours = matrix(&walk, &places, &places, Control::default()).expect("not cancelled");
    let index = |name: &str| rows.iter().position(|row| row[id] == name).expect("a point of the file");
    let (_, theirs) = csv_rows(distances);
    let (mut compared, mut close) = (0usize, 0usize);
    for row in &theirs {
        let (a, b) = (index(&row[0]), index(&row[1]));
        if a == b || !comparable(&places[a]) || !comparable(&places[b]) {
            continue;
        }
        compared += 1;
        let expected: f64 = row[2].parse().expect("metres");
        let length = ours[a * places.len() + b].map_or(f64::INFINITY, |pair| f64::from(pair.length_mm) / 1000.0);
        // Whole metres there: one metre is no difference.
        close += usize::from((length - expected).abs() <= (expected * 0.02).max(1.0));
    }
    (close as f64 / compared as f64, compared)
}

#[test]
fn wudaokou_agrees_with_valhalla() {
    let folder = "towns/wudaokou";
    let (share, compared) = agreement(
        &format!("{folder}/wudaokou.osm.pbf"),
        &format!("{folder}/valhalla_walk_points.csv"),
        &format!("{folder}/valhalla_walk_matrix.csv"),
    );
    assert!(share >= 0.98, "{share:.3} of {compared} pairs within 2 %");
    assert!(compared >= 210, "{compared} pairs");
}

#[test]
fn xinjiekou_agrees_with_valhalla() {
    let folder = "towns/xinjiekou";
    let (share, compared) = agreement(
        &format!("{folder}/xinjiekou.osm.pbf"),
        &format!("{folder}/valhalla_walk_points.csv"),
        &format!("{folder}/valhalla_walk_matrix.csv"),
    );
    assert!(share >= 0.90, "{share:.3} of {compared} pairs within 2 %");
    assert!(compared >= 132, "{compared} pairs");
}

#[test]
fn porto_alegre_agrees_with_valhalla() {
    let (share, compared) = agreement(
        "porto-alegre/poa_osm.osm.pbf",
        "porto-alegre/poa_points_of_interest.csv",
        "porto-alegre/valhalla_walk_poi_matrix.csv",
    );
    assert!(share >= 0.92, "{share:.3} of {compared} pairs within 2 %");
    assert!(compared >= 130, "{compared} pairs");
}

#[test]
fn isochrones_cover_what_valhalla_covers() {
    let mut ratios = Vec::new();
    for (folder, map) in [
        ("towns/wudaokou", "towns/wudaokou/wudaokou.osm.pbf"),
        ("towns/xinjiekou", "towns/xinjiekou/xinjiekou.osm.pbf"),
        ("porto-alegre", "porto-alegre/poa_osm.osm.pbf"),
    ] {
        ratios.extend(crate::isochrones::overlaps(&network(map, &rules(), Peer::Valhalla), folder));
    }
    ratios.sort_by(f64::total_cmp);
    let median = ratios[ratios.len() / 2];
    eprintln!("median {median:.3} of {ratios:.3?}");
    // Valhalla draws by its ordinary cost with penalties and marks grid cells generously.
    assert!(ratios.len() == 27, "{} isochrones", ratios.len());
    assert!(median >= 0.85, "median {median:.3} of {ratios:.3?}");
}
