//! Delegation (委托): letting another act in one's own name, for some things and some time.

use serde_json::json;
use yike_domain::Message;
use yike_domain::account::{Action, Delegated, Delegation, DelegationRefusal, ObjectKind};
use yike_domain::day::{Day, Period};
use yike_domain::place::org::OrgCode;
use yike_store::{Event, Uuid};

use super::{holdings, id, own, rules};
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;

/// What is to be delegated.
#[derive(Clone, Debug)]
pub struct Delegate {
    /// Who shall act.
    pub agent: Uuid,
    /// On which of one's own appointments it stands.
    pub appointment: Uuid,
    /// At which unit.
    pub org: OrgCode,
    /// Codes of objects and actions.
    pub rights: Vec<(String, String)>,
    /// The first day.
    pub from: Day,
    /// The first day after it.
    pub until: Day,
}

/// Objects and actions by their codes.
pub(super) fn rights_of(codes: &[(String, String)]) -> Option<Vec<(ObjectKind, Action)>> {
    let right = |(kind, action): &(String, String)| {
        let kind = ObjectKind::ALL.iter().find(|known| known.code() == kind)?;
        Some((*kind, *Action::ALL.iter().find(|known| known.code() == action)?))
    };
    codes.iter().map(right).collect()
}

/// Delegates something of one's own. Nobody else is asked: it is never more than one holds, and it ends.
///
/// # Errors
/// When it is not one's own to give, or does not go with what the other holds.
pub async fn delegate(ctx: &Ctx, caller: &Caller, input: Delegate) -> Result<Uuid, AppError> {
    let giver = own(caller)?;
    let none = |what: &'static str, number: Uuid| AppError::not_found(what, number);
    let basis = ctx.store.read().appointment(input.appointment).await?;
    let basis = basis.filter(|kept| kept.what.account == id(giver));
    let basis = basis.ok_or_else(|| none("appointment", input.appointment))?.what;
    let agent = ctx.store.read().account(input.agent).await?.filter(|kept| kept.what.active);
    agent.ok_or_else(|| none("account", input.agent))?;
    let odd = || AppError::invalid("rights", Message::new(rules::RIGHT_NONE));
    let delegation = Delegation {
        agent: id(input.agent),
        org: input.org,
        rights: rights_of(&input.rights).ok_or_else(odd)?,
        period: Period::between(input.from, input.until),
    };
    let given = Delegated { delegation, basis };
    given.check(&holdings(ctx, input.agent).await?, &ctx.orgs()).map_err(refused)?;
    let number = Uuid::now_v7();
    let tx = ctx.store.begin(&caller.by(None, ctx.clock.now_ms())).await?;
    tx.keep_delegation(number, 0, input.appointment, &given.delegation).await?;
    let detail = json!({"delegation": number, "agent": input.agent, "rights": input.rights});
    let event = Event::done("delegation.create", ObjectKind::Account, giver);
    tx.commit(Event { org: Some(given.delegation.org), detail, ..event }).await?;
    Ok(number)
}

fn refused(refusal: DelegationRefusal) -> AppError {
    let field = match refusal {
        DelegationRefusal::ToOneself | DelegationRefusal::ThreeAdministrators { .. } => "agent",
        DelegationRefusal::Personal => "appointment",
        DelegationRefusal::WrongPeriod => "to",
        DelegationRefusal::OutOfScope => "org",
        DelegationRefusal::NotHeld => "rights",
    };
    AppError::invalid(field, Message::new(refusal.rule()))
}

/// Withdraws a delegation of one's own from today on.
///
/// # Errors
/// When it is not one's own.
pub async fn withdraw_delegation(ctx: &Ctx, caller: &Caller, number: Uuid) -> Result<(), AppError> {
    let giver = own(caller)?;
    let given = ctx.store.read().delegated_by(giver).await?.into_iter().find(|kept| kept.id == number);
    let kept = given.ok_or_else(|| AppError::not_found("delegation", number))?;
    let basis = ctx.store.read().basis_of(number).await?.ok_or_else(|| AppError::not_found("delegation", number))?;
    let mut delegation = kept.what.delegation;
    let today = ctx.clock.today().max(delegation.period.from);
    if delegation.period.until.is_some_and(|until| until <= today) {
        return Ok(());
    }
    delegation.period.until = Some(today);
    let by = caller.by(None, ctx.clock.now_ms());
    let tx = ctx.store.begin(&by).await?;
    tx.keep_delegation(number, kept.version, basis, &delegation).await?;
    let detail = json!({"delegation": number});
    tx.commit(Event { detail, ..Event::done("delegation.end", ObjectKind::Account, giver) }).await?;
    Ok(())
}
