//! Appointments, delegation, the three administrators and the separation of duty, on an invented town.

use super::*;
use crate::day::{Day, Period};
use crate::place::org::{Line, OrgCode, OrgKind, OrgTree, OrgUnit};

const ANNA: AccountId = AccountId(1);
const BO: AccountId = AccountId(2);

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day of the tests")
}

fn code(text: &str) -> OrgCode {
    OrgCode::parse(text).expect("a code of the tests")
}

fn tree() -> OrgTree {
    let rows = [
        ("CN", OrgKind::Country, "全国", ""),
        ("88", OrgKind::Province, "示例省", "CN"),
        ("89", OrgKind::Province, "示例直辖市", "CN"),
        ("8801", OrgKind::City, "示例市", "88"),
        ("8802", OrgKind::City, "无区市", "88"),
        ("880102", OrgKind::District, "甲区", "8801"),
        ("880103", OrgKind::District, "乙区", "8801"),
        ("880102001", OrgKind::Subdistrict, "东街道", "880102"),
        ("880102002", OrgKind::Subdistrict, "西街道", "880102"),
        ("880102001001", OrgKind::Community, "第一社区", "880102001"),
    ];
    let unit = |(text, kind, name, parent): (&str, OrgKind, &str, &str)| OrgUnit {
        code: code(text),
        name: name.to_owned(),
        kind,
        parent: (!parent.is_empty()).then(|| code(parent)),
        valid: Period::since(day("2020-01-01")),
    };
    OrgTree::new(rows.into_iter().map(unit).collect(), Vec::new(), Vec::new()).expect("the units fit")
}

fn appointment(account: AccountId, role: Role, org: &str) -> Appointment {
    let line = role.has_line().then(|| Line::of("health").expect("a line"));
    Appointment { account, role, org: code(org), line, period: Period::since(day("2021-01-01")) }
}

fn actor(account: AccountId, appointments: Vec<Appointment>) -> Actor {
    Actor { account: Some(account), appointments, ..Actor::default() }
}

fn object(kind: ObjectKind, org: &str, stage: Stage) -> Object {
    Object::new(kind, code(org), stage)
}

const ON: &str = "2022-03-01";

#[track_caller]
fn check(actor: &Actor, action: Action, object: &Object, refusal: Option<Refusal>) {
    let answer = decide(actor, action, object, &tree(), day(ON));
    let reason = match answer {
        Decision::Allowed { .. } => None,
        Decision::Refused(reason) => Some(reason),
    };
    assert_eq!(reason, refusal);
}

#[test]
fn a_refusal_names_the_last_question_it_failed() {
    let office = actor(ANNA, vec![appointment(ANNA, Role::MemberUnit, "880102")]);
    let mut outlet = object(ObjectKind::Outlet, "880102001", Stage::Live);
    check(&office, Action::Export, &outlet, Some(Refusal::NoRole));
    check(&office, Action::Update, &outlet, Some(Refusal::WrongLine));
    outlet.line = Line::of("sports");
    check(&office, Action::Update, &outlet, Some(Refusal::WrongLine));
    outlet.line = Line::of("health");
    check(&office, Action::Update, &outlet, None);
    outlet.stage = Stage::Closed;
    check(&office, Action::Update, &outlet, Some(Refusal::WrongState(Stage::Closed)));
    outlet.org = code("880103");
    check(&office, Action::Update, &outlet, Some(Refusal::OutOfScope));
    let planner = actor(ANNA, vec![appointment(ANNA, Role::CommunityPlanner, "880102")]);
    let circle = object(ObjectKind::Circle, "880102001", Stage::Live);
    check(&planner, Action::Update, &circle, Some(Refusal::Condition(Facet::Draft)));
    check(&Actor::public(), Action::Read, &circle, Some(Refusal::Condition(Facet::Published)));
}

#[test]
fn an_appointment_holds_in_its_days_only_and_for_its_account() {
    let mut held = appointment(ANNA, Role::DistrictCommerce, "880102");
    held.period = Period::between(day("2022-01-01"), day("2022-03-02"));
    let outlet = object(ObjectKind::Outlet, "880102001", Stage::Live);
    let answer = |actor: &Actor, on| decide(actor, Action::Read, &outlet, &tree(), day(on)).is_allowed();
    let anna = actor(ANNA, vec![held.clone()]);
    let days = ["2021-12-31", "2022-01-01", "2022-03-01", "2022-03-02"];
    assert_eq!(days.map(|on| answer(&anna, on)), [false, true, true, false]);
    assert!(!answer(&actor(BO, vec![held]), "2022-03-01"), "someone else's appointment");
}

