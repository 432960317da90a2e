//! Vector tiles: `/tiles/{layer}/{z}/{x}/{y}.mvt`.

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use yike_app::measure::{Layer, tile};
use yike_app::tiles::TileId;

use crate::error::ApiError;
use crate::extract::{Path, Query};
use crate::middleware::identify::Who;
use crate::rules;
use crate::state::AppState;

/// Minutes of the layer of homes where none are named.
const USUAL_MINUTES: u32 = 15;
/// Most minutes of the layer of homes: as far as the nearest is looked for.
const MOST_MINUTES: u32 = 30;

/// What the layer of homes is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct OriginsQuestion {
    #[serde(rename = "type")]
    business_type: Option<String>,
    profile: Option<String>,
    minutes: Option<u32>,
}

/// One tile; nothing (204) where nothing of the layer lies in it for the caller.
///
/// # Errors
/// No such layer or tile; homes are for staff.
pub async fn get(
    State(state): State<AppState>,
    Who(caller): Who,
    Path((layer, z, x, y)): Path<(String, u8, u32, String)>,
    Query(asked): Query<OriginsQuestion>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let none = || ApiError::request(StatusCode::NOT_FOUND, rules::NO_PATH);
    let row = y.strip_suffix(".mvt").and_then(|y| y.parse().ok()).ok_or_else(none)?;
    let id = TileId::new(z, x, row).ok_or_else(none)?;
    let layer = match layer.as_str() {
        "base" => Layer::Base,
        "circles" => Layer::Circles,
        "outlets" => Layer::Outlets,
        "origins" => Layer::Origins {
            business_type: asked.business_type.unwrap_or_default(),
            profile: asked.profile.filter(|id| !id.is_empty()),
            minutes: asked.minutes.unwrap_or(USUAL_MINUTES).clamp(1, MOST_MINUTES),
        },
        _ => return Err(none()),
    };
    let (version, bytes) = tile(&state.ctx, &caller, layer, id).await?;
    if bytes.is_empty() {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    // What one caller may see is not for another's browser: private, asked again each time.
    let tag = format!("\"t{version}-{:x}\"", check_sum(&bytes));
    let cached = [
        (CACHE_CONTROL, "private, no-cache".to_owned()),
        (ETAG, tag.clone()),
        (VARY, "Cookie, Authorization".to_owned()),
    ];
    if headers.get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, cached).into_response());
    }
    Ok((cached, [(CONTENT_TYPE, "application/vnd.mapbox-vector-tile")], bytes.to_vec()).into_response())
}

/// A check sum of a tile, for its tag (FNV-1a, 64 bits).
fn check_sum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}
