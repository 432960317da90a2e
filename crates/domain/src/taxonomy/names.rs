//! Matching words: the 业态 column of a table, and an outlet's own name.

use super::{NameMatch, TypeIdx, in_order};
use std::collections::{BTreeSet, HashMap};

/// How like a known word an unknown one must be to be guessed, in thousandths of
/// the Dice coefficient of their pairs of neighbouring characters (Dice 1945,
/// *Ecology* 26, 297–302). Below a third, guesses look random to a reader.
const LEAST_LIKENESS: u32 = 334;

/// The same for a word in Latin letters, of which there are few: `bar` and `park` reach 400,
/// `stationery` and `police station` 571, `parking` and `park` 667. What is left is misspelling.
const LEAST_LATIN_LIKENESS: u32 = 700;

/// Most guesses given for one word.
const MOST_GUESSES: usize = 3;

/// Longest text compared for likeness, in characters; longer ones are prose, not a type's name.
const LONGEST_COMPARED: usize = 60;

/// Endings that clerks add to a type's name.
const ENDINGS: &[&str] = &["业态", "门店", "网点", "店铺", "商户", "类", "业", "等"];

/// All words of a taxonomy, normalised.
#[derive(Clone, Debug, Default)]
pub(super) struct NameIndex {
    codes: HashMap<String, TypeIdx>,
    exact: HashMap<String, TypeIdx>,
    /// The same words in a fixed order, for likeness.
    listed: Vec<(String, TypeIdx)>,
    broad: HashMap<String, Vec<TypeIdx>>,
    industry: HashMap<String, Vec<TypeIdx>>,
    hints: HashMap<char, Vec<(String, TypeIdx)>>,
}

impl NameIndex {
    pub(super) fn code(&self, code: &str) -> Option<TypeIdx> {
        self.codes.get(code).copied()
    }

    /// Adds a code; the type that has it already, if any.
    pub(super) fn add_code(&mut self, code: &str, idx: TypeIdx) -> Option<TypeIdx> {
        self.codes.insert(code.to_owned(), idx)
    }

    /// Adds a normalised word; the other type that has it already, if any.
    pub(super) fn add_name(&mut self, word: String, idx: TypeIdx) -> Option<TypeIdx> {
        match self.exact.insert(word.clone(), idx) {
            None => {
                self.listed.push((word, idx));
                None
            }
            Some(other) => (other != idx).then_some(other),
        }
    }

    /// Whether the normalised word names a type.
    pub(super) fn names_a_type(&self, word: &str) -> bool {
        self.exact.contains_key(word)
    }

    pub(super) fn add_broad(&mut self, word: String, types: Vec<TypeIdx>) {
        self.broad.insert(word, types);
    }

    pub(super) fn add_industry(&mut self, code: &str, idx: TypeIdx) {
        self.industry.entry(code.to_owned()).or_default().push(idx);
    }

    /// Adds a normalised hint.
    pub(super) fn add_hint(&mut self, hint: String, idx: TypeIdx) {
        if let Some(first) = hint.chars().next() {
            self.hints.entry(first).or_default().push((hint, idx));
        }
    }

    /// What the words of a 业态 cell mean.
    pub(super) fn matches(&self, text: &str) -> NameMatch {
        if let Some(idx) = self.exact(text) {
            return NameMatch::Types(vec![idx]);
        }
        let (mut types, mut unknown) = (Vec::new(), Vec::new());
        for part in text.split(is_strong_separator) {
            if let Some(idx) = self.exact(part) {
                types.push(idx);
                continue;
            }
            for piece in part.split(is_weak_separator) {
                match self.exact(piece) {
                    Some(idx) => types.push(idx),
                    None if self.is_passed_over(piece) => {}
                    None => unknown.push(piece.trim().to_owned()),
                }
            }
        }
        match (types.is_empty(), unknown.is_empty()) {
            (true, _) => NameMatch::Guesses(self.guesses(text)),
            (false, true) => NameMatch::Types(in_order(types.into_iter())),
            (false, false) => NameMatch::Partly { types: in_order(types.into_iter()), unknown },
        }
    }

    /// The type a single word names: as it stands, without what is in brackets,
    /// or without a clerk's ending.
    fn exact(&self, word: &str) -> Option<TypeIdx> {
        if let Some(&idx) = self.codes.get(word.trim()) {
            return Some(idx);
        }
        let whole = normalise(word);
        let bare = normalise(&without_brackets(word));
        [&whole, &bare].into_iter().find_map(|word| {
            let shorter = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
            std::iter::once(word.as_str()).chain(shorter).find_map(|word| self.exact.get(word).copied())
        })
    }

