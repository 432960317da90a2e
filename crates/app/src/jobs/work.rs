//! The loop: claim a job, keep its lease, do it, end it well or put it back.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use futures::FutureExt as _;
use futures::future::join_all;
use serde_json::Value as Json;
use tokio::sync::watch;
use tokio::time::{sleep, timeout};
use yike_domain::Message;
use yike_domain::account::ObjectKind;
use yike_store::jobs::{End, KeptJob};
use yike_store::{Event, Outcome, StoreError};

use super::running::{Finished, Running};
use super::{JOBS, Job, expire, rules};
use crate::ctx::Ctx;
use crate::error::AppError;

/// How long a job stays with a worker that gives no sign.
pub(super) const LEASE_MS: i64 = 60_000;
/// How often a worker gives a sign while nothing changes.
const SIGN: Duration = Duration::from_secs(15);
/// Attempts until a job is given up.
const ATTEMPTS: i32 = 5;
/// The pause before the second attempt; it doubles with each.
const PAUSE_MS: i64 = 5_000;
/// How long a job may take to stop when the process ends.
const PATIENCE: Duration = Duration::from_secs(20);

/// How the loop works.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Jobs at the same time.
    pub workers: usize,
    /// How often to look for work.
    pub look: Duration,
    /// How often progress and log are kept, and a wish to stop is heard.
    pub beat: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self { workers: 2, look: Duration::from_secs(1), beat: Duration::from_secs(1) }
    }
}

/// Becomes true when the loop should end.
pub type Stop = watch::Receiver<bool>;

/// Does jobs until it is stopped.
pub async fn work(ctx: Ctx, stop: Stop) {
    work_on(ctx, JOBS, Settings::default(), stop).await;
}

/// Does jobs of a list until it is stopped.
pub async fn work_on(ctx: Ctx, jobs: &'static [&'static Job], settings: Settings, stop: Stop) {
    let worker = |_| one_worker(&ctx, jobs, settings, stop.clone());
    let housekeeping = expire::daily(&ctx, stop.clone());
    tokio::join!(join_all((0..settings.workers).map(worker)), housekeeping);
}

async fn one_worker(ctx: &Ctx, jobs: &'static [&'static Job], settings: Settings, mut stop: Stop) {
    while !*stop.borrow() {
        match claim(ctx).await {
            Ok(Some(running)) => attempt(ctx, jobs, settings, running, &mut stop).await,
            Ok(None) => wait(settings.look, &mut stop).await,
            Err(error) => {
                tracing::warn!(%error, "cannot look for jobs");
                wait(settings.look * 5, &mut stop).await;
            }
        }
    }
}

/// Waits, or until the loop is stopped.
pub(super) async fn wait(how_long: Duration, stop: &mut Stop) {
    _ = timeout(how_long, stop.wait_for(|stop| *stop)).await;
}

async fn claim(ctx: &Ctx) -> Result<Option<Running>, StoreError> {
    let now_ms = ctx.clock.now_ms();
    // A look does not take SQLite's write lock.
    if !ctx.store.read().jobs().any_ready(now_ms).await? {
        return Ok(None);
    }
    let tx = ctx.store.begin(&ctx.by_yike("job")).await?;
    let claimed = tx.claim_job(now_ms + LEASE_MS).await?;
    tx.commit_job().await?;
    let Some((lease, job)) = claimed else { return Ok(None) };
    let lines = ctx.store.read().jobs().log(job.id).await?.last().map_or(0, |line| line.n);
    Ok(Some(Running::new(job, lease, lines, ctx.store.clone(), ctx.clock.clone())))
}

/// One attempt at a job, to its end, whatever happens.
async fn attempt(ctx: &Ctx, jobs: &[&Job], settings: Settings, running: Running, stop: &mut Stop) {
    let (id, kind) = (running.id(), running.job().kind.clone());
    tracing::info!(job.id = %id, job.kind = kind, attempt = running.job().attempt, "job {id} begins");
    let running = Arc::new(running);
    let outcome = match jobs.iter().find(|job| job.kind == kind) {
        None => Err(AppError::Unavailable(Message::new(rules::UNKNOWN).with("kind", kind.as_str()))),
        Some(job) => {
            let doing = AssertUnwindSafe((job.run)(ctx, &running)).catch_unwind();
            let beating = beats(ctx, &running, settings);
            let stopping = async {
                _ = stop.wait_for(|stop| *stop).await;
                running.told.stop.store(true, Ordering::Relaxed);
                sleep(PATIENCE).await;
            };
            tokio::select! {
                done = doing => done.unwrap_or_else(|_| Err(AppError::internal("a fault in the job"))),
                () = beating => Err(AppError::conflict(rules::STOPPED)),
                () = stopping => Err(AppError::conflict(rules::STOPPED)),
            }
        }
    };
    match &outcome {
        Ok(Finished { .. }) => tracing::info!(job.id = %id, "job {id} is done"),
        Err(error) => {
            tracing::warn!(job.id = %id, %error, "job {id} did not end well");
            if let Err(error) = settle(ctx, &running, error).await {
                tracing::warn!(job.id = %id, %error, "job {id} is left to the next worker");
            }
        }
    }
}

