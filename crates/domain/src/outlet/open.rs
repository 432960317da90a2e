//! Whether an outlet is open at a moment, and what comes next.

use std::collections::BTreeSet;

use super::hours::OpeningHours;
use crate::Day;

/// A minute of a date: minutes after midnight, 0–1439.
pub type Moment = (Day, u16);

/// Open or shut, and when that changes; no change within a year is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenState {
    /// Open until that moment.
    Open(Option<Moment>),
    /// Shut until that moment.
    Shut(Option<Moment>),
}

impl OpenState {
    /// Whether open.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open(_))
    }
}

impl OpeningHours {
    /// The state at a moment; `holidays` are the public holidays that the caller knows.
    #[must_use]
    pub fn state(&self, (date, minute): Moment, holidays: &BTreeSet<Day>) -> OpenState {
        let change = self.next_change(date, minute, holidays);
        if self.is_open(date, minute, holidays) { OpenState::Open(change) } else { OpenState::Shut(change) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_names_what_comes_next() {
        // Wednesday 25 November 2026.
        let day = |n| Day::new(2026, 11, n).expect("a day");
        let hours = OpeningHours::read("Mo-Fr 08:00-18:00").expect("understood");
        let at = |n, minute| hours.state((day(n), minute), &BTreeSet::new());
        assert_eq!(at(25, 9 * 60), OpenState::Open(Some((day(25), 18 * 60))));
        assert_eq!(at(25, 7 * 60), OpenState::Shut(Some((day(25), 8 * 60))));
        assert_eq!(at(27, 18 * 60), OpenState::Shut(Some((day(30), 8 * 60))), "after the weekend");
        let always = OpeningHours::read("24/7").expect("understood");
        assert_eq!(always.state((day(25), 0), &BTreeSet::new()), OpenState::Open(None));
    }
}
