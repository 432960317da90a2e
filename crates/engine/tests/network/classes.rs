//! Which ways are walked.

use yike_domain::walking::ClassWalk;
use yike_engine::network::GatePolicy;

use crate::town::{rules, town, town_with};

/// Whether a way of 100 m between two streets is walked: the way round is 300 m.
#[track_caller]
fn check(tags: &str, walked: bool) {
    let town = town(&format!(
        "way 1 0,0 0,100 highway=residential\nway 2 0,100 100,100 highway=residential\n\
         way 3 100,100 100,0 highway=residential\nway 9 0,0 100,0 {tags}"
    ));
    let wanted = if walked { "100" } else { "300" };
    assert_eq!(town.metres("shortest", (0.0, 0.0), (100.0, 0.0)), wanted, "{tags}");
}

#[test]
fn classes_and_access_words_decide() {
    for tags in [
        "highway=footway",
        "highway=path",
        "highway=primary",
        "highway=living_street oneway=yes",
        "highway=service access=customers",
        "highway=footway access=no foot=yes",
        "highway=residential access=private foot=permissive",
        "highway=trunk foot=yes",
        "highway=trunk sidewalk=right",
        "highway=trunk motorroad=yes foot=designated",
        "highway=corridor",
        "highway=secondary sidewalk=separate",
        "highway=track access=destination",
        "highway=residential foot=customers access=no",
    ] {
        check(tags, true);
    }
    for tags in [
        "highway=motorway",
        "highway=motorway foot=yes",
        "highway=trunk",
        "highway=trunk_link access=no",
        "highway=primary motorroad=yes",
        "highway=trunk motorroad=yes sidewalk=both",
        "highway=footway access=no",
        "highway=residential foot=no",
        "highway=secondary foot=use_sidepath",
        "highway=track access=agricultural",
        "highway=track access=forestry",
        "highway=service access=delivery",
        "highway=service access=military",
        "highway=platform",
        "highway=construction",
        "highway=proposed",
        "highway=busway",
        "railway=platform",
        "building=yes",
    ] {
        check(tags, false);
    }
}

/// Valhalla and osmnx leave out cycleways without a foot tag; OSRM and GraphHopper walk them,
/// and so do we: in Chinese cities they run beside the carriageway and are walked. One word
/// of the rule file decides.
#[test]
fn cycleways_are_walked_unless_the_rule_file_says_otherwise() {
    check("highway=cycleway", true);
    check("highway=cycleway foot=no", false);
    let mut strict = rules();
    for class in strict.class.iter_mut().filter(|c| c.highway == "cycleway") {
        class.walk = ClassWalk::IfTagged;
    }
    let metres = |tags: &str| {
        let text =
            format!("way 1 0,0 0,100 100,100 100,0 highway=residential\nway 9 0,0 100,0 highway=cycleway {tags}");
        town_with(&text, &strict).metres("shortest", (0.0, 0.0), (100.0, 0.0))
    };
    assert_eq!(metres(""), "300");
    assert_eq!(metres("foot=yes"), "100");
}

/// A living circle asks whether people get there and back, so one-way tags are told and not obeyed.
#[test]
fn one_way_tags_do_not_bind_walkers() {
    let town =
        town("way 1 0,0 100,0 highway=footway oneway:foot=yes\nway 2 100,0 200,0 highway=residential oneway=yes");
    assert_eq!(town.metres("shortest", (200.0, 0.0), (0.0, 0.0)), "200");
    assert_eq!(town.told(), ["network-one-way-ignored count=1"]);
}

#[test]
fn unknown_classes_are_told_and_not_walked() {
    check("highway=skywalk", false);
    let town = town("way 1 0,0 100,0 highway=skywalk\nway 2 0,0 0,100 highway=footway");
    assert_eq!(town.told(), ["network-class-unknown class=skywalk count=1"]);
}

