//! Numbers as people write them: full-width digits, thousands commas, degree signs, units.

use super::table::Cell;

/// Text with full-width signs made ordinary and white space at the ends removed.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '\u{3000}' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\t' => ' ',
            '−' | '–' => '-',
            '。' => '.',
            '、' => ',',
            _ => c,
        })
        .collect::<String>()
        .trim()
        .to_owned()
}

/// The number a cell holds; `None` when it holds none.
pub(super) fn number(text: &str) -> Option<f64> {
    // A space inside a number can only part thousands.
    let text = without_thousands(&plain(text).replace(' ', ","))?;
    let first = text.trim_start_matches(['-', '+']).chars().next()?;
    if !first.is_ascii_digit() && first != '.' {
        return None;
    }
    text.parse().ok().filter(|n: &f64| n.is_finite())
}

/// The text without commas between thousands; `None` where commas stand elsewhere.
fn without_thousands(text: &str) -> Option<String> {
    if !text.contains(',') {
        return Some(text.to_owned());
    }
    let (whole, fraction) = text.split_once('.').map_or((text, ""), |(w, f)| (w, f));
    let mut groups = whole.split(',');
    let head = groups.next()?.trim_start_matches(['-', '+']);
    let sound = (1..=3).contains(&head.len()) && groups.all(|g| g.len() == 3) && !fraction.contains(',');
    sound.then(|| text.replace(',', ""))
}

/// A coordinate: a plain number, or degrees as people write them (`116.33°E`,
/// `东经116°20′30″`, `116,3301`).
#[must_use]
pub fn coordinate(text: &str) -> Option<f64> {
    let text = plain(text);
    if let Some(plain) = number(&text) {
        return Some(plain);
    }
    // One comma and no point is a decimal comma: no longitude has thousands.
    if text.matches(',').count() == 1
        && !text.contains('.')
        && let Some(decimal) = number(&text.replace(',', "."))
    {
        return Some(decimal);
    }
    degrees(&text)
}

fn degrees(text: &str) -> Option<f64> {
    let mut bare = text.to_lowercase();
    let mut negative = false;
    for (word, minus) in [("东经", false), ("北纬", false), ("西经", true), ("南纬", true)] {
        if bare.contains(word) {
            bare = bare.replace(word, "");
            negative |= minus;
        }
    }
    let bare = bare.trim();
    let (bare, minus) = match bare.chars().next_back()? {
        'e' | 'n' => (&bare[..bare.len() - 1], false),
        'w' | 's' => (&bare[..bare.len() - 1], true),
        _ => (bare, false),
    };
    negative |= minus;
    let parts: Vec<&str> = bare
        .split(['°', 'º', '˚', '′', '’', '\'', '″', '”', '"', '度', '分', '秒', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    if parts.is_empty() || parts.len() > 3 {
        return None;
    }
    let mut value = 0.0;
    for (part, unit) in parts.iter().zip([1.0, 60.0, 3600.0]) {
        let part = number(part)?;
        if unit > 1.0 && !(0.0..60.0).contains(&part) {
            return None;
        }
        value += if value < 0.0 { -part / unit } else { part / unit };
    }
    Some(if negative { -value } else { value })
}

/// Two coordinates in one cell: `116.33,39.99`, `(116.33 39.99)`, `POINT(116.33 39.99)`.
pub(super) fn pair(text: &str) -> Option<(f64, f64)> {
    let text = plain(text);
    let inner = text.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == ' ');
    let inner = inner.trim_matches(|c| matches!(c, '(' | ')' | '[' | ']' | '【' | '】' | ' ' | '"'));
    for separator in [',', ';', '|', '/', ' '] {
        let mut parts = inner.split(separator).map(str::trim).filter(|part| !part.is_empty());
        if let (Some(a), Some(b), None) = (parts.next(), parts.next(), parts.next())
            && let (Some(a), Some(b)) = (coordinate(a), coordinate(b))
        {
            return Some((a, b));
        }
    }
    None
}

/// How a count was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Count {
    /// A number of people; may be fractional or negative.
    People(f64),
    /// Per cent of all.
    Percent(f64),
}

/// A count of people: `1,234`, `1234人`, `1.2万`, `12.5%`.
pub(super) fn count(cell: &Cell) -> Option<Count> {
    let text = match cell {
        Cell::Number(number) => return number.is_finite().then_some(Count::People(*number)),
        Cell::Text(text) => plain(text),
        Cell::Empty => return None,
    };
    if let Some(share) = text.strip_suffix('%') {
        return number(share).map(Count::Percent);
    }
    let text = text.trim_end_matches(['人', '名', '口', '位']).trim();
    match text.strip_suffix('万') {
        Some(ten_thousands) => number(ten_thousands).map(|n| Count::People(n * 1e4)),
        None => number(text).map(Count::People),
    }
}

/// A cell as text, numbers without a needless fraction.
pub(super) fn text_of(cell: Option<&Cell>) -> String {
    match cell {
        Some(Cell::Text(text)) => text.trim().to_owned(),
        Some(Cell::Number(number)) => number.to_string(),
        Some(Cell::Empty) | None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_read_as_people_write_them() {
        let cases: &[(&str, f64)] = &[
            ("116.33", 116.33),
            (" １１６．３３　", 116.33),
            ("116.33°", 116.33),
            ("116.33°E", 116.33),
            ("东经116.33", 116.33),
            ("西经 51.2", -51.2),
            ("30.1S", -30.1),
            ("-30.1", -30.1),
            ("116,3301", 116.3301),
            ("116°30′", 116.5),
            ("116度30分36秒", 116.51),
            ("116 30 36", 116.51),
            ("4,421,000.5", 4_421_000.5),
            ("39500000", 39_500_000.0),
            ("1.1633e2", 116.33),
        ];
        for (text, wanted) in cases {
            let got = coordinate(text);
            assert!(got.is_some_and(|got| (got - wanted).abs() < 1e-9), "{text}: {got:?}");
        }
        for text in ["", "无", "inf", "NaN", "116.33.1", "116°75′", "1,16,3", "-", "E", "1 2 3 4", "0x10"] {
            assert_eq!(coordinate(text), None, "{text}");
        }
    }

    #[test]
    fn two_coordinates_may_share_a_cell() {
        for text in [
            "116.33,39.99",
            "116.33，39.99",
            "116.33 39.99",
            "(116.33, 39.99)",
            "POINT(116.33 39.99)",
            "[116.33;39.99]",
            "116.33、39.99",
        ] {
            assert_eq!(pair(text), Some((116.33, 39.99)), "{text}");
        }
        for text in ["116.33", "a,b", "1,2,3", "", ","] {
            assert_eq!(pair(text), None, "{text}");
        }
    }

    #[test]
    fn counts_carry_units() {
        let text = |text: &str| count(&Cell::Text(text.into()));
        assert_eq!(text("1,234"), Some(Count::People(1234.0)));
        assert_eq!(text("１２３４人"), Some(Count::People(1234.0)));
        assert_eq!(text("1.2万人"), Some(Count::People(12_000.0)));
        assert_eq!(text("12.5％"), Some(Count::Percent(12.5)));
        assert_eq!(text("-5"), Some(Count::People(-5.0)));
        assert_eq!(text("约三千"), None);
        assert_eq!(count(&Cell::Number(f64::NAN)), None);
        assert_eq!(count(&Cell::Empty), None);
    }
}
