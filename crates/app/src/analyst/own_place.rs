//! A point is at no distance from itself, in a measure as in a matrix.
//!
//! On the network two equal points are two access legs apart. Where an opportunity stands at the
//! very position of an origin, both legs are taken back.

use std::collections::BTreeMap;

use yike_engine::{
    access::{
        Placed,
        analyst::{Answer, Opportunity, Request, metres},
    },
    network::Walk,
};

/// Sets the distance between equal positions to zero in the nearest, the sums and the decays.
pub(super) fn correct(
    walk: &Walk<'_>,
    origins: &[Placed],
    (places, opportunities): (&[Placed], &[Opportunity]),
    request: &Request,
    answers: &mut [Answer],
) {
    let mut at: BTreeMap<(i32, i32), Vec<usize>> = BTreeMap::new();
    for (number, place) in places.iter().enumerate().filter(|(_, place)| place.attachment.is_some()) {
        at.entry((place.given.lon, place.given.lat)).or_default().push(number);
    }
    let n_types = answers.len() / origins.len().max(1);
    for (origin, answers) in origins.iter().zip(answers.chunks_mut(n_types.max(1))) {
        let same = at.get(&(origin.given.lon, origin.given.lat));
        for &number in same.into_iter().flatten().filter(|_| origin.attachment.is_some()) {
            let cost = origin.attachment.access.saturating_add(places[number].attachment.access);
            if cost == 0 {
                continue;
            }
            let (opportunity, legs_m) = (&opportunities[number], metres(walk, cost));
            let answer = &mut answers[opportunity.type_idx as usize];
            if let Some(known) = answer.nearest_m.iter().position(|m| *m == legs_m) {
                answer.nearest_m.remove(known);
            }
            answer.nearest_m.insert(0, 0.0);
            answer.nearest_m.truncate(request.nearest);
            for (sum, radius) in answer.sums.iter_mut().zip(&request.within_m) {
                if cost > walk.cost_of_mm(u64::from(*radius) * 1000) {
                    *sum += opportunity.weight;
                }
            }
            for (sum, decay) in answer.decayed.iter_mut().zip(&request.decays) {
                let counted = if legs_m <= f64::from(decay.range_m()) { decay.weight(legs_m) } else { 0.0 };
                *sum += opportunity.weight * (decay.weight(0.0) - counted);
            }
        }
    }
}
