//! Taking an upload into use: the ground is built with it first, so that what cannot be read never comes into use.

use futures::FutureExt as _;
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::json;
use yike_domain::account::{Action, ObjectKind};
use yike_store::jobs::NewJob;
use yike_store::map_source::MapSource;
use yike_store::{Event, Uuid};

use super::upload::configuration;
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::jobs::{Finished, Job, Running};
use crate::terrain::build;

/// The job.
pub(crate) const JOB: Job = Job { kind: "take-map-source", run };

#[derive(Serialize, Deserialize)]
struct Input {
    source: Uuid,
}

/// Asks for an upload to be taken into use; the job's number.
///
/// # Errors
/// Not permitted; there is no such upload.
pub async fn take_into_use(ctx: &Ctx, caller: &Caller, id: Uuid) -> Result<Uuid, AppError> {
    let source = super::get(ctx, caller, id).await?;
    let by = ctx.permit(caller, Action::Update, &configuration(&source.org), id).await?;
    let tx = ctx.store.begin(&by).await?;
    let job = NewJob {
        org: Some(source.org.to_string()),
        key: Some(format!("take-map-source:{}", source.org)),
        ..NewJob::new(JOB.kind, json!(Input { source: id }))
    };
    let job = tx.enqueue(job).await?;
    let event = Event { org: Some(source.org), ..Event::done("job.enqueue", ObjectKind::Configuration, job) };
    tx.commit(event).await?;
    Ok(job)
}

fn run<'a>(ctx: &'a Ctx, running: &'a Running) -> BoxFuture<'a, Result<Finished, AppError>> {
    async move {
        let input: Input = running.input()?;
        let source = ctx.store.read().map_source(input.source).await?;
        let source = source.ok_or_else(|| AppError::not_found("map-source", input.source))?;
        running.progress(0, Some(2));
        let built = build::of_sources(ctx, &with(ctx, &source).await?).await?;
        running.progress(1, Some(2));
        let tx = running.begin().await?;
        let now = tx.use_map_source(&source, ctx.clock.today()).await?;
        let event = Event {
            org: Some(source.org.clone()),
            detail: json!({ "kind": source.kind, "number": source.number }),
            ..Event::done("map-source.use", ObjectKind::Configuration, source.id)
        };
        let result = json!({
            "source": now.id,
            "streets_km": built.street_km,
            "homes": built.n_homes,
            "findings": built.n_findings,
        });
        running.progress(2, Some(2));
        running.finish(tx, &result, vec![event]).await
    }
    .boxed()
}

/// The sources in use of a unit with one of them replaced.
async fn with(ctx: &Ctx, source: &MapSource) -> Result<Vec<MapSource>, AppError> {
    let active = ctx.store.read().active_map_sources().await?;
    let others = active.into_iter().filter(|other| other.org == source.org && other.kind != source.kind);
    Ok(others.chain([source.clone()]).collect())
}
