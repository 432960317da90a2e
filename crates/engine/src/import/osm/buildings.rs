//! Buildings, with storeys and heights however mappers wrote them.

use super::shapes::{Tags, Thing};
use crate::geometry::MultiPolygon;
use crate::import::map::Building;

/// More storeys than any building has (the tallest has 163).
const MAX_LEVELS: f64 = 200.0;
/// Higher than any building, metres.
const MAX_HEIGHT_M: f64 = 1000.0;
const METRES_PER_FOOT: f64 = 0.3048;
const METRES_PER_INCH: f64 = 0.0254;

/// Whether the tags make a building.
pub(super) fn is_building(tags: &Tags<'_>) -> bool {
    tags.says("building") && !matches!(tags.get("building"), Some("demolished" | "razed" | "proposed"))
}

/// The building, and whether its storeys or height are tagged in a way that says no number.
pub(super) fn building(thing: Thing, tags: &Tags<'_>, shape: MultiPolygon) -> (Building, bool) {
    let read = |keys: &[&str], parse: fn(&str) -> Option<u32>| {
        let text = keys.iter().find_map(|key| tags.get(key)).filter(|text| !text.trim().is_empty());
        let value = text.and_then(parse);
        (value, text.is_some() && value.is_none())
    };
    let (levels_tenths, odd_levels) = read(&["building:levels", "levels"], levels_tenths);
    let (height_cm, odd_height) = read(&["height", "building:height", "est_height"], height_cm);
    let building = Building {
        id: thing.to_string(),
        shape,
        kind: tags.get("building").unwrap_or("yes").to_owned(),
        levels_tenths,
        height_cm,
        name: tags.name(),
    };
    (building, odd_levels || odd_height)
}

/// `6`, `5.5`, `5,5`, `6层`, `12-18`, `3;5` → tenths. Of several numbers (parts of
/// one building, a range) the mean: it keeps the floor area.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded before")]
fn levels_tenths(text: &str) -> Option<u32> {
    if text.trim_start().starts_with(['-', '−']) {
        return None;
    }
    let numbers = numbers(text);
    if numbers.is_empty() || numbers.iter().any(|n| *n > MAX_LEVELS) {
        return None;
    }
    let mean = numbers.iter().sum::<f64>() / numbers.len() as f64;
    (mean > 0.0).then(|| (mean * 10.0).round() as u32)
}

/// `12`, `12 m`, `12,5米`, `40'`, `40'6"`, `1200 cm`, `39 ft` → centimetres.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded before")]
fn height_cm(text: &str) -> Option<u32> {
    let text = text.trim();
    if text.starts_with(['-', '−']) {
        return None;
    }
    let numbers = numbers(text);
    let first = *numbers.first()?;
    let metres = if text.contains('\'') {
        first * METRES_PER_FOOT + numbers.get(1).copied().unwrap_or(0.0) * METRES_PER_INCH
    } else if text.ends_with("ft") || text.ends_with("feet") {
        first * METRES_PER_FOOT
    } else if text.ends_with("cm") {
        first / 100.0
    } else if text.ends_with("km") {
        return None;
    } else {
        numbers.iter().sum::<f64>() / numbers.len() as f64
    };
    (metres > 0.0 && metres <= MAX_HEIGHT_M).then(|| (metres * 100.0).round() as u32)
}

/// The numbers of a text, without signs. A comma is a decimal mark when it stands
/// between digits and no point does.
fn numbers(text: &str) -> Vec<f64> {
    let text = if text.contains('.') { text.replace(',', " ") } else { text.replace(',', ".") };
    text.split(|c: char| !c.is_ascii_digit() && c != '.').filter_map(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn storeys_are_read_however_they_are_written() {
        for (text, wanted) in [
            ("6", Some(60)),
            ("5.5", Some(55)),
            ("5,5", Some(55)),
            (" 6层", Some(60)),
            ("约18 层", Some(180)),
            // (12 + 18) / 2
            ("12-18", Some(150)),
            ("3;5", Some(40)),
            ("6~7", Some(65)),
            ("1.25", Some(13)),
            ("0", None),
            ("-1", None),
            ("yes", None),
            ("六", None),
            ("999", None),
            ("2017-06", None),
        ] {
            assert_eq!(levels_tenths(text), wanted, "{text}");
        }
    }

    #[test]
    fn heights_are_read_with_their_units() {
        for (text, wanted) in [
            ("12", Some(1200)),
            ("12 m", Some(1200)),
            ("12.5米", Some(1250)),
            ("12,5", Some(1250)),
            ("40'", Some(1219)),
            // 40 × 0.3048 + 6 × 0.0254 = 12.3444
            ("40'6\"", Some(1234)),
            ("39 ft", Some(1189)),
            ("350 cm", Some(350)),
            ("-3", None),
            ("1 km", None),
            ("5000", None),
            ("tall", None),
            ("0", None),
        ] {
            assert_eq!(height_cm(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_gone_or_not_there_yet_is_no_building() {
        for (value, wanted) in [("yes", true), ("apartments", true), ("no", false), ("razed", false)] {
            assert_eq!(is_building(&Tags::of(&[("building", value)])), wanted, "{value}");
        }
        assert!(!is_building(&Tags::of(&[("building:part", "yes")])));
    }
}
