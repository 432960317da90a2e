//! The filter and the single question agree on every object, whoever asks and whatever the tree looks like.

use std::collections::BTreeSet;

use super::super::{Appointment, Delegated, Delegation, PERMISSIONS, decide};
use super::*;
use crate::day::{Day, Period};
use crate::place::org::{LINES, OrgUnit};

/// Numbers that look random and are the same in every run (xorshift64*).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(high).expect("31 bits") % n
    }

    fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day of the tests")
}

const ON: &str = "2022-06-01";

/// Two provinces with the same shape and a 兵团 whose city has the digits of the second; some units closed by `ON`,
/// some hung a level higher than their digits say.
fn tree(dice: &mut Dice) -> OrgTree {
    let mut units = vec![("CN".to_owned(), OrgKind::Country, String::new())];
    units.push(("XPCC".to_owned(), OrgKind::Xpcc, "CN".to_owned()));
    units.push(("XPCC08".to_owned(), OrgKind::Division, "XPCC".to_owned()));
    for province in ["64", "65"] {
        units.push((province.to_owned(), OrgKind::Province, "CN".to_owned()));
        for city in 1..=2 {
            let city = format!("{province}0{city}");
            units.push((city.clone(), OrgKind::City, province.to_owned()));
            for district in 1..=2 {
                let county = format!("{city}0{district}");
                // A county directly under its province.
                let above = if dice.once_in(4) { province } else { &city };
                units.push((county.clone(), OrgKind::County, above.to_owned()));
                for street in 1..=2 {
                    units.push((format!("{county}00{street}"), OrgKind::Subdistrict, county.clone()));
                }
            }
        }
    }
    // 石河子 has the digits of 新疆 and belongs to the 兵团.
    units.push(("659001".to_owned(), OrgKind::County, "XPCC08".to_owned()));
    units.push(("659001001".to_owned(), OrgKind::Subdistrict, "659001".to_owned()));
    let mut tree = Vec::new();
    for (code, kind, above) in units {
        let closed = kind == OrgKind::Subdistrict && dice.once_in(8);
        let from = day("2020-01-01");
        tree.push(OrgUnit {
            code: OrgCode::parse(&code).expect("a code"),
            name: code,
            kind,
            parent: (!above.is_empty()).then(|| OrgCode::parse(&above).expect("a code")),
            valid: if closed { Period::between(from, day("2022-01-01")) } else { Period::since(from) },
        });
    }
    OrgTree::new(tree, Vec::new(), Vec::new()).expect("the units fit")
}

fn codes(tree: &OrgTree) -> Vec<OrgCode> {
    tree.units().map(|unit| unit.code.clone()).collect()
}

fn account(dice: &mut Dice) -> AccountId {
    AccountId(1 + dice.below(3) as u128)
}

fn appointment(dice: &mut Dice, account: AccountId, roles: &[Role], codes: &[OrgCode]) -> Appointment {
    let role = *dice.of(roles);
    let line = role.has_line().then(|| dice.of(&LINES[..2]));
    let period = Period::since(day(if dice.once_in(10) { "2022-09-01" } else { "2021-01-01" }));
    Appointment { account, role, org: dice.of(codes).clone(), line, period }
}

/// Someone with one to three appointments and sometimes a delegation; sometimes the public.
fn actor(dice: &mut Dice, codes: &[OrgCode]) -> Actor {
    if dice.once_in(10) {
        return Actor::public();
    }
    let me = AccountId(1);
    // Administrators hold nothing else, so most actors are drawn without them.
    let n = if dice.once_in(4) { 1 } else { 1 + dice.below(3) };
    let roles = if n == 1 { Role::ALL } else { &Role::ALL[..15] };
    let appointments = (0..n).map(|_| appointment(dice, me, roles, codes)).collect();
    let mut delegated = Vec::new();
    if dice.once_in(2) {
        let basis = appointment(dice, AccountId(2), &Role::ALL[..15], codes);
        let rights = PERMISSIONS.iter().flat_map(|row| row.actions.iter().map(|action| (row.object, *action)));
        let period = Period::between(day("2022-01-01"), day("2022-12-31"));
        let delegation = Delegation { agent: me, org: dice.of(codes).clone(), rights: rights.collect(), period };
        delegated.push(Delegated { delegation, basis });
    }
    let homes = ["64", "65", "XPCC"].map(|code| OrgCode::parse(code).expect("a code"));
    let home = (!dice.once_in(5)).then(|| dice.of(&homes).clone());
    Actor { account: Some(me), home, appointments, delegated }
}

