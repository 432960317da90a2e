//! Jobs in the store, on both databases: one worker at a time, one effect, nothing lost.

use serde_json::json;
use yike_domain::account::ObjectKind;
use yike_store::jobs::{End, JobFilter, JobState, KeptJob, Lease, Line, NewJob};
use yike_store::testing::on_both;
use yike_store::{By, Event, Store, StoreError, Tx, Uuid};

async fn at(store: &Store, ms: i64) -> Tx {
    store.begin(&By::yike("job:test", ms)).await.expect("begins")
}

fn event(action: &'static str) -> Event {
    Event::done(action, ObjectKind::Configuration, "test")
}

async fn enqueue(store: &Store, ms: i64, key: Option<&str>) -> Result<Uuid, StoreError> {
    let tx = at(store, ms).await;
    let id = tx.enqueue(NewJob { key: key.map(str::to_owned), ..NewJob::new("test", json!({"at": ms})) }).await?;
    tx.commit(event("job.enqueue")).await?;
    Ok(id)
}

async fn claim(store: &Store, ms: i64) -> Option<(Lease, KeptJob)> {
    let tx = at(store, ms).await;
    let claimed = tx.claim_job(ms + 60).await.expect("claims");
    tx.commit_job().await.expect("keeps");
    claimed
}

fn line(n: i64, at_ms: i64, rule: &str) -> Line {
    Line { n, at_ms, message: json!({"rule": rule}) }
}

async fn get(store: &Store, id: Uuid) -> KeptJob {
    store.read().jobs().get(id).await.expect("reads").expect("is there")
}

#[tokio::test]
async fn the_oldest_job_goes_to_one_worker() {
    on_both(|store| async move {
        let (first, second) =
            (enqueue(&store, 1, None).await.expect("asks"), enqueue(&store, 2, None).await.expect("asks"));
        // A job asked for in a change that is not kept is not there.
        at(&store, 3).await.enqueue(NewJob::new("test", json!(null))).await.expect("asks");
        let (lease, job) = claim(&store, 10).await.expect("there is one");
        assert_eq!((job.id, job.state, job.attempt, job.started_ms), (first, JobState::Running, 1, Some(10)));
        assert_eq!(job.input, json!({"at": 1}));
        assert_eq!(claim(&store, 11).await.expect("there is another").1.id, second);
        assert_eq!(claim(&store, 12).await, None);
        assert!(!store.read().jobs().any_ready(12).await.expect("reads"));

        // Held longer with its progress; the end comes with the effect.
        let tx = at(&store, 50).await;
        assert!(!tx.hold_job(lease, 200, Some((3, Some(8)))).await.expect("holds"));
        tx.log_job(lease.job, &[line(1, 50, "a"), line(2, 51, "b")]).await.expect("says");
        tx.commit_job().await.expect("keeps");
        let job = get(&store, first).await;
        assert_eq!((job.done, job.total), (3, Some(8)));
        let tx = at(&store, 60).await;
        tx.log_job(lease.job, &[line(2, 51, "again"), line(3, 60, "c")]).await.expect("says");
        tx.end_job(lease, End::Done(&json!({"n": 8}))).await.expect("ends");
        tx.commit(event("test.done")).await.expect("keeps");
        let job = get(&store, first).await;
        assert_eq!(
            (job.state, job.result, job.ended_ms, job.done),
            (JobState::Done, Some(json!({"n": 8})), Some(60), 8)
        );
        let log = store.read().jobs().log(first).await.expect("reads");
        assert_eq!(
            log.iter().map(|line| (line.at_ms, line.message["rule"].as_str())).collect::<Vec<_>>(),
            [(50, Some("a")), (51, Some("b")), (60, Some("c"))]
        );
        let all = store.read().jobs().newest(&JobFilter::default(), None, 10).await.expect("lists");
        assert_eq!(all.iter().map(|job| job.id).collect::<Vec<_>>(), [second, first]);
        let next = store.read().jobs().newest(&JobFilter::default(), Some(second), 10).await.expect("lists");
        assert_eq!(next.iter().map(|job| job.id).collect::<Vec<_>>(), [first]);
        assert_eq!(store.read().jobs().open().await.expect("counts"), (0, 1));
    })
    .await;
}

