//! The timetable of an outlet that moves: which place on which day, from when to when.

use serde::{Deserialize, Serialize};

use super::{DAY, Span};
use crate::{LonLat, day::Day};

/// How far [`Timetable::next`] looks ahead, days.
const LOOK_AHEAD_DAYS: i32 = 366;

/// When a mobile outlet stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum StopDay {
    /// Every week on this day, 0 is Monday.
    Weekly(u8),
    /// On one date; what the week says for that date does not hold.
    On(Day),
}

/// One stop of a mobile outlet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Stop {
    /// When.
    pub day: StopDay,
    /// From when to when.
    pub span: Span,
    /// The place in words: 东门广场.
    pub place: String,
    /// Where the place is.
    pub at: LonLat,
}

/// Why stops are no timetable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimetableFault {
    /// A day of the week beyond Sunday (6), or a stop without a place.
    NoSuchStop(Stop),
    /// The outlet would be at two places at once.
    Twice(Box<(Stop, Stop)>),
}

/// The stops of a mobile outlet (流动服务), in order: by week, then dates.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Vec<Stop>", try_from = "Vec<Stop>")]
pub struct Timetable(Vec<Stop>);

impl Timetable {
    /// A timetable of these stops; the same stop given twice is one.
    ///
    /// # Errors
    /// A stop that cannot be, or two that overlap.
    pub fn new(mut stops: Vec<Stop>) -> Result<Self, TimetableFault> {
        stops.sort_unstable();
        stops.dedup();
        let wrong = |stop: &&Stop| stop.place.trim().is_empty() || matches!(stop.day, StopDay::Weekly(7..));
        if let Some(stop) = stops.iter().find(wrong) {
            return Err(TimetableFault::NoSuchStop(stop.clone()));
        }
        let table = Self(stops);
        for day in 0..7 {
            clash(&table.weekly(day), &table.weekly((day + 1) % 7))?;
        }
        for date in table.0.iter().filter_map(|stop| if let StopDay::On(date) = stop.day { Some(date) } else { None }) {
            for first in [date.plus(-1), Some(date)].into_iter().flatten() {
                clash(&table.on(first), &first.plus(1).map(|next| table.on(next)).unwrap_or_default())?;
            }
        }
        Ok(table)
    }

    /// Every stop, in order.
    #[must_use]
    pub fn stops(&self) -> &[Stop] {
        &self.0
    }

    fn weekly(&self, weekday: u8) -> Vec<&Stop> {
        self.0.iter().filter(|stop| stop.day == StopDay::Weekly(weekday)).collect()
    }

    /// The stops that begin on a date, in the order of the day.
    #[must_use]
    pub fn on(&self, date: Day) -> Vec<&Stop> {
        let own: Vec<&Stop> = self.0.iter().filter(|stop| stop.day == StopDay::On(date)).collect();
        if own.is_empty() { self.weekly(u8::try_from(date.weekday()).unwrap_or(0)) } else { own }
    }

    /// Where the outlet stands on a date at a minute after midnight (0–1439).
    #[must_use]
    pub fn at(&self, date: Day, minute: u16) -> Option<&Stop> {
        let before = date.plus(-1).map(|before| self.on(before)).unwrap_or_default();
        let late = before.into_iter().find(|stop| stop.span.holds(minute + DAY));
        late.or_else(|| self.on(date).into_iter().find(|stop| stop.span.holds(minute)))
    }

    /// The next stop that begins after a minute of a date, within a year.
    #[must_use]
    pub fn next(&self, date: Day, minute: u16) -> Option<(Day, &Stop)> {
        (0..=LOOK_AHEAD_DAYS).map_while(|ahead| Some((ahead, date.plus(ahead)?))).find_map(|(ahead, day)| {
            let stop = self.on(day).into_iter().find(|stop| ahead > 0 || stop.span.from() > minute)?;
            Some((day, stop))
        })
    }
}

