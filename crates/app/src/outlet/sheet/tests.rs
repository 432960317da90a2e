use std::collections::BTreeMap;

use rust_xlsxwriter::Workbook;
use uuid::Uuid;
use yike_domain::account::Action;
use yike_domain::outlet::life::{Life, Status};
use yike_domain::outlet::{Field, Method, OutletRecord, Source, Verification};
use yike_domain::place::org::OrgCode;
use yike_domain::taxonomy::Taxonomy;
use yike_domain::{Day, LonLat, Message, Rule};
use yike_engine::import::crs::Crs;

use super::super::rules;
use super::*;
use crate::words::{Language, Words};

fn taxonomy() -> Taxonomy {
    Taxonomy::parse(crate::embedded::data_text("taxonomy/2025.toml").expect("built in")).expect("sound")
}

fn words() -> &'static Words {
    Words::of(Language::Zh)
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn code(text: &str) -> OrgCode {
    OrgCode::parse(text).expect("a code")
}

fn known(id: u128, name: &str, lon: f64, org: &str) -> Known {
    let at = LonLat::from_degrees(lon, 39.99).expect("on Earth");
    let life = Life::known(Status::Open, day("2026-01-01"));
    let mut record = OutletRecord::new(name, vec!["convenience_store".into()], code(org), at, life, Source::Entry);
    record.community = None;
    Known { id: Uuid::from_u128(id), version: 3, record }
}

/// The caller may write in 990101001 and what lies in it.
fn permit(_: Action, org: &OrgCode) -> Result<OrgCode, Message> {
    let own = code("990101001");
    if org.lies_in(&own) { Ok(own) } else { Err(Message::new(Rule("permission-out-of-scope"))) }
}

fn judged(uploaded: &Uploaded, known: &[Known]) -> Vec<Judged> {
    let taxonomy = taxonomy();
    let nowhere = |_: LonLat| None;
    let mut judge = Judge::new(known, &taxonomy, day("2026-11-25"), "甲".into(), "导入".into(), &permit, &nowhere);
    uploaded.rows.iter().map(|row| judge.judge(row)).collect()
}

/// How many rows are new, changed, unchanged and wrong.
fn counts(judged: &[Judged]) -> [usize; 4] {
    Outcome::ALL.map(|outcome| judged.iter().filter(|row| row.outcome == outcome).count())
}

/// A workbook: headers, rows below them, and the hidden sheet where a version is given.
fn book(headers: &[&str], rows: &[&[&str]], version: Option<&str>) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "某街道网点台账").expect("a title");
    for (row, cells) in std::iter::once(&headers).chain(rows).enumerate() {
        for (column, text) in (0u16..).zip(cells.iter()) {
            if !text.is_empty() {
                sheet.write_string(u32::try_from(row).expect("few") + 1, column, *text).expect("a cell");
            }
        }
    }
    if let Some(version) = version {
        let hidden = book.add_worksheet();
        hidden.set_name(HIDDEN).expect("a name");
        hidden.write_string(0, 0, MARK).expect("a cell");
        hidden.write_string(1, 0, version).expect("a cell");
    }
    book.save_to_buffer().expect("a workbook")
}

const HEADERS: &[&str] =
    &["网点名称*", "业态*", "所属单位代码*", "经度*", "纬度*", "联系电话", "统一社会信用代码", "营业时间", "备注"];

