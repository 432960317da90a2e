//! The JSON body of a request.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use serde::de::DeserializeOwned;
use yike_domain::Message;

use crate::error::ApiError;
use crate::rules;

/// A JSON body. Request structs refuse fields they do not know, so that nothing is taken in unseen.
#[derive(Clone, Copy, Debug)]
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        match Json::<T>::from_request(request, state).await {
            Ok(Json(value)) => Ok(Self(value)),
            Err(rejection) => Err(refusal(&rejection)),
        }
    }
}

fn refusal(rejection: &JsonRejection) -> ApiError {
    let status = rejection.status();
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => ApiError::request(status, rules::BODY_LONG),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => ApiError::request(status, rules::BODY_TYPE),
        _ => {
            let place = rejection.body_text();
            // axum says first which of its steps failed, then what serde found where.
            let place = place.split_once(": ").map_or(place.as_str(), |(_, rest)| rest);
            ApiError::Request(StatusCode::BAD_REQUEST, Message::new(rules::BODY_ODD).with("place", place))
        }
    }
}
