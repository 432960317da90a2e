//! What was odd in the data (findings) and why something could not be done (troubles).
//!
//! Neither carries text: a [`Rule`] names an entry of the string catalogues in
//! `strings/<language>/*.ftl`, and the interfaces put it into the reader's words.
//! An entry of a finding has the attributes `.done` (what Yike did) and
//! `.remedy` (what the owner of the data can do); one of a trouble has `.remedy`.

mod stored;

use std::fmt;

use serde::{Deserialize, Serialize};

/// Name of a message in the string catalogues, for example `osm-node-missing`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Rule(pub &'static str);

/// A value shown inside a message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Arg {
    /// Text, shown as it is.
    Text(String),
    /// A number, shown in the reader's format.
    Number(f64),
    /// A name that exists in both languages: of a pack, a clause, a business type, a profile.
    Named {
        /// Chinese name.
        zh: String,
        /// English name.
        en: String,
    },
}

impl Arg {
    /// A name in both languages.
    #[must_use]
    pub fn named(zh: &str, en: &str) -> Self {
        Self::Named { zh: zh.to_owned(), en: en.to_owned() }
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<f64> for Arg {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}
impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Number(f64::from(number))
    }
}
impl From<usize> for Arg {
    #[expect(clippy::cast_precision_loss, reason = "counts shown to people stay far below 2^53")]
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

impl fmt::Display for Arg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => write!(f, "{number}"),
            Self::Named { en, .. } => f.write_str(en),
        }
    }
}

/// Named values of a message, in the order they were given.
pub type Args = Vec<(&'static str, Arg)>;

/// Something to say: a rule (an entry of the string catalogues) and its values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// The key of the string catalogues.
    pub rule: Rule,
    /// Values of the message.
    #[serde(with = "stored")]
    pub args: Args,
}

impl Message {
    /// A message with no values yet.
    #[must_use]
    pub const fn new(rule: Rule) -> Self {
        Self { rule, args: Vec::new() }
    }

    /// The same message with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

/// How much a finding matters to the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Worth knowing; the result does not change.
    Note,
    /// Something was repaired, assumed or left out; the result may change.
    Warning,
    /// An object could not be used at all.
    Error,
}

impl Severity {
    /// Catalogue and file word of the severity.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One oddity in the data: where it is, which rule noticed it, and (through the
/// rule's catalogue entry) what was done and how to mend it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// The file or layer it was found in, as the user named it.
    pub source: String,
    /// The object inside the source: `way 123`, `row 7 column 经度`, `compound 西王庄小区`.
    pub object: String,
    /// The rule, a key of the string catalogues.
    pub rule: Rule,
    /// Values of the message.
    #[serde(with = "stored")]
    pub args: Args,
}

impl Finding {
    /// A finding of the given severity with no values yet.
    #[must_use]
    pub fn new(severity: Severity, source: &str, object: impl Into<String>, rule: Rule) -> Self {
        Self { severity, source: source.to_owned(), object: object.into(), rule, args: Vec::new() }
    }

    /// The same finding with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

/// Why an operation could not be done: the file, the place in it, the rule
/// (a catalogue key with `.remedy`) and its values.
#[derive(Clone, Debug, PartialEq)]
pub struct Trouble {
    /// The file or argument, as the user named it; empty where none is concerned.
    pub source: String,
    /// The place inside it: byte, line, row and column; empty where unknown.
    pub place: String,
    /// The rule, a key of the string catalogues.
    pub rule: Rule,
    /// Values of the message.
    pub args: Args,
}

impl Trouble {
    /// A trouble with a source and no values yet.
    #[must_use]
    pub fn new(source: &str, rule: Rule) -> Self {
        Self { source: source.to_owned(), place: String::new(), rule, args: Vec::new() }
    }

    /// The same trouble at a place inside its source.
    #[must_use]
    pub fn at(mut self, place: impl Into<String>) -> Self {
        self.place = place.into();
        self
    }

    /// The same trouble with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

/// The key and the values, for logs; people read the catalogue's words.
impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.rule.0)?;
        for part in [&self.source, &self.place] {
            if !part.is_empty() {
                write!(f, " · {part}")?;
            }
        }
        for (name, value) in &self.args {
            write!(f, " · {name}={value}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Trouble {}
