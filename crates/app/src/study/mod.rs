//! A study (研究): what to read, whose walk to take and which standard to hold against it.
//!
//! A study is a TOML file, `study.toml`; `docs/guides/planner.zh-CN.md` explains it and
//! [`TEMPLATE`] shows every key. Paths start at the folder of the file.

mod basis;
pub mod bundled;
mod read;
pub mod rules;
mod section;
mod settings;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use basis::Basis;
pub use settings::Settings;
use yike_domain::LonLat;

/// A study file with every key, explained in Chinese and English.
pub const TEMPLATE: &str = include_str!("template.toml");

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// What a study file says, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Study {
    /// The study file, as the user named it.
    pub source: String,
    /// The folder that the study's paths start at.
    pub folder: PathBuf,
    /// Its id, where the study is one of those built into the executable.
    pub bundled: Option<String>,
    /// The text of the study file; its digest is part of the receipt.
    pub file_text: String,
    /// Short name for files: small letters, digits and hyphens.
    pub id: String,
    /// Title.
    pub title: Text,
    /// The street map.
    pub map: MapSource,
    /// Tables of outlets.
    pub outlets: Vec<OutletTable>,
    /// Where residents come from.
    pub people: PeopleSource,
    /// Areas that verdicts are given for; absent: the study area alone, and compounds.
    pub communities: Option<AreaLayer>,
    /// The standards, in order; the first is shown first.
    pub packs: Vec<DataFile>,
    /// Whether unverified (未核实) values may decide.
    pub allow_unverified: bool,
    /// The walking profiles, in order; the first is shown first.
    pub profiles: Vec<DataFile>,
    /// How gates and private ways are passed.
    pub gates: Gates,
    /// How far a point may lie from the nearest street, metres; the engine's default where the study says nothing.
    pub snap_m: u32,
    /// How many nearest outlets are kept for every origin and type.
    pub nearest: u32,
    /// Minutes of the isochrones drawn for each community.
    pub isochrone_minutes: Vec<u32>,
    /// What every page of the result must say.
    pub notices: Vec<Text>,
    /// The result folder.
    pub output: PathBuf,
}

impl Study {
    /// The name of an input in findings, station files and receipts: its path from the study's
    /// folder, or `data/studies/…` for a bundled study. The same wherever the study lies.
    #[must_use]
    pub fn name_of(&self, path: &Path) -> String {
        let inside = path.strip_prefix(&self.folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
        match &self.bundled {
            Some(id) => format!("data/studies/{id}/{inside}"),
            None => inside,
        }
    }
}

/// The street map of a study.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapSource {
    /// The file: `.osm.pbf`, `.osm`, `.osm.gz`, `.osm.bz2`.
    pub file: PathBuf,
    /// State of the data where the user knows it better than the file; `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Whether the map's points of interest count as outlets.
    pub outlets: bool,
    /// How complete those are.
    pub coverage: Coverage,
    /// The line to show wherever the data is shown.
    pub attribution: Option<String>,
    /// South-west and north-east corner of the box in which the map is complete, where the user
    /// knows it better than the file.
    pub bounds: Option<(LonLat, LonLat)>,
}

/// How complete a source of outlets is, as the owner of the study vouches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Coverage {
    /// Every outlet of every type.
    Complete,
    /// Every outlet of these types (codes); any may be missing of the others.
    CompleteFor(Vec<String>),
    /// Any outlet may be missing: a type not found "cannot be told".
    #[default]
    Partial,
}

/// A file with a table and what is needed to read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFile {
    /// The file.
    pub file: PathBuf,
    /// Sheet or layer; absent: the first.
    pub layer: Option<String>,
    /// Coordinate system as the user declares it.
    pub crs: Option<String>,
    /// Column headers by what they mean (`name`, `lon`, `count` …); absent ones are recognised.
    pub columns: BTreeMap<String, String>,
    /// State of the data.
    pub date: Option<String>,
    /// The line to show wherever the data is shown.
    pub attribution: Option<String>,
}

/// A table of outlets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutletTable {
    /// The file.
    pub table: TableFile,
    /// How complete it is.
    pub coverage: Coverage,
    /// The one type of all its rows (code), where the table is of one type.
    pub business_type: Option<String>,
}

/// Where residents come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeopleSource {
    /// Areas with counts, spread over the homes inside.
    Polygons(TableFile),
    /// Cells or points with counts.
    Cells(TableFile),
    /// A raster of counts.
    Raster(TableFile),
    /// A number stated by the owner of the study, spread over all homes: an illustration (示意).
    Assumed {
        /// Residents of the whole map.
        residents: u32,
        /// Why this number.
        reason: Text,
    },
    /// Nobody knows. Homes are weighted by floor area, and no result speaks of residents.
    Unknown,
}

/// A layer of areas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaLayer {
    /// The file.
    pub table: TableFile,
    /// What the areas are, said on the result (`街道` standing in for `社区`).
    pub note: Text,
}

/// A data file: built in, by id, or the user's own, by path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataFile {
    /// Built in, `data/<folder>/<id>.toml`.
    BuiltIn(String),
    /// The user's own.
    Own(PathBuf),
}

/// How gates and private ways are passed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gates {
    /// Everybody passes every gate.
    Open,
    /// Residents pass the gates of their own compound; others go around it.
    #[default]
    Residents,
    /// Nobody passes a gate that is not tagged as open.
    Closed,
}

impl Gates {
    /// Every policy with its word in files and options.
    pub const ALL: &'static [(&'static str, Self)] =
        &[("open", Self::Open), ("residents", Self::Residents), ("closed", Self::Closed)];

    /// The word of the policy.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Residents => "residents",
            Self::Closed => "closed",
        }
    }
}

#[cfg(test)]
mod tests;
