//! Opening states in words.

use yike_domain::{
    Arg, Day,
    outlet::{Moment, OpenState},
};

use super::page::Page;

/// Minutes that China Standard Time is ahead of UTC, the whole year.
const CHINA_MINUTES: i64 = 8 * 60;

/// The date and minute that clocks in China show at a time, ms since 1970 UTC.
#[must_use]
pub fn china(at_ms: i64) -> Moment {
    let minutes = at_ms.div_euclid(60_000) + CHINA_MINUTES;
    let days = i32::try_from(minutes.div_euclid(24 * 60)).unwrap_or(i32::MAX);
    let day = Day::new(1970, 1, 1).expect("a day").plus(days).expect("a day of the calendar");
    (day, minutes.rem_euclid(24 * 60) as u16)
}

/// An opening state in words.
#[must_use]
pub fn state_words(page: &Page, state: OpenState, now: Moment) -> String {
    let (key, name, change) = match state {
        OpenState::Open(None) => return page.say("resident-open-all-day"),
        OpenState::Shut(None) => return page.say("resident-shut-now-plain"),
        OpenState::Open(Some(until)) => ("resident-open-now", "until", until),
        OpenState::Shut(Some(from)) => ("resident-shut-now", "from", from),
    };
    page.text(key, &[(name, Arg::Text(moment_words(page, change, now.0)))])
}

/// `今天 18:00`, `明天 08:00` or a date.
fn moment_words(page: &Page, (day, minute): Moment, today: Day) -> String {
    let time = format!("{:02}:{:02}", minute / 60, minute % 60);
    let key = match day.since_1970() - today.since_1970() {
        0 => return time,
        1 => "resident-tomorrow",
        _ => "resident-on-day",
    };
    page.text(key, &[("time", Arg::Text(time)), ("day", Arg::Text(day.to_string()))])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use yike_app::words::Language;
    use yike_domain::outlet::hours::OpeningHours;

    use super::*;
    use crate::pages::page::Mode;

    #[test]
    fn a_resident_reads_until_when() {
        let page = Page { language: Language::Zh, mode: Mode::Plain, path: String::new(), query: Vec::new() };
        let hours = OpeningHours::read("Mo-Fr 08:00-18:00").expect("understood");
        let at = |day, minute| {
            let now = (Day::new(2026, 11, day).expect("a day"), minute);
            state_words(&page, hours.state(now, &BTreeSet::new()), now)
        };
        assert_eq!(at(25, 600), "营业中，18:00 关门");
        assert_eq!(at(25, 1200), "已关门，明天 08:00 开门");
        assert_eq!(at(27, 1200), "已关门，2026-11-30 08:00 开门");
    }

    #[test]
    fn clocks_in_china_are_eight_hours_ahead() {
        // 2026-11-25 16:30 UTC is 2026-11-26 00:30 in China.
        let utc =
            i64::from(Day::new(2026, 11, 25).expect("a day").since_1970()) * 86_400_000 + 16 * 3_600_000 + 30 * 60_000;
        assert_eq!(china(utc), (Day::new(2026, 11, 26).expect("a day"), 30));
    }
}
