//! The workbook, read back.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use yike_app::publish::workbook::workbook;
use yike_app::words::{Language, Words};
use yike_engine::import::PeopleBasis;

use super::town::{HOSTILE_COMMUNITY, HOSTILE_COMPOUND, draft};

fn open(people: PeopleBasis, language: Language) -> Xlsx<Cursor<Vec<u8>>> {
    let bytes = workbook(&draft(people), Words::of(language)).expect("it can be made");
    Xlsx::new(Cursor::new(bytes)).expect("it is a workbook")
}

/// The row of headers and the rows below it.
fn table(range: &Range<Data>, first_header: &str) -> (Vec<String>, Vec<Vec<Data>>) {
    let at = range.rows().position(|row| row[0] == Data::String(first_header.to_owned())).expect("the headers");
    let mut rows = range.rows().skip(at).map(<[Data]>::to_vec);
    let headers = rows.next().expect("the headers").iter().map(ToString::to_string).collect();
    (headers, rows.collect())
}

#[test]
fn every_sheet_names_its_their_sources_and_date_at_the_top() {
    let mut book = open(PeopleBasis::Counted, Language::Zh);
    assert_eq!(book.sheet_names(), ["总览", "社区", "业态", "缺口", "数据问题", "口径", "社区明细"]);
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).expect("the sheet");
        let top: Vec<String> = range.rows().take(5).map(|row| row[0].to_string()).collect();
        assert_eq!(top[0], format!("示例镇 · {name}"));
        assert!(top[1].contains("2030-02-03") && top[1].contains("© OpenStreetMap contributors"), "{}", top[1]);
        assert_eq!(top[2..], ["小区大门：只供本小区居民进出", "虚构的镇", "示例界线"]);
    }
    assert_eq!(open(PeopleBasis::Counted, Language::En).sheet_names()[3], "Gaps");
}

#[test]
fn figures_stand_beside_their_verdicts_and_remarks() {
    let mut book = open(PeopleBasis::Counted, Language::Zh);
    let (headers, rows) = table(&book.worksheet_range("社区明细").expect("the sheet"), "地点");
    let column = |name: &str| headers.iter().position(|header| header == name).expect("the column");
    let row = |place: &str, clause: &str| {
        let text = |text: &str| Data::String(text.to_owned());
        let found = rows.iter().find(|row| row[0] == text(place) && row[1] == text(clause));
        found.expect("the row").clone()
    };
    // The planning rule comes first. The west: 3 of 3 residents; the east: 0 of 12.
    let west = row("东", "菜市场");
    assert_eq!(west[column("结论")], Data::String("✓ 达到".to_owned()));
    assert_eq!(west[column("能到的居民比例（或业态数）")], Data::Float(1.0));
    let east = row(HOSTILE_COMMUNITY, "菜市场");
    assert_eq!(east[column("结论")], Data::String("✕ 未达到".to_owned()));
    assert_eq!(east[column("确定到不了（人）")], Data::Float(12.0));
    // The 4 residents of c walk 790 m and the 8 of d 990 m, and a centimetre (positions are true
    // to one), rounded up: half of the 12 need 991 m at most.
    assert_eq!(east[column("半数居民步行（分钟）")], Data::String("991 米".to_owned()));
    assert_eq!(row("东", "药店")[column("备注")], Data::String("未核实：不参与评级".to_owned()));
    assert!(row("东", "老年餐桌")[column("备注")].to_string().contains("没找到不等于没有"));
    assert!(rows.iter().any(|row| row[0] == Data::String(HOSTILE_COMPOUND.to_owned())), "text, as it was written");
    let formulas = book.worksheet_formula("社区明细").expect("the sheet");
    assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()), "nothing is a formula");
}

