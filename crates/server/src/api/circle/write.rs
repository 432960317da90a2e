//! Changing circles: making one, its facts, its border.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;
use yike_app::circle::{self, Band, Drawing, UpdateCircle, Wanted, Warning, warnings_of};
use yike_app::shapes::to_geojson;
use yike_app::words::Words;
use yike_domain::circle::{CircleKind, CircleStage, rules as circle_rules};
use yike_domain::outlet::Choice as _;
use yike_domain::place::org::OrgCode;
use yike_domain::{LonLat, Message};

use super::{CircleView, view};
use crate::error::ApiError;
use crate::extract::{Body, IfMatch, Path, Versioned};
use crate::middleware::identify::Who;
use crate::rules;
use crate::state::AppState;

fn odd(place: &str) -> ApiError {
    ApiError::Request(StatusCode::BAD_REQUEST, Message::new(rules::BODY_ODD).with("place", place))
}

/// A new circle.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CircleForm {
    /// Its code on signs and in addresses: letters, digits, dashes.
    pub code: String,
    /// Name.
    pub name: String,
    /// Code of the unit it belongs to.
    pub org: String,
    /// `unset`, `basic`, `improved`, `quality`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The year it is to be built in.
    pub planned_year: Option<u16>,
}

/// Makes a circle, without a border yet.
///
/// # Errors
/// Everything that is wrong with it at once; not permitted.
#[utoipa::path(post, path = "/api/v1/circles", tag = "circle", request_body = CircleForm,
    responses((status = 201, description = "It is made", body = CircleView)))]
pub async fn create(
    State(state): State<AppState>,
    Who(caller): Who,
    Body(form): Body<CircleForm>,
) -> Result<Response, ApiError> {
    let org = OrgCode::parse(&form.org).ok_or_else(|| odd("org"))?;
    let kind = form.kind.as_deref().map(|word| CircleKind::read(word).ok_or_else(|| odd("type"))).transpose()?;
    let kept =
        circle::create(&state.ctx, &caller, &form.code, &form.name, org, kind.unwrap_or_default(), form.planned_year)
            .await?;
    let place = format!("/api/v1/circles/{}", kept.id);
    let body = Versioned(kept.version, view(&state.ctx, &caller, &kept, &[]).await?);
    Ok((StatusCode::CREATED, [(LOCATION, place)], body).into_response())
}

/// What is changed of a circle; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CircleChange {
    /// Name.
    pub name: Option<String>,
    /// `unset`, `basic`, `improved`, `quality`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// `drawn`, `planned`, `measured`, `building`.
    pub stage: Option<String>,
    /// The year it is to be built in; null takes it away.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<u16>)]
    pub planned_year: Option<Option<u16>>,
    /// Whether residents see it.
    pub public: Option<bool>,
}

/// Tells null, which takes away, from nothing, which leaves as it is.
fn said<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Option<u16>>, D::Error> {
    Option::<u16>::deserialize(deserializer).map(Some)
}

/// Changes a circle's facts, or shows it to residents.
///
/// # Errors
/// Everything that is wrong with it at once; changed meanwhile; not permitted.
#[utoipa::path(patch, path = "/api/v1/circles/{id}", tag = "circle", request_body = CircleChange,
    params(("id" = Uuid, Path, description = "Its number"), ("If-Match" = String, Header, description = "The version that was read")),
    responses((status = 200, description = "It is changed", body = CircleView)))]
pub async fn change(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Body(form): Body<CircleChange>,
) -> Result<Versioned<CircleView>, ApiError> {
    let input = UpdateCircle {
        name: form.name,
        kind: form.kind.as_deref().map(|word| CircleKind::read(word).ok_or_else(|| odd("type"))).transpose()?,
        stage: form.stage.as_deref().map(|word| CircleStage::read(word).ok_or_else(|| odd("stage"))).transpose()?,
        planned_year: form.planned_year,
        public: form.public,
    };
    let kept = circle::update(&state.ctx, &caller, id, version, input).await?;
    let warnings = warnings_of(&state.ctx, &kept).await?;
    Ok(Versioned(kept.version, view(&state.ctx, &caller, &kept, &warnings).await?))
}

