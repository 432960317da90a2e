//! Who reaches what: bridges, gates, stairs, paces.

use yike_engine::{network::GatePolicy, scene::Scene};

use crate::who;

#[test]
fn a_footbridge_brings_the_market_within_reach() {
    let without = Scene::new()
        .street("south", [(0, 0), (600, 0)])
        .street("north", [(0, 100), (600, 100)])
        .outlet("market", "wet_market", (300, 100))
        .home("a", 1, (300, 0))
        .home("b", 2, (0, 0));
    let with = without.clone().footway("bridge", [(300, 0), (300, 100)]).build();
    // Adults walk 1.333 m/s. Without the bridge the two streets do not meet: nobody arrives.
    assert_eq!(who(&without.build(), "adult", GatePolicy::OPEN, "wet_market", 30), "0 residents: ");
    // With it a walks 100 m in 75.0 s, b walks 300 + 100 = 400 m in 300.1 s. Residents 1 + 2 = 3.
    assert_eq!(who(&with, "adult", GatePolicy::OPEN, "wet_market", 2), "1 residents: a 75.0 s");
    assert_eq!(who(&with, "adult", GatePolicy::OPEN, "wet_market", 6), "3 residents: a 75.0 s, b 300.1 s");
}

#[test]
fn streets_that_cross_without_meeting_do_not_connect() {
    let town = Scene::new()
        .street("street", [(0, 0), (600, 0)])
        .footway("flyover", [(300, -100), (300, 100)])
        .footway("ramp", [(300, 100), (600, 100), (600, 0)])
        .outlet("market", "wet_market", (300, -100))
        .home("a", 1, (300, 0))
        .build();
    // From the street under the bridge one walks 300 m east, 100 m up the ramp, 300 m back
    // and 200 m over: 900 m, not the 100 m straight up.
    assert_eq!(town.distances_m("shortest", "wet_market", GatePolicy::OPEN), [Some(900)]);
}

/// A compound lane between two private gates, a long way round it, and a shop beyond.
///
/// ```text
///   (0,400)────────────────────(600,400)
///      │                           │
///   b (0,0)──G──────a──canteen──G──(600,0) shop
/// ```
fn compound() -> Scene {
    Scene::new()
        .street("lane", [(0, 0), (600, 0)])
        .street("round", [(0, 0), (0, 400), (600, 400), (600, 0)])
        .gate((100, 0), &[("access", "private")])
        .gate((500, 0), &[("access", "private")])
        .outlet("shop", "convenience_store", (600, 0))
        .outlet("canteen", "elder_canteen", (400, 0))
        .home("a", 1, (300, 0))
        .home("b", 2, (0, 0))
}

#[test]
fn open_gates_let_everybody_through() {
    let town = compound().build();
    // a: 300 m to the shop, 100 m to the canteen; b: 600 m straight through, 400 m.
    assert_eq!(town.distances_m("shortest", "convenience_store", GatePolicy::OPEN), [Some(300), Some(600)]);
    assert_eq!(town.distances_m("shortest", "elder_canteen", GatePolicy::OPEN), [Some(100), Some(400)]);
}

#[test]
fn residents_gates_let_residents_out_and_nobody_through() {
    let town = compound().build();
    // a leaves by the east gate: 300 m. b goes round: 400 + 600 + 400 = 1,400 m, and the
    // canteen inside is not for b.
    assert_eq!(town.distances_m("shortest", "convenience_store", GatePolicy::RESIDENTS), [Some(300), Some(1400)]);
    assert_eq!(town.distances_m("shortest", "elder_canteen", GatePolicy::RESIDENTS), [Some(100), None]);
}

#[test]
fn closed_gates_shut_in_and_out() {
    let town = compound().build();
    assert_eq!(town.distances_m("shortest", "convenience_store", GatePolicy::CLOSED), [None, Some(1400)]);
    assert_eq!(town.distances_m("shortest", "elder_canteen", GatePolicy::CLOSED), [Some(100), None]);
}

#[test]
fn an_untagged_gate_is_shut_only_when_gates_are_closed() {
    let town = Scene::new()
        .street("lane", [(0, 0), (200, 0)])
        .gate((100, 0), &[])
        .outlet("shop", "convenience_store", (200, 0))
        .home("a", 1, (0, 0))
        .build();
    let distance = |gates| town.distances_m("shortest", "convenience_store", gates);
    assert_eq!(distance(GatePolicy::OPEN), [Some(200)]);
    assert_eq!(distance(GatePolicy::RESIDENTS), [Some(200)]);
    assert_eq!(distance(GatePolicy::CLOSED), [None]);
}

#[test]
fn elders_reach_less_in_the_same_minutes() {
    let town = Scene::new()
        .street("street", [(0, 0), (1400, 0)])
        .outlet("market", "wet_market", (0, 0))
        .home("a", 1, (100, 0))
        .home("b", 2, (700, 0))
        .home("c", 4, (1300, 0))
        .build();
    // In 10 minutes an adult (1.333 m/s) walks 799.8 m, an elder (0.9 m/s) 540 m.
    // a: 75.0 s and 111.1 s; b: 525.1 s and 777.8 s; c: 975.2 s and 1444.4 s.
    let reached = |profile, minutes| who(&town, profile, GatePolicy::OPEN, "wet_market", minutes);
    assert_eq!(reached("adult", 10), "3 residents: a 75.0 s, b 525.1 s");
    assert_eq!(reached("elder", 10), "1 residents: a 111.1 s");
    assert_eq!(reached("elder", 13), "3 residents: a 111.1 s, b 777.8 s");
}

#[test]
fn wheels_go_round_the_stairs() {
    let town = Scene::new()
        .street("low", [(0, 0), (400, 0)])
        .street("high", [(0, 60), (400, 60)])
        .steps("stairs", [(100, 0), (100, 60)])
        .footway("ramp", [(400, 0), (400, 60)])
        .outlet("pharmacy", "pharmacy", (100, 60))
        .home("a", 1, (100, 0))
        .build();
    // Adults climb 60 m of stairs at 0.6 m/s: 100.0 s, less than 660 m round (495.1 s).
    assert_eq!(who(&town, "adult", GatePolicy::OPEN, "pharmacy", 15), "1 residents: a 100.0 s");
    // With a stroller the stairs take 60 / 0.25 = 240 s, still less than 660 / 1.1 = 600 s.
    assert_eq!(who(&town, "stroller", GatePolicy::OPEN, "pharmacy", 15), "1 residents: a 240.0 s");
    // A wheelchair (0.8 m/s) rolls 300 + 60 + 300 = 660 m: 825.0 s.
    assert_eq!(who(&town, "wheelchair", GatePolicy::OPEN, "pharmacy", 15), "1 residents: a 825.0 s");
}

#[test]
fn a_home_behind_a_wall_uses_the_street_on_its_own_side() {
    let scene = Scene::new()
        .street("near", [(0, 0), (400, 0)])
        .street("own", [(0, 60), (400, 60)])
        .footway("link", [(400, 0), (400, 60)])
        .outlet("market", "wet_market", (200, 0))
        .home("a", 1, (200, 20));
    // Open land: 20 m to the near street, at the market's door.
    assert_eq!(scene.clone().build().distances_m("shortest", "wet_market", GatePolicy::OPEN), [Some(20)]);
    // A wall between: 40 m to the own street, 200 + 60 + 200 m along the streets.
    let walled = scene.wall("wall", [(-50, 10), (450, 10)]).build();
    assert_eq!(walled.distances_m("shortest", "wet_market", GatePolicy::OPEN), [Some(500)]);
}
