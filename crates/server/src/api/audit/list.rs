//! Events as a list, the newest first.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use yike_app::audit::{self, Asked, Seen};
use yike_domain::Day;

use crate::api::moment::rfc3339 as moment;
use crate::error::{ApiError, Problem};
use crate::extract::{List, Page, PageQuery, Query};
use crate::middleware::identify::Who;
use crate::rules;
use crate::state::AppState;

/// Which events.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Question {
    /// The object.
    object: Option<String>,
    /// The code of the kind of object.
    kind: Option<String>,
    /// Who did it or in whose name: the number or the login of an account.
    account: Option<String>,
    /// What was done, `outlet.update`, or a noun for all that was done to such objects.
    action: Option<String>,
    /// How it ended: `done`, `refused`, `failed`.
    outcome: Option<String>,
    /// The first day, in China.
    from: Option<String>,
    /// The last day, in China.
    to: Option<String>,
    /// Rows wanted: 1 to 200, 20 where not said.
    limit: Option<u32>,
    /// Where the page before ended.
    cursor: Option<String>,
    /// Only `-seq`, the newest first.
    sort: Option<String>,
}

/// An audit event.
#[derive(Serialize, ToSchema)]
#[schema(as = AuditEvent)]
pub struct View {
    seq: i64,
    at: String,
    account: Option<String>,
    account_name: Option<String>,
    on_behalf_of: Option<String>,
    /// The code of the role that allowed it.
    role: Option<String>,
    /// Where from: an address, `cli`, `job:…`.
    source: String,
    action: String,
    kind: String,
    object: String,
    org: Option<String>,
    /// `done`, `refused` or `failed`.
    outcome: String,
    #[schema(value_type = Object)]
    detail: serde_json::Value,
    /// SHA-256 of the object before and after.
    before: Option<String>,
    after: Option<String>,
    hash: String,
}

impl From<Seen> for View {
    fn from(seen: Seen) -> Self {
        let event = seen.event;
        Self {
            seq: event.seq,
            at: moment(event.at_ms),
            account: event.account.map(|id| id.to_string()),
            account_name: seen.account_name,
            on_behalf_of: event.on_behalf_of.map(|id| id.to_string()),
            role: event.role,
            source: event.source,
            action: event.action,
            kind: event.kind,
            object: event.object,
            org: event.org,
            outcome: event.outcome,
            detail: serde_json::from_str(&event.detail).unwrap_or_default(),
            before: event.before.as_deref().map(audit::hex),
            after: event.after.as_deref().map(audit::hex),
            hash: audit::hex(&event.hash),
        }
    }
}

/// Events that one may see, the newest first.
#[utoipa::path(get, path = "/api/v1/audit", tag = "audit", params(Question), responses(
    (status = 200, body = List<View>), (status = 403, body = Problem)))]
pub async fn list(
    State(state): State<AppState>,
    Who(caller): Who,
    Query(question): Query<Question>,
) -> Result<Json<List<View>>, ApiError> {
    let query = PageQuery {
        limit: question.limit,
        cursor: question.cursor.clone(),
        sort: Some(question.sort.clone().unwrap_or_else(|| "-seq".to_owned())),
    };
    let page = Page::of(query);
    let (sort, cursor) = page.place(&["-seq"])?;
    if !sort.reverse {
        return Err(ApiError::request(StatusCode::BAD_REQUEST, rules::SORT_ODD));
    }
    let below = cursor.as_ref().and_then(|cursor| cursor.last.first()?.as_i64());
    let (rows, total) = audit::list(&state.ctx, &caller, &question.asked()?, below, page.limit + 1).await?;
    let list = List::of(rows, &page, Some(total), |last| sort.behind(vec![last.event.seq.into()]));
    Ok(Json(List { items: list.items.into_iter().map(View::from).collect(), next: list.next, total: list.total }))
}

impl Question {
    /// The question as the use case takes it.
    pub(super) fn asked(self) -> Result<Asked, ApiError> {
        let day = |text: Option<String>| match text {
            None => Ok(None),
            Some(text) => match Day::parse(&text) {
                Some(day) => Ok(Some(day)),
                None => {
                    let message = yike_domain::Message::new(rules::QUERY_ODD).with("place", text);
                    Err(ApiError::Request(StatusCode::BAD_REQUEST, message))
                }
            },
        };
        Ok(Asked {
            object: self.object,
            kind: self.kind,
            account: self.account,
            action: self.action,
            outcome: self.outcome,
            from: day(self.from)?,
            to: day(self.to)?,
        })
    }
}