    fn is_passed_over(&self, word: &str) -> bool {
        let word = normalise(word);
        word.is_empty() || self.broad.contains_key(&word)
    }

    /// The nearest types of an unknown text, best first.
    fn guesses(&self, text: &str) -> Vec<TypeIdx> {
        let word = normalise(text);
        if let Some(types) = self.broad.get(&word).or_else(|| self.industry.get(industry_code(&word))) {
            return types.iter().copied().take(MOST_GUESSES).collect();
        }
        let least = if word.is_ascii() { LEAST_LATIN_LIKENESS } else { LEAST_LIKENESS };
        let mut best: HashMap<TypeIdx, u32> = HashMap::new();
        let mut keep = |idx, score: u32| {
            let entry = best.entry(idx).or_default();
            *entry = score.max(*entry);
        };
        if text.chars().count() <= LONGEST_COMPARED {
            let pairs = pairs(&word);
            for (known, idx) in &self.listed {
                keep(*idx, likeness(&pairs, known));
            }
        }
        // A hint inside the text says more than any likeness short of equality.
        for idx in self.suggests(text) {
            keep(idx, 1000);
        }
        let broad = text.split(|c| is_strong_separator(c) || is_weak_separator(c));
        for idx in broad.filter_map(|part| self.broad.get(&normalise(part))).flatten() {
            keep(*idx, least);
        }
        let mut ranked: Vec<_> = best.into_iter().filter(|&(_, score)| score >= least).collect();
        ranked.sort_unstable_by_key(|&(idx, score)| (std::cmp::Reverse(score), idx));
        ranked.into_iter().take(MOST_GUESSES).map(|(idx, _)| idx).collect()
    }

    /// The types whose hints stand in an outlet's name. A hint inside a longer one
    /// says nothing: 宠物医院 is no hospital.
    pub(super) fn suggests(&self, name: &str) -> Vec<TypeIdx> {
        let name = normalise(name);
        let mut found: Vec<(usize, usize, TypeIdx)> = Vec::new();
        for (at, first) in name.char_indices() {
            for (hint, idx) in self.hints.get(&first).into_iter().flatten() {
                if name[at..].starts_with(hint.as_str()) {
                    found.push((at, at + hint.len(), *idx));
                }
            }
        }
        let shadowed =
            |start: usize, end: usize| found.iter().any(|&(s, e, _)| s <= start && end <= e && e - s > end - start);
        in_order(found.iter().filter(|&&(start, end, _)| !shadowed(start, end)).map(|&(.., idx)| idx))
    }
}

/// A word without what does not matter: width, case, spaces, brackets, punctuation.
///
/// # Example
/// ```
/// # use yike_domain::taxonomy::normalise;
/// assert_eq!(normalise("生鲜超市（菜 店）"), "生鲜超市菜店");
/// assert_eq!(normalise("ＡＴＭ"), "atm");
/// ```
#[must_use]
pub fn normalise(text: &str) -> String {
    text.chars().map(half_width).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The ordinary form of a full-width letter, digit or sign (U+FF01–U+FF5E).
fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// The text without bracketed parts.
fn without_brackets(text: &str) -> String {
    let mut depth = 0usize;
    text.chars()
        .filter(|c| match c {
            '(' | '（' | '[' | '【' | '〔' => {
                depth += 1;
                false
            }
            ')' | '）' | ']' | '】' | '〕' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

/// The four digits of a GB/T 4754 code, which may follow its section letter.
fn industry_code(word: &str) -> &str {
    word.strip_prefix(|c: char| c.is_ascii_alphabetic()).unwrap_or(word)
}

fn is_strong_separator(c: char) -> bool {
    matches!(c, ';' | '；' | '|' | '｜' | '\n' | '\r')
}

fn is_weak_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '、' | ',' | '，' | '/' | '／' | '\\' | '+' | '＋' | '&' | '＆' | ':' | '：' | '>' | '-' | '－' | '—'
        )
        || matches!(c, '·' | '。' | '兼' | '及' | '和' | '与' | '暨')
}

/// Neighbouring characters of a word; the character itself for a word of one.
fn pairs(word: &str) -> BTreeSet<(char, Option<char>)> {
    let chars: Vec<char> = word.chars().collect();
    match chars.as_slice() {
        [only] => BTreeSet::from([(*only, None)]),
        several => several.windows(2).map(|pair| (pair[0], Some(pair[1]))).collect(),
    }
}

/// Dice coefficient of two words in thousandths.
fn likeness(these: &BTreeSet<(char, Option<char>)>, known: &str) -> u32 {
    let those = pairs(known);
    let both = these.intersection(&those).count();
    let all = these.len() + those.len();
    u32::try_from(2000 * both / all.max(1)).unwrap_or(0)
}
