//! Where the values of packs and taxonomies come from (`data/standards/sources.toml`).

use super::{Certainty, rules};
use crate::{Trouble, taxonomy};
use serde::Deserialize;
use std::collections::BTreeSet;

/// The sources that packs and taxonomies cite.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceList {
    /// The sources, in the order of the file.
    #[serde(rename = "source")]
    pub sources: Vec<Source>,
}

/// One source: a document, or an account of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Short id that clauses cite.
    pub id: String,
    /// Title, in the language of the source.
    pub title: String,
    /// Document number; empty where none is known.
    #[serde(default)]
    pub number: String,
    /// Issuer; empty where unknown.
    #[serde(default)]
    pub issuer: String,
    /// Date as known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; empty where unknown.
    #[serde(default)]
    pub date: String,
    /// Where it was read; empty where the address was not kept.
    #[serde(default)]
    pub address: String,
    /// How it was read.
    pub certainty: Certainty,
    /// Remarks: what was read, what was not.
    #[serde(default)]
    pub note: String,
}

impl SourceList {
    /// Reads the list from the text of its file.
    ///
    /// # Errors
    /// The text is no such TOML, or an id stands twice.
    pub fn parse(text: &str) -> Result<Self, Trouble> {
        let list: Self =
            toml::from_str(text).map_err(|error| taxonomy::unreadable(text, &error, rules::SOURCES_UNREADABLE))?;
        let mut seen = BTreeSet::new();
        match list.sources.iter().find(|source| !seen.insert(source.id.as_str())) {
            None => Ok(list),
            Some(twice) => Err(Trouble::new("", rules::SOURCE_TWICE).with("id", twice.id.as_str())),
        }
    }

    /// The source with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}
