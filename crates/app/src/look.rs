//! What search looks into: names as written, by their sound in full and by initials; and what a question means.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use pinyin::ToPinyinMulti as _;
use yike_domain::taxonomy::{NameMatch, Taxonomy, normalise};

/// Readings of one name that are kept: 单县 is dān xiàn and shàn xiàn.
const READINGS: usize = 8;
/// Longest name that is spelled out, characters.
const SPELLED: usize = 40;

/// The types that every part of the service speaks of.
///
/// # Panics
/// Never: the list is built in and a test reads it.
#[must_use]
pub fn taxonomy() -> &'static Taxonomy {
    static TAXONOMY: OnceLock<Taxonomy> = OnceLock::new();
    TAXONOMY.get_or_init(|| {
        let text = crate::embedded::data_text("taxonomy/2025.toml").expect("the list of types is built in");
        Taxonomy::parse(text).expect("the list of types is sound")
    })
}

/// What search looks into: the names by writing and sound, the other words by writing.
#[must_use]
pub fn look<'a>(names: impl IntoIterator<Item = &'a str>, words: impl IntoIterator<Item = &'a str>) -> String {
    let mut parts = Vec::new();
    for name in names {
        let key = normalise(name);
        let sound = sound(&key);
        parts.push(key);
        parts.extend(sound.full);
        parts.extend(sound.initials);
    }
    parts.extend(words.into_iter().map(normalise));
    parts.retain(|part| !part.is_empty());
    parts.dedup();
    parts.join("|")
}

/// How a name sounds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sound {
    /// In full, each reading: `peiyaoshi`.
    pub full: Vec<String>,
    /// By initials, each reading: `pys`.
    pub initials: Vec<String>,
}

/// The sound of a normalised name; nothing for one without Chinese characters.
#[must_use]
pub fn sound(name: &str) -> Sound {
    let mut readings: Vec<(String, String)> = vec![(String::new(), String::new())];
    let mut chinese = false;
    for c in name.chars().take(SPELLED) {
        let syllables: Vec<&str> = match c.to_pinyin_multi() {
            Some(multi) => {
                chinese = true;
                let mut seen = BTreeSet::new();
                multi.into_iter().map(pinyin::Pinyin::plain).filter(|plain| seen.insert(*plain)).collect()
            }
            None => Vec::new(),
        };
        if syllables.is_empty() {
            readings.iter_mut().for_each(|(full, initials)| {
                full.push(c);
                initials.push(c);
            });
            continue;
        }
        // The most usual reading first; others while there is room.
        let room = if readings.len() * syllables.len() > READINGS { 1 } else { syllables.len() };
        readings = syllables[..room]
            .iter()
            .flat_map(|syllable| {
                readings.iter().map(move |(full, initials)| {
                    let first: String = syllable.chars().take(1).collect();
                    (format!("{full}{syllable}"), format!("{initials}{first}"))
                })
            })
            .collect();
    }
    if !chinese {
        return Sound::default();
    }
    let (mut full, mut initials): (Vec<String>, Vec<String>) = readings.into_iter().unzip();
    full.sort();
    full.dedup();
    initials.sort();
    initials.dedup();
    Sound { full, initials }
}

/// What a question asks for: the words without what only makes them a question, and the types that they mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// To be looked for in what search looks into; comparable, may be empty.
    pub text: String,
    /// Codes of the types meant, in the list's order.
    pub types: Vec<String>,
}

/// Beginnings that only make a question, the longer first.
const BEGINNINGS: &[&str] = &[
    "请问哪里可以",
    "请问哪里能",
    "请问哪里有",
    "附近哪里可以",
    "附近哪里能",
    "附近哪里有",
    "我要找",
    "我想找",
    "我要去",
    "我想去",
    "哪里可以",
    "哪里能够",
    "什么地方能",
    "什么地方有",
    "什么地方可以",
    "去哪里",
    "在哪里",
    "哪里能",
    "哪里有",
    "哪儿能",
    "哪儿有",
    "哪能",
    "哪有",
    "去哪儿",
    "去哪",
    "附近的",
    "附近有",
    "附近",
    "我要",
    "我想",
    "想要",
    "怎么",
    "如何",
    "请问",
    "有没有",
    "找个",
    "找",
];

