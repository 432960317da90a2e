use serde_json::json;
use yike_app::circle::public::{circle, circles, find, outlet_of};
use yike_app::circle::{Drawing, UpdateCircle, Wanted, create, draw, get, propose, update, versions};
use yike_app::error::AppError;
use yike_app::outlet::register;
use yike_app::shapes::to_geojson;
use yike_domain::WalkTime;
use yike_domain::circle::{CircleKind, CircleStage};
use yike_engine::boundary::Band;
use yike_store::testing::on_both;

use crate::outlets::form;
use crate::town::{anyone, at, city, code, communities, ctx, district, other_district, rectangle};

fn of(communities: &[u32], reason: &str) -> Drawing {
    let codes = communities.iter().map(|n| code(&format!("99010100100{n}"))).collect();
    Drawing { communities: Some(codes), shape: None, reason: reason.into() }
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < expected * 0.01 + 100.0, "{found} is not {expected}");
}

#[tokio::test]
async fn a_circle_is_drawn_twice_and_shown() {
    on_both(|store| async {
        let (ctx, _folder) = ctx(store);
        communities(&ctx).await;
        let caller = district();
        let (inside, _) = register(&ctx, &caller, &form("虚构配钥匙", "维修点", 50.0)).await.expect("sound");
        let new = |code: &'static str| {
            create(&ctx, &caller, code, "虚构一号圈", crate::town::code("990101"), CircleKind::Basic, Some(2027))
        };
        let kept = new("demo-01").await.expect("sound");
        assert!(matches!(new("demo-01").await, Err(AppError::Invalid(_))), "the code is taken");
        let id = kept.id;
        // Two communities of 400 × 400 m.
        let (kept, crossed) = draw(&ctx, &caller, id, 1, of(&[1, 2], "")).await.expect("two communities");
        let boundary = kept.circle.boundary.as_ref().expect("drawn");
        close(boundary.area_m2 as f64, 320_000.0);
        assert!(!crossed);
        let (_, circles_of) = yike_app::outlet::get(&ctx, &caller, inside.id).await.expect("there");
        assert_eq!(circles_of, [id], "what stands in it is known at once");
        let refused = draw(&ctx, &caller, id, 2, of(&[1], "")).await;
        assert!(matches!(&refused, Err(AppError::Invalid(t)) if t[0].field == "reason"), "{refused:?}");
        assert!(matches!(draw(&ctx, &caller, id, 1, of(&[1], "改")).await, Err(AppError::Conflict { .. })));
        // By hand: the first community and three quarters of the second, a few metres off its border in the west.
        let shape = to_geojson(&rectangle(-5.0, 4.0, 700.0, 396.0));
        let hand = Drawing { communities: None, shape: Some(shape), reason: "道路改线".into() };
        let (kept, _) = draw(&ctx, &caller, id, 2, hand).await.expect("a rectangle");
        let shares: Vec<(String, u16)> = kept
            .circle
            .boundary
            .as_ref()
            .expect("drawn")
            .communities
            .iter()
            .map(|(c, s)| (c.to_string(), *s))
            .collect();
        assert_eq!(shares.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), ["990101001001", "990101001002"]);
        assert_eq!(shares[0].1, 1000, "pulled onto the border, it is the whole community: {shares:?}");
        assert!((740..=760).contains(&shares[1].1), "{shares:?}");
        let (kept, warnings) = get(&ctx, &caller, id).await.expect("there");
        assert_eq!(warnings.iter().map(|w| w.kind).collect::<Vec<_>>(), ["leftover"]);
        // The latest first: 100 × 400 m went out, nothing came in.
        let versions = versions(&ctx, &caller, id).await.expect("it has two");
        assert_eq!(versions.iter().map(|v| v.boundary.number).collect::<Vec<_>>(), [2, 1]);
        close(versions[0].removed.area_m2(), 40_000.0);
        close(versions[0].added.area_m2(), 0.0);
        close(versions[1].added.area_m2(), 320_000.0);
        // Another circle over the second community: they share 300 × 400 m.
        let other = create(&ctx, &caller, "demo-02", "虚构二号圈", code("990101"), CircleKind::Unset, None)
            .await
            .expect("sound");
        draw(&ctx, &caller, other.id, 1, of(&[2, 3], "")).await.expect("two communities");
        let (_, warnings) = get(&ctx, &caller, id).await.expect("there");
        assert_eq!(
            warnings.iter().map(|w| w.kind).collect::<Vec<_>>(),
            ["overlap", "overlap"],
            "shared ground; more than the whole"
        );
        // Who draws it does not publish it; the city does.
        assert!(circle(&ctx, &anyone(), "demo-01").await.is_err());
        let show = UpdateCircle { public: Some(true), ..UpdateCircle::default() };
        let refused = update(&ctx, &caller, id, kept.version, show.clone()).await;
        assert!(matches!(refused, Err(AppError::Forbidden(_))), "{refused:?}");
        let shown = update(&ctx, &city(), id, kept.version, show).await.expect("the city may");
        assert!(shown.circle.public);
        let staged = UpdateCircle {
            stage: Some(CircleStage::Planned),
            name: Some("虚构一号生活圈".into()),
            ..UpdateCircle::default()
        };
        update(&ctx, &caller, id, shown.version, staged).await.expect("a step on");
        let public = circle(&ctx, &anyone(), "demo-01").await.expect("published");
        assert_eq!(public.outlets.iter().map(|o| o.kept.record.name.as_str()).collect::<Vec<_>>(), ["虚构配钥匙"]);
        let n = |code: &str| public.types.iter().find(|count| count.code == code).map(|count| (count.n, count.listed));
        assert_eq!((n("repair_point"), n("wet_market")), (Some((1, true)), Some((0, true))), "what it has and lacks");
        assert!(circle(&ctx, &anyone(), "demo-02").await.is_err(), "the other is not");
        // A resident asks.
        let found = find(&ctx, &anyone(), "哪里能配钥匙", Some("demo-01"), None, 10).await.expect("an answer");
        assert_eq!((found.asked.text.as_str(), found.outlets.len()), ("配钥匙", 1));
        assert_eq!(
            find(&ctx, &anyone(), "pys", None, Some((at(0.0, 0.0), 1000)), 10).await.expect("an answer").outlets.len(),
            1
        );
        assert_eq!(find(&ctx, &anyone(), "哪里能理发", None, None, 10).await.expect("an answer").outlets.len(), 0);
        assert_eq!(outlet_of(&ctx, &anyone(), "demo-01", inside.id).await.expect("shown").1.kept.id, inside.id);
        let near = circles(&ctx, &anyone(), None, Some(at(100.0, 100.0)), 5).await.expect("a list");
        assert_eq!(near.iter().map(|kept| kept.circle.code.as_str()).collect::<Vec<_>>(), ["demo-01"]);
        let report = yike_app::integrity::check(&ctx, None).await.expect("all is read");
        assert!(report.holds(), "{report:?}");
    })
    .await;
}

