//! Stopping the line and telling how far it is.

use std::sync::atomic::{AtomicBool, Ordering};

use yike_domain::Trouble;
use yike_engine::access::Control;

use super::Station;
use crate::analyst::rules::STOPPED;

/// How far a station is: `done` of `all` steps; finished when equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The station at work.
    pub station: Station,
    /// Steps done.
    pub done: usize,
    /// All its steps.
    pub all: usize,
}

/// How a caller stops the line and hears of its progress.
#[derive(Clone, Copy, Default)]
pub struct Watch<'a> {
    /// Set by the caller to stop.
    pub cancel: Option<&'a AtomicBool>,
    /// Told of every step, from any thread.
    pub tell: Option<&'a (dyn Fn(Progress) + Sync)>,
}

impl Watch<'_> {
    /// # Errors
    /// The caller asked to stop.
    pub fn check(&self) -> Result<(), Trouble> {
        let stop = self.cancel.is_some_and(|flag| flag.load(Ordering::Relaxed));
        if stop { Err(stopped()) } else { Ok(()) }
    }

    /// Tells of a step, unless the caller asked to stop.
    ///
    /// # Errors
    /// The caller asked to stop.
    pub fn step(&self, station: Station, done: usize, all: usize) -> Result<(), Trouble> {
        if let Some(tell) = self.tell {
            tell(Progress { station, done, all });
        }
        self.check()
    }

    /// Runs a computation whose own steps are some of the station's, from `done` on.
    ///
    /// # Errors
    /// The caller asked to stop.
    pub fn within<T>(
        &self,
        station: Station,
        (done, all): (usize, usize),
        compute: impl FnOnce(Control<'_>) -> Result<T, yike_engine::access::Cancelled>,
    ) -> Result<T, Trouble> {
        let progress = |inner: usize, _: usize| {
            if let Some(tell) = self.tell {
                tell(Progress { station, done: done + inner, all });
            }
        };
        compute(Control { cancel: self.cancel, progress: Some(&progress) }).map_err(|_| stopped())
    }
}

fn stopped() -> Trouble {
    Trouble::new("", STOPPED)
}
