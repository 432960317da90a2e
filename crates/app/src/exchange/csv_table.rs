//! CSV in UTF-8 (with or without byte order mark) or GBK/GB18030; comma, semicolon or tab.
//!
//! The file is read twice from the disk and never held whole: once to learn its
//! encoding, once for its rows. Splitting comes before decoding, which is sound
//! because no byte of a GB18030 character is a separator, a quote or a line end.

use std::{
    fs::File,
    io::{BufRead, BufReader, Cursor, Read, Seek, SeekFrom},
    path::Path,
};

use yike_domain::Trouble;
use yike_engine::import::table::Table;

use super::{
    Limits,
    atomic::read_trouble,
    growing::{Growing, text_cell},
    line_starts::watched,
    mixed_text::MixedText,
    rules,
};

/// Bytes read at a time.
const BUFFER_BYTES: usize = 1 << 16;
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Reads a CSV file. Every cell is text; formula-like text stays text.
///
/// # Errors
/// The file cannot be read, is larger than a limit, is neither UTF-8 nor GBK or partly the one
/// and partly the other, or has a row with more cells than there are columns.
pub fn read_csv(path: &Path, limits: &Limits) -> Result<Table, Trouble> {
    let file = File::open(path).map_err(|e| read_trouble(path, &e))?;
    let size = file.metadata().map_err(|e| read_trouble(path, &e))?.len();
    let source = path.display().to_string();
    if size > limits.file_bytes {
        return Err(limits.file_too_big(&source));
    }
    let mut file = BufReader::with_capacity(BUFFER_BYTES, file);
    let text = learn(&mut file).map_err(|e| read_trouble(path, &e))?;
    file.rewind().map_err(|e| read_trouble(path, &e))?;
    rows(&source, file, text, limits)
}

/// Like [`read_csv`], from bytes.
///
/// # Errors
/// As [`read_csv`].
pub fn parse_csv(source: &str, bytes: &[u8], limits: &Limits) -> Result<Table, Trouble> {
    if bytes.len() as u64 > limits.file_bytes {
        return Err(limits.file_too_big(source));
    }
    let text = learn(&mut Cursor::new(bytes)).map_err(|_| Trouble::new(source, rules::ENCODING_UNKNOWN))?;
    rows(source, Cursor::new(bytes), text, limits)
}

/// What a look at the whole file tells.
#[derive(Clone, Copy)]
struct TextKind {
    utf8: bool,
    has_zero: bool,
    mark: bool,
    delimiter: u8,
}

fn learn(reader: &mut impl BufRead) -> std::io::Result<TextKind> {
    let mut header = Vec::new();
    let mut first = reader.by_ref().take(BUFFER_BYTES as u64);
    // Blank lines may stand above the header.
    while header.trim_ascii().is_empty() && first.read_until(b'\n', &mut header)? > 0 {}
    let mut kind = TextKind {
        utf8: true,
        has_zero: header.contains(&0),
        mark: header.starts_with(MARK),
        delimiter: delimiter(&header),
    };
    // Bytes of a character that the last chunk cut in two.
    let mut pending = header;
    let mut chunk = vec![0; BUFFER_BYTES];
    loop {
        if kind.utf8 {
            pending = match std::str::from_utf8(&pending) {
                Ok(_) => Vec::new(),
                Err(e) if e.error_len().is_none() => pending.split_off(e.valid_up_to()),
                Err(_) => {
                    kind.utf8 = false;
                    Vec::new()
                }
            };
        }
        let n = reader.read(&mut chunk)?;
        if n == 0 {
            break;
        }
        kind.has_zero |= chunk[..n].contains(&0);
        if kind.has_zero {
            break;
        }
        if kind.utf8 {
            pending.extend_from_slice(&chunk[..n]);
        }
    }
    kind.utf8 &= pending.is_empty();
    Ok(kind)
}

fn rows(source: &str, mut file: impl Read + Seek, text: TextKind, limits: &Limits) -> Result<Table, Trouble> {
    let unknown = || Trouble::new(source, rules::ENCODING_UNKNOWN);
    let odd = |e: &csv::Error| Trouble::new(source, rules::CSV_ODD).with("reason", e.to_string());
    if text.has_zero {
        return Err(unknown());
    }
    if text.mark {
        let start = SeekFrom::Start(MARK.len() as u64);
        file.seek(start).map_err(|e| read_trouble(Path::new(source), &e))?;
    }
    let (file, lines) = watched(file);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(text.delimiter).has_headers(false).flexible(true).from_reader(file);
    let mut growing = Growing::new(source, limits);
    let mut record = csv::ByteRecord::new();
    let (mut named, mut mixed) = (false, MixedText::default());
    while reader.read_byte_record(&mut record).map_err(|e| odd(&e))? {
        let line = lines.line_from(record.position().map_or(0, csv::Position::byte));
        if !text.utf8 {
            record.iter().for_each(|field| mixed.look(field, line));
        }
        let Some(fields) = record.iter().map(|field| decode(field, text.utf8)).collect::<Option<Vec<_>>>() else {
            mixed.unreadable(line);
            continue;
        };
        if !mixed.is_readable() {
            continue;
        }
        if named {
            growing.push(line, fields.iter().map(|text| text_cell(text)).collect(), None)?;
            continue;
        }
        if fields.iter().all(|name| name.trim().is_empty()) {
            break;
        }
        growing.name_columns(fields.into_iter().map(Into::into))?;
        named = true;
    }
    mixed.judge(source)?;
    if named { Ok(growing.finish(None)) } else { Err(Trouble::new(source, rules::FILE_EMPTY)) }
}

