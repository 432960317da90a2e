//! Map sources (底图数据): what administrators upload so that an area can be measured — its street map,
//! its population, its communities — and the settings of measuring there. Versioned upload by upload.

mod list;
pub mod rules;
mod settings;
mod take;
mod upload;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use list::{get, list};
pub use settings::MeasureSettings;
pub(crate) use take::JOB;
pub use take::take_into_use;
pub use upload::{Upload, set, upload};
pub(crate) use upload::{doc_of, settings_of};
pub use yike_store::map_source::MapSource;

/// What an upload is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A street map.
    Streets,
    /// Population.
    People,
    /// Borders of communities.
    Communities,
    /// The settings of measuring; no file.
    Settings,
}

impl Kind {
    /// Every one.
    pub const ALL: &'static [Self] = &[Self::Streets, Self::People, Self::Communities, Self::Settings];

    /// Its word in records and addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Streets => "streets",
            Self::People => "population",
            Self::Communities => "communities",
            Self::Settings => "settings",
        }
    }

    /// The kind of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }

    /// Endings of files that can be read as such.
    const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Streets => &[".osm.pbf", ".osm", ".osm.gz", ".osm.bz2"],
            Self::People => &[".geojson", ".json", ".gpkg", ".csv", ".xlsx", ".tif", ".tiff"],
            Self::Communities => &[".geojson", ".json", ".gpkg"],
            Self::Settings => &[],
        }
    }
}

/// What is said of an uploaded file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SourceDoc {
    /// Coordinate system; found out where nothing is said.
    pub crs: Option<String>,
    /// Sheet or layer.
    pub layer: Option<String>,
    /// Headers by what they mean; recognised where nothing is said.
    pub columns: BTreeMap<String, String>,
    /// State of the data: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: Option<String>,
    /// The line to show wherever the data is shown.
    pub attribution: Option<String>,
    /// Of population: `polygons` (areas with counts), `cells` or `raster`.
    pub people: Option<String>,
}
