//! From an upload to verdicts that follow the register.

use std::time::Instant;

use yike_app::map_source::{Kind, SourceDoc, Upload, list, take_into_use, upload};
use yike_app::measure::{
    Layer, Place, RunQuery, RunRequest, Which, ask_for_run, circle_result, comparison, gap_queue, get_run, isochrone,
    list_runs, nearest, ranking, tile, way,
};
use yike_app::run::RunResult;
use yike_app::tiles::TileId;
use yike_app::words::{Language, Words};
use yike_domain::Day;
use yike_domain::standard::Verdict;
use yike_store::jobs::JobState;
use yike_store::testing::on_both;

use crate::district::{DISTRICT, HOME, administrator, bureau, circle, code, ctx, maps, outlet, place, work};

fn here() -> Place {
    Place { at: place(HOME), profile: Some("adult".to_owned()) }
}

fn request(date: Option<&str>) -> RunRequest {
    RunRequest {
        org: Some(code(DISTRICT)),
        circle: None,
        pack: "cn-2021-guide".to_owned(),
        profiles: Vec::new(),
        date: date.map(|day| Day::parse(day).expect("a day")),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_edit_is_seen_at_once_and_a_run_freezes_what_was() {
    on_both(|store| async {
        let (ctx, _folder) = ctx(store);
        maps(&ctx).await;
        let id = circle(&ctx, "wdk-01", HOME, 1500.0).await;
        let far = circle(&ctx, "wdk-02", (116.3050, 40.0030), 300.0).await;
        let caller = bureau();

        // Nothing registered: the register vouches for every type, so whoever lives here lacks it.
        let verdict = |found: &yike_app::measure::Found| {
            let clause = found.pack.clauses.iter().position(|c| c.types == ["wet_market"]).expect("a clause");
            let result = &found.circle.profiles[0].clauses[clause];
            (result.people.reached, result.people.total, result.verdict)
        };
        let before = circle_result(&ctx, &caller, id, None, Which::Live).await.expect("measured");
        let (reached, total, _) = verdict(&before);
        assert!(reached == 0 && total > 1000, "{total} residents of the middle of Wudaokou");
        let gap = before.circle.gaps.first().expect("they lack everything");
        let sentence = Words::of(Language::Zh).message(&gap.explanation);
        assert!(sentence.contains("示例圈wdk-01") && sentence.contains("2026-11-25"), "{sentence}");

        // A run keeps that.
        let job = ask_for_run(&ctx, &caller, request(None)).await.expect("asked for");
        let (state, result) = work(&ctx, job).await;
        assert_eq!(state, JobState::Done, "{result}");
        let first =
            list_runs(&ctx, &caller, &RunQuery { limit: 5, ..RunQuery::default() }).await.expect("reads").remove(0);
        assert_eq!(first.n_circles, 2);
        let (_, circles) = get_run(&ctx, &caller, first.id).await.expect("there");
        assert_eq!(circles.iter().map(|c| c.code.as_str()).collect::<Vec<_>>(), ["wdk-01", "wdk-02"]);

        // A market at the door: on the map within a second of the edit.
        let market = outlet(&ctx, "示例菜市场", "菜市场", HOME).await;
        let start = Instant::now();
        let after = circle_result(&ctx, &caller, id, None, Which::Live).await.expect("measured");
        let ms = start.elapsed().as_millis();
        let (reached, _, verdict_now) = verdict(&after);
        assert!(reached > 0, "somebody reaches the market");
        assert!(matches!(verdict_now, Verdict::Pass | Verdict::Fail | Verdict::NoThreshold), "{verdict_now:?}");
        eprintln!("seen {ms} ms after the edit; {reached} of {total} residents reach the market");
        assert!(ms < 2000, "{ms} ms");
        // The run still says what was.
        let frozen = circle_result(&ctx, &caller, id, None, Which::Latest).await.expect("kept");
        assert_eq!((verdict(&frozen).0, frozen.run.as_ref().map(|run| run.id)), (0, Some(first.id)));

        // A second run, and what changed between them: only because of outlets.
        let job = ask_for_run(&ctx, &caller, request(None)).await.expect("asked for");
        assert_eq!(work(&ctx, job).await.0, JobState::Done);
        let second =
            list_runs(&ctx, &caller, &RunQuery { limit: 1, ..RunQuery::default() }).await.expect("reads").remove(0);
        let (_, _, compared) = comparison(&ctx, &caller, first.id, second.id).await.expect("both are there");
        assert_eq!(compared.differs, ["outlets"]);
        assert!(
            compared
                .changes
                .iter()
                .any(|change| change.circle == id && change.reached_permille.0 < change.reached_permille.1)
        );
        assert!(
            compared.changes.iter().all(|change| change.reached_permille.0 <= change.reached_permille.1),
            "one more outlet never takes anything away"
        );

        // A run of a day before the market opened finds what the first one found.
        let job = ask_for_run(&ctx, &caller, request(Some("2026-11-24"))).await.expect("asked for");
        let (state, result) = work(&ctx, job).await;
        assert_eq!(state, JobState::Done, "{result}");
        let third =
            list_runs(&ctx, &caller, &RunQuery { limit: 1, ..RunQuery::default() }).await.expect("reads").remove(0);
        let whole = |digest: &str| {
            let (ctx, digest) = (ctx.clone(), digest.parse().expect("a digest"));
            async move {
                let bytes = ctx.blobs.get(&digest).await.expect("kept");
                serde_json::from_slice::<RunResult>(&bytes).expect("a result")
            }
        };
        let (then, of_first) = (whole(&third.result_blob).await, whole(&first.result_blob).await);
        assert_eq!((third.date.as_str(), then.receipt.n_outlets), ("2026-11-24", 0));
        assert_eq!(then.receipt.outlets_sha256, of_first.receipt.outlets_sha256);
        let (gaps_run, ..) = gap_queue(&ctx, &caller, &code(DISTRICT), "adult", 10).await.expect("there is a run");
        assert_eq!(gaps_run.id, third.id);

        // Ranking: the circle with the market first.
        let ranked = ranking(&ctx, &caller, &code(DISTRICT), None, "adult").await.expect("measured");
        assert_eq!(ranked.len(), 2);
        assert_eq!(ranked[0].circle.id, id);
        assert!(ranked.iter().any(|r| r.circle.id == far));

        // Questions about the place.
        let rings = isochrone(&ctx, &caller, here(), vec![5, 10, 15]).await.expect("a street is near");
        assert_eq!(rings.len(), 3);
        let near = nearest(&ctx, &caller, here(), vec!["wet_market".into()], 5).await.expect("a street is near");
        assert_eq!((near.len(), near[0].id, near[0].walk_m), (1, market, 0));
        let edge = *rings[0].shape.rings().next().and_then(|ring| ring.first()).expect("a corner");
        let there = Place { at: edge, profile: None };
        let found = way(&ctx, &caller, there, market).await.expect("a way");
        assert!(found.length_mm > 100_000 && found.steps.len() > 1, "{found:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_broken_map_never_comes_into_use() {
    on_both(|store| async {
        let (ctx, _folder) = ctx(store);
        maps(&ctx).await;
        let mut bytes = yike_app::embedded::data("studies/wudaokou/wudaokou.osm.pbf").expect("bundled").to_vec();
        bytes.truncate(bytes.len() / 2);
        let input = Upload {
            org: Some(code(DISTRICT)),
            kind: Kind::Streets,
            name: "half.osm.pbf".into(),
            bytes,
            doc: SourceDoc::default(),
        };
        let source = upload(&ctx, &administrator(), input).await.expect("it begins like a map");
        let job = take_into_use(&ctx, &administrator(), source.id).await.expect("there");
        let (state, why) = work(&ctx, job).await;
        assert_ne!(state, JobState::Done, "{why}");
        let active = list(&ctx, &administrator(), None).await.expect("reads");
        let streets: Vec<_> =
            active.iter().filter(|s| s.kind == "streets" && s.active).map(|s| s.name.as_str()).collect();
        assert_eq!(streets, ["wudaokou.osm.pbf"], "the map before stays");
        isochrone(&ctx, &administrator(), here(), vec![5]).await.map(|_| ()).unwrap_or_else(|e| {
            // A system administrator measures nothing: that is another role's work.
            assert!(matches!(e, yike_app::error::AppError::Forbidden(_)), "{e:?}");
        });
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tiles_are_kept_until_something_they_show_changes() {
    on_both(|store| async {
        let (ctx, _folder) = ctx(store);
        maps(&ctx).await;
        let caller = bureau();
        let id = TileId::around(15, place(HOME)).expect("a tile");
        let origins = Layer::Origins { business_type: "wet_market".into(), profile: None, minutes: 15 };
        let (v1, first) = tile(&ctx, &caller, origins.clone(), id).await.expect("staff see homes");
        assert!(!first.is_empty());
        let (v2, again) = tile(&ctx, &caller, origins.clone(), id).await.expect("staff see homes");
        assert_eq!(v1, v2);
        assert!(std::sync::Arc::ptr_eq(&first, &again), "made once");
        let (_, none) = tile(&ctx, &caller, Layer::Outlets, id).await.expect("staff see outlets");
        assert!(none.is_empty());
        outlet(&ctx, "示例菜市场", "菜市场", HOME).await;
        let (v3, changed) = tile(&ctx, &caller, origins, id).await.expect("staff see homes");
        assert!(v3 > v2 && changed != first, "homes around the market reach it now");
        let (_, one) = tile(&ctx, &caller, Layer::Outlets, id).await.expect("staff see outlets");
        assert!(one.windows(15).any(|w| w == "示例菜市场".as_bytes()));
        let (_, base) = tile(&ctx, &caller, Layer::Base, id).await.expect("everybody sees the base map");
        assert!(base.len() > 1000);
    })
    .await;
}
