//! Measurement runs: asking for one, listing them, two side by side.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use yike_app::measure::{self, RunRequest, reference};
use yike_app::words::Words;
use yike_domain::place::org::OrgCode;
use yike_domain::{Day, Message};

use super::map::JobOf;
use super::moment::rfc3339;
use crate::error::ApiError;
use crate::extract::{Body, List, Page, PageQuery, Path, Query};
use crate::middleware::identify::Who;
use crate::rules;
use crate::state::AppState;

fn odd(rule: yike_domain::Rule, place: &str) -> ApiError {
    ApiError::Request(StatusCode::BAD_REQUEST, Message::new(rule).with("place", place))
}

/// What to measure.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RunForm {
    /// Code of a unit: all circles of it and those below.
    pub org: Option<String>,
    /// Number of one circle.
    pub circle: Option<Uuid>,
    /// Id of the standard.
    pub pack: String,
    /// Walking profiles by id; all of the area where none is named.
    #[serde(default)]
    pub profiles: Vec<String>,
    /// The day whose outlets are measured; today where none is named.
    pub date: Option<String>,
}

/// Asks for a run.
///
/// # Errors
/// Neither or both of unit and circle; a standard or profile that is none; a day ahead; not permitted.
#[utoipa::path(post, path = "/api/v1/runs", tag = "run", request_body = RunForm,
    responses((status = 202, description = "A job measures", body = JobOf)))]
pub async fn start(
    State(state): State<AppState>,
    Who(caller): Who,
    Body(form): Body<RunForm>,
) -> Result<Response, ApiError> {
    let given = |text: Option<String>| text.filter(|text| !text.is_empty());
    let org =
        given(form.org).map(|code| OrgCode::parse(&code).ok_or_else(|| odd(rules::BODY_ODD, "org"))).transpose()?;
    let date = given(form.date).map(|day| Day::parse(&day).ok_or_else(|| odd(rules::BODY_ODD, "date"))).transpose()?;
    let input = RunRequest { org, circle: form.circle, pack: form.pack, profiles: form.profiles, date };
    let job = measure::ask_for_run(&state.ctx, &caller, input).await?;
    Ok((StatusCode::ACCEPTED, Json(JobOf { job })).into_response())
}

/// A run.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RunView {
    /// Its number; `live` for the register as it stands now.
    pub id: String,
    /// Code of the unit.
    pub org: String,
    /// Id of the standard.
    pub pack: String,
    /// Title of the standard.
    pub pack_title: String,
    /// Walking profiles by id.
    pub profiles: Vec<String>,
    /// The day it speaks of.
    pub date: String,
    /// When it was made.
    pub at: String,
    /// `done`, or `live`.
    pub state: String,
    /// How many circles were judged.
    pub n_circles: i32,
    /// Digest of the numbers: equal ones have an equal digest.
    pub result_sha256: String,
    /// What went in.
    #[schema(value_type = Object)]
    pub receipt: Value,
    /// The circles, where one run was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub circles: Vec<RunCircleView>,
}

/// A circle of a run in a few numbers.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RunCircleView {
    /// Its number.
    pub id: Uuid,
    /// Its code then.
    pub code: String,
    /// Its name then.
    pub name: String,
    /// Residents.
    pub people: i64,
    /// Share of clauses met, from 0 to 1; absent where none has a threshold.
    pub met: Option<f64>,
    /// How many clauses have which verdict.
    #[schema(value_type = Object)]
    pub summary: Value,
}

/// A run as the interface shows it.
pub(crate) fn view(run: measure::KeptRun, words: &Words) -> RunView {
    let profiles = run.receipt.get("profiles").and_then(|ids| serde_json::from_value(ids.clone()).ok());
    let title = reference::pack(&run.pack).map(|pack| words.pick(&pack.zh, &pack.en).to_owned());
    RunView {
        id: run.id.to_string(),
        org: run.org.to_string(),
        pack_title: title.unwrap_or_else(|| run.pack.clone()),
        pack: run.pack,
        profiles: profiles.unwrap_or_default(),
        date: run.date,
        at: rfc3339(run.made_ms),
        state: "done".to_owned(),
        n_circles: run.n_circles,
        result_sha256: run.result_sha256,
        receipt: run.receipt,
        circles: Vec::new(),
    }
}

/// Which runs are asked for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RunQuestion {
    /// Code of a unit: it and all below.
    pub org: Option<String>,
    /// Number of a circle that they judged.
    pub circle: Option<Uuid>,
    /// Id of a standard.
    pub pack: Option<String>,
    /// Rows wanted.
    pub limit: Option<u32>,
    /// Where the page before ended.
    pub cursor: Option<String>,
}

/// Runs that the caller may see, the newest first.
///
/// # Errors
/// Not signed in.
#[utoipa::path(get, path = "/api/v1/runs", tag = "run", params(RunQuestion),
    responses((status = 200, description = "A page of runs", body = List<RunView>)))]