#[test]
fn every_row_is_new_changed_unchanged_or_wrong() {
    let register = [
        known(1, "虚构甲店", 116.31, "990101001"),
        known(2, "虚构乙店", 116.32, "990101001"),
        known(3, "虚构丙店", 116.33, "990102001"),
    ];
    let rows: &[&[&str]] = &[
        // 3: new. 4: known by name within 30 m (0.0003° of longitude are 25 m), nothing new. 5: known, a telephone is new.
        &[
            "虚构新店",
            "便利店；快递",
            "990101001",
            "116.35",
            "39.99",
            "01012345678",
            "91350100M000100Y43",
            "8:00-20:00",
            "临街",
        ],
        &["虚构甲店", "便利店", "990101001", "116.3100003", "39.99", "", "", "", ""],
        &["虚构乙店", "", "", "116.32", "39.99", "010-0000000", "", "", ""],
        // 6: everything is wrong with it. 7: of another sub-district. 8: a second row of the new one, 17 m away.
        &["", "便利点", "99010", "116.35", "abc", "问老王", "91350100M000100Y34", "25:00-26:00", ""],
        &["虚构丙店", "便利店", "990102001", "116.33", "39.99", "1234567", "", "", ""],
        &["虚构新店", "便利店", "990101001", "116.3502", "39.99", "", "", "", ""],
        &[],
        // 10: far from the known one of that name: another shop.
        &["虚构甲店", "便利店", "990101001", "116.40", "39.99", "", "", "看心情", ""],
    ];
    let bytes = book(HEADERS, rows, Some("1"));
    let uploaded = read("台账.xlsx", &bytes, Some(Crs::Cgcs2000), None).expect("a workbook");
    let judged = judged(&uploaded, &register);
    let drawn: Vec<(u32, Outcome, Vec<&str>)> = judged
        .iter()
        .map(|row| (row.line, row.outcome, row.errors.iter().map(|note| note.column.as_str()).collect()))
        .collect();
    assert_eq!(
        drawn,
        [
            (3, Outcome::New, vec![]),
            (4, Outcome::Unchanged, vec![]),
            (5, Outcome::Changed, vec![]),
            (6, Outcome::Error, vec!["lat", "name", "types", "org", "phone", "hours", "credit_code"]),
            (7, Outcome::Error, vec!["org"]),
            (8, Outcome::Error, vec!["name"]),
            (10, Outcome::New, vec![]),
        ]
    );
    assert_eq!(counts(&judged), [2, 1, 1, 3]);
    let change = Change { column: "phone".into(), before: String::new(), after: "010-0000000".into() };
    assert_eq!(judged[2].changes, [change]);
    assert_eq!(judged[2].known, Some((Uuid::from_u128(2), 3)));
    let new = judged[0].record.as_ref().expect("a new outlet");
    assert_eq!((new.text(Field::Phone).as_str(), new.text(Field::Hours).as_str()), ("01012345678", "每天 08:00-20:00"));
    assert_eq!(new.types, ["convenience_store", "post_express_station"]);
    assert_eq!(judged[6].notes.iter().map(|note| note.column.as_str()).collect::<Vec<_>>(), ["hours"]);
}

/// Every field of the record, through every format, and nothing has changed.
#[test]
fn an_export_is_an_import_that_changes_nothing() {
    let mut full = known(7, "=虚构+店", 116.31, "990101001");
    for (field, text) in [
        (Field::Kind, "站点"),
        (Field::Types, "便利店；菜市场"),
        (Field::Functions, "代收；@公用电话"),
        (Field::Community, "990101001001"),
        (Field::Address, "无法取得：没有门牌"),
        (Field::Phone, "+86 10 00000000"),
        (Field::Hours, "周一至周五 08:00-18:00；周六、周日休息"),
        (Field::Timetable, "周三 08:00-10:00 东门 116.3,39.9"),
        (Field::Enterprise, "-虚构商贸"),
        (Field::CreditCode, "91350100M000100Y43"),
        (Field::Brand, "虚构"),
        (Field::Chain, "直营"),
        (Field::ChainFrom, "2020-01-02"),
        (Field::Area, "80"),
        (Field::Accessibility, "无"),
    ] {
        full.record.set(field, text, &taxonomy()).expect("sound");
    }
    for field in [Field::Name, Field::Types, Field::Position, Field::Status] {
        let org = code("990101001");
        full.record.verify(field, Verification { who: "乙".into(), org, on: day("2026-11-01"), how: Method::Phone });
    }
    let mut odd = known(8, "虚构乙店", 116.3212345, "990101001");
    odd.record.area_m2 = yike_domain::outlet::Fact::NotApplicable;
    let register = [full, odd];
    let outlets = || register.iter().map(|known| (known.id, &known.record));
    let taxonomy = taxonomy();
    let files = [
        ("网点.xlsx", write_workbook(outlets(), "数据时点", &taxonomy, words()).expect("a workbook")),
        ("网点.csv", to_csv(outlets(), &taxonomy)),
        ("网点.geojson", to_geojson(outlets(), &taxonomy)),
        ("网点.gpkg", to_geopackage(outlets(), &taxonomy).expect("a GeoPackage")),
    ];
    for (name, bytes) in &files {
        let uploaded = read(name, bytes, None, None).expect(name);
        let judged = judged(&uploaded, &register);
        let told: Vec<_> = judged.iter().map(|row| (row.outcome, &row.errors, &row.changes)).collect();
        assert_eq!(told, [(Outcome::Unchanged, &vec![], &vec![]); 2], "{name}");
        // Into an empty register the same file makes the same records, but for ids, history and verification.
        let blank: Vec<SheetRow> = uploaded
            .rows
            .iter()
            .map(|row| SheetRow {
                cells: row.cells.iter().filter(|(c, _)| **c != Column::Id).map(|(c, t)| (*c, t.clone())).collect(),
                ..row.clone()
            })
            .collect();
        for (row, known) in self::judged(&Uploaded { rows: blank, ..uploaded.clone() }, &[]).iter().zip(&register) {
            assert_eq!(row.outcome, Outcome::New, "{name}: {:?}", row.errors);
            assert_eq!(row.record.as_ref().map(|record| record.changes(&known.record)), Some(Vec::new()), "{name}");
        }
    }
    let csv = String::from_utf8(files[1].1.clone()).expect("UTF-8");
    for cell in ["'=虚构+店", "'+86 10 00000000", "'-虚构商贸"] {
        assert!(csv.contains(cell), "{cell} stands in the CSV");
    }
}

