//! One's own password: changing it, and setting it by a one-time link.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use yike_app::account;

use crate::error::{ApiError, Problem};
use crate::extract::Body;
use crate::middleware::identify::Who;
use crate::state::AppState;

/// The old and the new password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ChangePassword)]
pub struct Change {
    #[schema(format = "password")]
    old: String,
    #[schema(format = "password")]
    new: String,
}

/// A link and the password to be set.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = UseLink)]
pub struct ByLink {
    token: String,
    #[schema(format = "password")]
    password: String,
}

/// Changes one's own password; all other sessions end.
#[utoipa::path(post, path = "/api/v1/password", tag = "session", request_body = Change, responses(
    (status = 204, description = "Changed"), (status = 422, description = "Wrong or not good enough", body = Problem)))]
pub async fn change(
    State(state): State<AppState>,
    Who(caller): Who,
    Body(input): Body<Change>,
) -> Result<StatusCode, ApiError> {
    account::change_password(&state.ctx, &caller, &input.old, &input.new).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sets a password by a one-time link; all sessions of the account end.
#[utoipa::path(post, path = "/api/v1/link", tag = "session", request_body = ByLink, responses(
    (status = 204, description = "Set"), (status = 422, description = "The link is odd, or the password not good enough", body = Problem)))]
pub async fn by_link(
    State(state): State<AppState>,
    Who(caller): Who,
    Body(input): Body<ByLink>,
) -> Result<StatusCode, ApiError> {
    account::use_link(&state.ctx, &caller, &input.token, &input.password).await?;
    Ok(StatusCode::NO_CONTENT)
}
