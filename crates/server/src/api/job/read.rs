//! Jobs as a list and one by one.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use yike_app::ctx::Uuid;
use yike_app::jobs::{self, AskedJobs, JobView};
use yike_app::words::Words;
use yike_domain::Message;

use crate::api::moment::rfc3339 as moment;
use crate::error::{ApiError, Problem};
use crate::extract::{List, Page, PageQuery, Path, Query};
use crate::middleware::identify::Who;
use crate::rules;
use crate::state::AppState;

/// Which jobs.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Question {
    /// `queued`, `running`, `done`, `failed`, `cancelled`.
    state: Option<String>,
    /// One kind.
    kind: Option<String>,
    /// Rows wanted: 1 to 200, 20 where not said.
    limit: Option<u32>,
    /// Where the page before ended.
    cursor: Option<String>,
    /// Only `-created_at`, the newest first.
    sort: Option<String>,
}

/// A job.
#[derive(Serialize, ToSchema)]
#[schema(as = Job)]
pub struct View {
    id: String,
    kind: String,
    /// `queued`, `running`, `done`, `failed`, `cancelled`.
    state: String,
    /// Steps done.
    done: i64,
    /// All steps, once they are known.
    total: Option<i64>,
    /// Who asked for it.
    by: Option<String>,
    org: Option<String>,
    created_at: String,
    ended_at: Option<String>,
    /// Why it failed, in the caller's language.
    error: Option<String>,
    #[schema(value_type = Option<Object>)]
    result: Option<serde_json::Value>,
    /// What it said; only of a single job.
    log: Vec<Line>,
}

/// Something that a job said, in the caller's language.
#[derive(Serialize, ToSchema)]
#[schema(as = JobLine)]
pub struct Line {
    at: String,
    text: String,
}

impl View {
    fn of(view: JobView, words: &Words) -> Self {
        let say = |json: serde_json::Value| match serde_json::from_value::<Message>(json) {
            Ok(message) => words.message(&message),
            Err(_) => String::new(),
        };
        let job = view.job;
        Self {
            id: job.id.to_string(),
            kind: job.kind,
            state: job.state.code().to_owned(),
            done: job.done,
            total: job.total,
            by: view.by,
            org: job.org,
            created_at: moment(job.created_ms),
            ended_at: job.ended_ms.map(moment),
            error: job.error.map(say),
            result: job.result,
            log: view.log.into_iter().map(|line| Line { at: moment(line.at_ms), text: say(line.message) }).collect(),
        }
    }
}

/// Jobs that one may see, the newest first: one's own, or all with a right to the configuration.
#[utoipa::path(get, path = "/api/v1/jobs", tag = "job", params(Question), responses(
    (status = 200, body = List<View>), (status = 401, body = Problem)))]
pub async fn list(
    State(state): State<AppState>,
    Who(caller): Who,
    Query(question): Query<Question>,
) -> Result<Json<List<View>>, ApiError> {
    let order = question.sort.unwrap_or_else(|| "-created_at".to_owned());
    let page = Page::of(PageQuery { limit: question.limit, cursor: question.cursor, sort: Some(order) });
    let (sort, cursor) = page.place(&["-created_at"])?;
    if !sort.reverse {
        return Err(ApiError::request(StatusCode::BAD_REQUEST, rules::SORT_ODD));
    }
    let after = cursor.as_ref().and_then(|cursor| cursor.last.first()?.as_str()?.parse().ok());
    let asked = AskedJobs { kind: question.kind, state: question.state };
    let rows = jobs::list(&state.ctx, &caller, asked, after, page.limit + 1).await?;
    let list = List::of(rows, &page, None, |last| sort.behind(vec![last.job.id.to_string().into()]));
    let words = Words::of(caller.language);
    let items = list.items.into_iter().map(|view| View::of(view, words)).collect();
    Ok(Json(List { items, next: list.next, total: list.total }))
}

/// A job that one may see, with its log.
#[utoipa::path(get, path = "/api/v1/jobs/{id}", tag = "job", params(("id" = String, Path, description = "The job")),
    responses((status = 200, body = View), (status = 404, body = Problem)))]
pub async fn read(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
) -> Result<Json<View>, ApiError> {
    let view = jobs::get(&state.ctx, &caller, id).await?;
    Ok(Json(View::of(view, Words::of(caller.language))))
}
