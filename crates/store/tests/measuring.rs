//! Map sources, runs and following changes, on both databases.

use serde_json::json;
use yike_domain::Day;
use yike_domain::account::ObjectKind;
use yike_domain::place::org::OrgCode;
use yike_store::map_source::{MapSource, NewSource};
use yike_store::run::{KeptGap, KeptRun, KeptRunCircle, KeptVerdict, NewRunCircle, RunQuery};
use yike_store::testing::on_both;
use yike_store::{By, Event, Store, StoreError, Uuid};

fn day() -> Day {
    Day::parse("2026-01-01").expect("a day")
}

fn org(code: &str) -> OrgCode {
    OrgCode::parse(code).expect("a code")
}

async fn upload(store: &Store, unit: &str, kind: &'static str, name: &str) -> MapSource {
    let tx = store.begin(&By::yike("cli", 1)).await.expect("begins");
    let new = NewSource {
        org: org(unit),
        kind,
        name: name.to_owned(),
        blob: Some("ab".to_owned()),
        bytes: 12,
        doc: json!({"crs": "WGS84"}),
        on: day(),
    };
    let source = tx.keep_map_source(new).await.expect("keeps");
    tx.commit(Event::done("configuration.create", ObjectKind::Configuration, source.id)).await.expect("commits");
    source
}

async fn take_into_use(store: &Store, source: &MapSource) -> Result<MapSource, StoreError> {
    let tx = store.begin(&By::yike("cli", 2)).await?;
    let now = tx.use_map_source(source, day()).await?;
    tx.commit(Event::done("configuration.update", ObjectKind::Configuration, source.id)).await?;
    Ok(now)
}

#[tokio::test]
async fn one_upload_of_a_kind_is_in_use() {
    on_both(|store| async move {
        let first = upload(&store, "110108", "streets", "2017.osm.pbf").await;
        let second = upload(&store, "110108", "streets", "2026.osm.pbf").await;
        let other = upload(&store, "110105", "streets", "chaoyang.osm.pbf").await;
        assert_eq!((first.number, second.number, other.number), (1, 2, 1));
        assert!(store.read().active_map_sources().await.expect("reads").is_empty());
        let used = take_into_use(&store, &first).await.expect("takes");
        take_into_use(&store, &second).await.expect("takes");
        let active: Vec<String> =
            store.read().active_map_sources().await.expect("reads").into_iter().map(|s| s.name).collect();
        assert_eq!(active, ["2026.osm.pbf"]);
        // The first was changed when the second took its place.
        let stale = take_into_use(&store, &used).await.expect_err("changed meanwhile");
        assert!(matches!(stale, StoreError::Stale { .. }), "{stale}");
        let all = store.read().map_sources(Some(&org("110108"))).await.expect("reads");
        assert_eq!(
            all.iter().map(|s| (s.number, s.active, s.version)).collect::<Vec<_>>(),
            [(2, true, 2), (1, false, 3)]
        );
        assert_eq!(store.read().versions("map-source", first.id).await.expect("reads").len(), 3);
        assert_eq!(all[0].doc, json!({"crs": "WGS84"}));
    })
    .await;
}

#[tokio::test]
async fn whoever_remembers_the_last_event_misses_no_change() {
    on_both(|store| async move {
        assert_eq!(store.read().last_event().await.expect("reads"), 0);
        let first = upload(&store, "110108", "streets", "a").await;
        let seen = store.read().last_event().await.expect("reads");
        let second = upload(&store, "110108", "people", "b").await;
        let read = store.read();
        let changed = |seq| read.changed_since(seq, &["map-source", "outlet"]);
        assert_eq!(changed(seen).await.expect("reads"), [("map-source".to_owned(), second.id.to_string())]);
        let mut both = [first.id.to_string(), second.id.to_string()];
        both.sort();
        let all: Vec<String> = changed(0).await.expect("reads").into_iter().map(|(_, id)| id).collect();
        assert_eq!(all, both);
        assert!(changed(read.last_event().await.expect("reads")).await.expect("reads").is_empty());
        assert!(read.changed_since(0, &["outlet"]).await.expect("reads").is_empty());
    })
    .await;
}

fn run(id: u128, unit: &str, pack: &str, made_ms: i64) -> KeptRun {
    KeptRun {
        id: Uuid::from_u128(id),
        org: org(unit),
        pack: pack.to_owned(),
        date: "2026-01-01".to_owned(),
        made_ms,
        n_circles: 1,
        result_blob: "aa".to_owned(),
        outlets_blob: "bb".to_owned(),
        result_sha256: "cc".to_owned(),
        receipt: json!({"pack": pack}),
    }
}

