//! A `POST` with an `Idempotency-Key` is done once: sent again, it gets the answer that was given.
//!
//! The key is kept in the transaction of the request's first change, so a key that is known means a change that is
//! there. A request that failed kept nothing and can be sent again under its key.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use yike_app::caller::{Caller, Once};
use yike_app::error::{AppError, REPEATED};

use crate::error::ApiError;
use crate::rules;
use crate::state::AppState;

const KEY: &str = "idempotency-key";
/// Longest key, in characters.
const LONGEST: usize = 200;
/// Longest answer that is kept, in bytes; a longer one is told to be done without being repeated.
const ANSWER: usize = 1 << 20;

/// Does a request with a key once.
pub async fn once(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST || !request.headers().contains_key(KEY) {
        return next.run(request).await;
    }
    match keyed(&state, request, next).await {
        Ok(response) => response,
        Err(error) => error.into_response(),
    }
}

async fn keyed(state: &AppState, request: Request, next: Next) -> Result<Response, ApiError> {
    let key = key_of(request.headers())?;
    let scope = scope_of(request.extensions().get());
    let (mut request, digest) = digested(request, state.settings.body).await?;
    if let Some(known) = state.ctx.store.read().request(&scope, &key).await.map_err(AppError::from)? {
        if known.request != digest {
            return Err(ApiError::request(StatusCode::UNPROCESSABLE_ENTITY, rules::KEY_USED));
        }
        let (status, answer) = known.answer.ok_or_else(|| AppError::conflict(REPEATED))?;
        return Ok(again(status, answer));
    }
    let once = Once::new(scope.as_str(), key.as_str(), digest);
    if let Some(caller) = request.extensions_mut().get_mut::<Caller>() {
        caller.once = Some(once);
    }
    let response = next.run(request).await;
    if !response.status().is_success() {
        return Ok(response);
    }
    keep(state, &scope, &key, response).await
}

fn key_of(headers: &HeaderMap) -> Result<String, ApiError> {
    let key = headers.get(KEY).and_then(|key| key.to_str().ok()).unwrap_or_default();
    let fits = !key.is_empty() && key.len() <= LONGEST;
    fits.then(|| key.to_owned()).ok_or_else(|| ApiError::request(StatusCode::BAD_REQUEST, rules::KEY_ODD))
}

/// Whose keys these are: an account's, or those of an address that has not signed in.
fn scope_of(caller: Option<&Caller>) -> String {
    match caller.and_then(|caller| caller.actor.account) {
        Some(account) => format!("account:{:x}", account.0),
        None => format!("address:{}", caller.map(|caller| caller.source.as_str()).unwrap_or_default()),
    }
}

/// The request with the digest of what it asks. Of an uploaded file only the length is taken: it is not held in memory.
async fn digested(request: Request, most: usize) -> Result<(Request, Vec<u8>), ApiError> {
    let (parts, body) = request.into_parts();
    let mut digest = Sha256::new();
    digest.update(parts.uri.path().as_bytes());
    digest.update([0]);
    digest.update(parts.uri.query().unwrap_or_default().as_bytes());
    digest.update([0]);
    let header = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if header("content-type").starts_with("multipart/") {
        digest.update(header("content-length").as_bytes());
        return Ok((Request::from_parts(parts, body), digest.finalize().to_vec()));
    }
    let bytes = to_bytes(body, most).await;
    let bytes = bytes.map_err(|_| ApiError::request(StatusCode::PAYLOAD_TOO_LARGE, rules::BODY_LONG))?;
    digest.update(&bytes);
    Ok((Request::from_parts(parts, Body::from(bytes)), digest.finalize().to_vec()))
}

/// The answer that was given before.
fn again(status: u16, answer: String) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    let mut response = if answer.is_empty() { status.into_response() } else { (status, answer).into_response() };
    let headers = response.headers_mut();
    headers.insert("idempotency-replayed", HeaderValue::from_static("true"));
    headers.remove(CONTENT_TYPE);
    if status != StatusCode::NO_CONTENT {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    response
}

/// Keeps the answer for whoever asks again. What it says is done already, so a failure here fails nothing.
async fn keep(state: &AppState, scope: &str, key: &str, response: Response) -> Result<Response, ApiError> {
    let (parts, body) = response.into_parts();
    let bytes: Bytes = to_bytes(body, usize::MAX).await.map_err(|error| AppError::internal(error.to_string()))?;
    if let Some(text) = std::str::from_utf8(&bytes).ok().filter(|text| text.len() <= ANSWER) {
        let by = state.ctx.by_yike("idempotency");
        let kept =
            async { state.ctx.store.begin(&by).await?.keep_answer(scope, key, parts.status.as_u16(), text).await };
        if let Err(error) = kept.await {
            tracing::warn!(%error, "the answer to a request with a key could not be kept");
        }
    }
    Ok(Response::from_parts(parts, Body::from(bytes)))
}
