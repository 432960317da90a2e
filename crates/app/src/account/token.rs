//! Tokens of outside systems (R20).
//!
//! An outside system has no rights of its own in the permission table. What it may do, officers delegate to its account,
//! for some things and some time; a token is narrower still: it names the objects and actions it can be used for.

use serde_json::json;
use yike_domain::Message;
use yike_domain::account::{Action, Actor, ObjectKind, Role};
use yike_store::session::Token;
use yike_store::{By, Event, Housekeeping, Uuid};

use super::appoint::grant_of;
use super::delegate::rights_of;
use super::{actor_of, rules, secret};
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::{AppError, FieldTrouble};
use crate::words::Language;

/// Longest life of a token, in days.
const LONGEST_DAYS: u32 = 366;
const DAY_MS: i64 = 86_400_000;
/// The last use is noted to the minute.
const NOTE_MS: i64 = 60_000;

/// A token to be given.
#[derive(Clone, Debug)]
pub struct NewToken {
    /// What its owner calls it.
    pub name: String,
    /// Codes of the objects and actions it can be used for.
    pub scopes: Vec<(String, String)>,
    /// For how many days.
    pub days: u32,
}

/// Gives a token to the account of an outside system: its secret, which is shown once.
///
/// # Errors
/// When the caller may not, the account is a person's, or the token cannot be like that.
pub async fn give_token(
    ctx: &Ctx,
    caller: &Caller,
    account: Uuid,
    input: NewToken,
) -> Result<(Uuid, String), AppError> {
    let kept = ctx.store.read().account(account).await?.ok_or_else(|| AppError::not_found("account", account))?;
    let by = ctx.permit(caller, Action::Grant, &grant_of(&kept.what.org, account), account).await?;
    let appointments = ctx.store.read().appointments_of(account).await?;
    let (orgs, today) = (ctx.orgs(), ctx.clock.today());
    if !appointments.iter().any(|kept| kept.what.role == Role::ExternalSystem && kept.what.holds(&orgs, today)) {
        return Err(AppError::conflict(rules::TOKEN_ACCOUNT));
    }
    let mut troubles = Vec::new();
    let mut say = |field: &str, message: Message| troubles.push(FieldTrouble::new(field, message));
    let name = input.name.trim();
    if !(1..=50).contains(&name.chars().count()) {
        say("name", Message::new(rules::NAME_ODD));
    }
    if input.scopes.is_empty() || rights_of(&input.scopes).is_none() {
        say("scopes", Message::new(rules::RIGHT_NONE));
    }
    if !(1..=LONGEST_DAYS).contains(&input.days) {
        say("days", Message::new(rules::TOKEN_DAYS).with("most", LONGEST_DAYS));
    }
    if !troubles.is_empty() {
        return Err(AppError::Invalid(troubles));
    }
    let secret = secret::fresh()?;
    let token = Token {
        id: Uuid::now_v7(),
        account,
        name: name.to_owned(),
        scopes: input.scopes,
        created_ms: by.at_ms,
        expires_ms: by.at_ms + i64::from(input.days) * DAY_MS,
        seen_ms: None,
        ended_ms: None,
    };
    let tx = ctx.store.begin(&by).await?;
    tx.keep_token(&token, &secret::digest(&secret)).await?;
    let detail = json!({"token": token.id, "scopes": token.scopes, "days": input.days});
    tx.commit(Event { detail, ..Event::done("token.create", ObjectKind::Account, account) }).await?;
    Ok((token.id, secret))
}

/// The tokens of an account, without their secrets.
///
/// # Errors
/// When there is no such account, or none for the caller.
pub async fn tokens(ctx: &Ctx, caller: &Caller, account: Uuid) -> Result<Vec<Token>, AppError> {
    super::account(ctx, caller, account).await?;
    Ok(ctx.store.read().tokens_of(account).await?)
}

/// Withdraws a token.
///
/// # Errors
/// When there is none, or the caller may not.
pub async fn withdraw_token(ctx: &Ctx, caller: &Caller, account: Uuid, token: Uuid) -> Result<(), AppError> {
    let kept = ctx.store.read().account(account).await?.ok_or_else(|| AppError::not_found("account", account))?;
    let by = ctx.permit(caller, Action::Grant, &grant_of(&kept.what.org, account), account).await?;
    let tx = ctx.store.begin(&by).await?;
    if !tx.end_token(account, token).await? {
        return Err(AppError::not_found("token", token));
    }
    tx.commit(Event { detail: json!({"token": token}), ..Event::done("token.end", ObjectKind::Account, account) })
        .await?;
    Ok(())
}

/// Who a token belongs to, with the delegated rights that it names and no others; none when it has ended.
///
/// # Errors
/// When the database cannot be read.
pub async fn caller_of_token(
    ctx: &Ctx,
    secret: &str,
    source: &str,
    language: Language,
) -> Result<Option<Caller>, AppError> {
    let now_ms = ctx.clock.now_ms();
    let token = ctx.store.read().token(&secret::digest(secret)).await?;
    let Some(token) = token.filter(|token| token.ended_ms.is_none() && now_ms < token.expires_ms) else {
        return Ok(None);
    };
    let Some(actor) = actor_of(ctx, token.account).await? else { return Ok(None) };
    let Some(scopes) = rights_of(&token.scopes) else { return Ok(None) };
    if token.seen_ms.is_none_or(|seen_ms| seen_ms + NOTE_MS <= now_ms) {
        let tx = ctx.store.begin(&By { account: Some(token.account), ..ctx.by_yike(source) }).await?;
        tx.see_token(token.id).await?;
        tx.commit_unrecorded(Housekeeping::Session).await?;
    }
    Ok(Some(Caller { actor: narrowed(actor, &scopes), ..Caller::public(source, language) }))
}

/// The actor with no more than the scopes.
fn narrowed(mut actor: Actor, scopes: &[(ObjectKind, Action)]) -> Actor {
    actor.appointments.retain(|appointment| appointment.role == Role::ExternalSystem);
    for delegated in &mut actor.delegated {
        delegated.delegation.rights.retain(|right| scopes.contains(right));
    }
    actor
}