#[test]
fn closing_a_unit_ends_what_its_appointments_allow() {
    let anna = actor(ANNA, vec![appointment(ANNA, Role::Subdistrict, "880102002")]);
    let west = object(ObjectKind::Outlet, "880102002", Stage::Live);
    let closed = tree().closed(&code("880102002"), day("2022-01-01")).expect("nothing lies below");
    let answer = |tree: &OrgTree, on| decide(&anna, Action::Read, &west, tree, day(on));
    assert!(answer(&closed, "2021-12-31").is_allowed());
    assert_eq!(answer(&closed, "2022-01-01"), Decision::Refused(Refusal::NoRole));
    // The code is used again for another unit: the old appointment does not come back to life.
    let west_again = OrgUnit {
        code: code("880102002"),
        name: "新西街道".to_owned(),
        kind: OrgKind::Subdistrict,
        parent: Some(code("880102")),
        valid: Period::since(day("2023-01-01")),
    };
    let again = closed.opened(west_again).expect("it fits");
    assert_eq!(answer(&again, "2023-06-01"), Decision::Refused(Refusal::NoRole));
    // A new name is no end.
    let renamed = tree().renamed(&code("880102002"), "新西街道", day("2022-01-01")).expect("a new name");
    assert!(answer(&renamed, "2022-06-01").is_allowed());
}

#[test]
fn appointments_fit_their_units_and_lines() {
    let tree = tree();
    let result = |role, org| appointment(ANNA, role, org).check(&[], &tree);
    assert_eq!(result(Role::DistrictCommerce, "880102"), Ok(()));
    assert_eq!(result(Role::DistrictCommerce, "8801"), Err(AppointmentRefusal::WrongLevel));
    assert_eq!(result(Role::DistrictCommerce, "8802"), Ok(()), "a city without districts");
    assert_eq!(result(Role::CityCommerce, "89"), Ok(()), "a municipality");
    assert_eq!(result(Role::CityCommerce, "88"), Err(AppointmentRefusal::WrongLevel));
    assert_eq!(result(Role::DistrictCommerce, "880109"), Err(AppointmentRefusal::NoUnit));
    for unit in tree.units() {
        assert!(!Role::Public.fits(unit, &tree, day(ON)), "the public is appointed nowhere");
    }
    let mut held = appointment(ANNA, Role::MemberUnit, "880102");
    held.line = None;
    assert_eq!(held.check(&[], &tree), Err(AppointmentRefusal::WrongLine));
    held.role = Role::DistrictCommerce;
    held.line = Line::of("health");
    assert_eq!(held.check(&[], &tree), Err(AppointmentRefusal::WrongLine));
    held.line = None;
    held.period = Period::between(day(ON), day(ON));
    assert_eq!(held.check(&[], &tree), Err(AppointmentRefusal::EmptyPeriod));
}

#[test]
fn three_administrators_never_combine() {
    let tree = tree();
    let three = [Role::Auditor, Role::SystemAdmin, Role::SecurityAdmin];
    let earlier = Period::between(day("2020-01-01"), day("2021-01-01"));
    for held in Role::ALL.iter().copied().filter(|role| *role != Role::Public) {
        for new in three {
            let period = Period::since(day("2020-06-01"));
            let answer = appointment(ANNA, new, "880102").check(&[(held, period)], &tree);
            let expected = if held == new { Ok(()) } else { Err(AppointmentRefusal::ThreeAdministrators { held }) };
            assert_eq!(answer, expected, "{held:?} {new:?}");
            assert_eq!(held.goes_with(new), new.goes_with(held));
            // One after the other is no combination.
            assert_eq!(appointment(ANNA, new, "880102").check(&[(held, earlier)], &tree), Ok(()));
        }
    }
    // Where it happened all the same, the account may do nothing at all.
    let both = vec![appointment(ANNA, Role::Auditor, "8801"), appointment(ANNA, Role::DistrictCommerce, "880102")];
    let both = actor(ANNA, both);
    let refusal = Refusal::SeparationOfDuty(Duty::ThreeAdministrators);
    check(&both, Action::Read, &object(ObjectKind::Outlet, "880102", Stage::Live), Some(refusal));
    assert!(allowances(&both, Action::Read, ObjectKind::AuditLog, &tree, day(ON)).is_empty());
}

