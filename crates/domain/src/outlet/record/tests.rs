use super::*;
use crate::outlet::life::{Change, Ground, Status};
use crate::taxonomy::Taxonomy;

const TAXONOMY: &str = r#"
version = "t"
source = "invented"
[[type]]
code = "market"
zh = "菜市场"
en = "market"
list = "a"
group = "food"
icon = "basket"
sources = []
[[type]]
code = "keys"
zh = "配钥匙"
en = "key cutting"
list = "a"
group = "service"
names = ["修锁"]
icon = "key"
sources = []
"#;

fn taxonomy() -> Taxonomy {
    Taxonomy::parse(TAXONOMY).expect("sound")
}

fn day(n: u8) -> Day {
    Day::new(2026, 11, n).expect("a day")
}

fn record() -> OutletRecord {
    let at = LonLat { lon: 1_163_000_000, lat: 400_000_000 };
    let org = OrgCode::parse("990101001001").expect("a code");
    OutletRecord::new("虚构配钥匙", vec!["keys".into()], org, at, Life::known(Status::Open, day(1)), Source::Entry)
}

fn verified(on: u8) -> Verification {
    Verification { who: "甲".into(), org: OrgCode::nation(), on: day(on), how: Method::Visit }
}

/// Every field: a text, what it is kept as, and that reading the kept text changes nothing.
#[test]
fn a_field_is_read_as_it_is_written() {
    let mut full = record();
    for (field, text, kept) in [
        (Field::Name, " 虚构\n配钥匙 ", "虚构 配钥匙"),
        (Field::Kind, "service_point", "服务点"),
        (Field::Types, "修锁；菜市场", "market；keys"),
        (Field::Functions, "配汽车钥匙、开锁，开锁", "配汽车钥匙；开锁"),
        (Field::Org, "990101001", "990101001"),
        (Field::Community, "990101001002", "990101001002"),
        (Field::Position, "116.1234567, 39.9", "116.1234567,39.9000000"),
        (Field::Address, "无法取得：没有门牌", "无法取得：没有门牌"),
        (Field::Phone, "０１０－０００１２３４", "010-0001234"),
        (Field::Hours, "周一至周五8:00-18:00，周末休息", "周一至周五 08:00-18:00"),
        (
            Field::Timetable,
            "周三 22:00-02:00 东门 116.3,40；2026-12-01 08:00-09:00 西门 116.3,40",
            "周三 22:00-26:00 东门 116.3000000,40.0000000；2026-12-01 08:00-09:00 西门 116.3000000,40.0000000",
        ),
        (Field::Enterprise, "虚构商贸有限公司", "虚构商贸有限公司"),
        (Field::CreditCode, "91350100m000100y43", "91350100M000100Y43"),
        (Field::Brand, "虚构", "虚构"),
        (Field::Chain, "franchise", "特许加盟"),
        (Field::ChainFrom, "2020年1月2日", "2020-01-02"),
        (Field::ChainTo, "20261231", "2026-12-31"),
        (Field::Area, "1,234.5平方米", "1235"),
        (Field::Accessibility, "坡道，无台阶入口", "无台阶入口、坡道"),
        (Field::Status, "open", "营业"),
    ] {
        let note = full.set(field, text, &taxonomy()).unwrap_or_else(|fault| panic!("{field:?} {text}: {fault:?}"));
        assert_eq!((note, full.text(field).as_str()), (None, kept), "{field:?}");
        let mut again = full.clone();
        again.set(field, kept, &taxonomy()).expect("its own text");
        assert_eq!(again, full, "{field:?}");
    }
    assert_eq!(full.contradictions(), []);
    assert_eq!(full.type_names(&taxonomy()), ["菜市场", "配钥匙"]);
    let membership = full.membership().expect("a brand and how");
    assert_eq!((membership.brand.as_str(), membership.kind), ("虚构", ChainKind::Franchise));
    // Facts take the other three states; the empty text is one of them.
    for field in Field::ALL.iter().copied().filter(|field| field.is_fact()) {
        for text in ["", "不适用", "无法取得", "无法取得：停业"] {
            full.set(field, text, &taxonomy()).expect("a state");
            assert_eq!(full.text(field), text, "{field:?}");
        }
    }
    full.set(Field::Accessibility, "无", &taxonomy()).expect("none is a value");
    assert_eq!(full.accessibility.value(), Some(&BTreeSet::new()));
}

