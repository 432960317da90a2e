//! Setting up the second factor.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use qrcode::QrCode;
use qrcode::render::svg;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yike_app::account;
use yike_app::error::AppError;

use crate::error::{ApiError, Problem};
use crate::extract::Body;
use crate::middleware::identify::Who;
use crate::state::AppState;

/// What the owner's app takes over.
#[derive(Serialize, ToSchema)]
#[schema(as = SecondFactorOffer)]
pub struct View {
    /// The secret in letters.
    secret: String,
    /// The same as apps read it.
    otpauth: String,
    /// The same as a picture.
    qr_svg: String,
}

/// A first code.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SecondFactorCode)]
pub struct Input {
    code: String,
}

/// Nothing is said.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Nothing)]
pub struct Nothing {}

/// Begins setting up a second factor; it counts once a first code has come.
#[utoipa::path(post, path = "/api/v1/second-factor", tag = "session", request_body = Nothing, responses(
    (status = 200, body = View), (status = 403, description = "Sign in again first", body = Problem)))]
pub async fn begin(
    State(state): State<AppState>,
    Who(caller): Who,
    Body(Nothing {}): Body<Nothing>,
) -> Result<Json<View>, ApiError> {
    let offer = account::begin_second_factor(&state.ctx, &caller).await?;
    let picture = QrCode::new(&offer.otpauth).map_err(|error| AppError::internal(error.to_string()))?;
    let qr_svg = picture.render::<svg::Color<'_>>().min_dimensions(200, 200).build();
    Ok(Json(View { secret: offer.secret, otpauth: offer.otpauth, qr_svg }))
}

/// Takes the second factor into use.
#[utoipa::path(post, path = "/api/v1/second-factor/confirm", tag = "session", request_body = Input, responses(
    (status = 204, description = "In use"), (status = 422, description = "The code is wrong", body = Problem)))]
pub async fn confirm(
    State(state): State<AppState>,
    Who(caller): Who,
    Body(input): Body<Input>,
) -> Result<StatusCode, ApiError> {
    account::confirm_second_factor(&state.ctx, &caller, &input.code).await?;
    Ok(StatusCode::NO_CONTENT)
}
