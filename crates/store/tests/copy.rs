//! Tables out of one database and into the other: equal rows, equal digests, in both directions.

use serde_json::json;
use yike_domain::Day;
use yike_domain::account::ObjectKind;
use yike_store::copy::Count;
use yike_store::jobs::NewJob;
use yike_store::testing::{on_both, on_both_empty};
use yike_store::{By, Event, Housekeeping, Location, Store, Uuid};

/// Fills a store with rows whose order and values are awkward.
async fn fill(store: &Store) {
    let day = Day::new(2026, 3, 1).expect("a day");
    for n in 0..25_u32 {
        let by = By {
            account: (n % 2 == 0).then(|| Uuid::from_u128(u128::from(n) << 96)),
            ..By::yike("测试\n\"", i64::from(n))
        };
        let tx = store.begin(&by).await.expect("begins");
        for (version, id) in ["Z", "a", "市", "é", "-", "10", "9"].into_iter().enumerate() {
            let doc = json!({"name": id, "quote": "'\"\\", "n": n, "version": version});
            tx.keep_version("outlet", format!("{id}-{n}"), 1, day, &doc).await.expect("keeps");
        }
        tx.enqueue(NewJob::new("test", json!([1, null, "x"]))).await.expect("asks");
        tx.commit(Event::done("outlet.create", ObjectKind::Outlet, n)).await.expect("keeps");
    }
}

async fn counts(store: &Store) -> Vec<(String, Count)> {
    let read = store.snapshot().await.expect("begins");
    let mut counts = Vec::new();
    for table in yike_store::tables() {
        let shape = read.shape(table).await.expect("a shape");
        counts.push((table.to_owned(), read.count_rows(&shape).await.expect("counts")));
    }
    counts
}

async fn carry(from: &Store, to: &Store) {
    let read = from.snapshot().await.expect("begins");
    let tx = to.begin(&By::yike("cli", 1)).await.expect("begins");
    for table in yike_store::tables() {
        let shape = read.shape(table).await.expect("a shape");
        assert_eq!(tx.shape(table).await.expect("a shape"), shape, "the same on both");
        tx.clear_seeded(&shape).await.expect("clears");
        let mut last = None;
        loop {
            let rows = read.rows_after(&shape, last.as_ref()).await.expect("reads");
            tx.put_rows(&shape, &rows).await.expect("writes");
            match rows.into_iter().next_back() {
                Some(cells) => last = Some(cells),
                None => break,
            }
        }
    }
    tx.commit_unrecorded(Housekeeping::Copy).await.expect("keeps");
}

#[tokio::test]
async fn a_copy_in_any_direction_is_the_same() {
    on_both(|store| async move {
        assert!(store.read().is_empty().await.expect("asks"));
        fill(&store).await;
        assert!(!store.read().is_empty().await.expect("asks"));
        let (store, before) = (&store, &counts(&store).await);
        assert_eq!(before.iter().map(|(_, count)| count.rows).take(2).collect::<Vec<_>>(), [25, 175]);
        on_both_empty(|other, _: Location| async move {
            other.migrate().await.expect("migrates");
            carry(store, &other).await;
            assert_eq!(&counts(&other).await, before);
            let check = other.read().audit().check().await.expect("reads");
            assert_eq!((check.events, check.broken), (25, None));
            // And it goes on from there.
            let tx = other.begin(&By::yike("cli", 99)).await.expect("begins");
            assert_eq!(tx.commit(Event::done("x.y", ObjectKind::Outlet, 1)).await.expect("keeps"), 26);
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn contradictions_are_found() {
    on_both(|store| async move {
        fill(&store).await;
        let read = store.read();
        assert_eq!(read.broken_histories().await.expect("asks").wrong, []);
        let day = Day::new(2026, 3, 1).expect("a day");
        // A version that skips one, kept by a change that recorded nothing.
        let tx = store.begin(&By::yike("cli", 1)).await.expect("begins");
        tx.keep_version("outlet", "Z-0", 3, day, &json!({})).await.expect("keeps");
        tx.commit_unrecorded(Housekeeping::Cache).await.expect("keeps");
        let wrong = read.broken_histories().await.expect("asks").wrong;
        let told: Vec<_> = wrong.iter().map(|wrong| (wrong.kind.as_str(), wrong.id.as_str())).collect();
        assert_eq!(told, [("outlet", "Z-0"), ("outlet", "Z-0")], "a gap, and no event");
    })
    .await;
}
