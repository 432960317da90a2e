//! Which compounds have gates on the map.

use yike_engine::{
    geometry::{MultiPolygon, Polygon},
    import::{people::gates, table::Area},
    network::compound_gates,
};

use crate::town::{at, rules, town};

/// 甲 has a gate on its outline, 乙 is entered by a street without one in the middle of a side,
/// 丙 touches no street, 丁's gate stands 5 m inside, 戊 is entered at a corner that street and
/// outline share, 己 is only touched by a street at a corner.
#[test]
fn compounds_without_a_mapped_gate_are_listed() {
    let town = town(
        "node g 50 20 barrier=gate
         node h 650 25 barrier=gate
         way 1 -100,0 50,0 250,0 650,0 850,0 1050,0 1200,0 highway=residential
         way 2 50,0 g 50,100 highway=service
         way 3 250,0 250,100 highway=service
         way 4 650,0 h 650,100 highway=service
         way 5 850,0 850,20 850,100 highway=service
         way 6 1050,0 1050,20 highway=service
         way 7 1050,20 1100,10 highway=service
         way 11 0,20 g 100,20 100,200 0,200 0,20 landuse=residential name=甲小区
         way 12 200,20 300,20 300,200 200,200 200,20 landuse=residential name=乙小区
         way 13 400,20 500,20 500,200 400,200 400,20 landuse=residential name=丙小区
         way 14 600,20 700,20 700,200 600,200 600,20 landuse=residential name=丁小区
         way 15 800,20 850,20 900,20 900,200 800,200 800,20 landuse=residential name=戊小区
         way 16 1000,20 1050,20 1100,20 1100,200 1000,200 1000,20 landuse=residential name=己小区",
    );
    let (gates, findings) = compound_gates(&town.network, &town.facts.compounds, "town");
    let counts: Vec<_> = gates.iter().map(|g| (g.gates.len(), g.open_entrances)).collect();
    assert_eq!(counts, [(1, 0), (0, 1), (0, 0), (1, 0), (0, 1), (0, 0)]);
    let told: Vec<String> =
        findings.iter().map(|f| f.args.iter().map(|(k, v)| format!("{k}={v} ")).collect()).collect();
    assert_eq!(
        told,
        [
            "name=乙小区 entrances=1 ",
            "name=丙小区 entrances=0 ",
            "name=戊小区 entrances=1 ",
            "name=己小区 entrances=0 "
        ]
    );
}

/// 己 shares its gate `s` with 庚, which is smaller; `w` is a gate in no outline, `k` a closed barrier.
/// Nobody lives at a gate.
#[test]
fn gates_are_points_to_measure_from() {
    let town = town(
        "node g 50 20 barrier=gate access=private
         node s 350 20 barrier=gate
         node w 700 0 barrier=gate
         node k 450 20 barrier=block
         way 1 -100,0 50,0 350,0 700,0 900,0 highway=residential
         way 2 50,0 g 50,100 highway=service
         way 3 350,0 s 350,100 highway=service
         way 4 450,20 k 450,100 highway=service
         way 11 0,20 g 100,20 100,200 0,200 0,20 landuse=residential name=甲小区
         way 12 300,20 s 500,20 500,200 300,200 300,20 landuse=residential name=己小区
         way 13 340,20 s 380,20 380,60 340,60 340,20 landuse=residential name=庚小区",
    );
    let outer = [(200.0, -50.0), (600.0, -50.0), (600.0, 300.0), (200.0, 300.0), (200.0, -50.0)].map(|(x, y)| at(x, y));
    let shape = MultiPolygon(vec![Polygon { outer: outer.to_vec(), holes: Vec::new() }]);
    let community = Area { id: "c".to_owned(), name: "东社区".to_owned(), shape };
    let gates = gates(&town.facts, &rules(), &[community]);
    let found: Vec<_> = gates
        .iter()
        .map(|g| (g.at, town.facts.compounds[g.compound as usize].name.as_str(), g.community, g.people.0))
        .collect();
    assert_eq!(found, [(at(50.0, 20.0), "甲小区", u32::MAX, 0), (at(350.0, 20.0), "庚小区", 0, 0)]);
}
