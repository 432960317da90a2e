//! Business types (业态) and how sources map to them.
//!
//! The list is data (`data/taxonomy/<version>.toml`); this module reads it,
//! checks it and matches map tags and table words against it.

use serde::Deserialize;

/// A business type: its position in [`Taxonomy::types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeIdx(pub u16);

/// A versioned list of business types.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Taxonomy {
    /// Version, for example `2025.1`.
    pub version: String,
    /// Where the list comes from.
    pub source: String,
    /// The types, in the order of the official lists.
    #[serde(rename = "type")]
    pub types: Vec<BusinessType>,
}

/// One business type (业态).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BusinessType {
    /// Stable code, for example `wet_market`.
    pub code: String,
    /// Chinese name, as in the source list.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Colour group of maps and legends: `food`, `shop`, `service`, `care`, `culture`, `carrier` …
    pub group: String,
    /// The type this one is a part of (`small_supermarket` of `supermarket`).
    #[serde(default)]
    pub part_of: Option<String>,
    /// OpenStreetMap rules: an outlet matches when every `key=value` of one rule holds (`*` = any value).
    #[serde(default)]
    pub osm: Vec<String>,
    /// Words that name the type in tables (业态 column), compared after normalisation.
    #[serde(default)]
    pub names: Vec<String>,
    /// Words whose presence in an outlet's own name suggests the type.
    #[serde(default)]
    pub hints: Vec<String>,
    /// GB/T 4754-2017 codes.
    #[serde(default)]
    pub gb4754: Vec<String>,
    /// Certainty of the GB/T 4754 codes: `seen`, `memory` …
    #[serde(default)]
    pub gb4754_certainty: String,
    /// GB/T 18106-2021 store kind.
    #[serde(default)]
    pub gb18106: String,
    /// Certainty of the store kind.
    #[serde(default)]
    pub gb18106_certainty: String,
    /// Icon name, a file of `data/taxonomy/icons/`.
    pub icon: String,
    /// Source ids of the type (see `data/standards/sources.toml`).
    pub sources: Vec<String>,
}

/// How a table's word was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameMatch {
    /// The word names these types.
    Types(Vec<TypeIdx>),
    /// The word is unknown; these are the nearest types, best first (at most three).
    Guesses(Vec<TypeIdx>),
}
