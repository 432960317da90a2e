//! One outlet.

use yike_domain::account::Action;
use yike_store::{KeptOutlet, Reader, Uuid};

use super::reading;
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;

/// An outlet that the caller may see, with the circles it stands in.
///
/// # Errors
/// [`AppError::NotFound`] when there is none, or none for the caller.
pub async fn get(ctx: &Ctx, caller: &Caller, id: Uuid) -> Result<(KeptOutlet, Vec<Uuid>), AppError> {
    let reader = ctx.store.read();
    let kept = seen(&reader, ctx, caller, id).await?;
    let circles = reader.outlets().circles_of(&[id]).await?.remove(&id).unwrap_or_default();
    Ok((kept, circles))
}

/// An outlet that the caller may see.
pub(super) async fn seen(reader: &Reader, ctx: &Ctx, caller: &Caller, id: Uuid) -> Result<KeptOutlet, AppError> {
    let missing = || AppError::not_found("outlet", id);
    let scope = reading(ctx, caller, Action::Read)?;
    if !reader.outlets().passes(id, &scope).await? {
        return Err(missing());
    }
    reader.outlets().get(id).await?.ok_or_else(missing)
}