#[test]
fn the_template_is_empty_and_of_one_version() {
    let template = write_template(&taxonomy(), words()).expect("a workbook");
    let empty = read("模板.xlsx", &template, None, None).expect_err("only the sample");
    assert_eq!(empty.rule, rules::NO_ROWS);
    let other = book(HEADERS, &[&["虚构店"]], Some("0"));
    let refused = read("旧模板.xlsx", &other, None, None).expect_err("another version");
    assert_eq!((refused.rule, refused.source.as_str()), (rules::OTHER_TEMPLATE, "旧模板.xlsx"));
    let foreign = book(&["编号", "地址"], &[&["1", "甲路"]], None);
    assert_eq!(read("别的.xlsx", &foreign, None, None).expect_err("no names").rule, rules::COLUMN_MISSING);
    // The lists that the template offers are choices that are read.
    let headers: Vec<String> = COLUMNS.iter().map(|column| column.header()).collect();
    for (column, header) in COLUMNS.iter().zip(&headers) {
        assert_eq!(Column::of_header(header), Some(*column), "{header}");
        assert_eq!(Column::of_code(column.code()), Some(*column), "{header}");
    }
}

#[test]
fn rows_in_error_are_given_back_mended_and_taken() {
    let rows: &[&[&str]] = &[
        &["虚构一店", "便利店", "990101001", "116.35", "39.99", "", "", "", ""],
        &["虚构二店", "便利点铺子", "990101001", "116.36", "39.99", "'+8610", "", "", "备注一"],
        &["虚构三店", "便利店", "990109001", "116.37", "39.99", "", "", "", "备注二"],
    ];
    let uploaded = read("台账.xlsx", &book(HEADERS, rows, None), Some(Crs::Gcj02), None).expect("a workbook");
    let first = judged(&uploaded, &[]);
    let told: BTreeMap<u32, _> = first.iter().map(|row| (row.line, (row.outcome, row.errors.as_slice()))).collect();
    let errors = write_errors(&uploaded, &told, words()).expect("a workbook");
    // The two rows come back, the coordinate system with them; columns that mean nothing to the register too.
    let again = read("错误.xlsx", &errors, None, None).expect("the workbook of errors");
    assert_eq!((again.rows.len(), again.crs), (2, Crs::Gcj02));
    assert!(again.headers.iter().any(|header| header == "备注"));
    assert_eq!(again.rows.iter().map(|row| row.at).collect::<Vec<_>>(), [uploaded.rows[1].at, uploaded.rows[2].at]);
    let outcomes: Vec<_> = judged(&again, &[]).iter().map(|row| row.outcome).collect();
    assert_eq!(outcomes, [Outcome::Error, Outcome::Error], "as they are they are still wrong");
    let why = errors::reasons(4, &first[1].errors, words());
    assert!(why.contains("第4行") && why.contains("【业态】"), "{why}");
}

