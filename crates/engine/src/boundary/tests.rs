use proptest::prelude::*;
use yike_domain::WalkTime;

use super::*;
use crate::geometry::METRES_PER_E7;

/// Near the equator a unit of longitude is as long as one of latitude, so that areas are worked out by hand.
fn at(east_m: f64, north_m: f64) -> LonLat {
    LonLat {
        lon: 1_163_000_000 + (east_m / METRES_PER_E7).round() as i32,
        lat: (north_m / METRES_PER_E7).round() as i32,
    }
}

fn ring(points: &[(f64, f64)]) -> Vec<LonLat> {
    points.iter().chain(points.first()).map(|&(x, y)| at(x, y)).collect()
}

fn shape(points: &[(f64, f64)]) -> MultiPolygon {
    MultiPolygon(vec![Polygon { outer: ring(points), holes: Vec::new() }])
}

fn square(west: f64, south: f64, side: f64) -> MultiPolygon {
    shape(&[(west, south), (west + side, south), (west + side, south + side), (west, south + side)])
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() <= expected.abs() * 1e-3 + 0.5, "{found} is not {expected}");
}

#[test]
fn communities_side_by_side_become_one_piece() {
    // Two squares of 100 m with a side in intersection, one drawn clockwise, and a third away from both.
    let (a, c) = (square(0.0, 0.0, 100.0), square(500.0, 0.0, 100.0));
    let b = shape(&[(100.0, 0.0), (100.0, 100.0), (200.0, 100.0), (200.0, 0.0)]);
    let whole = union(&[&a, &b, &c]);
    assert_eq!(whole.0.len(), 2);
    close(whole.area_m2(), 30_000.0);
    // The side in common is gone: 0–200 by 0–100 has four corners and the first again.
    assert_eq!(whole.0[0].outer.len(), 5);
    assert_eq!(union(&[&c, &b, &a]), whole, "in whatever order");
    assert_eq!(union(&[&a, &a]), union(&[&a]), "twice is once");
    assert_eq!(union(&[]), MultiPolygon::default());
}

#[test]
fn what_was_added_and_what_was_removed() {
    // 0–100 moved by 40 east: 40 × 100 on each side, 60 × 100 in common.
    let (before, after) = (square(0.0, 0.0, 100.0), shape(&[(40.0, 0.0), (140.0, 0.0), (140.0, 100.0), (40.0, 100.0)]));
    close(difference(&after, &before).area_m2(), 4_000.0);
    close(difference(&before, &after).area_m2(), 4_000.0);
    close(intersection(&before, &after).area_m2(), 6_000.0);
    assert_eq!(difference(&before, &before), MultiPolygon::default());
    // A hole is ground left out: a frame of 100 around 20 × 20.
    let frame = difference(&before, &square(40.0, 40.0, 20.0));
    assert_eq!((frame.0.len(), frame.0[0].holes.len()), (1, 1));
    close(frame.area_m2(), 10_000.0 - 400.0);
}

#[test]
fn a_crossed_ring_is_parted_where_it_crosses() {
    // A bow tie: two triangles of 100 × 50 / 2 with one corner in common.
    let bow = shape(&[(0.0, 0.0), (100.0, 100.0), (100.0, 0.0), (0.0, 100.0)]);
    let (parted, crossed) = uncrossed(&bow);
    assert!(crossed);
    close(parted.area_m2(), 5_000.0);
    let sound = square(0.0, 0.0, 100.0);
    assert!(!uncrossed(&sound).1);
    close(uncrossed(&sound).0.area_m2(), 10_000.0);
}

