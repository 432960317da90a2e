//! The words of Yike: one catalogue per language, read from `strings/<language>/*.ftl`.
//!
//! Rules, findings and troubles carry a key and values; here they become sentences.
//! A key without an entry is shown as it is, so that nothing is lost on the way to a
//! person; a test keeps such keys out of releases.

mod place;

use std::fmt::Write as _;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use yike_domain::{Arg, Finding, Message, Rule, Trouble};

use crate::embedded::STRINGS;

/// A language Yike speaks; Chinese is the master.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Simplified Chinese (简体中文).
    #[default]
    Zh,
    /// English.
    En,
}

/// Every language, the master first.
pub const LANGUAGES: &[Language] = &[Language::Zh, Language::En];

impl Language {
    /// The folder of its catalogue and its tag in HTML.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The language a user names: `zh`, `zh-CN`, `zh_CN.UTF-8`, `en`, `en_GB` …
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        match name.split(['-', '_', '.', '@']).next() {
            Some("zh") => Some(Self::Zh),
            Some("en") => Some(Self::En),
            _ => None,
        }
    }
}

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingWords {
    /// What was seen.
    pub what: String,
    /// What Yike did about it.
    pub done: String,
    /// What the owner of the data can do; empty where nothing needs doing.
    pub remedy: String,
}

/// A trouble in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TroubleWords {
    /// What happened.
    pub what: String,
    /// The file and the place inside it; empty where none is concerned.
    pub place: String,
    /// What to do next; empty where nothing is known.
    pub remedy: String,
}

/// The catalogue of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The catalogue of a language, read once.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        static ZH: OnceLock<Words> = OnceLock::new();
        static EN: OnceLock<Words> = OnceLock::new();
        match language {
            Language::Zh => ZH.get_or_init(|| Self::read(Language::Zh)),
            Language::En => EN.get_or_init(|| Self::read(Language::En)),
        }
    }

    /// The language spoken.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Whichever of two texts is in this language; for data files that carry both.
    #[must_use]
    pub const fn pick<'a>(&self, zh: &'a str, en: &'a str) -> &'a str {
        match self.language {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    /// The half of a text `中文 / English` that is in this language; a text in one language as it is.
    #[must_use]
    pub fn half<'a>(&self, text: &'a str) -> &'a str {
        text.split_once(" / ").map_or(text, |(zh, en)| self.pick(zh, en))
    }

    /// Whether the catalogue knows a key (`key` or `key.attribute`).
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        match key.split_once('.') {
            Some((message, attribute)) => {
                self.bundle.get_message(message).is_some_and(|m| m.get_attribute(attribute).is_some())
            }
            None => self.bundle.get_message(key).is_some_and(|m| m.value().is_some()),
        }
    }

    /// The text of a key (`key` or `key.attribute`) with its values.
    #[must_use]
    pub fn text(&self, key: &str, args: &[(&'static str, Arg)]) -> String {
        self.look_up(key, args).unwrap_or_else(|| bare(key, args))
    }

    /// The text of a key without values.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.text(key, &[])
    }

    /// A finding in words.
    #[must_use]
    pub fn finding(&self, finding: &Finding) -> FindingWords {
        let (what, done, remedy) = self.rule(finding.rule, &finding.args);
        FindingWords { what, done, remedy }
    }

    /// A trouble in words.
    #[must_use]
    pub fn trouble(&self, trouble: &Trouble) -> TroubleWords {
        let (what, _, remedy) = self.rule(trouble.rule, &trouble.args);
        TroubleWords { what, place: self.source_and_place(&trouble.source, &trouble.place), remedy }
    }

    fn rule(&self, rule: Rule, args: &[(&'static str, Arg)]) -> (String, String, String) {
        let attribute = |name: &str| self.look_up(&format!("{}.{name}", rule.0), args).unwrap_or_default();
        (self.text(rule.0, args), attribute("done"), attribute("remedy"))
    }

    fn look_up(&self, key: &str, args: &[(&'static str, Arg)]) -> Option<String> {
        let pattern = match key.split_once('.') {
            Some((message, attribute)) => self.bundle.get_message(message)?.get_attribute(attribute)?.value(),
            None => self.bundle.get_message(key)?.value()?,
        };
        let values: FluentArgs = args.iter().map(|(name, value)| (*name, self.value(value))).collect();
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned())
    }

    fn value(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Text(text) => FluentValue::from(text.clone()),
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Named { zh, en } => FluentValue::from(self.pick(zh, en).to_owned()),
        }
    }

    /// A message as a sentence.
    #[must_use]
    pub fn message(&self, message: &Message) -> String {
        self.text(message.rule.0, &message.args)
    }

    fn read(language: Language) -> Self {
        let tag = language.tag().parse().expect("both tags are valid language tags");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => Some(number_text(number.value)),
            _ => None,
        }));
        let folder = format!("{}/", language.tag());
        for (_, bytes) in STRINGS.iter().filter(|(path, _)| path.starts_with(&folder)) {
            // A faulty entry is left out and the rest kept: a wrong comma must not silence Yike.
            // The catalogue test names the fault.
            let text = String::from_utf8_lossy(bytes).into_owned();
            let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }
}

/// A number as people read it: whole where it is whole, else at most three decimals;
/// thousands apart from 10,000 on.
#[must_use]
pub fn number_text(value: f64) -> String {
    let plain = format!("{value:.3}");
    let plain = plain.trim_end_matches('0').trim_end_matches('.');
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    if whole == "0" && fraction.is_none() {
        return "0".to_owned();
    }
    let mut text = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && whole.len() > 4 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// The key and its values, for an entry that is missing.
fn bare(key: &str, args: &[(&'static str, Arg)]) -> String {
    let mut text = key.to_owned();
    for (name, value) in args {
        write!(text, " {name}={value}").expect("text grows");
    }
    text
}

#[cfg(test)]
mod tests {
    use yike_domain::Severity;

    use super::*;

    #[test]
    fn numbers_are_written_for_people() {
        let cases = [(0.0, "0"), (-0.0, "0"), (7.0, "7"), (9999.0, "9999"), (10000.0, "10,000"), (1.5, "1.5")];
        for (value, text) in cases {
            assert_eq!(number_text(value), text);
        }
        assert_eq!(number_text(-1_234_567.891_4), "-1,234,567.891");
    }

    #[test]
    fn languages_are_named_in_many_ways() {
        assert_eq!(Language::named("zh_CN.UTF-8"), Some(Language::Zh));
        assert_eq!(Language::named("EN-gb"), Some(Language::En));
        assert_eq!(Language::named("C.UTF-8"), None);
    }

    #[test]
    fn a_trouble_speaks_the_readers_language() {
        let trouble = Trouble::new("study.toml", Rule("cli-file-missing")).with("path", "a.csv").at("line 3");
        let zh = Words::of(Language::Zh).trouble(&trouble);
        assert_eq!(zh.what, "找不到文件 a.csv");
        assert_eq!(zh.place, "study.toml · 第 3 行");
        assert_eq!(Words::of(Language::En).trouble(&trouble).what, "There is no file a.csv");
    }

    #[test]
    fn an_unknown_key_is_shown_as_it_is() {
        let finding = Finding::new(Severity::Note, "s", "o", Rule("no-such-rule")).with("n", 3.0);
        let words = Words::of(Language::Zh).finding(&finding);
        assert_eq!((words.what.as_str(), words.done.as_str()), ("no-such-rule n=3", ""));
    }
}
