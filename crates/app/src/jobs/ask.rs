//! Looking at jobs, cancelling them and trying them again: one's own, or all with a right to the configuration.

use std::collections::BTreeMap;

use yike_domain::account::{Action, Object, ObjectKind, Stage};
use yike_domain::place::org::OrgCode;
use yike_store::jobs::{JobFilter, KeptJob, Line};
use yike_store::{By, Event, Tx, Uuid};

use super::rules;
use crate::audit::name_of;
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;

/// A job with what it said.
#[derive(Clone, Debug, PartialEq)]
pub struct JobView {
    /// The job.
    pub job: KeptJob,
    /// The name of who asked for it.
    pub by: Option<String>,
    /// What it said, in order; of a list, nothing.
    pub log: Vec<Line>,
}

/// Which jobs; everything not said lets all through.
#[derive(Clone, Debug, Default)]
pub struct AskedJobs {
    /// Of one kind.
    pub kind: Option<String>,
    /// In one state, by its code.
    pub state: Option<String>,
}

/// The jobs that the caller may see, the newest first.
///
/// # Errors
/// [`AppError::Unauthenticated`] for the public.
pub async fn list(
    ctx: &Ctx,
    caller: &Caller,
    asked: AskedJobs,
    after: Option<Uuid>,
    n: u32,
) -> Result<Vec<JobView>, AppError> {
    let own = caller.actor.account.ok_or(AppError::Unauthenticated)?;
    let everyone = caller.require(Action::Read, &configuration(ctx, caller), &ctx.orgs(), ctx.clock.today()).is_ok();
    let account = (!everyone).then(|| Uuid::from_u128(own.0));
    let of = JobFilter { account, kind: asked.kind, state: asked.state };
    let (mut names, mut views) = (BTreeMap::new(), Vec::new());
    for job in ctx.store.read().jobs().newest(&of, after, n).await? {
        let by = name_of(ctx, &mut names, job.account).await?;
        views.push(JobView { job, by, log: Vec::new() });
    }
    Ok(views)
}

/// One job with its log.
///
/// # Errors
/// [`AppError::NotFound`] when there is none that the caller may see.
pub async fn get(ctx: &Ctx, caller: &Caller, id: Uuid) -> Result<JobView, AppError> {
    let job = seen(ctx, caller, id).await?;
    let log = ctx.store.read().jobs().log(id).await?;
    let by = name_of(ctx, &mut BTreeMap::new(), job.account).await?;
    Ok(JobView { job, by, log })
}

/// Cancels a job.
///
/// # Errors
/// [`AppError::Conflict`] when it has ended.
pub async fn cancel(ctx: &Ctx, caller: &Caller, id: Uuid) -> Result<(), AppError> {
    let tx = ctx.store.begin(&permitted(ctx, caller, id).await?).await?;
    let changed = tx.cancel_job(id).await?;
    keep(tx, changed, "job.cancel", id).await
}

/// Tries a job again that failed or was cancelled.
///
/// # Errors
/// [`AppError::Conflict`] when it is waiting, at work or done.
pub async fn retry(ctx: &Ctx, caller: &Caller, id: Uuid) -> Result<(), AppError> {
    let tx = ctx.store.begin(&permitted(ctx, caller, id).await?).await?;
    let changed = tx.retry_job(id).await?;
    keep(tx, changed, "job.retry", id).await
}

async fn keep(tx: Tx, changed: bool, action: &'static str, id: Uuid) -> Result<(), AppError> {
    if !changed {
        return Err(AppError::conflict(rules::NOT_NOW));
    }
    tx.commit(Event::done(action, ObjectKind::Configuration, id)).await?;
    Ok(())
}

fn is_own(caller: &Caller, job: &KeptJob) -> bool {
    job.account.is_some() && job.account == caller.actor.account.map(|account| Uuid::from_u128(account.0))
}

/// A job that the caller may see; one of others is as if it were not there.
async fn seen(ctx: &Ctx, caller: &Caller, id: Uuid) -> Result<KeptJob, AppError> {
    let missing = || AppError::not_found("job", id);
    let job = ctx.store.read().jobs().get(id).await?.ok_or_else(missing)?;
    let configuration = configuration(ctx, caller);
    let may = || caller.require(Action::Read, &configuration, &ctx.orgs(), ctx.clock.today()).is_ok();
    if is_own(caller, &job) || may() { Ok(job) } else { Err(missing()) }
}

async fn permitted(ctx: &Ctx, caller: &Caller, id: Uuid) -> Result<By, AppError> {
    let job = seen(ctx, caller, id).await?;
    if is_own(caller, &job) {
        return Ok(caller.by(None, ctx.clock.now_ms()));
    }
    ctx.permit(caller, Action::Update, &configuration(ctx, caller), id).await
}

/// The configuration of this installation. It belongs to the unit at which its administrators are appointed.
pub(crate) fn configuration(ctx: &Ctx, caller: &Caller) -> Object {
    let held = caller
        .actor
        .appointments
        .iter()
        .find(|held| held.role.is_administrator() && held.holds(&ctx.orgs(), ctx.clock.today()));
    let org = held.map_or_else(OrgCode::nation, |held| held.org.clone());
    Object::new(ObjectKind::Configuration, org, Stage::Live)
}
