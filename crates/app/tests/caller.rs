//! Permission first: what is allowed says who writes, what is refused leaves a trace.

use yike_app::caller::Caller;
use yike_app::ctx::{Clock, Ctx};
use yike_app::error::AppError;
use yike_app::words::Language;
use yike_domain::account::{AccountId, Action, Actor, Appointment, Object, ObjectKind, Role, Stage};
use yike_domain::place::org::{OrgCode, OrgKind, OrgTree, OrgUnit};
use yike_domain::{Day, Period};
use yike_store::testing::on_both;
use yike_store::{Blobs, Uuid};

/// Noon of 2026-11-25 in Beijing.
const NOON_MS: i64 = 1_795_579_200_000;

fn code(text: &str) -> OrgCode {
    OrgCode::parse(text).expect("a code")
}

fn unit(text: &str, kind: OrgKind, parent: Option<&str>) -> OrgUnit {
    let valid = Period::since(Day::new(2020, 1, 1).expect("a day"));
    let parent = parent.map(|parent| if parent.is_empty() { OrgCode::nation() } else { code(parent) });
    let own = if text.is_empty() { OrgCode::nation() } else { code(text) };
    OrgUnit { code: own, name: format!("示例单位{text}"), kind, parent, valid }
}

#[tokio::test]
async fn a_refused_attempt_is_recorded_and_an_allowed_one_says_by_what_right() {
    on_both(|store| async move {
        let folder = tempfile::tempdir().expect("a folder");
        let blobs = Blobs::on_disk(&folder.path().join("blobs")).expect("opens");
        let ctx = Ctx::new(store, blobs, Clock::fixed(NOON_MS), folder.path());
        let units = vec![
            unit("", OrgKind::Country, None),
            unit("99", OrgKind::Province, Some("")),
            unit("9901", OrgKind::City, Some("99")),
            unit("990101", OrgKind::District, Some("9901")),
            unit("990102", OrgKind::District, Some("9901")),
        ];
        ctx.set_orgs(OrgTree::new(units, Vec::new(), Vec::new()).expect("a sound tree"));
        let account = AccountId(5);
        let appointment = Appointment {
            account,
            role: Role::DistrictCommerce,
            org: code("990101"),
            line: None,
            period: Period::since(Day::new(2026, 1, 1).expect("a day")),
        };
        let actor = Actor { account: Some(account), appointments: vec![appointment], ..Actor::default() };
        let caller = Caller { actor, ..Caller::public("10.0.0.9", Language::Zh) };

        let own = Object::new(ObjectKind::Outlet, code("990101"), Stage::Live);
        let by = ctx.permit(&caller, Action::Update, &own, "outlet-1").await.expect("is allowed");
        assert_eq!((by.account, by.role, by.at_ms), (Some(Uuid::from_u128(5)), Some(Role::DistrictCommerce), NOON_MS));

        let others = Object::new(ObjectKind::Outlet, code("990102"), Stage::Live);
        let refused = ctx.permit(&caller, Action::Update, &others, "outlet-2").await;
        assert!(
            matches!(&refused, Err(AppError::Forbidden(why)) if why.rule.0 == "permission-out-of-scope"),
            "{refused:?}"
        );
        let events = ctx.store.read().audit().after(0, 10).await.expect("reads");
        let told: Vec<_> = events.iter().map(|e| (e.action.as_str(), e.object.as_str(), e.outcome.as_str())).collect();
        assert_eq!(told, [("update", "outlet-2", "refused")]);
        assert_eq!(events[0].detail, r#"{"reason":"permission-out-of-scope"}"#);

        // The public has to sign in; its attempts fill no audit trail.
        let public = Caller::public("10.0.0.9", Language::Zh);
        let refused = ctx.permit(&public, Action::Update, &own, "outlet-1").await;
        assert!(matches!(refused, Err(AppError::Unauthenticated)), "{refused:?}");
        assert_eq!(ctx.store.read().audit().head().await.expect("reads").map(|head| head.0), Some(1));
    })
    .await;
}
