//! Steps of an outlet's life: it opens, pauses, closes, moves.

use serde_json::json;
use yike_domain::account::Action;
use yike_domain::outlet::life::{Change, Life, Status, Step};
use yike_domain::outlet::{OutletRecord, Source};
use yike_store::{KeptOutlet, Uuid};

use super::get::seen;
use super::keep::{Kept, event, keep};
use super::{get, object};
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;

/// A step of life.
#[derive(Clone, Debug)]
pub struct LifeStep {
    /// The step.
    pub step: Step,
    /// The address at the new place, of one that moves.
    pub new_address: Option<String>,
}

/// Takes a step of an outlet's life. One that moves is an outlet of its own at its new place: its number is the second.
///
/// # Errors
/// The present status does not have the step or it says too little; the outlet was changed meanwhile; not permitted.
pub async fn live(
    ctx: &Ctx,
    caller: &Caller,
    id: Uuid,
    was: Option<i64>,
    told: LifeStep,
) -> Result<(KeptOutlet, Vec<Uuid>, Option<Uuid>), AppError> {
    let reader = ctx.store.read();
    let kept = seen(&reader, ctx, caller, id).await?;
    let by = ctx.permit(caller, Action::Update, &object(&kept.record.org), id).await?;
    if was.is_some_and(|was| was != kept.version) {
        return Err(AppError::stale(kept.version));
    }
    let mut record = kept.record.clone();
    let (change, on, place) = (told.step.change, told.step.on, told.step.new_place);
    record.live(told.step).map_err(|message| AppError::invalid("change", message))?;
    let tx = ctx.store.begin(&by).await?;
    let mut events = vec![event("outlet.life", id, Some(&kept.record), &record, json!({"change": change.code()}))];
    let mut moved = None;
    if let (Change::Move, Some(at)) = (change, place) {
        let new = Uuid::now_v7();
        let next = OutletRecord {
            at,
            address: told.new_address.map_or(yike_domain::outlet::Fact::Missing, yike_domain::outlet::Fact::Value),
            community: None,
            life: Life::known(Status::Open, on),
            verified: std::collections::BTreeMap::new(),
            source: Source::Moved(id.to_string()),
            joined: Vec::new(),
            ..kept.record.clone()
        };
        events.push(event("outlet.create", new, None, &next, json!({"moved_from": id.to_string()})));
        keep(&tx, vec![Kept { id: new, was: None, record: next }], on).await?;
        moved = Some(new);
    }
    keep(&tx, vec![Kept { id, was: Some(kept.version), record }], on).await?;
    tx.commit_all(events).await?;
    let (kept, circles) = get(ctx, caller, id).await?;
    Ok((kept, circles, moved))
}
