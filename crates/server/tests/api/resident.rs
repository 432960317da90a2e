//! The pages that residents read without signing in.

use axum::body::Body;
use axum::http::{Method, Request};
use yike_app::caller::Caller;
use yike_app::circle::{Drawing, UpdateCircle, create, draw, update};
use yike_app::outlet::{LifeStep, live, register};
use yike_app::resident::hints;
use yike_app::words::Language;
use yike_domain::Day;
use yike_domain::Period;
use yike_domain::account::{AccountId, Actor, Appointment, Role};
use yike_domain::circle::CircleKind;
use yike_domain::outlet::Field;
use yike_domain::outlet::life::{Change, Ground, Step};
use yike_domain::place::org::{OrgCode, OrgKind, OrgTree, OrgUnit};

use crate::support::{Answer, Browser, TestApp};

fn code(text: &str) -> OrgCode {
    OrgCode::parse(text).expect("a code")
}

fn staff(account: u128, role: Role, org: &str) -> Caller {
    let period = Period::since(Day::parse("2026-01-01").expect("a day"));
    let account = AccountId(account);
    let appointment = Appointment { account, role, org: code(org), line: None, period };
    let actor = Actor { account: Some(account), appointments: vec![appointment], ..Actor::default() };
    Caller { actor, ..Caller::public("10.0.0.9", Language::Zh) }
}

/// Two circles of an invented district, one of them published, with nine outlets.
async fn town() -> TestApp {
    let app = TestApp::new().await;
    let valid = Period::since(Day::parse("2020-01-01").expect("a day"));
    let unit = |text: &str, name: &str, kind, parent: Option<&str>| OrgUnit {
        code: code(text),
        name: name.into(),
        kind,
        parent: parent.map(code),
        valid,
    };
    let units = vec![
        unit("CN", "示例国", OrgKind::Country, None),
        unit("99", "示例省", OrgKind::Province, Some("CN")),
        unit("9901", "示例市", OrgKind::City, Some("99")),
        unit("990101", "示例区", OrgKind::District, Some("9901")),
    ];
    app.ctx.set_orgs(OrgTree::new(units, Vec::new(), Vec::new()).expect("a sound tree"));
    let (district, city) = (staff(1, Role::DistrictCommerce, "990101"), staff(2, Role::CityCommerce, "9901"));
    for n in 1..=9 {
        let kind = if n == 9 { "维修点" } else { "便利店" };
        let hours = if n == 1 { "Mo-Su 08:00-20:00" } else { "" };
        let name = if n == 9 { "虚构配钥匙".to_owned() } else { format!("虚构小店{n}") };
        let form = [
            (Field::Name, name),
            (Field::Types, kind.to_owned()),
            (Field::Org, "990101".to_owned()),
            (Field::Position, format!("{:.6},39.901", 116.3 + f64::from(n) * 0.0001)),
            (Field::Hours, hours.to_owned()),
            (Field::Phone, "010-00000000".to_owned()),
        ];
        register(&app.ctx, &district, &form).await.expect("a sound form");
    }
    for (number, public) in [("demo-01", true), ("demo-02", false)] {
        let name = format!("虚构圈{number}");
        let org = code("990101");
        let kept = create(&app.ctx, &district, number, &name, org, CircleKind::Basic, None).await.expect("sound");
        let ring = [[116.299, 39.9], [116.303, 39.9], [116.303, 39.903], [116.299, 39.903], [116.299, 39.9]];
        let shape = serde_json::json!({"type": "Polygon", "coordinates": [ring]});
        let drawing = Drawing { communities: None, shape: Some(shape), reason: "划定".into() };
        let (kept, _) = draw(&app.ctx, &district, kept.id, kept.version, drawing).await.expect("a rectangle");
        if public {
            let show = UpdateCircle { public: Some(true), ..UpdateCircle::default() };
            update(&app.ctx, &city, kept.id, kept.version, show).await.expect("the city publishes");
        }
    }
    app
}

/// A plain form, as a page without scripts sends it.
async fn send(browser: &Browser, path: &str, form: &str) -> Answer {
    send_from(browser, "http://127.0.0.1:8080", path, form).await
}

