//! The base of the store, on both databases: transactions, the audit chain, versions, idempotency keys.

use serde_json::json;
use yike_domain::Day;
use yike_domain::account::{Area, ObjectKind, Role};
use yike_domain::place::org::OrgCode;
use yike_store::audit::{AuditFilter, Broken, Fault};
use yike_store::scope::Condition;
use yike_store::testing::{on_both, on_both_empty, peek, tamper};
use yike_store::{By, Event, Location, Once, Outcome, Store, StoreError, Uuid};

fn by(at_ms: i64) -> By {
    By { at_ms, account: Some(Uuid::from_u128(7)), role: Some(Role::DistrictCommerce), ..By::yike("10.0.0.1", at_ms) }
}

fn event(n: i64) -> Event {
    let org = OrgCode::parse("110108").expect("a district");
    Event {
        org: Some(org),
        before: (n > 1).then(|| json!({"n": n - 1})),
        after: Some(json!({"n": n})),
        detail: json!({"n": n}),
        ..Event::done("outlet.update", ObjectKind::Outlet, format!("outlet-{n}"))
    }
}

async fn commit(store: &Store, n: i64) -> i64 {
    store.begin(&by(1_000 + n)).await.expect("begins").commit(event(n)).await.expect("commits")
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

#[tokio::test]
async fn the_schema_is_made_once_and_a_newer_one_is_not_touched() {
    on_both_empty(|store, at| async move {
        let pending = store.pending().await.expect("reads");
        assert!(pending.contains(&"m0001_base".to_owned()), "{pending:?}");
        assert_eq!(store.migrate().await.expect("migrates"), pending);
        assert_eq!(store.migrate().await.expect("migrates"), Vec::<String>::new());
        tamper(&store, "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_future', 1)")
            .await
            .expect("");
        store.close().await.expect("closes");
        let store = Store::open(&at).await.expect("opens again");
        let refused = store.migrate().await;
        assert!(matches!(&refused, Err(StoreError::OtherSchema(why)) if why.contains("m9999_future")), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn every_table_of_the_schema_is_known_by_name() {
    on_both(|store| async move {
        // Virtual tables and their parts are filled by triggers; the list of steps taken is the schema's own.
        let sql = match store.is_postgres() {
            true => {
                "SELECT string_agg(table_name::text, ' ' ORDER BY table_name::text COLLATE \"C\") FROM \
                 information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' \
                 AND table_name <> 'seaql_migrations'"
            }
            false => {
                "SELECT group_concat(name, ' ') FROM (SELECT name FROM pragma_table_list WHERE type = 'table' \
                 AND schema = 'main' AND name NOT LIKE 'sqlite_%' AND name <> 'seaql_migrations' ORDER BY name)"
            }
        };
        let mut tables: Vec<_> = yike_store::tables().collect();
        tables.sort_unstable();
        assert_eq!(peek(&store, sql).await.expect("reads"), tables.join(" "));
        assert!(yike_store::records().all(|(_, table)| tables.contains(&table)));
    })
    .await;
}

#[tokio::test]
async fn what_is_not_committed_leaves_nothing() {
    on_both(|store| async move {
        let tx = store.begin(&by(1)).await.expect("begins");
        tx.keep_version("outlet", "a", 1, day("2026-01-01"), &json!({"name": "菜店"})).await.expect("keeps");
        assert_eq!(tx.versions("outlet", "a").await.expect("reads").len(), 1, "the change sees itself");
        drop(tx);
        let tx = store.begin(&by(2)).await.expect("begins again");
        tx.keep_version("outlet", "b", 1, day("2026-01-01"), &json!({})).await.expect("keeps");
        assert!(matches!(tx.commit_all(vec![]).await, Err(StoreError::NoEvent)));
        assert_eq!(commit(&store, 1).await, 1);
        let read = store.read();
        assert!(read.versions("outlet", "a").await.expect("reads").is_empty());
        assert!(read.versions("outlet", "b").await.expect("reads").is_empty());
    })
    .await;
}

#[tokio::test]
async fn readers_cannot_write() {
    on_both(|store| async move {
        // A question that would change something is refused by the connection itself.
        let sql = "INSERT INTO idempotency (scope, key, request, at_ms) VALUES ('a', 'b', 'c', 1) RETURNING scope";
        peek(&store, sql).await.expect_err("readers only read");
    })
    .await;
}

#[tokio::test]
async fn events_say_who_did_what_and_are_found_again() {
    on_both(|store| async move {
        for n in 1..=3 {
            assert_eq!(commit(&store, n).await, n);
        }
        let refused = Event { outcome: Outcome::Refused, ..Event::done("circle.accept", ObjectKind::Circle, "c-1") };
        let other = By { account: Some(Uuid::from_u128(8)), ..by(2_000) };
        assert_eq!(store.refused(&other, refused).await.expect("recorded"), 4);

        let read = store.read();
        let audit = read.audit();
        let all = audit.newest(&AuditFilter::default(), None, 10).await.expect("lists");
        let told: Vec<_> = all.iter().map(|e| (e.seq, e.action.as_str(), e.outcome.as_str())).collect();
        assert_eq!(
            told,
            [
                (4, "circle.accept", "refused"),
                (3, "outlet.update", "done"),
                (2, "outlet.update", "done"),
                (1, "outlet.update", "done")
            ]
        );
        let first = &all[3];
        assert_eq!((first.at_ms, first.role.as_deref(), first.source.as_str()), (1_001, Some("R5"), "10.0.0.1"));
        assert_eq!((first.org.as_deref(), first.object.as_str()), (Some("110108"), "outlet-1"));
        assert_eq!(first.before, None);
        // What the second found before is what the first left.
        assert_eq!(all[2].before, first.after);
        assert_eq!(first.detail, r#"{"n":1}"#);

        let n = async |filter: AuditFilter| audit.count(&filter).await.expect("counts");
        assert_eq!(n(AuditFilter { action: Some("outlet".into()), ..Default::default() }).await, 3);
        assert_eq!(n(AuditFilter { action: Some("outlet.update".into()), ..Default::default() }).await, 3);
        assert_eq!(n(AuditFilter { action: Some("out".into()), ..Default::default() }).await, 0);
        assert_eq!(n(AuditFilter { account: Some(Uuid::from_u128(8)), ..Default::default() }).await, 1);
        assert_eq!(n(AuditFilter { object: Some("outlet-2".into()), ..Default::default() }).await, 1);
        assert_eq!(n(AuditFilter { from_ms: Some(1_002), until_ms: Some(1_003), ..Default::default() }).await, 1);
        let area = |under: &[&str], at: &[&str]| {
            let codes = |codes: &[&str]| codes.iter().map(|code| OrgCode::parse(code).expect("a code")).collect();
            Condition::of_area(&Area { under: codes(under), at: codes(at) }, "org")
        };
        let seen = |scope: Condition| AuditFilter { scope: Some(scope), ..Default::default() };
        assert_eq!(n(seen(area(&["1101"], &[]))).await, 3);
        assert_eq!(n(seen(area(&["1102", "12"], &["110108"]))).await, 3);
        assert_eq!(n(seen(area(&["1102"], &[]))).await, 0);
        assert_eq!(n(seen(area(&["1102"], &[]).or(Condition::missing("org")))).await, 1);
        assert_eq!(n(seen(Condition::never())).await, 0);
        let page = audit.newest(&AuditFilter::default(), Some(3), 1).await.expect("lists");
        assert_eq!(page[0].seq, 2);
    })
    .await;
}

#[tokio::test]
async fn what_was_recorded_is_neither_changed_nor_removed() {
    on_both(|store| async move {
        let tx = store.begin(&by(1)).await.expect("begins");
        tx.keep_version("outlet", "a", 1, day("2026-01-01"), &json!({})).await.expect("keeps");
        tx.commit(event(1)).await.expect("commits");
        for sql in [
            "UPDATE audit_event SET object = 'x'",
            "DELETE FROM audit_event",
            "UPDATE record_version SET doc = '{}'",
            "DELETE FROM record_version",
        ] {
            let refused = tamper(&store, sql).await.expect_err(sql);
            assert!(refused.to_string().contains("what was recorded is not changed"), "{sql}: {refused}");
        }
        if store.is_postgres() {
            tamper(&store, "TRUNCATE audit_event").await.expect_err("not emptied either");
        }
    })
    .await;
}

/// Takes the guard away, as only the owner of the database can.
async fn unguard(store: &Store) {
    let sql = match store.is_postgres() {
        true => "ALTER TABLE audit_event DISABLE TRIGGER ALL",
        false => "DROP TRIGGER audit_event_update; DROP TRIGGER audit_event_delete",
    };
    tamper(store, sql).await.expect("the owner may");
}

#[tokio::test]
async fn the_chain_shows_any_change_of_any_column() {
    on_both(|store| async move {
        for n in 1..=5 {
            commit(&store, n).await;
        }
        unguard(&store).await;
        let check = async || store.read().audit().check().await.expect("reads");
        let whole = check().await;
        assert_eq!((whole.events, whole.broken), (5, None));
        assert_eq!(whole.head, store.read().audit().head().await.expect("reads"));

        // Event 3 is altered in one column after the other and put right again.
        let bytes = |hex: &str| if store.is_postgres() { format!("'\\x{hex}'") } else { format!("x'{hex}'") };
        let id = |hex: &str| match store.is_postgres() {
            true => format!("'{hex}'"),
            false => format!("x'{hex}'"),
        };
        let other_id = id("00000000000000000000000000000009");
        let digest = bytes(&"ab".repeat(32));
        let altered = [
            ("change", other_id.as_str()),
            ("at_ms", "at_ms + 1"),
            ("account", other_id.as_str()),
            ("account", "NULL"),
            ("on_behalf_of", other_id.as_str()),
            ("role", "'R4'"),
            ("role", "NULL"),
            ("source", "source || ' '"),
            ("session", other_id.as_str()),
            ("action", "'outlet.delete'"),
            ("kind", "'circle'"),
            ("object", "'outlet-4'"),
            ("org", "'110109'"),
            ("before_digest", "NULL"),
            ("after_digest", digest.as_str()),
            ("outcome", "'refused'"),
            ("detail", "'{}'"),
            ("prev", digest.as_str()),
            ("hash", digest.as_str()),
        ];
        tamper(&store, "CREATE TABLE kept AS SELECT * FROM audit_event WHERE seq = 3").await.expect("copies");
        for (column, value) in altered {
            tamper(&store, &format!("UPDATE audit_event SET {column} = {value} WHERE seq = 3")).await.expect(column);
            let fault = if column == "prev" { Fault::Unlinked } else { Fault::Altered };
            assert_eq!(check().await.broken, Some(Broken { seq: 3, fault }), "{column} = {value}");
            let back = format!("UPDATE audit_event SET {column} = (SELECT {column} FROM kept) WHERE seq = 3");
            tamper(&store, &back).await.expect("put right");
            assert_eq!(check().await.broken, None, "{column} put right");
        }

        // Swapping two texts is seen although all bytes are still there.
        tamper(&store, "UPDATE audit_event SET action = kind, kind = action WHERE seq = 3").await.expect("swaps");
        assert_eq!(check().await.broken, Some(Broken { seq: 3, fault: Fault::Altered }));
        // Whoever also mends the hash breaks the link of the next.
        tamper(&store, "UPDATE audit_event SET action = kind, kind = action WHERE seq = 3").await.expect("swaps back");
        tamper(&store, "DELETE FROM audit_event WHERE seq = 3").await.expect("removes");
        assert_eq!(check().await.broken, Some(Broken { seq: 3, fault: Fault::Gap }));
        tamper(&store, "UPDATE audit_event SET seq = seq - 1 WHERE seq > 3").await.expect("closes the gap");
        assert_eq!(check().await.broken, Some(Broken { seq: 3, fault: Fault::Unlinked }));
    })
    .await;
}

#[tokio::test]
async fn writers_at_the_same_time_make_one_chain() {
    on_both(|store| async move {
        let writers = (0..8).map(|writer| {
            let store = store.clone();
            tokio::spawn(async move {
                for n in 0..5 {
                    commit(&store, writer * 100 + n).await;
                }
            })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.expect("each writer ends well");
        }
        let check = store.read().audit().check().await.expect("reads");
        assert_eq!((check.events, check.broken), (40, None));
    })
    .await;
}

#[tokio::test]
async fn many_events_are_one_change() {
    on_both(|store| async move {
        // More than one statement takes: 18 columns × 450 rows.
        let events = (1..=450).map(event).collect();
        let seq = store.begin(&by(1)).await.expect("begins").commit_all(events).await.expect("commits");
        assert_eq!(seq, 450);
        let check = store.read().audit().check().await.expect("reads");
        assert_eq!((check.events, check.broken), (450, None));
        let some = store.read().audit().after(448, 10).await.expect("reads");
        assert_eq!(some.len(), 2);
        assert_eq!(some[0].change, some[1].change);
    })
    .await;
}

#[tokio::test]
async fn history_answers_what_was_so_and_what_was_known() {
    on_both(|store| async move {
        // Recorded on 100: open since January. On 200: suspended since March. On 300, late news: it had moved in February.
        for (version, recorded, from, status) in
            [(1, 100, "2026-01-01", "open"), (2, 200, "2026-03-01", "suspended"), (3, 300, "2026-02-01", "moved")]
        {
            let tx = store.begin(&by(recorded)).await.expect("begins");
            tx.keep_version("outlet", "a", version, day(from), &json!({"status": status})).await.expect("keeps");
            tx.commit(event(version)).await.expect("commits");
        }
        let read = store.read();
        let status = async |on: &str, known: i64| {
            let version = read.as_of("outlet", "a", day(on), known).await.expect("reads")?;
            version.doc["status"].as_str().map(str::to_owned)
        };
        assert_eq!(status("2025-12-31", 900).await, None);
        assert_eq!(status("2026-02-10", 100).await.as_deref(), Some("open"));
        assert_eq!(status("2026-03-10", 250).await.as_deref(), Some("suspended"));
        assert_eq!(status("2026-02-10", 250).await.as_deref(), Some("open"));
        assert_eq!(status("2026-02-10", 300).await.as_deref(), Some("moved"));
        assert_eq!(status("2026-03-10", 99).await, None);

        let tx = store.begin(&by(400)).await.expect("begins");
        let again = tx.keep_version("outlet", "a", 3, day("2026-04-01"), &json!({})).await;
        assert!(matches!(again, Err(StoreError::Taken(_))), "{again:?}");
        drop(tx);
        // A version and the event of its transaction name the same change.
        let versions = read.versions("outlet", "a").await.expect("reads");
        let events = read.audit().after(0, 10).await.expect("reads");
        assert_eq!(versions.len(), 3);
        assert!(versions.iter().zip(&events).all(|(version, event)| version.change == event.change));
    })
    .await;
}

#[tokio::test]
async fn a_request_that_is_sent_again_is_not_done_again() {
    on_both(|store| async move {
        let request = || Once::new("account-7", "key-1", vec![1, 2, 3]);
        let by = |once| By { once: Some(once), ..by(1) };
        // A change that fails does not use the key up.
        let once = request();
        drop(store.begin(&by(once.clone())).await.expect("begins"));
        store.begin(&by(once.clone())).await.expect("begins").commit(event(1)).await.expect("commits");
        // A second change of the same request goes with the first.
        store.begin(&by(once)).await.expect("begins").commit(event(2)).await.expect("commits");
        let again = store.begin(&by(request())).await.expect("begins").commit(event(3)).await;
        assert!(matches!(again, Err(StoreError::Repeated)), "{again:?}");
        let known = store.read().request("account-7", "key-1").await.expect("reads").expect("is known");
        assert_eq!((known.request, known.answer), (vec![1, 2, 3], None));
        let tx = store.begin(&by(request())).await.expect("begins");
        tx.keep_answer("account-7", "key-1", 201, "{\"id\":1}").await.expect("keeps");
        let known = store.read().request("account-7", "key-1").await.expect("reads").expect("is known");
        assert_eq!(known.answer, Some((201, "{\"id\":1}".to_owned())));
        assert_eq!(store.read().request("account-8", "key-1").await.expect("reads"), None);
        store.begin(&by(request())).await.expect("begins").forget_requests(2).await.expect("forgets");
        assert_eq!(store.read().request("account-7", "key-1").await.expect("reads"), None);
        let check = store.read().audit().check().await.expect("reads");
        assert_eq!((check.events, check.broken), (2, None));
    })
    .await;
}

#[tokio::test]
async fn text_sorts_by_its_bytes_on_both() {
    on_both(|store| async move {
        for (n, object) in ["b", "A", "a", "市", "B", "1", "-"].into_iter().enumerate() {
            let event = Event::done("outlet.update", ObjectKind::Outlet, object);
            store.begin(&by(n as i64)).await.expect("begins").commit(event).await.expect("commits");
        }
        let join = if store.is_postgres() { "string_agg(object, ' ')" } else { "group_concat(object, ' ')" };
        let sql = format!("SELECT {join} FROM (SELECT object FROM audit_event ORDER BY object) AS sorted");
        assert_eq!(peek(&store, &sql).await.expect("reads"), "- 1 A B a b 市");
    })
    .await;
}

#[tokio::test]
async fn a_snapshot_does_not_see_what_comes_later() {
    on_both(|store| async move {
        commit(&store, 1).await;
        let snapshot = store.snapshot().await.expect("begins");
        commit(&store, 2).await;
        assert_eq!(snapshot.audit().count(&AuditFilter::default()).await.expect("counts"), 1);
        assert_eq!(store.read().audit().count(&AuditFilter::default()).await.expect("counts"), 2);
    })
    .await;
}

#[tokio::test]
async fn a_second_process_sees_and_continues_the_same_chain() {
    on_both_empty(|store, at: Location| async move {
        store.migrate().await.expect("migrates");
        commit(&store, 1).await;
        let other = Store::open(&at).await.expect("opens a second time");
        commit(&other, 2).await;
        commit(&store, 3).await;
        let check = other.read().audit().check().await.expect("reads");
        assert_eq!((check.events, check.broken), (3, None));
    })
    .await;
}
