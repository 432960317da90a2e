//! Changes asked for by pages of other sites are refused (CSRF).

use axum::extract::Request;
use axum::http::header::{AUTHORIZATION, HOST, ORIGIN};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::error::ApiError;
use crate::rules;

/// Lets a change pass only when it comes from a page of this service.
pub async fn refuse(request: Request, next: Next) -> Response {
    if is_own(request.method(), request.uri(), request.headers()) {
        return next.run(request).await;
    }
    ApiError::request(StatusCode::FORBIDDEN, rules::CROSS_SITE).into_response()
}

/// Whether a request changes nothing, or comes from where it may.
///
/// A browser says where a request comes from (`Sec-Fetch-Site`, `Origin`); a form of another site cannot add a header
/// of its own, so the interface asks for `X-Yike`. An outside system signs with a token, which no browser adds.
fn is_own(method: &Method, uri: &Uri, headers: &HeaderMap) -> bool {
    if method.is_safe() {
        return true;
    }
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("odd"));
    if text(AUTHORIZATION.as_str()).is_some_and(|value| value.starts_with("Bearer ")) {
        return true;
    }
    if text("sec-fetch-site").is_some_and(|site| site != "same-origin") {
        return false;
    }
    let host = uri.authority().map(|authority| authority.as_str()).or_else(|| text(HOST.as_str()));
    if let Some(origin) = text(ORIGIN.as_str()) {
        let of_origin = origin.split_once("://").map(|(_, authority)| authority);
        if of_origin.is_none() || of_origin != host {
            return false;
        }
    }
    !uri.path().starts_with("/api/") || text("x-yike") == Some("1")
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderName, HeaderValue};

    use super::*;

    #[track_caller]
    fn check(path: &'static str, headers: &[(&'static str, &'static str)], own: bool) {
        let mut map = HeaderMap::new();
        map.insert(HOST, HeaderValue::from_static("yike.example"));
        for (name, value) in headers {
            map.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        assert_eq!(is_own(&Method::POST, &Uri::from_static(path), &map), own, "{path} {headers:?}");
        assert!(is_own(&Method::GET, &Uri::from_static(path), &map));
    }

    #[test]
    fn a_change_comes_from_our_own_pages_or_with_a_token() {
        let api = "/api/v1/outlets";
        check(api, &[], false);
        check(api, &[("x-yike", "1")], true);
        check(api, &[("x-yike", "1"), ("origin", "https://yike.example")], true);
        check(api, &[("x-yike", "1"), ("origin", "https://evil.example")], false);
        check(api, &[("x-yike", "1"), ("origin", "https://yike.example.evil")], false);
        check(api, &[("x-yike", "1"), ("origin", "null")], false);
        check(api, &[("x-yike", "1"), ("sec-fetch-site", "same-site")], false);
        check(api, &[("x-yike", "1"), ("sec-fetch-site", "cross-site")], false);
        check(api, &[("x-yike", "1"), ("sec-fetch-site", "same-origin")], true);
        check(api, &[("authorization", "Bearer t")], true);
        check(api, &[("authorization", "Basic t")], false);
        // A plain form of a resident page has no script to add a header.
        check("/c/1/report", &[("origin", "https://yike.example")], true);
        check("/c/1/report", &[("origin", "https://evil.example")], false);
        check("/c/1/report", &[("sec-fetch-site", "cross-site")], false);
    }
}
