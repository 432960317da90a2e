//! Jobs and the audit trail over HTTP.

use serde_json::json;

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
