//! Places inside a source (`row 7 column 经度`, `line 3`, `profile adult`) in the reader's words.
//!
//! Findings and troubles write places in one short form, which files for machines keep.

use yike_domain::Arg;

use super::Words;

/// Places that are one word.
const WHOLE: &[&str] = &["network", "clauses", "outlets", "bounds", "date", "remark", "grade", "broad"];
/// Places that are a word and what it names.
const NAMED: &[&str] = &["profile", "clause", "plaza"];
/// Places that are a word and a number, perhaps with a column behind.
const NUMBERED: &[&str] = &["row", "rows", "line", "byte", "feature"];

impl Words {
    /// A place inside a source; ids of map objects (`way/12`) stay as they are.
    #[must_use]
    pub fn place(&self, place: &str) -> String {
        let word = |word: &str, name: &str| self.text(&format!("place-{word}"), &[("name", Arg::from(name))]);
        if WHOLE.contains(&place) {
            return word(place, "");
        }
        let Some((kind, rest)) = place.split_once(' ') else { return place.to_owned() };
        if NAMED.contains(&kind) {
            return word(kind, rest);
        }
        if !NUMBERED.contains(&kind) || !rest.starts_with(|c: char| c.is_ascii_digit()) {
            return place.to_owned();
        }
        match rest.split_once(" column ") {
            Some((number, column)) if kind == "line" => word(kind, number) + &word("character", column),
            Some((number, column)) => word(kind, number) + &word("column", column),
            None => word(kind, rest),
        }
    }

    /// A source and a place inside it, joined; either may be empty.
    #[must_use]
    pub fn source_and_place(&self, source: &str, place: &str) -> String {
        let parts = [source.to_owned(), self.place(place)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn places_are_said_in_the_readers_language() {
        let cases = [
            ("row 7 column 经度", "第 7 行“经度”列", "row 7 column 经度"),
            ("rows 3, 5, 9 …", "第 3, 5, 9 … 行", "rows 3, 5, 9 …"),
            ("line 3 column 14", "第 3 行第 14 个字符", "line 3 column 14"),
            ("byte 512", "第 512 字节处", "byte 512"),
            ("profile adult", "步行画像 adult", "profile adult"),
            ("network", "路网", "network"),
            ("way/12, node/7", "way/12, node/7", "way/12, node/7"),
            ("row of shops", "row of shops", "row of shops"),
            ("", "", ""),
        ];
        for (place, zh, en) in cases {
            assert_eq!(Words::of(Language::Zh).place(place), zh);
            assert_eq!(Words::of(Language::En).place(place), en);
        }
        assert_eq!(Words::of(Language::Zh).source_and_place("a.csv", "row 2"), "a.csv · 第 2 行");
        assert_eq!(Words::of(Language::Zh).source_and_place("", "row 2"), "第 2 行");
    }
}
