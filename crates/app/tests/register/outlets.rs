use yike_app::error::AppError;
use yike_app::outlet::{
    Answer, LifeStep, Listing, OutletOrder, VerifyOutlet, duplicates, get, history, list, live, merge, register, split,
    update, verify,
};
use yike_domain::account::Role;
use yike_domain::outlet::life::{Change, Ground, Step};
use yike_domain::outlet::{Field, Method};
use yike_store::Uuid;
use yike_store::testing::on_both;

use crate::town::{at, caller, code, communities, ctx, day, district, rectangle};

/// A form for an outlet of the first district.
pub fn form(name: &str, types: &str, east_m: f64) -> Vec<(Field, String)> {
    let here = at(east_m, 100.0);
    vec![
        (Field::Name, name.into()),
        (Field::Types, types.into()),
        (Field::Org, "990101001".into()),
        (Field::Position, format!("{},{}", here.lon_degrees(), here.lat_degrees())),
    ]
}

#[tokio::test]
async fn an_outlet_lives_in_the_register() {
    on_both(|store| async {
        let (ctx, _folder) = ctx(store);
        communities(&ctx).await;
        let caller = district();
        // Everything that is wrong is told at once.
        let odd = register(&ctx, &caller, &[(Field::Phone, "问老王".into())]).await;
        let Err(AppError::Invalid(troubles)) = odd else { panic!("{odd:?}") };
        let fields: Vec<&str> = troubles.iter().map(|trouble| trouble.field.as_str()).collect();
        assert_eq!(fields, ["name", "types", "org", "position", "phone"]);
        let (kept, circles) = register(&ctx, &caller, &form("虚构配钥匙", "维修点", 50.0)).await.expect("sound");
        assert_eq!((kept.version, circles.len()), (1, 0));
        // The community is told by where it stands.
        assert_eq!(kept.record.community, Some(code("990101001001")));
        let id = kept.id;
        let (kept, _) = update(&ctx, &caller, id, 1, &[(Field::Phone, "0101234567".into())]).await.expect("sound");
        assert_eq!(kept.version, 2);
        let stale = update(&ctx, &caller, id, 1, &[(Field::Phone, "0107654321".into())]).await;
        assert!(matches!(stale, Err(AppError::Conflict { version: Some(2), .. })), "{stale:?}");
        // What changes nothing makes no version.
        let (kept, _) = update(&ctx, &caller, id, 2, &[(Field::Phone, "0101234567".into())]).await.expect("sound");
        assert_eq!(kept.version, 2);
        let input = VerifyOutlet {
            answers: ["name", "types", "position", "status"]
                .map(|field| Answer { field: Field::of(field).expect("a field"), value: None })
                .into(),
            how: Method::Visit,
            on: day("2026-11-20"),
            fix: Some((at(52.0, 100.0), 8)),
            photo: None,
        };
        let worker = crate::town::caller(7, Role::CommunityWorker, "990101001001");
        let refused = verify(&ctx, &worker, id, None, &input).await;
        assert!(refused.is_err(), "it belongs to the sub-district, not to the community: {refused:?}");
        let (kept, _) = verify(&ctx, &caller, id, Some(2), &input).await.expect("sound");
        assert_eq!(kept.record.verified_on(), Some(day("2026-11-20")));
        assert_eq!(kept.record.at, at(52.0, 100.0), "the exact position of the visit");
        assert_eq!(kept.record.verified_by().map(|by| by.org.clone()), Some(code("990101")));
        // It pauses, and cannot open for the first time then.
        let pause = Step {
            reason: "装修".into(),
            until: Some(day("2026-12-31")),
            ..Step::on(Change::Suspend, day("2026-11-25"))
        };
        let told = LifeStep { step: pause, new_address: None };
        live(&ctx, &caller, id, None, told).await.expect("it was open");
        let odd = live(
            &ctx,
            &caller,
            id,
            None,
            LifeStep { step: Step::on(Change::Open, day("2026-11-25")), new_address: None },
        )
        .await;
        assert!(matches!(odd, Err(AppError::Invalid(_))), "{odd:?}");
        // It moves: the new place is an outlet of its own.
        let to = Step { new_place: Some(at(500.0, 100.0)), ..Step::on(Change::Move, day("2026-11-25")) };
        let (old, _, new) = live(&ctx, &caller, id, None, LifeStep { step: to, new_address: Some("新址".into()) })
            .await
            .expect("it moves");
        let (new, _) = get(&ctx, &caller, new.expect("a new outlet")).await.expect("it is there");
        assert_eq!((old.version, new.version, new.record.text(Field::Address)), (5, 1, "新址".to_owned()));
        assert_eq!(new.record.verified_on(), None, "nobody has been there yet");
        let past = history(&ctx, &caller, id).await.expect("it has one");
        let told: Vec<_> = past.iter().map(|p| (p.version, p.action.as_str(), p.changes.len())).collect();
        assert_eq!(
            told,
            [
                (5, "outlet.life", 1),
                (4, "outlet.life", 1),
                (3, "outlet.verify", 1),
                (2, "outlet.update", 1),
                (1, "outlet.create", 0)
            ]
        );
        assert_eq!(past[0].account, Some(Uuid::from_u128(1)));
        assert_eq!(past[1].changes[0], (Field::Status, "营业".into(), "暂停营业".into()));
        let report = yike_app::integrity::check(&ctx, None).await.expect("all is read");
        assert!(report.holds(), "{report:?}");
    })
    .await;
}

