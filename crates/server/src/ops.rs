//! What the machine's watchers ask: alive, ready, measured.

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use crate::address::Address;
use crate::error::ApiError;
use crate::rules;
use crate::state::AppState;

/// The process runs and answers.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The store answers too and has this build's schema, so requests can be sent here.
pub async fn ready(State(state): State<AppState>) -> Response {
    match state.ctx.store.pending().await {
        Ok(steps) if steps.is_empty() => "ready\n".into_response(),
        Ok(_) => (StatusCode::SERVICE_UNAVAILABLE, "the schema is not up to date\n").into_response(),
        Err(error) => {
            tracing::warn!(%error, "the store does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer\n").into_response()
        }
    }
}

/// The measurements, for this machine alone where the settings do not open them.
pub async fn metrics(State(state): State<AppState>, Address(address): Address) -> Response {
    if !(state.settings.open_metrics || address.is_loopback()) {
        return ApiError::request(StatusCode::NOT_FOUND, rules::NO_PATH).into_response();
    }
    ([(CONTENT_TYPE, "text/plain; version=0.0.4")], state.metrics.text()).into_response()
}
