//! Both databases for a test: a SQLite file of its own and a database of its own in a real PostgreSQL.

mod cluster;

use std::future::Future;

use sea_orm::ConnectionTrait as _;

use crate::{Location, Store, StoreError};

/// Runs a test on a fresh, migrated SQLite and then on a fresh, migrated PostgreSQL.
///
/// Without PostgreSQL on the machine the second half is skipped, which is said, or fails where the
/// environment has `YIKE_REQUIRE_POSTGRES=1`.
///
/// # Panics
/// When a database cannot be made; and as the test does.
pub async fn on_both<F, Fut>(test: F)
where
    F: Fn(Store) -> Fut,
    Fut: Future<Output = ()>,
{
    on_both_empty(|store, _| async {
        store.migrate().await.expect("the schema is made");
        test(store).await;
    })
    .await;
}

/// Like [`on_both`], with nothing in the databases yet, and where they are.
///
/// # Panics
/// When a database cannot be made; and as the test does.
pub async fn on_both_empty<F, Fut>(test: F)
where
    F: Fn(Store, Location) -> Fut,
    Fut: Future<Output = ()>,
{
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = Location::Sqlite(folder.path().to_owned());
    eprintln!("— on SQLite");
    test(Store::open(&at).await.expect("SQLite opens"), at).await;
    if let Some(database) = postgres().await {
        eprintln!("— on PostgreSQL");
        let at = Location::Postgres(database.url.clone());
        test(Store::open(&at).await.expect("PostgreSQL opens"), at).await;
        database.remove().await;
    }
}

/// A PostgreSQL database of one test.
#[derive(Debug)]
pub struct Database {
    /// Its URL.
    pub url: String,
    name: String,
}

/// A fresh PostgreSQL database; none, after saying so, where the machine has no PostgreSQL.
///
/// # Panics
/// When there is none but `YIKE_REQUIRE_POSTGRES=1` asks for it.
pub async fn postgres() -> Option<Database> {
    match cluster::fresh_database().await {
        Ok((url, name)) => Some(Database { url, name }),
        Err(why) if std::env::var_os("YIKE_REQUIRE_POSTGRES").is_some_and(|value| value == "1") => {
            panic!("PostgreSQL is required: {why}")
        }
        Err(why) => {
            eprintln!("— SKIPPED on PostgreSQL: {why}");
            None
        }
    }
}

impl Database {
    /// Removes it; without this call it goes with the server, which stops when no test uses it any more.
    pub async fn remove(self) {
        cluster::remove_database(&self.name).await;
    }
}

/// Runs any statement, past transaction and audit: what an intruder would do.
///
/// # Errors
/// When the database refuses.
pub async fn tamper(store: &Store, sql: &str) -> Result<u64, StoreError> {
    Ok(store.pools.write.execute_unprepared(sql).await?.rows_affected())
}

/// The first column of the first row, as text: what an intruder would read.
///
/// # Errors
/// When the database refuses or there is no row.
pub async fn peek(store: &Store, sql: &str) -> Result<String, StoreError> {
    let row = store.read().one(sql, Vec::new()).await?.ok_or_else(|| StoreError::Odd("no row".to_owned()))?;
    Ok(row.try_get_by_index(0)?)
}

/// The numbers (`id`) of the rows of a table that a condition lets through, in order.
///
/// # Errors
/// When the database refuses.
pub async fn matching(store: &Store, table: &str, condition: &crate::scope::Condition) -> Result<Vec<i64>, StoreError> {
    let mut values = Vec::new();
    let sql = format!("SELECT id FROM {table} WHERE {} ORDER BY id", condition.text(&mut values));
    let rows = store.read().all(&sql, values).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
}
