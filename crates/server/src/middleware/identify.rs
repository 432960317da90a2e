//! Who asks: found once per request, for everything after it.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use yike_app::account;
use yike_app::caller::Caller;
use yike_app::error::AppError;
use yike_app::words::Language;

use crate::address::Address;
use crate::error::ApiError;
use crate::language::{Lang, cookie};
use crate::state::AppState;

/// The cookie of a session.
pub const COOKIE: &str = "yike_session";

/// Who asks, as an extractor for handlers.
#[derive(Clone, Debug)]
pub struct Who(pub Caller);

/// Finds who asks and passes the request on. A token that is wrong is refused; a session that has ended is the public.
pub async fn identify(
    State(state): State<AppState>,
    lang: Lang,
    address: Address,
    mut request: Request,
    next: Next,
) -> Response {
    match caller(&state, request.headers(), &address.0.to_string(), lang.0).await {
        Ok(caller) => {
            request.extensions_mut().insert(caller);
            next.run(request).await
        }
        Err(error) => ApiError::App(error).into_response(),
    }
}

async fn caller(state: &AppState, headers: &HeaderMap, source: &str, language: Language) -> Result<Caller, AppError> {
    state.ctx.refresh_orgs().await?;
    if let Some(value) = headers.get(AUTHORIZATION) {
        let token = value.to_str().ok().and_then(|value| value.strip_prefix("Bearer "));
        let caller = match token {
            Some(token) => account::caller_of_token(&state.ctx, token, source, language).await?,
            None => None,
        };
        return caller.ok_or(AppError::Unauthenticated);
    }
    let caller = match cookie(headers, COOKIE) {
        Some(secret) => account::caller_of_session(&state.ctx, secret, source, language).await?,
        None => None,
    };
    Ok(caller.unwrap_or_else(|| Caller::public(source, language)))
}

impl<S: Send + Sync> FromRequestParts<S> for Who {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let caller = parts.extensions.get::<Caller>().cloned();
        caller.map(Self).ok_or_else(|| ApiError::App(AppError::internal("a route stands outside of `identify`")))
    }
}
