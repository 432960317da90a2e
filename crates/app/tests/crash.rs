//! Killed at any moment, on both databases: what was acknowledged is there, nothing is half there, the audit chain
//! verifies, and jobs go on where they were.
//!
//! The test starts itself as a child that edits, imports and does jobs at the same time and says after each commit
//! what it has kept; it is killed with SIGKILL after a while, again and again. `YIKE_CRASH_ROUNDS` sets how often.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use futures::FutureExt as _;
use futures::future::BoxFuture;
use serde_json::json;
use tokio::sync::watch;
use yike_app::ctx::{Clock, Ctx, Location, Place};
use yike_app::error::AppError;
use yike_app::integrity;
use yike_app::jobs::{Finished, Job, Running, Settings, work_on};
use yike_domain::Day;
use yike_domain::account::ObjectKind;
use yike_store::jobs::{JobFilter, JobState, NewJob};
use yike_store::testing::on_both_empty;
use yike_store::{By, Event, Tx, Uuid};

/// Versions of one import.
const BATCH: i64 = 40;
/// Steps of one job.
const STEPS: i64 = 12;
/// Rounds on each database where the environment says nothing.
const ROUNDS: u32 = 8;
const KIND: &str = "crash-test";
const QUICK: Settings = Settings { workers: 2, look: Duration::from_millis(20), beat: Duration::from_millis(50) };
const JOBS: &[&Job] = &[&STEPPING];

const STEPPING: Job = Job { kind: "stepping", run: stepping };

/// Keeps a version at each step, and says so.
fn stepping<'a>(_: &'a Ctx, running: &'a Running) -> BoxFuture<'a, Result<Finished, AppError>> {
    async move {
        let id = format!("job-{}", running.id());
        for step in running.kept() + 1..=STEPS {
            let tx = running.begin().await?;
            keep(&tx, &id, step).await?;
            running.advance(tx, step, event("crash.step", &id, 1)).await?;
            say(&id, step);
        }
        let tx = running.begin().await?;
        keep(&tx, &id, STEPS + 1).await?;
        let finished = running.finish(tx, &json!(STEPS), vec![event("crash.job", &id, 1)]).await?;
        say(&id, STEPS + 1);
        Ok(finished)
    }
    .boxed()
}

async fn keep(tx: &Tx, id: &str, version: i64) -> Result<(), AppError> {
    let day = Day::new(2026, 1, 1).expect("a day");
    Ok(tx.keep_version(KIND, id, version, day, &json!({"version": version})).await?)
}

/// An event that says how many versions its change keeps.
fn event(action: &'static str, object: &str, versions: i64) -> Event {
    Event { detail: json!({"versions": versions}), ..Event::done(action, ObjectKind::Configuration, object) }
}

/// Acknowledges: this version is kept.
fn say(id: &str, version: i64) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nkept {id} {version}").and_then(|()| out.flush()).expect("the parent listens");
}

/// What the child does until it is killed; nothing where this is not the child.
#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn the_child_works_until_it_is_killed() {
    let Some(round) = std::env::var("YIKE_CRASH_CHILD").ok() else { return };
    let place = Place {
        database: std::env::var("YIKE_CRASH_DATABASE").ok(),
        ..Place::in_folder(std::env::var_os("YIKE_CRASH_DATA").expect("the parent says where"))
    };
    let ctx = Ctx::open(&place, clock(round.parse().expect("a number"))).await.expect("opens");
    let (_stop, stopped) = watch::channel(false);
    let jobs = work_on(ctx.clone(), JOBS, QUICK, stopped);
    tokio::join!(edit(&ctx), import(&ctx, &round), jobs);
}

/// Each round is later than all leases of the one before.
fn clock(round: i64) -> Clock {
    Clock::fixed(1_795_579_200_000 + round * 120_000)
}

fn by(ctx: &Ctx) -> By {
    ctx.by_yike("test")
}

