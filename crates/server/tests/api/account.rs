//! Signing in and out, first start, accounts and tokens: what goes, and what an intruder meets.

use expect_test::expect;
use serde_json::json;
use yike_app::account::code_at;
use yike_domain::account::Role;

use crate::support::{Browser, NOW_MS, PASSWORD, TestApp};

const MINUTE: i64 = 60_000;

async fn sign_in(browser: &Browser, login: &str, password: &str) -> (u16, String) {
    let answer = browser.post("/api/v1/session", json!({"login": login, "password": password})).await;
    (answer.status.as_u16(), answer.code())
}

#[tokio::test]
async fn the_first_start_makes_three_administrators_and_closes_behind_them() {
    let app = TestApp::new().await;
    let links = yike_app::account::first_links(&app.ctx).await.expect("links");
    let roles: Vec<Role> = links.iter().map(|(role, _)| *role).collect();
    assert_eq!(roles, [Role::SystemAdmin, Role::SecurityAdmin, Role::Auditor]);
    assert_eq!(app.browser().get("/api/v1/setup").await.json(), json!({"open": true}));
    let set_up = |token: &str, login: &str, password: &str| json!({"token": token, "login": login, "name": "示例管理员", "password": password});
    // A weak password, and a login that is none, are told at once; the link stays good.
    let browser = app.browser();
    browser.post("/api/v1/setup", set_up(&links[0].1, "!", "1234567890")).await.check(expect![[r#"
        422 Unprocessable Entity
        {
          "code": "invalid",
          "detail": "有的内容填写不对，请按各项的提示改正。",
          "fields": [
            {
              "field": "login",
              "message": "登录名不合要求。用3到64个小写字母、数字或 . - _ @。"
            },
            {
              "field": "password",
              "message": "这个口令太常见，容易被猜中。不要用连号、键盘上相邻的键或常见词，可以用几个不相干的词连成一句。"
            }
          ],
          "status": 422,
          "title": "请求有误",
          "type": "urn:yike:problem:invalid"
        }"#]]);
    for (n, (_, token)) in links.iter().enumerate() {
        let made = browser.post("/api/v1/setup", set_up(token, &format!("admin-{n}"), PASSWORD)).await;
        assert_eq!(made.status.as_u16(), 204, "{}", made.text());
        let again = browser.post("/api/v1/setup", set_up(token, &format!("other-{n}"), PASSWORD)).await;
        assert_eq!((again.status.as_u16(), again.json()["fields"][0]["field"].as_str()), (422, Some("token")));
    }
    assert_eq!(app.browser().get("/api/v1/setup").await.json(), json!({"open": false}));
    assert!(yike_app::account::first_links(&app.ctx).await.expect("an answer").is_empty(), "no restart opens it again");
    assert_eq!(sign_in(&browser, "ADMIN-0 ", PASSWORD).await, (204, String::new()));
    let session = browser.get("/api/v1/session").await.json();
    assert_eq!(session["appointments"][0]["role"], "R18");
    assert_eq!(session["account"]["login"], "admin-0");
}

#[tokio::test]
async fn a_link_of_the_first_start_ends_with_the_day_and_with_the_next_start() {
    let app = TestApp::new().await;
    let first = yike_app::account::first_links(&app.ctx).await.expect("links");
    let second = yike_app::account::first_links(&app.ctx).await.expect("links");
    let body = |token: &str| json!({"token": token, "login": "admin", "name": "示例", "password": PASSWORD});
    assert_eq!(app.browser().post("/api/v1/setup", body(&first[0].1)).await.status, 422, "a newer link was printed");
    assert_eq!(app.browser().post("/api/v1/setup", body("")).await.status, 422);
    app.ctx.clock.advance(24 * 60 * MINUTE);
    assert_eq!(app.browser().post("/api/v1/setup", body(&second[0].1)).await.status, 422, "a day has passed");
}

#[tokio::test]
async fn a_session_is_a_cookie_that_scripts_cannot_read() {
    let app = TestApp::new().await;
    app.staff("anna", Role::DistrictCommerce, "110108").await;
    let browser = app.browser();
    let answer = browser.post("/api/v1/session", json!({"login": "anna", "password": PASSWORD})).await;
    let cookie = answer.header("set-cookie").to_owned();
    assert!(cookie.starts_with("yike_session="), "{cookie}");
    for flag in ["; Path=/", "; HttpOnly", "; SameSite=Strict", "; Max-Age=43200"] {
        assert!(cookie.contains(flag), "{cookie}");
    }
    assert!(!cookie.contains("Secure"), "on this machine: {cookie}");
    let url = Some("https://yike.example".to_owned());
    let public = TestApp::with(yike_server::Settings { public_url: url, ..yike_server::Settings::default() }).await;
    public.staff("anna", Role::DistrictCommerce, "110108").await;
    let answer = public.browser().post("/api/v1/session", json!({"login": "anna", "password": PASSWORD})).await;
    assert!(answer.header("set-cookie").contains("; Secure"), "{}", answer.header("set-cookie"));
    let session = browser.get("/api/v1/session").await.json();
    assert_eq!((session["account"]["name"].as_str(), session["demo"].as_bool()), (Some("示例anna"), Some(false)));
    let may = session["may"].as_array().expect("a list");
    assert!(may.contains(&json!({"object": "outlet", "action": "update"})));
    assert!(!may.contains(&json!({"object": "account", "action": "read"})));
    // What is kept in the database opens nothing.
    let secret = browser.cookie("yike_session").expect("a cookie");
    let thief = app.browser();
    thief.set_cookie(
        "yike_session",
        &yike_app::account::secret::digest(&secret).iter().map(|b| format!("{b:02x}")).collect::<String>(),
    );
    assert!(thief.get("/api/v1/session").await.json()["account"].is_null());
}

#[tokio::test]
async fn a_session_known_before_signing_in_is_not_taken_over() {
    let app = TestApp::new().await;
    app.staff("anna", Role::DistrictCommerce, "110108").await;
    let browser = app.browser();
    browser.set_cookie("yike_session", "chosen-by-an-intruder");
    assert_eq!(sign_in(&browser, "anna", PASSWORD).await.0, 204);
    let first = browser.cookie("yike_session").expect("a cookie");
    assert_ne!(first, "chosen-by-an-intruder");
    // Signing in again gives another secret and ends the session before.
    assert_eq!(sign_in(&browser, "anna", PASSWORD).await.0, 204);
    let intruder = app.browser();
    intruder.set_cookie("yike_session", &first);
    assert!(intruder.get("/api/v1/session").await.json()["account"].is_null());
    assert!(!browser.get("/api/v1/session").await.json()["account"].is_null());
}

#[tokio::test]
async fn guessing_is_slowed_down_and_then_locked() {
    let app = TestApp::new().await;
    app.staff("anna", Role::DistrictCommerce, "110108").await;
    let browser = app.browser();
    let wrong = (401, "sign-in-wrong".to_owned());
    assert_eq!(sign_in(&browser, "nobody", "wrong password").await, wrong, "an unknown login says no more");
    for _ in 0..3 {
        assert_eq!(sign_in(&browser, "anna", "wrong password").await, wrong);
    }
    // Two seconds after the third failure, four after the fourth; the right password waits as well.
    let waiting = browser.post("/api/v1/session", json!({"login": "anna", "password": PASSWORD})).await;
    assert_eq!((waiting.status.as_u16(), waiting.header("retry-after")), (429, "2"));
    for n in 3..10 {
        app.ctx.clock.advance(2000 << (n - 3));
        assert_eq!(sign_in(&browser, "anna", "wrong password").await, wrong, "failure {n}");
    }
    app.ctx.clock.advance(14 * MINUTE);
    assert_eq!(sign_in(&browser, "anna", PASSWORD).await.0, 429, "locked for a quarter of an hour");
    app.ctx.clock.advance(MINUTE);
    assert_eq!(sign_in(&browser, "anna", PASSWORD).await.0, 204);
}

#[tokio::test]
async fn a_code_is_taken_once() {
    let app = TestApp::new().await;
    let anna = app.staff("anna", Role::DistrictCommerce, "110108").await;
    let offer = anna.post("/api/v1/second-factor", json!({})).await.json();
    let secret = offer["secret"].as_str().expect("a secret").to_owned();
    assert_eq!(offer["otpauth"], format!("otpauth://totp/Yike:anna?secret={secret}&issuer=Yike"));
    assert!(offer["qr_svg"].as_str().is_some_and(|svg| svg.contains("<svg")));
    // Until a first code has come it counts for nothing.
    assert_eq!(sign_in(&app.browser(), "anna", PASSWORD).await.0, 204);
    let code = code_at(&secret, NOW_MS).expect("a code");
    let wrong = if code == "000000" { "111111" } else { "000000" };
    assert_eq!(anna.post("/api/v1/second-factor/confirm", json!({"code": wrong})).await.status, 422);
    assert_eq!(anna.post("/api/v1/second-factor/confirm", json!({"code": code})).await.status, 204);
    assert_eq!(anna.get("/api/v1/session").await.json()["second_factor"], true);
    let with = async |code: &str| {
        let body = json!({"login": "anna", "password": PASSWORD, "code": code});
        let answer = app.browser().post("/api/v1/session", body).await;
        (answer.status.as_u16(), answer.code())
    };
    assert_eq!(sign_in(&app.browser(), "anna", PASSWORD).await, (401, "second-factor-needed".to_owned()));
    assert_eq!(with(&code).await, (401, "second-factor-wrong".to_owned()), "it confirmed already");
    app.ctx.clock.advance(30_000);
    let next = code_at(&secret, NOW_MS + 30_000).expect("a code");
    assert_eq!(with(&next).await.0, 204);
    assert_eq!(with(&next).await, (401, "second-factor-wrong".to_owned()), "replayed");
    // A stolen session that is not fresh cannot put another phone in place.
    app.ctx.clock.advance(11 * MINUTE);
    let late = anna.post("/api/v1/second-factor", json!({})).await;
    assert_eq!((late.status.as_u16(), late.code().as_str()), (403, "sign-in-again"));
}

#[tokio::test]
async fn sessions_end_by_themselves_and_everywhere() {
    let app = TestApp::new().await;
    let office = app.staff("anna", Role::DistrictCommerce, "110108").await;
    let home = app.browser().with("user-agent", "示例浏览器");
    assert_eq!(sign_in(&home, "anna", PASSWORD).await.0, 204);
    let sessions = office.get("/api/v1/sessions").await.json();
    assert_eq!(sessions["items"].as_array().map(Vec::len), Some(2));
    let current: Vec<bool> =
        sessions["items"].as_array().expect("a list").iter().map(|s| s["current"] == true).collect();
    assert_eq!(current.iter().filter(|current| **current).count(), 1);
    assert_eq!(office.delete("/api/v1/sessions").await.status, 204);
    for browser in [&office, &home] {
        assert!(browser.get("/api/v1/session").await.json()["account"].is_null());
    }
    // Half an hour without use.
    assert_eq!(sign_in(&home, "anna", PASSWORD).await.0, 204);
    for _ in 0..3 {
        app.ctx.clock.advance(29 * MINUTE);
        assert!(!home.get("/api/v1/session").await.json()["account"].is_null(), "it was used within the half hour");
    }
    app.ctx.clock.advance(30 * MINUTE);
    assert!(home.get("/api/v1/session").await.json()["account"].is_null());
    // Twelve hours in any case.
    assert_eq!(sign_in(&home, "anna", PASSWORD).await.0, 204);
    for _ in 0..35 {
        app.ctx.clock.advance(20 * MINUTE);
        assert!(!home.get("/api/v1/session").await.json()["account"].is_null());
    }
    app.ctx.clock.advance(20 * MINUTE);
    assert!(home.get("/api/v1/session").await.json()["account"].is_null());
    assert_eq!(home.get("/api/v1/sessions").await.status, 401);
}

#[tokio::test]
async fn a_new_password_ends_other_sessions_and_old_ones_do_not_come_back() {
    let app = TestApp::new().await;
    let anna = app.staff("anna", Role::DistrictCommerce, "110108").await;
    let other = app.browser();
    assert_eq!(sign_in(&other, "anna", PASSWORD).await.0, 204);
    let change = async |old: &str, new: &str| {
        let answer = anna.post("/api/v1/password", json!({"old": old, "new": new})).await;
        let field = answer.status.as_u16() == 422;
        if field {
            answer.json()["fields"][0]["field"].as_str().unwrap_or_default().to_owned()
        } else {
            answer.status.as_str().to_owned()
        }
    };
    assert_eq!(change("not the old one", "屋檐下的燕子回来了呀").await, "old");
    assert_eq!(change(PASSWORD, "short").await, "new");
    assert_eq!(change(PASSWORD, PASSWORD).await, "new", "it is the present one");
    assert_eq!(change(PASSWORD, "屋檐下的燕子回来了呀").await, "204");
    assert_eq!(change("屋檐下的燕子回来了呀", PASSWORD).await, "new", "it was used before");
    assert!(!anna.get("/api/v1/session").await.json()["account"].is_null());
    assert!(other.get("/api/v1/session").await.json()["account"].is_null());
    assert_eq!(sign_in(&app.browser(), "anna", PASSWORD).await.0, 401);
}

#[tokio::test]
async fn accounts_are_made_by_one_administrator_and_appointed_by_another() {
    let app = TestApp::new().await;
    let system = app.staff("system", Role::SystemAdmin, "CN").await;
    let security = app.staff("security", Role::SecurityAdmin, "CN").await;
    let new = json!({"login": "wang", "name": "示例王", "org": "110108"});
    assert_eq!(
        security.post("/api/v1/accounts", new.clone()).await.status,
        403,
        "the security administrator makes none"
    );
    let made = system.post("/api/v1/accounts", new.clone()).await;
    assert_eq!(made.status, 201);
    let id = made.json()["id"].as_str().expect("a number").to_owned();
    let again = system.post("/api/v1/accounts", new).await;
    assert_eq!((again.status.as_u16(), again.json()["fields"][0]["field"].as_str()), (422, Some("login")));
    // Mass assignment: nothing is taken in that the interface does not name.
    let odd = json!({"login": "li-si", "name": "示例李", "org": "110108", "active": true, "role": "R1"});
    let odd = system.post("/api/v1/accounts", odd).await;
    assert_eq!((odd.status.as_u16(), odd.code().as_str()), (400, "request-body-odd"));
    let post = json!({"role": "R5", "org": "110108", "from": "2026-03-01"});
    let path = format!("/api/v1/accounts/{id}/appointments");
    assert_eq!(system.post(&path, post.clone()).await.status, 403, "the system administrator grants nothing");
    assert_eq!(security.post(&path, post).await.status, 201);
    let level = security.post(&path, json!({"role": "R7", "org": "110108", "from": "2026-03-01"})).await;
    assert_eq!((level.status.as_u16(), level.json()["fields"][0]["field"].as_str()), (422, Some("role")));
    let both = security.post(&path, json!({"role": "R17", "org": "CN", "from": "2026-03-01"})).await;
    assert_eq!(both.status, 422, "an administrator holds nothing else");
    // Nobody appoints oneself.
    let own = security.get("/api/v1/session").await.json()["account"]["id"].as_str().expect("a number").to_owned();
    let own = security
        .post(
            &format!("/api/v1/accounts/{own}/appointments"),
            json!({"role": "R19", "org": "110108", "from": "2026-03-01"}),
        )
        .await;
    assert_eq!((own.status.as_u16(), own.code().as_str()), (403, "permission-own-rights"));
    // A link to an account with rights is a way to these rights: the system administrator gives none.
    let link = format!("/api/v1/accounts/{id}/link");
    assert_eq!(system.post(&link, json!({})).await.status, 403);
    let url = security.post(&link, json!({})).await.json()["url"].as_str().expect("a link").to_owned();
    let token = url.split_once('#').expect("a secret behind the sign").1.to_owned();
    let set = async |token: &str| {
        app.browser().post("/api/v1/link", json!({"token": token, "password": PASSWORD})).await.status
    };
    assert_eq!(set("wrong").await, 422);
    assert_eq!(set(&token).await, 204);
    assert_eq!(set(&token).await, 422, "a link works once");
    let wang = app.browser();
    assert_eq!(sign_in(&wang, "wang", PASSWORD).await.0, 204);
    assert_eq!(wang.get("/api/v1/accounts").await.status, 403);
    // Versions: a change says what it was made from.
    let row = system.get(&format!("/api/v1/accounts/{id}")).await;
    assert_eq!(row.header("etag"), "\"v1\"");
    let path = format!("/api/v1/accounts/{id}");
    let unversioned = system.send(axum::http::Method::PATCH, &path, Some(json!({"name": "示例王二"}))).await;
    assert_eq!((unversioned.status.as_u16(), unversioned.code().as_str()), (428, "request-version-missing"));
    assert_eq!(system.patch(&path, 1, json!({"name": "示例王二"})).await.status, 200);
    let late = system.patch(&path, 1, json!({"name": "示例王三"})).await;
    assert_eq!((late.status.as_u16(), late.json()["version"].as_i64()), (409, Some(2)));
    // A closed account is out at once.
    assert_eq!(system.patch(&path, 2, json!({"active": false})).await.status, 200);
    assert!(wang.get("/api/v1/session").await.json()["account"].is_null());
    assert_eq!(sign_in(&wang, "wang", PASSWORD).await.0, 401);
}

#[tokio::test]
async fn a_request_with_a_key_is_done_once() {
    let app = TestApp::new().await;
    let system = app.staff("system", Role::SystemAdmin, "CN").await.with("idempotency-key", "key-1");
    let new = |login: &str| json!({"login": login, "name": "示例", "org": "110108"});
    let first = system.post("/api/v1/accounts", new("wang")).await;
    let again = system.post("/api/v1/accounts", new("wang")).await;
    assert_eq!((first.status.as_u16(), again.status.as_u16()), (201, 201));
    assert_eq!((first.json(), again.header("idempotency-replayed")), (again.json(), "true"));
    let other = system.post("/api/v1/accounts", new("li-si")).await;
    assert_eq!((other.status.as_u16(), other.code().as_str()), (422, "request-key-used"));
    let accounts = system.get("/api/v1/accounts?q=wang").await.json();
    assert_eq!(accounts["items"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn an_outside_system_does_what_was_delegated_and_its_token_names() {
    let app = TestApp::new().await;
    let system = app.staff("system", Role::SystemAdmin, "CN").await;
    let security = app.staff("security", Role::SecurityAdmin, "CN").await;
    let officer = app.staff("anna", Role::DistrictCommerce, "110108").await;
    let new = json!({"login": "robot", "name": "示例外部系统", "org": "110108"});
    let robot = system.post("/api/v1/accounts", new).await.json()["id"].as_str().expect("a number").to_owned();
    let wanted = json!({"name": "取数", "scopes": [{"object": "outlet", "action": "read"}], "days": 30});
    let path = format!("/api/v1/accounts/{robot}/tokens");
    assert_eq!(security.post(&path, wanted.clone()).await.code(), "token-account", "it is a person's so far");
    let post = json!({"role": "R20", "org": "110108", "from": "2026-03-01"});
    assert_eq!(security.post(&format!("/api/v1/accounts/{robot}/appointments"), post).await.status, 201);
    let given = security.post(&path, wanted).await.json();
    let token = given["token"].as_str().expect("a token").to_owned();
    let machine = app.browser().with("authorization", &format!("Bearer {token}")).with("x-yike", "");
    let may = async || machine.get("/api/v1/session").await.json()["may"].clone();
    assert_eq!(may().await, json!([]), "nothing has been delegated");
    let own = app.appointment_of("anna").await;
    let rights = json!([{"object": "outlet", "action": "read"}, {"object": "outlet", "action": "update"}]);
    let delegation = json!({"agent": robot, "appointment": own, "org": "110108", "rights": rights, "from": "2026-03-02", "to": "2026-04-01"});
    assert_eq!(officer.post("/api/v1/delegations", delegation).await.status, 201);
    assert_eq!(may().await, json!([{"object": "outlet", "action": "read"}]), "no more than the token names");
    let more = json!({"agent": robot, "appointment": own, "org": "110108", "rights": [{"object": "account", "action": "grant"}], "from": "2026-03-02", "to": "2026-04-01"});
    let more = officer.post("/api/v1/delegations", more).await;
    assert_eq!(more.json()["fields"][0]["field"], "rights", "nobody gives what is not theirs");
    let wrong = app.browser().with("authorization", "Bearer nonsense").get("/api/v1/session").await;
    assert_eq!(wrong.status, 401);
    let id = given["id"].as_str().expect("a number");
    assert_eq!(security.delete(&format!("{path}/{id}")).await.status, 204);
    assert_eq!(machine.get("/api/v1/session").await.status, 401);
}

#[tokio::test]
async fn every_decision_about_accounts_is_on_record() {
    let app = TestApp::new().await;
    let anna = app.staff("anna", Role::DistrictCommerce, "110108").await;
    sign_in(&app.browser(), "anna", "wrong password").await;
    assert_eq!(anna.delete("/api/v1/sessions").await.status, 204);
    let trail = app.trail().await;
    assert_eq!(trail, ["session.begin done", "session.begin refused", "session.end done"]);
    assert!(app.ctx.store.read().audit().check().await.expect("an answer").broken.is_none());
}

#[tokio::test]
async fn the_permission_table_is_shown_as_it_decides() {
    let app = TestApp::new().await;
    assert_eq!(app.browser().get("/api/v1/permissions").await.status, 401);
    let anna = app.staff("anna", Role::DistrictCommerce, "110108").await;
    let table = anna.get("/api/v1/permissions").await.json();
    assert_eq!(table["rows"].as_array().map(Vec::len), Some(yike_domain::account::PERMISSIONS.len()));
    assert_eq!(table["roles"].as_array().map(Vec::len), Some(20));
}
