//! Versions against lost updates: `ETag` on the way out, `If-Match` on the way in.

use axum::Json;
use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::header::{CACHE_CONTROL, ETAG, IF_MATCH};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::error::ApiError;
use crate::rules;

/// The version that a change was made from. A change without one is refused (428).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IfMatch(pub i64);

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let missing = || ApiError::request(StatusCode::PRECONDITION_REQUIRED, rules::VERSION_MISSING);
        let odd = || ApiError::request(StatusCode::BAD_REQUEST, rules::VERSION_ODD);
        let tag = parts.headers.get(IF_MATCH).ok_or_else(missing)?.to_str().map_err(|_| odd())?;
        let number = tag.strip_prefix("\"v").and_then(|rest| rest.strip_suffix('"'));
        number.and_then(|number| number.parse().ok()).filter(|number| *number > 0).map(Self).ok_or_else(odd)
    }
}

/// A change that need not say what it was made from: without the header it is made from what is there.
impl<S: Send + Sync> OptionalFromRequestParts<S> for IfMatch {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Option<Self>, ApiError> {
        if !parts.headers.contains_key(IF_MATCH) {
            return Ok(None);
        }
        <Self as FromRequestParts<S>>::from_request_parts(parts, state).await.map(Some)
    }
}

/// An object with its version as `ETag`.
#[derive(Clone, Debug)]
pub struct Versioned<T>(pub i64, pub T);

impl<T: Serialize> IntoResponse for Versioned<T> {
    fn into_response(self) -> Response {
        let mut response = Json(self.1).into_response();
        let tag = HeaderValue::from_str(&format!("\"v{}\"", self.0)).expect("a number is a header value");
        response.headers_mut().insert(ETAG, tag);
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    async fn read(tag: Option<&str>) -> Result<i64, StatusCode> {
        let mut request = Request::builder();
        if let Some(tag) = tag {
            request = request.header(IF_MATCH, tag);
        }
        let (mut parts, ()) = request.body(()).expect("a request").into_parts();
        match <IfMatch as FromRequestParts<()>>::from_request_parts(&mut parts, &()).await {
            Ok(IfMatch(version)) => Ok(version),
            Err(error) => Err(error.into_response().status()),
        }
    }

    #[tokio::test]
    async fn a_version_is_named_or_asked_for() {
        assert_eq!(read(Some("\"v7\"")).await, Ok(7));
        assert_eq!(read(None).await, Err(StatusCode::PRECONDITION_REQUIRED));
        for odd in ["v7", "\"7\"", "*", "\"v-1\"", "W/\"v7\"", "\"v7\", \"v8\""] {
            assert_eq!(read(Some(odd)).await, Err(StatusCode::BAD_REQUEST), "{odd}");
        }
    }
}
