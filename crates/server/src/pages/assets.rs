//! Style, script and map of the resident pages, built into the executable.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::OnceLock;

use axum::body::Body;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use rust_embed::Embed;
use sha2::{Digest, Sha256};

/// What `npm run build` leaves in `web/dist/island`; nothing where it was not run: the pages work without.
#[derive(Embed)]
#[folder = "../../web/dist/island"]
#[allow_missing = true]
struct Island;

const STYLE: &str = include_str!("resident.css");

/// Eight letters that change with style and script, so that a browser never mixes two releases.
pub fn stamp() -> &'static str {
    static STAMP: OnceLock<String> = OnceLock::new();
    STAMP.get_or_init(|| {
        let mut hash = Sha256::new();
        hash.update(STYLE);
        if let Some(island) = Island::get("island.js") {
            hash.update(&island.data);
        }
        hash.finalize()[..4].iter().fold(String::new(), |mut stamp, byte| {
            write!(stamp, "{byte:02x}").expect("text grows");
            stamp
        })
    })
}

/// One of the files.
pub async fn file(Path(name): Path<String>) -> Response {
    let body: Cow<'static, [u8]> = match name.as_str() {
        "resident.css" => Cow::Borrowed(STYLE.as_bytes()),
        _ => match Island::get(&name) {
            Some(file) => file.data,
            None => return StatusCode::NOT_FOUND.into_response(),
        },
    };
    let kind = match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let mut response = Body::from(body.into_owned()).into_response();
    // Addresses carry a stamp or a hash, so what they lead to never changes.
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}
