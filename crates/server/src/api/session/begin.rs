//! Signing in.

use axum::extract::State;
use axum::http::header::{SET_COOKIE, USER_AGENT};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::ToSchema;
use yike_app::account::{self, ABSOLUTE_MS, SignedIn, rules};

use crate::error::{ApiError, Problem};
use crate::extract::Body;
use crate::middleware::identify::{COOKIE, Who};
use crate::state::AppState;

/// What is shown at the door.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SignIn)]
pub struct Input {
    login: String,
    #[schema(format = "password")]
    password: String,
    /// The code of the second factor, where the account has one.
    code: Option<String>,
}

/// Signs in; the session comes as a cookie. `second-factor-needed` asks for a code.
#[utoipa::path(post, path = "/api/v1/session", tag = "session", request_body = Input, responses(
    (status = 204, description = "Signed in"),
    (status = 401, description = "Not signed in: sign-in-wrong, second-factor-needed, second-factor-wrong", body = Problem),
    (status = 429, description = "Too many failures", body = Problem)))]
pub async fn sign_in(
    State(state): State<AppState>,
    Who(caller): Who,
    headers: HeaderMap,
    Body(input): Body<Input>,
) -> Result<Response, ApiError> {
    let agent = headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default().to_owned();
    let Input { login, password, code } = input;
    let code = code.filter(|code| !code.trim().is_empty());
    let input = account::SignIn { login, password, code, agent };
    let rule = match account::sign_in(&state.ctx, &caller, input).await? {
        SignedIn::Yes(secret) => return Ok(with_cookie(&state, &secret)),
        SignedIn::CodeNeeded => rules::CODE_NEEDED,
        SignedIn::CodeWrong => rules::CODE_WRONG,
        SignedIn::Wrong => rules::SIGN_IN_WRONG,
    };
    Err(ApiError::request(StatusCode::UNAUTHORIZED, rule))
}

/// An answer that gives the browser its session; an empty secret takes it away.
pub fn with_cookie(state: &AppState, secret: &str) -> Response {
    let age = if secret.is_empty() { 0 } else { ABSOLUTE_MS / 1000 };
    let secure = if state.settings.secure_cookies() { "; Secure" } else { "" };
    let cookie = format!("{COOKIE}={secret}; Path=/; HttpOnly; SameSite=Strict; Max-Age={age}{secure}");
    let mut response = StatusCode::NO_CONTENT.into_response();
    let cookie = HeaderValue::from_str(&cookie).expect("secrets are hexadecimal");
    response.headers_mut().insert(SET_COOKIE, cookie);
    response
}
