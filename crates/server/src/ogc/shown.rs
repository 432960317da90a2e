//! The two forms of every answer: JSON for programs, a plain page for people.

use axum::http::header::{ACCEPT, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use yike_domain::Message;

use super::html;
use crate::error::ApiError;
use crate::rules;

/// The form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Json,
    Html,
}

/// A question that cannot be read.
pub(super) fn odd(place: &str) -> ApiError {
    ApiError::Request(StatusCode::BAD_REQUEST, Message::new(rules::QUERY_ODD).with("place", place))
}

impl Form {
    /// As asked for with `f`, else what a browser prefers.
    pub(super) fn of(f: Option<&str>, headers: &HeaderMap) -> Result<Self, ApiError> {
        match f {
            Some("json") => Ok(Self::Json),
            Some("html") => Ok(Self::Html),
            Some(_) => Err(odd("f")),
            None => {
                let accept = headers.get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
                let at = |kind: &str| accept.find(kind).unwrap_or(usize::MAX);
                let page = at("text/html") < at("json");
                Ok(if page { Self::Html } else { Self::Json })
            }
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Html => "html",
        }
    }
}

/// Links of a document to itself and its other form.
pub(super) fn links(base: &str, path: &str, form: Form) -> Vec<Value> {
    linked(base, path, form, "application/json")
}

/// The same for features, which are GeoJSON.
pub(super) fn linked(base: &str, path: &str, form: Form, json_type: &str) -> Vec<Value> {
    let both = [(Form::Json, json_type), (Form::Html, "text/html")];
    let link = |(of, kind): (Form, &str)| {
        let joint = if path.contains('?') { '&' } else { '?' };
        let rel = if of == form { "self" } else { "alternate" };
        json!({ "rel": rel, "type": kind, "title": of.word(), "href": format!("{base}{path}{joint}f={}", of.word()) })
    };
    both.map(link).to_vec()
}

/// A document in its form.
pub(super) fn shown(form: Form, title: &str, body: &Value) -> Result<Response, ApiError> {
    shown_as(form, title, body, "application/json")
}

/// The same with a type of its own for programs.
pub(super) fn shown_as(form: Form, title: &str, body: &Value, json_type: &'static str) -> Result<Response, ApiError> {
    Ok(match form {
        Form::Json => ([(CONTENT_TYPE, json_type)], body.to_string()).into_response(),
        Form::Html => ([(CONTENT_TYPE, "text/html; charset=utf-8")], html::page(title, body)).into_response(),
    })
}
