//! Outlets and circles over HTTP: what the public sees, and what it does not.

use axum::http::Method;
use expect_test::expect;
use serde_json::json;
use yike_app::caller::Caller;
use yike_app::circle::{self, Drawing, UpdateCircle};
use yike_app::ctx::Ctx;
use yike_app::outlet::register;
use yike_app::place::{NewCommunity, import_communities};
use yike_app::shapes::from_geojson;
use yike_app::words::Language;
use yike_domain::account::{AccountId, Actor, Appointment, Role};
use yike_domain::circle::CircleKind;
use yike_domain::outlet::Field;
use yike_domain::place::org::{OrgCode, OrgKind, OrgTree, OrgUnit};
use yike_domain::{Day, Period};

use crate::support::TestApp;

fn code(text: &str) -> OrgCode {
    OrgCode::parse(text).expect("a code")
}

fn since() -> Period {
    Period::since(Day::new(2020, 1, 1).expect("a day"))
}

fn caller(account: u128, role: Role, org: &str) -> Caller {
    let account = AccountId(account);
    let appointment = Appointment { account, role, org: code(org), line: None, period: since() };
    let actor = Actor { account: Some(account), appointments: vec![appointment], ..Actor::default() };
    Caller { actor, ..Caller::public("test", Language::Zh) }
}

/// A square of 0.004 degree around 116.302, 39.902.
fn square() -> serde_json::Value {
    json!({"type": "Polygon", "coordinates": [[[116.3, 39.9], [116.304, 39.9], [116.304, 39.904], [116.3, 39.904], [116.3, 39.9]]]})
}

/// A district with one community; a published circle with one outlet in it, another outlet outside. Their numbers.
pub async fn district(ctx: &Ctx) -> (String, String, String) {
    let unit = |text: &str, kind, parent: Option<&str>| {
        let code = code(text);
        OrgUnit { name: format!("示例{code}"), code, kind, parent: parent.map(self::code), valid: since() }
    };
    let units = vec![
        unit("CN", OrgKind::Country, None),
        unit("99", OrgKind::Province, Some("CN")),
        unit("9901", OrgKind::City, Some("99")),
        unit("990101", OrgKind::District, Some("9901")),
        unit("990101001", OrgKind::Subdistrict, Some("990101")),
        unit("990101001001", OrgKind::Community, Some("990101001")),
    ];
    ctx.set_orgs(OrgTree::new(units, Vec::new(), Vec::new()).expect("a sound tree"));
    let bureau = caller(1, Role::DistrictCommerce, "990101");
    let community = NewCommunity {
        code: code("990101001001"),
        name: Some("示例社区".into()),
        shape: from_geojson(&square()).expect("a square"),
        people: Some(1200),
    };
    import_communities(ctx, &bureau, vec![community], "示例").await.expect("registered");
    let form = |name: &str, at: &str| {
        [(Field::Name, name), (Field::Types, "维修点"), (Field::Org, "990101001"), (Field::Position, at)]
            .map(|(f, t)| (f, t.to_owned()))
    };
    let (inside, _) = register(ctx, &bureau, &form("虚构配钥匙", "116.302,39.902")).await.expect("registered");
    let (outside, _) = register(ctx, &bureau, &form("虚构修鞋", "116.32,39.902")).await.expect("registered");
    let made = circle::create(ctx, &bureau, "demo-01", "示例圈", code("990101"), CircleKind::Basic, Some(2027))
        .await
        .expect("made");
    let drawing = Drawing { communities: Some(vec![code("990101001001")]), shape: None, reason: String::new() };
    circle::draw(ctx, &bureau, made.id, 1, drawing).await.expect("drawn");
    let show = UpdateCircle { public: Some(true), ..UpdateCircle::default() };
    circle::update(ctx, &caller(2, Role::CityCommerce, "9901"), made.id, 2, show).await.expect("published");
    (inside.id.to_string(), outside.id.to_string(), made.id.to_string())
}

