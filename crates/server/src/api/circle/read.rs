//! Reading circles: lists, one, its versions.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use yike_app::circle::{self, CircleListing};
use yike_app::shapes::to_geojson;
use yike_domain::Message;
use yike_domain::circle::CircleStage;
use yike_domain::outlet::Choice as _;
use yike_domain::place::org::OrgCode;

use super::{CircleView, view};
use crate::api::outlet::read::box_of;
use crate::error::ApiError;
use crate::extract::{List, Page, PageQuery, Path, Query, Versioned};
use crate::middleware::identify::Who;
use crate::rules;
use crate::state::AppState;

/// Which circles are asked for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CircleQuestion {
    /// A name, a sound, a code.
    pub q: Option<String>,
    /// Code of a unit: it and all below.
    pub org: Option<String>,
    /// `drawn`, `planned`, `measured`, `building`.
    pub stage: Option<String>,
    /// West, south, east, north in degrees.
    pub bbox: Option<String>,
    /// Rows wanted.
    pub limit: Option<u32>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// `name`, with `-` before it for the reverse.
    pub sort: Option<String>,
}

/// Lists circles.
///
/// # Errors
/// A question that cannot be read.
#[utoipa::path(get, path = "/api/v1/circles", tag = "circle", params(CircleQuestion),
    responses((status = 200, description = "A page of circles", body = List<CircleView>)))]
pub async fn list(
    State(state): State<AppState>,
    Who(caller): Who,
    Query(asked): Query<CircleQuestion>,
) -> Result<Json<List<CircleView>>, ApiError> {
    let odd =
        |place: &str| ApiError::Request(StatusCode::BAD_REQUEST, Message::new(rules::QUERY_ODD).with("place", place));
    let given = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let page = Page::of(PageQuery { limit: asked.limit, cursor: asked.cursor.clone(), sort: asked.sort.clone() });
    let (sort, cursor) = page.place(&["name"])?;
    let after = cursor.and_then(|cursor| {
        Some((cursor.last.first()?.as_str()?.to_owned(), cursor.last.get(1)?.as_str()?.parse().ok()?))
    });
    let listing = CircleListing {
        text: given(&asked.q),
        org: given(&asked.org).map(|code| OrgCode::parse(&code).ok_or_else(|| odd("org"))).transpose()?,
        stage: given(&asked.stage).map(|word| CircleStage::read(&word).ok_or_else(|| odd("stage"))).transpose()?,
        area: given(&asked.bbox).map(|text| box_of(&text).ok_or_else(|| odd("bbox"))).transpose()?,
        after,
        reverse: sort.reverse,
        limit: u64::from(page.limit) + 1,
    };
    let found = circle::list(&state.ctx, &caller, &listing).await?;
    let mut items = Vec::with_capacity(found.items.len());
    for kept in &found.items {
        items.push(view(&state.ctx, &caller, kept, &[]).await?);
    }
    let behind = |last: &CircleView| sort.behind(vec![last.name.clone().into(), last.id.to_string().into()]);
    Ok(Json(List::of(items, &page, Some(found.total), behind)))
}

/// One circle.
///
/// # Errors
/// There is none, or none for the caller.
#[utoipa::path(get, path = "/api/v1/circles/{id}", tag = "circle", params(("id" = Uuid, Path, description = "Its number")),
    responses((status = 200, description = "The circle", body = CircleView)))]
pub async fn get(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
) -> Result<Versioned<CircleView>, ApiError> {
    let (kept, warnings) = circle::get(&state.ctx, &caller, id).await?;
    Ok(Versioned(kept.version, view(&state.ctx, &caller, &kept, &warnings).await?))
}

/// A border of a circle.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BorderView {
    /// Its number, from 1.
    pub version: u32,
    /// On which day it was drawn.
    pub on: String,
    /// Number of the account that drew it.
    pub by: Option<String>,
    /// Why.
    pub reason: String,
    /// `communities` or `free_hand`.
    pub drawn: String,
    /// The border as GeoJSON.
    #[schema(value_type = Object)]
    pub shape: Value,
    /// What it changed.
    pub diff: DiffView,
}

/// What a border changed against the one before.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DiffView {
    /// Ground that came in, square kilometres.
    pub added_km2: f64,
    /// Ground that went out, square kilometres.
    pub removed_km2: f64,
    /// Ground that came in, as GeoJSON.
    #[schema(value_type = Object, nullable)]
    pub added: Value,
    /// Ground that went out, as GeoJSON.
    #[schema(value_type = Object, nullable)]
    pub removed: Value,
}

/// Every border a circle ever had, the latest first.
///
/// # Errors
/// There is none, or none for the caller.
#[utoipa::path(get, path = "/api/v1/circles/{id}/versions", tag = "circle", params(("id" = Uuid, Path, description = "Its number")),
    responses((status = 200, description = "Borders", body = List<BorderView>)))]
pub async fn versions(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
) -> Result<Json<List<BorderView>>, ApiError> {
    let km2 = |m2: f64| (m2 / 100.0).round() / 10_000.0;
    let versions = circle::versions(&state.ctx, &caller, id).await?.into_iter().map(|version| BorderView {
        version: version.boundary.number,
        on: version.boundary.on.to_string(),
        by: Some(version.boundary.who).filter(|who| !who.is_empty()),
        reason: version.boundary.reason,
        drawn: match version.boundary.drawn {
            yike_domain::circle::Drawn::Communities => "communities".to_owned(),
            yike_domain::circle::Drawn::FreeHand => "free_hand".to_owned(),
        },
        shape: to_geojson(&version.shape),
        diff: DiffView {
            added_km2: km2(version.added.area_m2()),
            removed_km2: km2(version.removed.area_m2()),
            added: to_geojson(&version.added),
            removed: to_geojson(&version.removed),
        },
    });
    Ok(Json(List::whole(versions.collect())))
}
