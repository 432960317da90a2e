//! How things are kept: one schema on two databases, embedded SQLite and PostgreSQL.
//!
//! A [`Reader`] asks; only a [`Tx`] changes, and only a commit that says what was
//! done keeps the change: the audit event goes into the same transaction, at the
//! end of a hash chain. This floor holds all the SQL there is and takes no decision.

pub mod account;
pub mod audit;
pub mod blobs;
mod canonical;
mod cell;
mod circle;
pub mod copy;
mod error;
mod follow;
mod hint;
mod import;
pub mod integrity;
pub mod jobs;
pub mod map_source;
mod migrations;
pub mod once;
mod open;
pub mod org;
mod outlet;
mod postgres;
mod published;
mod reader;
pub mod run;
pub mod scope;
mod seen;
pub mod session;
mod sqlite;
mod step;
mod tx;
mod version;

#[cfg(feature = "testing")]
pub mod testing;

pub use audit::{AuditFilter, Event, Outcome, Recorded, Seq};
pub use blobs::{BlobError, Blobs, Digest};
pub use canonical::digest_of;
pub use cell::Box2;
pub use circle::{CIRCLE_SCOPE, CircleQuery, Circles, KeptCircle, KeptCommunity, KeptCompound};
pub use error::StoreError;
pub use hint::{HintQuery, KeptHint};
pub use import::{KeptImport, KeptImportRow};
pub use migrations::{records, tables};
pub use once::Once;
pub use open::{Location, Store};
pub use outlet::{KeptOutlet, OUTLET_SCOPE, OutletChange, OutletOrder, OutletQuery, Outlets};
pub use published::PublishedOutlet;
pub use reader::{Reader, Row, Take};
pub use sea_orm::Value;
pub use seen::OutletPoint;
pub use tx::{By, Housekeeping, Tx};
pub use uuid::Uuid;
pub use version::Version;

/// The values of a statement, for its `$1`, `$2` …
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$(sea_orm::Value::from($value)),*] };
}
pub(crate) use values;
