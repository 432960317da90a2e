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
    check("barrier=gate access=yes locked=yes", "", ["-"; 3], ["-"; 3]);
    check("barrier=wall", "", ["-"; 3], ["-"; 3]);
    check("barrier=wall access=yes", "", ["400"; 3], ["400"; 3]);
    // A lift gate stops cars; walkers pass beside it, unless it is for residents only.
    check("barrier=lift_gate", "", ["400"; 3], ["400"; 3]);
    check("barrier=lift_gate access=private", "", ["400", "400", "-"], ["400", "-", "-"]);
    check("barrier=bollard", "", ["400"; 3], ["400"; 3]);
}

/// Valhalla adds 600 s to private streets, osmnx drops `service=private`; here they are for
/// those who live there: out, not in, and never through.
#[test]
fn private_streets_are_for_those_behind_them() {
    for word in ["residents", "permit", "employees"] {
        check("note=none", &format!("access={word}"), ["400", "400", "-"], ["400", "-", "-"]);
    }
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
        ("kerb=rolled", "200"),
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

/// A gate on a junction with a through street: the way that ends there is inside. Out of it
/// 100 m and 300 m along the street, which goes on past the gate undisturbed.
#[test]
fn at_a_junction_the_way_that_ends_lies_behind_the_gate() {
    let town = town(
        "node g 300 0 barrier=gate access=private\nway 1 0,0 g 600,0 highway=residential\n\
         way 2 g 300,100 highway=residential",
    );
    let ways = |from, to| {
        POLICIES.map(|policy| town.way("shortest", policy, from, to).replace(" m", " ").replace("no way", "-"))
    };
    let metres = |from, to| ways(from, to).map(|way| way.split(' ').next().expect("text").to_owned());
    assert_eq!(metres((300.0, 100.0), (0.0, 0.0)), ["400", "400", "-"]);
    assert_eq!(metres((0.0, 0.0), (300.0, 100.0)), ["400", "-", "-"]);
    assert_eq!(metres((0.0, 0.0), (600.0, 0.0)), ["600"; 3]);
    assert!(town.told().is_empty(), "{:?}", town.told());
}

/// Two streets of one class cross at a gate: which is inside is a guess, and told.
#[test]
fn a_gate_where_two_equal_streets_cross_is_told() {
    let town = town(
        "node g 300 0 barrier=gate\nway 1 0,0 g 600,0 highway=residential\n\
         way 2 300,-100 g 300,100 highway=residential",
    );
    assert_eq!(town.told(), ["network-gate-at-junction"]);
}

/// A compound's own street goes through a gate that is mapped where it crosses the street
/// outside: from 100 m inside to 300 m along the street. Mapped so, the service way is inside
/// whichever of the two the rule file lists first.
#[test]
fn where_two_streets_cross_at_a_gate_the_way_into_the_compound_is_inside() {
    let town = town(
        "node g 300 0 barrier=gate access=private\nway 1 0,0 g 600,0 highway=residential\n\
         way 2 300,-100 g 300,100 highway=service",
    );
    let metres = |from, to| {
        POLICIES.map(|policy| town.way("shortest", policy, from, to).split(' ').next().expect("an answer").to_owned())
    };
    assert_eq!(metres((300.0, 100.0), (0.0, 0.0)), ["400", "400", "no"]);
    assert_eq!(metres((0.0, 0.0), (300.0, 100.0)), ["400", "no", "no"]);
    // The street outside goes on past the gate, whatever the policy.
    assert_eq!(metres((0.0, 0.0), (600.0, 0.0)), ["600"; 3]);
    assert!(town.told().is_empty(), "{:?}", town.told());
}

/// Hours are not reckoned with: the gate passes by the policy alone, and a finding names them.
/// `24/7` is no restriction.
#[test]
fn gates_and_streets_with_hours_are_told_and_counted() {
    let hours = "opening_hours=06:00-22:00";
    check(&format!("barrier=gate {hours}"), "", ["400", "400", "-"], ["400", "400", "-"]);
    check(&format!("barrier=gate access=yes {hours}"), hours, ["400"; 3], ["400"; 3]);
    let town = town(
        "node g 100 0 barrier=gate opening_hours=06:00-22:00\nnode h 200 0 barrier=gate opening_hours=24/7\n\
         node i 300 0 barrier=gate access=yes opening_hours=06:00-22:00\nnode j 400 0 barrier=wall opening_hours=sunrise\n\
         way 1 0,0 g h i j 500,0 highway=residential\nway 2 0,0 0,100 highway=footway opening_hours=08:00-18:00",
    );
    assert_eq!(
        town.told(),
        [
            "network-street-hours count=1 hours=08:00-18:00",
            "network-gate-hours count=2 hours=06:00-22:00",
            // What lies beyond the wall.
            "network-islands count=1 metres=100 limit=1000",
        ]
    );
    assert_eq!(town.network.summary().gates_with_hours, 2);
    // One gate open to all, two without access tags; the wall is no gate.
    let gates = town.network.summary().gates;
    assert_eq!((gates["public"], gates["untagged"], gates["closed"]), (1, 2, 1));
}