/// Ends that only make a question.
const ENDS: &[&str] = &[
    "在哪里",
    "在哪儿",
    "在哪",
    "去哪里",
    "去哪儿",
    "去哪",
    "哪里有",
    "哪里",
    "有吗",
    "怎么走",
    "的地方",
    "附近",
    "呢",
    "吗",
    "啊",
];

/// What a question means: 哪里能配钥匙 asks for what repairs keys, `pys` for whatever sounds so.
#[must_use]
pub fn asked(question: &str) -> Asked {
    let mut text = normalise(question);
    for _ in 0..3 {
        let shorter = BEGINNINGS.iter().find_map(|word| text.strip_prefix(word)).filter(|rest| !rest.is_empty());
        let shorter =
            shorter.or_else(|| ENDS.iter().find_map(|word| text.strip_suffix(word)).filter(|rest| !rest.is_empty()));
        match shorter {
            Some(rest) => text = rest.to_owned(),
            None => break,
        }
    }
    let types = meant(&text);
    Asked { text, types }
}

/// Codes of the types that a comparable text means: by their names and synonyms, their sound, or a word inside.
fn meant(text: &str) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    let taxonomy = taxonomy();
    let mut found: BTreeSet<usize> = BTreeSet::new();
    if let NameMatch::Types(types) | NameMatch::Partly { types, .. } = taxonomy.match_name(text) {
        found.extend(types.iter().map(|idx| usize::from(idx.0)));
    }
    let wide = text.chars().count() >= 2;
    for word in words().iter().filter(|_| wide) {
        let sounds = text.is_ascii()
            && (word.initials.iter().any(|i| i == text)
                || (text.len() >= 4 && word.full.iter().any(|f| f.starts_with(text))));
        let written = word.key.contains(text) || (word.key.chars().count() >= 2 && text.contains(&word.key));
        if sounds || written {
            found.insert(word.idx);
        }
    }
    if found.is_empty() {
        found.extend(taxonomy.match_outlet_name(text).iter().map(|idx| usize::from(idx.0)));
    }
    found.into_iter().map(|idx| taxonomy.types[idx].code.clone()).collect()
}

/// A word for a type.
struct Word {
    key: String,
    full: Vec<String>,
    initials: Vec<String>,
    idx: usize,
}

fn words() -> &'static [Word] {
    static WORDS: OnceLock<Vec<Word>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let taxonomy = taxonomy();
        let mut words = Vec::new();
        for (idx, kind) in taxonomy.types.iter().enumerate() {
            for word in std::iter::once(&kind.zh).chain(&kind.names) {
                let key = normalise(word);
                let Sound { full, initials } = sound(&key);
                words.push(Word { key, full, initials, idx });
            }
        }
        words
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_writing_sound_and_initials() {
        let look = look(["虚构配钥匙（东门店）"], ["开锁；换锁芯"]);
        for part in ["配钥匙", "东门店", "peiyaoshi", "pys", "xgpys", "换锁芯"] {
            assert!(look.contains(part), "{part} in {look}");
        }
        // 单 sounds dān, shàn or chán: each finds it.
        assert_eq!(sound("单县").initials, ["cx", "dx", "sx"]);
        assert_eq!(sound("abc"), Sound::default());
        assert!(sound(&"行".repeat(40)).full.len() <= READINGS, "readings do not multiply without end");
    }

    #[test]
    fn a_question_means_types() {
        for (question, text, code) in [
            ("哪里能配钥匙？", "配钥匙", "repair"),
            ("附近哪里有菜市场", "菜市场", "wet_market"),
            ("菜市场在哪儿", "菜市场", "wet_market"),
            ("pys", "pys", "repair"),
            ("caishichang", "caishichang", "wet_market"),
            ("修鞋", "修鞋", "repair"),
        ] {
            let asked = asked(question);
            assert_eq!(asked.text, text, "{question}");
            assert!(asked.types.iter().any(|found| found.contains(code)), "{question}: {:?}", asked.types);
        }
        assert_eq!(asked("？"), Asked::default());
        assert_eq!(asked("哪里").text, "哪里", "what is left is never nothing");
        assert_eq!(asked("量子纠缠").types, Vec::<String>::new());
    }
}
