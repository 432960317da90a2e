//! Registering an outlet.

use serde_json::Value as Json;
use yike_domain::outlet::life::{Life, Status};
use yike_domain::outlet::{Choice as _, Field, OutletRecord, Source, rules as fields};
use yike_domain::place::org::OrgCode;
use yike_domain::{Arg, LonLat, Message};
use yike_store::{KeptOutlet, Uuid};

use super::ground::{Ground, box_of};
use super::keep::{Kept, event, keep};
use super::update::{check_units, write};
use super::{get, making};
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::{AppError, FieldTrouble};

/// Registers an outlet from what a form says, field by field.
///
/// # Errors
/// Everything that is wrong with the form at once; or the caller may not register outlets of that unit.
pub async fn register(
    ctx: &Ctx,
    caller: &Caller,
    form: &[(Field, String)],
) -> Result<(KeptOutlet, Vec<Uuid>), AppError> {
    let today = ctx.clock.today();
    let said = |field: Field| form.iter().find(|(f, _)| *f == field).map(|(_, text)| text.trim());
    let mut troubles = Vec::new();
    for field in Field::ALL.iter().filter(|field| field.is_required() && said(**field).is_none_or(str::is_empty)) {
        let (zh, en) = field.names();
        let message = Message::new(fields::REQUIRED).with("field", Arg::named(zh, en));
        troubles.push(FieldTrouble::new(field.code(), message));
    }
    let status = match said(Field::Status).filter(|text| !text.is_empty()) {
        None => Some(Status::Open),
        Some(text) => Status::read(text),
    };
    if status.is_none() {
        let message = Message::new(fields::NOT_LISTED)
            .with("value", said(Field::Status).unwrap_or_default())
            .with("known", Status::listed());
        troubles.push(FieldTrouble::new(Field::Status.code(), message));
    }
    let life = Life::known(status.unwrap_or(Status::Open), today);
    let mut record = OutletRecord::new("", Vec::new(), OrgCode::nation(), LonLat::default(), life, Source::Entry);
    let others =
        form.iter().filter(|(field, text)| *field != Field::Status && !(field.is_required() && text.trim().is_empty()));
    troubles.extend(write(&mut record, others.map(|(field, text)| (*field, text.as_str()))));
    troubles.extend(check_units(ctx, &record));
    if !troubles.is_empty() {
        return Err(AppError::Invalid(troubles));
    }
    let id = Uuid::now_v7();
    let [(create, draft), (change, live)] = making(&record.org);
    ctx.permit(caller, change, &live, id).await?;
    let by = ctx.permit(caller, create, &draft, id).await?;
    let tx = ctx.store.begin(&by).await?;
    if record.community.is_none()
        && let Some(area) = box_of([record.at].into_iter())
    {
        let community = Ground::of(&tx, &area).await?.community_at(record.at);
        record.community = community.filter(|code| code.lies_in(&record.org) || record.org.lies_in(code));
    }
    let done = event("outlet.create", id, None, &record, Json::Null);
    keep(&tx, vec![Kept { id, was: None, record }], today).await?;
    tx.commit(done).await?;
    get(ctx, caller, id).await
}