#[test]
fn administrators_have_no_business_and_do_not_help_themselves() {
    let writes = |action: &Action| !matches!(action, Action::Read | Action::Export | Action::Verify);
    for permission in PERMISSIONS {
        assert!(!permission.roles.contains(&Role::Auditor) || !permission.actions.iter().any(writes), "{permission:?}");
        let grants = permission.actions.contains(&Action::Grant);
        assert!(!grants || permission.roles == [Role::SecurityAdmin], "{permission:?}");
        assert!(!permission.roles.contains(&Role::ExternalSystem));
    }
    let security = actor(ANNA, vec![appointment(ANNA, Role::SecurityAdmin, "8801")]);
    let mut grant = object(ObjectKind::Account, "880102", Stage::Live);
    grant.subject = Some(BO);
    check(&security, Action::Grant, &grant, None);
    grant.subject = Some(ANNA);
    check(&security, Action::Grant, &grant, Some(Refusal::SeparationOfDuty(Duty::OwnRights)));
}

#[test]
fn whoever_made_it_does_not_approve_it() {
    let anna = actor(ANNA, vec![appointment(ANNA, Role::CityCommerce, "8801")]);
    let mut circle = object(ObjectKind::Circle, "880102", Stage::Submitted);
    circle.authors.insert(BO);
    check(&anna, Action::Approve, &circle, None);
    circle.authors.insert(ANNA);
    check(&anna, Action::Approve, &circle, Some(Refusal::SeparationOfDuty(Duty::Author)));
    check(&anna, Action::Read, &circle, None);
    // Signing a disclosure approves it in the same stroke; publishing what was approved does not.
    let mut disclosure = object(ObjectKind::Disclosure, "880102", Stage::Submitted);
    disclosure.authors.insert(ANNA);
    check(&anna, Action::Publish, &disclosure, Some(Refusal::SeparationOfDuty(Duty::Author)));
    disclosure.stage = Stage::Approved;
    check(&anna, Action::Publish, &disclosure, None);
}

#[test]
fn experts_stand_back_at_home_where_linked_and_where_unknown() {
    let mut expert = actor(ANNA, vec![appointment(ANNA, Role::Expert, "89")]);
    let mut application = object(ObjectKind::Application, "8801", Stage::Submitted);
    application.facets.insert(Facet::Assigned);
    let same = Some(Refusal::SeparationOfDuty(Duty::SameProvince));
    check(&expert, Action::Read, &application, same);
    expert.home = Some(code("88"));
    check(&expert, Action::Read, &application, same);
    expert.home = Some(code("89"));
    check(&expert, Action::Read, &application, None);
    application.linked.insert(ANNA);
    check(&expert, Action::Read, &application, Some(Refusal::SeparationOfDuty(Duty::Linked)));
    application.org = OrgCode::nation();
    check(&expert, Action::Read, &application, same);
}

#[test]
fn the_team_of_a_project_does_not_inspect_it() {
    let anna = actor(ANNA, vec![appointment(ANNA, Role::CityCommerce, "8801")]);
    let mut acceptance = object(ObjectKind::Acceptance, "880102", Stage::Submitted);
    check(&anna, Action::Approve, &acceptance, None);
    acceptance.team.insert(ANNA);
    check(&anna, Action::Approve, &acceptance, Some(Refusal::SeparationOfDuty(Duty::ProjectTeam)));
    check(&anna, Action::Read, &acceptance, None);
}

fn delegated(role: Role, giver_org: &str, org: &str, rights: &[(ObjectKind, Action)]) -> Delegated {
    let period = Period::between(day("2022-02-01"), day("2022-04-01"));
    let delegation = Delegation { agent: BO, org: code(org), rights: rights.to_vec(), period };
    Delegated { delegation, basis: appointment(ANNA, role, giver_org) }
}