async fn send_from(browser: &Browser, origin: &str, path: &str, form: &str) -> Answer {
    let request = Request::builder().method(Method::POST).uri(path).header("host", "127.0.0.1:8080");
    let request = request.header("origin", origin);
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    browser.raw(request.body(Body::from(form.to_owned())).expect("a request")).await
}

fn n_listed(page: &Answer) -> usize {
    page.text().matches("<li data-at=").count()
}

/// The address of the first outlet of a list.
fn first(page: &Answer) -> String {
    let text = page.text();
    let from = text.find("<h3><a href=\"").expect("an outlet") + "<h3><a href=\"".len();
    text[from..].split('"').next().expect("its address").to_owned()
}

#[tokio::test]
async fn only_published_circles_are_there() {
    let app = town().await;
    let browser = app.browser();
    let home = browser.get("/").await;
    assert!(home.text().contains("虚构圈demo-01") && !home.text().contains("demo-02"), "{}", home.text());
    assert!(browser.get("/?q=xgq").await.text().contains("demo-01"), "by pinyin initials");
    assert!(browser.get("/?q=%E6%B2%A1%E6%9C%89").await.text().contains("没有找到名称相符的生活圈"));
    assert_eq!(browser.get("/c/demo-01").await.status, 200);
    let hidden = browser.get("/c/demo-02").await;
    assert_eq!(hidden.status, 404);
    assert!(hidden.text().contains("没有这个生活圈") && hidden.header("content-type").starts_with("text/html"));
}

#[tokio::test]
async fn a_circle_is_searched_by_errand_and_turned_page_by_page() {
    let app = town().await;
    let browser = app.browser();
    let all = browser.get("/c/demo-01").await;
    assert_eq!(n_listed(&all), 9);
    assert!(all.text().contains("本圈的步行网络还没有装好"), "no walking times without a network, and it says so");
    // 哪里能配钥匙
    let keys = browser.get("/c/demo-01?q=%E5%93%AA%E9%87%8C%E8%83%BD%E9%85%8D%E9%92%A5%E5%8C%99").await;
    assert_eq!(n_listed(&keys), 1);
    assert!(keys.text().contains("虚构配钥匙"));
    // 2026-03-02 is a Monday, 09:00: only one is known to be open.
    let open = browser.get("/c/demo-01?open=1").await;
    assert_eq!(n_listed(&open), 1);
    assert!(open.text().contains("营业中，20:00 关门"));
    let elder = browser.get("/c/demo-01?mode=elder").await;
    assert_eq!(n_listed(&elder), 6, "six entries on a screen");
    assert_eq!(browser.cookie("mode").as_deref(), Some("elder"), "remembered");
    let second = browser.get("/c/demo-01?page=2").await;
    assert_eq!(n_listed(&second), 3);
    assert!(second.text().contains("class=\"elder\""));
    let english = browser.get("/c/demo-01?lang=en").await;
    assert!(english.text().contains("lang=\"en\"") && english.text().contains("Page 1 of 2"));
}

#[tokio::test]
async fn a_position_stands_in_no_address() {
    let app = town().await;
    let here = send(&app.browser(), "/c/demo-01", "at=116.30567%2C39.9011&q=&open=1").await;
    assert_eq!(here.status, 200);
    assert!(!here.text().contains("116.3056"), "it is not written into the page either");
    let elsewhere = send_from(&app.browser(), "https://evil.example", "/c/demo-01", "at=116.3%2C39.9").await;
    assert_eq!(elsewhere.status, 403);
}

