//! Giving and ending roles.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use yike_app::account;
use yike_app::ctx::Uuid;

use super::create::Made;
use super::{day_of, org_of};
use crate::error::{ApiError, Problem};
use crate::extract::{Body, Path};
use crate::middleware::identify::Who;
use crate::state::AppState;

/// A role to be given.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewAppointment)]
pub struct Input {
    /// Its code, such as `R5`.
    role: String,
    org: String,
    /// The code of the line, where the role has one.
    line: Option<String>,
    /// The first day.
    from: String,
    /// The first day after it.
    to: Option<String>,
}

/// Gives a role to an account.
#[utoipa::path(post, path = "/api/v1/accounts/{id}/appointments", tag = "account", request_body = Input,
    params(("id" = String, Path, description = "The account")),
    responses((status = 201, body = Made), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn appoint(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
    Body(input): Body<Input>,
) -> Result<(StatusCode, Json<Made>), ApiError> {
    let until = input.to.filter(|day| !day.is_empty()).map(|day| day_of("to", &day)).transpose()?;
    let org = org_of("org", &input.org)?;
    let from = day_of("from", &input.from)?;
    let post = account::Appoint { role: input.role, org, line: input.line, from, until };
    let number = account::appoint(&state.ctx, &caller, id, post).await?;
    Ok((StatusCode::CREATED, Json(Made { id: number.to_string() })))
}

/// Ends an appointment from today on.
#[utoipa::path(delete, path = "/api/v1/appointments/{id}", tag = "account", params(("id" = String, Path, description = "The appointment")),
    responses((status = 204, description = "Ended"), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn end(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    account::end_appointment(&state.ctx, &caller, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