#[tokio::test]
async fn who_lost_the_hold_has_no_effect_any_more() {
    on_both(|store| async move {
        let id = enqueue(&store, 1, None).await.expect("asks");
        let (slow, _) = claim(&store, 10).await.expect("there is one");
        // The lease ran until 70; nobody may take it before.
        assert_eq!(claim(&store, 70).await, None);
        let (quick, job) = claim(&store, 71).await.expect("left behind");
        assert_eq!((job.id, job.attempt, job.started_ms), (id, 2, Some(10)));
        let refused =
            |result: Result<(), StoreError>| assert!(matches!(result, Err(StoreError::Stale { .. })), "{result:?}");

        let tx = at(&store, 80).await;
        refused(tx.hold_job(slow, 999, None).await.map(|_| ()));
        refused(tx.release_job(slow, 0, true, None).await);
        tx.end_job(quick, End::Done(&json!("quick"))).await.expect("ends");
        tx.commit(event("test.done")).await.expect("keeps");
        let tx = at(&store, 81).await;
        refused(tx.end_job(slow, End::Done(&json!("slow"))).await);
        drop(tx);
        assert_eq!(get(&store, id).await.result, Some(json!("quick")));
    })
    .await;
}

#[tokio::test]
async fn jobs_are_cancelled_tried_again_and_unique_by_key() {
    on_both(|store| async move {
        let id = enqueue(&store, 1, Some("measure 110108")).await.expect("asks");
        let twice = enqueue(&store, 2, Some("measure 110108")).await;
        assert!(matches!(twice, Err(StoreError::Taken(_))), "{twice:?}");

        // At work: asked to stop, and heard at the next beat.
        let (lease, _) = claim(&store, 10).await.expect("there is one");
        let tx = at(&store, 20).await;
        assert!(tx.cancel_job(id).await.expect("cancels"));
        tx.commit(event("job.cancel")).await.expect("keeps");
        let tx = at(&store, 30).await;
        assert!(tx.hold_job(lease, 90, None).await.expect("holds"), "is asked to stop");
        tx.end_job(lease, End::Cancelled).await.expect("ends");
        tx.commit_job().await.expect("keeps");
        assert_eq!(get(&store, id).await.state, JobState::Cancelled);

        // Ended jobs do not stand in the way of the key; a waiting one does when the ended one is tried again.
        let other = enqueue(&store, 40, Some("measure 110108")).await.expect("asks");
        let again = at(&store, 41).await.retry_job(id).await;
        assert!(matches!(again, Err(StoreError::Taken(_))), "{again:?}");
        let tx = at(&store, 42).await;
        assert!(tx.cancel_job(other).await.expect("cancels at once"));
        assert!(tx.retry_job(id).await.expect("queues"));
        assert!(!tx.retry_job(id).await.expect("is queued already"));
        tx.commit(event("job.retry")).await.expect("keeps");
        assert_eq!(get(&store, other).await.state, JobState::Cancelled);

        // A failed attempt waits before the next.
        let (lease, job) = claim(&store, 50).await.expect("there is one");
        assert_eq!((job.id, job.attempt, job.cancel), (id, 1, false));
        let tx = at(&store, 55).await;
        tx.release_job(lease, 100, true, Some(&json!({"rule": "x"}))).await.expect("releases");
        tx.commit_job().await.expect("keeps");
        assert_eq!(claim(&store, 99).await, None);
        let (lease, job) = claim(&store, 100).await.expect("due");
        assert_eq!((job.attempt, job.error), (2, Some(json!({"rule": "x"}))));
        // An interrupted one does not count.
        let tx = at(&store, 101).await;
        tx.release_job(lease, 0, false, None).await.expect("releases");
        tx.commit_job().await.expect("keeps");
        let (lease, job) = claim(&store, 102).await.expect("at once");
        assert_eq!(job.attempt, 2);
        let tx = at(&store, 103).await;
        tx.end_job(lease, End::Failed(&json!({"rule": "y"}))).await.expect("ends");
        tx.commit_job().await.expect("keeps");
        let tx = at(&store, 104).await;
        assert!(!tx.cancel_job(id).await.expect("has ended"));
        assert_eq!(tx.forget_jobs(103).await.expect("forgets"), 1, "only the one cancelled at 42");
        tx.commit_job().await.expect("keeps");
        assert_eq!(get(&store, id).await.state, JobState::Failed);
    })
    .await;
}

#[tokio::test]
async fn many_workers_share_the_jobs_without_doing_one_twice() {
    on_both(|store| async move {
        for n in 0..30 {
            enqueue(&store, n, None).await.expect("asks");
        }
        let worker = |_| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut done = Vec::new();
                while let Some((lease, job)) = claim(&store, 1_000).await {
                    let tx = at(&store, 1_001).await;
                    tx.end_job(lease, End::Done(&json!(null))).await.expect("ends");
                    tx.commit(event("test.done")).await.expect("keeps");
                    done.push(job.id);
                }
                done
            })
        };
        let mut done = Vec::new();
        for worker in (0..4).map(worker).collect::<Vec<_>>() {
            done.extend(worker.await.expect("ends well"));
        }
        done.sort_unstable();
        let n = done.len();
        done.dedup();
        assert_eq!((n, done.len()), (30, 30));
    })
    .await;
}
