//! Snapping on a real district against trying every segment and every obstacle.

use std::path::PathBuf;

use yike_domain::LonLat;
use yike_engine::{
    geometry::Plane,
    import::osm::{Limits, read_streets},
    network::{BuildOptions, GatePolicy, Network, SnapOptions, Snapped, Snapper, Walk, build},
};

use crate::town::{profile, rules};

fn district(town: &str) -> Network {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("../../testdata/towns/{town}/{town}.osm.pbf"));
    let (facts, _) = read_streets(town, &std::fs::read(path).expect("testdata"), &Limits::default()).expect("a map");
    let options = BuildOptions { bounds: facts.bounds, ..BuildOptions::default() };
    build(&facts.streets, &facts.obstacles, &rules(), &options).expect("a network").0
}

/// Distance and nearest point of every street segment of the mainland, in metres.
fn legs(network: &Network, at: LonLat) -> Vec<(f64, LonLat)> {
    let view = network.view();
    let plane = Plane::at(at);
    let longest = view.component_m.iter().copied().max().expect("a component");
    let mut found = Vec::new();
    for chain in 0..view.chains.len() {
        let metres = view.component_m[view.component[view.chains[chain].ends[0] as usize] as usize];
        if view.kind(chain).point != 0 || (metres < network.meta().island_max_m && metres < longest) {
            continue;
        }
        let range = view.shape_range(chain);
        for i in range.start..range.end - 1 {
            let (a, b) = (plane.project(view.point(i)), plane.project(view.point(i + 1)));
            let (dx, dy) = (b.0 - a.0, b.1 - a.1);
            let part = (-(a.0 * dx + a.1 * dy) / (dx * dx + dy * dy).max(1e-12)).clamp(0.0, 1.0);
            let foot = (a.0 + part * dx, a.1 + part * dy);
            found.push(((foot.0 * foot.0 + foot.1 * foot.1).sqrt(), plane.unproject(foot)));
        }
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found
}

/// Whether a leg crosses any obstacle, tried one by one.
fn crosses(network: &Network, a: LonLat, b: LonLat) -> bool {
    let turn = |p: LonLat, q: [i32; 2], r: [i32; 2]| {
        let (x, y) = (i128::from(p.lon), i128::from(p.lat));
        ((i128::from(q[0]) - x) * (i128::from(r[1]) - y) - (i128::from(q[1]) - y) * (i128::from(r[0]) - x)).signum()
    };
    network.view().obstacles.iter().any(|o| {
        let at = |p: LonLat| [p.lon, p.lat];
        let sides = turn(a, at(b), o.a) * turn(a, at(b), o.b);
        let wall = LonLat { lon: o.a[0], lat: o.a[1] };
        sides < 0 && turn(wall, o.b, at(a)) * turn(wall, o.b, at(b)) < 0
    })
}

#[test]
fn no_point_is_snapped_across_an_obstacle_while_a_free_leg_exists() {
    let limit = f64::from(SnapOptions::default().limit_m);
    let (mut diverted, mut across) = (0, 0);
    for town in ["wudaokou", "xinjiekou", "bupt"] {
        let network = district(town);
        assert!(!network.view().obstacles.is_empty(), "{town} has obstacles");
        let walk = Walk::new(&network, &profile("shortest"), GatePolicy::OPEN);
        let snapper = Snapper::new(&walk, SnapOptions::default());
        let (low, high) = network.meta().bounds.expect("bounds");
        for i in 0..400i64 {
            // A fixed scatter: additive recurrence with the plastic number (Roberts 2018).
            let part = |factor: f64| (0.5 + factor * i as f64).fract();
            let along = |a: i32, b: i32, part: f64| a + (f64::from(b - a) * part) as i32;
            let at = LonLat {
                lon: along(low.lon, high.lon, part(0.754_877_666_2)),
                lat: along(low.lat, high.lat, part(0.569_840_291)),
            };
            let legs: Vec<(f64, LonLat)> = legs(&network, at).into_iter().filter(|(m, _)| *m < limit - 0.1).collect();
            let free = legs.iter().find(|(_, foot)| !crosses(&network, at, *foot));
            let ours = snapper.snap(at);
            let metres = |s: &Snapped| f64::from(s.access_mm) / 1000.0;
            match (free, ours) {
                (Some((wanted, _)), Some(ours)) => {
                    assert!(ours.crosses.is_none() && !ours.island, "{town} {at:?}: {ours:?}");
                    assert!((metres(&ours) - wanted).abs() < 0.05, "{town} {at:?}: {wanted} m, {ours:?}");
                    diverted += usize::from(wanted - legs[0].0 > 0.5);
                }
                (None, Some(ours)) if !legs.is_empty() => {
                    assert!(ours.crosses.is_some(), "{town} {at:?}: {ours:?}");
                    assert!((metres(&ours) - legs[0].0).abs() < 0.05, "{town} {at:?}");
                    across += 1;
                }
                _ => {}
            }
        }
    }
    assert!(diverted > 10, "{diverted} points were led around an obstacle, {across} had to cross one");
}
