//! Failures as `application/problem+json` (RFC 9457), in the caller's language.
//!
//! A handler gives an [`ApiError`]; its answer carries the failure without words, and [`word`], which knows the
//! language, writes them. What axum itself refuses is worded there too, so that nobody meets a bare status.

use std::sync::Arc;

use axum::Json;
use axum::extract::Request;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use yike_app::error::AppError;
use yike_app::words::Words;
use yike_domain::{Message, Rule};

use crate::language::Lang;
use crate::rules;

/// Why a request failed.
#[derive(Debug)]
pub enum ApiError {
    /// A use case said so.
    App(AppError),
    /// The request itself is wrong; the message's rule is the code that programs read.
    Request(StatusCode, Message),
}

impl ApiError {
    /// A fault of the request, with nothing more to say about it.
    #[must_use]
    pub const fn request(status: StatusCode, rule: Rule) -> Self {
        Self::Request(status, Message::new(rule))
    }
}

impl From<AppError> for ApiError {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}

/// The body of a failed answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// `urn:yike:problem:` and the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// What kind of failure it is, in the caller's language.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened and what to do next, in the caller's language.
    pub detail: String,
    /// The failure for programs; does not change with the language.
    pub code: String,
    /// What is wrong with which field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldProblem>,
    /// The version that the object has by now, where a change came too late.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct FieldProblem {
    /// The field as the request names it.
    pub field: String,
    /// What is wrong with it, in the caller's language.
    pub message: String,
}

/// The failure that an answer carries until it is put into words.
#[derive(Clone)]
struct Unworded(Arc<ApiError>);

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        if let Self::App(AppError::Internal(source)) = &self {
            // The reader gets no details; the log has them.
            tracing::error!(error = %source, "a request failed for an internal reason");
        }
        let mut response = self.status().into_response();
        if let Self::App(AppError::TooMany { retry_after_s }) = &self {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(*retry_after_s));
        }
        response.extensions_mut().insert(Unworded(Arc::new(self)));
        response
    }
}

impl ApiError {
    fn status(&self) -> StatusCode {
        match self {
            Self::Request(status, _) => *status,
            Self::App(error) => match error {
                AppError::NotFound { .. } => StatusCode::NOT_FOUND,
                AppError::Forbidden(_) => StatusCode::FORBIDDEN,
                AppError::Unauthenticated => StatusCode::UNAUTHORIZED,
                AppError::Conflict { .. } => StatusCode::CONFLICT,
                AppError::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
                AppError::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
                AppError::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
                AppError::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
            },
        }
    }
}

/// Puts failures into the caller's language, those of axum itself included.
pub async fn word(lang: Lang, request: Request, next: Next) -> Response {
    let is_api = request.uri().path().starts_with("/api/");
    let mut response = next.run(request).await;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let failure = match response.extensions_mut().remove::<Unworded>() {
        Some(Unworded(failure)) => failure,
        None if is_api && !is_json(&response) => Arc::new(of_status(status)),
        None => return response,
    };
    let mut worded = (status, Json(problem(&failure, lang.words()))).into_response();
    worded.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    for (name, value) in response.headers() {
        if name == RETRY_AFTER || name == axum::http::header::ALLOW {
            worded.headers_mut().insert(name, value.clone());
        }
    }
    worded
}

fn is_json(response: &Response) -> bool {
    let kind = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.contains("json"))
}

/// What a status says that axum gave on its own.
fn of_status(status: StatusCode) -> ApiError {
    let rule = match status {
        StatusCode::NOT_FOUND => rules::NO_PATH,
        StatusCode::METHOD_NOT_ALLOWED => rules::NO_METHOD,
        StatusCode::PAYLOAD_TOO_LARGE => rules::BODY_LONG,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => rules::BODY_TYPE,
        _ => rules::FAILED,
    };
    ApiError::request(status, rule)
}

/// The failure in words.
fn problem(failure: &ApiError, words: &Words) -> Problem {
    let status = failure.status();
    let (code, detail) = match failure {
        ApiError::Request(_, message) => (message.rule.0, told(words, message)),
        ApiError::App(error) => match error {
            AppError::NotFound { .. } => ("not-found", words.say("problem-not-found")),
            AppError::Forbidden(message) | AppError::Unavailable(message) | AppError::Conflict { message, .. } => {
                (message.rule.0, told(words, message))
            }
            AppError::Unauthenticated => ("unauthenticated", words.say("problem-unauthenticated")),
            AppError::Invalid(_) => ("invalid", words.say("problem-invalid")),
            AppError::TooMany { retry_after_s } => {
                ("too-many", words.text("problem-too-many", &[("seconds", (*retry_after_s).into())]))
            }
            AppError::Internal(_) => ("internal", words.say("problem-internal")),
        },
    };
    let fields = match failure {
        ApiError::App(AppError::Invalid(troubles)) => troubles
            .iter()
            .map(|trouble| FieldProblem { field: trouble.field.clone(), message: told(words, &trouble.message) })
            .collect(),
        _ => Vec::new(),
    };
    let version = match failure {
        ApiError::App(AppError::Conflict { version, .. }) => *version,
        _ => None,
    };
    let title = words.say(title(status));
    Problem {
        kind: format!("urn:yike:problem:{code}"),
        title,
        status: status.as_u16(),
        detail,
        code: code.to_owned(),
        fields,
        version,
    }
}

/// A message and, where the catalogue knows one, its remedy.
fn told(words: &Words, message: &Message) -> String {
    let remedy = format!("{}.remedy", message.rule.0);
    if !words.has(&remedy) {
        return words.message(message);
    }
    words.pick("{}。{}", "{}. {}").replacen("{}", &words.message(message), 1).replacen(
        "{}",
        &words.text(&remedy, &message.args),
        1,
    )
}

const fn title(status: StatusCode) -> &'static str {
    match status.as_u16() {
        401 => "problem-title-401",
        403 => "problem-title-403",
        404 => "problem-title-404",
        409 | 412 | 428 => "problem-title-conflict",
        429 => "problem-title-429",
        503 => "problem-title-503",
        500..600 => "problem-title-server",
        _ => "problem-title-request",
    }
}
