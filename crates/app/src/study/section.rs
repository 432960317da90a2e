//! A table of a TOML file, read key by key: every problem is noted with its line and
//! column, and reading goes on.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use yike_domain::{Rule, Trouble};

use super::rules;

/// The file being read and the problems met so far.
pub(super) struct Page<'t> {
    pub(super) source: &'t str,
    pub(super) text: &'t str,
    pub(super) problems: Vec<Trouble>,
}

impl Page<'_> {
    /// A problem at a stretch of the file.
    pub(super) fn problem(&mut self, span: Range<usize>, trouble: impl FnOnce(Trouble) -> Trouble, rule: Rule) {
        let place = self.place(span.start);
        self.problems.push(trouble(Trouble::new(self.source, rule).at(place)));
    }

    /// Line and column of a byte, as editors count them.
    pub(super) fn place(&self, byte: usize) -> String {
        let before = self.text.get(..byte).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        format!("line {line} column {column}")
    }
}

/// One table of the file. Keys asked for are known; [`Section::close`] reports the others.
pub(super) struct Section<'v, 't> {
    name: String,
    span: Range<usize>,
    table: &'v DeTable<'t>,
    asked: Vec<&'static str>,
}

/// A value with its place.
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) span: Range<usize>,
}

impl<'v, 't> Section<'v, 't> {
    pub(super) fn new(name: impl Into<String>, span: Range<usize>, table: &'v DeTable<'t>) -> Self {
        Self { name: name.into(), span, table, asked: Vec::new() }
    }

    pub(super) fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    fn full(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }

    fn get(&mut self, key: &'static str) -> Option<&'v Spanned<DeValue<'t>>> {
        self.asked.push(key);
        self.table.iter().find(|(name, _)| name.get_ref().as_ref() == key).map(|(_, value)| value)
    }

    fn wrong_kind(&self, page: &mut Page, key: &str, value: &Spanned<DeValue>, wanted: &'static str) {
        let (key, found) = (self.full(key), value.get_ref().type_str());
        page.problem(
            value.span(),
            |t| t.with("key", key).with("wanted", wanted).with("found", found),
            rules::WRONG_KIND,
        );
    }

    /// Notes that a key is missing.
    pub(super) fn missing(&self, page: &mut Page, key: &str) {
        let key = self.full(key);
        page.problem(self.span.clone(), |t| t.with("key", key), rules::KEY_MISSING);
    }

