//! Signing out, here and elsewhere.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use yike_app::account;
use yike_app::ctx::Uuid;

use super::begin::with_cookie;
use crate::error::{ApiError, Problem};
use crate::extract::Path;
use crate::middleware::identify::Who;
use crate::state::AppState;

/// Ends the session that asks.
#[utoipa::path(delete, path = "/api/v1/session", tag = "session", responses((status = 204, description = "Signed out")))]
pub async fn sign_out(State(state): State<AppState>, Who(caller): Who) -> Result<Response, ApiError> {
    account::sign_out(&state.ctx, &caller).await?;
    Ok(with_cookie(&state, ""))
}

/// Ends one of one's own sessions.
#[utoipa::path(delete, path = "/api/v1/sessions/{id}", tag = "session", params(("id" = String, Path, description = "The session")),
    responses((status = 204, description = "Ended"), (status = 404, description = "No open session of one's own", body = Problem)))]
pub async fn end(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    account::end_session(&state.ctx, &caller, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends all of one's own sessions.
#[utoipa::path(delete, path = "/api/v1/sessions", tag = "session", responses((status = 204, description = "All ended")))]
pub async fn end_all(State(state): State<AppState>, Who(caller): Who) -> Result<Response, ApiError> {
    account::end_sessions(&state.ctx, &caller).await?;
    Ok(with_cookie(&state, ""))
}
