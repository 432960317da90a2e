//! Map sources: street maps, population, communities, and the settings of measuring.

use axum::Json;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use yike_app::map_source::{self, Kind, MapSource, MeasureSettings, SourceDoc, Upload};
use yike_domain::Message;
use yike_domain::place::org::OrgCode;

use super::moment::rfc3339;
use crate::error::ApiError;
use crate::extract::{Body, List, Path, Query};
use crate::middleware::identify::Who;
use crate::rules;
use crate::state::AppState;

/// Most bytes of one upload.
pub const MOST_BYTES: usize = 1 << 30;

/// An upload.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MapView {
    /// Its number.
    pub id: Uuid,
    /// Code of the unit it is of.
    pub org: String,
    /// `streets`, `population`, `communities`, `settings`.
    pub kind: String,
    /// Which upload of its kind and unit, from 1.
    pub number: i32,
    /// The file's name.
    pub name: String,
    /// Size of the file.
    pub bytes: i64,
    /// When it was uploaded.
    pub at: String,
    /// Whether it is in use.
    pub active: bool,
    /// State of the data, where it was said.
    pub date: Option<String>,
    /// SHA-256 of the file.
    pub sha256: Option<String>,
    /// What else was said of it.
    #[schema(value_type = Object)]
    pub doc: serde_json::Value,
}

fn view(source: MapSource) -> MapView {
    MapView {
        id: source.id,
        org: source.org.to_string(),
        kind: source.kind,
        number: source.number,
        name: source.name,
        bytes: source.bytes,
        at: rfc3339(source.uploaded_ms),
        active: source.active,
        date: source.doc.get("date").and_then(|date| date.as_str()).map(str::to_owned),
        sha256: source.blob,
        doc: source.doc,
    }
}

/// Of which unit.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct MapQuestion {
    /// Code of a unit.
    pub org: Option<String>,
}

fn code(text: Option<&str>, place: &str) -> Result<Option<OrgCode>, ApiError> {
    let given = text.filter(|code| !code.is_empty());
    given.map(|code| OrgCode::parse(code).ok_or_else(|| odd(place))).transpose()
}

fn odd(place: &str) -> ApiError {
    ApiError::Request(StatusCode::BAD_REQUEST, Message::new(rules::BODY_ODD).with("place", place))
}

/// Every upload that the caller may see.
///
/// # Errors
/// Not signed in.
#[utoipa::path(get, path = "/api/v1/maps", tag = "map", params(MapQuestion),
    responses((status = 200, description = "Uploads", body = List<MapView>)))]
pub async fn list(
    State(state): State<AppState>,
    Who(caller): Who,
    Query(asked): Query<MapQuestion>,
) -> Result<Json<List<MapView>>, ApiError> {
    let org = code(asked.org.as_deref(), "org")?;
    let sources = map_source::list(&state.ctx, &caller, org.as_ref()).await?;
    Ok(Json(List::whole(sources.into_iter().map(view).collect())))
}

/// A file with what is said of it.
#[derive(Debug, ToSchema)]
#[allow(dead_code, reason = "describes the form for the document; the form is read part by part")]
pub struct MapForm {
    /// The file.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// `streets`, `population`, `communities`.
    kind: String,
    /// Code of the unit; absent: where the caller administers.
    org: Option<String>,
    /// Coordinate system; absent: it is found out.
    crs: Option<String>,
    /// State of the data.
    date: Option<String>,
    /// The line to show wherever the data is shown.
    attribution: Option<String>,
    /// Sheet or layer.
    layer: Option<String>,
    /// Of population: `polygons`, `cells`, `raster`.
    people: Option<String>,
    /// Headers by what they mean, as a JSON object.
    columns: Option<String>,
}

/// Takes a file in under the next number; it is not in use yet.
///
/// # Errors
/// No file, a file that cannot be one of its kind; not permitted.
#[utoipa::path(post, path = "/api/v1/maps", tag = "map", request_body(content = MapForm, content_type = "multipart/form-data"),
    responses((status = 201, description = "It is kept", body = MapView)))]
pub async fn upload(
    State(state): State<AppState>,
    Who(caller): Who,
    mut form: Multipart,
) -> Result<Response, ApiError> {
    let unread = |e: axum::extract::multipart::MultipartError| {
        ApiError::Request(e.status(), Message::new(rules::BODY_ODD).with("place", e.body_text()))
    };
    let (mut file, mut kind, mut org, mut doc) = (None, None, None, SourceDoc::default());
    while let Some(part) = form.next_field().await.map_err(unread)? {
        let name = part.name().unwrap_or_default().to_owned();
        if name == "file" {
            let called = part.file_name().unwrap_or_default().to_owned();
            file = Some((called, part.bytes().await.map_err(unread)?.to_vec()));
            continue;
        }
        let text = part.text().await.map_err(unread)?;
        let given = Some(text.clone()).filter(|text| !text.is_empty());
        match name.as_str() {
            "kind" => kind = Kind::of(&text).filter(|kind| *kind != Kind::Settings),
            "org" => org = code(Some(&text), "org")?,
            "crs" => doc.crs = given,
            "date" => doc.date = given,
            "attribution" => doc.attribution = given,
            "layer" => doc.layer = given,
            "people" => doc.people = given,
            "columns" => {
                doc.columns =
                    serde_json::from_str(if text.is_empty() { "{}" } else { &text }).map_err(|_| odd("columns"))?;
            }
            _ => {}
        }
    }
    let (name, bytes) = file.ok_or_else(|| odd("file"))?;
    let kind = kind.ok_or_else(|| odd("kind"))?;
    let source = map_source::upload(&state.ctx, &caller, Upload { org, kind, name, bytes, doc }).await?;
    Ok((StatusCode::CREATED, Json(view(source))).into_response())
}

/// New settings of measuring.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettingsForm {
    /// Code of the unit.
    pub org: String,
    /// The settings: `packs`, `profiles`, `gates`, `snap_m`, `nearest`, `allow_unverified`, `complete`.
    #[schema(value_type = Object)]
    pub settings: MeasureSettings,
}

/// Keeps new settings under the next number; they are not in use yet.
///
/// # Errors
/// Settings that are none of the choices; not permitted.
#[utoipa::path(post, path = "/api/v1/maps/settings", tag = "map", request_body = SettingsForm,
    responses((status = 201, description = "They are kept", body = MapView)))]
pub async fn settings(
    State(state): State<AppState>,
    Who(caller): Who,
    Body(form): Body<SettingsForm>,
) -> Result<Response, ApiError> {
    let org = OrgCode::parse(&form.org).ok_or_else(|| odd("org"))?;
    let source = map_source::set(&state.ctx, &caller, org, form.settings).await?;
    Ok((StatusCode::CREATED, Json(view(source))).into_response())
}

/// What is under way.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct JobOf {
    /// Number of the job.
    pub job: Uuid,
}

/// Takes an upload into use: a job reads it first, so that what cannot be read never comes into use.
///
/// # Errors
/// There is none; not permitted.
#[utoipa::path(post, path = "/api/v1/maps/{id}/activate", tag = "map", params(("id" = Uuid, Path, description = "Its number")),
    responses((status = 202, description = "A job reads it", body = JobOf)))]
pub async fn activate(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
) -> Result<Response, ApiError> {
    let job = map_source::take_into_use(&state.ctx, &caller, id).await?;
    Ok((StatusCode::ACCEPTED, Json(JobOf { job })).into_response())
}
