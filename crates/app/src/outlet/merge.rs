//! Making records of one outlet one.

use serde_json::json;
use yike_domain::account::Action;
use yike_store::{KeptOutlet, Uuid};

use super::get::seen;
use super::keep::{Kept, event, keep};
use super::{get, object};
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;

/// Keeps one outlet and makes the others one with it.
///
/// # Errors
/// Fewer than two, one of them made one already, no reason; or the caller may not change one of them.
pub async fn merge(
    ctx: &Ctx,
    caller: &Caller,
    keeps: Uuid,
    others: &[Uuid],
    reason: &str,
) -> Result<(KeptOutlet, Vec<Uuid>), AppError> {
    let reader = ctx.store.read();
    let kept = seen(&reader, ctx, caller, keeps).await?;
    let by = ctx.permit(caller, Action::Update, &object(&kept.record.org), keeps).await?;
    let (mut versions, mut records) = (Vec::new(), Vec::new());
    for &other in others {
        let found = seen(&reader, ctx, caller, other).await?;
        ctx.permit(caller, Action::Update, &object(&found.record.org), other).await?;
        versions.push((other, found.version, found.record.clone()));
        records.push((other.to_string(), found.record));
    }
    let today = ctx.clock.today();
    let who = by.account.map(|account| account.to_string()).unwrap_or_default();
    let mut record = kept.record.clone();
    let united = record.unite(&keeps.to_string(), &mut records, today, &who, reason);
    united.map_err(|message| AppError::invalid("others", message))?;
    let ids: Vec<String> = others.iter().map(Uuid::to_string).collect();
    let mut events = vec![event("outlet.merge", keeps, Some(&kept.record), &record, json!({"others": ids}))];
    let mut all = vec![Kept { id: keeps, was: Some(kept.version), record }];
    for ((id, version, before), (_, record)) in versions.into_iter().zip(records) {
        events.push(event("outlet.merged", id, Some(&before), &record, json!({"into": keeps.to_string()})));
        all.push(Kept { id, was: Some(version), record });
    }
    let tx = ctx.store.begin(&by).await?;
    keep(&tx, all, today).await?;
    tx.commit_all(events).await?;
    get(ctx, caller, keeps).await
}
