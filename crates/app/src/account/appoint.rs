//! Appointing (任职): the security administrator gives and ends roles.

use serde_json::json;
use yike_domain::Message;
use yike_domain::account::{Action, Appointment, AppointmentRefusal, Object, ObjectKind, Role, Stage};
use yike_domain::day::{Day, Period};
use yike_domain::place::org::{Line, OrgCode};
use yike_store::{Event, Uuid};

use super::{holdings, id, rules};
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;

/// A role to be given.
#[derive(Clone, Debug)]
pub struct Appoint {
    /// Its code, `R5`.
    pub role: String,
    /// At which unit.
    pub org: OrgCode,
    /// The code of the line, where the role has one.
    pub line: Option<String>,
    /// The first day.
    pub from: Day,
    /// The first day after it, where it is known to end.
    pub until: Option<Day>,
}

/// A grant as the permission table sees it: at the unit where it gives rights, about the account that gets them.
pub(super) fn grant_of(org: &OrgCode, account: Uuid) -> Object {
    let mut object = Object::new(ObjectKind::Account, org.clone(), Stage::Live);
    object.subject = Some(id(account));
    object
}

/// Gives a role to an account.
///
/// # Errors
/// When the caller may not, or the role does not go with the unit, the line or what the account holds.
pub async fn appoint(ctx: &Ctx, caller: &Caller, account: Uuid, input: Appoint) -> Result<Uuid, AppError> {
    let kept = ctx.store.read().account(account).await?.ok_or_else(|| AppError::not_found("account", account))?;
    let by = ctx.permit(caller, Action::Grant, &grant_of(&input.org, account), account).await?;
    let odd = |field: &str, rule| AppError::invalid(field, Message::new(rule));
    let role = Role::of(&input.role).ok_or_else(|| odd("role", rules::ROLE_NONE))?;
    let line = input.line.filter(|line| !line.is_empty());
    let line = line.map(|line| Line::of(&line).ok_or_else(|| odd("line", rules::LINE_NONE))).transpose()?;
    if !kept.what.active {
        return Err(AppError::conflict(rules::ACCOUNT_CLOSED));
    }
    let period = Period { from: input.from, until: input.until };
    let post = Appointment { account: id(account), role, org: input.org, line, period };
    post.check(&holdings(ctx, account).await?, &ctx.orgs()).map_err(refused)?;
    let number = Uuid::now_v7();
    let tx = ctx.store.begin(&by).await?;
    tx.keep_appointment(number, 0, &post).await?;
    let detail = json!({"appointment": number, "role": role.code(), "org": post.org.as_str()});
    tx.commit(Event { org: Some(post.org), detail, ..Event::done("appointment.create", ObjectKind::Account, account) })
        .await?;
    Ok(number)
}

/// The field that a refusal is about.
fn refused(refusal: AppointmentRefusal) -> AppError {
    let field = match refusal {
        AppointmentRefusal::EmptyPeriod => "to",
        AppointmentRefusal::NoUnit => "org",
        AppointmentRefusal::WrongLevel | AppointmentRefusal::ThreeAdministrators { .. } => "role",
        AppointmentRefusal::WrongLine => "line",
    };
    AppError::invalid(field, Message::new(refusal.rule()))
}

/// Ends an appointment from today on; one that has not begun never does.
///
/// # Errors
/// When there is none, or the caller may not.
pub async fn end_appointment(ctx: &Ctx, caller: &Caller, number: Uuid) -> Result<(), AppError> {
    let none = || AppError::not_found("appointment", number);
    let kept = ctx.store.read().appointment(number).await?.ok_or_else(none)?;
    let account = super::number(kept.what.account);
    let by = ctx.permit(caller, Action::Grant, &grant_of(&kept.what.org, account), account).await?;
    let mut post = kept.what;
    let today = ctx.clock.today().max(post.period.from);
    if post.period.until.is_some_and(|until| until <= today) {
        return Ok(());
    }
    post.period.until = Some(today);
    let tx = ctx.store.begin(&by).await?;
    tx.keep_appointment(number, kept.version, &post).await?;
    let detail = json!({"appointment": number, "role": post.role.code()});
    tx.commit(Event { org: Some(post.org), detail, ..Event::done("appointment.end", ObjectKind::Account, account) })
        .await?;
    Ok(())
}
