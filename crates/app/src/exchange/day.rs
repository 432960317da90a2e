//! A day of the calendar, as columns of dates hold it.

use std::fmt;

/// A day of the Gregorian calendar, years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: i32,
    month: u8,
    day: u8,
}

impl Day {
    /// The day that a text names as `2017-06-30`, with or without a time of day behind it;
    /// a month or a year alone is no day.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let date = text.split(['T', ' ']).next()?;
        let mut parts = date.split('-');
        let mut number = |digits: usize| {
            let part = parts.next()?;
            (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u16>().ok())?
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        let (year, month, day) = (i32::from(year), u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        let whole = parts.next().is_none() && year >= 1 && (1..=12).contains(&month);
        (whole && (1..=days_of(year, month)).contains(&day)).then_some(Self { year, month, day })
    }

    /// Days since 1970-01-01, as Parquet counts them.
    ///
    /// # References
    /// Hinnant, *chrono-Compatible Low-Level Date Algorithms*, `days_from_civil`: years begin in
    /// March, so that the leap day is the last.
    #[must_use]
    pub const fn since_1970(self) -> i32 {
        let (month, day) = (self.month as i32, self.day as i32);
        let year = if month <= 2 { self.year - 1 } else { self.year };
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let from_march = (month + 9) % 12;
        let of_year = (153 * from_march + 2) / 5 + day - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

const fn days_of(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_follow_one_another_through_leap_years() {
        let mut next = Day::parse("1970-01-01").expect("a day").since_1970();
        assert_eq!(next, 0);
        // 1970 to 2099 holds 130 years with 32 leap days (2000 is one): 130 × 365 + 32 = 47 482 days.
        for year in 1970..2100 {
            for month in 1..=12 {
                for day in 1..=days_of(year, month) {
                    let written = Day { year, month, day }.to_string();
                    assert_eq!(Day::parse(&written).expect("a day").since_1970(), next, "{written}");
                    next += 1;
                }
            }
        }
        assert_eq!(next, 47_482);
        // 719 162 days lie between 0001-01-01 and 1970-01-01.
        assert_eq!(Day::parse("0001-01-01").map(Day::since_1970), Some(-719_162));
    }

    #[test]
    fn a_month_a_year_and_a_day_that_never_was_are_no_days() {
        for text in [
            "2017-06",
            "2017",
            "",
            "2017-02-29",
            "1900-02-29",
            "2017-13-01",
            "2017-6-1",
            "2017-06-00",
            "17-06-01",
            "2017-06-01-02",
            "２０１７-06-01",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        for text in ["2016-02-29", "2000-02-29", "2017-06-24T20:21:00Z", "2017-06-24 20:21"] {
            assert!(Day::parse(text).is_some(), "{text}");
        }
    }
}
