//! Cancelling jobs and trying them again.

use axum::extract::State;
use axum::http::StatusCode;
use yike_app::ctx::Uuid;
use yike_app::jobs;

use crate::error::{ApiError, Problem};
use crate::extract::Path;
use crate::middleware::identify::Who;
use crate::state::AppState;

/// Cancels a job: at once where it waits, else as soon as it can stop.
#[utoipa::path(post, path = "/api/v1/jobs/{id}/cancel", tag = "job",
    params(("id" = String, Path, description = "The job")), responses(
    (status = 204), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn cancel(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    jobs::cancel(&state.ctx, &caller, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Tries a job again that failed or was cancelled.
#[utoipa::path(post, path = "/api/v1/jobs/{id}/retry", tag = "job",
    params(("id" = String, Path, description = "The job")), responses(
    (status = 204), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn retry(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    jobs::retry(&state.ctx, &caller, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