async fn keep(store: &Store, run: &KeptRun, circle: u128, without: &[i64]) {
    let circle_id = Uuid::from_u128(circle);
    let doc = json!({"circle": circle.to_string()});
    let gap = |(number, people): (i32, &i64)| KeptGap {
        circle: circle_id,
        number,
        profile: "adult".to_owned(),
        clause: "basic.market".to_owned(),
        status: "confirmed".to_owned(),
        people_without: *people,
        people_cannot_tell: 0,
        doc: json!({"number": number}),
    };
    let new = NewRunCircle {
        circle: KeptRunCircle {
            run: run.id,
            circle: circle_id,
            org: run.org.clone(),
            code: format!("C{circle}"),
            name: "示例圈".to_owned(),
            people: 1000,
            met_permille: (circle == 1).then_some(500),
            summary: json!({"passed": 1}),
            doc: None,
        },
        doc: &doc,
        verdicts: vec![KeptVerdict {
            circle: circle_id,
            profile: "adult".to_owned(),
            clause: "basic.market".to_owned(),
            verdict: "pass".to_owned(),
            people: [1000, 900, 60, 40],
        }],
        gaps: (1..).zip(without).map(gap).collect(),
    };
    let tx = store.begin(&By::yike("job:run", run.made_ms)).await.expect("begins");
    tx.keep_run(run, &[new]).await.expect("keeps");
    tx.commit(Event::done("measurement.create", ObjectKind::Measurement, run.id)).await.expect("commits");
}

#[tokio::test]
async fn runs_are_found_by_unit_circle_and_standard() {
    on_both(|store| async move {
        keep(&store, &run(1, "110108", "a", 10), 1, &[5, 900]).await;
        keep(&store, &run(2, "110108", "b", 20), 1, &[]).await;
        keep(&store, &run(3, "110105", "a", 30), 2, &[7]).await;
        let read = store.read();
        let ids = |query: RunQuery| {
            let read = store.read();
            async move {
                let runs = read.runs(&RunQuery { limit: 10, ..query }).await.expect("reads");
                runs.into_iter().map(|run| run.id.as_u128()).collect::<Vec<_>>()
            }
        };
        assert_eq!(ids(RunQuery::default()).await, [3, 2, 1]);
        assert_eq!(ids(RunQuery { org: Some(org("1101")), ..RunQuery::default() }).await, [3, 2, 1]);
        assert_eq!(ids(RunQuery { org: Some(org("110108")), ..RunQuery::default() }).await, [2, 1]);
        assert_eq!(ids(RunQuery { circle: Some(Uuid::from_u128(2)), ..RunQuery::default() }).await, [3]);
        assert_eq!(ids(RunQuery { pack: Some("a".to_owned()), ..RunQuery::default() }).await, [3, 1]);
        assert_eq!(ids(RunQuery { after: Some((20, Uuid::from_u128(2))), ..RunQuery::default() }).await, [1]);

        let circle = Uuid::from_u128(1);
        assert_eq!(read.latest_run(circle, None).await.expect("reads"), Some(Uuid::from_u128(2)));
        assert_eq!(read.latest_run(circle, Some("a")).await.expect("reads"), Some(Uuid::from_u128(1)));
        assert_eq!(read.latest_run(Uuid::from_u128(9), None).await.expect("reads"), None);
        let found = read.run_circle(Uuid::from_u128(1), circle).await.expect("reads").expect("it was judged");
        assert_eq!((found.met_permille, found.doc), (Some(500), Some(json!({"circle": "1"}))));
        // The circle without a single clause that has a threshold has no share: not a share of zero.
        let other = read.run_circles(Uuid::from_u128(3)).await.expect("reads");
        assert_eq!((other[0].met_permille, other[0].doc.as_ref()), (None, None));
        let gaps = read.run_gaps(Uuid::from_u128(1), "adult", 10).await.expect("reads");
        assert_eq!(gaps.iter().map(|gap| gap.people_without).collect::<Vec<_>>(), [900, 5]);
        let verdicts = read.run_verdicts(Uuid::from_u128(1), "adult", "basic.market").await.expect("reads");
        assert_eq!(verdicts[0].people, [1000, 900, 60, 40]);
        assert!(read.kept_run(Uuid::from_u128(9)).await.expect("reads").is_none());
    })
    .await;
}
