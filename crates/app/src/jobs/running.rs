//! A job at work, as its code sees it.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use yike_domain::Message;
use yike_store::jobs::{End, KeptJob, Lease, Line};
use yike_store::{By, Event, Store, Tx, Uuid};

use super::rules;
use crate::ctx::Clock;
use crate::error::AppError;

/// A job at work.
pub struct Running {
    job: KeptJob,
    lease: Lease,
    store: Store,
    clock: Clock,
    pub(super) told: Arc<Told>,
}

/// What the job has said and been told; shared with the one who keeps its lease.
#[derive(Default)]
pub(super) struct Told {
    /// Stop: it was cancelled, the hold was lost, or the process ends.
    pub(super) stop: AtomicBool,
    /// Stop because someone cancelled it.
    pub(super) cancelled: AtomicBool,
    done: AtomicI64,
    total: AtomicI64,
    log: Mutex<Log>,
}

#[derive(Default)]
struct Log {
    /// The number of the last line.
    n: i64,
    /// Lines that are not known to be kept.
    open: Vec<Line>,
}

/// Says that the effect was kept and the job has ended: only [`Running::finish`] makes one.
#[derive(Debug)]
pub struct Finished(());

impl Told {
    pub(super) fn progress(&self) -> (i64, Option<i64>) {
        let total = self.total.load(Ordering::Relaxed);
        (self.done.load(Ordering::Relaxed), (total >= 0).then_some(total))
    }

    /// Lines that are not known to be kept.
    pub(super) fn open_log(&self) -> Vec<Line> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).open.clone()
    }

    /// Lines up to this number are kept.
    pub(super) fn kept_log(&self, n: i64) {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).open.retain(|line| line.n > n);
    }
}

impl Running {
    pub(super) fn new(job: KeptJob, lease: Lease, lines: i64, store: Store, clock: Clock) -> Self {
        let log = Mutex::new(Log { n: lines, open: Vec::new() });
        let told = Told { done: job.kept.into(), total: job.total.unwrap_or(-1).into(), log, ..Told::default() };
        Self { job, lease, store, clock, told: Arc::new(told) }
    }

    /// Which job.
    #[must_use]
    pub fn id(&self) -> Uuid {
        self.job.id
    }

    /// The job as it was when this attempt began.
    #[must_use]
    pub fn job(&self) -> &KeptJob {
        &self.job
    }

    pub(super) fn lease(&self) -> Lease {
        self.lease
    }

    /// What it needs to know.
    ///
    /// # Errors
    /// When it was asked for with something else.
    pub fn input<T: DeserializeOwned>(&self) -> Result<T, AppError> {
        let odd = |why: serde_json::Error| {
            AppError::invalid("input", Message::new(rules::INPUT_ODD).with("why", why.to_string()))
        };
        T::deserialize(&self.job.input).map_err(odd)
    }

    /// Steps kept by attempts before this one: where to go on.
    #[must_use]
    pub fn kept(&self) -> i64 {
        self.job.kept
    }

    /// Who writes: the account that asked for the job, through it.
    #[must_use]
    pub fn by(&self) -> By {
        let source = format!("job:{}", self.job.kind);
        By { account: self.job.account, ..By::yike(&source, self.clock.now_ms()) }
    }

    /// Begins a change.
    ///
    /// # Errors
    /// When the job was asked to stop, or the database is busy.
    pub async fn begin(&self) -> Result<Tx, AppError> {
        self.check()?;
        Ok(self.store.begin(&self.by()).await?)
    }

    /// Tells how far it is. From any thread; kept with the next beat.
    pub fn progress(&self, done: i64, total: Option<i64>) {
        self.told.done.store(done, Ordering::Relaxed);
        self.told.total.store(total.unwrap_or(-1), Ordering::Relaxed);
    }

    /// Says something in its log. From any thread; kept with the next beat.
    pub fn log(&self, message: &Message) {
        let message = serde_json::to_value(message).expect("a message is JSON");
        let mut log = self.told.log.lock().unwrap_or_else(PoisonError::into_inner);
        log.n += 1;
        let line = Line { n: log.n, at_ms: self.clock.now_ms(), message };
        log.open.push(line);
    }

    /// Set when the job must stop, for computations that look at a flag.
    #[must_use]
    pub fn stop_flag(&self) -> &AtomicBool {
        &self.told.stop
    }

    /// # Errors
    /// When the job must stop.
    pub fn check(&self) -> Result<(), AppError> {
        let stop = self.told.stop.load(Ordering::Relaxed);
        if stop { Err(AppError::conflict(rules::STOPPED)) } else { Ok(()) }
    }

    /// Keeps a part of the work: after it `kept` steps are kept, and an interrupted job goes on from there.
    ///
    /// # Errors
    /// When the hold was lost: then nothing of the part is kept.
    pub async fn advance(&self, tx: Tx, kept: i64, event: Event) -> Result<(), AppError> {
        tx.advance_job(self.lease, self.clock.now_ms() + super::work::LEASE_MS, kept).await?;
        tx.commit(event).await?;
        self.told.done.store(kept, Ordering::Relaxed);
        Ok(())
    }

    /// Keeps the effect and ends the job, both or neither.
    ///
    /// # Errors
    /// When the hold was lost: then nothing of the effect is kept.
    pub async fn finish(&self, tx: Tx, result: &Json, events: Vec<Event>) -> Result<Finished, AppError> {
        self.end(&tx, result).await?;
        tx.commit_all(events).await?;
        Ok(Finished(()))
    }

    /// Ends a job whose work left nothing to decide: no audit event.
    ///
    /// # Errors
    /// When the hold was lost.
    pub async fn finish_unrecorded(&self, tx: Tx, result: &Json) -> Result<Finished, AppError> {
        self.end(&tx, result).await?;
        tx.commit_job().await?;
        Ok(Finished(()))
    }

    async fn end(&self, tx: &Tx, result: &Json) -> Result<(), AppError> {
        tx.hold_job(self.lease, self.clock.now_ms(), Some(self.told.progress())).await?;
        tx.log_job(self.job.id, &self.told.open_log()).await?;
        Ok(tx.end_job(self.lease, End::Done(result)).await?)
    }
}
