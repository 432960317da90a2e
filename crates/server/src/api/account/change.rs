//! Changing an account.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use yike_app::account;
use yike_app::ctx::Uuid;

use super::{AccountView, org_of};
use crate::error::{ApiError, Problem};
use crate::extract::{Body, IfMatch, Path, Versioned};
use crate::middleware::identify::Who;
use crate::state::AppState;

/// What is to be changed; what is not said stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ChangeAccount)]
pub struct Input {
    name: Option<String>,
    org: Option<String>,
    /// Who this is for the single sign-on; empty for none.
    subject: Option<String>,
    /// Whether it can be used; closing it ends its sessions.
    active: Option<bool>,
}

/// Changes an account.
#[utoipa::path(patch, path = "/api/v1/accounts/{id}", tag = "account", request_body = Input,
    params(("id" = String, Path, description = "The account"), ("If-Match" = String, Header, description = "The version it was read as")),
    responses((status = 200, body = AccountView), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn change(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Body(input): Body<Input>,
) -> Result<Versioned<AccountView>, ApiError> {
    let org = input.org.map(|org| org_of("org", &org)).transpose()?;
    let Input { name, subject, active, .. } = Input { org: None, ..input };
    let changes = account::ChangeAccount { name, org, subject, active };
    account::change(&state.ctx, &caller, id, version, changes).await?;
    super::list::read(State(state), Who(caller), Path(id)).await
}
