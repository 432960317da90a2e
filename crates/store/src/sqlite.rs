//! Opening the embedded database.

use std::path::Path;
use std::time::Duration;

use sea_orm::SqlxSqliteConnector;
use sea_orm::sqlx::ConnectOptions;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use crate::open::Pools;
use crate::{Location, StoreError};

/// How long a writer of another process is waited for, and a connection of our own.
const WAIT: Duration = Duration::from_secs(30);
/// Connections that read at the same time.
const READERS: u32 = 6;

pub(crate) async fn open(data: &Path) -> Result<Pools, StoreError> {
    std::fs::create_dir_all(data).map_err(|source| StoreError::Io { path: data.to_owned(), source })?;
    // FULL: a change that was acknowledged survives the loss of power, not only of the process.
    let options = SqliteConnectOptions::new()
        .filename(Location::file(data))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(WAIT)
        .disable_statement_logging();
    let write = SqlitePoolOptions::new()
        .max_connections(1)
        .acquire_timeout(WAIT)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_with(options.clone())
        .await?;
    let read = SqlitePoolOptions::new()
        .max_connections(READERS)
        .acquire_timeout(WAIT)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_with(options.pragma("query_only", "ON"))
        .await?;
    Ok(Pools {
        read: SqlxSqliteConnector::from_sqlx_sqlite_pool(read),
        write: SqlxSqliteConnector::from_sqlx_sqlite_pool(write),
    })
}
