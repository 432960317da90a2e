//! Map sources one by one and as a list.

use yike_domain::account::Action;
use yike_domain::place::org::OrgCode;
use yike_store::Uuid;
use yike_store::map_source::MapSource;

use super::upload::configuration;
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;

fn may_read(ctx: &Ctx, caller: &Caller, source: &MapSource) -> bool {
    caller.require(Action::Read, &configuration(&source.org), &ctx.orgs(), ctx.clock.today()).is_ok()
}

/// Every upload that the caller may see, of one unit where it is named.
///
/// # Errors
/// [`AppError::Unauthenticated`] for the public; the store cannot be read.
pub async fn list(ctx: &Ctx, caller: &Caller, org: Option<&OrgCode>) -> Result<Vec<MapSource>, AppError> {
    if caller.actor.account.is_none() {
        return Err(AppError::Unauthenticated);
    }
    let all = ctx.store.read().map_sources(org).await?;
    Ok(all.into_iter().filter(|source| may_read(ctx, caller, source)).collect())
}

/// One upload.
///
/// # Errors
/// [`AppError::NotFound`] when there is none that the caller may see.
pub async fn get(ctx: &Ctx, caller: &Caller, id: Uuid) -> Result<MapSource, AppError> {
    let found = ctx.store.read().map_source(id).await?.filter(|source| may_read(ctx, caller, source));
    found.ok_or_else(|| AppError::not_found("map-source", id))
}
