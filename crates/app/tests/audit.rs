//! Who sees which events of the audit trail, and what is recorded of the looking.

use std::collections::BTreeSet;

use serde_json::json;
use yike_app::audit::{self, Asked};
use yike_app::caller::Caller;
use yike_app::ctx::{Clock, Ctx};
use yike_app::error::AppError;
use yike_app::words::Language;
use yike_domain::account::{AccountId, Actor, Appointment, ObjectKind, Role};
use yike_domain::place::org::{OrgCode, OrgKind, OrgTree, OrgUnit};
use yike_domain::{Day, Period};
use yike_store::testing::on_both;
use yike_store::{Blobs, By, Event, Uuid};

/// Noon of 2026-11-25 in Beijing.
const NOON_MS: i64 = 1_795_579_200_000;

fn code(text: &str) -> OrgCode {
    OrgCode::parse(text).expect("a code")
}

fn unit(own: OrgCode, kind: OrgKind, parent: Option<OrgCode>) -> OrgUnit {
    let valid = Period::since(Day::new(2020, 1, 1).expect("a day"));
    OrgUnit { name: format!("示例单位{}", own.as_str()), code: own, kind, parent, valid }
}

fn caller(account: u128, role: Role, org: &str) -> Caller {
    let account = AccountId(account);
    let period = Period::since(Day::new(2026, 1, 1).expect("a day"));
    let appointment = Appointment { account, role, org: code(org), line: None, period };
    let actor = Actor { account: Some(account), appointments: vec![appointment], ..Actor::default() };
    Caller { actor, ..Caller::public("10.0.0.9", Language::Zh) }
}

/// What a caller sees, as action and object, the newest first.
async fn seen(ctx: &Ctx, caller: &Caller, ask: &Asked) -> Vec<String> {
    let (events, n) = audit::list(ctx, caller, ask, None, 100).await.expect("lists");
    assert_eq!(n, events.len() as u64);
    events.iter().map(|seen| format!("{} {}", seen.event.action, seen.event.object)).collect()
}

#[tokio::test]
async fn events_are_seen_by_whom_the_table_says() {
    on_both(|store| async move {
        let folder = tempfile::tempdir().expect("a folder");
        let blobs = Blobs::on_disk(&folder.path().join("blobs")).expect("opens");
        let ctx = &Ctx::new(store, blobs, Clock::fixed(NOON_MS), folder.path());
        let units = vec![
            unit(OrgCode::nation(), OrgKind::Country, None),
            unit(code("99"), OrgKind::Province, Some(OrgCode::nation())),
            unit(code("9901"), OrgKind::City, Some(code("99"))),
            unit(code("990101"), OrgKind::District, Some(code("9901"))),
            unit(code("990102"), OrgKind::District, Some(code("9901"))),
        ];
        ctx.set_orgs(OrgTree::new(units, Vec::new(), Vec::new()).expect("a sound tree"));
        // Yesterday: an outlet of each district and one of the city; today: an account of district 1, and the
        // installation itself.
        let day_ms = 86_400_000;
        for (at_ms, action, kind, object, org) in [
            (NOON_MS - day_ms, "outlet.update", ObjectKind::Outlet, "=one", Some("990101")),
            (NOON_MS - day_ms, "outlet.update", ObjectKind::Outlet, "two", Some("990102")),
            (NOON_MS - day_ms, "outlet.create", ObjectKind::Outlet, "city", Some("9901")),
            (NOON_MS, "account.create", ObjectKind::Account, "anna", Some("990101")),
            (NOON_MS, "backup.write", ObjectKind::Configuration, "installation", None),
            (NOON_MS, "session.begin", ObjectKind::Account, "root", None),
        ] {
            let by = By { account: Some(Uuid::from_u128(1)), ..By::yike("10.0.0.1", at_ms) };
            let event = Event { org: org.map(code), detail: json!({"x": 1}), ..Event::done(action, kind, object) };
            ctx.store.begin(&by).await.expect("begins").commit(event).await.expect("keeps");
        }

        let auditor = caller(7, Role::Auditor, "990101");
        let all = Asked::default();
        let one = ["session.begin root", "backup.write installation", "account.create anna", "outlet.update =one"];
        assert_eq!(seen(ctx, &auditor, &all).await, one);
        let of_city = caller(8, Role::Auditor, "9901");
        assert_eq!(seen(ctx, &of_city, &all).await.len(), 6);
        // The security administrator sees what concerns accounts, nothing of the business.
        let security = caller(9, Role::SecurityAdmin, "990101");
        assert_eq!(seen(ctx, &security, &all).await, ["session.begin root", "account.create anna"]);
        // A role of the business sees none, nor does the public.
        let business = caller(2, Role::DistrictCommerce, "990101");
        assert!(matches!(audit::list(ctx, &business, &all, None, 9).await, Err(AppError::Forbidden(_))));
        let public = Caller::public("10.0.0.9", Language::Zh);
        assert!(matches!(audit::list(ctx, &public, &all, None, 9).await, Err(AppError::Unauthenticated)));

        let yesterday = Day::new(2026, 11, 24);
        let of_yesterday = Asked { from: yesterday, to: yesterday, ..Asked::default() };
        assert_eq!(seen(ctx, &of_city, &of_yesterday).await.len(), 3);
        let of_outlets = Asked { action: Some("outlet".to_owned()), ..Asked::default() };
        assert_eq!(seen(ctx, &of_city, &of_outlets).await.len(), 3);
        let history = audit::history(ctx, &of_city, "outlet", "two").await.expect("lists");
        assert_eq!(history.len(), 1);
        assert_eq!(audit::history(ctx, &auditor, "outlet", "two").await.expect("lists").len(), 0);

        // Verifying and taking out are for auditors, and are recorded.
        assert!(matches!(audit::check(ctx, &security).await, Err(AppError::Forbidden(_))));
        assert!(matches!(audit::export(ctx, &security, &all).await, Err(AppError::Forbidden(_))));
        let check = audit::check(ctx, &auditor).await.expect("verifies");
        assert_eq!((check.events, check.broken), (6, None));
        let table = audit::export(ctx, &auditor, &of_outlets).await.expect("exports");
        let text = String::from_utf8(table).expect("UTF-8");
        let mut rows = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let rows: Vec<_> = rows.records().map(|row| row.expect("a row")).collect();
        assert_eq!(rows.len(), 1);
        assert_eq!((&rows[0][7], &rows[0][9], &rows[0][12]), ("outlet.update", "'=one", r#"{"x":1}"#));
        assert_eq!(rows[0][17].len(), 64);
        let last: BTreeSet<_> = seen(ctx, &auditor, &all).await.into_iter().take(2).collect();
        assert_eq!(last, BTreeSet::from(["audit.export csv".to_owned(), "audit.verify chain".to_owned()]));
    })
    .await;
}
