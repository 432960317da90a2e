//! Making a circle, without a border yet.

use serde_json::Value as Json;
use yike_domain::Message;
use yike_domain::account::Action;
use yike_domain::circle::{Circle, CircleKind, rules};
use yike_domain::place::org::OrgCode;
use yike_store::{KeptCircle, StoreError, Uuid};

use super::{event, look_of, object};
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::{AppError, FieldTrouble};
use crate::outlet::rules as sheet_rules;

/// Makes a circle of a unit.
///
/// # Errors
/// Everything that is wrong with it at once, another circle with the code, or the caller may not make one there.
pub async fn create(
    ctx: &Ctx,
    caller: &Caller,
    code: &str,
    name: &str,
    org: OrgCode,
    kind: CircleKind,
    planned_year: Option<u16>,
) -> Result<KeptCircle, AppError> {
    let today = ctx.clock.today();
    let mut troubles = Vec::new();
    if ctx.orgs().at(&org, today).is_none() {
        troubles.push(FieldTrouble::new("org", Message::new(sheet_rules::ORG_UNKNOWN).with("value", org.as_str())));
    }
    let circle = match Circle::new(code, name, org) {
        Ok(circle) => Some(circle),
        Err(faults) => {
            troubles.extend(faults.into_iter().map(|(field, message)| FieldTrouble::new(field, message)));
            None
        }
    };
    let Some(mut circle) = circle else { return Err(AppError::Invalid(troubles)) };
    circle.kind = kind;
    troubles.extend(circle.plan_for(planned_year).err().map(|message| FieldTrouble::new("planned_year", message)));
    if !troubles.is_empty() {
        return Err(AppError::Invalid(troubles));
    }
    let id = Uuid::now_v7();
    let by = ctx.permit(caller, Action::Create, &object(&circle), id).await?;
    let tx = ctx.store.begin(&by).await?;
    let kept = tx.keep_circle(id, None, &circle, &look_of(&circle), today, None).await;
    kept.map_err(|error| match error {
        StoreError::Taken(_) => {
            AppError::invalid("code", Message::new(rules::CODE_TAKEN).with("value", circle.code.as_str()))
        }
        other => other.into(),
    })?;
    tx.commit(event("circle.create", id, None, &circle, Json::Null)).await?;
    ctx.store.read().circles().get(id).await?.ok_or_else(|| AppError::not_found("circle", id))
}
