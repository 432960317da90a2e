//! The permission filter as SQL lets exactly the rows through that the filter takes, on both databases.

use std::collections::BTreeSet;

use yike_domain::account::{
    AccountId, Action, Actor, Appointment, Facet, Filter, Nesting, Object, ObjectKind, Role, Stage,
};
use yike_domain::day::{Day, Period};
use yike_domain::place::org::{LINES, OrgCode, OrgKind, OrgTree, OrgUnit};
use yike_store::scope::{Columns, Condition, StageOf};
use yike_store::{Store, Uuid, testing};

/// Numbers that look random and are the same in every run (xorshift64*).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        usize::try_from(self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).expect("31 bits") % n
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

fn code(text: &str) -> OrgCode {
    OrgCode::parse(text).expect("a code")
}

/// 石河子 (659001) has the digits of 新疆 and belongs to the 兵团; 650104 is closed.
fn tree() -> OrgTree {
    let rows = [
        ("CN", OrgKind::Country, ""),
        ("65", OrgKind::Province, "CN"),
        ("6501", OrgKind::City, "65"),
        ("650102", OrgKind::District, "6501"),
        ("650102001", OrgKind::Subdistrict, "650102"),
        ("650103", OrgKind::District, "6501"),
        ("650104", OrgKind::District, "6501"),
        ("XPCC", OrgKind::Xpcc, "CN"),
        ("XPCC08", OrgKind::Division, "XPCC"),
        ("659001", OrgKind::County, "XPCC08"),
    ];
    let from = Day::parse("2020-01-01").expect("a day");
    let unit = |(text, kind, above): (&str, OrgKind, &str)| OrgUnit {
        code: code(text),
        name: text.to_owned(),
        kind,
        parent: (!above.is_empty()).then(|| code(above)),
        valid: Period { from, until: (text == "650104").then(|| Day::parse("2022-01-01").expect("a day")) },
    };
    OrgTree::new(rows.into_iter().map(unit).collect(), Vec::new(), Vec::new()).expect("the units fit")
}

const COLUMNS: Columns = Columns {
    org: "org",
    line: Some("line"),
    owner: Some("owner"),
    stage: StageOf::Column("stage"),
    facets: &[(Facet::Published, "published"), (Facet::Hint, "hint")],
    author: Some("author"),
    subject: None,
};

fn object(dice: &mut Dice, kind: ObjectKind, tree: &OrgTree) -> Object {
    let codes: Vec<OrgCode> = tree.units().map(|unit| unit.code.clone()).collect();
    let mut object = Object::new(kind, dice.of(&codes).clone(), *dice.of(Stage::ALL));
    object.line = (dice.below(3) > 0).then(|| dice.of(&LINES[..2]));
    object.owner = (dice.below(2) > 0).then(|| AccountId(1 + dice.below(2) as u128));
    object.facets = [Facet::Published, Facet::Hint].into_iter().filter(|_| dice.below(2) > 0).collect();
    object.authors = (dice.below(2) > 0).then(|| AccountId(1 + dice.below(2) as u128)).into_iter().collect();
    object
}

async fn keep(store: &Store, objects: &[Object]) {
    let sql = "CREATE TABLE probe (id bigint PRIMARY KEY, org text, line text, owner uuid, stage text, \
               published boolean, hint boolean, author uuid)";
    let sql = if store.is_postgres() { sql.replace("org text", "org text COLLATE \"C\"") } else { sql.to_owned() };
    testing::tamper(store, &sql).await.expect("a table");
    let uuid = |account: Option<&AccountId>| match account {
        None => "NULL".to_owned(),
        Some(account) if store.is_postgres() => format!("'{}'", Uuid::from_u128(account.0)),
        Some(account) => format!("X'{:032X}'", account.0),
    };
    for (id, object) in objects.iter().enumerate() {
        let line = object.line.map_or_else(|| "NULL".to_owned(), |line| format!("'{}'", line.code));
        let has = |facet| if object.facets.contains(&facet) { "TRUE" } else { "FALSE" };
        let sql = format!(
            "INSERT INTO probe VALUES ({id}, '{}', {line}, {}, '{}', {}, {}, {})",
            object.org,
            uuid(object.owner.as_ref()),
            object.stage.code(),
            has(Facet::Published),
            has(Facet::Hint),
            uuid(object.authors.first()),
        );
        testing::tamper(store, &sql).await.expect("a row");
    }
}

