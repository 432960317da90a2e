//! Verifying fields of an outlet: what was found, who found it, when and how.

use serde_json::json;
use yike_domain::account::{Action, Actor};
use yike_domain::outlet::{Field, Method, OutletRecord, Verification, rules as fields};
use yike_domain::place::org::{OrgCode, OrgTree};
use yike_domain::{Day, LonLat, Message};
use yike_store::{KeptOutlet, Uuid};

use super::get::seen;
use super::keep::{Kept, event, keep};
use super::update::check_units;
use super::{get, object};
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::{AppError, FieldTrouble};
use crate::look::taxonomy;

/// Positions less exact than this, metres, do not replace the one that is kept.
const EXACT_M: u32 = 30;

/// What was found of a field.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The field.
    pub field: Field,
    /// What it is; none where it is as it is kept.
    pub value: Option<String>,
}

/// A verification.
#[derive(Clone, Debug)]
pub struct VerifyOutlet {
    /// Fields that were verified.
    pub answers: Vec<Answer>,
    /// How.
    pub how: Method,
    /// On which day.
    pub on: Day,
    /// Where the one who verified stood, and how exact that is in metres.
    pub fix: Option<(LonLat, u32)>,
    /// Digest of a photo.
    pub photo: Option<String>,
}

/// Takes a verification into the record.
///
/// # Errors
/// Everything that is wrong with the answers at once; a day to come; the outlet was changed meanwhile; not permitted.
pub async fn verify(
    ctx: &Ctx,
    caller: &Caller,
    id: Uuid,
    was: Option<i64>,
    input: &VerifyOutlet,
) -> Result<(KeptOutlet, Vec<Uuid>), AppError> {
    let reader = ctx.store.read();
    let kept = seen(&reader, ctx, caller, id).await?;
    let by = ctx.permit(caller, Action::Update, &object(&kept.record.org), id).await?;
    if was.is_some_and(|was| was != kept.version) {
        return Err(AppError::stale(kept.version));
    }
    let today = ctx.clock.today();
    if input.on > today {
        return Err(AppError::invalid("on", Message::new(fields::VERIFIED_LATER)));
    }
    let mut record = kept.record.clone();
    let org = signed_for(&caller.actor, &record.org, &ctx.orgs(), today);
    let who = by.account.map(|account| account.to_string()).unwrap_or_default();
    let mut troubles = take(&mut record, input, &Verification { who, org, on: input.on, how: input.how });
    troubles.extend(check_units(ctx, &record));
    if !troubles.is_empty() {
        return Err(AppError::Invalid(troubles));
    }
    let fields: Vec<&str> = input.answers.iter().map(|answer| answer.field.code()).collect();
    let tx = ctx.store.begin(&by).await?;
    let done = event("outlet.verify", id, Some(&kept.record), &record, json!({"fields": fields}));
    keep(&tx, vec![Kept { id, was: Some(kept.version), record }], today).await?;
    tx.commit(done).await?;
    get(ctx, caller, id).await
}

fn take(record: &mut OutletRecord, input: &VerifyOutlet, verified: &Verification) -> Vec<FieldTrouble> {
    let mut troubles = Vec::new();
    for answer in &input.answers {
        if let Some(value) = &answer.value
            && let Err(message) = record.set(answer.field, value, taxonomy())
        {
            troubles.push(FieldTrouble::new(answer.field.code(), message));
            continue;
        }
        record.verify(answer.field, verified.clone());
    }
    if let Some((at, accuracy_m)) = input.fix
        && accuracy_m <= EXACT_M
        && input.answers.iter().any(|answer| answer.field == Field::Position && answer.value.is_none())
    {
        record.at = at;
    }
    record.photos.extend(input.photo.clone().filter(|photo| !record.photos.contains(photo)));
    let odd = record.contradictions().into_iter();
    troubles.extend(odd.map(|(field, message)| FieldTrouble::new(field.code(), message)));
    troubles
}

/// The unit that a verification is signed for: the lowest that the caller holds a role at and the outlet belongs to.
pub(super) fn signed_for(actor: &Actor, org: &OrgCode, orgs: &OrgTree, on: Day) -> OrgCode {
    let held = actor.appointments.iter().filter(|held| held.holds(orgs, on)).map(|held| &held.org);
    let given = actor.delegated.iter().map(|held| &held.delegation.org);
    let above = held.chain(given).filter(|unit| orgs.contains(unit, org, on));
    above.max_by_key(|unit| orgs.upwards(unit, on).count()).cloned().unwrap_or_else(|| org.clone())
}
