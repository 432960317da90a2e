//! CSV in UTF-8 (with or without byte order mark) or GBK/GB18030; comma, semicolon or tab.

use std::{fs::File, io::Read as _, path::Path};

use yike_domain::Trouble;
use yike_engine::import::table::{Cell, Row, Table};

use super::{atomic::read_trouble, rules};

/// How much of a file Yike reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Largest file, in bytes.
    pub file_bytes: u64,
    /// Most rows of a table.
    pub rows: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_bytes: 512 << 20, rows: 2_000_000 }
    }
}

/// Reads a CSV file whole. Every cell is text; formula-like text stays text.
///
/// # Errors
/// The file cannot be read, is larger than a limit, or is neither UTF-8 nor GBK.
pub fn read_csv(path: &Path, limits: &Limits) -> Result<Table, Trouble> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|e| read_trouble(path, &e))?;
    file.take(limits.file_bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(|e| read_trouble(path, &e))?;
    parse_csv(&path.display().to_string(), &bytes, limits)
}

/// Like [`read_csv`], from bytes.
///
/// # Errors
/// As [`read_csv`].
pub fn parse_csv(source: &str, bytes: &[u8], limits: &Limits) -> Result<Table, Trouble> {
    let too_big = |rule, limit: f64| Trouble::new(source, rule).with("limit", limit);
    if bytes.len() as u64 > limits.file_bytes {
        return Err(too_big(rules::FILE_TOO_BIG, (limits.file_bytes >> 20) as f64));
    }
    let text = decode(bytes).ok_or_else(|| Trouble::new(source, rules::ENCODING_UNKNOWN))?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text.lines().next().unwrap_or_default()))
        .flexible(true)
        .from_reader(text.as_bytes());
    let odd = |e: &csv::Error| Trouble::new(source, rules::CSV_ODD).with("reason", e.to_string());
    let columns: Vec<String> = reader.headers().map_err(|e| odd(&e))?.iter().map(|h| h.trim().to_owned()).collect();
    if columns.iter().all(String::is_empty) {
        return Err(Trouble::new(source, rules::FILE_EMPTY));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| odd(&e))?;
        if rows.len() >= limits.rows as usize {
            return Err(too_big(rules::TOO_MANY_ROWS, f64::from(limits.rows)));
        }
        let line = record.position().map_or(0, |at| u32::try_from(at.line()).unwrap_or(u32::MAX));
        let mut cells: Vec<Cell> = record.iter().map(cell).collect();
        cells.resize(columns.len(), Cell::Empty);
        rows.push(Row { line, cells, shape: None });
    }
    Ok(Table { source: source.to_owned(), columns, rows, declared_crs: None })
}

fn cell(text: &str) -> Cell {
    match text.trim() {
        "" => Cell::Empty,
        text => Cell::Text(text.to_owned()),
    }
}

fn decode(bytes: &[u8]) -> Option<std::borrow::Cow<'_, str>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.contains(&0) {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.into()),
        Err(_) => encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes),
    }
}

/// The separator that the header has most of; a comma when there is none.
fn delimiter(header: &str) -> u8 {
    let count = |c: u8| header.bytes().filter(|b| *b == c).count();
    [b';', b'\t'].into_iter().fold(b',', |best, c| if count(c) > count(best) { c } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(bytes: &[u8], limits: &Limits) -> yike_domain::Rule {
        parse_csv("a.csv", bytes, limits).expect_err("odd").rule
    }

    #[test]
    fn the_same_table_comes_from_every_encoding() {
        let text = "名称;经度\n菜市场;116.3\n";
        let utf8 = parse_csv("a.csv", text.as_bytes(), &Limits::default()).expect("UTF-8");
        assert_eq!(utf8.columns, ["名称", "经度"]);
        assert_eq!((utf8.rows[0].line, &utf8.rows[0].cells[0]), (2, &Cell::Text("菜市场".into())));
        let gbk = encoding_rs::GBK.encode(text).0;
        assert_eq!(parse_csv("a.csv", &gbk, &Limits::default()).expect("GBK"), utf8);
        let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
        assert_eq!(parse_csv("a.csv", &marked, &Limits::default()).expect("with mark"), utf8);
    }

    #[test]
    fn odd_files_are_refused_with_a_reason() {
        let small = Limits { file_bytes: 20, rows: 2 };
        assert_eq!(rule(b"", &small), rules::FILE_EMPTY);
        assert_eq!(rule(b"i\xff\xff\n", &small), rules::ENCODING_UNKNOWN);
        assert_eq!(rule(b"i\0d\0", &small), rules::ENCODING_UNKNOWN);
        assert_eq!(rule(b"id\n1\n2\n3\n", &small), rules::TOO_MANY_ROWS);
        assert_eq!(rule(&[b'a'; 21], &small), rules::FILE_TOO_BIG);
    }
}
