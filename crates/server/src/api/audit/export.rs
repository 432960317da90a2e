//! Events as a file.

use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use yike_app::audit;

use super::list::Question;
use crate::error::{ApiError, Problem};
use crate::extract::Query;
use crate::middleware::identify::Who;
use crate::state::AppState;

/// The events asked for as CSV, with the hashes of the chain; page and order are not asked for. That it was taken out is
/// recorded.
#[utoipa::path(get, path = "/api/v1/audit.csv", tag = "audit", params(Question), responses(
    (status = 200, content_type = "text/csv", body = String), (status = 403, body = Problem)))]
pub async fn export(
    State(state): State<AppState>,
    Who(caller): Who,
    Query(question): Query<Question>,
) -> Result<impl IntoResponse, ApiError> {
    let table = audit::export(&state.ctx, &caller, &question.asked()?).await?;
    let head = [(CONTENT_TYPE, "text/csv; charset=utf-8"), (CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"")];
    Ok((head, table))
}
