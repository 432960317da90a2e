//! The tree on real codes, and changes worked out by hand.

use super::*;
use crate::Trouble;
use crate::day::Day;

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day of the tests")
}

fn code(text: &str) -> OrgCode {
    OrgCode::parse(text).expect("a code of the tests")
}

fn unit(text: &str, kind: OrgKind, name: &str, parent: &str) -> OrgUnit {
    let parent = (!parent.is_empty()).then(|| code(parent));
    OrgUnit { code: code(text), name: name.to_owned(), kind, parent, valid: Period::since(day("2020-01-01")) }
}

/// 示例省 with one city, two districts and three sub-districts; all invented.
fn town() -> Vec<OrgUnit> {
    vec![
        unit("CN", OrgKind::Country, "全国", ""),
        unit("88", OrgKind::Province, "示例省", "CN"),
        unit("8801", OrgKind::City, "示例市", "88"),
        unit("880102", OrgKind::District, "甲区", "8801"),
        unit("880103", OrgKind::District, "乙区", "8801"),
        unit("880102001", OrgKind::Subdistrict, "东街道", "880102"),
        unit("880102002", OrgKind::Subdistrict, "西街道", "880102"),
        unit("880103001", OrgKind::Subdistrict, "南街道", "880103"),
    ]
}

fn tree(units: Vec<OrgUnit>) -> OrgTree {
    OrgTree::new(units, Vec::new(), Vec::new()).expect("the units fit")
}

fn rules_of(result: Result<OrgTree, Vec<Trouble>>) -> Vec<String> {
    let troubles = result.err().unwrap_or_default();
    troubles.into_iter().map(|trouble| format!("{} {}", trouble.place, trouble.rule.0)).collect()
}

fn codes(set: impl IntoIterator<Item = OrgCode>) -> Vec<String> {
    set.into_iter().map(String::from).collect()
}

/// Every province, city and district of 2023 and the sub-districts of five, hung where their codes say.
#[test]
fn real_division_codes_make_a_sound_tree() {
    let rows = |text: &'static str| {
        text.lines().skip(1).map(|line| {
            let mut cells = line.split(',').map(|cell| cell.trim_matches('"'));
            (cells.next().expect("a code"), cells.next().expect("a name"))
        })
    };
    // Placeholders of the list that are no place: 市辖区, 县, 省直辖县级行政区划, 自治区直辖县级行政区划.
    let cities: Vec<_> = rows(include_str!("../../../../../testdata/divisions/cities.csv"))
        .filter(|(_, name)| *name != "市辖区" && *name != "县" && !name.ends_with("直辖县级行政区划"))
        .collect();
    let mut units = vec![unit("CN", OrgKind::Country, "全国", "")];
    for (text, name) in rows(include_str!("../../../../../testdata/divisions/provinces.csv")) {
        units.push(unit(text, OrgKind::Province, name, "CN"));
    }
    units.extend(cities.iter().map(|(text, name)| unit(text, OrgKind::City, name, &text[..2])));
    let known = |units: &[OrgUnit], code: &OrgCode| units.iter().any(|unit| unit.code == *code);
    for (text, name) in rows(include_str!("../../../../../testdata/divisions/areas.csv")) {
        // 东莞, 中山, 儋州 and 嘉峪关 stand in the list of districts once more: the same code in six digits.
        if text.ends_with("00") {
            assert!(known(&units, &code(text)), "{text} {name}");
            continue;
        }
        let above = code(text).above().filter(|above| known(&units, above)).unwrap_or_else(|| code(&text[..2]));
        let kind = if name.ends_with('区') { OrgKind::District } else { OrgKind::County };
        units.push(unit(text, kind, name, above.as_str()));
    }
    for (text, name) in rows(include_str!("../../../../../testdata/divisions/streets.csv")) {
        units.push(unit(text, OrgKind::Subdistrict, name, code(text).above().expect("it has one").as_str()));
    }
    let tree = tree(units);
    let today = day("2023-06-30");
    let way = |text: &str| tree.upwards(&code(text), today).map(|unit| unit.name.clone()).collect::<Vec<_>>().join("<");
    assert_eq!(way("110108015"), "燕园街道<海淀区<北京市<全国");
    assert_eq!(way("441900003"), "东城街道<东莞市<广东省<全国");
    assert_eq!(way("659001500"), "兵团一五二团<石河子市<新疆维吾尔自治区<全国");
    assert_eq!(tree.children(&OrgCode::nation(), today).count(), 31);
    let municipalities: Vec<_> = tree.units().filter(|unit| unit.is_municipality()).map(|u| u.name.as_str()).collect();
    assert_eq!(municipalities, ["北京市", "天津市", "上海市", "重庆市"]);
    // Containment is the beginning of the code, for every district and every province.
    for unit in tree.units().filter(|unit| unit.code.digits() == 6) {
        for province in tree.children(&OrgCode::nation(), today) {
            let begins = unit.code.as_str().starts_with(province.code.as_str());
            assert_eq!(tree.contains(&province.code, &unit.code, today), begins, "{} {}", unit.code, province.code);
        }
    }
}