#[test]
fn a_delegation_is_never_more_than_the_giver_holds() {
    let tree = tree();
    let read = [(ObjectKind::Outlet, Action::Read)];
    let check = |given: &Delegated| given.check(&[], &tree);
    let good = delegated(Role::DistrictCommerce, "880102", "880102001", &read);
    assert_eq!(check(&good), Ok(()));
    let wider = delegated(Role::DistrictCommerce, "880102", "8801", &read);
    assert_eq!(check(&wider), Err(DelegationRefusal::OutOfScope));
    let more = delegated(Role::DistrictCommerce, "880102", "880102", &[(ObjectKind::AuditLog, Action::Read)]);
    assert_eq!(check(&more), Err(DelegationRefusal::NotHeld));
    assert_eq!(check(&delegated(Role::DistrictCommerce, "880102", "880102", &[])), Err(DelegationRefusal::NotHeld));
    let with_period =
        |period| Delegated { delegation: Delegation { period, ..good.delegation.clone() }, ..good.clone() };
    let open = with_period(Period::since(day("2022-02-01")));
    assert_eq!(check(&open), Err(DelegationRefusal::WrongPeriod));
    let early = with_period(Period::between(day("2020-12-31"), day("2022-04-01")));
    assert_eq!(check(&early), Err(DelegationRefusal::WrongPeriod));
    let own = Delegated { delegation: Delegation { agent: ANNA, ..good.delegation.clone() }, ..good.clone() };
    assert_eq!(check(&own), Err(DelegationRefusal::ToOneself));
    let scores = delegated(Role::Expert, "8801", "8801", &[(ObjectKind::ReviewScore, Action::Create)]);
    assert_eq!(check(&scores), Err(DelegationRefusal::Personal));
    let held = [(Role::Auditor, Period::since(day("2021-01-01")))];
    let refusal = DelegationRefusal::ThreeAdministrators { held: Role::Auditor };
    assert_eq!(good.check(&held, &tree), Err(refusal));
}

/// Whatever is delegated of whatever appointment: what the agent may do by it, the giver may do on the same day.
#[test]
fn by_delegation_nothing_is_allowed_that_the_giver_could_not_do() {
    let (tree, on) = (tree(), day(ON));
    let all: Vec<(ObjectKind, Action)> =
        ObjectKind::ALL.iter().flat_map(|kind| Action::ALL.iter().map(|action| (*kind, *action))).collect();
    let mut n_allowed = 0;
    for (role, org, below) in [
        (Role::DistrictCommerce, "880102", "880102001"),
        (Role::CityCommerce, "8801", "880102"),
        (Role::Resident, "880102001", "880102001001"),
        (Role::SystemAdmin, "8801", "880102"),
    ] {
        let given = delegated(role, org, below, &all);
        let giver = actor(ANNA, vec![given.basis.clone()]);
        let agent = Actor { account: Some(BO), delegated: vec![given], ..Actor::default() };
        for &(kind, action) in &all {
            for unit in tree.units() {
                for &stage in Stage::ALL {
                    let mut asked = Object::new(kind, unit.code.clone(), stage);
                    asked.facets = Facet::ALL.iter().copied().collect();
                    asked.owner = Some(ANNA);
                    let by_agent = decide(&agent, action, &asked, &tree, on);
                    if let Decision::Allowed { on_behalf_of, .. } = by_agent {
                        n_allowed += 1;
                        assert_eq!(on_behalf_of, Some(ANNA));
                        assert!(decide(&giver, action, &asked, &tree, on).is_allowed(), "{role:?} {asked:?}");
                    }
                }
            }
        }
    }
    assert!(n_allowed > 1000, "the law was tried: {n_allowed}");
}

#[test]
fn a_delegation_ends_with_its_days_and_with_the_giver_and_counts_as_both() {
    let rights = [(ObjectKind::Circle, Action::Approve)];
    let mut given = delegated(Role::CityCommerce, "8801", "880102", &rights);
    let mut circle = object(ObjectKind::Circle, "880102", Stage::Submitted);
    let agent = |given: &Delegated| Actor { account: Some(BO), delegated: vec![given.clone()], ..Actor::default() };
    let on = |given: &Delegated, circle: &Object, on| decide(&agent(given), Action::Approve, circle, &tree(), day(on));
    let days = ["2022-01-31", "2022-02-01", "2022-03-31", "2022-04-01"];
    assert_eq!(days.map(|d| on(&given, &circle, d).is_allowed()), [false, true, true, false]);
    // Only what was named.
    check(&agent(&given), Action::Read, &circle, Some(Refusal::NoRole));
    // The giver drew the circle: the agent does not approve it in the giver's name.
    circle.authors.insert(ANNA);
    check(&agent(&given), Action::Approve, &circle, Some(Refusal::SeparationOfDuty(Duty::Author)));
    circle.authors.clear();
    given.basis.period.until = Some(day("2022-03-01"));
    assert_eq!(days.map(|d| on(&given, &circle, d).is_allowed()), [false, true, false, false]);
    // Passing on is not possible: what was delegated to Bo is no appointment of Bo.
    let passed = Delegated { basis: Appointment { account: BO, ..given.basis.clone() }, ..given.clone() };
    let third = AccountId(3);
    let passed = Delegated { delegation: Delegation { agent: BO, ..passed.delegation }, basis: passed.basis };
    let carol = Actor { account: Some(third), delegated: vec![passed], ..Actor::default() };
    check(&carol, Action::Approve, &circle, Some(Refusal::NoRole));
}

