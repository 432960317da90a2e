//! Reading an uploaded file in the background; it goes on after a restart, and its effect is kept once.

use futures::FutureExt as _;
use futures::future::BoxFuture;
use serde::Deserialize;
use serde_json::json;
use yike_domain::account::{AccountId, Actor};
use yike_store::Uuid;

use super::preview;
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::jobs::{Finished, Job, Running};
use crate::words::Language;

/// The job.
pub(crate) const JOB: Job = Job { kind: "outlet-import", run };

#[derive(Deserialize)]
struct Input {
    import: Uuid,
}

fn run<'a>(ctx: &'a Ctx, running: &'a Running) -> BoxFuture<'a, Result<Finished, AppError>> {
    async move {
        let Input { import } = running.input()?;
        let caller = caller_of(ctx, running).await?;
        let Some(preview) = preview(ctx, &caller, import).await? else {
            // Given up meanwhile, or read already.
            let tx = running.begin().await?;
            return running.finish_unrecorded(tx, &json!(null)).await;
        };
        let n = i64::try_from(preview.judged.len()).unwrap_or(i64::MAX);
        running.progress(n, Some(n));
        let result = json!({"import": import, "counts": preview.doc.counts});
        let tx = running.begin().await?;
        let event = preview.keep(&tx).await?;
        running.finish(tx, &result, vec![event]).await
    }
    .boxed()
}

/// Who uploaded the file, with the roles held today.
async fn caller_of(ctx: &Ctx, running: &Running) -> Result<Caller, AppError> {
    let account = running.job().account.ok_or(AppError::Unauthenticated)?;
    let reader = ctx.store.read();
    let appointments = reader.appointments_of(account).await?.into_iter().map(|kept| kept.what).collect();
    let delegated = reader.delegated_to(account).await?.into_iter().map(|kept| kept.what).collect();
    let actor = Actor { account: Some(AccountId(account.as_u128())), home: None, appointments, delegated };
    Ok(Caller { actor, ..Caller::public(format!("job:{}", JOB.kind), Language::default()) })
}