/// The bridge shares no node with the motorway: 300 m to the bridge, 100 m over it, 300 m back.
#[test]
fn a_motorway_is_crossed_by_its_footbridge_only() {
    let text = "way 1 0,0 300,0 highway=residential\nway 2 0,100 300,100 highway=residential\n\
                way 3 -200,50 400,50 highway=motorway";
    let town_without = town(text);
    assert_eq!(town_without.metres("shortest", (0.0, 0.0), (0.0, 100.0)), "no way");
    let with = town(&format!("{text}\nway 4 300,0 300,100 highway=footway bridge=yes layer=1"));
    assert_eq!(with.metres("shortest", (0.0, 0.0), (0.0, 100.0)), "700");
}

/// 200 m level at 1.333 m/s = 150.04 s, 30 m of stairs at 0.6 m/s = 50 s. The ramp of the
/// wheelchair: 250 s + 30 m at 0.4 m/s = 75 s. An escalator is no stairs for walkers: 172.54 s.
#[test]
fn stairs_take_time_and_stop_wheels() {
    let stairs = |tags: &str| {
        town(&format!(
            "way 1 0,0 100,0 highway=footway\nway 2 100,0 130,0 highway=steps {tags}\nway 3 130,0 230,0 highway=footway"
        ))
    };
    let ask = |tags: &str, who: &str| stairs(tags).way(who, GatePolicy::OPEN, (0.0, 0.0), (230.0, 0.0));
    assert_eq!(ask("", "adult"), "230 m 200.0 s");
    assert_eq!(ask("", "wheelchair"), "no way");
    assert_eq!(ask("", "shortest"), "230 m 172.5 s");
    assert_eq!(ask("ramp:wheelchair=yes", "wheelchair"), "230 m 325.0 s");
    assert_eq!(ask("conveying=yes", "adult"), "230 m 172.5 s");
    assert_eq!(ask("conveying=forward", "adult"), "230 m 172.5 s");
    assert_eq!(ask("conveying=forward", "wheelchair"), "no way");
}

/// Adult: 200 m = 150.04 s + 30 s; wheelchair: 250 s + 45 s.
#[test]
fn a_lift_joins_levels_for_its_time() {
    let text =
        "node e 100 0 highway=elevator\nway 1 0,0 e highway=footway level=0\nway 2 e 200,0 highway=footway level=1";
    let town = town(text);
    assert_eq!(town.way("adult", GatePolicy::OPEN, (0.0, 0.0), (200.0, 0.0)), "200 m 180.0 s");
    assert_eq!(town.way("wheelchair", GatePolicy::OPEN, (0.0, 0.0), (200.0, 0.0)), "200 m 295.0 s");
}

/// Rough ground: adult 1.1 m/s, wheelchair 0.4 m/s. A slope of 10 % is too steep for the wheelchair.
#[test]
fn surface_and_slope_count_where_tagged() {
    let ask = |tags: &str, who: &str| {
        town(&format!("way 1 0,0 110,0 highway=path {tags}")).way(who, GatePolicy::OPEN, (0.0, 0.0), (110.0, 0.0))
    };
    assert_eq!(ask("surface=gravel", "adult"), "110 m 100.0 s");
    assert_eq!(ask("surface=gravel", "wheelchair"), "110 m 275.0 s");
    assert_eq!(ask("smoothness=very_bad", "adult"), "110 m 100.0 s");
    assert_eq!(ask("smoothness=good surface=asphalt", "adult"), "110 m 82.5 s");
    assert_eq!(ask("incline=10%", "adult"), "110 m 82.5 s");
    assert_eq!(ask("incline=10%", "wheelchair"), "no street");
    assert_eq!(ask("incline=-8%", "wheelchair"), "110 m 137.5 s");
    assert_eq!(ask("width=0.7", "wheelchair"), "no street");
    assert_eq!(ask("wheelchair=no", "wheelchair"), "no street");
    assert_eq!(ask("wheelchair=no", "stroller"), "110 m 100.0 s");
    assert_eq!(ask("stroller=no", "stroller"), "no street");
    assert_eq!(ask("stroller=no", "elder"), "110 m 122.2 s");
}
