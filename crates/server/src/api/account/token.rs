//! Tokens of outside systems.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yike_app::account::{self, Token};
use yike_app::ctx::Uuid;

use super::delegate::{ScopeInput, codes};
use crate::api::moment::rfc3339;
use crate::error::{ApiError, Problem};
use crate::extract::{Body, List, Path};
use crate::middleware::identify::Who;
use crate::state::AppState;

/// A token to be given.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewToken)]
pub struct Input {
    name: String,
    /// What it can be used for, of what has been delegated to the account.
    scopes: Vec<ScopeInput>,
    /// For how many days.
    days: u32,
}

/// A token with its secret, which is shown once.
#[derive(Serialize, ToSchema)]
#[schema(as = GivenToken)]
pub struct Given {
    id: String,
    /// To be sent as `Authorization: Bearer …`.
    token: String,
}

/// A token without its secret.
#[derive(Serialize, ToSchema)]
#[schema(as = Token)]
pub struct View {
    id: String,
    name: String,
    scopes: Vec<ScopeView>,
    created_at: String,
    expires_at: String,
    seen_at: Option<String>,
    ended_at: Option<String>,
}

/// What a token can be used for.
#[derive(Serialize, ToSchema)]
#[schema(as = TokenScope)]
pub struct ScopeView {
    object: String,
    action: String,
}

impl From<Token> for View {
    fn from(token: Token) -> Self {
        let scopes = token.scopes.into_iter().map(|(object, action)| ScopeView { object, action });
        Self {
            id: token.id.to_string(),
            name: token.name,
            scopes: scopes.collect(),
            created_at: rfc3339(token.created_ms),
            expires_at: rfc3339(token.expires_ms),
            seen_at: token.seen_ms.map(rfc3339),
            ended_at: token.ended_ms.map(rfc3339),
        }
    }
}

/// Gives a token to the account of an outside system.
#[utoipa::path(post, path = "/api/v1/accounts/{id}/tokens", tag = "account", request_body = Input,
    params(("id" = String, Path, description = "The account")),
    responses((status = 201, body = Given), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn give(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
    Body(input): Body<Input>,
) -> Result<(StatusCode, Json<Given>), ApiError> {
    let new = account::NewToken { name: input.name, scopes: codes(input.scopes), days: input.days };
    let (number, token) = account::give_token(&state.ctx, &caller, id, new).await?;
    Ok((StatusCode::CREATED, Json(Given { id: number.to_string(), token })))
}

/// The tokens of an account.
#[utoipa::path(get, path = "/api/v1/accounts/{id}/tokens", tag = "account", params(("id" = String, Path, description = "The account")),
    responses((status = 200, body = List<View>), (status = 403, body = Problem)))]
pub async fn list(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
) -> Result<Json<List<View>>, ApiError> {
    let tokens = account::tokens(&state.ctx, &caller, id).await?;
    Ok(Json(List::whole(tokens.into_iter().map(View::from).collect())))
}

/// Withdraws a token.
#[utoipa::path(delete, path = "/api/v1/accounts/{id}/tokens/{token}", tag = "account",
    params(("id" = String, Path, description = "The account"), ("token" = String, Path, description = "The token")),
    responses((status = 204, description = "Withdrawn"), (status = 404, body = Problem)))]
pub async fn withdraw(
    State(state): State<AppState>,
    Who(caller): Who,
    Path((id, token)): Path<(Uuid, Uuid)>,
) -> Result<StatusCode, ApiError> {
    account::withdraw_token(&state.ctx, &caller, id, token).await?;
    Ok(StatusCode::NO_CONTENT)
}
