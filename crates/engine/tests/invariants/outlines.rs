//! Isochrones nest and never cross themselves; distances are the same both ways.

use proptest::prelude::*;
use yike_domain::LonLat;
use yike_engine::{
    access::{Control, Direction, Isochrone, IsochroneOptions, Placed, isochrones, matrix},
    geometry::MultiPolygon,
    network::{GatePolicy, SnapOptions, Snapper},
    scene::profile,
};

use crate::plans;

/// Which side of the line a–b a point lies on.
fn side(a: LonLat, b: LonLat, p: LonLat) -> i128 {
    let d = |from: LonLat, to: LonLat| {
        (i128::from(to.lon) - i128::from(from.lon), i128::from(to.lat) - i128::from(from.lat))
    };
    let ((ux, uy), (vx, vy)) = (d(a, b), d(a, p));
    (ux * vy - uy * vx).signum()
}

/// Whether two segments cross in a point inside both.
fn cross((a, b): (LonLat, LonLat), (c, d): (LonLat, LonLat)) -> bool {
    side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

fn segments(shape: &MultiPolygon) -> Vec<(LonLat, LonLat)> {
    shape.rings().flat_map(|ring| ring.windows(2).map(|pair| (pair[0], pair[1]))).collect()
}

/// Closed rings that cross neither themselves nor each other; holes inside their outer ring.
fn is_valid(shape: &MultiPolygon) -> Result<(), TestCaseError> {
    for ring in shape.rings() {
        prop_assert!(ring.len() >= 4 && ring.first() == ring.last());
        let mut corners = ring[1..].to_vec();
        corners.sort_unstable();
        corners.dedup();
        prop_assert_eq!(corners.len(), ring.len() - 1, "a ring visits a point twice");
    }
    let all = segments(shape);
    for (at, one) in all.iter().enumerate() {
        for other in &all[at + 1..] {
            prop_assert!(!cross(*one, *other), "{one:?} crosses {other:?}");
        }
    }
    for polygon in &shape.0 {
        for hole in &polygon.holes {
            prop_assert!(yike_engine::geometry::ring_contains(&polygon.outer, hole[0]));
        }
    }
    Ok(())
}

/// Whether a point is within two units of position (2 cm) of a segment: corners are rounded
/// to 1e-7 degree, so where two outlines run together one may lie a unit beyond the other.
fn touches(p: LonLat, (a, b): (LonLat, LonLat)) -> bool {
    let d = |from: i32, to: i32| f64::from(to) - f64::from(from);
    let ((ux, uy), (vx, vy)) = ((d(a.lon, b.lon), d(a.lat, b.lat)), (d(a.lon, p.lon), d(a.lat, p.lat)));
    let length2 = ux * ux + uy * uy;
    let part = if length2 > 0.0 { ((ux * vx + uy * vy) / length2).clamp(0.0, 1.0) } else { 0.0 };
    (vx - part * ux).hypot(vy - part * uy) <= 2.0
}

/// No part of the inner shape lies outside the outer one: no corner does, no outlines cross.
fn nests(inner: &Isochrone, outer: &Isochrone) -> Result<(), TestCaseError> {
    prop_assert!(inner.street_mm <= outer.street_mm);
    let outline = segments(&outer.shape);
    for (a, b) in segments(&inner.shape) {
        let inside = outer.shape.contains(a) || outline.iter().any(|other| touches(a, *other));
        prop_assert!(inside, "a corner of the inner outline lies outside");
        for (c, d) in outline.iter().filter(|other| cross((a, b), **other)) {
            let alongside = [a, b].iter().any(|p| touches(*p, (*c, *d))) || [c, d].iter().any(|p| touches(**p, (a, b)));
            prop_assert!(alongside, "the outlines cross");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn isochrones_nest_and_never_cross_themselves(plan in plans()) {
        let town = plan.scene().build();
        let walk = town.walk(&profile("adult"), GatePolicy::OPEN);
        let (homes, _) = town.attached(&walk);
        let options = IsochroneOptions::default();
        let cutoffs = [60_000, 150_000, 400_000];
        let sources = [vec![homes[0]], homes.clone()];
        let found = isochrones(&walk, &sources, &cutoffs, Direction::FromHome, options, Control::default())
            .expect("not cancelled");
        for shapes in &found {
            for isochrone in shapes {
                is_valid(&isochrone.shape)?;
            }
            nests(&shapes[0], &shapes[1])?;
            nests(&shapes[1], &shapes[2])?;
        }
        // The land around the first home is in its own isochrone, and in everybody's.
        for shapes in &found {
            prop_assert!(shapes[0].shape.contains(town.origins[0].at));
        }
    }

    #[test]
    fn without_one_way_gates_distances_are_the_same_both_ways(plan in plans()) {
        let town = plan.scene().build();
        let walk = town.walk(&profile("elder"), GatePolicy::OPEN);
        let snapper = Snapper::new(&walk, SnapOptions::default());
        let placed: Vec<Placed> = town
            .origins
            .iter()
            .map(|o| o.at)
            .chain(town.outlets.iter().map(|o| o.at))
            .map(|given| {
                let snapped = snapper.snap(given);
                let attachment = snapped.map_or(yike_engine::network::Attachment::NONE, |s| walk.attach(&s));
                Placed { given, snapped, attachment }
            })
            .collect();
        let table = matrix(&walk, &placed, &placed, Control::default()).expect("not cancelled");
        let n = placed.len();
        for i in 0..n {
            prop_assert_eq!(table[i * n + i].map(|p| p.duration_ms), Some(0), "a point is at no distance from itself");
            for j in 0..n {
                prop_assert_eq!(table[i * n + j], table[j * n + i]);
                // No detour is shorter (a point's own access legs are walked twice).
                for via in 0..n {
                    if let (Some(direct), Some(first), Some(second)) = (table[i * n + j], table[i * n + via], table[via * n + j]) {
                        prop_assert!(direct.duration_ms <= first.duration_ms + second.duration_ms);
                    }
                }
            }
        }
    }
}
