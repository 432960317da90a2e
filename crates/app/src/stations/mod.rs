//! The stations of the line, each a function of the files before it: what `yike run` does
//! in one go and `yike import`, `network`, `access` and `assess` do one at a time.
//!
//! Every station keeps its result in a file of the result folder, from which the next can start.

mod access;
mod assess;
mod coverage;
mod file;
mod import;
mod inputs;
mod network;
mod outlines;
pub mod rules;
mod watch;

use std::path::{Path, PathBuf};

pub use access::{Accessed, access};
pub use assess::assess;
pub use file::{FORMAT_VERSION, MadeFrom, StationFile, Stored, decode, read};
pub use import::import;
pub use inputs::inputs;
pub use network::{Built, Notes, network};
pub(crate) use outlines::areas as thinned_areas;
pub use watch::{Progress, Watch};

/// Folder of the station files inside a result folder.
pub const FOLDER: &str = "stations";

/// The stations in the order of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Station {
    /// Sources → facts.
    Import,
    /// Streets → walkable graph.
    Network,
    /// Who reaches what, when.
    Access,
    /// Verdicts and gaps.
    Assess,
    /// The result folder.
    Publish,
}

impl Station {
    /// Every station, in order.
    pub const ALL: &'static [Self] = &[Self::Import, Self::Network, Self::Access, Self::Assess, Self::Publish];

    /// The station's word: its command and its part of catalogue keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Network => "network",
            Self::Access => "access",
            Self::Assess => "assess",
            Self::Publish => "publish",
        }
    }

    /// Position in the line, from 1.
    #[must_use]
    pub const fn number(self) -> u32 {
        self as u32 + 1
    }

    /// Name in receipts: `1-import`.
    #[must_use]
    pub fn name(self) -> String {
        format!("{}-{}", self.number(), self.word())
    }

    /// The station's file in a result folder.
    #[must_use]
    pub fn path(self, result: &Path) -> PathBuf {
        result.join(FOLDER).join(format!("{}.yike", self.name()))
    }
}

/// The network itself, beside the network station's file; any network command opens it.
#[must_use]
pub fn network_path(result: &Path) -> PathBuf {
    result.join(FOLDER).join("2-network.net")
}
