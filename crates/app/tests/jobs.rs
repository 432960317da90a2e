//! The loop of jobs on both databases: progress, log, stopping, another attempt, one effect.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use futures::FutureExt as _;
use futures::future::BoxFuture;
use serde_json::json;
use tokio::sync::watch;
use yike_app::caller::Caller;
use yike_app::ctx::{Clock, Ctx};
use yike_app::error::AppError;
use yike_app::jobs::{self, AskedJobs, Finished, Job, Running, Settings, work_on};
use yike_app::words::Language;
use yike_domain::account::{AccountId, Actor, ObjectKind};
use yike_domain::{Message, Rule};
use yike_store::jobs::{JobState, NewJob};
use yike_store::testing::on_both;
use yike_store::{Blobs, By, Event, Store, Uuid};

const QUICK: Settings = Settings { workers: 2, look: Duration::from_millis(10), beat: Duration::from_millis(20) };
const JOBS: &[&Job] = &[&COUNT, &FAILS, &PANICS, &LONG, &WRONG];

/// Counts to its input in kept steps; goes on where it was interrupted.
const COUNT: Job = Job { kind: "count", run: count };
fn count<'a>(_: &'a Ctx, running: &'a Running) -> BoxFuture<'a, Result<Finished, AppError>> {
    async move {
        let n: i64 = running.input()?;
        running.progress(running.kept(), Some(n));
        for step in running.kept() + 1..=n {
            let tx = running.begin().await?;
            running.advance(tx, step, event("count.step", step)).await?;
        }
        running.log(&Message::new(Rule("job-stopped")));
        let tx = running.begin().await?;
        running.finish(tx, &json!({"counted": n}), vec![event("count.done", n)]).await
    }
    .boxed()
}

/// Cannot be done now, twice; then it can.
const FAILS: Job = Job { kind: "fails", run: fails };
fn fails<'a>(_: &'a Ctx, running: &'a Running) -> BoxFuture<'a, Result<Finished, AppError>> {
    async move {
        if running.job().attempt < 3 {
            return Err(AppError::Unavailable(Message::new(Rule("store-busy"))));
        }
        let tx = running.begin().await?;
        running.finish(tx, &json!(running.job().attempt), vec![event("fails.done", 0)]).await
    }
    .boxed()
}

const PANICS: Job = Job { kind: "panics", run: |_, _| async { panic!("as the test wants") }.boxed() };
const WRONG: Job = Job { kind: "wrong", run: |_, _| async { Err(AppError::not_found("circle", "c-1")) }.boxed() };

