//! Workbooks as officials keep them, and as nobody should.

use std::io::Write as _;

use rust_xlsxwriter::{Format, Formula, Workbook};
use yike_domain::Rule;

use super::*;

fn read(bytes: &[u8]) -> Table {
    parse("a.xlsx", bytes.to_vec(), None, &Limits::default()).expect("it is a workbook")
}

fn rule_of(bytes: &[u8], limits: &Limits) -> Rule {
    parse("a.xlsx", bytes.to_vec(), None, limits).expect_err("it is odd").rule
}

fn text(t: &str) -> Cell {
    Cell::Text(t.to_owned())
}

type Problem = rust_xlsxwriter::XlsxError;

/// Title, unit line, header of two rows with merged cells, a street merged over two rows, a total.
fn officials_book() -> Result<Vec<u8>, Problem> {
    let mut book = Workbook::new();
    let plain = Format::new();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let time = Format::new().set_num_format("hh:mm");
    let sheet = book.add_worksheet().set_name("网点")?;
    sheet.merge_range(0, 0, 0, 7, "示例区便民网点登记表", &plain)?;
    sheet.write(1, 0, "填报单位：示例街道")?.write(1, 5, "2026年")?;
    for (column, name) in [(0, "街道"), (1, "名称"), (4, "统一社会信用代码"), (5, "电话"), (6, "登记日期"), (7, "开门")]
    {
        sheet.merge_range(2, column, 3, column, name, &plain)?;
    }
    sheet.merge_range(2, 2, 2, 3, "坐标", &plain)?;
    sheet.write(3, 2, "经度")?.write(3, 3, "纬度")?;
    sheet.merge_range(4, 0, 5, 0, "示例街道", &plain)?;
    sheet.write(4, 1, "示例菜市场")?.write(4, 2, 116.25)?.write(4, 3, 39.5)?;
    sheet.write(4, 4, "91110108MA0000000X")?.write(4, 5, 13_800_000_000.0)?;
    sheet.write_with_format(4, 6, 45_000.0, &date)?.write_with_format(4, 7, 0.3125, &time)?;
    sheet.write(5, 1, "示例药店")?.write(5, 2, Formula::new("=C5+1").set_result("117.25"))?;
    sheet.write(5, 4, 1_152_921_504_606_846_976.0)?;
    book.add_worksheet().set_name("说明")?.write(0, 0, "填表说明")?;
    book.save_to_buffer()
}

#[test]
fn titles_merged_headers_and_merged_cells_are_understood() {
    let table = read(&officials_book().expect("it can be written"));
    assert_eq!(table.source, "a.xlsx#网点");
    assert_eq!(table.columns, ["街道", "名称", "经度", "纬度", "统一社会信用代码", "电话", "登记日期", "开门"]);
    // Day 45,000 of Excel is 2023-03-15; 0.3125 of a day is 7.5 hours.
    let first = [
        text("示例街道"),
        text("示例菜市场"),
        Cell::Number(116.25),
        Cell::Number(39.5),
        text("91110108MA0000000X"),
        text("13800000000"),
        text("2023-03-15"),
        text("07:30"),
    ];
    assert_eq!((table.rows[0].line, table.rows[0].cells.as_slice()), (5, first.as_slice()));
    let second = [text("示例街道"), text("示例药店"), Cell::Number(117.25), Cell::Empty, text("1152921504606846976")];
    assert_eq!((table.rows[1].line, &table.rows[1].cells[..5]), (6, second.as_slice()));
    assert_eq!(table.rows.len(), 2);
}

#[test]
fn a_sheet_is_chosen_by_name_and_a_missing_one_lists_those_there_are() {
    let bytes = officials_book().expect("it can be written");
    let notes = parse("a.xlsx", bytes.clone(), Some("说明"), &Limits::default()).expect("it is there");
    assert_eq!((notes.columns.as_slice(), notes.rows.len()), (["填表说明".to_owned()].as_slice(), 0));
    let missing = parse("a.xlsx", bytes, Some("附表"), &Limits::default()).expect_err("not there");
    assert_eq!(missing.to_string(), "exchange-layer-missing · a.xlsx · layer=附表 · known=网点, 说明");
}

