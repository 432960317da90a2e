//! Text of two encodings in one file: a UTF-8 table with a damaged character, or two tables joined.
//!
//! Almost every pair of bytes above 0x80 is a character of GB18030, so a UTF-8 table that is read as GBK
//! gives words, only the wrong ones. The other way round hardly happens: a word of GBK that is
//! also UTF-8 of Chinese characters needs a lead byte E4–EF (rare characters) at every third byte.

use yike_domain::Trouble;

use super::rules;

/// Words of GBK among which one may read as Chinese in UTF-8 by chance.
const BY_CHANCE: u64 = 1000;

/// Cells with words that are Chinese in UTF-8, and those that are not; of each the number and the first line.
#[derive(Default)]
pub(super) struct MixedText {
    utf8: (u64, u32),
    other: (u64, u32),
    unreadable: Option<u32>,
}

impl MixedText {
    /// Notes a cell of a file that is not UTF-8 as a whole.
    pub(super) fn look(&mut self, cell: &[u8], line: u32) {
        if cell.is_ascii() {
            return;
        }
        let kind = if is_chinese_in_utf8(cell) { &mut self.utf8 } else { &mut self.other };
        kind.0 += 1;
        if kind.0 == 1 {
            kind.1 = line;
        }
    }

    /// Notes a cell that is no GB18030 either; from then on cells are looked at only.
    pub(super) fn unreadable(&mut self, line: u32) {
        self.unreadable.get_or_insert(line);
    }

    pub(super) fn is_readable(&self) -> bool {
        self.unreadable.is_none()
    }

    /// Every cell with words is Chinese in UTF-8, and there is one.
    pub(super) fn is_utf8(&self) -> bool {
        self.utf8.0 > 0 && self.other.0 == 0
    }

    /// Nothing, where all cells are of one encoding.
    ///
    /// # Errors
    /// The cells are of two encodings, or one is of none.
    pub(super) fn judge(&self, source: &str) -> Result<(), Trouble> {
        let (n_utf8, n_other) = (self.utf8.0, self.other.0);
        if n_utf8 * BY_CHANCE > n_other {
            let (most, line) = if n_utf8 >= n_other { ("UTF-8", self.other.1) } else { ("GBK", self.utf8.1) };
            return Err(Trouble::new(source, rules::ENCODING_MIXED).with("most", most).at(format!("row {line}")));
        }
        match self.unreadable {
            Some(line) => Err(Trouble::new(source, rules::ENCODING_UNKNOWN).at(format!("row {line}"))),
            None => Ok(()),
        }
    }
}

/// UTF-8 whose characters beyond ASCII are all ideographs or East Asian punctuation.
fn is_chinese_in_utf8(cell: &[u8]) -> bool {
    let east = |c: char| matches!(c, '\u{2010}'..='\u{203f}' | '\u{3000}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..);
    std::str::from_utf8(cell).is_ok_and(|text| text.chars().all(|c| c.is_ascii() || east(c)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        embedded,
        exchange::{Limits, csv_table::parse_csv},
    };

    fn trouble(bytes: &[u8]) -> String {
        parse_csv("a.csv", bytes, &Limits::default()).expect_err("mixed").to_string()
    }

    fn gbk(text: &str) -> Vec<u8> {
        encoding_rs::GBK.encode(text).0.into_owned()
    }

    #[test]
    fn one_damaged_character_does_not_turn_a_table_into_gibberish() {
        // A character without its end, two of them, and a byte that neither encoding has.
        let rows = "名称,街道\n菜场,北街\n药店,南街\n";
        for damaged in [&b"\xe7\xa4"[..], b"\xe7\xa4,\xe4", b"a\xff"] {
            let bytes = [rows.as_bytes(), damaged, b",x\n", "书店,东街\n".as_bytes()].concat();
            let told = trouble(&bytes);
            assert!(told.starts_with("exchange-encoding-mixed") && told.contains("most=UTF-8"), "{told}");
            assert!(told.contains("row 4"), "{told}");
        }
    }

    #[test]
    fn two_tables_joined_are_told_at_the_first_row_of_the_lesser() {
        let (long, short) = ("名称,街道\n菜场,北街\n药店,南街\n饭馆,南街\n", "书店,东街\n");
        let told = trouble(&[gbk(long), short.into()].concat());
        assert!(told.contains("row 5") && told.contains("most=GBK"), "{told}");
        let told = trouble(&[long.into(), gbk(short)].concat());
        assert!(told.contains("row 5") && told.contains("most=UTF-8"), "{told}");
    }

    #[test]
    fn no_word_of_the_product_is_mistaken_when_it_is_gbk() {
        let (mut words, mut mistaken) = (0, 0);
        for (_, bytes) in embedded::STRINGS.iter().filter(|(path, _)| path.starts_with("zh-CN/")) {
            let text = std::str::from_utf8(bytes).expect("catalogues are UTF-8");
            for word in text.split(|c: char| c.is_ascii()).filter(|word| !word.is_empty()) {
                let chars: Vec<char> = word.chars().collect();
                // Every stretch of two to six characters, as cells have them.
                for stretch in (2..=6).flat_map(|n| chars.windows(n)) {
                    let text: String = stretch.iter().collect();
                    words += 1;
                    mistaken += u32::from(is_chinese_in_utf8(&gbk(&text)));
                    assert!(
                        is_chinese_in_utf8(text.as_bytes()) || text.contains(['·', '×', '−', '≤', '≥', '²']),
                        "{text}"
                    );
                }
            }
        }
        assert!(words > 10_000, "{words}");
        assert_eq!(mistaken, 0, "of {words}");
    }
}
