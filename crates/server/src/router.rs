//! Everything that can be asked, as one list.

use axum::Router;
use axum::routing::get;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::AppState;
use crate::{api, console, middleware, ops};

/// The interface `/api/v1`, each path with its methods. Its order is the order of the OpenAPI document.
fn interface() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(api::document::Document::openapi()).routes(routes!(api::document::document))
}

/// The OpenAPI document of the interface.
#[must_use]
pub fn document() -> utoipa::openapi::OpenApi {
    interface().into_openapi()
}

/// The whole service.
pub fn router(state: AppState) -> Router {
    let (interface, _) = interface().split_for_parts();
    let router = interface
        .route("/console", get(console::to_folder))
        .route("/console/", get(console::start))
        .route("/console/{*path}", get(console::file))
        .route("/healthz", get(ops::alive))
        .route("/readyz", get(ops::ready))
        .route("/metrics", get(ops::metrics));
    middleware::around(router, &state).with_state(state)
}
