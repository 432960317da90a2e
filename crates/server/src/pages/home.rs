//! The start page: published circles.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use yike_app::resident;
use yike_domain::Arg;

use super::page::Page;
use super::{answer, failed};
use crate::middleware::identify::Who;
use crate::state::AppState;

struct Card {
    code: String,
    name: String,
    place: String,
    counts: String,
}

#[derive(Template)]
#[template(path = "home.html")]
struct Home<'a> {
    page: &'a Page,
    q: String,
    circles: Vec<Card>,
}

/// `GET /`
pub(super) async fn show(State(state): State<AppState>, Who(caller): Who, page: Page) -> Response {
    let q = page.asked("q").trim().to_owned();
    let listed = match resident::circles(&state.ctx, &caller, &q).await {
        Ok(listed) => listed,
        Err(error) => return failed(&page, &error),
    };
    let card = |listed: resident::Listed| Card {
        code: listed.circle.code,
        name: listed.circle.name,
        place: listed.place.join(" "),
        counts: page.text("resident-circle-outlets", &[("n", Arg::from(listed.n_outlets as u32))]),
    };
    let circles = listed.into_iter().map(card).collect();
    answer(&page, StatusCode::OK, &Home { page: &page, q, circles })
}