    /// A text with content.
    pub(super) fn text(&mut self, page: &mut Page, key: &'static str) -> Option<At<String>> {
        let value = self.get(key)?;
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_kind(page, key, value, "text");
            return None;
        };
        if text.trim().is_empty() {
            let key = self.full(key);
            page.problem(value.span(), |t| t.with("key", key), rules::EMPTY_TEXT);
            return None;
        }
        Some(At { value: text.trim().to_owned(), span: value.span() })
    }

    /// A text that must be there.
    pub(super) fn needed_text(&mut self, page: &mut Page, key: &'static str) -> At<String> {
        if !self.has(key) {
            self.missing(page, key);
        }
        self.text(page, key).unwrap_or(At { value: String::new(), span: self.span() })
    }

    /// A list of texts; `None` when absent.
    pub(super) fn texts(&mut self, page: &mut Page, key: &'static str) -> Option<Vec<At<String>>> {
        let value = self.get(key)?;
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_kind(page, key, value, "list-of-texts");
            return None;
        };
        let mut texts = Vec::new();
        for item in array.iter() {
            match item.get_ref().as_str() {
                Some(text) => texts.push(At { value: text.trim().to_owned(), span: item.span() }),
                None => self.wrong_kind(page, key, item, "text"),
            }
        }
        if array.is_empty() {
            let key = self.full(key);
            page.problem(value.span(), |t| t.with("key", key), rules::EMPTY_LIST);
            return None;
        }
        Some(texts)
    }

    /// A whole number within a range.
    pub(super) fn number(&mut self, page: &mut Page, key: &'static str, range: Range<u32>) -> Option<u32> {
        let value = self.get(key)?;
        self.number_of(page, key, value, range)
    }

    fn number_of(&self, page: &mut Page, key: &str, value: &Spanned<DeValue>, range: Range<u32>) -> Option<u32> {
        let Some(integer) = value.get_ref().as_integer() else {
            self.wrong_kind(page, key, value, "number");
            return None;
        };
        let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
        let fitting = number.and_then(|n| u32::try_from(n).ok()).filter(|n| range.contains(n));
        if fitting.is_none() {
            let (key, found) = (self.full(key), integer.as_str().to_owned());
            page.problem(
                value.span(),
                |t| t.with("key", key).with("found", found).with("least", range.start).with("most", range.end - 1),
                rules::OUT_OF_RANGE,
            );
        }
        fitting
    }

    /// A list of whole numbers within a range, sorted, each once.
    pub(super) fn numbers(&mut self, page: &mut Page, key: &'static str, range: Range<u32>) -> Option<Vec<u32>> {
        let value = self.get(key)?;
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_kind(page, key, value, "list-of-numbers");
            return None;
        };
        let found = array.iter().filter_map(|item| self.number_of(page, key, item, range.clone()));
        let numbers: std::collections::BTreeSet<u32> = found.collect();
        Some(numbers.into_iter().collect())
    }

    /// A list of numbers, whole or with decimals.
    pub(super) fn decimals(&mut self, page: &mut Page, key: &'static str) -> Option<At<Vec<f64>>> {
        let value = self.get(key)?;
        let number = |item: &Spanned<DeValue>| -> Option<f64> {
            let item = item.get_ref();
            let text = item
                .as_float()
                .map(|f| f.as_str())
                .or_else(|| item.as_integer().filter(|whole| whole.radix() == 10).map(|whole| whole.as_str()))?;
            text.parse().ok().filter(|number: &f64| number.is_finite())
        };
        let numbers = value.get_ref().as_array().and_then(|array| array.iter().map(number).collect());
        if numbers.is_none() {
            self.wrong_kind(page, key, value, "list-of-decimals");
        }
        numbers.map(|numbers| At { value: numbers, span: value.span() })
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, page: &mut Page, key: &'static str) -> Option<bool> {
        let value = self.get(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_kind(page, key, value, "true-or-false");
        }
        flag
    }

    /// One of several words.
    pub(super) fn word<T: Copy>(&mut self, page: &mut Page, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(page, key)?;
        let found = words.iter().find(|(word, _)| *word == text.value).map(|(_, value)| *value);
        if found.is_none() {
            self.wrong_word(page, key, text, &words.iter().map(|(word, _)| *word).collect::<Vec<_>>());
        }
        found
    }

    /// Notes that a word is none of the possible ones.
    pub(super) fn wrong_word(&self, page: &mut Page, key: &str, text: At<String>, words: &[&str]) {
        let (key, words) = (self.full(key), words.join(" | "));
        page.problem(
            text.span,
            |t| t.with("key", key).with("found", text.value).with("words", words),
            rules::WRONG_WORD,
        );
    }

    /// Whether a key is given.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.iter().any(|(name, _)| name.get_ref().as_ref() == key)
    }

    /// Whether a key holds a text, without judging it.
    pub(super) fn holds_text(&self, key: &str) -> bool {
        self.table.iter().any(|(name, value)| name.get_ref().as_ref() == key && value.get_ref().is_str())
    }

    /// A table inside this one.
    pub(super) fn section(&mut self, page: &mut Page, key: &'static str) -> Option<Section<'v, 't>> {
        let value = self.get(key)?;
        match value.get_ref().as_table() {
            Some(table) => Some(Section::new(self.full(key), value.span(), table)),
            None => {
                self.wrong_kind(page, key, value, "table");
                None
            }
        }
    }

    /// A list of tables inside this one; none when absent.
    pub(super) fn sections(&mut self, page: &mut Page, key: &'static str) -> Vec<Section<'v, 't>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_kind(page, key, value, "list-of-tables");
            return Vec::new();
        };
        let mut sections = Vec::new();
        for item in array.iter() {
            match item.get_ref().as_table() {
                Some(table) => sections.push(Section::new(self.full(key), item.span(), table)),
                None => self.wrong_kind(page, key, item, "table"),
            }
        }
        sections
    }

    /// Every key with its text, for tables whose keys are the user's.
    pub(super) fn pairs(&self, page: &mut Page, known: &[&str]) -> std::collections::BTreeMap<String, String> {
        let mut pairs = std::collections::BTreeMap::new();
        for (key, value) in self.table {
            let name = key.get_ref().as_ref();
            match value.get_ref().as_str() {
                Some(text) if known.contains(&name) => {
                    pairs.insert(name.to_owned(), text.trim().to_owned());
                }
                Some(_) => self.unknown(page, key.span(), name, known),
                None => self.wrong_kind(page, name, value, "text"),
            }
        }
        pairs
    }

    /// Reports every key that nobody asked for.
    pub(super) fn close(self, page: &mut Page) {
        for (key, _) in self.table {
            let name = key.get_ref().as_ref();
            if !self.asked.contains(&name) {
                self.unknown(page, key.span(), name, &self.asked);
            }
        }
    }

    fn unknown(&self, page: &mut Page, span: Range<usize>, name: &str, known: &[&str]) {
        let key = self.full(name);
        match nearest(name, known) {
            Some(meant) => {
                let meant = meant.to_owned();
                page.problem(span, |t| t.with("key", key).with("meant", meant), rules::KEY_MISSPELT);
            }
            None => {
                let words = known.join(", ");
                page.problem(span, |t| t.with("key", key).with("words", words), rules::KEY_UNKNOWN);
            }
        }
    }
}

/// The known word at most two changes away (Levenshtein 1966), if any.
pub(super) fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let distance = |other: &str| {
        let other: Vec<char> = other.chars().collect();
        let mut row: Vec<usize> = (0..=other.len()).collect();
        for (i, a) in word.chars().enumerate() {
            let mut diagonal = row[0];
            row[0] = i + 1;
            for (j, b) in other.iter().enumerate() {
                let change = diagonal + usize::from(a != *b);
                diagonal = row[j + 1];
                row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
            }
        }
        row[other.len()]
    };
    known.iter().map(|k| (distance(k), *k)).filter(|(d, k)| *d <= 2 && *d < k.chars().count()).min().map(|(_, k)| k)
}