fn decode(bytes: &[u8], utf8: bool) -> Option<std::borrow::Cow<'_, str>> {
    if utf8 {
        return std::str::from_utf8(bytes).ok().map(Into::into);
    }
    encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes)
}

/// The separator that the header has most of; a comma when there is none.
fn delimiter(header: &[u8]) -> u8 {
    let count = |c: u8| header.iter().filter(|b| **b == c).count();
    [b';', b'\t'].into_iter().fold(b',', |best, c| if count(c) > count(best) { c } else { best })
}

#[cfg(test)]
mod tests {
    use yike_engine::import::table::Cell;

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
        let marked = [MARK, text.as_bytes()].concat();
        assert_eq!(parse_csv("a.csv", &marked, &Limits::default()).expect("with mark"), utf8);
    }

    #[test]
    fn a_long_file_of_either_encoding_is_read_from_disk_as_from_memory() {
        // Chunks of 64 KiB cut characters of two and three bytes; 30,000 rows are several chunks.
        let text: String = std::iter::once("名称,地址\n".to_owned())
            .chain((0..30_000).map(|n| format!("示例菜市场{n},\"示例路,{n}号\"\n")))
            .collect();
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a.csv");
        for bytes in [text.as_bytes(), &encoding_rs::GBK.encode(&text).0] {
            std::fs::write(&path, bytes).expect("it can be written");
            let table = read_csv(&path, &Limits::default()).expect("it is a table");
            assert_eq!(table.rows.len(), 30_000);
            assert_eq!(table.rows[29_999].cells[1], Cell::Text("示例路,29999号".into()));
        }
    }

    #[test]
    fn a_row_is_the_line_that_an_editor_shows() {
        // Line 1 header, 2 and 5 blank, 3 to 4 one record with a line end inside quotes, 6 and 7 records.
        let text = "名称,地址\n\n甲,\"一号\n二楼\"\n\n乙,二号\n丙,三号\n";
        let rows_of = |bytes: &[u8]| -> Vec<(u32, Cell)> {
            let table = parse_csv("a.csv", bytes, &Limits::default()).expect("a table");
            assert_eq!(table.columns, ["名称", "地址"]);
            table.rows.into_iter().map(|row| (row.line, row.cells[0].clone())).collect()
        };
        let wanted = [(3, "甲"), (6, "乙"), (7, "丙")].map(|(line, name)| (line, Cell::Text(name.to_owned())));
        for end in ["\n", "\r\n", "\r"] {
            let ended = text.replace('\n', end);
            assert_eq!(rows_of(ended.as_bytes()), wanted, "{end:?}");
            assert_eq!(rows_of(&[MARK, ended.as_bytes()].concat()), wanted, "{end:?} with mark");
            assert_eq!(rows_of(&encoding_rs::GBK.encode(&ended).0), wanted, "{end:?} in GBK");
        }
        // Blank lines above the header count, too: header on line 3, so the row is on line 4.
        assert_eq!(rows_of("\r\n\r\n名称,地址\r\n丁,四号".as_bytes()), [(4, Cell::Text("丁".into()))]);
        // Far beyond one read of the reader: 9,000 blank lines, then line 9,002.
        let after = parse_csv("a.csv", "\n\n名称;地址\n丁;四号".as_bytes(), &Limits::default()).expect("a table");
        assert_eq!(after.columns, ["名称", "地址"], "the separator is that of the first filled line");
        let far = format!("名称,地址{}戊,五号", "\r\n".repeat(9_001));
        assert_eq!(rows_of(far.as_bytes()), [(9_002, Cell::Text("戊".into()))]);
    }

    #[test]
    fn odd_files_are_refused_with_a_reason() {
        let small = Limits { file_bytes: 20, rows: 2, ..Limits::default() };
        assert_eq!(rule(b"", &small), rules::FILE_EMPTY);
        assert_eq!(rule(b",,\n1,2,3\n", &small), rules::FILE_EMPTY);
        assert_eq!(rule(b"i\xff\xff\n", &small), rules::ENCODING_UNKNOWN);
        assert_eq!(rule(b"i\0d\0", &small), rules::ENCODING_UNKNOWN);
        assert_eq!(rule(b"id\n1\n2\n3\n", &small), rules::TOO_MANY_ROWS);
        assert_eq!(rule(&[b'a'; 21], &small), rules::FILE_TOO_BIG);
        assert_eq!(rule(b"id,n\n1,2,3\n", &small), rules::ROW_TOO_WIDE);
    }

    #[test]
    fn a_header_alone_is_a_table_without_rows_and_an_open_quote_is_a_cell_too_long() {
        let table = parse_csv("a.csv", b"id,name", &Limits::default()).expect("a header");
        assert_eq!((table.columns.len(), table.rows.len()), (2, 0));
        let open = format!("id,name\n1,\"{}", "a,b\n".repeat(50_000));
        assert_eq!(rule(open.as_bytes(), &Limits::default()), rules::CELL_TOO_LONG);
    }

    #[test]
    fn ten_million_rows_meet_the_limit_without_being_held() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a.csv");
        std::fs::write(&path, format!("id\n{}", "7\n".repeat(10_000_000))).expect("it can be written");
        let trouble = read_csv(&path, &Limits::default()).expect_err("10,000,000 > 2,000,000");
        assert_eq!(trouble.to_string(), format!("exchange-too-many-rows · {} · limit=2000000", path.display()));
    }
}
