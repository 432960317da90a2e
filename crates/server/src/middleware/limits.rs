//! How long a request may take and how much it may send.

use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::error::ApiError;
use crate::rules;
use crate::state::AppState;

/// Paths where whole files come in or go out.
const FILES: &[&str] = &["/api/v1/imports", "/api/v1/maps", "/api/v1/outlets."];

/// Ends a request that takes too long to begin its answer.
pub async fn time(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let files = FILES.iter().any(|start| path.starts_with(start));
    let limit = if files { state.settings.time_for_files } else { state.settings.time };
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => ApiError::request(StatusCode::SERVICE_UNAVAILABLE, rules::SLOW).into_response(),
    }
}

/// The longest body; a handler that takes files sets its own limit on its route.
pub fn body(bytes: usize) -> DefaultBodyLimit {
    DefaultBodyLimit::max(bytes)
}
