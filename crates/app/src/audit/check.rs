//! The check of the whole chain, by those who may verify it.

use serde_json::json;
use yike_domain::account::{Action, ObjectKind};
use yike_store::Event;
use yike_store::audit::ChainCheck;

use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::permit;

/// Reads the chain from its start and recomputes every hash. That it was done, and how it ended, is recorded.
///
/// # Errors
/// When the caller may not verify the chain.
pub async fn check(ctx: &Ctx, caller: &Caller) -> Result<ChainCheck, AppError> {
    permit::filter(ctx, caller, Action::Verify, ObjectKind::AuditLog)?;
    let check = ctx.store.snapshot().await?.audit().check().await?;
    let event = Event {
        detail: json!({"events": check.events, "broken_at": check.broken.map(|broken| broken.seq)}),
        ..Event::done("audit.verify", ObjectKind::AuditLog, "chain")
    };
    ctx.store.begin(&caller.by(None, ctx.clock.now_ms())).await?.commit(event).await?;
    Ok(check)
}
