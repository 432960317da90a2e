//! Appointments (任职): who holds which role where, and for how long.

use super::{AccountId, Role, rules};
use crate::Rule;
use crate::day::{Day, Period};
use crate::place::org::{Line, OrgCode, OrgTree};

/// One account holds a role at a unit, in a line where the role has one, for a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// Who.
    pub account: AccountId,
    /// Which role.
    pub role: Role,
    /// At which unit.
    pub org: OrgCode,
    /// In which line.
    pub line: Option<&'static Line>,
    /// For how long.
    pub period: Period,
}

/// Why an appointment cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AppointmentRefusal {
    /// It ends before it begins.
    EmptyPeriod,
    /// The unit is not there on its first day.
    NoUnit,
    /// The role is not held at units of that kind.
    WrongLevel,
    /// The role needs a line, or has none.
    WrongLine,
    /// It would put an administrator's role together with another one in one account (三员分立).
    ThreeAdministrators {
        /// The role held at the same time.
        held: Role,
    },
}

impl AppointmentRefusal {
    /// The catalogue's words for it.
    #[must_use]
    pub const fn rule(self) -> Rule {
        match self {
            Self::EmptyPeriod => rules::PERIOD_EMPTY,
            Self::NoUnit => rules::UNIT_MISSING,
            Self::WrongLevel => rules::LEVEL_WRONG,
            Self::WrongLine => rules::LINE_ODD,
            Self::ThreeAdministrators { .. } => rules::THREE_ADMINISTRATORS,
        }
    }
}

impl Appointment {
    /// Checks an appointment about to be made. `held` is what the account holds already, own and delegated.
    ///
    /// # Errors
    /// The first thing that forbids it.
    pub fn check(&self, held: &[(Role, Period)], tree: &OrgTree) -> Result<(), AppointmentRefusal> {
        if self.period.is_empty() {
            return Err(AppointmentRefusal::EmptyPeriod);
        }
        let unit = tree.at(&self.org, self.period.from).ok_or(AppointmentRefusal::NoUnit)?;
        if !self.role.fits(unit, tree, self.period.from) {
            return Err(AppointmentRefusal::WrongLevel);
        }
        if self.role.has_line() != self.line.is_some() {
            return Err(AppointmentRefusal::WrongLine);
        }
        match excluded_by(self.role, self.period, held) {
            Some(held) => Err(AppointmentRefusal::ThreeAdministrators { held }),
            None => Ok(()),
        }
    }

    /// Whether it gives rights on a day: within its period, and its unit there without a gap since it began.
    /// A unit that closes ends it for good, even where its code is used again.
    #[must_use]
    pub fn holds(&self, tree: &OrgTree, on: Day) -> bool {
        self.period.contains(on) && tree.lasts(&self.org, self.period.from, on)
    }
}

/// The role held in the same days that forbids another one.
pub(super) fn excluded_by(role: Role, period: Period, held: &[(Role, Period)]) -> Option<Role> {
    held.iter().find(|(other, when)| period.overlaps(when) && !role.goes_with(*other)).map(|(other, _)| *other)
}