#[tokio::test]
async fn the_public_reads_what_is_published_and_nothing_else() {
    let app = TestApp::new().await;
    let (inside, outside, circle) = district(&app.ctx).await;
    let browser = app.browser();
    let list = browser.get("/api/v1/outlets").await;
    assert_eq!((list.status.as_u16(), list.json()["total"].as_u64()), (200, Some(1)), "{}", list.text());
    browser.get("/api/v1/outlets?q=%E5%93%AA%E9%87%8C%E8%83%BD%E9%85%8D%E9%92%A5%E5%8C%99").await.check(expect![[r#"
        200 OK
        {
          "items": [
            {
              "address": null,
              "at": [
                116.302,
                39.902
              ],
              "circle_ids": [
                "id-1"
              ],
              "community": "990101001001",
              "credit_code": null,
              "functions": [],
              "hours": null,
              "id": "id-2",
              "kind": "shop",
              "name": "虚构配钥匙",
              "org": "990101001",
              "org_name": "示例990101001",
              "phone": null,
              "source": "entry",
              "stale": true,
              "status": "open",
              "types": [
                "repair_point"
              ],
              "verified_by": null,
              "verified_on": null,
              "version": 1
            }
          ],
          "next": null,
          "total": 1
        }"#]]);
    let one = browser.get(&format!("/api/v1/outlets/{inside}")).await;
    assert_eq!((one.status.as_u16(), one.header("etag")), (200, "\"v1\""));
    assert_eq!(one.json()["changes"], json!(["suspend", "close", "move"]));
    assert_eq!(browser.get(&format!("/api/v1/outlets/{outside}")).await.status, 404);
    assert_eq!(browser.get(&format!("/api/v1/outlets/{outside}/history")).await.status, 404);
    let shown = browser.get(&format!("/api/v1/circles/{circle}")).await.json();
    assert_eq!((&shown["code"], &shown["people"], &shown["public"]), (&json!("demo-01"), &json!(1200), &json!(true)));
    assert_eq!(shown["communities"], json!([{"code": "990101001001", "name": "示例社区", "share": 1.0}]));
    assert_eq!(browser.get("/api/v1/circles").await.json()["total"], 1);
    let versions = browser.get(&format!("/api/v1/circles/{circle}/versions")).await.json();
    assert_eq!(versions["items"][0]["version"], 1);
}

#[tokio::test]
async fn the_public_changes_and_takes_out_nothing() {
    let app = TestApp::new().await;
    let (inside, _, circle) = district(&app.ctx).await;
    let browser = app.browser();
    for ending in ["xlsx", "csv", "geojson", "gpkg"] {
        assert_eq!(browser.get(&format!("/api/v1/outlets.{ending}")).await.status, 401, "{ending}");
    }
    for path in ["/api/v1/imports", "/api/v1/imports/0190163d-8694-739b-aea5-966c26f8ad91"] {
        assert_eq!(browser.get(path).await.status, 401, "{path}");
    }
    let refused = browser
        .post(
            "/api/v1/outlets",
            json!({"name": "虚构店", "types": ["repair_point"], "org": "990101001", "at": [116.3, 39.9]}),
        )
        .await;
    assert_eq!(refused.status, 401, "{}", refused.text());
    assert_eq!(
        browser.patch(&format!("/api/v1/outlets/{inside}"), 1, json!({"phone": "0101234567"})).await.status,
        401
    );
    assert_eq!(browser.post(&format!("/api/v1/outlets/{inside}/split"), json!({"reason": "分"})).await.status, 401);
    assert_eq!(browser.patch(&format!("/api/v1/circles/{circle}"), 3, json!({"public": false})).await.status, 401);
    // A change says what it was made from, and is JSON of the right shape.
    let blind = browser.send(Method::PATCH, &format!("/api/v1/outlets/{inside}"), Some(json!({"phone": "1"}))).await;
    assert_eq!(blind.status, 428);
    for body in [json!({"nothing": 1}), json!({"at": [1]}), json!({"types": [1]}), json!({"name": {"a": 1}})] {
        assert_eq!(browser.patch(&format!("/api/v1/outlets/{inside}"), 1, body.clone()).await.status, 400, "{body}");
    }
    for query in ["bbox=1,2,3", "bbox=9,9,1,1", "org=abc", "status=elsewhere", "sort=secret", "cursor=zz", "circle=x"] {
        let answer = browser.get(&format!("/api/v1/outlets?{query}")).await;
        assert_eq!(answer.status, 400, "{query}: {}", answer.text());
    }
    let template = browser.get("/api/v1/outlets/template.xlsx").await;
    assert_eq!(template.status, 200);
    assert!(template.body.starts_with(b"PK"), "it is a workbook");
    assert!(
        template.header("content-disposition").contains("filename*=UTF-8''%E7%BD%91"),
        "{}",
        template.header("content-disposition")
    );
}
