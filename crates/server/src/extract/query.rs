//! The question after the path.

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use yike_domain::Message;

use crate::error::ApiError;
use crate::rules;

/// The question, read into a struct.
#[derive(Clone, Copy, Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        match axum::extract::Query::<T>::try_from_uri(&parts.uri) {
            Ok(axum::extract::Query(value)) => Ok(Self(value)),
            Err(rejection) => {
                let place = rejection.body_text();
                let place = place.split_once(": ").map_or(place.as_str(), |(_, rest)| rest);
                Err(ApiError::Request(StatusCode::BAD_REQUEST, Message::new(rules::QUERY_ODD).with("place", place)))
            }
        }
    }
}
