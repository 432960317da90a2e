//! Days as columns of dates hold them.

use yike_domain::day::Day;

/// The day that a text names as `2017-06-30`, with or without a time of day behind it;
/// a month or a year alone is no day.
#[must_use]
pub fn day_of(text: &str) -> Option<Day> {
    Day::parse(text.split(['T', ' ']).next()?)
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(day_of(text), None, "{text}");
        }
        for text in ["2016-02-29", "2000-02-29", "2017-06-24T20:21:00Z", "2017-06-24 20:21"] {
            assert!(day_of(text).is_some(), "{text}");
        }
    }
}
