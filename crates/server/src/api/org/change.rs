//! Renaming, moving, closing, splitting and merging units.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use yike_app::error::AppError;
use yike_app::org::{self, ChangeUnit};

use crate::api::account::{day_of, org_of};
use crate::error::{ApiError, Problem};
use crate::extract::{Body, Path};
use crate::middleware::identify::Who;
use crate::state::AppState;

/// What becomes of a unit, from which day on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ChangeOrgUnit)]
pub struct Input {
    /// The first day of the new state.
    on: String,
    change: Kind,
}

/// What becomes of a unit.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = OrgChange)]
pub enum Kind {
    /// It has another name.
    Rename {
        /// The new name.
        name: String,
    },
    /// It hangs under another unit.
    Move {
        /// The unit above from then on.
        parent: String,
    },
    /// It ends.
    Close {},
    /// It becomes several.
    Split {
        /// The units that come of it.
        into: Vec<Part>,
    },
    /// It and others become one.
    Merge {
        /// The others that go into it.
        others: Vec<String>,
        /// The code of what comes of it.
        code: String,
        /// Its name.
        name: String,
    },
}

/// A unit that comes of a split.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OrgPart)]
pub struct Part {
    code: String,
    name: String,
}

fn asked(kind: Kind) -> Result<ChangeUnit, AppError> {
    Ok(match kind {
        Kind::Rename { name } => ChangeUnit::Rename(name),
        Kind::Move { parent } => ChangeUnit::Move(org_of("parent", &parent)?),
        Kind::Close {} => ChangeUnit::Close,
        Kind::Split { into } => {
            let part = |part: Part| Ok((org_of("into", &part.code)?, part.name));
            ChangeUnit::Split(into.into_iter().map(part).collect::<Result<_, AppError>>()?)
        }
        Kind::Merge { others, code, name } => {
            let others = others.iter().map(|other| org_of("others", other)).collect::<Result<_, _>>()?;
            ChangeUnit::Merge(others, org_of("code", &code)?, name)
        }
    })
}

/// Changes a unit from a day on, with its lineage.
#[utoipa::path(post, path = "/api/v1/orgs/{code}/change", tag = "org", request_body = Input,
    params(("code" = String, Path, description = "The unit")),
    responses((status = 204, description = "Changed"), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn change(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(code): Path<String>,
    Body(input): Body<Input>,
) -> Result<StatusCode, ApiError> {
    let (code, on) = (org_of("code", &code)?, day_of("on", &input.on)?);
    org::change(&state.ctx, &caller, &code, on, asked(input.change)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
