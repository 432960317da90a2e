//! Questions about one place: what is reached, what is near, how to walk there.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use yike_app::measure::{self, Place};
use yike_app::shapes::to_geojson;
use yike_app::words::Words;
use yike_domain::{LonLat, Message};

use crate::error::ApiError;
use crate::extract::{List, Query};
use crate::middleware::identify::Who;
use crate::rules;
use crate::state::AppState;

/// Minutes drawn where none are named.
const USUAL_MINUTES: [u32; 3] = [5, 10, 15];
/// Outlets told where no number is named.
const USUAL_NEAR: usize = 10;

fn odd(place: &str) -> ApiError {
    ApiError::Request(StatusCode::BAD_REQUEST, Message::new(rules::QUERY_ODD).with("place", place))
}

/// A place written `lon,lat` in degrees.
fn place(at: &str, profile: Option<String>) -> Result<Place, ApiError> {
    let (lon, lat) = at.split_once(',').ok_or_else(|| odd("at"))?;
    let degrees = |text: &str| text.trim().parse::<f64>().map_err(|_| odd("at"));
    let at = LonLat::from_degrees(degrees(lon)?, degrees(lat)?).ok_or_else(|| odd("at"))?;
    Ok(Place { at, profile: profile.filter(|id| !id.is_empty()) })
}

/// Where from, by whom, how far.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct IsochroneQuestion {
    /// Longitude and latitude in degrees, joined by a comma.
    pub at: String,
    /// A walking profile by id.
    pub profile: Option<String>,
    /// Minutes joined by commas; 5,10,15 where none are named.
    pub minutes: Option<String>,
}

/// The land reached from a place, one area for each number of minutes.
///
/// # Errors
/// No street map there, no street near, odd minutes.
#[utoipa::path(get, path = "/api/v1/isochrone", tag = "measure", params(IsochroneQuestion),
    responses((status = 200, description = "A GeoJSON feature collection, the largest area first", body = Object)))]
pub async fn isochrone(
    State(state): State<AppState>,
    Who(caller): Who,
    Query(asked): Query<IsochroneQuestion>,
) -> Result<Json<Value>, ApiError> {
    let minutes = match asked.minutes.as_deref().filter(|text| !text.is_empty()) {
        None => USUAL_MINUTES.to_vec(),
        Some(text) => {
            let numbers = text.split(',').map(|part| part.trim().parse().map_err(|_| odd("minutes")));
            numbers.collect::<Result<Vec<u32>, ApiError>>()?
        }
    };
    let rings = measure::isochrone(&state.ctx, &caller, place(&asked.at, asked.profile)?, minutes).await?;
    let features = rings.iter().rev().map(|ring| {
        json!({
            "type": "Feature",
            "properties": { "minutes": ring.minutes, "street_m": ring.street_m },
            "geometry": to_geojson(&ring.shape),
        })
    });
    Ok(Json(json!({ "type": "FeatureCollection", "features": features.collect::<Vec<_>>() })))
}

/// Where from, by whom, what for.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct NearQuestion {
    /// Longitude and latitude in degrees, joined by a comma.
    pub at: String,
    /// A walking profile by id.
    pub profile: Option<String>,
    /// Codes of business types, joined by commas; of any type where none is named.
    #[serde(rename = "type")]
    pub business_type: Option<String>,
    /// How many.
    pub limit: Option<usize>,
}

/// An outlet near a place.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NearView {
    /// Its number.
    pub outlet: Uuid,
    /// Name.
    pub name: String,
    /// Code of its first type.
    #[serde(rename = "type")]
    pub business_type: String,
    /// Codes of all its types.
    pub types: Vec<String>,
    /// Walking minutes, begun ones counted.
    pub walk_min: u32,
    /// Walking seconds.
    pub walk_s: u32,
    /// Metres of the way.
    pub walk_m: u32,
    /// Whether it is open now; absent where its hours are not known.
    pub open_now: Option<bool>,
    /// Longitude and latitude in degrees.
    #[schema(value_type = Vec<f64>)]
    pub at: [f64; 2],
}

/// The nearest outlets that the caller may see, nearest first, on foot.
///
/// # Errors
/// No street map there, no street near, a type that is none.
#[utoipa::path(get, path = "/api/v1/nearest", tag = "measure", params(NearQuestion),
    responses((status = 200, description = "Outlets", body = List<NearView>)))]
pub async fn nearest(
    State(state): State<AppState>,
    Who(caller): Who,
    Query(asked): Query<NearQuestion>,
) -> Result<Json<List<NearView>>, ApiError> {
    let types = asked.business_type.as_deref().unwrap_or_default().split(',').map(str::trim);
    let types: Vec<String> = types.filter(|code| !code.is_empty()).map(str::to_owned).collect();
    let from = place(&asked.at, asked.profile)?;
    let near = measure::nearest(&state.ctx, &caller, from, types, asked.limit.unwrap_or(USUAL_NEAR)).await?;
    let items = near.into_iter().map(|near| NearView {
        outlet: near.id,
        name: near.name,
        business_type: near.types.first().cloned().unwrap_or_default(),
        types: near.types,
        walk_min: near.walk_s.div_ceil(60),
        walk_s: near.walk_s,
        walk_m: near.walk_m,
        open_now: near.open_now,
        at: [near.at.lon_degrees(), near.at.lat_degrees()],
    });
    Ok(Json(List::whole(items.collect())))
}

/// Where from, by whom, where to.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct WayQuestion {
    /// Longitude and latitude in degrees, joined by a comma.
    pub at: String,
    /// Number of the outlet.
    pub outlet: Uuid,
    /// A walking profile by id.
    pub profile: Option<String>,
}

/// A way on foot.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WayView {
    /// Minutes, begun ones counted.
    pub minutes: u32,
    /// Seconds.
    pub seconds: u32,
    /// Metres.
    pub metres: u32,
    /// Its line as GeoJSON.
    #[schema(value_type = Object)]
    pub line: Value,
    /// What to do, one after the other.
    pub steps: Vec<StepView>,
}

/// A step of a way.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StepView {
    /// What to do, in the caller's language.
    pub text: String,
    /// Metres.
    pub metres: u32,
}

/// The way from a place to an outlet.
///
/// # Errors
/// No such outlet for the caller, no street map there, no way.
#[utoipa::path(get, path = "/api/v1/way", tag = "measure", params(WayQuestion),
    responses((status = 200, description = "The way", body = WayView)))]
pub async fn way(
    State(state): State<AppState>,
    Who(caller): Who,
    Query(asked): Query<WayQuestion>,
) -> Result<Json<WayView>, ApiError> {
    let way = measure::way(&state.ctx, &caller, place(&asked.at, asked.profile)?, asked.outlet).await?;
    let words = Words::of(caller.language);
    let line: Vec<[f64; 2]> = way.line.iter().map(|at| [at.lon_degrees(), at.lat_degrees()]).collect();
    let metres = |mm: u32| (mm + 500) / 1000;
    Ok(Json(WayView {
        minutes: way.duration_ms.div_ceil(60_000),
        seconds: way.duration_ms.div_ceil(1000),
        metres: metres(way.length_mm),
        line: json!({ "type": "LineString", "coordinates": line }),
        steps: way
            .steps
            .iter()
            .map(|step| StepView { text: words.message(&step.text), metres: metres(step.length_mm) })
            .collect(),
    }))
}
