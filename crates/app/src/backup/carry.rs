//! The move of an installation to another database: every row carried, counted and compared.

use serde_json::json;
use yike_domain::account::ObjectKind;
use yike_domain::{Message, Trouble};
use yike_store::copy::Count;
use yike_store::{Event, Housekeeping, Location, Reader, Store, Tx};

use super::{BackupError, restore, rules};
use crate::ctx::{Clock, Ctx, Place};
use crate::error::AppError;

/// What was moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Each table with its rows, equal on both sides.
    pub tables: Vec<(&'static str, u64)>,
    /// Number of the last audit event that was carried.
    pub head: Option<i64>,
}

/// Moves the rows of an embedded installation into an empty PostgreSQL database. The files stay where they are. The
/// old database is left as it was; whoever goes on serves from the new one.
///
/// # Errors
/// When the installation lives in PostgreSQL already, is not up to date, or the new database is not empty.
pub async fn carry(place: &Place, to: &str) -> Result<Moved, BackupError> {
    if place.database.is_some() {
        return Err(AppError::Unavailable(Message::new(rules::MOVED_ALREADY)).into());
    }
    let from = Ctx::open(place, Clock::System).await?;
    if !from.store.pending().await?.is_empty() {
        return Err(AppError::Unavailable(Message::new(rules::NOT_MIGRATED)).into());
    }
    let target = Store::open(&Location::Postgres(to.to_owned())).await?;
    let moved = between(&from, &target).await;
    target.close().await?;
    from.store.close().await?;
    moved
}

async fn between(from: &Ctx, target: &Store) -> Result<Moved, BackupError> {
    let read = from.store.snapshot().await?;
    restore::prepare(target, &from.data.path().join("yike.sqlite"), &read.steps().await?).await?;
    let by = from.by_yike("cli");
    let tx = target.begin(&by).await?;
    let mut tables = Vec::new();
    for table in yike_store::tables() {
        tables.push((table, table_between(&read, &tx, table).await?.rows));
    }
    tx.commit_unrecorded(Housekeeping::Copy).await?;
    let head = read.audit().head().await?.map(|head| head.0);
    let rows: u64 = tables.iter().map(|(_, rows)| rows).sum();
    let event = Event {
        detail: json!({"rows": rows, "head": head}),
        ..Event::done("backup.move", ObjectKind::Configuration, "installation")
    };
    target.begin(&by).await?.commit(event).await?;
    Ok(Moved { tables, head })
}

async fn table_between(read: &Reader, tx: &Tx, table: &str) -> Result<Count, BackupError> {
    let (shape, target) = (read.shape(table).await?, tx.shape(table).await?);
    tx.clear_seeded(&target).await?;
    let mut last = None;
    loop {
        let rows = read.rows_after(&shape, last.as_ref()).await?;
        tx.put_rows(&target, &rows).await?;
        match rows.into_iter().next_back() {
            Some(cells) => last = Some(cells),
            None => break,
        }
    }
    let (sent, arrived) = (read.count_rows(&shape).await?, tx.count_rows(&target).await?);
    if sent != arrived {
        let unequal = Trouble::new("", rules::UNEQUAL).with("table", table);
        return Err(unequal.with("sent", sent.rows.to_string()).with("arrived", arrived.rows.to_string()).into());
    }
    Ok(arrived)
}
