//! The life of an outlet (网点状态): planned, open, suspended, closed, moved.

use serde::{Deserialize, Serialize};

use crate::LonLat;
use crate::day::Day;

/// Where an outlet is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Status {
    /// Decided, not open yet (筹备).
    Planned,
    /// In business (营业).
    Open,
    /// Closed for a time (暂停营业).
    Suspended,
    /// Closed for good (关闭); kept for its history.
    Closed,
    /// Gone from this place to another (迁址), where it is an outlet of its own.
    Moved,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 5] = [Self::Planned, Self::Open, Self::Suspended, Self::Closed, Self::Moved];
}

/// What changes the status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Change {
    /// It opens for the first time.
    Open,
    /// The plan is given up.
    GiveUp,
    /// It closes until a date.
    Suspend,
    /// It opens again.
    Resume,
    /// It closes for good.
    Close,
    /// It goes elsewhere.
    Move,
}

impl Change {
    /// Every change.
    pub const ALL: [Self; 6] = [Self::Open, Self::GiveUp, Self::Suspend, Self::Resume, Self::Close, Self::Move];

    /// Its code in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::GiveUp => "give_up",
            Self::Suspend => "suspend",
            Self::Resume => "resume",
            Self::Close => "close",
            Self::Move => "move",
        }
    }

    /// The change of that code.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|change| change.code() == code)
    }

    /// Chinese and English name.
    #[must_use]
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Open => ("开业", "open"),
            Self::GiveUp => ("取消筹备", "give up the plan"),
            Self::Suspend => ("暂停营业", "suspend"),
            Self::Resume => ("恢复营业", "resume"),
            Self::Close => ("关闭", "close"),
            Self::Move => ("迁址", "move"),
        }
    }
}

/// What a change must say besides its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Need {
    /// Why, in words.
    Reason,
    /// Until when.
    Until,
    /// How it is known.
    Ground,
    /// Where to.
    NewPlace,
}

/// How it is known that an outlet closed for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Ground {
    /// Two independent reports, confirmed.
    TwoReports,
    /// The licence was cancelled.
    LicenceCancelled,
}

/// One row of the table of transitions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transition {
    /// Status before.
    pub from: Status,
    /// What happens.
    pub change: Change,
    /// Status after.
    pub to: Status,
    /// What must be said.
    pub needs: &'static [Need],
}

const fn row(from: Status, change: Change, to: Status, needs: &'static [Need]) -> Transition {
    Transition { from, change, to, needs }
}

/// Every change there is; closed and moved are the end.
pub const TRANSITIONS: &[Transition] = &[
    row(Status::Planned, Change::Open, Status::Open, &[]),
    row(Status::Planned, Change::GiveUp, Status::Closed, &[Need::Reason]),
    row(Status::Open, Change::Suspend, Status::Suspended, &[Need::Reason, Need::Until]),
    row(Status::Open, Change::Close, Status::Closed, &[Need::Ground]),
    row(Status::Open, Change::Move, Status::Moved, &[Need::NewPlace]),
    row(Status::Suspended, Change::Resume, Status::Open, &[]),
    row(Status::Suspended, Change::Close, Status::Closed, &[Need::Ground]),
    row(Status::Suspended, Change::Move, Status::Moved, &[Need::NewPlace]),
];

/// A change as somebody reports it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What happens.
    pub change: Change,
    /// First day of the new status.
    pub on: Day,
    /// Why, in words; empty where nothing is said.
    pub reason: String,
    /// Until when.
    pub until: Option<Day>,
    /// How it is known.
    pub ground: Option<Ground>,
    /// Where to.
    pub new_place: Option<LonLat>,
}

impl Step {
    /// A change on a date, with nothing else said.
    #[must_use]
    pub const fn on(change: Change, on: Day) -> Self {
        Self { change, on, reason: String::new(), until: None, ground: None, new_place: None }
    }

    fn says(&self, need: Need) -> bool {
        match need {
            Need::Reason => !self.reason.trim().is_empty(),
            Need::Until => self.until.is_some_and(|until| until >= self.on),
            Need::Ground => self.ground.is_some(),
            Need::NewPlace => self.new_place.is_some(),
        }
    }
}

/// Why a change is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LifeFault {
    /// Not from this status; these are the changes it has.
    NotNow {
        /// The status.
        from: Status,
        /// What may happen instead.
        legal: Vec<Change>,
    },
    /// Something is not said.
    Missing(Need),
    /// Before the last change, which was on this date.
    TooEarly(Day),
}

/// The life of one outlet so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Told")]
pub struct Life {
    first: Status,
    since: Day,
    steps: Vec<Step>,
}

/// A life as stored, before it is checked.
#[derive(Deserialize)]
struct Told {
    first: Status,
    since: Day,
    steps: Vec<Step>,
}

impl Life {
    /// An outlet known in a status since a date.
    #[must_use]
    pub const fn known(first: Status, since: Day) -> Self {
        Self { first, since, steps: Vec::new() }
    }