#[test]
fn what_is_wrong_is_named_and_changes_nothing() {
    let long = "长".repeat(101);
    for (field, text, rule) in [
        (Field::Name, " ", rules::REQUIRED),
        (Field::Name, long.as_str(), rules::TOO_LONG),
        (Field::Name, "虚构\u{1b}[0m", rules::CONTROL_SIGN),
        (Field::Kind, "商铺子", rules::NOT_LISTED),
        (Field::Types, "", rules::REQUIRED),
        (Field::Types, "菜市杨", rules::TYPE_GUESSED),
        (Field::Types, "量子计算", rules::TYPE_UNKNOWN),
        (Field::Types, "菜市场；量子计算", rules::TYPE_UNKNOWN),
        (Field::Org, "99010", rules::ORG_ODD),
        (Field::Community, "990101001", rules::COMMUNITY_ODD),
        (Field::Position, "116.3", rules::POSITION_ODD),
        (Field::Position, "39.9,116.3", rules::POSITION_ODD),
        (Field::Position, "2.35,48.85", rules::POSITION_ABROAD),
        (Field::Phone, "问老王", rules::PHONE_ODD),
        (Field::Phone, "12", rules::PHONE_ODD),
        (Field::Hours, "25:00-26:00", rules::HOURS_ODD),
        (Field::Timetable, "周三 东门", rules::TIMETABLE_ODD),
        (Field::Timetable, "周三 8:00-10:00 东门 116.3,40；周三 9:00-11:00 西门 116.3,40", rules::TIMETABLE_TWICE),
        (Field::CreditCode, "9135", rules::CODE_LENGTH),
        (Field::CreditCode, "9I350100M000100Y43", rules::CODE_LOOK_ALIKE),
        (Field::CreditCode, "91350100M000100Y4_", rules::CODE_SIGN),
        (Field::CreditCode, "91350100M000100Y34", rules::CODE_CHECK),
        (Field::Chain, "加盟商", rules::NOT_LISTED),
        (Field::ChainFrom, "去年", rules::DAY_ODD),
        (Field::ChainFrom, "2026-02-30", rules::DAY_ODD),
        (Field::Area, "很大", rules::NUMBER_ODD),
        (Field::Area, "-5", rules::NUMBER_ODD),
        (Field::Area, "99999999999", rules::NUMBER_ODD),
        (Field::Accessibility, "扶梯子", rules::NOT_LISTED),
        (Field::Status, "关闭", rules::STATUS_BY_STEP),
    ] {
        let mut changed = record();
        let fault = changed.set(field, text, &taxonomy()).expect_err(text);
        assert_eq!((fault.rule, &changed), (rule, &record()), "{field:?} {text}");
    }
    // 39.9,116.3 has a latitude beyond the pole: no position at all, whichever way round.
    let mut odd = record();
    odd.chain = Fact::Value(ChainKind::Direct);
    (odd.chain_from, odd.chain_to) = (Some(day(2)), Some(day(1)));
    odd.community = OrgCode::parse("990102001001");
    let rules: Vec<_> = odd.contradictions().into_iter().map(|(_, message)| message.rule).collect();
    assert_eq!(rules, [rules::CHAIN_WITHOUT_BRAND, rules::PERIOD_ODD, rules::COMMUNITY_ODD]);
}

#[test]
fn hours_in_words_are_kept_with_a_note() {
    let mut kept = record();
    let note = kept.set(Field::Hours, "看老板心情", &taxonomy()).expect("kept");
    assert_eq!(note.map(|note| note.rule), Some(rules::HOURS_UNCLEAR));
    assert_eq!((kept.text(Field::Hours).as_str(), kept.opening_hours()), ("看老板心情", None));
}

