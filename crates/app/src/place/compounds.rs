//! Residential compounds.

use serde_json::Value as Json;
use yike_domain::Message;
use yike_domain::account::{Action, Object, ObjectKind, Stage};
use yike_domain::place::Compound;
use yike_domain::place::org::OrgCode;
use yike_store::scope::{Columns, StageOf};
use yike_store::{Event, KeptCompound, Uuid};

use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::{AppError, FieldTrouble};
use crate::outlet::rules;
use crate::permit;

/// What the permission filter asks of a compound: it is part of its community.
const SCOPE: Columns = Columns {
    org: "m.community",
    line: None,
    owner: None,
    stage: StageOf::Always(Stage::Live),
    facets: &[],
    author: None,
    subject: None,
};

/// The compounds that the caller may see, of a unit and those below.
///
/// # Errors
/// When the store cannot be read.
pub async fn compounds(ctx: &Ctx, caller: &Caller, org: Option<&OrgCode>) -> Result<Vec<KeptCompound>, AppError> {
    let scope = permit::rows(ctx, caller, Action::Read, ObjectKind::OrgUnit, &SCOPE)?;
    Ok(ctx.store.read().compounds(&scope, org).await?)
}

/// Keeps a new compound, or one that was read at a version. Whoever may change the circles of its community may.
///
/// # Errors
/// Everything that is wrong with it at once, changed meanwhile, or not permitted.
pub async fn keep_compound(
    ctx: &Ctx,
    caller: &Caller,
    known: Option<(Uuid, i64)>,
    compound: Compound,
) -> Result<KeptCompound, AppError> {
    let today = ctx.clock.today();
    let mut troubles: Vec<FieldTrouble> =
        compound.faults().into_iter().map(|(field, message)| FieldTrouble::new(field, message)).collect();
    if ctx.orgs().at(&compound.community, today).is_none() {
        let message = Message::new(rules::COMMUNITY_UNKNOWN).with("value", compound.community.as_str());
        troubles.push(FieldTrouble::new("community", message));
    }
    if !troubles.is_empty() {
        return Err(AppError::Invalid(troubles));
    }
    let id = known.map_or_else(Uuid::now_v7, |(id, _)| id);
    let object = |org: &OrgCode| Object::new(ObjectKind::Circle, org.clone(), Stage::Live);
    let by = ctx.permit(caller, Action::Update, &object(&compound.community), id).await?;
    let mut before = None;
    if known.is_some() {
        let kept = ctx.store.read().compound(id).await?.ok_or_else(|| AppError::not_found("compound", id))?;
        ctx.permit(caller, Action::Update, &object(&kept.compound.community), id).await?;
        before = serde_json::to_value(&kept.compound).ok();
    }
    let look = crate::look::look([compound.name.as_str()], []);
    let tx = ctx.store.begin(&by).await?;
    let version = tx.keep_compound(id, known.map(|(_, was)| was), &compound, &look, today).await?;
    let done = Event {
        org: Some(compound.community.clone()),
        before,
        after: serde_json::to_value(&compound).ok(),
        detail: Json::Null,
        ..Event::done("compound.keep", ObjectKind::Circle, id)
    };
    tx.commit(done).await?;
    Ok(KeptCompound { id, version, compound })
}
