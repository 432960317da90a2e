//! Stopping long computations and telling how far they are.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// The computation was stopped on request; nothing of it is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("stopped on request")]
pub struct Cancelled;

/// How a caller stops a computation and hears of its progress.
#[derive(Clone, Copy, Default)]
pub struct Control<'a> {
    /// Set by the caller to stop.
    pub cancel: Option<&'a AtomicBool>,
    /// Called with the number of steps done and all steps, from any thread.
    pub progress: Option<&'a (dyn Fn(usize, usize) + Sync)>,
}

impl Control<'_> {
    /// # Errors
    /// When the caller asked to stop.
    pub fn check(&self) -> Result<(), Cancelled> {
        if self.cancel.is_some_and(|flag| flag.load(Ordering::Relaxed)) { Err(Cancelled) } else { Ok(()) }
    }

    /// Counts one finished step and reports it.
    pub fn step(&self, done: &AtomicUsize, all: usize) {
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        if let Some(progress) = self.progress {
            progress(done, all);
        }
    }
}
