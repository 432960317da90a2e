use super::*;

const TAXONOMY: &str = r#"
version = "1"
source = "invented"
[[type]]
code = "market"
zh = "菜市场"
en = "market"
list = "l"
group = "food"
icon = "i"
sources = []
[[type]]
code = "shop"
zh = "便利店"
en = "shop"
list = "l"
group = "shop"
icon = "i"
sources = []
"#;

const PACK: &str = r#"
id = "demo"
zh = "示例标准"
en = "demo"
effective_from = "2028-02-29"
effective_to = "2030-12-31"
sources = ["S"]
metres_per_minute = 80
metres_per_minute_source = "invented"
metres_per_minute_certainty = "invented"

[[clause]]
id = "basic.market"
zh = "菜市场"
en = "market"
measure = "share-within"
types = ["market"]
class = "basic"
minutes = 15
at_least_permille = 900
sources = ["S"]
certainty = "invented"

[[clause]]
id = "variety"
zh = "种类"
en = "variety"
measure = "formats-present"
types = ["market", "shop"]
class = "gate"
metres = 1000
at_least = 2
sources = ["S"]
certainty = "invented"

[grade]
sources = ["S"]
certainty = "invented"
[[grade.band]]
zh = "合格"
en = "fit"
clauses = ["class:basic", "variety"]
at_least_of_class = { gate = 1 }
"#;

fn parse(text: &str) -> Result<StandardPack, Trouble> {
    let sources = SourceList::parse("[[source]]\nid = \"S\"\ntitle = \"s\"\ncertainty = \"invented\"").expect("sound");
    StandardPack::parse(text, &Taxonomy::parse(TAXONOMY).expect("sound"), &sources)
}

#[track_caller]
fn check_refused(from: &str, to: &str, wanted: &str) {
    assert!(PACK.contains(from), "{from}");
    assert_eq!(parse(&PACK.replacen(from, to, 1)).expect_err("not sound").to_string(), wanted);
}

#[test]
fn a_sound_pack_is_read() {
    let pack = parse(PACK).expect("sound");
    assert_eq!(pack.clauses.len(), 2);
    assert!(pack.clause("variety").is_some_and(|clause| clause.required && clause.metres == Some(1000)));
    assert_eq!(pack.class("basic").count(), 1);
}

#[test]
fn heads_are_checked() {
    check_refused("id = \"demo\"", "id = \"../demo\"", "standard-id-odd · id=../demo");
    check_refused("zh = \"示例标准\"", "zh = \" \"", "standard-empty · field=zh");
    check_refused("2028-02-29", "2030-02-29", "standard-date-odd · date=2030-02-29");
    check_refused("2028-02-29", "2030/02/28", "standard-date-odd · date=2030/02/28");
    check_refused("2028-02-29", "2031-01-01", "standard-dates-reversed · from=2031-01-01 · to=2030-12-31");
    check_refused("minute = 80", "minute = 4800", "standard-speed-odd · speed=4800 · least=20 · most=200");
    check_refused("sources = [\"S\"]", "sources = [\"X\"]", "standard-source-unknown · id=X");
    check_refused("sources = [\"S\"]", "sources = []", "standard-empty · field=sources");
    assert_eq!(parse("id = 1").expect_err("not a pack").place, "line 1");
    assert_eq!(parse(&" ".repeat(LARGEST + 1)).expect_err("big").rule, rules::TOO_BIG);
}

#[test]
fn clauses_are_checked() {
    check_refused("id = \"variety\"", "id = \"basic.market\"", "standard-clause-twice · clause=basic.market");
    check_refused("[\"market\"]", "[\"bazaar\"]", "standard-type-unknown · basic.market · type=bazaar");
    check_refused("[\"market\"]", "[]", "standard-empty · basic.market · field=types");
    check_refused("share-within", "share", "standard-measure-unknown · basic.market · measure=share");
    check_refused("minutes = 15\n", "", "standard-limit-odd · basic.market · most_minutes=60 · most_metres=10000");
    check_refused(
        "minutes = 15",
        "minutes = 0",
        "standard-limit-odd · basic.market · most_minutes=60 · most_metres=10000",
    );
    check_refused(
        "metres = 1000",
        "metres = 90000",
        "standard-limit-odd · variety · most_minutes=60 · most_metres=10000",
    );
    let odd = "standard-threshold-odd · basic.market · field=at_least_permille · measure=share-within";
    check_refused("permille = 900", "permille = 1001", odd);
    let odd = "standard-threshold-odd · basic.market · field=at_least · measure=share-within";
    check_refused("at_least_permille = 900", "at_least = 1", odd);
    let odd = "standard-threshold-odd · variety · field=at_least · measure=formats-present";
    check_refused("at_least = 2", "at_least = 3", odd);
    let odd = "standard-threshold-odd · basic.market · field=at_least · measure=choices-within";
    check_refused("share-within", "choices-within", odd);
    check_refused("class = \"gate\"", "class = \"\"", "standard-empty · variety · field=class");
}

#[test]
fn certainty_is_never_optional() {
    let without = PACK.replacen("certainty = \"invented\"\n\n[[clause]]", "\n[[clause]]", 1);
    assert_ne!(without, PACK);
    assert_eq!(parse(&without).expect_err("no certainty").rule, rules::UNREADABLE);
}

#[test]
fn grades_are_checked() {
    check_refused("\"class:basic\"", "\"class:best\"", "standard-grade-odd · grade · detail=class:best");
    check_refused("\"variety\"]", "\"choice\"]", "standard-grade-odd · grade · detail=choice");
    check_refused("{ gate = 1 }", "{ gate = 2 }", "standard-grade-odd · grade · detail=gate");
    check_refused("{ gate = 1 }", "{ best = 1 }", "standard-grade-odd · grade · detail=best");
    let nothing = "clauses = [\"class:basic\", \"variety\"]\nat_least_of_class = { gate = 1 }";
    check_refused(nothing, "clauses = []", "standard-grade-odd · grade · detail=合格");
}

#[test]
fn days_are_days_of_the_calendar() {
    for day in ["2025-09-19", "2024-02-29", "2000-02-29", "0001-01-01"] {
        assert!(is_day(day), "{day}");
    }
    for text in [
        "2025-9-19",
        "2025-02-29",
        "1900-02-29",
        "2025-13-01",
        "2025-00-01",
        "2025-04-31",
        "二〇二五",
        "",
        "2025-09-19-",
        "-025-01-01",
    ] {
        assert!(!is_day(text), "{text}");
    }
}
