//! A unit with its lineage.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use yike_app::org;
use yike_domain::place::org::OrgCode;

use super::list::View;
use crate::api::account::org_of;
use crate::error::{ApiError, Problem};
use crate::extract::Path;
use crate::state::AppState;

/// A unit with what it was and became.
#[derive(Serialize, ToSchema)]
#[schema(as = OrgHistory)]
pub struct History {
    /// The unit today; none when it has ended or not begun.
    now: Option<View>,
    /// All it has been, in the order of time.
    versions: Vec<View>,
    /// The changes of lineage that it took part in.
    lineage: Vec<Lineage>,
    /// The units above, from the nation down.
    above: Vec<View>,
    /// Names of the groups that it belongs to today.
    groups: Vec<String>,
}

/// A change of lineage.
#[derive(Serialize, ToSchema)]
#[schema(as = OrgLineage)]
pub struct Lineage {
    /// rename, move, split, merge.
    kind: String,
    on: String,
    from: Vec<String>,
    to: Vec<String>,
}

/// A unit with its lineage.
#[utoipa::path(get, path = "/api/v1/orgs/{code}", tag = "org", params(("code" = String, Path, description = "The unit")),
    responses((status = 200, body = History), (status = 404, body = Problem)))]
pub async fn read(State(state): State<AppState>, Path(code): Path<String>) -> Result<Json<History>, ApiError> {
    let history = org::unit(&state.ctx, &org_of("code", &code)?)?;
    let codes = |codes: &[OrgCode]| codes.iter().map(OrgCode::to_string).collect();
    let lineage = history.changes.iter().map(|change| Lineage {
        kind: serde_json::to_value(change.kind).ok().and_then(|k| k.as_str().map(str::to_owned)).unwrap_or_default(),
        on: change.on.to_string(),
        from: codes(&change.from),
        to: codes(&change.to),
    });
    Ok(Json(History {
        lineage: lineage.collect(),
        now: history.now.map(View::from),
        versions: history.versions.into_iter().map(View::from).collect(),
        above: history.above.into_iter().map(View::from).collect(),
        groups: history.groups,
    }))
}