#[test]
fn the_xpcc_holds_cities_and_regiments_beside_the_digits() {
    let mut units = town();
    units.push(unit("65", OrgKind::Province, "新疆维吾尔自治区", "CN"));
    units.push(unit("XPCC", OrgKind::Xpcc, "新疆生产建设兵团", "CN"));
    units.push(unit("XPCC08", OrgKind::Division, "第八师", "XPCC"));
    units.push(unit("659001", OrgKind::County, "石河子市", "XPCC08"));
    units.push(unit("659001500", OrgKind::Subdistrict, "兵团一五二团", "659001"));
    let (tree, today) = (tree(units), day("2024-01-01"));
    assert!(tree.contains(&code("XPCC"), &code("659001500"), today));
    assert!(!tree.contains(&code("65"), &code("659001500"), today));
    assert_eq!(tree.province(&code("659001500"), today).map(|unit| unit.code.as_str()), Some("XPCC"));
}

#[test]
fn what_does_not_fit_is_refused_with_its_code() {
    let with = |change: fn(&mut Vec<OrgUnit>)| {
        let mut units = town();
        change(&mut units);
        rules_of(OrgTree::new(units, Vec::new(), Vec::new()))
    };
    assert!(with(|_| {}).is_empty());
    assert_eq!(with(|units| units[3].kind = OrgKind::City)[0], "880102 org-code-odd");
    assert_eq!(with(|units| units[3].name = " ".to_owned()), ["880102 org-name-empty"]);
    assert_eq!(with(|units| units[7].valid.until = Some(day("2020-01-01"))), ["880103001 org-period-empty"]);
    assert_eq!(with(|units| units.push(units[7].clone())), ["880103001 org-twice"]);
    assert_eq!(with(|units| units[7].parent = None), ["880103001 org-parent-missing"]);
    // The parent ends a day before the child.
    assert_eq!(with(|units| units[4].valid.until = Some(day("2021-01-01"))), ["880103001 org-parent-missing"]);
    // A sub-district of 乙区 by its digits cannot hang under 甲区, and nothing hangs under its own kind.
    assert_eq!(with(|units| units[7].parent = Some(code("880102"))), ["880103001 org-parent-odd"]);
    assert_eq!(with(|units| units[6].parent = Some(code("880102001"))), ["880102002 org-parent-odd"]);
    assert_eq!(with(|units| units[0].parent = Some(code("CN"))), ["CN org-parent-odd"]);
}

#[test]
fn names_and_places_hold_for_their_days() {
    let before = tree(town());
    let after = before.renamed(&code("880102"), "新甲区", day("2022-07-01")).expect("a new name");
    let name = |on| after.at(&code("880102"), day(on)).map(|unit| unit.name.as_str());
    assert_eq!((name("2022-06-30"), name("2022-07-01")), (Some("甲区"), Some("新甲区")));
    assert_eq!(name("2019-12-31"), None);
    // The sub-districts hang on, and the code is one unit all the time.
    assert!(after.contains(&code("880102"), &code("880102001"), day("2023-01-01")));
    assert!(after.lasts(&code("880102"), day("2020-01-01"), day("2030-01-01")));
    assert!(!after.lasts(&code("880102"), day("2019-12-31"), day("2030-01-01")));
    assert!(before.renamed(&code("880102"), "甲区", day("2022-07-01")).is_err(), "the same name is no new name");
}

