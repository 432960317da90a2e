//! Opening hours: a week, seasons, public holidays and exceptions on dates.
//!
//! What holds on a day is told by the first of these that says anything about it:
//! an exception on the date, the rule for public holidays, a season (the later written
//! first), the week. A span past midnight belongs to the day it begins on.

mod itinerant;
mod lex;
mod month_day;
mod read;
mod span;
mod write;

use std::collections::BTreeSet;

use crate::day::Day;

use serde::{Deserialize, Serialize};

pub use itinerant::{Stop, StopDay, Timetable, TimetableFault};
pub use month_day::MonthDay;
pub use span::{DAY, Span, Spans};

/// Longest text read, in characters.
const LONGEST_TEXT: usize = 400;

/// How far [`OpeningHours::next_change`] looks ahead, days: a year and a leap day.
const LOOK_AHEAD_DAYS: i32 = 366;

/// Why a text gives no opening hours; each names the piece at fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HoursFault {
    /// Not understood from here on.
    Unclear(String),
    /// A time that no clock shows, a day that no calendar has.
    NoSuchTime(String),
    /// A span that ends when it begins.
    NoLength(String),
    /// A span that ends before it begins and does not say that it runs past midnight.
    Backwards(String),
}

impl HoursFault {
    /// The piece of text at fault.
    #[must_use]
    pub fn piece(&self) -> &str {
        match self {
            Self::Unclear(piece) | Self::NoSuchTime(piece) | Self::NoLength(piece) | Self::Backwards(piece) => piece,
        }
    }
}

/// What holds on public holidays.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OnHolidays {
    /// As on any such day of the week.
    #[default]
    AsUsual,
    /// These hours; closed where there are none.
    Hours(Spans),
}

/// Hours by day of the week, Monday first; `None`: nothing is said for that day.
pub type ByWeekday = [Option<Spans>; 7];

/// Other hours on some days of every year.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Season {
    /// First day.
    pub from: MonthDay,
    /// Last day; before the first where the season runs over New Year.
    pub to: MonthDay,
    /// What holds.
    pub days: ByWeekday,
}

impl Season {
    fn holds(&self, date: Day) -> bool {
        let day = MonthDay::of(date);
        if self.from <= self.to { self.from <= day && day <= self.to } else { self.from <= day || day <= self.to }
    }
}

/// Other hours on certain dates.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exception {
    /// First date.
    pub from: Day,
    /// Last date.
    pub to: Day,
    /// What holds.
    pub days: ByWeekday,
}

/// The opening hours of an outlet; kept as their [canonical text](OpeningHours::text).
///
/// # References
/// The text follows the subset of the OpenStreetMap `opening_hours` specification in `docs/methods/outlets.md`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct OpeningHours {
    week: [Spans; 7],
    seasons: Vec<Season>,
    holidays: OnHolidays,
    exceptions: Vec<Exception>,
}

impl OpeningHours {
    /// Hours that are the same every week.
    #[must_use]
    pub fn weekly(week: [Spans; 7]) -> Self {
        Self { week, ..Self::default() }
    }

    /// Reads the text of a map or of a table: the forms are listed in `docs/methods/outlets.md`.
    ///
    /// # Errors
    /// What is not understood or cannot be; nothing is guessed.
    ///
    /// # Example
    /// ```
    /// # use yike_domain::outlet::hours::OpeningHours;
    /// let hours = OpeningHours::read("周一至周五 8：00—18：00，周末休息").expect("understood");
    /// assert_eq!(hours.text(), "Mo-Fr 08:00-18:00");
    /// assert_eq!(hours.minutes_per_week(), 5 * 600);
    /// ```
    pub fn read(text: &str) -> Result<Self, HoursFault> {
        read::read(text)
    }

    /// The same hours with another rule for public holidays.
    #[must_use]
    pub fn on_holidays(mut self, holidays: OnHolidays) -> Self {
        self.holidays = holidays;
        self
    }

    /// The same hours with one more season, which goes before earlier ones.
    #[must_use]
    pub fn in_season(mut self, season: Season) -> Self {
        match self.seasons.last_mut() {
            _ if season.days.iter().all(Option::is_none) => {}
            Some(last) if (last.from, last.to) == (season.from, season.to) => take_over(&mut last.days, season.days),
            _ => self.seasons.push(season),
        }
        self
    }

    /// The same hours with one more exception, which goes before earlier ones; from after to is nothing.
    #[must_use]
    pub fn except(mut self, exception: Exception) -> Self {
        match self.exceptions.last_mut() {
            _ if exception.from > exception.to || exception.days.iter().all(Option::is_none) => {}
            Some(last) if (last.from, last.to) == (exception.from, exception.to) => {
                take_over(&mut last.days, exception.days);
            }
            _ => self.exceptions.push(exception),
        }
        self
    }

