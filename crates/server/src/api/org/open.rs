//! Opening a unit.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use yike_app::account::rules;
use yike_app::error::AppError;
use yike_app::org;
use yike_domain::Message;

use crate::api::account::{day_of, org_of};
use crate::error::{ApiError, Problem};
use crate::extract::Body;
use crate::middleware::identify::Who;
use crate::state::AppState;

/// A unit to be opened.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewOrgUnit)]
pub struct Input {
    code: String,
    name: String,
    /// province, xpcc, division, city, district, county, subdistrict, community.
    kind: String,
    parent: String,
    /// The first day.
    from: String,
}

/// Opens a unit under another one.
#[utoipa::path(post, path = "/api/v1/orgs", tag = "org", request_body = Input, responses(
    (status = 201, description = "Opened"), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn open(
    State(state): State<AppState>,
    Who(caller): Who,
    Body(input): Body<Input>,
) -> Result<StatusCode, ApiError> {
    let kind = serde_json::from_value(input.kind.into());
    let unit = org::NewUnit {
        code: org_of("code", &input.code)?,
        name: input.name,
        kind: kind.map_err(|_| AppError::invalid("kind", Message::new(rules::ORG_NONE)))?,
        parent: org_of("parent", &input.parent)?,
        from: day_of("from", &input.from)?,
    };
    org::open(&state.ctx, &caller, unit).await?;
    Ok(StatusCode::CREATED)
}
