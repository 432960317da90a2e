//! The interface described by itself.

use std::sync::OnceLock;

use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

use crate::error::Problem;
use crate::router;

/// What stands at the head of the document.
#[derive(OpenApi)]
#[openapi(
    info(title = "Yike", description = "The interface of the service for 15-minute living circles. Ids are UUIDs, times \
        RFC 3339 in UTC, days `2026-01-31`, positions `[lon, lat]` in degrees (CGCS2000). A change needs `X-Yike: 1` \
        unless it is signed with a token; a change of a kept object needs `If-Match`; a `POST` may carry an \
        `Idempotency-Key`.", license(name = "Apache-2.0", identifier = "Apache-2.0")),
    components(schemas(Problem)),
    modifiers(&Signing)
)]
pub struct Document;

/// How a request is signed: the cookie of a session, or a token.
struct Signing;

impl Modify for Signing {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_default();
        let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new("yike_session")));
        components.add_security_scheme("session", cookie);
        let token = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
        components.add_security_scheme("token", token);
    }
}

/// The OpenAPI document.
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "document", responses((status = 200, description = "The document")))]
pub async fn document() -> impl IntoResponse {
    static TEXT: OnceLock<String> = OnceLock::new();
    let text = TEXT.get_or_init(|| router::document().to_pretty_json().unwrap_or_default());
    ([(CONTENT_TYPE, "application/json")], text.as_str())
}
