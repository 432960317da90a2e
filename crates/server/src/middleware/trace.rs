//! A number, a log line and a measurement for every request; and what becomes of a panic.

use std::any::Any;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tracing::Instrument;
use uuid::Uuid;
use yike_app::error::AppError;

use crate::error::ApiError;
use crate::state::AppState;

/// Gives the request a number, which the answer and every log line below carry, and notes how it went.
///
/// The log says which route was taken, not the address asked for: what people look for stays with them.
pub async fn request(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let id = Uuid::now_v7().to_string();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str).to_owned();
    let span = tracing::info_span!("request", id);
    let started = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let took = started.elapsed();
    let status = response.status().as_u16();
    state.metrics.request(&method, &route, status, took);
    let _inside = span.enter();
    tracing::info!(%method, route, status, duration_ms = took.as_secs_f64() * 1000.0, "answered {method} {route}");
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}

/// The answer to a request whose handler panicked; the panic's words stay in the log.
pub fn panicked(fault: Box<dyn Any + Send + 'static>) -> Response {
    let words = fault.downcast_ref::<String>().cloned().or_else(|| fault.downcast_ref::<&str>().map(|&s| s.to_owned()));
    ApiError::App(AppError::internal(format!("a handler panicked: {}", words.unwrap_or_default()))).into_response()
}
