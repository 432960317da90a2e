//! The permission table walked in full against the matrix as it was drawn up (`testdata/permissions.md`), which is read
//! here on its own; and the page `docs/permissions.md`, written from the table.

mod matrix;
mod page;

use std::collections::BTreeSet;

use matrix::{Place, Reading, Stages};
use yike_domain::account::{
    AccountId, Action, Actor, Appointment, Decision, Facet, Object, ObjectKind, Refusal, Role, Stage, decide,
};
use yike_domain::day::{Day, Period};
use yike_domain::place::org::{Line, OrgCode, OrgKind, OrgTree, OrgUnit};

const SELF: AccountId = AccountId(1);
const OTHER: AccountId = AccountId(2);

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day of the tests")
}

fn code(text: &str) -> OrgCode {
    OrgCode::parse(text).expect("a code of the tests")
}

/// One way down from the nation, at each level with a sibling and a unit that has closed below.
fn tree() -> OrgTree {
    let rows = [
        ("CN", OrgKind::Country, ""),
        ("88", OrgKind::Province, "CN"),
        ("89", OrgKind::Province, "CN"),
        ("8801", OrgKind::City, "88"),
        ("8802", OrgKind::City, "88"),
        ("880102", OrgKind::District, "8801"),
        ("880103", OrgKind::District, "8801"),
        ("880102001", OrgKind::Subdistrict, "880102"),
        ("880102002", OrgKind::Subdistrict, "880102"),
        ("880102001001", OrgKind::Community, "880102001"),
        ("880102001002", OrgKind::Community, "880102001"),
        ("880102001003", OrgKind::Community, "880102001"),
    ];
    let unit = |(text, kind, parent): (&str, OrgKind, &str)| OrgUnit {
        code: code(text),
        name: format!("示例{text}"),
        kind,
        parent: (!parent.is_empty()).then(|| code(parent)),
        valid: Period { from: day("2020-01-01"), until: (text == CLOSED).then(|| day("2021-06-01")) },
    };
    OrgTree::new(rows.into_iter().map(unit).collect(), Vec::new(), Vec::new()).expect("the units fit")
}

const CLOSED: &str = "880102001003";

/// Where a role is held in the walk: unit, one below, one above, a sibling; empty where there is none.
fn home_of(role: Role) -> [&'static str; 4] {
    match role.code() {
        "R1" | "R2" => ["CN", "880102", "", ""],
        "R3" => ["88", "880102", "CN", "89"],
        "R4" | "R10" => ["8801", "880102001", "88", "8802"],
        "R7" => ["880102001", "880102001001", "880102", "880102002"],
        "R8" | "R14" | "R15" => ["880102001001", "", "880102001", "880102001002"],
        _ => ["880102", "880102001001", "8801", "880103"],
    }
}

fn actor(role: Role) -> Actor {
    if role == Role::Public {
        return Actor::public();
    }
    let line = role.has_line().then(|| Line::of("health").expect("a line"));
    let period = Period::since(day("2021-01-01"));
    let held = Appointment { account: SELF, role, org: code(home_of(role)[0]), line, period };
    assert_eq!(held.check(&[], &tree()), Ok(()), "{role:?}");
    // An expert from elsewhere: the separation of duty has tests of its own.
    Actor { account: Some(SELF), home: Some(code("89")), appointments: vec![held], delegated: Vec::new() }
}

/// Sets of facts to try: all, none, and all but one for each that matters.
fn facts(readings: &[&Reading]) -> Vec<BTreeSet<Facet>> {
    let all: BTreeSet<Facet> = Facet::ALL.iter().copied().collect();
    let mut sets = vec![all.clone()];
    if !readings.is_empty() {
        sets.push(BTreeSet::new());
        let mattering: BTreeSet<Facet> = readings.iter().flat_map(|reading| reading.only.iter().copied()).collect();
        sets.extend(mattering.into_iter().map(|facet| all.iter().copied().filter(|other| *other != facet).collect()));
    }
    sets
}

#[test]
fn every_decision_agrees_with_the_matrix_as_it_was_drawn_up() {
    let (tree, on) = (tree(), day("2022-03-01"));
    let (readings, stages) = (matrix::readings(), Stages::read());
    let line = Line::of("health");
    let (mut n_asked, mut n_allowed) = (0u32, 0u32);
    for &role in Role::ALL {
        let actor = actor(role);
        let [home, below, above, beside] = home_of(role);
        let places = [(Place::Home, home), (Place::Below, below), (Place::Above, above), (Place::Beside, beside)];
        let places = places.into_iter().chain([(Place::Closed, CLOSED)]).filter(|(_, unit)| !unit.is_empty());
        let places: Vec<(Place, &str)> = places.collect();
        for &kind in ObjectKind::ALL {
            for &action in Action::ALL {
                let here: Vec<&Reading> = readings.iter().filter(|r| r.is_for(role, kind, action)).collect();
                for &(place, unit) in &places {
                    for (owner, own_line, stage) in situations(!here.is_empty()) {
                        for facets in facts(&here) {
                            let mut object = Object::new(kind, code(unit), stage);
                            object.owner = Some(if owner { SELF } else { OTHER });
                            object.line = if own_line { line } else { Line::of("sports") };
                            object.facets = facets;
                            let met = |r: &&Reading| {
                                let owned = owner && actor.account.is_some();
                                r.reaches(place, owned) && (own_line || !r.line) && r.meets(&object)
                            };
                            let expected = here.iter().any(met) && stages.open(kind, action, stage);
                            let answer = decide(&actor, action, &object, &tree, on);
                            let told = || format!("{role:?} {action:?} {place:?} {object:?}: {answer:?}");
                            assert_eq!(answer.is_allowed(), expected, "{}", told());
                            if here.is_empty() {
                                assert_eq!(answer, Decision::Refused(Refusal::NoRole), "{}", told());
                            }
                            n_asked += 1;
                            n_allowed += u32::from(expected);
                        }
                    }
                }
            }
        }
    }
    println!("{n_asked} questions, {n_allowed} allowed");
    assert!(n_asked > 300_000 && n_allowed > 5_000, "{n_asked} questions, {n_allowed} allowed");
}

/// Owner or not, own line or not, every stage; where nothing is allowed only the most favourable of the first two.
fn situations(all: bool) -> Vec<(bool, bool, Stage)> {
    let pairs: &[(bool, bool)] =
        if all { &[(true, true), (true, false), (false, true), (false, false)] } else { &[(true, true)] };
    pairs.iter().flat_map(|&(owner, line)| Stage::ALL.iter().map(move |&stage| (owner, line, stage))).collect()
}

#[test]
fn the_matrix_speaks_of_every_object_and_role() {
    let readings = matrix::readings();
    for kind in ObjectKind::ALL {
        assert!(readings.iter().any(|reading| reading.object == *kind), "{kind:?}");
    }
    for role in Role::ALL {
        let named = readings.iter().any(|reading| reading.role == *role);
        assert_eq!(named, *role != Role::ExternalSystem, "{role:?}");
    }
}

#[test]
fn the_page_shows_the_table() {
    expect_test::expect_file!["../../../../docs/permissions.md"].assert_eq(&page::write());
}
