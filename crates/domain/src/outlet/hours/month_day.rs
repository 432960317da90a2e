//! Days of every year.

use crate::day::{Day, days_of};

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
        match Day::new(2000, month, day) {
            Some(_) => Some(Self { month, day }),
            None => None,
        }
    }

    /// The last day of a month, for February the 29th.
    #[must_use]
    pub const fn last_of(month: u8) -> Option<Self> {
        Self::new(month, days_of(2000, month))
    }

    /// Month and day of the month.
    #[must_use]
    pub const fn parts(self) -> (u8, u8) {
        (self.month, self.day)
    }

    /// The same day without its year.
    #[must_use]
    pub const fn of(date: Day) -> Self {
        let (_, month, day) = date.parts();
        Self { month, day }
    }
}
