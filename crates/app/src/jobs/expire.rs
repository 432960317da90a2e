//! Removes what has had its time: idempotency keys after two days, ended jobs after ninety.

use std::time::Duration;

use futures::FutureExt as _;
use futures::future::BoxFuture;
use serde_json::json;
use yike_domain::account::ObjectKind;
use yike_store::jobs::NewJob;
use yike_store::{Event, StoreError};

use super::work::{Stop, wait};
use super::{Finished, Job, Running};
use crate::ctx::Ctx;
use crate::error::AppError;

/// The job.
pub(super) const JOB: Job = Job { kind: "expire", run };

const DAY_MS: i64 = 86_400_000;
const REQUESTS_MS: i64 = 2 * DAY_MS;
const JOBS_MS: i64 = 90 * DAY_MS;

fn run<'a>(ctx: &'a Ctx, running: &'a Running) -> BoxFuture<'a, Result<Finished, AppError>> {
    async move {
        let now_ms = ctx.clock.now_ms();
        ctx.store.begin(&running.by()).await?.forget_requests(now_ms - REQUESTS_MS).await?;
        let tx = running.begin().await?;
        let jobs = tx.forget_jobs(now_ms - JOBS_MS).await?;
        running.finish_unrecorded(tx, &json!({"jobs": jobs})).await
    }
    .boxed()
}

/// Asks for it when the loop begins and once a day; several processes ask for one.
pub(super) async fn daily(ctx: &Ctx, mut stop: Stop) {
    while !*stop.borrow() {
        match ask(ctx).await {
            Ok(()) | Err(StoreError::Taken(_)) => {}
            Err(error) => tracing::warn!(%error, "cannot ask for the removal of what has expired"),
        }
        wait(Duration::from_secs(86_400), &mut stop).await;
    }
}

async fn ask(ctx: &Ctx) -> Result<(), StoreError> {
    let tx = ctx.store.begin(&ctx.by_yike("job:expire")).await?;
    tx.enqueue(NewJob { key: Some("expire".to_owned()), ..NewJob::new(JOB.kind, json!(null)) }).await?;
    tx.commit(Event::done("job.enqueue", ObjectKind::Configuration, JOB.kind)).await?;
    Ok(())
}