/// Keeps the hold, the progress and the log; ends when the hold was lost.
async fn beats(ctx: &Ctx, running: &Running, settings: Settings) {
    let mut kept = running.told.progress();
    let mut quiet = Duration::ZERO;
    loop {
        sleep(settings.beat).await;
        quiet += settings.beat;
        let (progress, log) = (running.told.progress(), running.told.open_log());
        // A wish to stop is read without the write lock.
        let asked = match ctx.store.read().jobs().get(running.id()).await {
            Ok(job) => job.is_some_and(|job| job.cancel),
            Err(_) => false,
        };
        if asked {
            running.told.cancelled.store(true, Ordering::Relaxed);
            running.told.stop.store(true, Ordering::Relaxed);
        }
        if progress == kept && log.is_empty() && quiet < SIGN {
            continue;
        }
        let until_ms = ctx.clock.now_ms() + LEASE_MS;
        let beat = async {
            let tx = ctx.store.begin(&running.by()).await?;
            tx.hold_job(running.lease(), until_ms, Some(progress)).await?;
            tx.log_job(running.id(), &log).await?;
            tx.commit_job().await
        };
        match beat.await {
            Ok(()) => {
                running.told.kept_log(log.last().map_or(0, |line| line.n));
                (kept, quiet) = (progress, Duration::ZERO);
            }
            Err(StoreError::Stale { .. }) => {
                // Done meanwhile, or taken by another: the job's own end decides which.
                running.told.stop.store(true, Ordering::Relaxed);
                sleep(PATIENCE).await;
                return;
            }
            Err(error) => tracing::warn!(job.id = %running.id(), %error, "no sign could be given"),
        }
    }
}

/// Ends a job that did not end by itself: cancelled, put back for another attempt, or given up.
async fn settle(ctx: &Ctx, running: &Running, error: &AppError) -> Result<(), StoreError> {
    let (lease, job) = (running.lease(), running.job());
    let tx = ctx.store.begin(&running.by()).await?;
    tx.log_job(job.id, &running.told.open_log()).await?;
    let stopped = matches!(error, AppError::Conflict { message, .. } if message.rule == rules::STOPPED)
        || running.told.stop.load(Ordering::Relaxed);
    if running.told.cancelled.load(Ordering::Relaxed) {
        tx.end_job(lease, End::Cancelled).await?;
        return tx.commit_job().await;
    }
    if stopped {
        // The process ends, not the job: the next worker goes on at once.
        tx.release_job(lease, 0, false, None).await?;
        return tx.commit_job().await;
    }
    let why = serde_json::to_value(reason(error)).expect("a message is JSON");
    let passes = matches!(error, AppError::Unavailable(_) | AppError::Internal(_) | AppError::TooMany { .. });
    if passes && job.attempt < ATTEMPTS {
        let pause_ms = PAUSE_MS << (job.attempt - 1).clamp(0, 10);
        tx.release_job(lease, ctx.clock.now_ms() + pause_ms, true, Some(&why)).await?;
        return tx.commit_job().await;
    }
    tx.end_job(lease, End::Failed(&why)).await?;
    tx.commit(failed(job, &why)).await?;
    Ok(())
}

fn failed(job: &KeptJob, why: &Json) -> Event {
    Event {
        outcome: Outcome::Failed,
        detail: serde_json::json!({"kind": job.kind, "reason": why["rule"]}),
        ..Event::done("job.fail", ObjectKind::Configuration, job.id)
    }
}

/// Why it failed, in the words of the catalogues. What went wrong inside stands in the log of the process.
fn reason(error: &AppError) -> Message {
    match error {
        AppError::Forbidden(message) | AppError::Conflict { message, .. } | AppError::Unavailable(message) => {
            message.clone()
        }
        AppError::Invalid(troubles) => {
            troubles.first().map_or(Message::new(rules::FAULT), |trouble| trouble.message.clone())
        }
        AppError::NotFound { kind, id } => {
            Message::new(rules::SUBJECT_GONE).with("kind", *kind).with("id", id.as_str())
        }
        AppError::Unauthenticated | AppError::TooMany { .. } | AppError::Internal(_) => Message::new(rules::FAULT),
    }
}
