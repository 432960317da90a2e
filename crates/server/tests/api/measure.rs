//! Measuring over HTTP: what everybody may read, what needs a sign-in, tiles, OGC API – Features.

use expect_test::expect;

use crate::support::TestApp;

#[tokio::test]
async fn types_standards_and_profiles_are_open_to_all() {
    let app = TestApp::new().await;
    let browser = app.browser();
    let types = browser.get("/api/v1/taxonomy").await.json();
    let market = types["types"].as_array().expect("a list").iter().find(|t| t["code"] == "wet_market").expect("a type");
    assert_eq!(market["name"], "菜市场");
    let packs = browser.with("accept-language", "en").get("/api/v1/packs").await.json();
    let guide = packs["items"].as_array().expect("a list").iter().find(|p| p["id"] == "cn-2021-guide").expect("a pack");
    assert!(guide["clauses"].as_array().expect("clauses").len() > 10);
    let profiles = browser.get("/api/v1/profiles").await.json();
    assert_eq!(profiles["items"][0]["id"], "adult");
}

#[tokio::test]
async fn a_place_without_a_street_map_is_told_so() {
    let app = TestApp::new().await;
    let browser = app.browser();
    let answer = browser.get("/api/v1/isochrone?at=116.33,39.99").await;
    assert_eq!((answer.status.as_u16(), answer.code().as_str()), (503, "measure-no-ground"));
    for odd in ["at=116.33", "at=116.33,99", "at=a,b", "at=116.33,39.99&minutes=5,x"] {
        let answer = browser.get(&format!("/api/v1/isochrone?{odd}")).await;
        assert_eq!((answer.status.as_u16(), answer.code().as_str()), (400, "request-query-odd"), "{odd}");
    }
}

#[tokio::test]
async fn staff_matters_need_a_sign_in() {
    let app = TestApp::new().await;
    let browser = app.browser();
    for path in ["/api/v1/maps", "/api/v1/runs", "/tiles/origins/14/13489/6208.mvt?type=wet_market"] {
        assert_eq!(browser.get(path).await.status.as_u16(), 401, "{path}");
    }
    let run = serde_json::json!({ "org": "110108", "pack": "cn-2021-guide" });
    assert_eq!(browser.post("/api/v1/runs", run).await.status.as_u16(), 401);
}

#[tokio::test]
async fn tiles_outside_the_scheme_are_not_found_and_empty_ones_have_no_content() {
    let app = TestApp::new().await;
    crate::register::district(&app.ctx).await;
    let browser = app.browser();
    for (path, status) in [
        ("/tiles/base/14/13489/6208.mvt", 204),
        ("/tiles/circles/14/13489/6208.mvt", 204),
        ("/tiles/outlets/14/13489/6208.mvt", 204),
        ("/tiles/base/19/0/0.mvt", 404),
        ("/tiles/base/10/1024/0.mvt", 404),
        ("/tiles/base/10/1/0.png", 404),
        ("/tiles/secrets/10/1/0.mvt", 404),
    ] {
        assert_eq!(browser.get(path).await.status.as_u16(), status, "{path}");
    }
}

#[tokio::test]
async fn ogc_api_features_is_described_as_the_standard_asks() {
    let app = TestApp::new().await;
    crate::register::district(&app.ctx).await;
    let browser = app.browser();
    let landing = browser.get("/ogc/?f=json").await.json();
    let rels: Vec<&str> =
        landing["links"].as_array().expect("links").iter().filter_map(|l| l["rel"].as_str()).collect();
    for rel in ["self", "service-desc", "conformance", "data"] {
        assert!(rels.contains(&rel), "{rel} in {rels:?}");
    }
    browser.get("/ogc/conformance?f=json").await.check(expect![[r#"
        200 OK
        {
          "conformsTo": [
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
            "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs"
          ]
        }"#]]);
    let items = browser.get("/ogc/collections/circles/items").await;
    assert_eq!(items.header("content-type"), "application/geo+json");
    assert_eq!(items.header("content-crs"), "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>");
    assert_eq!(items.json()["numberMatched"], 1, "one circle is published");
    assert_eq!(items.json()["features"][0]["geometry"]["type"], "MultiPolygon");
    let page = browser.with("accept", "text/html").get("/ogc/collections/outlets").await;
    assert!(page.header("content-type").starts_with("text/html") && page.text().contains("<h1>"));
    for (path, status) in [
        ("/ogc/collections/secrets", 404),
        ("/ogc/collections/circles/items?unknown=1", 400),
        ("/ogc/collections/circles/items?limit=0", 400),
        ("/ogc/collections/circles/items?bbox=1,2,3", 400),
        ("/ogc/collections/circles/items?crs=EPSG:3857", 400),
        ("/ogc/collections/circles/items?f=xml", 400),
        ("/ogc/collections/circles/items?datetime=2026-01-01T00:00:00Z&bbox=116,39,117,40", 200),
        ("/ogc/collections/circles/items/00000000-0000-0000-0000-000000000001", 404),
    ] {
        assert_eq!(browser.get(path).await.status.as_u16(), status, "{path}");
    }
}

/// GDAL's own reader of OGC API – Features, where it is installed (`gdal-bin`); said where it is not.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn gdal_reads_the_disclosed_layers() {
    let has_gdal = std::process::Command::new("ogrinfo").arg("--version").output().is_ok();
    if !has_gdal {
        eprintln!("SKIPPED: ogrinfo is not installed");
        return;
    }
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let listen = listener.local_addr().expect("an address");
    let settings = yike_server::Settings { per_second: None, listen, ..yike_server::Settings::default() };
    let app = TestApp::with(settings.clone()).await;
    crate::register::district(&app.ctx).await;
    let state = yike_server::AppState::new(app.ctx.clone(), settings);
    let service = tokio::spawn(yike_server::serve(listener, state, std::future::pending()));
    let asked = move |layer: &'static str| {
        let source = format!("OAPIF:http://{listen}/ogc");
        tokio::task::spawn_blocking(move || {
            let done = std::process::Command::new("ogrinfo").args(["-ro", "-al", &source, layer]).output();
            let done = done.expect("it is installed");
            format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr))
        })
    };
    let circles = asked("circles").await.expect("it ends");
    assert!(circles.contains("Feature Count: 1") && circles.contains("MULTIPOLYGON"), "{circles}");
    // Of two outlets one stands in the published circle.
    let outlets = asked("outlets").await.expect("it ends");
    assert!(outlets.contains("Feature Count: 1") && outlets.contains("POINT (116.3"), "{outlets}");
    service.abort();
}
