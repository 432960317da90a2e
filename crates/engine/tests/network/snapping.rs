//! Points find their street.

use yike_engine::{import::map::ObstacleKind, network::SnapOptions};

use crate::town::{Town, town};

fn metres(town: &Town, x: f64, y: f64) -> String {
    match town.snap(x, y, SnapOptions::default()) {
        Some(s) => format!(
            "{:.0} m{}{}",
            f64::from(s.access_mm) / 1000.0,
            if s.island { " island" } else { "" },
            if s.crosses.is_some() { " across" } else { "" }
        ),
        None => "none".to_owned(),
    }
}

/// Streets 30 m south and 70 m north of the point, an obstacle 10 m south of it.
fn between(obstacle: &str, north: bool) -> Town {
    let north =
        if north { "way 2 -500,100 500,100 highway=residential\nway 3 500,0 500,100 highway=residential" } else { "" };
    town(&format!("way 1 -500,0 500,0 highway=residential\n{north}\nway 9 -300,20 300,20 {obstacle}"))
}

#[test]
fn a_leg_never_crosses_an_obstacle_when_another_street_is_in_range() {
    for obstacle in [
        "barrier=wall",
        "barrier=fence",
        "barrier=hedge",
        "waterway=river",
        "waterway=canal",
        "railway=rail",
        "highway=motorway",
        "highway=trunk motorroad=yes",
    ] {
        assert_eq!(metres(&between(obstacle, true), 50.0, 30.0), "70 m", "{obstacle}");
        assert_eq!(metres(&between(obstacle, false), 50.0, 30.0), "30 m across", "{obstacle}");
    }
    for open in [
        "waterway=stream",
        "railway=tram",
        "railway=rail tunnel=yes",
        "railway=rail bridge=yes layer=1",
        "waterway=river tunnel=culvert",
        "barrier=kerb",
        "highway=trunk",
    ] {
        assert_eq!(metres(&between(open, true), 50.0, 30.0), "30 m", "{open}");
    }
    let town = between("waterway=river", false);
    let snapped = town.snap(50.0, 30.0, SnapOptions::default()).expect("a street");
    assert_eq!(snapped.crosses, Some(ObstacleKind::Water as u32));
    let careless = SnapOptions { respect_obstacles: false, ..SnapOptions::default() };
    assert_eq!(between("barrier=wall", true).snap(50.0, 30.0, careless).expect("a street").access_mm / 1000, 30);
}

/// The wall bends exactly on the leg: it is crossed all the same.
#[test]
fn a_leg_does_not_slip_through_the_corner_of_a_wall() {
    let town = town(
        "way 1 -500,0 500,0 highway=residential\nway 2 -500,100 500,100 500,0 highway=residential\n\
         way 9 0,10 50,20 100,10 barrier=wall",
    );
    assert_eq!(metres(&town, 50.0, 30.0), "70 m");
    // A point on the wall itself is on both sides.
    assert_eq!(metres(&town, 50.0, 20.0), "20 m");
}

/// A lake 40 m wide south of the point: the shore is the obstacle.
#[test]
fn lakes_are_obstacles_by_their_shore() {
    let town = town(
        "way 1 -500,0 500,0 highway=residential\nway 2 -500,100 500,100 500,0 highway=residential\n\
         way 9 20,5 80,5 80,25 20,25 20,5 natural=water",
    );
    assert_eq!(metres(&town, 50.0, 30.0), "70 m");
}

/// Behind the wall of a compound the inner street is taken, though the outer one is nearer.
#[test]
fn homes_in_a_compound_stand_at_its_own_street() {
    let town = town(
        "node g 100 20 barrier=gate access=private\nway 1 -500,0 100,0 500,0 highway=residential\nway 2 100,0 g 100,100 highway=service\n\
         way 9 0,20 g 200,20 200,200 0,200 0,20 landuse=residential barrier=wall name=甲小区",
    );
    // The street is 25 m south, beyond the wall; the inner way 40 m east.
    assert_eq!(metres(&town, 60.0, 25.0), "40 m");
}

/// 100 m of street at 5 m, 2 km of street at 45 m; the limit is 300 m.
#[test]
fn islands_are_avoided_while_the_mainland_is_in_range() {
    let text = |mainland: f64| {
        format!("way 1 -1000,{mainland} 1000,{mainland} highway=residential\nway 2 0,0 100,0 highway=footway")
    };
    let near = town(&text(-40.0));
    assert_eq!(metres(&near, 50.0, 5.0), "45 m");
    assert_eq!(near.told(), ["network-islands count=1 metres=100 limit=1000"]);
    assert_eq!(metres(&town(&text(-400.0)), 50.0, 5.0), "5 m island");
    assert_eq!(metres(&near, 50.0, 900.0), "none");
}

/// A point is snapped to the middle of an edge, not to its far ends.
#[test]
fn the_nearest_point_of_the_edge_counts() {
    let town = town("way 1 0,0 1000,0 highway=residential");
    let snapped = town.snap(400.0, 25.0, SnapOptions::default()).expect("a street");
    assert_eq!(
        ((f64::from(snapped.offset_mm) / 1000.0).round(), (f64::from(snapped.access_mm) / 1000.0).round()),
        (400.0, 25.0)
    );
}
