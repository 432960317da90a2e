//! OGC API – Features: what is disclosed, for programs that read maps (QGIS, GDAL …).
//!
//! Collections hold published circles and the outlets in them, as the public may see them, whoever
//! asks. Conforms to Part 1 (Core, GeoJSON, HTML) and Part 2 (coordinate systems).
//!
//! # References
//! OGC 17-069r4, *OGC API – Features – Part 1: Core*; OGC 18-058r1, *Part 2: Coordinate Reference
//! Systems by Reference*.

mod collections;
mod crs;
mod html;
mod items;
mod shown;

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use serde_json::json;

use crate::error::ApiError;
use crate::extract::Query;
use crate::state::AppState;

use shown::{Form, links, shown};

/// Conformance classes.
const CLASSES: [&str; 4] = [
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
    "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
];

/// Everything under `/ogc`.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/", get(landing))
        .route("/conformance", get(conformance))
        .route("/api", get(crate::api::document::document))
        .route("/collections", get(collections::all))
        .route("/collections/{id}", get(collections::one))
        .route("/collections/{id}/items", get(items::all))
        .route("/collections/{id}/items/{feature}", get(items::one))
}

/// The form alone: what every page may be asked for.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormQuestion {
    f: Option<String>,
}

/// Where everything begins.
///
/// # Errors
/// A form that there is not.
pub async fn landing(
    State(state): State<AppState>,
    headers: HeaderMap,
    Query(asked): Query<FormQuestion>,
) -> Result<Response, ApiError> {
    let form = Form::of(asked.f.as_deref(), &headers)?;
    let base = format!("{}/ogc", state.settings.base_url());
    let mut all = links(&base, "/", form);
    all.extend([
        json!({ "rel": "service-desc", "type": "application/vnd.oai.openapi+json;version=3.1", "title": "API", "href": format!("{base}/api") }),
        json!({ "rel": "conformance", "type": "application/json", "title": "Conformance", "href": format!("{base}/conformance") }),
        json!({ "rel": "data", "type": "application/json", "title": "Collections", "href": format!("{base}/collections") }),
    ]);
    let body = json!({
        "title": "Yike",
        "description": "Published living circles and the outlets in them. 已公开的便民生活圈及其网点。",
        "links": all,
    });
    shown(form, "Yike", &body)
}

async fn conformance(
    State(_): State<AppState>,
    headers: HeaderMap,
    Query(asked): Query<FormQuestion>,
) -> Result<Response, ApiError> {
    let form = Form::of(asked.f.as_deref(), &headers)?;
    shown(form, "Conformance", &json!({ "conformsTo": CLASSES }))
}
