//! A one-time link for the owner of an account.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use yike_app::account;
use yike_app::ctx::Uuid;

use crate::error::{ApiError, Problem};
use crate::extract::Path;
use crate::middleware::identify::Who;
use crate::state::AppState;

/// A link; it works once and for a day.
#[derive(Serialize, ToSchema)]
#[schema(as = OneTimeLink)]
pub struct View {
    url: String,
}

/// Gives a link by which the owner sets a password.
#[utoipa::path(post, path = "/api/v1/accounts/{id}/link", tag = "account", params(("id" = String, Path, description = "The account")),
    responses((status = 200, body = View), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn give(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
) -> Result<Json<View>, ApiError> {
    let secret = account::give_link(&state.ctx, &caller, id).await?;
    // Behind the sign, which browsers do not send, so that no log on the way holds it.
    Ok(Json(View { url: format!("{}/console/link#{secret}", state.settings.base_url()) }))
}
