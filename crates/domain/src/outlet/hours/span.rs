//! Spans of a day, in minutes after midnight.

use serde::{Deserialize, Serialize};

use super::HoursFault;

/// Minutes of a day.
pub const DAY: u16 = 24 * 60;

/// Longest span past midnight, minutes: beyond it, an end before the start is a slip of the pen.
pub(super) const LONGEST_PAST_MIDNIGHT: u16 = 20 * 60;

/// A time of being open: from a minute of the day to before another, which may lie past midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "(u16, u16)", try_from = "(u16, u16)")]
pub struct Span {
    from: u16,
    to: u16,
}

impl Span {
    /// The whole day.
    pub const WHOLE_DAY: Self = Self { from: 0, to: DAY };

    /// From a minute of the day (0–1439) to another; more than 1440 is on the next day.
    ///
    /// # Errors
    /// No such minute, no length, an end before the start, or more than 20 hours past midnight.
    pub fn new(from: u16, to: u16) -> Result<Self, HoursFault> {
        let shown = || format!("{}-{}", clock(from), clock(to));
        if from >= DAY {
            return Err(HoursFault::NoSuchTime(clock(from)));
        }
        match to {
            to if to == from => Err(HoursFault::NoLength(shown())),
            to if to < from => Err(HoursFault::Backwards(shown())),
            to if to > DAY && to - from > LONGEST_PAST_MIDNIGHT => Err(HoursFault::Backwards(shown())),
            _ => Ok(Self { from, to }),
        }
    }

    /// First minute open, 0–1439.
    #[must_use]
    pub const fn from(self) -> u16 {
        self.from
    }

    /// First minute closed again; above 1440 on the next day.
    #[must_use]
    pub const fn to(self) -> u16 {
        self.to
    }

    /// Whether it holds a minute, counted from the midnight before it.
    #[must_use]
    pub const fn holds(self, minute: u16) -> bool {
        self.from <= minute && minute < self.to
    }
}

impl From<Span> for (u16, u16) {
    fn from(span: Span) -> Self {
        (span.from, span.to)
    }
}

impl TryFrom<(u16, u16)> for Span {
    type Error = String;

    fn try_from((from, to): (u16, u16)) -> Result<Self, String> {
        Self::new(from, to).map_err(|fault| format!("no span of a day: {}", fault.piece()))
    }
}

/// `08:05`; minutes past midnight as on a clock, the end of the day as `24:00`.
pub(super) fn clock(minute: u16) -> String {
    let minute = if minute > DAY { minute - DAY } else { minute };
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// The spans of one day, in order; those that touch are one. None: closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spans(Vec<Span>);

impl Spans {
    /// Closed all day.
    #[must_use]
    pub const fn closed() -> Self {
        Self(Vec::new())
    }

    /// Some spans in any order, overlapping or not.
    #[must_use]
    pub fn of(mut spans: Vec<Span>) -> Self {
        spans.sort_unstable();
        let mut kept: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match kept.last_mut() {
                Some(last) if span.from <= last.to => match Span::new(last.from, last.to.max(span.to)) {
                    Ok(both) => *last = both,
                    Err(_) => kept.push(span),
                },
                _ => kept.push(span),
            }
        }
        Self(kept)
    }

    /// The spans, in order.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Span> + '_ {
        self.0.iter().copied()
    }

    /// Whether closed all day.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a minute counted from the midnight before is in one of them.
    #[must_use]
    pub fn hold(&self, minute: u16) -> bool {
        self.iter().any(|span| span.holds(minute))
    }

    /// These and those of another list.
    #[must_use]
    pub fn and(&self, more: &Self) -> Self {
        Self::of(self.iter().chain(more.iter()).collect())
    }
}