    /// The changes so far.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The status after the last change.
    #[must_use]
    pub fn status(&self) -> Status {
        self.after(self.steps.len())
    }

    /// The status on a date; `None` before anything was known.
    #[must_use]
    pub fn on(&self, date: Day) -> Option<Status> {
        (date >= self.since).then(|| self.after(self.steps.iter().take_while(|step| step.on <= date).count()))
    }

    fn after(&self, n: usize) -> Status {
        let last = self.steps[..n].iter();
        last.fold(self.first, |status, step| transition(status, step.change).map_or(status, |row| row.to))
    }

    /// The same life with one more change.
    ///
    /// # Errors
    /// The change is not in the table, says too little, or comes before the last one.
    pub fn then(mut self, step: Step) -> Result<Self, LifeFault> {
        let from = self.status();
        let Some(row) = transition(from, step.change) else {
            return Err(LifeFault::NotNow { from, legal: legal(from).map(|row| row.change).collect() });
        };
        if let Some(&need) = row.needs.iter().find(|need| !step.says(**need)) {
            return Err(LifeFault::Missing(need));
        }
        let last = self.steps.last().map_or(self.since, |last| last.on);
        if step.on < last {
            return Err(LifeFault::TooEarly(last));
        }
        self.steps.push(step);
        Ok(self)
    }
}

impl TryFrom<Told> for Life {
    type Error = String;

    fn try_from(told: Told) -> Result<Self, String> {
        let start = Self::known(told.first, told.since);
        let life = told.steps.into_iter().try_fold(start, Self::then);
        life.map_err(|fault| format!("no life of an outlet: {fault:?}"))
    }
}

/// The changes a status has, in the table's order.
pub fn legal(from: Status) -> impl Iterator<Item = &'static Transition> {
    TRANSITIONS.iter().filter(move |row| row.from == from)
}

/// The row of a change, where there is one.
#[must_use]
pub fn transition(from: Status, change: Change) -> Option<&'static Transition> {
    legal(from).find(|row| row.change == change)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: u8) -> Day {
        Day::new(2026, 11, n).expect("a day")
    }

    fn full(change: Change, on: u8) -> Step {
        let at = LonLat { lon: 1_163_000_000, lat: 400_000_000 };
        Step {
            reason: "装修".into(),
            until: Some(day(30)),
            ground: Some(Ground::TwoReports),
            new_place: Some(at),
            ..Step::on(change, day(on))
        }
    }

    /// The drawing of the table: one line for each status, one letter for the status after each change.
    #[test]
    fn the_table_is_walked_in_full() {
        let letter = |status: Status| ["P", "O", "S", "C", "M"][status as usize];
        let drawn: Vec<String> = Status::ALL
            .iter()
            .map(|&from| Change::ALL.map(|change| transition(from, change).map_or("-", |row| letter(row.to))).concat())
            .collect();
        // open, give up, suspend, resume, close, move
        assert_eq!(drawn, ["OC----", "--S-CM", "---OCM", "------", "------"]);
        for from in Status::ALL {
            for change in Change::ALL {
                let told = Life::known(from, day(1)).then(full(change, 2));
                match transition(from, change) {
                    Some(row) => assert_eq!(told.expect("legal").status(), row.to),
                    None => {
                        let legal = legal(from).map(|row| row.change).collect();
                        assert_eq!(told, Err(LifeFault::NotNow { from, legal }));
                    }
                }
            }
        }
    }

    #[test]
    fn what_a_change_needs_is_asked_for() {
        for row in TRANSITIONS {
            for need in row.needs {
                let mut step = full(row.change, 2);
                match need {
                    Need::Reason => step.reason = "  ".into(),
                    Need::Until => step.until = Some(day(1)),
                    Need::Ground => step.ground = None,
                    Need::NewPlace => step.new_place = None,
                }
                assert_eq!(Life::known(row.from, day(1)).then(step), Err(LifeFault::Missing(*need)), "{row:?}");
            }
        }
    }

    #[test]
    fn the_past_stays_known() {
        let life = Life::known(Status::Planned, day(1)).then(full(Change::Open, 3)).expect("legal");
        let life = life.then(full(Change::Suspend, 10)).and_then(|l| l.then(full(Change::Resume, 12))).expect("legal");
        let status: Vec<_> = [2, 3, 9, 10, 12].map(|n| life.on(day(n)).expect("known")).into();
        use Status::{Open, Planned, Suspended};
        assert_eq!(status, [Planned, Open, Open, Suspended, Open]);
        assert_eq!(life.on(Day::new(2026, 10, 31).expect("a day")), None);
        assert_eq!(life.clone().then(full(Change::Close, 11)), Err(LifeFault::TooEarly(day(12))));
        let toml = toml::to_string(&life).expect("plain data");
        assert_eq!(toml::from_str::<Life>(&toml).as_ref(), Ok(&life));
        assert!(toml::from_str::<Life>(&toml.replace("Planned", "Closed")).is_err(), "a closed outlet does not open");
    }
}
