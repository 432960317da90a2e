//! Jobs and the audit trail over HTTP.

use serde_json::json;
use yike_domain::account::Role;

use crate::support::TestApp;

#[tokio::test]
async fn the_public_has_no_door_to_jobs_and_the_audit_trail() {
    let app = TestApp::new().await;
    let tx = app.ctx.store.begin(&app.ctx.by_yike("test")).await.expect("begins");
    let id = tx.enqueue(yike_app::jobs::NewJob::new("expire", json!(null))).await.expect("asks");
    let event = yike_app::jobs::asked(id);
    tx.commit(event).await.expect("keeps");
    let public = app.browser();
    for path in
        ["/api/v1/audit", "/api/v1/audit?sort=-seq&limit=1", "/api/v1/audit/check", "/api/v1/audit.csv", "/api/v1/jobs"]
    {
        assert_eq!(public.get(path).await.status.as_u16(), 401, "{path}");
    }
    // A job of others is as if it were not there, and none is cancelled by a stranger.
    assert_eq!(public.get(&format!("/api/v1/jobs/{id}")).await.status.as_u16(), 404);
    assert_eq!(public.post(&format!("/api/v1/jobs/{id}/cancel"), json!({})).await.status.as_u16(), 404);
    let job = app.ctx.store.read().jobs().get(id).await.expect("reads").expect("is there");
    assert_eq!(job.state.code(), "queued");
    // Questions that make no sense are refused as such.
    assert_eq!(public.get("/api/v1/audit?from=2026-02-30").await.status.as_u16(), 400);
    assert_eq!(public.get("/api/v1/jobs?sort=kind").await.status.as_u16(), 400);
}

#[tokio::test]
async fn an_auditor_lists_verifies_and_takes_out_and_a_system_administrator_minds_the_jobs() {
    let app = TestApp::new().await;
    let auditor = app.staff("otto", Role::Auditor, "110108").await;
    let admin = app.staff("adam", Role::SystemAdmin, "110108").await;
    let business = app.staff("bea", Role::DistrictCommerce, "110108").await;
    let check = auditor.get("/api/v1/audit/check").await.json();
    assert_eq!((check["ok"].as_bool(), check["broken_at"].is_null()), (Some(true), true));
    // The newest event is the check itself, under the auditor's name; page by page nothing is shown twice.
    let page = auditor.get("/api/v1/audit?sort=-seq&limit=2").await.json();
    assert_eq!(page["items"][0]["action"], "audit.verify");
    assert_eq!(page["items"][0]["account_name"], "示例otto");
    assert_eq!(page["items"][0]["at"], "2026-03-02T01:00:00Z");
    let total = page["total"].as_u64().expect("counted");
    assert_eq!(total, check["events"].as_u64().expect("counted") + 1);
    let next = page["next"].as_str().expect("more follow");
    let second = auditor.get(&format!("/api/v1/audit?sort=-seq&limit=2&cursor={next}")).await.json();
    let seq = |page: &serde_json::Value, n: usize| page["items"][n]["seq"].as_i64().expect("a number");
    assert_eq!(seq(&second, 0), seq(&page, 1) - 1);
    let of_otto = auditor.get("/api/v1/audit?account=otto&action=audit").await.json();
    assert_eq!(of_otto["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(auditor.get("/api/v1/audit?account=nobody").await.json()["total"], 0);
    let csv = auditor.get("/api/v1/audit.csv?action=audit").await;
    assert_eq!((csv.status.as_u16(), csv.header("content-type")), (200, "text/csv; charset=utf-8"));
    assert_eq!(csv.text().lines().count(), 2, "{}", csv.text());
    for path in ["/api/v1/audit", "/api/v1/audit/check", "/api/v1/audit.csv"] {
        assert_eq!(business.get(path).await.status.as_u16(), 403, "{path}");
        assert_eq!(admin.get(path).await.status.as_u16(), 403, "{path}");
    }

    let tx = app.ctx.store.begin(&app.ctx.by_yike("test")).await.expect("begins");
    let id = tx.enqueue(yike_app::jobs::NewJob::new("expire", json!(null))).await.expect("asks");
    tx.commit(yike_app::jobs::asked(id)).await.expect("keeps");
    assert_eq!(business.get("/api/v1/jobs").await.json()["items"], json!([]));
    assert_eq!(business.get(&format!("/api/v1/jobs/{id}")).await.status.as_u16(), 404);
    assert_eq!(admin.get("/api/v1/jobs?sort=-created_at").await.json()["items"][0]["id"], id.to_string());
    let cancel = format!("/api/v1/jobs/{id}/cancel");
    assert_eq!(admin.post(&cancel, json!({})).await.status.as_u16(), 204);
    assert_eq!(admin.post(&cancel, json!({})).await.status.as_u16(), 409);
    assert_eq!(admin.get(&format!("/api/v1/jobs/{id}")).await.json()["state"], "cancelled");
    assert_eq!(admin.post(&format!("/api/v1/jobs/{id}/retry"), json!({})).await.status.as_u16(), 204);
}
