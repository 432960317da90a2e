//! The console's pages, built into the executable, at `/console/`.

use axum::body::Body;
use axum::extract::{Path, Request};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use rust_embed::Embed;

use crate::error::ApiError;
use crate::rules;

/// What `npm run build` leaves in `web/dist/console`; nothing where it was not run.
#[derive(Embed)]
#[folder = "../../web/dist/console"]
#[allow_missing = true]
struct Pages;

/// `/console` without a slash.
pub async fn to_folder() -> Redirect {
    Redirect::permanent("/console/")
}

/// The start page.
pub async fn start(request: Request) -> Response {
    answer("index.html", request.headers())
}

/// A file of the console; any other path is one of its pages, which the start page shows.
pub async fn file(Path(path): Path<String>, request: Request) -> Response {
    let is_page = Pages::get(&path).is_none() && !path.starts_with("assets/");
    answer(if is_page { "index.html" } else { &path }, request.headers())
}

fn answer(path: &str, headers: &HeaderMap) -> Response {
    let Some(file) = Pages::get(path) else {
        let rule = if path == "index.html" { rules::NO_CONSOLE } else { rules::NO_PATH };
        return ApiError::request(StatusCode::NOT_FOUND, rule).into_response();
    };
    let tag: String = file.metadata.sha256_hash()[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{tag}\"");
    // Names of assets carry a hash of their content, so they never change.
    let keep = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let known = headers.get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let mut response = match known {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => Body::from(file.data.into_owned()).into_response(),
    };
    let kind = kind(path);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(keep));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(ETAG, tag);
    }
    response
}

/// The media type of a file that a build of pages can leave.
fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