    /// The week.
    #[must_use]
    pub const fn week(&self) -> &[Spans; 7] {
        &self.week
    }

    /// Seasons; a later one goes before an earlier one.
    #[must_use]
    pub fn seasons(&self) -> &[Season] {
        &self.seasons
    }

    /// The rule for public holidays.
    #[must_use]
    pub const fn holidays(&self) -> &OnHolidays {
        &self.holidays
    }

    /// Exceptions on dates; a later one goes before an earlier one.
    #[must_use]
    pub fn exceptions(&self) -> &[Exception] {
        &self.exceptions
    }

    /// The spans that begin on a date; `holidays` are the public holidays that the caller knows.
    #[must_use]
    pub fn on(&self, date: Day, holidays: &BTreeSet<Day>) -> &Spans {
        let weekday = date.weekday();
        let exceptions = self.exceptions.iter().rev().filter(|e| e.from <= date && date <= e.to);
        if let Some(spans) = exceptions.filter_map(|e| e.days[weekday].as_ref()).next() {
            return spans;
        }
        if let (OnHolidays::Hours(spans), true) = (&self.holidays, holidays.contains(&date)) {
            return spans;
        }
        let seasons = self.seasons.iter().rev().filter(|s| s.holds(date));
        seasons.filter_map(|s| s.days[weekday].as_ref()).next().unwrap_or(&self.week[weekday])
    }

    /// Whether open on a date at a minute after midnight (0–1439).
    #[must_use]
    pub fn is_open(&self, date: Day, at: u16, holidays: &BTreeSet<Day>) -> bool {
        let before = date.plus(-1).is_some_and(|before| self.on(before, holidays).hold(at + DAY));
        before || self.on(date, holidays).hold(at)
    }

    /// When the outlet next opens or closes after a minute of a date; `None` where it does not within a year.
    #[must_use]
    pub fn next_change(&self, date: Day, at: u16, holidays: &BTreeSet<Day>) -> Option<(Day, u16)> {
        let open = self.is_open(date, at, holidays);
        for ahead in 0..=LOOK_AHEAD_DAYS {
            let day = date.plus(ahead)?;
            let late = day.plus(-1).map(|before| self.on(before, holidays).iter().map(|span| span.to()));
            let late = late.into_iter().flatten().filter(|&to| to >= DAY).map(|to| to - DAY);
            let own = self.on(day, holidays).iter().flat_map(|span| [span.from(), span.to()]);
            let mut edges: Vec<u16> = late.chain(own).filter(|&edge| edge < DAY && (ahead > 0 || edge > at)).collect();
            edges.sort_unstable();
            if let Some(edge) = edges.into_iter().find(|&edge| self.is_open(day, edge, holidays) != open) {
                return Some((day, edge));
            }
        }
        None
    }

    /// Minutes open in an ordinary week, without seasons, holidays and exceptions.
    #[must_use]
    pub fn minutes_per_week(&self) -> u32 {
        const WEEK: u32 = 7 * DAY as u32;
        let mut spans: Vec<(u32, u32)> = Vec::new();
        for (start, span) in self
            .week
            .iter()
            .zip((0..WEEK).step_by(usize::from(DAY)))
            .flat_map(|(s, at)| s.iter().map(move |span| (at, span)))
        {
            let (from, to) = (start + u32::from(span.from()), start + u32::from(span.to()));
            spans.push((from, to.min(WEEK)));
            if to > WEEK {
                spans.push((0, to - WEEK));
            }
        }
        spans.sort_unstable();
        let (mut total, mut end) = (0, 0);
        for (from, to) in spans {
            total += to.saturating_sub(from.max(end));
            end = end.max(to);
        }
        total
    }

    /// The canonical text: equal hours have equal texts, and reading it gives the same hours.
    #[must_use]
    pub fn text(&self) -> String {
        write::text(self)
    }

    /// The text as a notice on the door says it in Chinese. Reading it gives the same hours: what Chinese words do not
    /// tell without doubt is given as its [canonical text](Self::text).
    #[must_use]
    pub fn text_zh(&self) -> String {
        let text = write::text_zh(self);
        if read::read(&text).as_ref() == Ok(self) { text } else { self.text() }
    }
}

/// Lets later days go before earlier ones.
fn take_over(days: &mut ByWeekday, later: ByWeekday) {
    for (day, later) in days.iter_mut().zip(later) {
        if later.is_some() {
            *day = later;
        }
    }
}

impl From<OpeningHours> for String {
    fn from(hours: OpeningHours) -> Self {
        hours.text()
    }
}

impl TryFrom<String> for OpeningHours {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::read_kept(&text).map_err(|fault| format!("no opening hours: {}", fault.piece()))
    }
}

#[cfg(test)]
mod tests;
