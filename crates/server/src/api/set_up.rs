//! First start.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yike_app::account;

use crate::error::{ApiError, Problem};
use crate::extract::Body;
use crate::middleware::identify::Who;
use crate::state::AppState;

/// Whether an administrator is still to be made.
#[derive(Serialize, ToSchema)]
#[schema(as = Setup)]
pub struct View {
    open: bool,
}

/// The link of a first start, and the account that it makes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SetUp)]
pub struct Input {
    token: String,
    login: String,
    name: String,
    #[schema(format = "password")]
    password: String,
}

/// Whether one of the three administrators is still to be made.
#[utoipa::path(get, path = "/api/v1/setup", tag = "setup", responses((status = 200, body = View)))]
pub async fn read(State(state): State<AppState>) -> Result<Json<View>, ApiError> {
    Ok(Json(View { open: account::is_open(&state.ctx).await? }))
}

/// Makes the administrator that the link is for.
#[utoipa::path(post, path = "/api/v1/setup", tag = "setup", request_body = Input, responses(
    (status = 204, description = "Made"), (status = 422, description = "The link is odd, or the account cannot be like that", body = Problem)))]
pub async fn set_up(
    State(state): State<AppState>,
    Who(caller): Who,
    Body(input): Body<Input>,
) -> Result<StatusCode, ApiError> {
    let Input { token, login, name, password } = input;
    account::set_up(&state.ctx, &caller, account::SetUp { token, login, name, password }).await?;
    Ok(StatusCode::NO_CONTENT)
}
