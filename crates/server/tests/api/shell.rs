//! What holds for every request: problems in words, headers, limits, the interface's own description.

use std::num::NonZeroU32;

use axum::body::Body;
use axum::http::Request;
use expect_test::{expect, expect_file};
use serde_json::json;
use yike_server::Settings;

use crate::support::TestApp;

#[tokio::test]
async fn what_is_not_there_is_told_in_the_readers_language() {
    let app = TestApp::new().await;
    let browser = app.browser();
    browser.get("/api/v1/nothing").await.check(expect![[r#"
        404 Not Found
        {
          "code": "request-no-path",
          "detail": "没有这个地址。请检查地址是否写对。",
          "status": 404,
          "title": "没有找到",
          "type": "urn:yike:problem:request-no-path"
        }"#]]);
    let english = browser.with("accept-language", "en-GB").get("/api/v1/nothing").await;
    english.check(expect![[r#"
        404 Not Found
        {
          "code": "request-no-path",
          "detail": "There is no such address. Check how the address is written.",
          "status": 404,
          "title": "Not found",
          "type": "urn:yike:problem:request-no-path"
        }"#]]);
    assert_eq!(english.header("content-type"), "application/problem+json");
    assert_eq!(english.header("content-language"), "en");
    browser.set_cookie("lang", "en");
    assert_eq!(browser.with("accept-language", "zh").get("/api/v1/nothing").await.header("content-language"), "en");
    let method = app.browser().delete("/api/v1/openapi.json").await;
    assert_eq!((method.status.as_u16(), method.code().as_str()), (405, "request-no-method"));
    assert_eq!(method.header("allow"), "GET,HEAD");
}

#[tokio::test]
async fn every_answer_keeps_the_browser_on_a_short_leash() {
    let app = TestApp::new().await;
    for path in ["/api/v1/openapi.json", "/api/v1/nothing", "/healthz", "/console/"] {
        let answer = app.browser().get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("x-request-id").len(), 36, "{path}");
        assert_eq!(answer.header("cache-control") == "no-store", path.starts_with("/api/"), "{path}");
    }
}

#[tokio::test]
async fn the_machine_is_told_that_all_is_well() {
    let app = TestApp::new().await;
    let browser = app.browser();
    browser.get("/healthz").await.check(expect!["200 OK\nok"]);
    browser.get("/readyz").await.check(expect!["200 OK\nready"]);
    let metrics = browser.get("/metrics").await.text();
    let line = r#"yike_requests_total{method="GET",route="/readyz",status="200"} 1"#;
    assert!(metrics.contains(line), "{metrics}");
}

#[tokio::test]
async fn metrics_are_for_this_machine() {
    let app =
        TestApp::with(Settings { proxies: vec!["127.0.0.1".parse().expect("an address")], ..Settings::default() });
    let app = app.await;
    let outside = app.browser().with("x-forwarded-for", "203.0.113.9");
    assert_eq!(outside.get("/metrics").await.status, 404);
    assert_eq!(app.browser().get("/metrics").await.status, 200);
}

#[tokio::test]
async fn whoever_asks_too_often_waits() {
    let settings = Settings { per_second: NonZeroU32::new(1), ..Settings::default() };
    let app = TestApp::with(settings).await;
    let browser = app.browser();
    // One per second, six at once.
    for _ in 0..6 {
        assert_eq!(browser.get("/api/v1/openapi.json").await.status, 200);
    }
    let refused = browser.get("/api/v1/openapi.json").await;
    assert_eq!((refused.status.as_u16(), refused.code().as_str()), (429, "too-many"));
    assert_eq!(refused.header("retry-after"), "1");
    assert_eq!(browser.get("/healthz").await.status, 200, "probes are not counted");
}

#[tokio::test]
async fn a_long_answer_is_packed() {
    let app = TestApp::new().await;
    let plain = app.browser().get("/api/v1/openapi.json").await;
    let packed = app.browser().with("accept-encoding", "gzip").get("/api/v1/openapi.json").await;
    assert_eq!((plain.header("content-encoding"), packed.header("content-encoding")), ("", "gzip"));
    assert!(packed.body.len() * 2 < plain.body.len(), "{} of {}", packed.body.len(), plain.body.len());
}

#[tokio::test]
async fn the_console_is_served_or_said_to_be_missing() {
    let app = TestApp::new().await;
    assert_eq!(app.browser().get("/console").await.header("location"), "/console/");
    let page = app.browser().get("/console/").await;
    if page.status == 200 {
        assert!(page.text().contains("<div id="), "{}", page.text());
        assert_eq!(app.browser().get("/console/outlets/7").await.text(), page.text(), "a page of the console");
        let again = app.browser().with("if-none-match", page.header("etag")).get("/console/").await;
        assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
    } else {
        assert_eq!((page.status.as_u16(), page.code().as_str()), (404, "request-no-console"));
    }
    assert_eq!(app.browser().get("/console/assets/none.js").await.status, 404);
    assert_eq!(app.browser().get("/console/../../Cargo.toml").await.status.is_success(), page.status.is_success());
}

#[tokio::test]
async fn a_change_from_another_site_is_refused_before_anything_is_read() {
    let app = TestApp::new().await;
    let sent = app.browser().with("x-yike", "").post("/api/v1/openapi.json", json!({})).await;
    assert_eq!((sent.status.as_u16(), sent.code().as_str()), (403, "request-cross-site"));
    let request = Request::post("/api/v1/openapi.json").header("x-yike", "1").header("origin", "https://evil.example");
    let sent = app.browser().raw(request.body(Body::empty()).expect("a request")).await;
    assert_eq!((sent.status.as_u16(), sent.code().as_str()), (403, "request-cross-site"));
}

#[test]
fn the_interface_is_as_it_was_agreed() {
    let document = yike_server::router::document();
    let text = document.to_pretty_json().expect("it is written") + "\n";
    assert!(text.contains("\"openapi\": \"3.1.0\""));
    expect_file!["../openapi.json"].assert_eq(&text);
}

#[tokio::test]
async fn a_fault_of_one_request_is_told_and_ends_nothing_else() {
    use axum::Router;
    use axum::routing::get;
    use tower::ServiceExt;

    async fn falls() -> &'static str {
        panic!("the words of the panic")
    }
    async fn sleeps() -> &'static str {
        tokio::time::sleep(std::time::Duration::from_secs(5)).await;
        "late"
    }
    let app = TestApp::new().await;
    let settings = Settings { time: std::time::Duration::from_millis(50), ..Settings::default() };
    let state = yike_server::AppState::new(app.ctx.clone(), settings);
    let routes = Router::new().route("/api/v1/falls", get(falls)).route("/api/v1/sleeps", get(sleeps));
    let router = yike_server::middleware::around(routes, &state).with_state(state);
    let ask = async |path: &str| {
        let answer = router.clone().oneshot(Request::get(path).body(Body::empty()).expect("a request")).await;
        let answer = answer.expect("the router never fails");
        let status = answer.status().as_u16();
        let body = axum::body::to_bytes(answer.into_body(), 10_000).await.expect("a body");
        (status, String::from_utf8_lossy(&body).into_owned())
    };
    let (status, body) = ask("/api/v1/falls").await;
    assert_eq!(status, 500);
    assert!(body.contains("\"code\":\"internal\"") && !body.contains("words of the panic"), "{body}");
    let (status, body) = ask("/api/v1/sleeps").await;
    assert_eq!(status, 503);
    assert!(body.contains("request-slow"), "{body}");
}