/// 250 objects, 90 actors with one or two posts each, four kinds of questions.
#[tokio::test]
async fn the_condition_lets_through_what_the_filter_takes() {
    testing::on_both(|store| async move {
        let mut dice = Dice(0x5EED);
        let tree = tree();
        let on = Day::parse("2022-06-01").expect("a day");
        let nesting = Nesting::of(&tree, on);
        let objects: Vec<Object> = (0..250).map(|_| object(&mut dice, ObjectKind::Outlet, &tree)).collect();
        keep(&store, &objects).await;
        let codes: Vec<OrgCode> = tree.units().map(|unit| unit.code.clone()).collect();
        let (mut passed, mut stopped) = (0, 0);
        for _ in 0..90 {
            let appointment = |dice: &mut Dice| {
                let role = *dice.of(&Role::ALL[..15]);
                let line = role.has_line().then(|| dice.of(&LINES[..2]));
                let period = Period::since(Day::parse("2021-01-01").expect("a day"));
                Appointment { account: AccountId(1), role, org: dice.of(&codes).clone(), line, period }
            };
            let appointments = (0..1 + dice.below(2)).map(|_| appointment(&mut dice)).collect();
            let actor = match dice.below(8) {
                0 => Actor::public(),
                _ => Actor { account: Some(AccountId(1)), appointments, ..Actor::default() },
            };
            for (kind, action) in [
                (ObjectKind::Outlet, Action::Read),
                (ObjectKind::Outlet, Action::Update),
                (ObjectKind::Outlet, Action::Approve),
                (ObjectKind::Observation, Action::Read),
                (ObjectKind::Circle, Action::Update),
            ] {
                let filter = Filter::of(&actor, action, kind, &tree, &nesting);
                let taken: BTreeSet<i64> = (0..)
                    .zip(&objects)
                    .filter(|(_, object)| filter.takes(&Object { kind, ..(*object).clone() }))
                    .map(|(id, _)| id)
                    .collect();
                let found = testing::matching(&store, "probe", &Condition::of(&filter, &COLUMNS)).await;
                let found: BTreeSet<i64> = found.expect("an answer").into_iter().collect();
                assert_eq!(found, taken, "{action:?} {kind:?} by {actor:#?}\n{filter:#?}");
                passed += found.len();
                stopped += objects.len() - found.len();
            }
        }
        assert!(passed > 3_000 && stopped > 30_000, "{passed} passed, {stopped} stopped");
    })
    .await;
}

#[tokio::test]
async fn what_a_noun_does_not_keep_refuses() {
    testing::on_both(|store| async move {
        let tree = tree();
        let nesting = Nesting::of(&tree, Day::parse("2022-06-01").expect("a day"));
        let mut published = Object::new(ObjectKind::Outlet, code("650102"), Stage::Live);
        published.facets.insert(Facet::Published);
        keep(&store, &[published]).await;
        let filter = Filter::of(&Actor::public(), Action::Read, ObjectKind::Outlet, &tree, &nesting);
        let found = async |columns: &Columns| {
            testing::matching(&store, "probe", &Condition::of(&filter, columns)).await.expect("an answer").len()
        };
        assert_eq!(found(&COLUMNS).await, 1);
        assert_eq!(found(&Columns { facets: &[], ..COLUMNS }).await, 0);
        assert_eq!(found(&Columns { stage: StageOf::Always(Stage::Live), ..COLUMNS }).await, 1);
    })
    .await;
}
