//! Days of the calendar, without a clock.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar, from year 1 to 9999; written `2026-10-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day of this year, month and day of the month; `None` where there is none.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        if year == 0 || year > 9999 || month == 0 || month > 12 || day == 0 || day > days_in(year, month) {
            return None;
        }
        Some(Self { year, month, day })
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

/// Days of a month.
const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut parts = text.splitn(3, '-');
        let mut part = |width| parts.next().filter(|p| p.len() == width && p.bytes().all(|b| b.is_ascii_digit()));
        let date = (|| Self::new(part(4)?.parse().ok()?, part(2)?.parse().ok()?, part(2)?.parse().ok()?))();
        date.ok_or_else(|| format!("{text} is no date like 2026-10-01"))
    }
}

/// A day of every year: month and day of the month; 29 February counts as a day of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDay {
    month: u8,
    day: u8,
}

impl MonthDay {
    /// This month and day; `None` where no year has it.
    #[must_use]
    pub const fn new(month: u8, day: u8) -> Option<Self> {
        match Date::new(2000, month, day) {
            Some(_) => Some(Self { month, day }),
            None => None,
        }
    }

    /// The last day of a month, for February the 29th.
    #[must_use]
    pub const fn last_of(month: u8) -> Option<Self> {
        Self::new(month, days_in(2000, month))
    }

    /// Month and day of the month.
    #[must_use]
    pub const fn parts(self) -> (u8, u8) {
        (self.month, self.day)
    }

    /// The same day without its year.
    #[must_use]
    pub const fn of(date: Date) -> Self {
        Self { month: date.month, day: date.day }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_follow_each_other_and_the_week() {
        // 1 January 2000 was a Saturday, 25 November 2026 is a Wednesday, 29 February 2024 a Thursday.
        for (year, month, day, weekday) in [(2000, 1, 1, 5), (2026, 11, 25, 2), (2024, 2, 29, 3), (1900, 3, 1, 3)] {
            assert_eq!(Date::new(year, month, day).expect("a day").weekday(), weekday, "{year}-{month}-{day}");
        }
        assert!(
            Date::new(2023, 2, 29).is_none() && Date::new(1900, 2, 29).is_none() && Date::new(2026, 13, 1).is_none()
        );
        // A walk from 1 January 1890 over 300 years meets every day once: 300·365 + 73 leap days (1900 and 2100 have none).
        let mut day = Date::new(1890, 1, 1).expect("a day");
        let mut n = 0;
        while day.year < 2190 {
            let next = day.plus(1).expect("within the calendar");
            assert!(next > day && next.weekday() == (day.weekday() + 1) % 7, "{day}");
            assert_eq!(next.plus(-1), Some(day));
            (day, n) = (next, n + 1);
        }
        assert_eq!(n, 300 * 365 + 73);
        assert_eq!(Date::new(1, 1, 1).expect("the first").plus(-1), None);
        assert_eq!(Date::new(9999, 12, 31).expect("the last").plus(1), None);
    }

    #[test]
    fn dates_are_kept_as_text() {
        let date = Date::new(2026, 10, 1).expect("a day");
        assert_eq!(String::from(date), "2026-10-01");
        assert_eq!(Date::try_from("2026-10-01".to_owned()), Ok(date));
        for wrong in ["2026-10-32", "26-10-01", "2026-+1-01", "", "2026-10", "2026-10-01-1"] {
            assert!(Date::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}
