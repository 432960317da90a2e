//! Undoing the last union of an outlet.

use serde_json::json;
use yike_domain::Message;
use yike_domain::account::Action;
use yike_domain::outlet::{Field, rules as fields};
use yike_store::Uuid;

use super::get::seen;
use super::keep::{Kept, event, keep};
use super::object;
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;

/// Parts an outlet again: the numbers of those that stand for themselves again, and the fields that were changed since
/// the union and stay with this one.
///
/// # Errors
/// It was never made one, no reason, or the caller may not change it.
pub async fn split(ctx: &Ctx, caller: &Caller, id: Uuid, reason: &str) -> Result<(Vec<Uuid>, Vec<Field>), AppError> {
    let reader = ctx.store.read();
    let kept = seen(&reader, ctx, caller, id).await?;
    let by = ctx.permit(caller, Action::Update, &object(&kept.record.org), id).await?;
    let not_united = || AppError::invalid("reason", Message::new(fields::NOT_UNITED));
    let last = kept.record.joined.last().ok_or_else(not_united)?;
    let ids: Vec<Uuid> = last.others.iter().filter_map(|other| Uuid::parse_str(other).ok()).collect();
    let found = reader.outlets().of_ids(&ids).await?;
    let mut others: Vec<(String, _)> = found.iter().map(|other| (other.id.to_string(), other.record.clone())).collect();
    let mut record = kept.record.clone();
    let since = record.part(&id.to_string(), &mut others, reason);
    let since = since.map_err(|message| AppError::invalid("reason", message))?;
    let detail = json!({"others": last.others, "changed_since": since.iter().map(|f| f.code()).collect::<Vec<_>>()});
    let mut events = vec![event("outlet.split", id, Some(&kept.record), &record, detail)];
    let mut all = vec![Kept { id, was: Some(kept.version), record }];
    for (before, (_, record)) in found.iter().zip(others) {
        events.push(event("outlet.parted", before.id, Some(&before.record), &record, json!({"from": id.to_string()})));
        all.push(Kept { id: before.id, was: Some(before.version), record });
    }
    let tx = ctx.store.begin(&by).await?;
    keep(&tx, all, ctx.clock.today()).await?;
    tx.commit_all(events).await?;
    Ok((ids, since))
}