/// Goes on until it is stopped.
const LONG: Job = Job { kind: "long", run: long };
fn long<'a>(_: &'a Ctx, running: &'a Running) -> BoxFuture<'a, Result<Finished, AppError>> {
    async move {
        for step in 0.. {
            running.check()?;
            running.progress(step, None);
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        unreachable!("it goes on")
    }
    .boxed()
}

fn event(action: &'static str, object: i64) -> Event {
    Event::done(action, ObjectKind::Configuration, object)
}

struct Office {
    ctx: Ctx,
    _folder: tempfile::TempDir,
}

fn office(store: Store) -> Office {
    let folder = tempfile::tempdir().expect("a folder");
    let blobs = Blobs::on_disk(&folder.path().join("blobs")).expect("opens");
    let ctx = Ctx::new(store, blobs, Clock::fixed(1_795_579_200_000), folder.path());
    Office { ctx, _folder: folder }
}

async fn ask(ctx: &Ctx, account: u128, kind: &'static str, input: serde_json::Value) -> Uuid {
    let by = By { account: Some(Uuid::from_u128(account)), ..ctx.by_yike("test") };
    let tx = ctx.store.begin(&by).await.expect("begins");
    let id = tx.enqueue(NewJob::new(kind, input)).await.expect("asks");
    tx.commit(event("job.enqueue", 0)).await.expect("keeps");
    id
}

/// Works until the job is as wanted.
async fn until(ctx: &Ctx, id: Uuid, wanted: impl Fn(&yike_store::jobs::KeptJob) -> bool) {
    for _ in 0..2_000 {
        if wanted(&ctx.store.read().jobs().get(id).await.expect("reads").expect("is there")) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("not within 20 s: {:?}", ctx.store.read().jobs().get(id).await);
}

#[tokio::test]
async fn jobs_are_done_retried_given_up_and_cancelled() {
    on_both(|store| async move {
        let office = office(store);
        let ctx = &office.ctx;
        let (stop, stopped) = watch::channel(false);
        let loop_ = tokio::spawn(work_on(ctx.clone(), JOBS, QUICK, stopped));
        let of = |id| async move { ctx.store.read().jobs().get(id).await.expect("reads").expect("is there") };

        let counts = ask(ctx, 1, "count", json!(5)).await;
        until(ctx, counts, |job| job.state == JobState::Done).await;
        let job = of(counts).await;
        assert_eq!((job.result, job.done, job.total, job.attempt), (Some(json!({"counted": 5})), 5, Some(5), 1));
        assert_eq!(ctx.store.read().jobs().log(counts).await.expect("reads").len(), 1);

        // Each failed attempt waits: 5 s, then 10 s.
        let fails = ask(ctx, 1, "fails", json!(null)).await;
        for attempt in 1..=2 {
            until(ctx, fails, |job| job.state == JobState::Queued && job.attempt == attempt && job.error.is_some())
                .await;
            assert_eq!(of(fails).await.error.expect("a reason")["rule"], "store-busy");
            ctx.clock.advance(5_000 * i64::from(attempt));
        }
        until(ctx, fails, |job| job.state == JobState::Done).await;
        assert_eq!(of(fails).await.result, Some(json!(3)));

        // A fault is tried five times; wrong input is not tried again.
        let panics = ask(ctx, 1, "panics", json!(null)).await;
        for attempt in 1..5 {
            until(ctx, panics, |job| job.state == JobState::Queued && job.attempt == attempt).await;
            ctx.clock.advance(100_000);
        }
        until(ctx, panics, |job| job.state == JobState::Failed).await;
        assert_eq!(of(panics).await.error.expect("a reason")["rule"], "job-fault");
        let wrong = ask(ctx, 1, "wrong", json!(null)).await;
        until(ctx, wrong, |job| job.state == JobState::Failed).await;
        assert_eq!(of(wrong).await.attempt, 1);
        let odd = ask(ctx, 1, "count", json!("five")).await;
        until(ctx, odd, |job| job.state == JobState::Failed).await;
        assert_eq!(of(odd).await.error.expect("a reason")["rule"], "job-input-odd");

        // Another account's job is not there; one's own is cancelled while it works and tried again.
        let long = ask(ctx, 1, "long", json!(null)).await;
        until(ctx, long, |job| job.state == JobState::Running && job.done > 0).await;
        let caller = |account| Caller {
            actor: Actor { account: Some(AccountId(account)), ..Actor::default() },
            ..Caller::public("10.0.0.1", Language::Zh)
        };
        assert!(matches!(jobs::cancel(ctx, &caller(2), long).await, Err(AppError::NotFound { .. })));
        assert!(matches!(jobs::get(ctx, &caller(2), long).await, Err(AppError::NotFound { .. })));
        assert_eq!(jobs::list(ctx, &caller(2), AskedJobs::default(), None, 50).await.expect("lists").len(), 0);
        assert!(jobs::list(ctx, &caller(1), AskedJobs::default(), None, 50).await.expect("lists").len() >= 6);
        jobs::cancel(ctx, &caller(1), long).await.expect("cancels");
        until(ctx, long, |job| job.state == JobState::Cancelled).await;
        assert!(matches!(jobs::cancel(ctx, &caller(1), long).await, Err(AppError::Conflict { .. })));
        jobs::retry(ctx, &caller(1), long).await.expect("queues");
        until(ctx, long, |job| job.state == JobState::Running).await;

        // When the loop ends, the job goes back and waits for the next worker; the attempt does not count.
        stop.send(true).expect("listens");
        loop_.await.expect("ends well");
        let job = of(long).await;
        assert_eq!((job.state, job.attempt), (JobState::Queued, 0));
        let check = ctx.store.read().audit().check().await.expect("reads");
        assert_eq!(check.broken, None);
    })
    .await;
}

#[tokio::test]
async fn an_interrupted_job_goes_on_where_it_was() {
    static BEGUN: AtomicU32 = AtomicU32::new(0);
    /// Its first attempt of each store dies after three steps, as if the process had been killed.
    const DIES: Job = Job { kind: "count", run: dies };
    fn dies<'a>(ctx: &'a Ctx, running: &'a Running) -> BoxFuture<'a, Result<Finished, AppError>> {
        async move {
            if running.job().attempt > 1 {
                return count(ctx, running).await;
            }
            BEGUN.fetch_add(1, Ordering::SeqCst);
            for step in 1..=3 {
                let tx = running.begin().await?;
                running.advance(tx, step, event("count.step", step)).await?;
            }
            // What it tells is further than what is kept.
            running.progress(4, Some(5));
            std::future::pending().await
        }
        .boxed()
    }
    const DYING: &[&Job] = &[&DIES];
    on_both(|store| async move {
        let office = office(store);
        let ctx = office.ctx.clone();
        let id = ask(&ctx, 1, "count", json!(5)).await;
        let (_stop, stopped) = watch::channel(false);
        let stopped = Arc::new(stopped);
        let killed = tokio::spawn(work_on(ctx.clone(), DYING, QUICK, (*stopped).clone()));
        until(&ctx, id, |job| job.kept == 3 && job.done == 4).await;
        killed.abort();
        _ = killed.await;
        // Its lease runs out, another worker takes over.
        ctx.clock.advance(120_000);
        let other = tokio::spawn(work_on(ctx.clone(), DYING, QUICK, (*stopped).clone()));
        until(&ctx, id, |job| job.state == JobState::Done).await;
        other.abort();
        let events = ctx.store.read().audit().after(0, 100).await.expect("reads");
        let steps: Vec<_> = events
            .iter()
            .filter(|e| e.action.starts_with("count"))
            .map(|e| (e.action.as_str(), e.object.as_str()))
            .collect();
        assert_eq!(
            steps,
            [
                ("count.step", "1"),
                ("count.step", "2"),
                ("count.step", "3"),
                ("count.step", "4"),
                ("count.step", "5"),
                ("count.done", "5")
            ]
        );
    })
    .await;
    assert!(BEGUN.load(Ordering::SeqCst) >= 1);
}
