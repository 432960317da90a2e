//! `TestApp`: a service in this process with a temporary SQLite, a clock that stands still, and a browser's cookies.
#![allow(dead_code, reason = "what one area of tests needs, another does not")]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use expect_test::Expect;
use serde_json::{Value as Json, json};
use tower::ServiceExt;
use yike_app::ctx::{Clock, Ctx, Place};
use yike_app::demo::{self, Staff};
use yike_app::org;
use yike_domain::Day;
use yike_domain::account::Role;
use yike_server::{AppState, Settings, router};

/// 2026-03-02 09:00 in China, a Monday.
pub const NOW_MS: i64 = 1_772_413_200_000;

/// The password of every account of the tests.
pub const PASSWORD: &str = "tin roof rain 雨";

/// Units of the tests: two districts, one with two sub-districts and a community.
const UNITS: &str = "code,name\n11,北京市\n110105,朝阳区\n110108,海淀区\n110105001,建外街道\n110108001,万寿路街道\n\
    110108010,学院路街道\n110108010999,演示社区\n";

/// A service of one test.
pub struct TestApp {
    pub ctx: Ctx,
    router: Router,
    _folder: tempfile::TempDir,
}

/// Someone who asks: a browser with its cookies, or a program with headers of its own.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
    headers: Vec<(String, String)>,
}

/// An answer.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl TestApp {
    pub async fn new() -> Self {
        // Tests ask as fast as they can.
        Self::with(Settings { per_second: None, ..Settings::default() }).await
    }

    pub async fn with(settings: Settings) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let ctx = Ctx::open(&Place::in_folder(folder.path()), Clock::fixed(NOW_MS)).await.expect("a database");
        ctx.migrate().await.expect("the schema is made");
        let since = Day::new(2020, 1, 1).expect("a day");
        org::import(&ctx, &ctx.by_yike("test"), UNITS.as_bytes(), since).await.expect("the units fit");
        let router = router(AppState::new(ctx.clone(), settings));
        Self { ctx, router, _folder: folder }
    }

    /// A member of staff who has signed in.
    pub async fn staff(&self, login: &'static str, role: Role, org: &'static str) -> Browser {
        let line = (role == Role::MemberUnit).then_some("health");
        let name: &'static str = Box::leak(format!("示例{login}").into_boxed_str());
        let person = Staff { login, name, role, org, line };
        let by = self.ctx.by_yike("test");
        demo::appoint(&self.ctx, &by, &person, PASSWORD).await.expect("an account is made");
        let browser = self.browser();
        let answer = browser.post("/api/v1/session", json!({"login": login, "password": PASSWORD})).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT, "{}", answer.text());
        browser
    }

    /// The number of the one appointment of a login.
    pub async fn appointment_of(&self, login: &str) -> String {
        let read = self.ctx.store.read();
        let account = read.account_of_login(login).await.expect("an answer").expect("an account");
        let appointments = read.appointments_of(account.id).await.expect("an answer");
        appointments.first().expect("an appointment").id.to_string()
    }

    /// What the audit trail says about sessions, in order.
    pub async fn trail(&self) -> Vec<String> {
        let events = self.ctx.store.read().audit().after(0, 1000).await.expect("an answer");
        let sessions = events.into_iter().filter(|event| event.action.starts_with("session"));
        sessions.map(|event| format!("{} {}", event.action, event.outcome)).collect()
    }

    /// A browser that has not signed in.
    pub fn browser(&self) -> Browser {
        Browser { router: self.router.clone(), cookies: Arc::default(), headers: Vec::new() }
    }
}

impl Browser {
    /// The same browser with one more header in every request.
    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut headers = self.headers.clone();
        headers.push((name.to_owned(), value.to_owned()));
        Self { headers, ..self.clone() }
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().expect("no test panics inside").get(name).cloned()
    }

    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().expect("no test panics inside").insert(name.to_owned(), value.to_owned());
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None).await
    }

    pub async fn post(&self, path: &str, body: Json) -> Answer {
        self.send(Method::POST, path, Some(body)).await
    }

    pub async fn patch(&self, path: &str, version: i64, body: Json) -> Answer {
        self.with("if-match", &format!("\"v{version}\"")).send(Method::PATCH, path, Some(body)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, None).await
    }

    /// A request as the console sends it.
    pub async fn send(&self, method: Method, path: &str, body: Option<Json>) -> Answer {
        let mut request = Request::builder().method(method.clone()).uri(path).header("host", "127.0.0.1:8080");
        if !method.is_safe() && !self.headers.iter().any(|(name, _)| name == "x-yike") {
            request = request.header("x-yike", "1");
        }
        for (name, value) in self.headers.iter().filter(|(_, value)| !value.is_empty()) {
            request = request.header(name, value);
        }
        let body = match body {
            Some(body) => {
                request = request.header(CONTENT_TYPE, "application/json");
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        self.raw(request.body(body).expect("a request")).await
    }

    /// Any request, with the browser's cookies.
    pub async fn raw(&self, mut request: Request<Body>) -> Answer {
        let jar: Vec<String> = {
            let cookies = self.cookies.lock().expect("no test panics inside");
            cookies.iter().map(|(name, value)| format!("{name}={value}")).collect()
        };
        if !jar.is_empty() {
            request.headers_mut().insert(COOKIE, jar.join("; ").parse().expect("cookies are text"));
        }
        let response = self.router.clone().oneshot(request).await.expect("the router never fails");
        let (parts, body) = response.into_parts();
        for value in parts.headers.get_all(SET_COOKIE) {
            let (name, value) = value.to_str().expect("text").split_once('=').expect("a pair");
            let value = value.split(';').next().unwrap_or_default();
            let mut cookies = self.cookies.lock().expect("no test panics inside");
            if value.is_empty() {
                cookies.remove(name)
            } else {
                cookies.insert(name.to_owned(), value.to_owned())
            };
        }
        let body = to_bytes(body, usize::MAX).await.expect("a body").to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

impl Answer {
    pub fn json(&self) -> Json {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The code of a problem; empty where it is none.
    pub fn code(&self) -> String {
        let body: Json = serde_json::from_slice(&self.body).unwrap_or_default();
        body["code"].as_str().unwrap_or_default().to_owned()
    }

    /// Compares status and body; ids are numbered in the order in which they appear.
    #[track_caller]
    pub fn check(&self, expected: Expect) {
        let body = match serde_json::from_slice::<Json>(&self.body) {
            Ok(json) => serde_json::to_string_pretty(&json).expect("JSON is written"),
            Err(_) => self.text(),
        };
        let shown = format!("{}\n{}", self.status, body);
        expected.assert_eq(numbered(shown.trim_end()).as_str());
    }
}

/// The text with `id-1`, `id-2` … in place of UUIDs.
fn numbered(text: &str) -> String {
    let mut known: Vec<&str> = Vec::new();
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = (0..rest.len()).find(|&at| is_uuid(rest, at)) {
        let (before, id) = (&rest[..at], &rest[at..at + 36]);
        let n = known.iter().position(|other| *other == id).unwrap_or_else(|| {
            known.push(id);
            known.len() - 1
        });
        out += before;
        out += &format!("id-{}", n + 1);
        rest = &rest[at + 36..];
    }
    out + rest
}

fn is_uuid(text: &str, at: usize) -> bool {
    let Some(part) = text.get(at..at + 36) else { return false };
    part.bytes().enumerate().all(|(n, byte)| match n {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    })
}
