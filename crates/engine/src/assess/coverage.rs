//! Three states of knowledge: has, has not, cannot tell.
//!
//! A mapped outlet proves that residents have something. Its absence proves
//! nothing, unless somebody vouches that the source holds every outlet of the type.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use yike_domain::taxonomy::{Taxonomy, TypeIdx};

use super::plan::with_parts;

/// How complete a source of outlets is, as its owner declares it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Completeness {
    /// Holds every outlet of every type.
    Complete,
    /// Holds every outlet of these types (sub-types included); partial for all others.
    CompleteFor(Vec<TypeIdx>),
    /// May lack any outlet. What an OpenStreetMap extract is unless somebody checked it.
    Partial,
}

impl Completeness {
    /// What is left when the source may lack outlets of `doubtful` types: neither those, nor
    /// their parts, nor anything they are a part of. The other parts of a whole stay covered.
    #[must_use]
    pub fn without(&self, taxonomy: &Taxonomy, doubtful: &[TypeIdx]) -> Self {
        let doubtful = with_parts(taxonomy, doubtful);
        let covered = match self {
            Self::Complete => taxonomy.iter().map(|(t, _)| t).collect(),
            Self::CompleteFor(types) => with_parts(taxonomy, types),
            Self::Partial => return Self::Partial,
        };
        let sound = |t: &TypeIdx| with_parts(taxonomy, &[*t]).iter().all(|part| !doubtful.contains(part));
        if covered.iter().all(sound) {
            return self.clone();
        }
        match covered.into_iter().filter(sound).collect::<Vec<_>>() {
            none if none.is_empty() => Self::Partial,
            rest => Self::CompleteFor(rest),
        }
    }
}

/// One source of outlets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutletSource {
    /// The file or layer, as the user named it.
    pub name: String,
    /// State of the data, as the user or the file says it; empty where unknown.
    pub data_date: String,
    /// How complete it is.
    pub completeness: Completeness,
}

/// What is known about one resident and one need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Reaches a mapped outlet.
    Has,
    /// Reaches none, and the data is complete enough to say so.
    HasNot,
    /// Reaches no mapped outlet; there may be one.
    CannotTell,
}

/// The state of a resident, from what the map shows and how far it can be trusted.
///
/// `covered`: complete sources cover every type that would serve the need.
/// `doubtful_origin`: the origin is near the map's border or on no street.
#[must_use]
pub const fn state(reached: bool, covered: bool, doubtful_origin: bool) -> State {
    if reached {
        State::Has
    } else if covered && !doubtful_origin {
        State::HasNot
    } else {
        State::CannotTell
    }
}

/// Types for which some source is complete, sub-types included.
#[must_use]
pub fn covered_types(taxonomy: &Taxonomy, sources: &[OutletSource]) -> BTreeSet<TypeIdx> {
    sources
        .iter()
        .flat_map(|source| match &source.completeness {
            Completeness::Complete => taxonomy.iter().map(|(t, _)| t).collect(),
            Completeness::CompleteFor(types) => with_parts(taxonomy, types),
            Completeness::Partial => Vec::new(),
        })
        .collect()
}

/// The dates of the sources, earliest to latest, as one text; empty where none is known.
#[must_use]
pub fn dates(sources: &[OutletSource]) -> String {
    let known: BTreeSet<&str> = sources.iter().map(|s| s.data_date.as_str()).filter(|d| !d.is_empty()).collect();
    match (known.first(), known.last()) {
        (Some(first), Some(last)) if first != last => format!("{first} – {last}"),
        (Some(only), _) => (*only).to_owned(),
        _ => String::new(),
    }
}
