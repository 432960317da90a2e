//! Days and periods: when something holds in the world.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar, years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// The day of that year, month and day of the month, or `None` when the calendar has no such day.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let fits = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= days_of(year, month);
        if fits { Some(Self { year, month, day }) } else { None }
    }

    /// The day that a text names as `2017-06-30`; nothing else is a day.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let number = |part: &str, digits: usize| {
            (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u16>().ok())?
        };
        Self::new(number(year, 4)?, u8::try_from(number(month, 2)?).ok()?, u8::try_from(number(day, 2)?).ok()?)
    }

    /// Year, month and day of the month.
    #[must_use]
    pub const fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// The day `days` later, or earlier; `None` beyond the calendar.
    #[must_use]
    pub fn plus(self, days: i32) -> Option<Self> {
        Self::from_number(self.number().checked_add(days)?)
    }

    /// Day of the week: 0 is Monday, 6 is Sunday.
    #[must_use]
    pub fn weekday(self) -> usize {
        // 1 March of year 0 was a Wednesday.
        usize::try_from((self.number() + 2).rem_euclid(7)).unwrap_or(0)
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub fn since_1970(self) -> i32 {
        self.number() - 719_468
    }

    /// Days since 1 March of year 0: counted from March, leap days come last in a year.
    fn number(self) -> i32 {
        let (year, month) = (i32::from(self.year), i32::from(self.month));
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + i32::from(self.day) - 1
    }

    fn from_number(number: i32) -> Option<Self> {
        if number < 306 {
            return None;
        }
        let (era, rest) = (number / 146_097, number % 146_097);
        let year = (rest - rest / 1460 + rest / 36_524 - rest / 146_096) / 365;
        let rest = rest - (365 * year + year / 4 - year / 100);
        let month = (5 * rest + 2) / 153;
        let day = rest - (153 * month + 2) / 5 + 1;
        let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
        Self::new(u16::try_from(era * 400 + year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl TryFrom<String> for Day {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("{text} is not a day like 2026-01-31"))
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

/// Days of a month.
pub(crate) const fn days_of(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days from `from` on and before `until`; without `until` it goes on.
///
/// Half-open, so that a period and its successor share no day and leave none out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub from: Day,
    /// The first day after it, where it is known to end.
    pub until: Option<Day>,
}

impl Period {
    /// From a day on, with no end known.
    #[must_use]
    pub const fn since(from: Day) -> Self {
        Self { from, until: None }
    }

    /// From one day to before another.
    #[must_use]
    pub const fn between(from: Day, until: Day) -> Self {
        Self { from, until: Some(until) }
    }

    /// Whether it has no day at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.until.is_some_and(|until| until <= self.from)
    }

    /// Whether the day is one of it.
    #[must_use]
    pub fn contains(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    /// Whether the two share a day.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let starts_before_end = |a: &Self, b: &Self| b.until.is_none_or(|until| a.from < until);
        !self.is_empty() && !other.is_empty() && starts_before_end(self, other) && starts_before_end(other, self)
    }

    /// Whether every day of `other` is one of it.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        let ends_later = match (self.until, other.until) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(own), Some(others)) => others <= own,
        };
        other.is_empty() || (self.from <= other.from && ends_later)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: u8) -> Day {
        Day::new(2026, 3, n).expect("March has it")
    }

    #[test]
    fn days_follow_each_other_and_the_week() {
        // 1 January 2000 was a Saturday, 25 November 2026 is a Wednesday, 29 February 2024 a Thursday.
        for (year, month, day, weekday) in [(2000, 1, 1, 5), (2026, 11, 25, 2), (2024, 2, 29, 3), (1900, 3, 1, 3)] {
            assert_eq!(Day::new(year, month, day).expect("a day").weekday(), weekday, "{year}-{month}-{day}");
        }
        // A walk from 1 January 1890 over 300 years meets every day once: 300·365 + 73 leap days (1900 and 2100 have none).
        let mut day = Day::new(1890, 1, 1).expect("a day");
        let mut n = 0;
        while day.year < 2190 {
            let next = day.plus(1).expect("within the calendar");
            assert!(next > day && next.weekday() == (day.weekday() + 1) % 7, "{day}");
            assert_eq!(next.plus(-1), Some(day));
            (day, n) = (next, n + 1);
        }
        assert_eq!(n, 300 * 365 + 73);
        assert!(Day::new(2023, 2, 29).is_none() && Day::new(1900, 2, 29).is_none() && Day::new(2026, 13, 1).is_none());
        assert_eq!(Day::new(1, 1, 1).expect("the first").plus(-1), None);
        assert_eq!(Day::new(9999, 12, 31).expect("the last").plus(1), None);
    }

    #[test]
    fn days_are_kept_as_text() {
        let date = Day::new(2026, 10, 1).expect("a day");
        assert_eq!(String::from(date), "2026-10-01");
        assert_eq!(Day::try_from("2026-10-01".to_owned()), Ok(date));
        for wrong in ["2026-10-32", "26-10-01", "2026-+1-01", "", "2026-10", "2026-10-01-1"] {
            assert!(Day::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn days_follow_one_another_through_leap_years() {
        let mut next = Day::parse("1970-01-01").expect("a day").since_1970();
        assert_eq!(next, 0);
        // 1970 to 2099 holds 130 years with 32 leap days (2000 is one): 130 × 365 + 32 = 47 482 days.
        for year in 1970..2100 {
            for month in 1..=12 {
                for day in 1..=days_of(year, month) {
                    let written = Day::new(year, month, day).expect("a day").to_string();
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
    fn only_days_of_the_calendar_are_days() {
        for text in [
            "2017-02-29",
            "1900-02-29",
            "2017-13-01",
            "2017-6-1",
            "2017-06-00",
            "0000-01-01",
            "2017-06",
            "",
            "+017-06-01",
            "2017-06-01T00:00",
            "２０１７-06-01",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        for text in ["2016-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(Day::parse(text).map(|day| day.to_string()).as_deref(), Some(text));
        }
    }

    /// All periods within ten days, and open ones, against the lists of their days.
    #[test]
    fn periods_are_the_sets_of_their_days() {
        let ends = (1..=10).map(|n| Some(day(n))).chain([None]);
        let periods: Vec<Period> =
            (1..=9).flat_map(|from| ends.clone().map(move |until| Period { from: day(from), until })).collect();
        // Day 20 stands for all the days after the last end.
        let days_of = |p: &Period| (1..=20).filter(|&n| p.contains(day(n))).collect::<Vec<u8>>();
        for a in &periods {
            let days = days_of(a);
            assert_eq!(a.is_empty(), days.is_empty(), "{a:?}");
            for b in &periods {
                let others = days_of(b);
                assert_eq!(a.overlaps(b), days.iter().any(|n| others.contains(n)), "{a:?} {b:?}");
                assert_eq!(a.covers(b), others.iter().all(|n| days.contains(n)), "{a:?} {b:?}");
            }
        }
    }
}
