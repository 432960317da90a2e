//! Where the data live, and opening them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseConnection, IsolationLevel, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use sea_orm_migration::MigratorTrait;

use crate::migrations::Migrations;
use crate::reader::Conn;
use crate::{By, Event, Reader, Seq, StoreError, Tx, postgres, sqlite};

/// Where the data live.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// In a data directory, as `yike.sqlite`.
    Sqlite(PathBuf),
    /// In a PostgreSQL database, by its URL.
    Postgres(String),
}

impl Location {
    /// The file of an embedded database.
    #[must_use]
    pub fn file(data: &Path) -> PathBuf {
        data.join("yike.sqlite")
    }
}

/// The database; cheap to clone.
#[derive(Clone)]
pub struct Store {
    pub(crate) pools: Arc<Pools>,
}

/// Reading and writing apart: readers cannot write, and SQLite has one writer.
pub(crate) struct Pools {
    pub(crate) read: DatabaseConnection,
    pub(crate) write: DatabaseConnection,
}

impl Store {
    /// Opens the database; an embedded one is made where there is none.
    ///
    /// # Errors
    /// When it cannot be reached or is not one Yike can use.
    pub async fn open(at: &Location) -> Result<Self, StoreError> {
        let pools = match at {
            Location::Sqlite(data) => sqlite::open(data).await?,
            Location::Postgres(url) => postgres::open(url).await?,
        };
        Ok(Self { pools: Arc::new(pools) })
    }

    /// Whether it is PostgreSQL.
    #[must_use]
    pub fn is_postgres(&self) -> bool {
        self.pools.write.get_database_backend() == sea_orm::DbBackend::Postgres
    }

    /// Takes the steps of the schema that have not been taken, all of them or none. The names of those taken.
    ///
    /// # Errors
    /// When the database has steps that this build does not know, or a step fails.
    pub async fn migrate(&self) -> Result<Vec<String>, StoreError> {
        self.migrate_to(None).await
    }

    /// Takes at most so many steps of an empty database: those that a copy of an older one needs.
    ///
    /// # Errors
    /// As those of [`Store::migrate`].
    pub async fn migrate_to(&self, steps: Option<u32>) -> Result<Vec<String>, StoreError> {
        let tx = self.pools.write.begin_with_options(immediate()).await?;
        if self.is_postgres() {
            // Two processes that start at once take the steps one after the other.
            tx.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({})", postgres::SCHEMA_LOCK)).await?;
        }
        let pending = Migrations::get_pending_migrations(&tx).await.map_err(other_schema)?;
        let most = steps.map_or(usize::MAX, |steps| steps as usize);
        let names: Vec<String> = pending.iter().take(most).map(|step| step.name().to_owned()).collect();
        Migrations::up(&tx, steps).await?;
        tx.commit().await?;
        Ok(names)
    }

    /// The steps of the schema that have not been taken yet; changes nothing.
    ///
    /// # Errors
    /// When the database has steps that this build does not know.
    pub async fn pending(&self) -> Result<Vec<String>, StoreError> {
        let pending = Migrations::get_pending_migrations_read_only(&self.pools.read).await.map_err(other_schema)?;
        Ok(pending.iter().map(|step| step.name().to_owned()).collect())
    }

    /// Begins a change. SQLite takes its write lock here; dropped without a commit, nothing of it stays.
    ///
    /// # Errors
    /// When others write for too long.
    pub async fn begin(&self, by: &By) -> Result<Tx, StoreError> {
        let tx = self.pools.write.begin_with_options(immediate()).await?;
        Ok(Tx::new(Reader { conn: Conn::Tx(tx) }, by.clone()))
    }

    /// Asks, each question by itself.
    #[must_use]
    pub fn read(&self) -> Reader {
        Reader { conn: Conn::Pool(self.pools.read.clone()) }
    }

    /// Asks several questions of one moment; later changes are not seen.
    ///
    /// # Errors
    /// When all connections are taken.
    pub async fn snapshot(&self) -> Result<Reader, StoreError> {
        let options = if self.is_postgres() {
            TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..Default::default()
            }
        } else {
            TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred), ..Default::default() }
        };
        let tx = self.pools.read.begin_with_options(options).await?;
        let reader = Reader { conn: Conn::Tx(tx) };
        // The moment is fixed by the first question that reads a table.
        let table = if reader.is_postgres() { "pg_class" } else { "sqlite_schema" };
        reader.one(&format!("SELECT 1 AS one FROM {table} LIMIT 1"), Vec::new()).await?;
        Ok(reader)
    }

    /// Records an attempt that was refused or failed: the event alone.
    ///
    /// # Errors
    /// As those of [`Store::begin`] and [`Tx::commit`].
    pub async fn refused(&self, by: &By, event: Event) -> Result<Seq, StoreError> {
        self.begin(by).await?.commit(event).await
    }

    /// Closes all connections and waits for them.
    ///
    /// # Errors
    /// When the database does not let go.
    pub async fn close(self) -> Result<(), StoreError> {
        self.pools.read.close_by_ref().await?;
        Ok(self.pools.write.close_by_ref().await?)
    }
}

fn immediate() -> TransactionOptions {
    TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() }
}

fn other_schema(error: sea_orm::DbErr) -> StoreError {
    match error {
        sea_orm::DbErr::Custom(why) => StoreError::OtherSchema(why),
        other => other.into(),
    }
}
