//! The attributes: a dBase table, whose encoding is named beside it, in it, or not at all.

use encoding_rs::{Encoding, GB18030, UTF_8};
use yike_domain::Trouble;
use yike_engine::import::table::Cell;

use crate::exchange::{
    growing::{number_cell, text_cell, whole_cell},
    mixed_text::MixedText,
    rules,
};

const DELETED: u8 = b'*';
/// Integers of more digits are registration codes and telephone numbers: they stay text.
const EXACT_DIGITS: usize = 10;

/// A dBase table over its bytes.
pub(super) struct Dbf<'a> {
    fields: Vec<Field<'a>>,
    records: &'a [u8],
    record_bytes: usize,
    len: usize,
    language: u8,
}

struct Field<'a> {
    name: &'a [u8],
    kind: u8,
    at: usize,
    len: usize,
}

impl<'a> Dbf<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, String> {
        let cut = || "the .dbf is cut".to_owned();
        let header = bytes.get(..32).ok_or_else(cut)?;
        let word = |at: usize| usize::from(u16::from_le_bytes([header[at], header[at + 1]]));
        let len = u32::from_le_bytes([header[4], header[5], header[6], header[7]]) as usize;
        let (header_bytes, record_bytes) = (word(8), word(10));
        let described = bytes.get(32..header_bytes).ok_or_else(cut)?;
        let mut fields = Vec::new();
        let mut at = 1;
        for field in described.chunks_exact(32).take_while(|field| field[0] != 0x0D) {
            let name = field[..11].split(|b| *b == 0).next().unwrap_or_default();
            // Long text fields keep the high byte of their length where numbers keep their decimals.
            let high = if field[11] == b'C' { usize::from(field[17]) << 8 } else { 0 };
            let len = usize::from(field[16]) + high;
            fields.push(Field { name, kind: field[11], at, len });
            at += len;
        }
        if fields.is_empty() || at > record_bytes {
            return Err("the fields of the .dbf do not fit its rows".into());
        }
        let records = &bytes[header_bytes..];
        if len.checked_mul(record_bytes).is_none_or(|needed| needed > records.len()) {
            return Err(cut());
        }
        Ok(Self { fields, records, record_bytes, len, language: header[29] })
    }

    /// Rows, deleted ones too.
    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// The encoding of the text: the one that `.cpg` names or the language byte of the file
    /// means, where the text agrees; else UTF-8 if all of it is, else GBK.
    ///
    /// # Errors
    /// The text is of none of them, or of two.
    pub(super) fn encoding(&self, source: &str, label: Option<&str>) -> Result<&'static Encoding, Trouble> {
        let by_language = match self.language {
            0x4D | 0x7A => Some(GB18030), // 936, simplified Chinese
            0x4F | 0x78 => Some(encoding_rs::BIG5),
            _ => None, // 0x57 "ANSI" and 0x03 are written by every program whatever the text is.
        };
        let mixed = self.mixed_text();
        let named = label.and_then(by_label).or(by_language).filter(|_| !mixed.is_utf8());
        let mut candidates = named.into_iter().chain([UTF_8, GB18030]);
        let found = candidates.find(|encoding| self.is_in(encoding));
        if found != Some(UTF_8) {
            mixed.judge(source)?;
        }
        found.ok_or_else(|| Trouble::new(source, rules::ENCODING_UNKNOWN))
    }

    /// A label is soon wrong, and almost all bytes are words of some kind in GBK or Big5.
    fn mixed_text(&self) -> MixedText {
        let mut mixed = MixedText::default();
        for (line, record) in (1..).zip(self.records.chunks_exact(self.record_bytes)).take(self.len) {
            for field in self.fields.iter().filter(|f| f.kind == b'C') {
                let cell = field.bytes(record).trim_ascii_end();
                let cut = std::str::from_utf8(cell).err().filter(|e| e.error_len().is_none());
                mixed.look(cut.map_or(cell, |e| &cell[..e.valid_up_to()]), line);
            }
        }
        mixed
    }

    fn is_in(&self, encoding: &'static Encoding) -> bool {
        let names = self.fields.iter().all(|field| decode(field.name, encoding).is_some());
        names
            && (0..self.len).all(|at| {
                let record = &self.records[at * self.record_bytes..][..self.record_bytes];
                record.is_ascii()
                    || self
                        .fields
                        .iter()
                        .filter(|f| f.kind == b'C')
                        .all(|f| decode(f.bytes(record), encoding).is_some())
            })
    }

    /// Names of the columns.
    pub(super) fn names(&self, encoding: &'static Encoding) -> Vec<String> {
        self.fields.iter().map(|field| decode(field.name, encoding).unwrap_or_default()).collect()
    }

    /// The cells of a row; none if it is deleted.
    pub(super) fn row(&self, at: usize, encoding: &'static Encoding) -> Option<Vec<Cell>> {
        let record = &self.records[at * self.record_bytes..][..self.record_bytes];
        (record[0] != DELETED).then(|| self.fields.iter().map(|field| field.cell(record, encoding)).collect())
    }
}

