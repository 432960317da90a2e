//! Sessions: who a cookie belongs to, which sessions there are, ending them.

use yike_domain::account::ObjectKind;
use yike_store::session::Session;
use yike_store::{By, Event, Housekeeping, Uuid};

use super::{actor_of, own, secret};
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::words::Language;

/// A session ends after so long without use.
pub const IDLE_MS: i64 = 30 * 60_000;
/// And after so long in any case.
pub const ABSOLUTE_MS: i64 = 12 * 3_600_000;
/// The last use is noted to the minute.
const NOTE_MS: i64 = 60_000;

/// A session of one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenSession {
    /// What is kept of it.
    pub session: Session,
    /// Whether it is the one that asks.
    pub current: bool,
    /// When it ends at the latest.
    pub expires_ms: i64,
}

fn is_open(session: &Session, now_ms: i64) -> bool {
    now_ms < session.created_ms + ABSOLUTE_MS && now_ms < session.seen_ms + IDLE_MS
}

/// Who a session's secret belongs to; none when it has ended or the account is not in use.
///
/// # Errors
/// When the database cannot be read.
pub async fn caller_of_session(
    ctx: &Ctx,
    secret: &str,
    source: &str,
    language: Language,
) -> Result<Option<Caller>, AppError> {
    let now_ms = ctx.clock.now_ms();
    let session = ctx.store.read().session(&secret::digest(secret)).await?;
    let Some(session) = session.filter(|session| is_open(session, now_ms)) else { return Ok(None) };
    let Some(actor) = actor_of(ctx, session.account).await? else { return Ok(None) };
    if session.seen_ms + NOTE_MS <= now_ms {
        let tx = ctx.store.begin(&By { account: Some(session.account), ..ctx.by_yike(source) }).await?;
        tx.see_session(session.id).await?;
        tx.commit_unrecorded(Housekeeping::Session).await?;
    }
    Ok(Some(Caller { actor, session: Some(session.id), ..Caller::public(source, language) }))
}

/// One's own open sessions, the last used first.
///
/// # Errors
/// For the public.
pub async fn open_sessions(ctx: &Ctx, caller: &Caller) -> Result<Vec<OpenSession>, AppError> {
    let (id, now_ms) = (own(caller)?, ctx.clock.now_ms());
    let sessions = ctx.store.read().sessions_of(id, now_ms - ABSOLUTE_MS, now_ms - IDLE_MS).await?;
    let told = |session: Session| OpenSession {
        current: Some(session.id) == caller.session,
        expires_ms: session.created_ms + ABSOLUTE_MS,
        session,
    };
    Ok(sessions.into_iter().map(told).collect())
}

/// Ends the session that asks.
///
/// # Errors
/// When the database refuses.
pub async fn sign_out(ctx: &Ctx, caller: &Caller) -> Result<(), AppError> {
    match caller.session {
        Some(session) => end_session(ctx, caller, session).await,
        None => Ok(()),
    }
}

/// Ends one of one's own sessions.
///
/// # Errors
/// When it is not one's own or not open.
pub async fn end_session(ctx: &Ctx, caller: &Caller, session: Uuid) -> Result<(), AppError> {
    if end(ctx, caller, Some(session)).await? == 0 {
        return Err(AppError::not_found("session", session));
    }
    Ok(())
}

/// Ends all of one's own sessions, the one that asks included.
///
/// # Errors
/// For the public.
pub async fn end_sessions(ctx: &Ctx, caller: &Caller) -> Result<u64, AppError> {
    end(ctx, caller, None).await
}

async fn end(ctx: &Ctx, caller: &Caller, session: Option<Uuid>) -> Result<u64, AppError> {
    let id = own(caller)?;
    let tx = ctx.store.begin(&caller.by(None, ctx.clock.now_ms())).await?;
    let n = tx.end_sessions(id, session, None).await?;
    if n == 0 {
        tx.roll_back().await?;
        return Ok(0);
    }
    let detail = serde_json::json!({"sessions": n});
    tx.commit(Event { detail, ..Event::done("session.end", ObjectKind::Account, id) }).await?;
    Ok(n)
}