/// Five records, each a version further with every turn; each tenth edit brings a file, each twentieth asks for a job.
async fn edit(ctx: &Ctx) {
    for turn in 0_u32.. {
        let id = format!("edit-{}", turn % 5);
        let tx = ctx.store.begin(&by(ctx)).await.expect("begins");
        let version = tx.versions(KIND, &id).await.expect("reads").len() as i64 + 1;
        keep(&tx, &id, version).await.expect("keeps");
        if turn % 10 == 0 {
            let digest = ctx.blobs.put(format!("{id} {version}")).await.expect("keeps the file");
            let size = format!("{id} {version}").len() as u64;
            tx.keep_blob(&digest, size, "text/plain").await.expect("keeps");
        }
        if turn % 20 == 0 {
            tx.enqueue(NewJob::new(STEPPING.kind, json!(null))).await.expect("asks");
        }
        tx.commit(event("crash.edit", &id, 1)).await.expect("keeps");
        say(&id, version);
    }
}

/// Many records in one change.
async fn import(ctx: &Ctx, round: &str) {
    for n in 0.. {
        let batch = format!("import-{round}-{n}");
        let tx = ctx.store.begin(&by(ctx)).await.expect("begins");
        let mut events = Vec::new();
        for row in 0..BATCH {
            keep(&tx, &format!("{batch}-{row}"), 1).await.expect("keeps");
            events.push(event("crash.import", &batch, BATCH));
        }
        tx.commit_all(events).await.expect("keeps");
        (0..BATCH).for_each(|row| say(&format!("{batch}-{row}"), 1));
    }
}

/// Lets a child work for a while and kills it; what it acknowledged.
fn round(place: &Place, round: u32, how_long: Duration) -> Vec<(String, i64)> {
    let mut child = Command::new(std::env::current_exe().expect("this program"));
    child.args(["the_child_works_until_it_is_killed", "--exact", "--nocapture", "--test-threads=1"]);
    child.env("YIKE_CRASH_CHILD", round.to_string()).env("YIKE_CRASH_DATA", &place.data);
    if let Some(url) = &place.database {
        child.env("YIKE_CRASH_DATABASE", url);
    }
    let mut child = child.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts");
    let out = child.stdout.take().expect("is piped");
    let listening = std::thread::spawn(move || {
        let mut kept = Vec::new();
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            let mut words = line.split(' ');
            // A last line that is cut off names no version, or a smaller one.
            if let (Some("kept"), Some(id), Some(version), None) =
                (words.next(), words.next(), words.next(), words.next())
            {
                kept.push((id.to_owned(), version.parse::<i64>().unwrap_or(0)));
            }
        }
        kept
    });
    // The time counts from when it works, however slow the machine is.
    let begun = Instant::now();
    std::thread::sleep(how_long);
    child.kill().expect("SIGKILL");
    let output = child.wait_with_output().expect("ends");
    let kept = listening.join().expect("listens");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains("panicked"), "after {:?}: {said}", begun.elapsed());
    kept
}

