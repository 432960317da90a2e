//! Every door of measuring: what another district and the public see.

use yike_app::error::AppError;
use yike_app::map_source::{Kind, SourceDoc, Upload, list, upload};
use yike_app::measure::{
    Layer, Place, RunQuery, RunRequest, Which, ask_for_run, circle_result, gap_queue, get_run, isochrone, list_runs,
    nearest, ranking, tile,
};
use yike_app::tiles::TileId;
use yike_store::jobs::JobState;
use yike_store::testing::on_both;

use crate::district::{
    DISTRICT, HOME, anyone, bureau, circle, code, ctx, maps, other_bureau, outlet, place, publish, work,
};

fn is_hidden<T>(answer: &Result<T, AppError>) -> bool {
    matches!(answer, Err(AppError::NotFound { .. } | AppError::Forbidden(_) | AppError::Unauthenticated))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_district_and_the_public_come_in_by_no_door() {
    on_both(|store| async {
        let (ctx, _folder) = ctx(store);
        maps(&ctx).await;
        let id = circle(&ctx, "wdk-01", HOME, 1200.0).await;
        outlet(&ctx, "示例菜市场", "菜市场", HOME).await;
        let pack = "cn-2021-guide".to_owned();
        let own = RunRequest { org: Some(code(DISTRICT)), circle: None, pack, profiles: Vec::new(), date: None };
        let job = ask_for_run(&ctx, &bureau(), own.clone()).await.expect("its own district");
        assert_eq!(work(&ctx, job).await.0, JobState::Done);
        let query = || RunQuery { limit: 9, ..RunQuery::default() };
        let run = list_runs(&ctx, &bureau(), &query()).await.expect("reads").remove(0);
        let here = || Place { at: place(HOME), profile: None };
        let at = TileId::around(15, place(HOME)).expect("a tile");
        let homes = || Layer::Origins { business_type: "wet_market".into(), profile: None, minutes: 15 };

        for stranger in [other_bureau(), anyone()] {
            let who = if stranger.actor.account.is_some() { "another district" } else { "the public" };
            assert!(is_hidden(&circle_result(&ctx, &stranger, id, None, Which::Live).await), "{who}: result");
            assert!(
                is_hidden(&circle_result(&ctx, &stranger, id, None, Which::Run(run.id)).await),
                "{who}: run result"
            );
            assert!(is_hidden(&get_run(&ctx, &stranger, run.id).await), "{who}: run");
            assert!(is_hidden(&gap_queue(&ctx, &stranger, &code(DISTRICT), "adult", 9).await), "{who}: gaps");
            assert!(is_hidden(&ask_for_run(&ctx, &stranger, own.clone()).await), "{who}: asking");
            assert!(is_hidden(&isochrone(&ctx, &stranger, here(), vec![5]).await), "{who}: isochrone");
            assert!(is_hidden(&nearest(&ctx, &stranger, here(), Vec::new(), 5).await), "{who}: nearest");
            let ranked = ranking(&ctx, &stranger, &code(DISTRICT), None, "adult").await;
            assert!(is_hidden(&ranked) || ranked.is_ok_and(|all| all.is_empty()), "{who}: ranking");
            let runs = list_runs(&ctx, &stranger, &query()).await;
            assert!(is_hidden(&runs) || runs.is_ok_and(|all| all.is_empty()), "{who}: list of runs");
            for layer in [homes(), Layer::Circles, Layer::Outlets] {
                let made = tile(&ctx, &stranger, layer.clone(), at).await;
                assert!(is_hidden(&made) || made.is_ok_and(|(_, tile)| tile.is_empty()), "{who}: {layer:?}");
            }
            let doc = SourceDoc::default();
            let file = Upload {
                org: Some(code(DISTRICT)),
                kind: Kind::Communities,
                name: "a.geojson".into(),
                bytes: b"{}".to_vec(),
                doc,
            };
            assert!(is_hidden(&upload(&ctx, &stranger, file).await), "{who}: upload");
            let sources = list(&ctx, &stranger, None).await;
            assert!(is_hidden(&sources) || sources.is_ok_and(|all| all.is_empty()), "{who}: map sources");
        }

        // Published, residents may ask about their neighbourhood, see the circle and its outlets, but no homes.
        publish(&ctx, id).await;
        isochrone(&ctx, &anyone(), here(), vec![5]).await.expect("everybody may ask where a circle is published");
        assert_eq!(nearest(&ctx, &anyone(), here(), Vec::new(), 5).await.expect("may ask").len(), 1);
        circle_result(&ctx, &anyone(), id, None, Which::Live).await.expect("a published circle's result is public");
        for layer in [Layer::Circles, Layer::Outlets] {
            let (_, tile) = tile(&ctx, &anyone(), layer, at).await.expect("public");
            assert!(!tile.is_empty());
        }
        assert!(is_hidden(&tile(&ctx, &anyone(), homes(), at).await), "homes are for staff");
        assert!(is_hidden(&get_run(&ctx, &anyone(), run.id).await), "runs are for staff");
    })
    .await;
}
