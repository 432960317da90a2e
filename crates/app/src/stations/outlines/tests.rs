//! Fewer corners, the same land.

use yike_engine::{
    access::{Control, Direction, IsochroneOptions, isochrones},
    network::GatePolicy,
    scene::{Scene, profile},
};

use super::*;

fn at(lon: i32, lat: i32) -> LonLat {
    LonLat { lon, lat }
}

/// One ring, closed.
fn shape(ring: &[(i32, i32)]) -> MultiPolygon {
    let outer = ring.iter().chain(ring.first()).map(|(lon, lat)| at(*lon, *lat)).collect();
    MultiPolygon(vec![Polygon { outer, holes: vec![] }])
}

#[test]
fn corners_on_a_straight_line_go_and_those_that_turn_stay() {
    // A square of 0.001°, 111 m on the equator, with a corner in the middle of each side, one of them
    // 100 units (1.1 m) out and one 300 units (3.3 m): only the last is beyond 2 m.
    let square = shape(&[
        (0, 0),
        (5_000, -100),
        (10_000, 0),
        (10_300, 5_000),
        (10_000, 10_000),
        (5_000, 10_000),
        (0, 10_000),
        (0, 5_000),
    ]);
    let [thin] = thinned(&[&square]).try_into().expect("one for one");
    assert_eq!(thin, shape(&[(0, 0), (10_000, 0), (10_300, 5_000), (10_000, 10_000), (0, 10_000)]));
}

#[test]
fn a_corner_of_a_neighbour_keeps_an_outline_in_its_place() {
    // The inner area's top lies 50 units under a bulge of 100 in the outer one: cutting the bulge off would cross it.
    let outer = shape(&[(0, 0), (10_000, 0), (10_000, 10_000), (5_000, 10_100), (0, 10_000)]);
    let inner = shape(&[(4_000, 5_000), (6_000, 5_000), (5_000, 10_050), (4_900, 7_000)]);
    let thin = thinned(&[&inner, &outer]);
    assert_eq!(thin[1], outer);
    // Alone it goes.
    assert_eq!(thinned(&[&outer])[0].0[0].outer.len(), 5);
}

#[test]
fn what_two_outlines_share_stays_shared() {
    let wall = [(10_000, 0), (10_050, 2_500), (9_950, 5_000), (10_050, 7_500), (10_000, 10_000)];
    let west: Vec<(i32, i32)> = [(0, 10_000), (0, 0)].into_iter().chain(wall).collect();
    let east: Vec<(i32, i32)> = wall.into_iter().rev().chain([(20_000, 0), (20_000, 10_000)]).collect();
    let thin = thinned(&[&shape(&west), &shape(&east)]);
    let on_wall = |shape: &MultiPolygon| {
        let mut wall: Vec<LonLat> =
            shape.rings().flatten().copied().filter(|at| (9_000..11_000).contains(&at.lon)).collect();
        wall.sort();
        wall.dedup();
        wall
    };
    assert_eq!(on_wall(&thin[0]), on_wall(&thin[1]));
    assert!(on_wall(&thin[0]).len() < 5);
}

/// A comb of streets with dead ends: outlines with bays, holes and stretches in common.
fn town() -> Vec<MultiPolygon> {
    let mut scene = Scene::new().home("a", 1, (0, 0)).street("spine", [(0, 0), (400, 30), (800, -40), (1400, 0)]);
    let names = ["t0", "t1", "t2", "t3", "t4", "t5", "t6"];
    for (k, name) in (0..).zip(names) {
        let x = 150 + 180 * k;
        scene = scene.street(name, [(x, -300 - 17 * k), (x + 20, 0), (x - 30, 260 + 23 * k), (x + 150, 420)]);
    }
    let town = scene.build();
    let walk = town.walk(&profile("adult"), GatePolicy::OPEN);
    let (homes, _) = town.attached(&walk);
    let cutoffs = [300_000, 480_000, 600_000, 900_000];
    let found =
        isochrones(&walk, &[homes], &cutoffs, Direction::FromHome, IsochroneOptions::default(), Control::default());
    found.expect("not cancelled").remove(0).into_iter().map(|isochrone| isochrone.shape).collect()
}

fn segments(shape: &MultiPolygon) -> Vec<(LonLat, LonLat)> {
    shape.rings().flat_map(|ring| ring.windows(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>()).collect()
}

/// Whether two segments meet elsewhere than at corners that they share.
fn cross((a, b): (LonLat, LonLat), (c, d): (LonLat, LonLat)) -> bool {
    let shared = [a, b].iter().filter(|p| [c, d].contains(p)).count();
    let across = turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0;
    let collinear = [turn(a, b, c), turn(a, b, d)] == [0, 0];
    shared == 0 && across && !collinear
}

#[test]
fn real_outlines_nest_never_cross_and_stay_within_the_tolerance() {
    let before = town();
    let after = thinned(&before.iter().collect::<Vec<_>>());
    let n = |shapes: &[MultiPolygon]| shapes.iter().map(|shape| segments(shape).len()).sum::<usize>();
    assert!(n(&after) * 2 < n(&before), "{} of {} corners are left", n(&after), n(&before));
    let all: Vec<(LonLat, LonLat)> = after.iter().flat_map(segments).collect();
    for (at, one) in all.iter().enumerate() {
        for other in &all[at + 1..] {
            assert!(!cross(*one, *other), "{one:?} crosses {other:?}");
        }
    }
    let plane = Plane::at(before[0].0[0].outer[0]);
    let distance = |p: LonLat, (a, b): (LonLat, LonLat)| {
        let [p, a, b] = [p, a, b].map(|at| plane.project(at));
        let (ux, uy, vx, vy) = (b.0 - a.0, b.1 - a.1, p.0 - a.0, p.1 - a.1);
        let part = ((ux * vx + uy * vy) / (ux * ux + uy * uy)).clamp(0.0, 1.0);
        (vx - part * ux).hypot(vy - part * uy)
    };
    for (old, new) in before.iter().zip(&after) {
        assert_eq!(old.rings().count(), new.rings().count(), "no hole and no island is lost");
        let edges = segments(new);
        for point in old.rings().flatten() {
            let off = edges.iter().map(|edge| distance(*point, *edge)).fold(f64::MAX, f64::min);
            assert!(off <= TOLERANCE_M + 0.01, "{off} m");
        }
        let change = (new.area_m2() / old.area_m2() - 1.0).abs();
        assert!(change < 0.01, "area changed by {change}");
    }
    for pair in after.windows(2) {
        let edges = segments(&pair[1]);
        let inside = |p: &LonLat| pair[1].contains(*p) || edges.iter().any(|(a, b)| p == a || p == b);
        assert!(pair[0].rings().flatten().all(inside), "fewer minutes lie inside more");
    }
}