/// A unit above the own one, an appointment more: what was allowed stays allowed.
#[test]
fn a_wider_scope_never_takes_away() {
    let (tree, on) = (tree(), day(ON));
    let chain = ["880102001001", "880102001", "880102", "8801", "88", "CN"];
    let mut n_allowed = 0;
    for &role in Role::ALL.iter().filter(|role| **role != Role::Expert) {
        for pair in chain.windows(2) {
            let narrow = actor(ANNA, vec![appointment(ANNA, role, pair[0])]);
            let wide = actor(ANNA, vec![appointment(ANNA, role, pair[1])]);
            let more = actor(ANNA, vec![appointment(ANNA, role, pair[0]), appointment(ANNA, role, "880103")]);
            for &kind in ObjectKind::ALL {
                for &action in Action::ALL {
                    let ways = allowances(&narrow, action, kind, &tree, on);
                    for unit in tree.units().filter(|_| !ways.is_empty()) {
                        for stage in [Stage::Draft, Stage::Submitted, Stage::Approved, Stage::Live, Stage::Closed] {
                            let mut asked = Object::new(kind, unit.code.clone(), stage);
                            asked.line = Line::of("health");
                            asked.facets = Facet::ALL.iter().copied().collect();
                            if !decide(&narrow, action, &asked, &tree, on).is_allowed() {
                                continue;
                            }
                            n_allowed += 1;
                            assert!(decide(&more, action, &asked, &tree, on).is_allowed(), "{role:?} {asked:?}");
                            // What is addressed to a unit, or is its own report, is not its superior's.
                            let by_unit = |way: &Allowance| matches!(way.permission.scope, Scope::Above | Scope::Unit);
                            let kept = decide(&wide, action, &asked, &tree, on).is_allowed();
                            assert!(kept || ways.iter().any(by_unit), "{role:?} {action:?} {asked:?}");
                        }
                    }
                }
            }
        }
    }
    assert!(n_allowed > 5000, "the law was tried: {n_allowed}");
}

#[test]
fn every_row_of_the_table_says_something_of_its_own() {
    for (n, row) in PERMISSIONS.iter().enumerate() {
        assert!(!row.roles.is_empty() && !row.actions.is_empty(), "{row:?}");
        assert!(row.scope != Scope::Anywhere || !row.only.is_empty(), "anywhere without a condition: {row:?}");
        assert!(!row.line || row.roles == [Role::MemberUnit], "{row:?}");
        for other in &PERMISSIONS[..n] {
            assert!(other != row, "twice: {row:?}");
        }
    }
    for role in Role::ALL {
        assert_eq!(Role::of(role.code()), Some(*role));
    }
}

#[test]
fn a_delegation_reaches_its_own_unit_and_no_further() {
    let given = delegated(Role::CityCommerce, "8801", "880102", &[(ObjectKind::Outlet, Action::Read)]);
    let agent = Actor { account: Some(BO), delegated: vec![given.clone()], ..Actor::default() };
    check(&agent, Action::Read, &object(ObjectKind::Outlet, "880102001", Stage::Live), None);
    // The giver reads 乙区 too; the delegation speaks of 甲区.
    let other = object(ObjectKind::Outlet, "880103", Stage::Live);
    check(&agent, Action::Read, &other, Some(Refusal::OutOfScope));
    check(&actor(ANNA, vec![given.basis.clone()]), Action::Read, &other, None);
    // A score of the very unit's own stays the giver's: the delegated sub-district has none of it.
    let given = delegated(Role::DistrictCommerce, "880102", "880102001", &[(ObjectKind::Assessment, Action::Submit)]);
    let agent = Actor { account: Some(BO), delegated: vec![given], ..Actor::default() };
    let score = object(ObjectKind::Assessment, "880102001", Stage::Draft);
    check(&agent, Action::Submit, &score, Some(Refusal::OutOfScope));
}
