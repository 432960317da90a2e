//! Accounts as a list and one by one.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use yike_app::account;
use yike_app::ctx::Uuid;
use yike_app::words::Words;

use super::AccountView;
use crate::error::{ApiError, Problem};
use crate::extract::{List, Page, PageQuery, Path, Query, Versioned};
use crate::middleware::identify::Who;
use crate::state::AppState;

/// Which accounts.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// A part of the login or the name.
    q: Option<String>,
    /// Rows wanted: 1 to 200, 20 where not said.
    limit: Option<u32>,
    /// Where the page before ended.
    cursor: Option<String>,
}

/// Accounts that one may see, by login.
#[utoipa::path(get, path = "/api/v1/accounts", tag = "account", params(Asked), responses(
    (status = 200, body = List<AccountView>), (status = 403, body = Problem)))]
pub async fn list(
    State(state): State<AppState>,
    Who(caller): Who,
    Query(asked): Query<Asked>,
) -> Result<Json<List<AccountView>>, ApiError> {
    let page = Page::of(PageQuery { limit: asked.limit, cursor: asked.cursor, sort: None });
    let (sort, cursor) = page.place(&["login"])?;
    let behind = cursor.as_ref().and_then(|cursor| cursor.last.first()?.as_str());
    let search = asked.q.as_deref().map(str::trim).filter(|q| !q.is_empty());
    let rows = account::accounts(&state.ctx, &caller, search, behind, page.limit + 1).await?;
    let list = List::of(rows, &page, None, |last| sort.behind(vec![last.account.what.login.clone().into()]));
    let (tree, today, words) = (state.ctx.orgs(), state.ctx.clock.today(), Words::of(caller.language));
    let items = list.items.into_iter().map(|row| AccountView::of(row, &tree, today, words)).collect();
    Ok(Json(List { items, next: list.next, total: list.total }))
}

/// An account that one may see.
#[utoipa::path(get, path = "/api/v1/accounts/{id}", tag = "account", params(("id" = String, Path, description = "The account")),
    responses((status = 200, body = AccountView), (status = 404, body = Problem)))]
pub async fn read(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
) -> Result<Versioned<AccountView>, ApiError> {
    let row = account::account(&state.ctx, &caller, id).await?;
    let version = row.account.version;
    let words = Words::of(caller.language);
    Ok(Versioned(version, AccountView::of(row, &state.ctx.orgs(), state.ctx.clock.today(), words)))
}
