//! Gates, private streets, kerbs.

use yike_engine::network::GatePolicy;

use crate::town::town;

const POLICIES: [GatePolicy; 3] = [GatePolicy::OPEN, GatePolicy::RESIDENTS, GatePolicy::CLOSED];

/// A street outside (600 m), a way in of 100 m with a gate 10 m from the street. Out of the
/// compound and into it under the policies open, residents, closed: metres or `-`.
#[track_caller]
fn check(gate: &str, inside: &str, out: [&str; 3], into: [&str; 3]) {
    let town = town(&format!(
        "node g 300 10 {gate}\nway 1 0,0 300,0 600,0 highway=residential\nway 2 300,0 g highway=service\n\
         way 3 g 300,100 highway=service {inside}"
    ));
    let metres = |policy, from, to| {
        let way = town.way("shortest", policy, from, to);
        way.strip_suffix(" s").and_then(|w| w.split_once(" m ")).map_or("-".to_owned(), |(m, _)| m.to_owned())
    };
    let (home, shop) = ((300.0, 100.0), (0.0, 0.0));
    assert_eq!(POLICIES.map(|p| metres(p, home, shop)), out, "out through {gate} {inside}");
    assert_eq!(POLICIES.map(|p| metres(p, shop, home)), into, "in through {gate} {inside}");
}

/// 100 m to the street and 300 m along it. Residents leave through a private gate and nobody
/// else enters; a gate without access tags passes unless all gates are closed; a gate for all
/// always passes; a locked one never.
#[test]
fn gates_pass_by_the_policy() {
    check("barrier=gate access=yes", "", ["400"; 3], ["400"; 3]);
    check("barrier=gate", "", ["400", "400", "-"], ["400", "400", "-"]);
    check("barrier=gate access=private", "", ["400", "400", "-"], ["400", "-", "-"]);
    check("barrier=gate access=no", "", ["400", "400", "-"], ["400", "-", "-"]);
    check("barrier=gate locked=yes", "", ["-"; 3], ["-"; 3]);
    check("barrier=wall", "", ["-"; 3], ["-"; 3]);
    // A lift gate stops cars; walkers pass beside it, unless it is for residents only.
    check("barrier=lift_gate", "", ["400"; 3], ["400"; 3]);
    check("barrier=lift_gate access=private", "", ["400", "400", "-"], ["400", "-", "-"]);
    check("barrier=bollard", "", ["400"; 3], ["400"; 3]);
}

/// Valhalla adds 600 s to private streets, osmnx drops `service=private`; here they are for
/// those who live there: out, not in, and never through.
#[test]
fn private_streets_are_for_those_behind_them() {
    check("note=none", "access=private", ["400", "400", "-"], ["400", "-", "-"]);
    check("barrier=gate access=yes", "access=private", ["400", "400", "-"], ["400", "-", "-"]);
}

/// Round the compound 100 + 400 + 100 = 600 m, through it 400 m.
#[test]
fn nobody_walks_through_a_compound_with_private_gates() {
    let text = |access: &str| {
        format!(
            "node g 0 10 barrier=gate {access}\nnode h 400 10 barrier=gate {access}\n\
             way 1 -2000,0 0,0 0,-100 400,-100 400,0 2400,0 highway=residential\n\
             way 2 0,0 g h 400,0 highway=service"
        )
    };
    let through = |access: &str| {
        let town = town(&text(access));
        POLICIES.map(|p| town.way("shortest", p, (0.0, 0.0), (400.0, 0.0)).split(" m").next().expect("text").to_owned())
    };
    // 10 + 400 + 10 through the compound, 600 round it.
    assert_eq!(through("access=yes"), ["420", "420", "420"]);
    assert_eq!(through(""), ["420", "420", "600"]);
    assert_eq!(through("access=private"), ["420", "600", "600"]);
}

#[test]
fn a_raised_kerb_stops_wheels_and_a_lowered_one_does_not() {
    let ask = |kerb: &str, who: &str| {
        let town = town(&format!("node k 100 0 {kerb}\nway 1 0,0 k 200,0 highway=footway"));
        town.metres(who, (0.0, 0.0), (200.0, 0.0))
    };
    for (kerb, wheelchair) in [
        ("kerb=raised", "no way"),
        ("barrier=kerb kerb=raised", "no way"),
        ("kerb=lowered", "200"),
        ("kerb=flush", "200"),
        ("kerb=raised kerb:height=0.02", "200"),
        ("kerb:height=5cm", "no way"),
    ] {
        assert_eq!(ask(kerb, "adult"), "200", "{kerb}");
        assert_eq!(ask(kerb, "wheelchair"), wheelchair, "{kerb}");
    }
}

#[test]
fn narrow_barriers_stop_wheels() {
    let ask = |width: &str| {
        let town = town(&format!("node c 100 0 barrier=cycle_barrier {width}\nway 1 0,0 c 200,0 highway=footway"));
        town.metres("wheelchair", (0.0, 0.0), (200.0, 0.0))
    };
    assert_eq!([ask(""), ask("width=1.2"), ask("width=0.6")], ["200", "200", "no way"]);
}

#[test]
fn unknown_barriers_are_told_and_passed() {
    let town = town("node b 100 0 barrier=moat\nway 1 0,0 b 200,0 highway=footway");
    assert_eq!(town.metres("adult", (0.0, 0.0), (200.0, 0.0)), "200");
    assert_eq!(town.told(), ["network-barrier-unknown barrier=moat count=1"]);
}
