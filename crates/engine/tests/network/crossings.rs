//! Waiting at crossings.

use yike_engine::network::GatePolicy;

use crate::town::town;

/// 100 m, a crossing of 20 m over a carriageway that it meets in its middle, 100 m.
/// Adult: 220 m / 1.333 m/s = 165.04 s and the wait; wheelchair: 275 s and the wait.
#[test]
fn a_crossing_costs_its_wait_once() {
    let ask = |tags: &str, who: &str| {
        let town = town(&format!(
            "way 1 0,0 100,0 highway=footway\nway 2 100,0 110,0 120,0 highway=footway {tags}\n\
             way 3 120,0 220,0 highway=footway\nway 4 110,-500 110,0 110,500 highway=primary"
        ));
        town.way(who, GatePolicy::OPEN, (0.0, 0.0), (220.0, 0.0))
    };
    for (tags, adult, wheelchair) in [
        ("footway=crossing crossing=traffic_signals", "220 m 185.0 s", "220 m 305.0 s"),
        ("footway=crossing crossing:signals=yes", "220 m 185.0 s", "220 m 305.0 s"),
        ("footway=crossing crossing=zebra", "220 m 170.0 s", "220 m 285.0 s"),
        ("footway=crossing crossing:markings=zebra", "220 m 170.0 s", "220 m 285.0 s"),
        ("footway=crossing crossing=unmarked", "220 m 173.0 s", "220 m 290.0 s"),
        ("footway=crossing", "220 m 173.0 s", "220 m 290.0 s"),
        ("", "220 m 165.0 s", "220 m 275.0 s"),
    ] {
        assert_eq!(ask(tags, "adult"), adult, "{tags}");
        assert_eq!(ask(tags, "wheelchair"), wheelchair, "{tags}");
        assert_eq!(ask(tags, "shortest"), "220 m 165.0 s", "lengths know no waits: {tags}");
    }
}

/// Which side of the carriageway one walks on is not known at a crossing node: 200 m at
/// 1.333 m/s = 150.04 s, along the carriageway and over it.
#[test]
fn a_crossing_node_of_a_carriageway_costs_nothing() {
    let town = town(
        "node c 100 0 highway=crossing crossing=traffic_signals\nway 1 0,0 c 200,0 highway=primary\n\
         way 2 100,-100 c 100,100 highway=residential",
    );
    assert_eq!(town.way("adult", GatePolicy::OPEN, (0.0, 0.0), (200.0, 0.0)), "200 m 150.0 s");
    assert_eq!(town.way("adult", GatePolicy::OPEN, (100.0, -100.0), (100.0, 100.0)), "200 m 150.0 s");
}

/// Half the crossing, to the island in its middle, costs half the wait.
#[test]
fn half_a_crossing_costs_half_its_wait() {
    let town = town(
        "way 1 0,0 100,0 highway=footway\nway 2 100,0 110,0 120,0 highway=footway footway=crossing crossing=zebra\n\
         way 4 110,-500 110,0 110,500 highway=primary",
    );
    // 100 + 10 + 90 m = 150.04 s, and 2.5 of 5 s.
    assert_eq!(town.way("adult", GatePolicy::OPEN, (0.0, 0.0), (110.0, 90.0)), "200 m 152.5 s");
}