#[test]
fn shares_and_leftovers_of_communities() {
    // Three communities of 100 × 100 in a row; the border runs from 0 to 180: all of a, 80 % of b, nothing of c.
    let communities = [square(0.0, 0.0, 100.0), square(100.0, 0.0, 100.0), square(200.0, 0.0, 100.0)];
    let communities: Vec<&MultiPolygon> = communities.iter().collect();
    let border = shape(&[(0.0, 0.0), (180.0, 0.0), (180.0, 100.0), (0.0, 100.0)]);
    let found: Vec<_> = shares(&border, &communities).iter().map(|s| (s.community, s.permille)).collect();
    assert_eq!(found, [(0, 1000), (1, 800)]);
    let left = leftovers(&border, &[], &communities);
    assert_eq!(left.iter().map(|l| (l.community, l.percent)).collect::<Vec<_>>(), [(1, 20)]);
    close(left[0].area_m2, 2_000.0);
    // A neighbour takes 180–195: 5 × 100 are left. One that takes all leaves nothing.
    let other = shape(&[(180.0, 0.0), (195.0, 0.0), (195.0, 100.0), (180.0, 100.0)]);
    close(leftovers(&border, &[&other], &communities)[0].area_m2, 500.0);
    let other = shape(&[(180.0, 0.0), (300.0, 0.0), (300.0, 100.0), (180.0, 100.0)]);
    assert_eq!(leftovers(&border, &[&other], &communities), []);
    // A border drawn 10 cm short is not short.
    let nearly = shape(&[(0.1, 0.0), (100.0, 0.0), (100.0, 100.0), (0.1, 100.0)]);
    assert_eq!(shares(&nearly, &communities).iter().map(|s| s.permille).collect::<Vec<_>>(), [1000]);
}

#[test]
fn a_hand_drawn_line_follows_the_border_it_means() {
    // The community's border has a corner cut out; the hand misses by a few metres and goes straight past it.
    let border = ring(&[(0.0, 0.0), (200.0, 0.0), (200.0, 90.0), (190.0, 100.0), (0.0, 100.0)]);
    let guides = [Guide { points: &border, first: true }];
    let hand = shape(&[(6.0, -5.0), (195.0, 4.0), (206.0, 70.0), (150.0, 108.0), (-4.0, 95.0)]);
    let snapped = snap(&hand, &guides, SnapSettings::default());
    let community = MultiPolygon(vec![Polygon { outer: border.clone(), holes: Vec::new() }]);
    assert_eq!(snapped, uncrossed(&community).0, "it is the community, point for point");
    // Nothing near: the line stays as drawn.
    let far = square(1000.0, 1000.0, 50.0);
    assert_eq!(snap(&far, &guides, SnapSettings::default()), uncrossed(&far).0);
}

#[test]
fn a_line_that_cuts_a_community_on_purpose_stays() {
    // The community is 400 × 400; the line leaves its eastern 100 m out, and follows its border elsewhere.
    let border = ring(&[(0.0, 0.0), (400.0, 0.0), (400.0, 400.0), (0.0, 400.0)]);
    let guides = [Guide { points: &border, first: true }];
    let hand = shape(&[(-5.0, 4.0), (300.0, 4.0), (300.0, 396.0), (-5.0, 396.0)]);
    let snapped = snap(&hand, &guides, SnapSettings::default());
    close(snapped.area_m2(), 300.0 * 400.0);
}

#[test]
fn a_street_is_followed_while_it_does_not_stray() {
    // A street along y = 0 that goes round a pond between 40 and 60, 60 m away from straight on.
    let street = [(0.0, 0.0), (40.0, 0.0), (40.0, 60.0), (60.0, 60.0), (60.0, 0.0), (100.0, 0.0)];
    let street: Vec<LonLat> = street.iter().map(|&(x, y)| at(x, y)).collect();
    let guides = [Guide { points: &street, first: false }];
    let hand = shape(&[(2.0, 3.0), (38.0, 3.0), (62.0, -3.0), (99.0, 2.0), (50.0, -400.0)]);
    let snapped = snap(&hand, &guides, SnapSettings::default());
    let corners = &snapped.0[0].outer;
    for (x, y) in [(0.0, 0.0), (40.0, 0.0), (60.0, 0.0), (100.0, 0.0)] {
        assert!(corners.contains(&at(x, y)) || (x > 0.0 && x < 100.0), "{x} {y}");
    }
    assert!(!corners.contains(&at(40.0, 60.0)), "not around the pond");
}

