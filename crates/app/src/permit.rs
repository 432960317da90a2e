//! Who may see which rows: the one place where the permission table becomes the filter of a list.
//!
//! Every list, count, export, tile and search of a noun asks here and hands the condition to the store, so that what a
//! person cannot open is not counted, exported or drawn either. Single objects are asked by
//! [`Ctx::permit`](crate::ctx::Ctx::permit); both come from the same table and are compared row by row in `domain`.

use yike_domain::account::{Action, Filter, ObjectKind, Refusal};
use yike_store::scope::{Columns, Condition};

use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;

/// Which objects of a kind the caller may do something to, today.
///
/// # Errors
/// When it can be none, whatever there is: [`AppError::Unauthenticated`] for the public, else
/// [`AppError::Forbidden`].
pub fn filter(ctx: &Ctx, caller: &Caller, action: Action, kind: ObjectKind) -> Result<Filter, AppError> {
    let (tree, nesting) = ctx.nested_orgs();
    let filter = Filter::of(&caller.actor, action, kind, &tree, &nesting);
    if filter.is_empty() {
        return Err(match caller.actor.account {
            Some(_) => AppError::Forbidden(Refusal::NoRole.message()),
            None => AppError::Unauthenticated,
        });
    }
    Ok(filter)
}

/// The filter as a condition on a noun's table.
///
/// # Errors
/// As those of [`filter`].
pub fn rows(
    ctx: &Ctx,
    caller: &Caller,
    action: Action,
    kind: ObjectKind,
    columns: &Columns,
) -> Result<Condition, AppError> {
    Ok(Condition::of(&filter(ctx, caller, action, kind)?, columns))
}

/// What the caller may do at all, to some object: what menus and buttons are shown by.
#[must_use]
pub fn may(ctx: &Ctx, caller: &Caller) -> Vec<(ObjectKind, Action)> {
    let (tree, nesting) = ctx.nested_orgs();
    let all = ObjectKind::ALL.iter().flat_map(|kind| Action::ALL.iter().map(move |action| (*kind, *action)));
    let asked =
        |(kind, action): &(ObjectKind, Action)| !Filter::of(&caller.actor, *action, *kind, &tree, &nesting).is_empty();
    all.filter(asked).collect()
}
