//! The check of the whole chain.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use yike_app::audit;

use crate::error::{ApiError, Problem};
use crate::middleware::identify::Who;
use crate::state::AppState;

/// What the check found.
#[derive(Serialize, ToSchema)]
#[schema(as = AuditCheck)]
pub struct View {
    /// Events read.
    events: u64,
    ok: bool,
    /// The first event that does not hold.
    broken_at: Option<i64>,
    /// Number and hash of the last event, to be noted down outside: `12:ab…`.
    head: Option<String>,
}

/// Verifies the chain from end to end. That it was done is recorded.
#[utoipa::path(get, path = "/api/v1/audit/check", tag = "audit", responses(
    (status = 200, body = View), (status = 403, body = Problem)))]
pub async fn check(State(state): State<AppState>, Who(caller): Who) -> Result<Json<View>, ApiError> {
    let check = audit::check(&state.ctx, &caller).await?;
    Ok(Json(View {
        events: check.events,
        ok: check.broken.is_none(),
        broken_at: check.broken.map(|broken| broken.seq),
        head: check.head.map(|(seq, hash)| format!("{seq}:{}", audit::hex(&hash))),
    }))
}