#[test]
fn numbers_that_are_codes_keep_their_digits() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, header) in (0u16..).zip(HEADERS) {
        sheet.write_string(0, at, *header).expect("a header");
    }
    sheet.write_string(1, 0, "虚构店").expect("a cell");
    sheet.write_string(1, 1, "便利店").expect("a cell");
    for (at, number) in
        [(2, 990_101_001.0), (3, 116.35), (4, 39.99), (5, 13_800_000_000.0), (6, 913_501_000_000_000_000.0)]
    {
        sheet.write_number(1, at, number).expect("a cell");
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let uploaded = read("数字.xlsx", &bytes, None, None).expect("a workbook");
    let row = &judged(&uploaded, &[])[0];
    // A code of 18 digits does not fit a spreadsheet's number; the other numbers do.
    assert_eq!(
        row.errors.iter().map(|note| (note.column.as_str(), note.message.rule)).collect::<Vec<_>>(),
        [("credit_code", rules::DIGITS_LOST)]
    );
    assert_eq!(uploaded.rows[0].cells[&Column::Field(Field::Phone)], "13800000000");
    assert_eq!(uploaded.crs_told.rule, rules::CRS_ASSUMED);
}

#[test]
fn what_moves_and_what_is_verified() {
    let register = [known(1, "虚构甲店", 116.31, "990101001")];
    let headers = ["网点编号", "网点名称", "经度", "纬度", "经营状态", "核实日期", "核实方式"];
    let id = Uuid::from_u128(1).to_string();
    let check = |cells: &[&str]| {
        let row: Vec<&str> = std::iter::once(id.as_str()).chain(cells.iter().copied()).collect();
        let uploaded = read("甲.xlsx", &book(&headers, &[&row], None), None, None).expect("a workbook");
        let row = judged(&uploaded, &register).remove(0);
        let told = row.changes.iter().chain([]).map(|change| change.column.clone());
        (row.outcome, told.chain(row.errors.iter().map(|note| note.column.clone())).collect::<Vec<_>>())
    };
    assert_eq!(check(&["虚构甲店", "116.3101", "39.99"]), (Outcome::Changed, vec!["position".into()]));
    assert_eq!(
        check(&["虚构甲店", "", "", "", "2026-11-20", "电话核实"]),
        (Outcome::Changed, vec!["verified_on".into()])
    );
    assert_eq!(check(&["虚构甲店", "", "", "", "2026-12-01"]), (Outcome::Error, vec!["verified_on".into()]));
    assert_eq!(check(&["虚构甲店", "", "", "关闭"]), (Outcome::Error, vec!["status".into()]));
    assert_eq!(check(&["虚构甲店", "", "", "营业"]), (Outcome::Unchanged, vec![]));
    assert_eq!(check(&["清空"]), (Outcome::Error, vec!["name".into()]));
}

/// What a worker waits for: reading and judging a hundred thousand rows. `cargo nextest run --release --run-ignored only`.
#[test]
#[ignore = "measures; minutes in a debug build"]
fn a_hundred_thousand_rows_are_judged_within_a_minute() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, header) in (0u16..).zip(HEADERS) {
        sheet.write_string(0, at, *header).expect("a header");
    }
    for row in 1..=100_000u32 {
        let lon = format!("{:.7}", 116.0 + f64::from(row % 1000) * 0.0005);
        let lat = format!("{:.7}", 39.5 + f64::from(row / 1000) * 0.0005);
        let name = format!("虚构{row}号店");
        let cells =
            [name.as_str(), "便利店；快递", "990101001", &lon, &lat, "010-12345678", "", "周一至周五 8:00-20:00", ""];
        for (at, text) in (0u16..).zip(cells) {
            sheet.write_string(row, at, text).expect("a cell");
        }
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let start = std::time::Instant::now();
    let uploaded = read("大表.xlsx", &bytes, None, None).expect("a workbook");
    let read_ms = start.elapsed().as_millis();
    let judged = judged(&uploaded, &[]);
    println!("read {read_ms} ms, read and judged {} ms", start.elapsed().as_millis());
    assert_eq!(counts(&judged)[0], 100_000);
    assert!(start.elapsed().as_secs() < 60);
}
