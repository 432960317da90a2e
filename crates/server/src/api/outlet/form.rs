//! What a body says of an outlet, field by field, as the register reads it.

use axum::http::StatusCode;
use serde_json::{Map, Value as Json};
use yike_domain::Message;
use yike_domain::outlet::Field;

use crate::error::ApiError;
use crate::rules;

/// The fields of a body: texts and numbers as they are, lists joined, `at` as a position, null as nothing.
///
/// # Errors
/// A name that is no field, or a value of another shape.
pub fn fields_of(body: Map<String, Json>) -> Result<Vec<(Field, String)>, ApiError> {
    body.into_iter().map(|(name, value)| field_of(&name, value)).collect()
}

fn field_of(name: &str, value: Json) -> Result<(Field, String), ApiError> {
    let odd = || {
        let message = Message::new(rules::BODY_ODD).with("place", name);
        ApiError::Request(StatusCode::BAD_REQUEST, message)
    };
    if name == "at" {
        let pair = value.as_array().filter(|pair| pair.len() == 2).ok_or_else(odd)?;
        let degrees = |at: usize| pair[at].as_f64().ok_or_else(odd);
        return Ok((Field::Position, format!("{:.7},{:.7}", degrees(0)?, degrees(1)?)));
    }
    let field = Field::of(name).ok_or_else(odd)?;
    let text = match value {
        Json::Null => String::new(),
        Json::String(text) => text,
        Json::Number(number) => number.to_string(),
        Json::Array(items) => {
            let texts: Option<Vec<&str>> = items.iter().map(Json::as_str).collect();
            texts.ok_or_else(odd)?.join("；")
        }
        Json::Bool(_) | Json::Object(_) => return Err(odd()),
    };
    Ok((field, text))
}