/// What must hold after any death.
async fn check(ctx: &Ctx, acknowledged: &BTreeMap<String, i64>) {
    let report = integrity::check(ctx, None).await.expect("reads");
    assert!(report.holds(), "{report:#?}");
    let read = ctx.store.snapshot().await.expect("begins");
    let shape = read.shape("record_version").await.expect("a shape");
    let (mut versions, mut changes) = (BTreeMap::<String, i64>::new(), BTreeMap::<String, i64>::new());
    let mut last = None;
    loop {
        let rows = read.rows_after(&shape, last.as_ref()).await.expect("reads");
        for cells in &rows {
            let text = |column: &str| {
                let at = shape.columns.iter().position(|(name, _)| name == column).expect("a column");
                cells[at].as_str().expect("text").to_owned()
            };
            *versions.entry(text("id")).or_default() += 1;
            *changes.entry(text("change")).or_default() += 1;
        }
        match rows.into_iter().next_back() {
            Some(cells) => last = Some(cells),
            None => break,
        }
    }
    // Every acknowledged change is there.
    for (id, version) in acknowledged {
        assert!(
            versions.get(id) >= Some(version),
            "{id}: {version} was acknowledged, {:?} are there",
            versions.get(id)
        );
    }
    // None is half there: each change has as many versions as its events say.
    let mut after = 0;
    loop {
        let events = read.audit().after(after, 2_000).await.expect("reads");
        let Some(end) = events.last() else { break };
        after = end.seq;
        for event in events.iter().filter(|event| event.action.starts_with("crash.")) {
            let said: serde_json::Value = serde_json::from_str(&event.detail).expect("JSON");
            let kept = changes.get(&event.change.to_string()).copied();
            assert_eq!(kept, said["versions"].as_i64(), "{} {}", event.action, event.object);
        }
    }
}

/// Does what is left of the jobs; how many there were. Each has each of its steps once.
async fn finish(ctx: &Ctx) -> usize {
    let (stop, stopped) = watch::channel(false);
    let working = tokio::spawn(work_on(ctx.clone(), JOBS, QUICK, stopped));
    let begun = Instant::now();
    let of = JobFilter { kind: Some(STEPPING.kind.to_owned()), ..JobFilter::default() };
    let open = async || {
        let jobs = ctx.store.read().jobs().newest(&of, None, 100_000).await.expect("lists");
        jobs.into_iter().find(|job| !job.state.has_ended())
    };
    while let Some(job) = open().await {
        assert!(begun.elapsed() < Duration::from_secs(120), "jobs resume: {job:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    stop.send(true).expect("listens");
    working.await.expect("ends well");
    let jobs = ctx.store.read().jobs().newest(&of, None, 100_000).await.expect("lists");
    for job in &jobs {
        assert_eq!(job.state, JobState::Done, "{job:?}");
        let versions = ctx.store.read().versions(KIND, format!("job-{}", job.id)).await.expect("reads");
        assert_eq!(versions.len() as i64, STEPS + 1, "{job:?}");
    }
    jobs.len()
}

fn place(at: &Location, folder: &Path) -> Place {
    let database = match at {
        Location::Sqlite(_) => None,
        Location::Postgres(url) => Some(url.clone()),
    };
    Place { database, ..Place::in_folder(folder) }
}

#[tokio::test]
async fn killed_at_any_moment_nothing_is_lost_and_nothing_is_half_there() {
    let rounds = std::env::var("YIKE_CRASH_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(ROUNDS);
    on_both_empty(|_, at| async move {
        let folder = tempfile::tempdir().expect("a folder");
        let place = place(&at, folder.path());
        Ctx::open(&place, clock(0)).await.expect("opens").migrate().await.expect("migrates");
        let (mut acknowledged, mut n) = (BTreeMap::new(), 0);
        let mut random = Uuid::from_u128(1).as_u128() as u64;
        for turn in 1..=rounds {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let how_long = Duration::from_millis(500 + (random >> 33) % 900);
            for (id, version) in round(&place, turn, how_long) {
                n += 1;
                let known: &mut i64 = acknowledged.entry(id).or_default();
                *known = (*known).max(version);
            }
            let ctx = Ctx::open(&place, clock(i64::from(turn))).await.expect("opens after the death");
            check(&ctx, &acknowledged).await;
            ctx.store.close().await.expect("closes");
        }
        let ctx = Ctx::open(&place, clock(i64::from(rounds) + 1)).await.expect("opens");
        let jobs = finish(&ctx).await;
        check(&ctx, &acknowledged).await;
        eprintln!("{rounds} deaths, {n} acknowledged versions, {jobs} jobs of {STEPS} steps");
        assert!(n > 0, "the child had time to work");
        ctx.store.close().await.expect("closes");
    })
    .await;
}
