//! Where gates pass in one direction only, the kernels search from outlets towards the homes
//! over the network turned round. A plain search outwards from every home says the same.

use proptest::prelude::*;
use yike_engine::{
    access::{Control, Cost, Group, MeasureOptions, Near, UNREACHED, measure},
    network::{Attachment, GatePolicy, Walk},
    scene::profile,
};

use crate::plans;

/// Cost from a home to every junction, by relaxing every way out until nothing changes
/// (Bellman 1958, *Quarterly of Applied Mathematics* 16, 87–90).
fn outwards(walk: &Walk<'_>, home: &Attachment) -> Vec<Cost> {
    let mut cost = vec![UNREACHED; walk.view.junction_at.len()];
    let [start, end] = walk.view.chains[home.chain as usize].ends;
    cost[start as usize] = home.access + home.from_start;
    cost[end as usize] = cost[end as usize].min(home.access + home.to_end);
    loop {
        let mut changed = false;
        for junction in 0..cost.len() {
            let here = cost[junction];
            if here == UNREACHED {
                continue;
            }
            walk.for_each_out(junction as u32, |_, half| {
                let there = &mut cost[half.to as usize];
                if here + half.cost < *there {
                    *there = here + half.cost;
                    changed = true;
                }
            });
        }
        if !changed {
            return cost;
        }
    }
}

/// Cost from a home to an outlet.
fn to_outlet(walk: &Walk<'_>, cost: &[Cost], home: &Attachment, outlet: &Attachment) -> Cost {
    let [start, end] = walk.view.chains[outlet.chain as usize].ends.map(|j| cost[j as usize]);
    let by_ends = start.saturating_add(outlet.from_start).min(end.saturating_add(outlet.to_end));
    let along = match home.chain == outlet.chain {
        true => home.access + home.from_start.abs_diff(outlet.from_start),
        false => UNREACHED,
    };
    by_ends.min(along).saturating_add(outlet.access)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn searching_back_from_outlets_is_walking_out_from_homes(plan in plans(), which in 0usize..3, k in 1usize..5) {
        let town = plan.scene().build();
        let walker = profile(["adult", "wheelchair", "planning"][which]);
        let walk = town.walk(&walker, GatePolicy::RESIDENTS);
        let (homes, outlets) = town.attached(&walk);
        // Cutoffs: every distance that occurs from the first home, exactly.
        let costs: Vec<Vec<Cost>> = homes
            .iter()
            .map(|home| {
                let cost = outwards(&walk, home);
                outlets.iter().map(|outlet| to_outlet(&walk, &cost, home, outlet)).collect()
            })
            .collect();
        let mut cutoffs: Vec<Cost> = costs[0].iter().copied().filter(|c| *c != UNREACHED).collect();
        cutoffs.sort_unstable();
        cutoffs.dedup();
        let members = (0..outlets.len() as u32).collect();
        let group = Group { id: "all".to_owned(), members, cutoffs: cutoffs.clone() };
        let options = MeasureOptions { k, limit: 2_000_000 };
        let reach = measure(&walk, &homes, &outlets, &[group], options, Control::default()).expect("not cancelled");
        for (home, costs) in costs.iter().enumerate() {
            let mut all: Vec<(Cost, u32)> = costs.iter().copied().zip(0..).filter(|(c, _)| *c <= 2_000_000).collect();
            all.sort_unstable();
            let mut nearest: Vec<Near> = all.iter().take(k).map(|(cost, outlet)| Near { cost: *cost, outlet: *outlet }).collect();
            nearest.resize(k, Near { cost: UNREACHED, outlet: u32::MAX });
            prop_assert_eq!(reach.nearest(home, 0), nearest);
            let counts: Vec<u32> = cutoffs.iter().map(|cutoff| costs.iter().filter(|c| *c <= cutoff).count() as u32).collect();
            prop_assert_eq!(reach.counts(home, 0), counts);
        }
    }
}