pub async fn list(
    State(state): State<AppState>,
    Who(caller): Who,
    Query(asked): Query<RunQuestion>,
) -> Result<Json<List<RunView>>, ApiError> {
    let page = Page::of(PageQuery { limit: asked.limit, cursor: asked.cursor, sort: None });
    let (sort, cursor) = page.place(&["made"])?;
    let after =
        cursor.and_then(|cursor| Some((cursor.last.first()?.as_i64()?, cursor.last.get(1)?.as_str()?.parse().ok()?)));
    let org = asked.org.filter(|code| !code.is_empty());
    let org = org.map(|code| OrgCode::parse(&code).ok_or_else(|| odd(rules::QUERY_ODD, "org"))).transpose()?;
    let query = measure::RunQuery {
        org,
        circle: asked.circle,
        pack: asked.pack.filter(|pack| !pack.is_empty()),
        after,
        limit: u64::from(page.limit) + 1,
    };
    let runs = measure::list_runs(&state.ctx, &caller, &query).await?;
    let made: BTreeMap<String, i64> = runs.iter().map(|run| (run.id.to_string(), run.made_ms)).collect();
    let words = Words::of(caller.language);
    let items = runs.into_iter().map(|run| view(run, words)).collect();
    let behind =
        |last: &RunView| sort.behind(vec![made.get(&last.id).copied().unwrap_or(0).into(), last.id.clone().into()]);
    Ok(Json(List::of(items, &page, None, behind)))
}

/// One run with its circles.
///
/// # Errors
/// There is none that the caller may see.
#[utoipa::path(get, path = "/api/v1/runs/{id}", tag = "run", params(("id" = Uuid, Path, description = "Its number")),
    responses((status = 200, description = "The run", body = RunView)))]
pub async fn get(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
) -> Result<Json<RunView>, ApiError> {
    let (run, circles) = measure::get_run(&state.ctx, &caller, id).await?;
    let circles = circles.into_iter().map(|circle| RunCircleView {
        id: circle.circle,
        code: circle.code,
        name: circle.name,
        people: circle.people,
        met: circle.met_permille.map(|met| f64::from(met) / 1000.0),
        summary: circle.summary,
    });
    Ok(Json(RunView { circles: circles.collect(), ..view(run, Words::of(caller.language)) }))
}

/// Two runs.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CompareQuestion {
    /// The earlier one.
    pub a: Uuid,
    /// The later one.
    pub b: Uuid,
}

/// Two runs side by side.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ComparedView {
    /// The earlier one.
    pub a: RunView,
    /// The later one.
    pub b: RunView,
    /// What went in that is not the same: `outlets`, `network`, `people`, `circles`, `pack`, `profiles`, `settings`.
    pub differs: Vec<String>,
    /// Circles of the later run only.
    pub new: Vec<Uuid>,
    /// Circles of the earlier run only.
    pub gone: Vec<Uuid>,
    /// What changed.
    pub rows: Vec<ComparedRow>,
}

/// A clause that changed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ComparedRow {
    /// Number of the circle.
    pub circle: Uuid,
    /// Its name.
    pub circle_name: String,
    /// Id of the clause.
    pub clause: String,
    /// Its title.
    pub title: String,
    /// The walking profile by id.
    pub profile: String,
    /// Then.
    pub a: SideView,
    /// Now.
    pub b: SideView,
}

/// A verdict of one of two runs.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SideView {
    /// `pass`, `fail`, `cannot-tell`, `no-threshold`, `not-applicable`.
    pub verdict: String,
    /// Share of residents who have it, from 0 to 1.
    pub share: f64,
}

/// Two runs side by side.
///
/// # Errors
/// One of them is none that the caller may see.
#[utoipa::path(get, path = "/api/v1/runs/compare", tag = "run", params(CompareQuestion),
    responses((status = 200, description = "What changed", body = ComparedView)))]
pub async fn compare(
    State(state): State<AppState>,
    Who(caller): Who,
    Query(asked): Query<CompareQuestion>,
) -> Result<Json<ComparedView>, ApiError> {
    let (a, b, found) = measure::comparison(&state.ctx, &caller, asked.a, asked.b).await?;
    let words = Words::of(caller.language);
    let pack = reference::pack(&b.pack);
    let title = |clause: &str| {
        let known = pack.and_then(|pack| pack.clause(clause));
        known.map_or_else(|| clause.to_owned(), |clause| words.pick(&clause.zh, &clause.en).to_owned())
    };
    let side = |verdict, permille: u32| SideView {
        verdict: measure::word(verdict).to_owned(),
        share: f64::from(permille) / 1000.0,
    };
    let rows = found.changes.iter().map(|change| ComparedRow {
        circle: change.circle,
        circle_name: change.name.clone(),
        title: title(&change.clause),
        clause: change.clause.clone(),
        profile: change.profile.clone(),
        a: side(change.verdict.0, change.reached_permille.0),
        b: side(change.verdict.1, change.reached_permille.1),
    });
    let rows = rows.collect();
    Ok(Json(ComparedView {
        differs: found.differs.iter().map(|name| (*name).to_owned()).collect(),
        new: found.new,
        gone: found.gone,
        rows,
        a: view(a, words),
        b: view(b, words),
    }))
}
