//! However the work is divided, the bytes are the same.

use proptest::prelude::*;
use yike_engine::{
    access::{Control, MeasureOptions, Reach, measure},
    assess::plan_groups,
    network::GatePolicy,
    scene::{Scene, profile},
};

use crate::{laws::standard, plans};

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn homes_measured_in_any_two_parts_give_the_same_rows(plan in plans(), cut in 0usize..100) {
        let town = plan.scene().build();
        let walker = profile("adult");
        let groups = plan_groups(&[standard()], &town.taxonomy, &town.outlets, &walker).expect("known types");
        let walk = town.walk(&walker, GatePolicy::RESIDENTS);
        let (homes, outlets) = town.attached(&walk);
        let options = MeasureOptions { k: 3, limit: groups.limit };
        let part = |homes: &[_]| {
            measure(&walk, homes, &outlets, &groups.groups, options, Control::default()).expect("not cancelled")
        };
        let whole = part(&homes);
        let (first, second) = homes.split_at(cut % (homes.len() + 1));
        let (a, b) = (part(first), part(second));
        let joined = Reach {
            n_origins: a.n_origins + b.n_origins,
            nearest: [&a.nearest[..], &b.nearest[..]].concat().into(),
            counts: [a.counts, b.counts].concat(),
            unsnapped: [a.unsnapped, b.unsnapped].concat(),
            near_border: [a.near_border, b.near_border].concat(),
            border_cost: [a.border_cost, b.border_cost].concat(),
            ..whole.clone()
        };
        prop_assert_eq!(joined, whole);
    }

    #[test]
    fn one_two_and_sixteen_threads_write_the_same_bytes(plan in plans()) {
        let town = plan.scene().build();
        let pack = standard();
        let bytes = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
            pool.install(|| {
                let survey = town.survey(std::slice::from_ref(&pack), &["adult", "planning"], GatePolicy::RESIDENTS);
                let assessed = yike_engine::assess::assess(&town.input(&pack, &survey)).expect("fits");
                serde_json::to_string(&(&survey.reaches, &assessed)).expect("plain data")
            })
        };
        let one = bytes(1);
        prop_assert_eq!(&bytes(2), &one);
        prop_assert_eq!(&bytes(16), &one);
    }
}

/// A street with bends, in one way or in several cut at its bends.
fn bent(cuts: &[usize]) -> Scene {
    let line = [(0, 0), (173, 20), (311, -45), (487, 0), (700, 90)];
    let mut scene = Scene::new().street("cross", [(311, -45), (311, 400)]);
    let mut from = 0;
    for &cut in cuts.iter().chain(&[line.len() - 1]) {
        scene = scene.street("street", &line[from..=cut]);
        from = cut;
    }
    scene
        .outlet("market", "wet_market", (700, 90))
        .outlet("shop", "convenience_store", (311, 400))
        .outlet("corner", "breakfast_shop", (173, 20))
        .home("a", 1, (10, 20))
        .home("b", 2, (173, 60))
        .home("c", 4, (600, 10))
}

#[test]
fn a_street_in_two_ways_is_the_same_street() {
    let reach = |cuts: &[usize], id: &str| {
        let town = bent(cuts).build();
        town.survey(&[standard()], &[id], GatePolicy::OPEN).reaches.remove(0)
    };
    for id in ["planning", "adult", "elder", "wheelchair"] {
        let whole = reach(&[], id);
        for cuts in [&[1][..], &[2], &[3], &[1, 3], &[1, 2, 3]] {
            assert_eq!(reach(cuts, id), whole, "{id} cut at {cuts:?}");
        }
    }
}
