//! Organisation units: read by everyone, changed by those whose they are, with their lineage; and the demo's people.

use serde_json::json;
use yike_domain::account::Role;
use yike_server::Settings;

use crate::support::TestApp;

fn names(answer: &serde_json::Value) -> Vec<&str> {
    answer["items"].as_array().expect("a list").iter().filter_map(|unit| unit["name"].as_str()).collect()
}

#[tokio::test]
async fn units_are_listed_level_by_level_and_page_by_page() {
    let app = TestApp::new().await;
    let browser = app.browser();
    // The codes skip 1101 (市辖区), which is no unit: districts hang under the municipality itself.
    assert_eq!(names(&browser.get("/api/v1/orgs?under=11").await.json()), ["朝阳区", "海淀区"]);
    assert_eq!(names(&browser.get("/api/v1/orgs?under=110108&q=社区").await.json()), ["演示社区"]);
    let first = browser.get("/api/v1/orgs?under=110108&limit=1").await.json();
    assert_eq!(names(&first), ["万寿路街道"]);
    let next = first["next"].as_str().expect("another page").to_owned();
    let second = browser.get(&format!("/api/v1/orgs?under=110108&limit=1&cursor={next}")).await.json();
    assert_eq!((names(&second), &second["next"]), (vec!["学院路街道"], &json!(null)));
    let unit = browser.get("/api/v1/orgs/110108010").await.json();
    let above: Vec<&str> =
        unit["above"].as_array().expect("a list").iter().filter_map(|u| u["code"].as_str()).collect();
    assert_eq!((unit["now"]["kind"].as_str(), above), (Some("subdistrict"), vec!["CN", "11", "110108"]));
    assert_eq!(browser.get("/api/v1/orgs/110199").await.status, 404);
    assert_eq!(browser.get("/api/v1/orgs/nonsense").await.status, 422);
}

#[tokio::test]
async fn a_unit_changes_with_its_lineage_and_appointments_follow_the_tree() {
    let app = TestApp::new().await;
    let city = app.staff("city", Role::CityCommerce, "11").await;
    let street = app.staff("street", Role::Subdistrict, "110108001").await;
    let new = json!({"code": "110108002", "name": "永定路街道", "kind": "subdistrict", "parent": "110108", "from": "2026-03-01"});
    assert_eq!(street.post("/api/v1/orgs", new.clone()).await.status, 403);
    assert_eq!(app.browser().post("/api/v1/orgs", new.clone()).await.status, 401);
    assert_eq!(city.post("/api/v1/orgs", new.clone()).await.status, 201);
    let twice = city.post("/api/v1/orgs", new).await;
    assert_eq!((twice.status.as_u16(), twice.json()["fields"][0]["field"].as_str()), (422, Some("110108002")));
    // The two become one, with the code of the second, from today on.
    let merge = json!({"on": "2026-03-02", "change": {"merge": {"others": ["110108002"], "code": "110108003", "name": "万永街道"}}});
    let answer = city.post("/api/v1/orgs/110108001/change", merge).await;
    assert_eq!(answer.status.as_u16(), 204, "{}", answer.text());
    let old = city.get("/api/v1/orgs/110108001").await.json();
    assert_eq!(old["now"], json!(null));
    assert_eq!(
        old["lineage"],
        json!([{"kind": "merge", "on": "2026-03-02", "from": ["110108001", "110108002"], "to": ["110108003"]}])
    );
    assert_eq!(street.get("/api/v1/session").await.json()["appointments"], json!([]), "the unit has ended");
    let rename = json!({"on": "2026-03-02", "change": {"rename": {"name": "学院路新街道"}}});
    assert_eq!(city.post("/api/v1/orgs/110108010/change", rename).await.status, 204);
    assert_eq!(city.get("/api/v1/orgs/110108010").await.json()["versions"].as_array().map(Vec::len), Some(2));
    // What does not fit is told, and the tree stays.
    let close = json!({"on": "2026-03-02", "change": {"close": {}}});
    assert_eq!(city.post("/api/v1/orgs/110108/change", close).await.status, 422, "units below go on");
    assert_eq!(city.get("/api/v1/orgs/110108").await.json()["now"]["name"], "海淀区");
}

#[tokio::test]
async fn the_demo_has_a_member_of_staff_for_every_role_and_says_so() {
    let app = TestApp::with(Settings { demo: true, per_second: None, ..Settings::default() }).await;
    yike_app::demo::plant(&app.ctx).await.expect("the demo is planted");
    yike_app::demo::plant(&app.ctx).await.expect("planting again changes nothing");
    let page = app.browser().get("/demo").await.text();
    for person in yike_app::demo::STAFF {
        assert!(page.contains(person.login) && page.contains(person.name), "{}", person.login);
        let browser = app.browser();
        let body = json!({"login": person.login, "password": yike_app::demo::PASSWORD});
        assert_eq!(browser.post("/api/v1/session", body).await.status, 204, "{}", person.login);
        let session = browser.get("/api/v1/session").await.json();
        assert_eq!(session["appointments"][0]["role"], person.role.code());
        assert_eq!(session["demo"], true);
    }
    assert_eq!(TestApp::new().await.browser().get("/demo").await.status, 404);
}
