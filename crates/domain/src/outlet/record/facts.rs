//! Facts in four states as text: known, not said, not applicable, not to be had.

use super::super::Fact;
use crate::Message;

/// What a cell says of something that this outlet does not have.
pub(super) const NOT_APPLICABLE: &str = "不适用";

/// How a cell begins that says why something is not to be had.
pub(super) const UNAVAILABLE: &str = "无法取得";

/// The text of a fact, its value as `write` says.
pub(super) fn text_of<T>(fact: &Fact<T>, write: impl FnOnce(&T) -> String) -> String {
    match fact {
        Fact::Value(value) => write(value),
        Fact::Missing => String::new(),
        Fact::NotApplicable => NOT_APPLICABLE.to_owned(),
        Fact::Unavailable(reason) if reason.is_empty() => UNAVAILABLE.to_owned(),
        Fact::Unavailable(reason) => format!("{UNAVAILABLE}：{reason}"),
    }
}

/// The fact that a text says, its value as `read` understands.
pub(super) fn fact_of<T>(text: &str, read: impl FnOnce(&str) -> Result<T, Message>) -> Result<Fact<T>, Message> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Fact::Missing);
    }
    if text == NOT_APPLICABLE {
        return Ok(Fact::NotApplicable);
    }
    match text.strip_prefix(UNAVAILABLE) {
        Some(reason) => Ok(Fact::Unavailable(reason.trim_start_matches(['：', ':']).trim().to_owned())),
        None => read(text).map(Fact::Value),
    }
}
