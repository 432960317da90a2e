//! Signing in with name and password, and with a code where the account has a second factor.

use serde_json::json;
use yike_domain::account::ObjectKind;
use yike_store::account::{Account, Kept};
use yike_store::session::Session;
use yike_store::{By, Event, Outcome, Uuid};

use super::{password, second_factor, secret};
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;

/// Failures that cost no waiting.
const FREE: i32 = 3;
/// Failures after which an account is locked for a while.
const LOCKED_AFTER: i32 = 10;
/// Failures of one address, whichever accounts it tried, after which it is locked for a while.
const ADDRESS_LOCKED_AFTER: i32 = 50;
/// For how long; failures before it are forgotten.
const LOCK_MS: i64 = 15 * 60_000;

/// What is shown at the door.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// The name to sign in with.
    pub login: String,
    /// The password.
    pub password: String,
    /// The code of the second factor.
    pub code: Option<String>,
    /// What the browser calls itself.
    pub agent: String,
}

/// How it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignedIn {
    /// Signed in: the secret of the new session.
    Yes(String),
    /// The password is right and a code is needed.
    CodeNeeded,
    /// The code is wrong, too old or used before.
    CodeWrong,
    /// Name or password is wrong, or the account is not in use.
    Wrong,
}

/// What failures of a login are counted under.
pub(super) fn login_key(login: &str) -> String {
    format!("login:{login}")
}

/// What failures of an address are counted under.
fn address_key(source: &str) -> String {
    format!("address:{source}")
}

/// Milliseconds to wait after so many failures: doubling from two seconds on, then locked.
fn pause(failures: i32, locked_after: i32) -> i64 {
    match failures {
        n if n >= locked_after => LOCK_MS,
        n if n < FREE || locked_after > LOCKED_AFTER => 0,
        n => 1000 << (n - FREE + 1),
    }
}

/// Refuses while the wait after failures lasts.
pub(super) async fn wait(ctx: &Ctx, who: &str) -> Result<(), AppError> {
    let locked_after = if who.starts_with("login:") { LOCKED_AFTER } else { ADDRESS_LOCKED_AFTER };
    let attempts = ctx.store.read().attempts(who).await?;
    let until_ms = attempts.last_ms + pause(attempts.failures, locked_after);
    let left_ms = until_ms - ctx.clock.now_ms();
    match u32::try_from(left_ms) {
        Ok(left_ms) if left_ms > 0 => Err(AppError::TooMany { retry_after_s: left_ms.div_ceil(1000) }),
        _ => Ok(()),
    }
}

/// Counts a failure and records it.
pub(super) async fn failed(
    ctx: &Ctx,
    by: &By,
    whom: &[String],
    action: &'static str,
    account: Option<Uuid>,
) -> Result<(), AppError> {
    let tx = ctx.store.begin(&By { once: None, ..by.clone() }).await?;
    for who in whom {
        tx.count_failure(who, by.at_ms - LOCK_MS).await?;
    }
    let object = account.map_or_else(|| "unknown".to_owned(), |id| id.to_string());
    tx.commit(Event { outcome: Outcome::Refused, ..Event::done(action, ObjectKind::Account, object) }).await?;
    Ok(())
}

/// Signs someone in. A session that the browser had before ends.
///
/// # Errors
/// [`AppError::TooMany`] after too many failures.
pub async fn sign_in(ctx: &Ctx, caller: &Caller, input: SignIn) -> Result<SignedIn, AppError> {
    let login = input.login.trim().to_lowercase();
    let whom = [login_key(&login), address_key(&caller.source)];
    for who in &whom {
        wait(ctx, who).await?;
    }
    let account = ctx.store.read().account_of_login(&login).await?;
    let hash = match &account {
        Some(account) => ctx.store.read().passwords(account.id, 1).await?.into_iter().next(),
        None => None,
    };
    let by = By { account: account.as_ref().map(|account| account.id), ..caller.by(None, ctx.clock.now_ms()) };
    let is_right = password::is_password(&input.password, hash).await?;
    let account = match account.filter(|account| is_right && account.what.active) {
        Some(account) => account,
        None => {
            // Logins that nobody has are counted by address alone, so that no list of them grows without end.
            let known = by.account.is_some();
            let counted = if known { &whom[..] } else { &whom[1..] };
            failed(ctx, &by, counted, "session.begin", by.account).await?;
            return Ok(SignedIn::Wrong);
        }
    };
    let factor = ctx.store.read().second_factor(account.id).await?;
    let mut step = None;
    if let Some((sealed, last_step)) = factor.and_then(|factor| Some((factor.sealed?, factor.last_step))) {
        let Some(code) = input.code else { return Ok(SignedIn::CodeNeeded) };
        step = second_factor::step_of(ctx, account.id, &sealed, last_step, &code)?;
        if step.is_none() {
            failed(ctx, &by, &whom, "session.code", Some(account.id)).await?;
            return Ok(SignedIn::CodeWrong);
        }
    }
    match begin(ctx, caller, &by, &account, &input.agent, step).await? {
        Some(secret) => Ok(SignedIn::Yes(secret)),
        None => {
            failed(ctx, &by, &whom, "session.code", Some(account.id)).await?;
            Ok(SignedIn::CodeWrong)
        }
    }
}

/// Begins a session for someone whom the single sign-on vouches for.
///
/// # Errors
/// When the database refuses.
pub async fn begin_session_of(
    ctx: &Ctx,
    caller: &Caller,
    account: &Kept<Account>,
    agent: &str,
) -> Result<String, AppError> {
    let by = By { account: Some(account.id), ..caller.by(None, ctx.clock.now_ms()) };
    let begun = begin(ctx, caller, &by, account, agent, None).await?;
    begun.ok_or_else(|| AppError::internal("a session without a code was refused for its code"))
}

/// The session itself; none when the code was taken by another request meanwhile.
async fn begin(
    ctx: &Ctx,
    caller: &Caller,
    by: &By,
    account: &Kept<Account>,
    agent: &str,
    step: Option<i64>,
) -> Result<Option<String>, AppError> {
    let secret = secret::fresh()?;
    let session = Session {
        id: Uuid::now_v7(),
        account: account.id,
        source: caller.source.clone(),
        agent: agent.chars().take(200).collect(),
        created_ms: by.at_ms,
        seen_ms: by.at_ms,
    };
    let tx = ctx.store.begin(&By { session: Some(session.id), ..by.clone() }).await?;
    if let Some(step) = step
        && !tx.use_step(account.id, step).await?
    {
        tx.roll_back().await?;
        return Ok(None);
    }
    if let (Some(before), Some(whose)) = (caller.session, caller.actor.account) {
        tx.end_sessions(super::number(whose), Some(before), None).await?;
    }
    tx.begin_session(&session, &secret::digest(&secret)).await?;
    tx.forget_failures(&login_key(&account.what.login)).await?;
    let event = Event::done("session.begin", ObjectKind::Account, account.id);
    let detail = json!({"second_factor": step.is_some()});
    tx.commit(Event { org: Some(account.what.org.clone()), detail, ..event }).await?;
    Ok(Some(secret))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_until_the_account_is_locked() {
        let waits: Vec<i64> = (0..12).map(|n| pause(n, LOCKED_AFTER)).collect();
        assert_eq!(waits[..3], [0, 0, 0]);
        assert_eq!(waits[3..10], [2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000]);
        assert_eq!(waits[10..], [LOCK_MS, LOCK_MS]);
        // One address may stand for a whole office.
        assert_eq!([0, 49, 50].map(|n| pause(n, ADDRESS_LOCKED_AFTER)), [0, 0, LOCK_MS]);
    }
}
