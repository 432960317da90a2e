//! Attributes of XML elements, and what can be wrong with them.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, attributes::Attribute};
use yike_domain::Rule;

use super::rules;

/// What is wrong with an element: the rule, and element and attribute where they matter.
pub(super) struct Wrong(pub(super) Rule, pub(super) Option<(&'static str, &'static str)>);

const fn broken() -> Wrong {
    Wrong(rules::FILE_BROKEN, None)
}

fn attribute<'a>(element: &'a BytesStart<'_>, key: &str) -> Result<Option<Attribute<'a>>, Wrong> {
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| broken())?;
        if attribute.key.as_ref() == key {
            return Ok(Some(attribute));
        }
    }
    Ok(None)
}

pub(super) fn text(element: &BytesStart<'_>, key: &str) -> Result<Option<String>, Wrong> {
    let Some(attribute) = attribute(element, key)? else { return Ok(None) };
    let text = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| broken())?;
    Ok(Some(text.into_owned()))
}

pub(super) fn number(element: &BytesStart<'_>, word: &'static str, key: &'static str) -> Result<i64, Wrong> {
    let wrong = || Wrong(rules::ATTRIBUTE_WRONG, Some((word, key)));
    let attribute = attribute(element, key)?.ok_or_else(wrong)?;
    attribute.value.trim().parse().map_err(|_| wrong())
}

/// Degrees in units of 1e-7.
pub(super) fn degrees(element: &BytesStart<'_>, word: &'static str, key: &'static str) -> Result<i64, Wrong> {
    let wrong = || Wrong(rules::ATTRIBUTE_WRONG, Some((word, key)));
    let attribute = attribute(element, key)?.ok_or_else(wrong)?;
    e7(attribute.value.trim()).ok_or_else(wrong)
}

/// A decimal number of degrees in units of 1e-7, rounded as the pbf reader rounds nanodegrees;
/// `i64::MAX` for numbers far off the Earth.
#[expect(clippy::cast_possible_truncation, reason = "bounded before")]
fn e7(text: &str) -> Option<i64> {
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if digits.bytes().any(|b| !b.is_ascii_digit() && b != b'.') || part.contains('.') {
        // Written with an exponent, or no number at all.
        let value: f64 = text.parse().ok().filter(|v: &f64| v.is_finite())?;
        return Some(if value.abs() < 1e6 { (value * 1e7).round() as i64 } else { i64::MAX });
    }
    if whole.is_empty() && part.is_empty() {
        return None;
    }
    if whole.trim_start_matches('0').len() > 6 {
        return Some(i64::MAX);
    }
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let nano = part.bytes().chain(std::iter::repeat(b'0')).take(9).fold(0, |n, b| n * 10 + i64::from(b - b'0'));
    let nano = whole * 1_000_000_000 + nano;
    Some((if is_negative { -nano } else { nano } + 50).div_euclid(100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_read_without_rounding_through_floats() {
        for (text, wanted) in [
            ("116.3084", Some(1_163_084_000)),
            ("-8.778", Some(-87_780_000)),
            ("+7.4220280", Some(74_220_280)),
            ("40", Some(400_000_000)),
            (".5", Some(5_000_000)),
            ("1.23456785", Some(12_345_679)),
            ("1e-05", Some(100)),
            ("00012.5", Some(125_000_000)),
            ("999999999999", Some(i64::MAX)),
            ("", None),
            ("-", None),
            (".", None),
            ("12,5", None),
            ("1.2.3", None),
            ("NaN", None),
            ("inf", None),
        ] {
            assert_eq!(e7(text), wanted, "{text}");
        }
    }
}
