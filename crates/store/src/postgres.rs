//! Opening a PostgreSQL database.

use std::str::FromStr;
use std::time::Duration;

use sea_orm::sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sea_orm::sqlx::{ConnectOptions, Row};
use sea_orm::{SqlxPostgresConnector, sqlx};

use crate::StoreError;
use crate::open::Pools;

/// The oldest server that is supported, as it numbers itself.
const OLDEST: i32 = 150_000;
/// How long a free connection is waited for.
const WAIT: Duration = Duration::from_secs(30);
/// Connections that read, and that write, at the same time.
const READERS: u32 = 8;
const WRITERS: u32 = 8;
/// Advisory lock held while the schema changes.
pub(crate) const SCHEMA_LOCK: i64 = 0x59_69_6b_65_00;
/// Advisory lock held from the first audit event of a commit to its end.
pub(crate) const AUDIT_LOCK: i64 = 0x59_69_6b_65_01;

pub(crate) async fn open(url: &str) -> Result<Pools, StoreError> {
    let options = PgConnectOptions::from_str(url)?.application_name("yike").disable_statement_logging();
    let pool = |n| PgPoolOptions::new().max_connections(n).acquire_timeout(WAIT);
    let write = pool(WRITERS).connect_with(options.clone()).await?;
    let row = sqlx::query(
        "SELECT current_setting('server_version_num')::int4, current_setting('server_version'), \
         current_setting('server_encoding')",
    )
    .fetch_one(&write)
    .await?;
    let (number, version, encoding): (i32, String, String) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
    if number < OLDEST {
        return Err(StoreError::WrongServer(format!("version {version}; 15 or newer is needed")));
    }
    if encoding != "UTF8" {
        return Err(StoreError::WrongServer(format!("its database is encoded in {encoding}; UTF8 is needed")));
    }
    let read = pool(READERS).connect_with(options.options([("default_transaction_read_only", "on")])).await?;
    Ok(Pools {
        read: SqlxPostgresConnector::from_sqlx_postgres_pool(read),
        write: SqlxPostgresConnector::from_sqlx_postgres_pool(write),
    })
}