#[tokio::test]
async fn a_report_goes_to_the_community_and_changes_nothing() {
    let app = town().await;
    let browser = app.browser();
    let path = first(&browser.get("/c/demo-01").await);
    let page = browser.get(&path).await;
    assert!(page.text().contains("来自资料，尚未核实") && page.text().contains("tel:010-00000000"), "{}", page.text());
    let nothing = send(&browser, &format!("{path}/report"), "text=").await;
    assert_eq!(nothing.status, 422);
    assert!(nothing.text().contains("请选择哪里不对。"));
    let long = "%E9%95%BF".repeat(301);
    let long = send(&browser, &format!("{path}/report"), &format!("what=hours&text={long}")).await;
    assert_eq!(long.status, 422);
    let thanks = send(&browser, &format!("{path}/report"), "what=closed&text=%3Cb%3E%E5%85%B3%E4%BA%86").await;
    assert!(thanks.status == 200 && thanks.text().contains("已收到，编号 20260302-"), "{}", thanks.text());
    assert_eq!(browser.get(&path).await.text(), page.text(), "the outlet stays as it was");
    let seen = hints(&app.ctx, &staff(1, Role::DistrictCommerce, "990101"), true, 10).await.expect("they are read");
    assert_eq!(seen.iter().map(|h| (h.kind.as_str(), h.text.as_str())).collect::<Vec<_>>(), [("closed", "<b>关了")]);
    let public = hints(&app.ctx, &Caller::public("10.0.0.10", Language::Zh), true, 10).await;
    assert!(public.is_err() || public.is_ok_and(|hints| hints.is_empty()), "reports are not public");
    let other = browser.get("/c/demo-01/o/019a0000-0000-7000-8000-000000000000").await;
    assert!(other.status == 404 && other.text().contains("没有这个网点"));
}

#[tokio::test]
async fn a_page_is_small_and_has_a_sheet_for_the_notice_board() {
    let app = town().await;
    let browser = app.browser();
    let page = browser.get("/c/demo-01").await;
    let style = browser.get("/assets/resident.css").await;
    assert_eq!(style.header("content-type"), "text/css; charset=utf-8");
    // Unpacked already far below what 200 KB packed would be.
    assert!(page.body.len() + style.body.len() < 100_000, "{} + {}", page.body.len(), style.body.len());
    let sheet = browser.get("/c/demo-01/sheet").await.text();
    assert!(sheet.contains("虚构小店1") && sheet.contains("/c/demo-01/qr.svg"));
    let code = browser.get("/c/demo-01/qr.svg").await;
    assert!(code.header("content-type") == "image/svg+xml" && code.text().contains("<svg"));
}

#[tokio::test]
async fn the_nearest_published_outlets_follow_the_register() {
    let app = town().await;
    let browser = app.browser();
    let ask = |kind: Option<&str>| serde_json::json!({"at": [116.3, 39.901], "type": kind, "limit": 3});
    let names = |answer: Answer| {
        let items = answer.json()["items"].clone();
        items
            .as_array()
            .expect("a list")
            .iter()
            .map(|o| o["name"].as_str().expect("a name").to_owned())
            .collect::<Vec<_>>()
    };
    let near = names(browser.post("/api/v1/nearby", ask(None)).await);
    assert_eq!(near, ["虚构小店1", "虚构小店2", "虚构小店3"]);
    assert_eq!(names(browser.post("/api/v1/nearby", ask(Some("repair"))).await).len(), 0, "no such type");
    // The nearest one closes for good: within a second nobody is sent there.
    let district = staff(1, Role::DistrictCommerce, "990101");
    let first = browser.post("/api/v1/nearby", ask(None)).await.json()["items"][0]["id"].clone();
    let id = yike_app::ctx::Uuid::parse_str(first.as_str().expect("an id")).expect("an id");
    let (kept, _) = yike_app::outlet::get(&app.ctx, &district, id).await.expect("there");
    let today = Day::parse("2026-03-02").expect("a day");
    let step = Step { ground: Some(Ground::TwoReports), ..Step::on(Change::Close, today) };
    live(&app.ctx, &district, id, Some(kept.version), LifeStep { step, new_address: None }).await.expect("it closes");
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let near = names(browser.post("/api/v1/nearby", ask(None)).await);
    assert_eq!(near, ["虚构小店2", "虚构小店3", "虚构小店4"]);
    let odd = browser.post("/api/v1/nearby", serde_json::json!({"at": [200.0, 0.0]})).await;
    assert_eq!(odd.status, 400);
}
