//! One-time links by which the owner of an account sets its password.

use yike_domain::Message;
use yike_domain::account::{Action, ObjectKind, Stage};
use yike_store::account::{Account, Kept};
use yike_store::session::Link;
use yike_store::{By, Event, Uuid};

use super::appoint::grant_of;
use super::read::object_of;
use super::{password, rules, secret, sign_in};
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;

const PURPOSE: &str = "password";
/// How long a link works.
const LASTS_MS: i64 = 24 * 3_600_000;

/// A link by which the owner sets a password: its secret.
///
/// The system administrator gives it for an account that holds nothing yet. As soon as it has a password or an
/// appointment, a link would be a way to its rights, so the security administrator gives it, and nobody to oneself.
///
/// # Errors
/// When there is no such account, or the caller may not.
pub async fn give_link(ctx: &Ctx, caller: &Caller, account: Uuid) -> Result<String, AppError> {
    let kept = ctx.store.read().account(account).await?.ok_or_else(|| AppError::not_found("account", account))?;
    let read = ctx.store.read();
    let appointments = read.appointments_of(account).await?;
    let is_new = appointments.is_empty() && read.passwords(account, 1).await?.is_empty();
    let by = if is_new {
        ctx.permit(caller, Action::Update, &object_of(&kept.what, account, Stage::Live), account).await?
    } else {
        ctx.permit(caller, Action::Grant, &grant_of(&kept.what.org, account), account).await?
    };
    give(ctx, by, &kept).await
}

/// A link from the command line of the machine, for when no administrator can sign in.
///
/// # Errors
/// When nobody has that login.
pub async fn give_link_by_operator(ctx: &Ctx, login: &str) -> Result<String, AppError> {
    let none = || AppError::not_found("account", login);
    let kept = ctx.store.read().account_of_login(&login.trim().to_lowercase()).await?.ok_or_else(none)?;
    give(ctx, ctx.by_yike("cli"), &kept).await
}

async fn give(ctx: &Ctx, by: By, account: &Kept<Account>) -> Result<String, AppError> {
    let secret = secret::fresh()?;
    let expires_ms = by.at_ms + LASTS_MS;
    let link = Link { purpose: PURPOSE.to_owned(), account: Some(account.id), role: None, expires_ms };
    let tx = ctx.store.begin(&by).await?;
    tx.keep_link(&secret::digest(&secret), &link).await?;
    let event = Event::done("account.link", ObjectKind::Account, account.id);
    tx.commit(Event { org: Some(account.what.org.clone()), ..event }).await?;
    Ok(secret)
}

/// Sets a password by a link; all sessions of the account end. The second factor stays.
///
/// # Errors
/// When the link is wrong, used or too old, or the password is not good enough.
pub async fn use_link(ctx: &Ctx, caller: &Caller, token: &str, new: &str) -> Result<(), AppError> {
    let odd = || AppError::invalid("token", Message::new(rules::LINK_ODD));
    let digest = secret::digest(token);
    let link = ctx.store.read().link(&digest).await?;
    let link = link.filter(|link| link.purpose == PURPOSE && ctx.clock.now_ms() < link.expires_ms).ok_or_else(odd)?;
    let id = link.account.ok_or_else(odd)?;
    let account = ctx.store.read().account(id).await?.filter(|kept| kept.what.active).ok_or_else(odd)?.what;
    if let Some(message) = password::check(new, &account.login, &account.name) {
        return Err(AppError::invalid("password", message));
    }
    if password::was_used(ctx, id, new).await? {
        let message = Message::new(rules::PASSWORD_USED).with("n", password::REMEMBERED);
        return Err(AppError::invalid("password", message));
    }
    let hash = password::hash_password(new).await?;
    let by = By { account: Some(id), ..caller.by(None, ctx.clock.now_ms()) };
    let tx = ctx.store.begin(&by).await?;
    if !tx.use_link(&digest).await? {
        return Err(odd());
    }
    tx.keep_password(id, &hash).await?;
    tx.end_sessions(id, None, None).await?;
    tx.forget_failures(&sign_in::login_key(&account.login)).await?;
    tx.commit(Event { org: Some(account.org), ..Event::done("password.set", ObjectKind::Account, id) }).await?;
    Ok(())
}
