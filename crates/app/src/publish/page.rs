//! `report.html`: the page that `web/report` builds, with the data of one study inside.

use std::borrow::Cow;
use std::io::Write as _;

use flate2::{Compression, GzBuilder};
use yike_domain::Trouble;

use super::{base64, payload::Payload, rules};
use crate::{embedded, words::Language};

/// Where the data goes.
const SLOT: &str = r#"<script id="yike-data" type="application/json"></script>"#;
/// How the page says its language.
const CHINESE: &str = r#"<html lang="zh-CN">"#;
/// Above this the data is compressed: a browser unpacks it faster than it reads it.
const PLAIN_BYTES: usize = 3_000_000;
/// More text than this and browsers give up.
const MOST_BYTES: usize = 400_000_000;

/// A report page without data.
#[derive(Clone, Debug)]
pub struct Page(Cow<'static, str>);

impl Page {
    /// The page built into this executable.
    ///
    /// # Errors
    /// The executable was built before the page was.
    pub fn built_in() -> Result<Self, Trouble> {
        let text = embedded::REPORT.ok_or_else(|| Trouble::new("report.html", rules::PAGE_NOT_BUILT_IN))?;
        Self::of(text)
    }

    /// A page of one's own: it must have an empty `<script id="yike-data" type="application/json">`.
    ///
    /// # Errors
    /// It has none.
    pub fn of(text: impl Into<Cow<'static, str>>) -> Result<Self, Trouble> {
        let text = text.into();
        if text.matches(SLOT).count() == 1 {
            Ok(Self(text))
        } else {
            Err(Trouble::new("report.html", rules::PAGE_UNSUITED))
        }
    }

    /// The page with data, opening in a language; the reader can switch.
    ///
    /// # Errors
    /// The data is too large for a page.
    pub fn with(&self, payload: &Payload, language: Language) -> Result<Vec<u8>, Trouble> {
        let json = serde_json::to_string(payload).expect("a payload holds nothing that JSON cannot say");
        if json.len() > MOST_BYTES {
            let megabytes =
                |bytes: usize| Trouble::new("report.html", rules::PAGE_TOO_LARGE).with("size", bytes / 1_000_000);
            return Err(megabytes(json.len()).with("limit", MOST_BYTES / 1_000_000));
        }
        let (kind, text) = if json.len() > PLAIN_BYTES {
            ("application/gzip", base64::encode(&compressed(json.as_bytes())))
        } else {
            ("application/json", inside_script(&json))
        };
        let slot = format!(r#"<script id="yike-data" type="{kind}">{text}</script>"#);
        let speaking = format!(r#"<html lang="{}">"#, language.tag());
        Ok(self.0.replacen(CHINESE, &speaking, 1).replacen(SLOT, &slot, 1).into_bytes())
    }
}

/// JSON that no script element ends early on: `<` and the line separators that old
/// script readers stumble over are written as escapes, which JSON allows inside texts,
/// and they stand nowhere else.
#[must_use]
pub fn inside_script(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// Gzip without name and time, so that equal data gives equal bytes.
fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::new(6));
    gzip.write_all(bytes).and_then(|()| gzip.finish()).expect("memory takes every byte")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_script_early() {
        let json = serde_json::to_string("</script><!--\u{2028}").expect("a text");
        let text = inside_script(&json);
        assert_eq!(text, r#""\u003c/script>\u003c!--\u2028""#);
        assert_eq!(serde_json::from_str::<String>(&text).expect("still JSON"), "</script><!--\u{2028}");
    }

    #[test]
    fn a_page_without_a_place_for_data_is_refused() {
        assert_eq!(Page::of("<p>hello</p>").expect_err("no slot").rule, rules::PAGE_UNSUITED);
        assert!(Page::of(format!("<body>{SLOT}</body>")).is_ok());
    }

    #[test]
    fn compressed_data_carries_no_time() {
        assert_eq!(compressed(b"yike")[4..8], [0; 4]);
        assert_eq!(compressed(b"yike")[9], 255, "nor the system it was made on");
    }
}