#[tokio::test]
async fn lists_find_by_sound_type_freshness_and_place() {
    on_both(|store| async {
        let (ctx, _folder) = ctx(store);
        let caller = district();
        for (name, types, east) in
            [("虚构配钥匙", "维修点", 0.0), ("虚构菜场", "菜市场", 300.0), ("便民小店", "便利店；维修点", 600.0)]
        {
            register(&ctx, &caller, &form(name, types, east)).await.expect("sound");
        }
        let names = |listing: Listing| {
            let (ctx, caller) = (ctx.clone(), caller.clone());
            async move {
                let found =
                    list(&ctx, &caller, &Listing { limit: 10, counted: true, ..listing }).await.expect("a list");
                let names: Vec<String> = found.items.into_iter().map(|(kept, _)| kept.record.name).collect();
                assert_eq!(found.total, Some(names.len() as u64));
                names
            }
        };
        let text = |text: &str| Listing { text: Some(text.into()), ..Listing::default() };
        // By writing, by initials, by full sound, by what a question means: the shop that also repairs too.
        assert_eq!(names(text("菜场")).await, ["虚构菜场"]);
        assert_eq!(names(text("xgcc")).await, ["虚构菜场"]);
        assert_eq!(names(text("bianminxiaodian")).await, ["便民小店"]);
        assert_eq!(names(text("哪里能配钥匙")).await, ["便民小店", "虚构配钥匙"]);
        assert_eq!(names(text("100%_")).await, Vec::<String>::new());
        assert_eq!(names(Listing { types: vec!["wet_market".into()], ..Listing::default() }).await, ["虚构菜场"]);
        assert_eq!(names(Listing { stale_days: Some(365), ..Listing::default() }).await.len(), 3, "none was verified");
        let area = yike_app::outlet::Box2::around(at(300.0, 100.0), 100);
        assert_eq!(names(Listing { area: Some(area), ..Listing::default() }).await, ["虚构菜场"]);
        assert_eq!(names(Listing { org: Some(code("990102")), ..Listing::default() }).await, Vec::<String>::new());
        // Page by page, backwards.
        let page = Listing { limit: 2, reverse: true, ..Listing::default() };
        let first = list(&ctx, &caller, &page).await.expect("a page");
        let last = &first.items[1].0;
        let after = Some((OutletOrder::Name.value(last), last.id));
        let second = list(&ctx, &caller, &Listing { after, ..page }).await.expect("a page");
        let names: Vec<_> =
            first.items.iter().chain(&second.items).map(|(kept, _)| kept.record.name.as_str()).collect();
        let mut sorted = names.clone();
        sorted.sort_unstable();
        sorted.reverse();
        assert_eq!((names.len(), &names), (3, &sorted));
        drop(rectangle(0.0, 0.0, 1.0, 1.0));
    })
    .await;
}

#[tokio::test]
async fn twins_are_found_made_one_and_parted() {
    on_both(|store| async {
        let (ctx, _folder) = ctx(store);
        let caller = district();
        let (a, _) = register(&ctx, &caller, &form("虚构超市", "综合超市", 0.0)).await.expect("sound");
        let (b, _) = register(&ctx, &caller, &form("虚构超市", "综合超市；便利店", 5.0)).await.expect("sound");
        register(&ctx, &caller, &form("别的店", "菜市场", 400.0)).await.expect("sound");
        let (pairs, n) = duplicates(&ctx, &caller, &Listing::default(), 10).await.expect("a list");
        assert_eq!((pairs.len(), n), (1, 1));
        let pair = std::collections::BTreeSet::from([pairs[0].first.id, pairs[0].second.id]);
        assert_eq!(pair, [a.id, b.id].into());
        let (kept, _) = merge(&ctx, &caller, a.id, &[b.id], "同一处").await.expect("two");
        assert_eq!((kept.version, kept.record.types.len()), (2, 2));
        let left =
            list(&ctx, &caller, &Listing { limit: 10, counted: true, ..Listing::default() }).await.expect("a list");
        assert_eq!(left.total, Some(2), "the other is kept for its history only");
        assert!(merge(&ctx, &caller, b.id, &[a.id], "再").await.is_err());
        let (parted, since) = split(&ctx, &caller, a.id, "是两处").await.expect("it was made one");
        assert_eq!((parted, since), (vec![b.id], vec![]));
        let (again, _) = get(&ctx, &caller, a.id).await.expect("there");
        assert_eq!((again.version, again.record), (3, a.record));
        assert!(split(&ctx, &caller, a.id, "再").await.is_err());
        let _ = crate::town::caller;
    })
    .await;
}

#[tokio::test]
async fn a_closed_outlet_says_how_it_is_known() {
    on_both(|store| async {
        let (ctx, _folder) = ctx(store);
        let caller = caller(9, Role::Subdistrict, "990101001");
        let (kept, _) = register(&ctx, &caller, &form("虚构店", "便利店", 0.0)).await.expect("sound");
        let step = Step::on(Change::Close, day("2026-11-25"));
        let refused = live(&ctx, &caller, kept.id, None, LifeStep { step: step.clone(), new_address: None }).await;
        assert!(matches!(refused, Err(AppError::Invalid(_))), "{refused:?}");
        let step = Step { ground: Some(Ground::TwoReports), ..step };
        let (kept, ..) =
            live(&ctx, &caller, kept.id, Some(1), LifeStep { step, new_address: None }).await.expect("a ground");
        assert_eq!(kept.record.text(Field::Status), "关闭");
    })
    .await;
}
