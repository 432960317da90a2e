//! Outlets as files: the template, and exports of what a list shows.

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use yike_app::caller::Caller;
use yike_app::error::AppError;
use yike_app::look::taxonomy;
use yike_app::outlet::{self, Format, sheet::write_template};
use yike_app::words::Words;

use super::read::OutletQuestion;
use crate::error::ApiError;
use crate::extract::Query;
use crate::middleware::identify::Who;
use crate::state::AppState;

/// A file to be saved under a name.
#[must_use]
pub fn file(name: &str, media_type: &'static str, bytes: Vec<u8>) -> Response {
    // RFC 6266: the plain name for old programs, the real one encoded.
    let encoded: String = name.bytes().map(encode).collect();
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-._".contains(c) { c } else { '_' }).collect();
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}");
    let headers = [
        (CONTENT_TYPE, media_type.to_owned()),
        (CONTENT_DISPOSITION, disposition),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}

fn encode(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

const XLSX: &str = Format::ALL[0].2;

/// The empty template.
///
/// # Errors
/// It cannot be made.
#[utoipa::path(get, path = "/api/v1/outlets/template.xlsx", tag = "outlet",
    responses((status = 200, description = "A workbook", content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub async fn template(Who(caller): Who) -> Result<Response, ApiError> {
    let words = Words::of(caller.language);
    let bytes = write_template(taxonomy(), words).map_err(AppError::internal)?;
    Ok(file(&format!("{}.xlsx", words.say("sheet-template-title")), XLSX, bytes))
}

async fn export(state: AppState, caller: Caller, asked: OutletQuestion, format: Format) -> Result<Response, ApiError> {
    let (name, bytes) = outlet::export(&state.ctx, &caller, &asked.listing()?, format).await?;
    let (_, _, media_type) = Format::ALL[format as usize];
    Ok(file(&name, media_type, bytes))
}

/// What a list shows, as a workbook in the template's columns.
///
/// # Errors
/// A question that cannot be read; not permitted.
#[utoipa::path(get, path = "/api/v1/outlets.xlsx", tag = "outlet", params(OutletQuestion),
    responses((status = 200, description = "A workbook", content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub async fn xlsx(
    State(state): State<AppState>,
    Who(caller): Who,
    Query(asked): Query<OutletQuestion>,
) -> Result<Response, ApiError> {
    export(state, caller, asked, Format::Xlsx).await
}

/// What a list shows, as CSV.
///
/// # Errors
/// A question that cannot be read; not permitted.
#[utoipa::path(get, path = "/api/v1/outlets.csv", tag = "outlet", params(OutletQuestion),
    responses((status = 200, description = "CSV", content_type = "text/csv")))]
pub async fn csv(
    State(state): State<AppState>,
    Who(caller): Who,
    Query(asked): Query<OutletQuestion>,
) -> Result<Response, ApiError> {
    export(state, caller, asked, Format::Csv).await
}

/// What a list shows, as GeoJSON.
///
/// # Errors
/// A question that cannot be read; not permitted.
#[utoipa::path(get, path = "/api/v1/outlets.geojson", tag = "outlet", params(OutletQuestion),
    responses((status = 200, description = "GeoJSON", content_type = "application/geo+json")))]
pub async fn geojson(
    State(state): State<AppState>,
    Who(caller): Who,
    Query(asked): Query<OutletQuestion>,
) -> Result<Response, ApiError> {
    export(state, caller, asked, Format::GeoJson).await
}

/// What a list shows, as a GeoPackage.
///
/// # Errors
/// A question that cannot be read; not permitted.
#[utoipa::path(get, path = "/api/v1/outlets.gpkg", tag = "outlet", params(OutletQuestion),
    responses((status = 200, description = "A GeoPackage", content_type = "application/geopackage+sqlite3")))]
pub async fn gpkg(
    State(state): State<AppState>,
    Who(caller): Who,
    Query(asked): Query<OutletQuestion>,
) -> Result<Response, ApiError> {
    export(state, caller, asked, Format::GeoPackage).await
}