#[test]
fn a_proposal_grows_from_its_centre() {
    // Five communities of 100 m in a row and one apart; residents are powers of two.
    let row: Vec<MultiPolygon> = (0..5).map(|n| square(f64::from(n) * 100.0, 0.0, 100.0)).collect();
    let apart = square(0.0, 1000.0, 100.0);
    let minutes = [3, 1, 3, 6, 20];
    let mut candidates: Vec<Candidate<'_>> = row
        .iter()
        .zip(minutes)
        .zip([1, 2, 4, 8, 16])
        .map(|((shape, minutes), people)| Candidate { shape, people, walk: Some(WalkTime::minutes(minutes)) })
        .collect();
    candidates.push(Candidate { shape: &apart, people: 32, walk: Some(WalkTime::minutes(2)) });
    let ask = |minutes, min, max| propose(at(150.0, 50.0), &candidates, WalkTime::minutes(minutes), Band { min, max });
    // The last of the row is 20 minutes away; the one apart is near but no neighbour: 1 + 2 + 4 + 8 = 15.
    assert_eq!(ask(15, 10, 100), Ok(Proposal { chosen: vec![0, 1, 2, 3], people: 15, enough: true }));
    // At most 6 residents: 2, then 1 (earlier of two at three minutes); 4 would make 7, 8 is no neighbour.
    assert_eq!(ask(15, 1, 6), Ok(Proposal { chosen: vec![0, 1], people: 3, enough: true }));
    assert_eq!(ask(3, 10, 100), Ok(Proposal { chosen: vec![0, 1, 2], people: 7, enough: false }));
    assert_eq!(ask(15, 1, 1), Err(ProposalFault::Many(2)));
    let nowhere = propose(at(9000.0, 9000.0), &candidates, WalkTime::minutes(0), Band { min: 0, max: 99 });
    assert_eq!(nowhere, Err(ProposalFault::Nowhere));
}

proptest! {
    /// Areas add up: |a| + |b| = |a ∪ b| + |a ∩ b| and |a| = |a − b| + |a ∩ b|, for rectangles anywhere.
    #[test]
    fn areas_add_up(a in (0u32..300, 0u32..300, 1u32..300, 1u32..300), b in (0u32..300, 0u32..300, 1u32..300, 1u32..300)) {
        let rectangle = |(x, y, w, h): (u32, u32, u32, u32)| {
            let [x, y, w, h] = [x, y, w, h].map(f64::from);
            shape(&[(x, y), (x + w, y), (x + w, y + h), (x, y + h)])
        };
        let (a, b) = (rectangle(a), rectangle(b));
        let (area_a, area_b) = (a.area_m2(), b.area_m2());
        let (both, all) = (intersection(&a, &b).area_m2(), union(&[&a, &b]).area_m2());
        prop_assert!((area_a + area_b - all - both).abs() < 1.0, "{} + {} is not {} + {}", area_a, area_b, all, both);
        prop_assert!((area_a - difference(&a, &b).area_m2() - both).abs() < 1.0);
    }

    /// A snapped shape never leaves its corners farther from where they were than the settings allow, and is sound.
    #[test]
    fn snapping_moves_nothing_far(points in proptest::collection::vec((0.0f64..200.0, 0.0f64..200.0), 3..8)) {
        let border = ring(&[(0.0, 0.0), (200.0, 0.0), (200.0, 200.0), (0.0, 200.0)]);
        let guides = [Guide { points: &border, first: true }];
        let settings = SnapSettings { within_m: 20.0, stray_m: 0.0 };
        let hand = shape(&points);
        let snapped = snap(&hand, &guides, settings);
        let (sound, _) = uncrossed(&snapped);
        prop_assert_eq!(&sound, &snapped);
        let change = union(&[&difference(&snapped, &hand), &difference(&hand, &snapped)]).area_m2();
        // Every side moves by at most 20 m over its length of at most 283 m, on both sides.
        prop_assert!(change <= points.len() as f64 * 283.0 * 40.0);
    }
}
