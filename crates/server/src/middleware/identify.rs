//! Who asks: found once per request, for everything after it.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use yike_app::caller::Caller;

use crate::address::Address;
use crate::error::ApiError;
use crate::language::Lang;
use crate::state::AppState;

/// Who asks, as an extractor for handlers.
#[derive(Clone, Debug)]
pub struct Who(pub Caller);

/// Finds who asks and passes the request on.
pub async fn identify(
    State(_state): State<AppState>,
    lang: Lang,
    address: Address,
    mut request: Request,
    next: Next,
) -> Response {
    let caller = Caller::public(address.0.to_string(), lang.0);
    request.extensions_mut().insert(caller);
    next.run(request).await
}

impl<S: Send + Sync> FromRequestParts<S> for Who {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let caller = parts.extensions.get::<Caller>().cloned();
        caller
            .map(Self)
            .ok_or_else(|| ApiError::App(yike_app::error::AppError::internal("a route stands outside of `identify`")))
    }
}