/// A border.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BorderForm {
    /// These communities, whole.
    pub communities: Option<Vec<String>>,
    /// This GeoJSON polygon, drawn by hand; it is pulled onto the borders of communities.
    #[schema(value_type = Option<Object>)]
    pub shape: Option<Value>,
    /// Why it is drawn so; needed for every border but the first.
    #[serde(default)]
    pub reason: String,
}

/// Draws the border of a circle: a new version.
///
/// # Errors
/// No ground, an unknown community, no reason; changed meanwhile; not permitted.
#[utoipa::path(put, path = "/api/v1/circles/{id}/boundary", tag = "circle", request_body = BorderForm,
    params(("id" = Uuid, Path, description = "Its number"), ("If-Match" = String, Header, description = "The version that was read")),
    responses((status = 200, description = "It is drawn", body = CircleView)))]
pub async fn draw(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Body(form): Body<BorderForm>,
) -> Result<Versioned<CircleView>, ApiError> {
    let code = |code: &String| OrgCode::parse(code).ok_or_else(|| odd("communities"));
    let communities =
        form.communities.map(|codes| codes.iter().map(code).collect::<Result<Vec<_>, _>>()).transpose()?;
    let shape = form.shape.filter(|shape| !shape.is_null());
    let drawing = Drawing { communities, shape, reason: form.reason };
    let (kept, crossed) = circle::draw(&state.ctx, &caller, id, version, drawing).await?;
    let mut warnings = warnings_of(&state.ctx, &kept).await?;
    if crossed {
        warnings.push(Warning { kind: "leftover", message: Message::new(circle_rules::SHAPE_CROSSED) });
    }
    Ok(Versioned(kept.version, view(&state.ctx, &caller, &kept, &warnings).await?))
}

/// Where and how large a circle is wanted.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposalForm {
    /// The centre.
    pub at: [f64; 2],
    /// The walk, minutes.
    pub minutes: u32,
    /// Id of the walking profile; the ground's first where none is named.
    pub profile: Option<String>,
    /// At least so many residents.
    pub people_min: u32,
    /// At most so many.
    pub people_max: u32,
}

/// A proposed circle.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProposalView {
    /// Its communities.
    pub communities: Vec<ProposedView>,
    /// Its ground as GeoJSON.
    #[schema(value_type = Object)]
    pub shape: Value,
    /// Its residents.
    pub people: u64,
    /// What there is to say about it.
    pub notes: Vec<String>,
}

/// A community of a proposal.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProposedView {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
}

/// Proposes communities around a centre.
///
/// # Errors
/// Limits that are none, nothing within the walk, no street map there; not permitted.
#[utoipa::path(post, path = "/api/v1/circles/proposal", tag = "circle", request_body = ProposalForm,
    responses((status = 200, description = "A proposal; nothing is kept", body = ProposalView)))]
pub async fn propose(
    State(state): State<AppState>,
    Who(caller): Who,
    Body(form): Body<ProposalForm>,
) -> Result<Json<ProposalView>, ApiError> {
    let [lon, lat] = form.at;
    let at = LonLat::from_degrees(lon, lat).ok_or_else(|| odd("at"))?;
    let people = Band { min: form.people_min, max: form.people_max };
    let wanted = Wanted { at, minutes: form.minutes, people };
    let profile = form.profile.filter(|id| !id.is_empty());
    let found = circle::propose_on_foot(&state.ctx, &caller, wanted, profile).await?;
    let words = Words::of(caller.language);
    let named = |(code, name): (OrgCode, String)| ProposedView { code: code.to_string(), name };
    Ok(Json(ProposalView {
        communities: found.communities.into_iter().map(named).collect(),
        shape: to_geojson(&found.shape),
        people: found.people,
        notes: found.notes.iter().map(|note| words.message(note)).collect(),
    }))
}
