//! Times of map files: seconds since 1970 and ISO 8601 text.

/// `2021-06-12T07:41:41Z`.
pub(super) fn date_time(seconds: i64) -> String {
    let of_day = seconds.rem_euclid(86_400);
    format!("{}T{:02}:{:02}:{:02}Z", date(seconds), of_day / 3600, of_day / 60 % 60, of_day % 60)
}

/// `2021-06-12`. Days to a date as in Hinnant (2013), *chrono-Compatible Low-Level Date Algorithms*.
pub(super) fn date(seconds: i64) -> String {
    let days = seconds.div_euclid(86_400) + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Seconds of `2021-06-12T07:41:41Z`, `2021-06-12` or with an offset such as `+08:00`; nothing for other text.
pub(super) fn seconds(text: &str) -> Option<i64> {
    let text = text.trim();
    let number = |from: usize, to: usize| {
        let part = text.get(from..to)?;
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<i64>().ok()).flatten()
    };
    let is = |at: usize, byte: u8| text.as_bytes().get(at) == Some(&byte);
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    if !is(4, b'-') || !is(7, b'-') || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let shifted_year = year - i64::from(month <= 2);
    let era = shifted_year.div_euclid(400);
    let year_of_era = shifted_year.rem_euclid(400);
    let day_of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    let days = (era * 146_097 + day_of_era - 719_468) * 86_400;
    if text.len() == 10 {
        return Some(days);
    }
    if !(is(10, b'T') || is(10, b' ')) || !is(13, b':') {
        return None;
    }
    let clock = number(11, 13)? * 3600 + number(14, 16)? * 60 + if is(16, b':') { number(17, 19)? } else { 0 };
    Some(days + clock - offset(text)?)
}

/// Seconds east of Greenwich that the end of the text names.
fn offset(text: &str) -> Option<i64> {
    let zone = &text[text.rfind(['Z', 'z', '+']).or_else(|| text.get(16..)?.find('-').map(|at| at + 16))?..];
    if zone.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    let hours: i64 = digits.get(..2)?.parse().ok()?;
    let minutes: i64 = digits.get(2..4).unwrap_or("00").parse().ok()?;
    let east = hours * 3600 + minutes * 60;
    Some(if zone.starts_with('-') { -east } else { east })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_and_written() {
        // Known from the POSIX clock: 1,000,000,000 s is 2001-09-09T01:46:40Z.
        assert_eq!(seconds("2001-09-09T01:46:40Z"), Some(1_000_000_000));
        assert_eq!(date_time(1_000_000_000), "2001-09-09T01:46:40Z");
        assert_eq!(seconds("2001-09-09T09:46:40+08:00"), Some(1_000_000_000));
        assert_eq!(seconds("2001-09-08T20:46:40-0500"), Some(1_000_000_000));
        assert_eq!(seconds("1970-01-01"), Some(0));
        assert_eq!(date(951_782_400), "2000-02-29");
        assert_eq!(date(-1), "1969-12-31");
        for text in ["", "yesterday", "2001-13-01", "2001-09-09T01:46:40", "2001/09/09", "二〇〇一年九月"] {
            assert_eq!(seconds(text), None, "{text}");
        }
        for day in 0..50_000 {
            assert_eq!(seconds(&date(day * 86_400)), Some(day * 86_400));
        }
    }
}