#[test]
fn an_outlet_is_verified_when_its_key_fields_are() {
    let mut outlet = record();
    for (n, field) in KEY_FIELDS.iter().enumerate() {
        assert_eq!(outlet.verified_on(), None);
        outlet.verify(*field, verified(10 + u8::try_from(n).expect("few")));
    }
    // The oldest of the four dates 10, 11, 12, 13.
    assert_eq!(outlet.verified_on(), Some(day(10)));
    assert_eq!(outlet.verified_by().map(|by| by.on), Some(day(13)));
    assert!(!outlet.is_stale(day(20), 10) && outlet.is_stale(day(21), 10) && record().is_stale(day(1), 1000));
    // An older word does not replace a later one.
    outlet.verify(Field::Status, verified(5));
    assert_eq!(outlet.verified[&Field::Status].on, day(13));
    outlet.verify(Field::Name, verified(30));
    assert_eq!(outlet.verified_on(), Some(day(11)));
}

#[test]
fn life_refuses_what_the_table_does_not_have() {
    let mut outlet = record();
    let refused = outlet.live(Step::on(Change::Resume, day(2))).expect_err("it is open");
    assert_eq!(refused.rule, rules::LIFE_NOT_NOW);
    let refused = outlet.live(Step::on(Change::Close, day(2))).expect_err("no ground");
    assert_eq!(refused.rule, rules::LIFE_SAYS_TOO_LITTLE);
    let close = Step { ground: Some(Ground::LicenceCancelled), ..Step::on(Change::Close, day(2)) };
    outlet.live(close).expect("a ground");
    assert_eq!(outlet.text(Field::Status), "关闭");
}

#[test]
fn records_made_one_part_into_what_they_were() {
    let other = |phone: &str, types: &str| {
        let mut other = record();
        other.set(Field::Phone, phone, &taxonomy()).expect("a number");
        other.set(Field::Types, types, &taxonomy()).expect("a type");
        other
    };
    let mut keep = record();
    let mut others = vec![("b".to_owned(), other("0101111", "菜市场")), ("c".to_owned(), other("0102222", "修锁"))];
    let before = (keep.clone(), others.clone());
    assert_eq!(keep.unite("a", &mut [], day(2), "甲", "同一处").map_err(|m| m.rule), Err(rules::UNION_ALONE));
    assert_eq!(keep.unite("b", &mut others, day(2), "甲", "同一处").map_err(|m| m.rule), Err(rules::UNION_ALONE));
    assert_eq!(keep.unite("a", &mut others, day(2), "甲", " ").map_err(|m| m.rule), Err(rules::NO_REASON));
    assert_eq!((&keep, &others), (&before.0, &before.1), "a refusal changes nothing");
    keep.unite("a", &mut others, day(2), "甲", "同一处").expect("three records");
    assert_eq!((keep.text(Field::Phone), keep.types.len()), ("0101111".into(), 2));
    assert!(others.iter().all(|(_, other)| other.merged_into.as_deref() == Some("a")));
    assert_eq!(
        keep.clone().unite("a", &mut others.clone(), day(3), "甲", "再").map_err(|m| m.rule),
        Err(rules::UNION_GONE)
    );
    // Undone as it stands: all three are what they were.
    let (mut undone, mut parted) = (keep.clone(), others.clone());
    assert_eq!(undone.part("a", &mut parted, "是三处"), Ok(Vec::new()));
    assert_eq!((undone, parted), before);
    // Changed since: the change stays and is told.
    keep.set(Field::Phone, "0103333", &taxonomy()).expect("a number");
    assert_eq!(keep.part("a", &mut others, "是三处"), Ok(vec![Field::Phone]));
    assert_eq!((keep.text(Field::Phone), keep.joined.len()), ("0103333".into(), 0));
    assert_eq!(keep.part("a", &mut others, "是三处").map_err(|m| m.rule), Err(rules::NOT_UNITED));
}
