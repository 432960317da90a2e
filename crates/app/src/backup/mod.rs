//! An installation in one file, and back: backup, restore, and the move to another database.
//!
//! The archive is a ZIP: `manifest.json` says what is in it, `tables/<name>.jsonl` has the rows of a table, a JSON
//! array each, `blobs/<digest>` the files. It does not depend on the database it came from, so that a backup of an
//! embedded database restores into PostgreSQL and the other way round. Everything in it has its SHA-256.

mod archive;
mod carry;
mod restore;
mod rules;
mod write;

pub use archive::Manifest;
pub use carry::{Moved, carry};
pub use restore::restore;
pub use rules::ALL;
pub use write::write;

use yike_domain::Trouble;

use crate::audit::hex;
use crate::error::AppError;

/// What was written or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Rows of all tables.
    pub rows: u64,
    /// Tables.
    pub tables: usize,
    /// Files.
    pub blobs: usize,
    /// Number and hash of the last audit event in it.
    pub head: Option<(i64, String)>,
}

/// Why it could not be done.
#[derive(Debug)]
pub enum BackupError {
    /// A file, or what is in it.
    File(Box<Trouble>),
    /// The installation.
    App(AppError),
}

impl From<Trouble> for BackupError {
    fn from(trouble: Trouble) -> Self {
        Self::File(Box::new(trouble))
    }
}

impl<E: Into<AppError>> From<E> for BackupError {
    fn from(error: E) -> Self {
        Self::App(error.into())
    }
}
