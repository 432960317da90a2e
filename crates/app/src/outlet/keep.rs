//! Keeping changed records: where each stands is worked out, then everything is written with its versions.

use serde_json::Value as Json;
use yike_domain::Day;
use yike_domain::account::ObjectKind;
use yike_domain::outlet::OutletRecord;
use yike_store::{Event, OutletChange, Tx, Uuid};

use super::ground::{Ground, box_of};
use super::look_of;
use crate::error::AppError;

/// A record to be kept: its number, the version it was read at, and what it shall be.
pub(super) struct Kept {
    pub(super) id: Uuid,
    pub(super) was: Option<i64>,
    pub(super) record: OutletRecord,
}

/// Keeps records inside a transaction.
pub(super) async fn keep(tx: &Tx, records: Vec<Kept>, valid_from: Day) -> Result<(), AppError> {
    let Some(area) = box_of(records.iter().map(|kept| kept.record.at)) else { return Ok(()) };
    let ground = Ground::of(tx, &area).await?;
    let change = |kept: Kept| OutletChange {
        id: kept.id,
        was: kept.was,
        look: look_of(&kept.record),
        // What was made one with another stands nowhere any more.
        circles: if kept.record.is_current() { ground.circles_at(kept.record.at) } else { Vec::new() },
        record: kept.record,
        valid_from,
    };
    let changes: Vec<OutletChange> = records.into_iter().map(change).collect();
    Ok(tx.keep_outlets(&changes).await?)
}

/// The event of a change to one outlet.
pub(super) fn event(
    action: &'static str,
    id: Uuid,
    before: Option<&OutletRecord>,
    after: &OutletRecord,
    detail: Json,
) -> Event {
    let json = |record: &OutletRecord| serde_json::to_value(record).ok();
    Event {
        org: Some(after.org.clone()),
        before: before.and_then(json),
        after: json(after),
        detail,
        ..Event::done(action, ObjectKind::Outlet, id)
    }
}
