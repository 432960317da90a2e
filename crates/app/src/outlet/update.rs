//! Changing what the register says of an outlet.

use serde_json::json;
use yike_domain::Message;
use yike_domain::account::Action;
use yike_domain::outlet::{Field, OutletRecord};
use yike_store::{KeptOutlet, Uuid};

use super::get::seen;
use super::keep::{Kept, event, keep};
use super::{get, object, rules};
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::{AppError, FieldTrouble};
use crate::look::taxonomy;

/// Changes fields of an outlet that was read at version `was`.
///
/// # Errors
/// Everything that is wrong with the fields at once; the outlet was changed meanwhile; or the caller may not change it
/// where it is, or where it goes.
pub async fn update(
    ctx: &Ctx,
    caller: &Caller,
    id: Uuid,
    was: i64,
    form: &[(Field, String)],
) -> Result<(KeptOutlet, Vec<Uuid>), AppError> {
    let reader = ctx.store.read();
    let kept = seen(&reader, ctx, caller, id).await?;
    let by = ctx.permit(caller, Action::Update, &object(&kept.record.org), id).await?;
    if kept.version != was {
        return Err(AppError::stale(kept.version));
    }
    let mut record = kept.record.clone();
    let mut troubles = write(&mut record, form.iter().map(|(field, text)| (*field, text.as_str())));
    troubles.extend(check_units(ctx, &record));
    if !troubles.is_empty() {
        return Err(AppError::Invalid(troubles));
    }
    if record.org != kept.record.org {
        ctx.permit(caller, Action::Update, &object(&record.org), id).await?;
    }
    if record != kept.record {
        let changed: Vec<&str> = kept.record.changes(&record).iter().map(|(field, ..)| field.code()).collect();
        let tx = ctx.store.begin(&by).await?;
        let done = event("outlet.update", id, Some(&kept.record), &record, json!({"fields": changed}));
        keep(&tx, vec![Kept { id, was: Some(was), record }], ctx.clock.today()).await?;
        tx.commit(done).await?;
    }
    get(ctx, caller, id).await
}

/// Writes fields; what is wrong with each.
pub(super) fn write<'a>(record: &mut OutletRecord, form: impl Iterator<Item = (Field, &'a str)>) -> Vec<FieldTrouble> {
    let mut troubles: Vec<FieldTrouble> = form
        .filter_map(|(field, text)| Some(FieldTrouble::new(field.code(), record.set(field, text, taxonomy()).err()?)))
        .collect();
    if troubles.is_empty() {
        let odd = record.contradictions().into_iter();
        troubles.extend(odd.map(|(field, message)| FieldTrouble::new(field.code(), message)));
    }
    troubles
}

/// The units that a record names are there.
pub(super) fn check_units(ctx: &Ctx, record: &OutletRecord) -> Vec<FieldTrouble> {
    let (orgs, today) = (ctx.orgs(), ctx.clock.today());
    let unknown = |rule, code: &str| Message::new(rule).with("value", code);
    let mut troubles = Vec::new();
    if record.org.as_str() != "CN" && orgs.at(&record.org, today).is_none() {
        troubles.push(FieldTrouble::new(Field::Org.code(), unknown(rules::ORG_UNKNOWN, record.org.as_str())));
    }
    if let Some(code) = record.community.as_ref().filter(|code| orgs.at(code, today).is_none()) {
        troubles.push(FieldTrouble::new(Field::Community.code(), unknown(rules::COMMUNITY_UNKNOWN, code.as_str())));
    }
    troubles
}
