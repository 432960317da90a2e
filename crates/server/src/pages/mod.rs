//! Resident pages (居民页): HTML that works without scripts, without signing in, on an old phone.

pub mod assets;
mod circle;
mod home;
mod moments;
mod outlet;
pub mod page;
mod sheet;
mod view;

use askama::Template;
use axum::Router;
use axum::http::header::{CONTENT_TYPE, SET_COOKIE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use yike_app::error::AppError;

use crate::state::AppState;
use page::Page;

/// The routes of the pages.
pub fn routes(router: Router<AppState>) -> Router<AppState> {
    router
        .route("/", get(home::show))
        .route("/c/{code}", get(circle::show).post(circle::from_here))
        .route("/c/{code}/qr.svg", get(sheet::qr))
        .route("/c/{code}/sheet", get(sheet::show))
        .route("/c/{code}/o/{outlet}", get(outlet::show))
        .route("/c/{code}/o/{outlet}/report", post(outlet::report))
        .route("/assets/{file}", get(assets::file))
}

/// A page that says that something is not there or did not work.
#[derive(Template)]
#[template(path = "missing.html")]
struct Missing<'a> {
    page: &'a Page,
    title: String,
    detail: String,
}

/// Answers with a page; a choice of language or mode in the address is remembered by cookies.
fn answer(page: &Page, status: StatusCode, template: &impl Template) -> Response {
    let html = match template.render() {
        Ok(html) => html,
        Err(error) => {
            tracing::error!(%error, "a page could not be written");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    let mut response = (status, html).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert("cache-control", HeaderValue::from_static("no-cache"));
    for cookie in page.cookies() {
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            headers.append(SET_COOKIE, cookie);
        }
    }
    response
}

/// Answers a failure as a page.
fn failed(page: &Page, error: &AppError) -> Response {
    let (status, key) = match error {
        AppError::NotFound { kind: "outlet", .. } => (StatusCode::NOT_FOUND, "resident-no-outlet"),
        AppError::NotFound { .. } => (StatusCode::NOT_FOUND, "resident-no-circle"),
        AppError::TooMany { .. } => (StatusCode::TOO_MANY_REQUESTS, "resident-too-many"),
        AppError::Forbidden(_) | AppError::Unauthenticated => (StatusCode::FORBIDDEN, "resident-not-open"),
        other => {
            tracing::error!(error = ?other, "a resident page failed");
            (StatusCode::INTERNAL_SERVER_ERROR, "resident-fault")
        }
    };
    let (title, detail) = (page.say(key), page.say(&format!("{key}-detail")));
    answer(page, status, &Missing { page, title, detail })
}