#[test]
fn children_of_merged_headers_that_repeat_are_told_apart() {
    let build = || -> Result<Vec<u8>, Problem> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "名称")?;
        sheet.merge_range(0, 1, 0, 2, "早市", &Format::new())?;
        sheet.merge_range(0, 3, 0, 4, "夜市", &Format::new())?;
        for column in [1, 3] {
            sheet.write(1, column, "人数")?.write(1, column + 1, "摊位")?;
        }
        sheet.write(2, 0, "示例市场")?.write(2, 4, 8)?;
        book.save_to_buffer()
    };
    let table = read(&build().expect("it can be written"));
    assert_eq!(table.columns, ["名称", "早市 人数", "早市 摊位", "夜市 人数", "夜市 摊位"]);
    assert_eq!((table.rows[0].line, &table.rows[0].cells[4]), (3, &Cell::Number(8.0)));
}

#[test]
fn empty_books_and_headers_alone() {
    let mut book = Workbook::new();
    book.add_worksheet();
    assert_eq!(rule_of(&book.save_to_buffer().expect("it can be written"), &Limits::default()), rules::FILE_EMPTY);
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "名称").and_then(|sheet| sheet.write(0, 1, "名称")).expect("it can be written");
    let table = read(&book.save_to_buffer().expect("it can be written"));
    // Two equal words are no header, but there is no other row.
    assert_eq!((table.columns, table.rows.len()), (vec!["名称".to_owned(), "名称 (2)".to_owned()], 0));
}

#[test]
fn limits_hold_and_a_far_corner_costs_nothing() {
    let build = |row: u32, column: u16| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet
            .write(0, 0, "名称")
            .and_then(|s| s.write(0, 1, "经度"))
            .and_then(|s| s.write(row, column, "x"))
            .map(drop)?;
        book.save_to_buffer()
    };
    let corner = build(1_048_575, 1).expect("it can be written");
    assert_eq!(read(&corner).rows[0].line, 1_048_576);
    let right = build(1, 16_383).expect("it can be written");
    assert_eq!(rule_of(&right, &Limits::default()), rules::TOO_MANY_COLUMNS);
    let small = Limits { cell_bytes: 3, ..Limits::default() };
    assert_eq!(rule_of(&corner, &small), rules::CELL_TOO_LONG);
    let few = Limits { cells: 2, ..Limits::default() };
    assert_eq!(rule_of(&corner, &few), rules::TOO_MANY_CELLS);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..30 {
        sheet.write(row, 0, format!("示例{row}")).expect("it can be written");
    }
    let long = book.save_to_buffer().expect("it can be written");
    assert_eq!(rule_of(&long, &Limits { rows: 3, ..Limits::default() }), rules::TOO_MANY_ROWS);
}

#[test]
fn a_zip_bomb_is_refused_by_its_claim_and_by_counting() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for name in ["xl/workbook.xml", "xl/sharedStrings.xml"] {
        archive.start_file(name, options).expect("it can be started");
        archive.write_all(&vec![b' '; 3 << 20]).expect("it can be written");
    }
    let mut bytes = archive.finish().expect("it can be finished").into_inner();
    assert!(bytes.len() < 20_000, "6 MB of blanks in {} bytes", bytes.len());
    let limits = Limits { unpacked_bytes: 4 << 20, ..Limits::default() };
    assert_eq!(rule_of(&bytes, &limits), rules::UNPACKS_TOO_BIG);
    // Now the directory claims one byte for each file: counting finds the truth, or the reader a contradiction.
    let claim = (3u32 << 20).to_le_bytes();
    while let Some(at) = bytes.windows(4).position(|window| window == claim) {
        bytes[at..at + 4].copy_from_slice(&1u32.to_le_bytes());
    }
    assert!([rules::UNPACKS_TOO_BIG, rules::XLSX_ODD].contains(&rule_of(&bytes, &limits)));
}

#[test]
fn other_archives_and_truncated_books_are_refused() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("a.txt", zip::write::SimpleFileOptions::default()).expect("it can be started");
    let other = archive.finish().expect("it can be finished").into_inner();
    assert_eq!(rule_of(&other, &Limits::default()), rules::FORMAT_UNKNOWN);
    let good = officials_book().expect("it can be written");
    for end in (0..good.len()).step_by(97) {
        assert_eq!(rule_of(&good[..end], &Limits::default()), rules::XLSX_ODD, "cut at {end}");
    }
}

#[test]
fn flipped_bytes_never_end_the_program() {
    let good = officials_book().expect("it can be written");
    let mut refused = 0;
    for at in (0..good.len()).step_by(7) {
        let mut bytes = good.clone();
        bytes[at] ^= 0x55;
        // Either the flip hit something unread, or the trouble says that the workbook is odd.
        match parse("a.xlsx", bytes, None, &Limits::default()) {
            Ok(table) => assert!(!table.columns.is_empty()),
            Err(_) => refused += 1,
        }
    }
    assert!(refused > good.len() / 7 / 2, "checksums find most flips: {refused}");
}
