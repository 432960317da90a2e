//! Business types (业态) and how sources map to them.
//!
//! The list is data (`data/taxonomy/<version>.toml`); this module reads it,
//! checks it and matches map tags and table words against it.

mod names;
mod parse;
pub mod rules;
mod tags;

use serde::{Deserialize, Serialize};

pub use names::normalise;
pub(crate) use parse::unreadable;

/// A business type: its position in [`Taxonomy::types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TypeIdx(pub u16);

/// A versioned list of business types; [`Taxonomy::parse`] makes one.
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
    /// Words too wide to name one type (`餐饮服务`), with the types they may mean.
    #[serde(default)]
    pub broad: Vec<BroadWord>,
    #[serde(skip)]
    tags: tags::TagIndex,
    #[serde(skip)]
    words: names::NameIndex,
}

/// A word too wide to name one type: beside a narrower word it is passed over,
/// alone it only leads to guesses.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BroadWord {
    /// The word, for example `购物服务`.
    pub word: String,
    /// Codes of the types it may mean, most likely first; may be empty.
    #[serde(default)]
    pub types: Vec<String>,
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
    /// The list that names the type: `guide2021`, `notice2025`, `practice2025`, `carrier`,
    /// `local`, `sub-type` are the 48 of the programme; `facility` are further types
    /// that planning standards ask for.
    pub list: String,
    /// Colour group of maps and legends: `food`, `shop`, `service`, `care`, `culture`, `carrier` …
    pub group: String,
    /// The type this one is a part of (`small_supermarket` of `supermarket`).
    #[serde(default)]
    pub part_of: Option<String>,
    /// OpenStreetMap rules: an outlet matches when every condition of one rule holds.
    /// Conditions stand apart by spaces: `key=value`, `key=a|b` (one of), `key=*` (any
    /// value), `key!=a|b` (absent or another value), `key~甲|乙` (the value contains one),
    /// `key!~甲|乙` (absent, or the value contains none); the first is a `key=` condition.
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
    /// One part of the words names these types, the other parts are unknown.
    Partly {
        /// The types of the parts that were understood.
        types: Vec<TypeIdx>,
        /// The parts that were not, as written.
        unknown: Vec<String>,
    },
    /// The word is unknown; these are the nearest types, best first (at most three).
    Guesses(Vec<TypeIdx>),
}

impl Taxonomy {
    /// The type with this code.
    #[must_use]
    pub fn index(&self, code: &str) -> Option<TypeIdx> {
        self.words.code(code)
    }

    /// The type itself.
    ///
    /// # Panics
    /// When `idx` comes from a longer taxonomy.
    #[must_use]
    pub fn get(&self, idx: TypeIdx) -> &BusinessType {
        &self.types[usize::from(idx.0)]
    }

    /// Every type with its position, in the list's order.
    pub fn iter(&self) -> impl Iterator<Item = (TypeIdx, &BusinessType)> {
        (0u16..).map(TypeIdx).zip(&self.types)
    }

    /// The types an outlet of `idx` serves: itself and all it is a part of.
    ///
    /// A small supermarket is a supermarket, so an outlet of the first counts for
    /// clauses about either; the reverse does not hold.
    pub fn serves(&self, idx: TypeIdx) -> impl Iterator<Item = TypeIdx> + '_ {
        let parent = |idx: &TypeIdx| self.get(*idx).part_of.as_deref().and_then(|code| self.index(code));
        std::iter::successors(Some(idx), parent)
    }

    /// All types that outlets of `types` serve, in the list's order without repetition.
    #[must_use]
    pub fn expand(&self, types: &[TypeIdx]) -> Vec<TypeIdx> {
        in_order(types.iter().flat_map(|&idx| self.serves(idx)))
    }

    /// The types whose OpenStreetMap rules the tags fulfil, in the list's order.
    ///
    /// A tag value may be a list (`cuisine=noodle;dumpling`): each element counts.
    pub fn match_tags<'a>(&self, tags: impl Iterator<Item = (&'a str, &'a str)> + Clone) -> Vec<TypeIdx> {
        self.tags.matches(tags)
    }

    /// What the words of a 业态 column mean.
    ///
    /// Width, case, spaces and brackets do not matter; several types may stand in
    /// one cell, and the class paths of map vendors (`购物服务;便民商店/便利店`) are read too.
    #[must_use]
    pub fn match_name(&self, text: &str) -> NameMatch {
        self.words.matches(text)
    }

    /// The types an outlet's own name suggests (`同仁堂大药房` → pharmacy), in the list's order.
    #[must_use]
    pub fn match_outlet_name(&self, name: &str) -> Vec<TypeIdx> {
        self.words.suggests(name)
    }
}

/// The types in the list's order without repetition.
fn in_order(types: impl Iterator<Item = TypeIdx>) -> Vec<TypeIdx> {
    let mut types: Vec<TypeIdx> = types.collect();
    types.sort_unstable();
    types.dedup();
    types
}

#[cfg(test)]
mod tests;
