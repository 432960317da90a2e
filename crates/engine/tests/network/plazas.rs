//! Plazas are crossed in straight lines, as OpenTripPlanner does; OSRM, GraphHopper and R5 walk
//! round them.

use crate::town::town;

const STREETS: &str = "way 1 -100,0 0,0 highway=footway\nway 2 100,100 200,100 highway=footway\n";

/// 100 m + the diagonal of 100 m × 100 m (141.42 m) + 100 m; round it would be 400 m.
#[test]
fn an_open_plaza_is_crossed_in_a_straight_line() {
    let square = "0,0 100,0 100,100 0,100 0,0";
    for plaza in [
        format!("way 3 {square} highway=pedestrian area=yes"),
        format!("way 3 {square}\nrelation 5 outer:3 type=multipolygon highway=pedestrian"),
        // Half the outline each.
        "way 3 0,0 100,0 100,100\nway 4 100,100 0,100 0,0\nrelation 5 outer:3 outer:4 type=multipolygon highway=pedestrian"
            .to_owned(),
    ] {
        let town = town(&format!("{STREETS}{plaza}"));
        assert_eq!(town.metres("shortest", (-100.0, 0.0), (200.0, 100.0)), "341", "{plaza}");
    }
    // Without area=yes the same line is a street round a block.
    let town = town(&format!("{STREETS}way 3 {square} highway=pedestrian"));
    assert_eq!(town.metres("shortest", (-100.0, 0.0), (200.0, 100.0)), "400");
}

/// A fountain 20 m × 20 m in the middle: the way touches its corner (60, 40):
/// 2 × √(60² + 40²) = 144.22 m.
#[test]
fn the_way_over_a_plaza_goes_round_its_fountain() {
    let town = town(&format!(
        "{STREETS}way 3 0,0 100,0 100,100 0,100 0,0\nway 4 40,40 60,40 60,60 40,60 40,40\n\
         relation 5 outer:3 inner:4 type=multipolygon highway=pedestrian"
    ));
    assert_eq!(town.metres("shortest", (-100.0, 0.0), (200.0, 100.0)), "344");
}

/// A building stands into the plaza: its corner (50, 80) is walked round.
/// √(50² + 80²) + √(50² + 80²) = 188.68 m.
#[test]
fn the_way_over_a_plaza_goes_round_a_corner_that_stands_in() {
    let town = town(
        "way 1 -100,0 0,0 highway=footway\nway 2 100,0 200,0 highway=footway\n\
         way 3 0,0 49,0 50,80 51,0 100,0 100,100 0,100 0,0 highway=pedestrian area=yes",
    );
    assert_eq!(town.metres("shortest", (-100.0, 0.0), (200.0, 0.0)), "389");
}

#[test]
fn too_many_entries_are_told() {
    let corners: Vec<String> = (0..60).map(|i| format!("{},0", i * 10)).collect();
    let streets: String =
        (0..60).map(|i| format!("way {} {},0 {},-50 highway=footway\n", 100 + i, i * 10, i * 10)).collect();
    let town = town(&format!("{streets}way 3 {} 590,100 0,100 0,0 highway=pedestrian area=yes", corners.join(" ")));
    assert_eq!(town.told(), ["network-plaza-too-many-entries entries=60 limit=48"]);
    // Still connected, along the outline.
    assert_eq!(town.metres("shortest", (0.0, -50.0), (590.0, -50.0)), "690");
}