fn object(dice: &mut Dice, kind: ObjectKind, codes: &[OrgCode]) -> Object {
    let mut object = Object::new(kind, dice.of(codes).clone(), *dice.of(Stage::ALL));
    object.line = (!dice.once_in(3)).then(|| dice.of(&LINES[..2]));
    object.owner = dice.once_in(2).then(|| account(dice));
    object.facets = Facet::ALL.iter().copied().filter(|_| dice.once_in(2)).collect();
    let people = |dice: &mut Dice| -> BTreeSet<AccountId> { (0..dice.below(2)).map(|_| account(dice)).collect() };
    object.authors = people(dice);
    object.team = people(dice);
    object.linked = people(dice);
    object.subject = dice.once_in(2).then(|| account(dice));
    object
}

/// Every row of the filter against the one question: 150 actors, each with every kind and action of the table and
/// eight random objects, in trees with closed units, counties hung higher and the 兵团.
#[test]
fn the_filter_takes_exactly_what_is_allowed() {
    let mut dice = Dice(0x5EED);
    let (mut allowed, mut refused) = (0, 0);
    for round in 0..150 {
        let tree = tree(&mut dice);
        let nesting = Nesting::of(&tree, day(ON));
        let codes = codes(&tree);
        let actor = actor(&mut dice, &codes);
        let asked: BTreeSet<(ObjectKind, Action)> =
            PERMISSIONS.iter().flat_map(|row| row.actions.iter().map(|action| (row.object, *action))).collect();
        for (kind, action) in asked {
            let filter = Filter::of(&actor, action, kind, &tree, &nesting);
            for _ in 0..8 {
                let object = object(&mut dice, kind, &codes);
                let answer = decide(&actor, action, &object, &tree, day(ON));
                assert_eq!(
                    filter.takes(&object),
                    answer.is_allowed(),
                    "round {round}: {action:?} {object:#?}\nby {actor:#?}\nfilter {filter:#?}\ndecided {answer:?}"
                );
                if answer.is_allowed() { allowed += 1 } else { refused += 1 }
            }
        }
    }
    // Neither side of the comparison is empty.
    assert!(allowed > 1_000 && refused > 10_000, "{allowed} allowed, {refused} refused");
}

#[test]
fn an_area_is_as_few_ranges_as_the_tree_allows() {
    let unit = |code: &str, kind, above: &str, until: Option<&str>| OrgUnit {
        code: OrgCode::parse(code).expect("a code"),
        name: code.to_owned(),
        kind,
        parent: (!above.is_empty()).then(|| OrgCode::parse(above).expect("a code")),
        valid: Period { from: day("2020-01-01"), until: until.map(day) },
    };
    let units = vec![
        unit("CN", OrgKind::Country, "", None),
        unit("65", OrgKind::Province, "CN", None),
        unit("6501", OrgKind::City, "65", None),
        unit("650102", OrgKind::District, "6501", None),
        unit("650103", OrgKind::District, "6501", None),
        unit("XPCC", OrgKind::Xpcc, "CN", None),
        unit("XPCC08", OrgKind::Division, "XPCC", None),
        unit("659001", OrgKind::County, "XPCC08", None),
    ];
    let area = |units: &[OrgUnit], org: &str, on: &str| {
        let tree = OrgTree::new(units.to_vec(), Vec::new(), Vec::new()).expect("the units fit");
        let region = Region::below(&OrgCode::parse(org).expect("a code"), &tree, day(on));
        let area = Nesting::of(&tree, day(on)).area(&region, &tree);
        let list = |codes: &[OrgCode]| codes.iter().map(OrgCode::as_str).collect::<Vec<_>>().join(" ");
        format!("under [{}] at [{}]", list(&area.under), list(&area.at))
    };
    assert_eq!(area(&units, "CN", ON), "under [CN] at []");
    assert_eq!(area(&units, "6501", ON), "under [6501] at []");
    // 659001 begins with 65 but belongs to the 兵团: 新疆 is told a level deeper, and the 兵团 by what it holds.
    assert_eq!(area(&units, "65", ON), "under [6501] at [65]");
    assert_eq!(area(&units, "XPCC", ON), "under [659001] at [XPCC XPCC08]");
    // A district that was closed is in nobody's scope; all above it are told a level deeper.
    let closed: Vec<OrgUnit> = units
        .iter()
        .cloned()
        .map(|mut unit| {
            if unit.code.as_str() == "650103" {
                unit.valid.until = Some(day("2022-01-01"));
            }
            unit
        })
        .collect();
    assert_eq!(area(&closed, "6501", "2021-12-31"), "under [6501] at []");
    assert_eq!(area(&closed, "6501", ON), "under [650102] at [6501]");
    assert_eq!(area(&closed, "650103", ON), "under [] at []");
}
