//! What every request passes through, from the outside in; [`around`] is the one order.

pub mod cross_site;
pub mod headers;
pub mod idempotency;
pub mod identify;
pub mod limits;
pub mod rate;
pub mod trace;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

use crate::state::AppState;
use crate::{error, language};

/// The router with everything around it. The last layer added is the outermost.
pub fn around(router: Router<AppState>, state: &AppState) -> Router<AppState> {
    let packed = DefaultPredicate::new()
        .and(NotForContentType::const_new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
        .and(NotForContentType::const_new("application/geopackage+sqlite3"));
    router
        .layer(from_fn_with_state(state.clone(), idempotency::once))
        .layer(from_fn_with_state(state.clone(), rate::limit))
        .layer(from_fn_with_state(state.clone(), identify::identify))
        .layer(from_fn(cross_site::refuse))
        .layer(from_fn_with_state(state.clone(), limits::time))
        .layer(limits::body(state.settings.body))
        .layer(CatchPanicLayer::custom(trace::panicked))
        .layer(from_fn(error::word))
        .layer(from_fn(language::choose))
        .layer(CompressionLayer::new().compress_when(packed))
        .layer(from_fn_with_state(state.clone(), headers::secure))
        .layer(from_fn_with_state(state.clone(), trace::request))
}
