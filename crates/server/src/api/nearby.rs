//! What is nearby as the crow flies, for everybody. The place is in the body, so that no address and no log holds it.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use yike_app::nearby::{FARTHEST_M, MOST_NEARBY, NearbyAsk, NearbyOutlet};
use yike_domain::{LonLat, Message};

use crate::error::ApiError;
use crate::extract::Body;
use crate::rules;
use crate::state::AppState;

/// Where, and what.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NearbyQuestion {
    /// Longitude and latitude in degrees.
    pub at: [f64; 2],
    /// Only of this type, by code.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Within so many metres; 1,000 where nothing is said, 5,000 at most.
    pub within_m: Option<u32>,
    /// At most so many; 20 where nothing is said, 50 at most.
    pub limit: Option<u16>,
}

/// An outlet near the place.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NearbyView {
    /// Its number.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Codes of its types.
    pub types: Vec<String>,
    /// Longitude and latitude in degrees.
    pub at: [f64; 2],
    /// As the crow flies, metres.
    pub metres: u32,
}

/// The published outlets nearest to a place.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NearbyAnswer {
    /// The nearest first.
    pub items: Vec<NearbyView>,
}

/// The published outlets nearest to a place, as the crow flies.
///
/// # Errors
/// A place off the globe.
#[utoipa::path(post, path = "/api/v1/nearby", tag = "outlet", request_body = NearbyQuestion,
    responses((status = 200, description = "Outlets, the nearest first", body = NearbyAnswer)))]
pub async fn nearby(
    State(state): State<AppState>,
    Body(question): Body<NearbyQuestion>,
) -> Result<Json<NearbyAnswer>, ApiError> {
    let [lon, lat] = question.at;
    let odd = || ApiError::Request(StatusCode::BAD_REQUEST, Message::new(rules::BODY_ODD).with("place", "at"));
    let ask = NearbyAsk {
        at: LonLat::from_degrees(lon, lat).ok_or_else(odd)?,
        kind: question.kind,
        within_m: question.within_m.unwrap_or(1000).min(FARTHEST_M),
        most: usize::from(question.limit.unwrap_or(20)).clamp(1, MOST_NEARBY),
    };
    let found = state.ctx.directory.nearby(&state.ctx, &ask).await?;
    let view = |outlet: NearbyOutlet| NearbyView {
        id: outlet.id,
        name: outlet.name,
        types: outlet.types,
        at: [outlet.at.lon_degrees(), outlet.at.lat_degrees()],
        metres: outlet.metres,
    };
    Ok(Json(NearbyAnswer { items: found.into_iter().map(view).collect() }))
}
