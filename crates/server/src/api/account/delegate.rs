//! Delegating something of one's own.

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

/// What is to be delegated.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewDelegation)]
pub struct Input {
    /// The account that shall act.
    #[schema(value_type = String)]
    agent: Uuid,
    /// The appointment of one's own that it stands on.
    #[schema(value_type = String)]
    appointment: Uuid,
    org: String,
    rights: Vec<ScopeInput>,
    /// The first day.
    from: String,
    /// The first day after it.
    to: String,
}

/// An action on a kind of object, by their codes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Scope)]
pub struct ScopeInput {
    object: String,
    action: String,
}

/// Codes of objects and actions.
pub(super) fn codes(scopes: Vec<ScopeInput>) -> Vec<(String, String)> {
    scopes.into_iter().map(|scope| (scope.object, scope.action)).collect()
}

/// Lets another act in one's own name, for some things and some time.
#[utoipa::path(post, path = "/api/v1/delegations", tag = "account", request_body = Input,
    responses((status = 201, body = Made), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn delegate(
    State(state): State<AppState>,
    Who(caller): Who,
    Body(input): Body<Input>,
) -> Result<(StatusCode, Json<Made>), ApiError> {
    let given = account::Delegate {
        agent: input.agent,
        appointment: input.appointment,
        org: org_of("org", &input.org)?,
        rights: codes(input.rights),
        from: day_of("from", &input.from)?,
        until: day_of("to", &input.to)?,
    };
    let number = account::delegate(&state.ctx, &caller, given).await?;
    Ok((StatusCode::CREATED, Json(Made { id: number.to_string() })))
}

/// Withdraws a delegation of one's own from today on.
#[utoipa::path(delete, path = "/api/v1/delegations/{id}", tag = "account", params(("id" = String, Path, description = "The delegation")),
    responses((status = 204, description = "Withdrawn"), (status = 404, body = Problem)))]
pub async fn withdraw(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    account::withdraw_delegation(&state.ctx, &caller, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