/// Refuses stops of one day that overlap each other or those of the day after.
fn clash(day: &[&Stop], next: &[&Stop]) -> Result<(), TimetableFault> {
    let pairs = day.iter().enumerate().flat_map(|(n, a)| {
        let same = day[n + 1..].iter().map(move |b| (a, b, 0));
        same.chain(next.iter().map(move |b| (a, b, DAY)))
    });
    for (a, b, later) in pairs {
        if a.span.from() < b.span.to() + later && b.span.from() + later < a.span.to() {
            return Err(TimetableFault::Twice(Box::new(((*a).clone(), (*b).clone()))));
        }
    }
    Ok(())
}

impl From<Timetable> for Vec<Stop> {
    fn from(table: Timetable) -> Self {
        table.0
    }
}

impl TryFrom<Vec<Stop>> for Timetable {
    type Error = String;

    fn try_from(stops: Vec<Stop>) -> Result<Self, String> {
        Self::new(stops).map_err(|fault| format!("no timetable: {fault:?}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stop(day: StopDay, from: u16, to: u16, place: &str) -> Stop {
        let at = LonLat { lon: 1_163_000_000, lat: 400_000_000 };
        Stop { day, span: Span::new(from * 60, to * 60).expect("a span"), place: place.into(), at }
    }

    #[test]
    fn a_date_goes_before_the_week() {
        // 25 November 2026 is a Wednesday (2).
        let day = |n| Day::new(2026, 11, n).expect("a day");
        let weekly = [
            stop(StopDay::Weekly(2), 8, 10, "东门"),
            stop(StopDay::Weekly(2), 14, 16, "西门"),
            stop(StopDay::Weekly(4), 22, 26, "南门"),
        ];
        let once = [stop(StopDay::On(day(25)), 9, 11, "广场")];
        let table = Timetable::new([&weekly[..], &once].concat()).expect("no overlap");
        let at = |n, minute| table.at(day(n), minute).map(|stop| stop.place.as_str());
        assert_eq!(
            [at(18, 480), at(18, 600), at(18, 899), at(25, 500), at(25, 540)],
            [Some("东门"), None, Some("西门"), None, Some("广场")]
        );
        // Friday's stop runs to two on Saturday morning.
        assert_eq!([at(27, 1320), at(28, 119), at(28, 120)], [Some("南门"), Some("南门"), None]);
        let next = table.next(day(25), 540).expect("there is one");
        assert_eq!((next.0, next.1.place.as_str()), (day(27), "南门"));
        assert_eq!(Timetable::default().next(day(25), 0), None);
    }

    #[test]
    fn nobody_is_at_two_places_at_once() {
        let day = |n| Day::new(2026, 11, n).expect("a day");
        let cases = [
            (vec![stop(StopDay::Weekly(0), 8, 10, "甲"), stop(StopDay::Weekly(0), 9, 11, "乙")], false),
            (vec![stop(StopDay::Weekly(0), 8, 10, "甲"), stop(StopDay::Weekly(0), 10, 11, "乙")], true),
            // Sunday night runs into Monday morning.
            (vec![stop(StopDay::Weekly(6), 22, 27, "甲"), stop(StopDay::Weekly(0), 2, 4, "乙")], false),
            // So does a Tuesday night into a date that is a Wednesday.
            (vec![stop(StopDay::Weekly(1), 22, 27, "甲"), stop(StopDay::On(day(25)), 2, 4, "乙")], false),
            (vec![stop(StopDay::Weekly(2), 8, 10, "甲"), stop(StopDay::On(day(25)), 9, 11, "乙")], true),
            (vec![stop(StopDay::Weekly(7), 8, 10, "甲")], false),
            (vec![stop(StopDay::Weekly(1), 8, 10, " ")], false),
        ];
        for (stops, sound) in cases {
            assert_eq!(Timetable::new(stops.clone()).is_ok(), sound, "{stops:?}");
        }
    }
}
