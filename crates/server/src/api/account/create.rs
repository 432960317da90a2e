//! Making an account.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yike_app::account;

use super::org_of;
use crate::error::{ApiError, Problem};
use crate::extract::Body;
use crate::middleware::identify::Who;
use crate::state::AppState;

/// A new account: no password and no right comes with it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewAccount)]
pub struct Input {
    login: String,
    name: String,
    org: String,
    /// Who this is for the single sign-on.
    subject: Option<String>,
}

/// The number of what was made.
#[derive(Serialize, ToSchema)]
pub struct Made {
    /// Its number.
    pub id: String,
}

/// Makes an account.
#[utoipa::path(post, path = "/api/v1/accounts", tag = "account", request_body = Input, responses(
    (status = 201, body = Made), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn create(
    State(state): State<AppState>,
    Who(caller): Who,
    Body(input): Body<Input>,
) -> Result<(StatusCode, Json<Made>), ApiError> {
    let org = org_of("org", &input.org)?;
    let new = account::NewAccount { login: input.login, name: input.name, org, subject: input.subject };
    let id = account::create(&state.ctx, &caller, new).await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.to_string() })))
}