#[test]
fn a_split_and_a_merge_are_found_in_both_directions() {
    let (east, west, new) = (code("880102001"), code("880102002"), code("880102003"));
    // 2022: 东街道 keeps its code and gives 北街道 away. 2024: 东街道 and 西街道 become 中街道.
    let parts = vec![
        unit("880102001", OrgKind::Subdistrict, "东街道", "880102"),
        unit("880102003", OrgKind::Subdistrict, "北街道", "880102"),
    ];
    let centre = unit("880102004", OrgKind::Subdistrict, "中街道", "880102");
    let split = tree(town()).replaced(ChangeKind::Split, std::slice::from_ref(&east), parts, day("2022-01-01"));
    let tree = split
        .and_then(|t| t.replaced(ChangeKind::Merge, &[east.clone(), west.clone()], vec![centre], day("2024-01-01")))
        .expect("both fit");
    let (y2021, y2023, y2025) = (day("2021-01-01"), day("2023-01-01"), day("2025-01-01"));
    assert_eq!(codes(tree.successors(&east, y2021, y2023)), ["880102001", "880102003"]);
    assert_eq!(codes(tree.successors(&east, y2021, y2025)), ["880102003", "880102004"]);
    assert_eq!(codes(tree.predecessors(&code("880102004"), y2025, y2021)), ["880102001", "880102002"]);
    assert_eq!(codes(tree.predecessors(&new, y2025, y2021)), ["880102001"]);
    assert_eq!(codes(tree.predecessors(&code("880103001"), y2025, y2021)), ["880103001"]);
    assert_eq!(tree.at(&east, y2025), None);
    assert!(!tree.lasts(&east, y2021, y2025));
}

#[test]
fn closing_waits_for_what_lies_below() {
    let tree = tree(town());
    let day = day("2024-01-01");
    assert_eq!(rules_of(tree.closed(&code("880103"), day)), ["880103001 org-parent-missing"]);
    let empty = tree.closed(&code("880103001"), day).and_then(|tree| tree.closed(&code("880103"), day));
    assert_eq!(empty.expect("from below").children(&code("8801"), day).count(), 1);
    assert_eq!(rules_of(tree.closed(&code("880109"), day)), ["880109 org-change-odd"]);
}

/// 乙区 goes into 甲区 with its sub-district, which gets a code of 甲区.
#[test]
fn a_district_with_units_below_is_merged_step_by_step() {
    let on = day("2024-01-01");
    let south = unit("880102005", OrgKind::Subdistrict, "南街道", "880102");
    let change =
        Change { kind: ChangeKind::Merge, on, from: vec![code("880102"), code("880103")], to: vec![code("880102")] };
    let start = tree(town());
    assert_eq!(rules_of(start.told(change.clone())), ["880102 org-change-odd"], "乙区 is still there");
    let merged = start
        .replaced(ChangeKind::Rename, &[code("880103001")], vec![south], on)
        .and_then(|tree| tree.closed(&code("880103"), on))
        .and_then(|tree| tree.told(change))
        .expect("each step fits");
    assert_eq!(codes(merged.successors(&code("880103"), day("2023-01-01"), on)), ["880102"]);
    assert_eq!(codes(merged.successors(&code("880103001"), day("2023-01-01"), on)), ["880102005"]);
}

#[test]
fn groups_hold_their_members_for_a_time() {
    let members = vec![
        (code("880102"), Period::between(day("2021-01-01"), day("2022-01-01"))),
        (code("880103001"), Period::since(day("2021-01-01"))),
    ];
    let group = OrgGroup { name: "示例主城区".to_owned(), kind: GroupKind::MainUrban, members };
    let tree = OrgTree::new(town(), Vec::new(), vec![group.clone()]).expect("it fits");
    let inside = |unit: &str, on: &str| tree.group_contains(&tree.groups()[0], &code(unit), day(on));
    assert!(inside("880102001", "2021-06-01") && !inside("880102001", "2022-01-01"));
    assert!(inside("880103001", "2022-01-01") && !inside("880103", "2022-01-01"));
    let twice = OrgTree::new(town(), Vec::new(), vec![group.clone(), group]);
    assert_eq!(rules_of(twice), ["示例主城区 org-group-odd"]);
}

#[test]
fn lines_have_codes_of_their_own() {
    for (n, line) in LINES.iter().enumerate() {
        assert!(LINES[..n].iter().all(|other| (other.code, other.zh, other.en) != (line.code, line.zh, line.en)));
        assert_eq!(Line::of(line.code), Some(line));
    }
    assert_eq!(Line::of("commerce").map(|line| line.zh), Some("商务"));
    assert_eq!(Line::of(""), None);
}