#[tokio::test]
async fn a_circle_is_proposed_around_a_centre() {
    on_both(|store| async {
        let (ctx, _folder) = ctx(store);
        communities(&ctx).await;
        // As the crow flies at 70 m a minute.
        let walk = |from: yike_domain::LonLat, to: &[yike_engine::geometry::MultiPolygon]| {
            let minutes = |at: yike_domain::LonLat| yike_engine::geometry::great_circle_m(from, at) / 70.0;
            let into = |shape: &yike_engine::geometry::MultiPolygon| {
                shape.inner_point().map(|at| WalkTime((minutes(at) * 60_000.0) as u32))
            };
            Ok(to.iter().map(into).collect())
        };
        let ask = |caller, minutes, min, max| {
            let wanted = Wanted { at: at(200.0, 200.0), minutes, people: Band { min, max } };
            propose(&ctx, caller, wanted, walk)
        };
        // 2000, 4000, 8000 people; the middles are 0, 400 and 800 m away: 0, 5.7 and 11.4 minutes.
        let (district, other) = (district(), other_district());
        let all = ask(&district, 15, 10_000, 20_000).await.expect("a proposal");
        assert_eq!((all.communities.len(), all.people, all.notes.len()), (3, 14_000, 0));
        close(all.shape.area_m2(), 480_000.0);
        let near = ask(&district, 10, 10_000, 20_000).await.expect("a proposal");
        assert_eq!((near.communities.len(), near.people, near.notes.len()), (2, 6_000, 1), "fewer than wanted");
        assert!(matches!(ask(&district, 15, 1, 1_000).await, Err(AppError::Invalid(_))), "already the first has more");
        assert!(matches!(ask(&district, 0, 1, 1_000).await, Err(AppError::Invalid(_))));
        assert!(ask(&other, 15, 1, 20_000).await.is_ok(), "it draws circles too; what it makes of them is asked then");
        assert!(ask(&anyone(), 15, 1, 20_000).await.is_err());
        let wanted = Wanted { at: at(90_000.0, 0.0), minutes: 15, people: Band { min: 1, max: 9 } };
        assert!(matches!(propose(&ctx, &district, wanted, walk).await, Err(AppError::Invalid(_))), "nothing there");
        drop(json!(null));
    })
    .await;
}