impl Field<'_> {
    fn bytes<'r>(&self, record: &'r [u8]) -> &'r [u8] {
        let bytes = &record[self.at..self.at + self.len];
        bytes.split(|b| *b == 0).next().unwrap_or_default()
    }

    fn cell(&self, record: &[u8], encoding: &'static Encoding) -> Cell {
        let raw = &record[self.at..self.at + self.len];
        match (self.kind, raw.len()) {
            (b'I' | b'+', 4) => return whole_cell(i64::from(i32::from_le_bytes(raw.try_into().expect("four bytes")))),
            (b'O', 8) => return number_cell(f64::from_le_bytes(raw.try_into().expect("eight bytes"))),
            (b'M' | b'G' | b'P' | b'B' | b'@' | b'T', _) => return Cell::Empty, // kept in other files, or binary
            _ => {}
        }
        let text = decode(self.bytes(record), encoding).unwrap_or_default();
        let text = text.trim();
        match self.kind {
            b'N' | b'F' => number(text),
            b'D' if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) => {
                Cell::Text(format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]))
            }
            b'L' => match text {
                "T" | "t" | "Y" | "y" => Cell::Text("true".into()),
                "F" | "f" | "N" | "n" => Cell::Text("false".into()),
                _ => Cell::Empty,
            },
            _ => text_cell(text),
        }
    }
}

/// A number; the asterisks of one that did not fit stay visible.
fn number(text: &str) -> Cell {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.len() > EXACT_DIGITS && digits.bytes().all(|b| b.is_ascii_digit()) {
        return text_cell(text);
    }
    match text.parse::<f64>() {
        Ok(number) => number_cell(number),
        Err(_) => text_cell(text),
    }
}

fn by_label(label: &str) -> Option<&'static Encoding> {
    let label = label.trim().trim_start_matches('\u{feff}').to_lowercase();
    let code = label.trim_start_matches("cp").trim_start_matches("ansi").trim();
    match code {
        "936" | "54936" | "gb2312" | "gbk" | "gb18030" => Some(GB18030),
        "65001" | "utf8" | "utf-8" => Some(UTF_8),
        "950" => Some(encoding_rs::BIG5),
        _ => Encoding::for_label(label.as_bytes()),
    }
}

/// The text, strictly; a last character that the field's width cut is left out.
fn decode(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    let bytes = bytes.trim_ascii_end();
    let whole =
        |bytes| encoding.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned);
    whole(bytes).or_else(|| {
        if encoding == UTF_8 {
            let cut = std::str::from_utf8(bytes).err().filter(|e| e.error_len().is_none())?;
            return whole(&bytes[..cut.valid_up_to()]);
        }
        let (last, before) = bytes.split_last()?;
        if last.is_ascii() { None } else { whole(before) }
    })
}