#[test]
fn a_place_has_one_row_for_each_standard_and_walker() {
    let mut book = open(PeopleBasis::Counted, Language::Zh);
    let (headers, rows) = table(&book.worksheet_range("社区").expect("the sheet"), "地点");
    // 1 standard × 2 profiles × (town, 2 communities, 1 compound).
    assert_eq!(rows.len(), 8);
    let cell = |row: &[Data], name: &str| {
        row[headers.iter().position(|header| header == name).expect("the column")].to_string()
    };
    let of = |place: &str| rows.iter().find(|row| row[0] == Data::String(place.to_owned())).expect("the place");
    // The planning rule comes first: in the east nobody of 12 reaches the market within its limit, and it is sure.
    let east = of(HOSTILE_COMMUNITY);
    assert!(cell(east, "主要业态能到的居民比例").contains("菜市场 0%"), "{east:?}");
    assert!(cell(east, "首要缺口（受影响居民）").contains("菜市场 12 人（已确认）"), "{east:?}");
    assert!(cell(of("东"), "主要业态能到的居民比例").contains("菜市场 100%"));
    let clauses = ["✓ 达到", "✕ 未达到", "? 无法判断", "· 未定比例", "– 不适用"];
    let n: u32 = clauses.iter().map(|name| cell(east, name).parse::<u32>().expect("a count")).sum();
    assert_eq!(n, 5, "every clause has a verdict");
}

#[test]
fn a_long_table_says_how_much_of_it_is_printed() {
    let mut draft = draft(PeopleBasis::Counted);
    for assessment in &mut draft.assessments {
        assessment.findings.clear();
    }
    let finding = |at: u32| {
        let rule = yike_domain::Rule("osm-node-missing");
        yike_domain::Finding::new(yike_domain::Severity::Note, "map", format!("way/{at}"), rule)
    };
    (draft.imported.findings, draft.findings) = (vec![], (0..401).map(finding).collect());
    let book = workbook(&draft, Words::of(Language::Zh)).expect("it can be made");
    let mut book = Xlsx::new(Cursor::new(book)).expect("it is a workbook");
    let range = book.worksheet_range("数据问题").expect("the sheet");
    let lead: Vec<String> = range.rows().take(9).map(|row| row[0].to_string()).collect();
    assert!(lead.iter().any(|line| line.contains("前 400 行，全表 401 行")), "{lead:?}");
}

#[test]
fn the_overview_counts_verdicts_and_gives_the_grade() {
    let mut book = open(PeopleBasis::Counted, Language::Zh);
    let (headers, rows) = table(&book.worksheet_range("总览").expect("the sheet"), "标准");
    assert_eq!(rows.len(), 2, "one for each profile");
    let cell = |name: &str| rows[0][headers.iter().position(|header| header == name).expect("the column")].to_string();
    // The market fails (3 of 15). The pharmacy passes: b, c and d live within 400 m, 14 of 15 are 933 of 900 ‰.
    // Formats: all 15 have the pharmacy within 800 m, 7 the market, and nobody can tell about repair shops:
    // 1 for certain, 2 at most, 2 asked for. Walks have no threshold, canteens cannot be told.
    assert_eq!(
        [cell("✓ 达到"), cell("✕ 未达到"), cell("? 无法判断"), cell("· 未定比例")],
        ["1", "1", "2", "1"].map(str::to_owned)
    );
    assert_eq!(cell("评级"), "未达到任何一级");
    assert_eq!(cell("其中未核实条款"), "1");
}

#[test]
fn where_residents_are_unknown_no_figure_speaks_of_them() {
    let mut book = open(PeopleBasis::FloorArea, Language::Zh);
    for (sheet, first) in [("总览", "标准"), ("社区", "地点"), ("社区明细", "地点"), ("业态", "地点"), ("缺口", "排序")]
    {
        let (headers, rows) = table(&book.worksheet_range(sheet).expect("the sheet"), first);
        let said = headers.into_iter().chain(rows.iter().flatten().map(ToString::to_string));
        let of_people: Vec<String> = said.filter(|text| text.contains("居民") || text.contains("（人）")).collect();
        assert!(of_people.is_empty(), "{sheet}: {of_people:?}");
    }
}

#[test]
fn equal_drafts_give_equal_bytes() {
    let bytes = || workbook(&draft(PeopleBasis::Counted), Words::of(Language::Zh)).expect("it can be made");
    let first = bytes();
    // Longer than the two seconds that zip archives count in.
    std::thread::sleep(std::time::Duration::from_millis(2100));
    assert_eq!(first, bytes());
}
