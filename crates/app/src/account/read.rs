//! Reading accounts and what they hold.

use yike_domain::account::{Action, Actor, Appointment, Delegated, Facet, Object, ObjectKind, Role, Stage};
use yike_domain::day::Period;
use yike_store::Uuid;
use yike_store::account::{Account, Kept};
use yike_store::scope::{Columns, StageOf};

use super::id;
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::permit;

/// Where the table of accounts keeps what the permission table asks about. An account's own record grants nothing.
const COLUMNS: Columns = Columns {
    org: "org",
    line: None,
    owner: None,
    stage: StageOf::Always(Stage::Live),
    facets: &[(Facet::NoGrant, "1 = 1")],
    author: None,
    subject: Some("id"),
};

/// An account with what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountRow {
    /// The account.
    pub account: Kept<Account>,
    /// What it has been appointed to, other days included.
    pub appointments: Vec<Kept<Appointment>>,
    /// What has been delegated to it.
    pub delegated: Vec<Kept<Delegated>>,
    /// Whether it has a password.
    pub password: bool,
    /// Whether it has a second factor.
    pub second_factor: bool,
}

/// A role held in a period, own or delegated: what a new one has to go with.
pub type Holding = (Role, Period);

/// An account as the permission table sees it.
pub(super) fn object_of(account: &Account, subject: Uuid, stage: Stage) -> Object {
    let mut object = Object::new(ObjectKind::Account, account.org.clone(), stage);
    object.facets.insert(Facet::NoGrant);
    object.subject = Some(id(subject));
    object
}

/// An account as the one who asks; none when it is not in use.
///
/// # Errors
/// When the database cannot be read.
pub async fn actor_of(ctx: &Ctx, account: Uuid) -> Result<Option<Actor>, AppError> {
    let read = ctx.store.read();
    let Some(kept) = read.account(account).await?.filter(|kept| kept.what.active) else { return Ok(None) };
    let home = ctx.orgs().province(&kept.what.org, ctx.clock.today()).map(|unit| unit.code.clone());
    let appointments = read.appointments_of(account).await?.into_iter().map(|kept| kept.what).collect();
    let delegated = read.delegated_to(account).await?.into_iter().map(|kept| kept.what).collect();
    Ok(Some(Actor { account: Some(id(account)), home, appointments, delegated }))
}

/// Every role that an account holds, own or delegated, with its period.
///
/// # Errors
/// When the database cannot be read.
pub async fn holdings(ctx: &Ctx, account: Uuid) -> Result<Vec<Holding>, AppError> {
    let read = ctx.store.read();
    let own = read.appointments_of(account).await?.into_iter().map(|kept| (kept.what.role, kept.what.period));
    let given = read.delegated_to(account).await?.into_iter();
    let given = given.map(|kept| (kept.what.basis.role, kept.what.delegation.period));
    Ok(own.chain(given).collect())
}

/// An account that the caller may see.
///
/// # Errors
/// When there is none, or none for the caller.
pub async fn account(ctx: &Ctx, caller: &Caller, account: Uuid) -> Result<AccountRow, AppError> {
    let kept = ctx.store.read().account(account).await?.ok_or_else(|| AppError::not_found("account", account))?;
    let object = object_of(&kept.what, account, Stage::Live);
    caller.require(Action::Read, &object, &ctx.orgs(), ctx.clock.today())?;
    row(ctx, kept).await
}

async fn row(ctx: &Ctx, account: Kept<Account>) -> Result<AccountRow, AppError> {
    let read = ctx.store.read();
    Ok(AccountRow {
        appointments: read.appointments_of(account.id).await?,
        delegated: read.delegated_to(account.id).await?,
        password: !read.passwords(account.id, 1).await?.is_empty(),
        second_factor: super::has_second_factor(ctx, account.id).await?,
        account,
    })
}

/// Accounts that the caller may see, by login, those after `behind`; at most `limit`.
///
/// # Errors
/// When the caller may see none at all.
pub async fn accounts(
    ctx: &Ctx,
    caller: &Caller,
    search: Option<&str>,
    behind: Option<&str>,
    limit: u32,
) -> Result<Vec<AccountRow>, AppError> {
    let condition = permit::rows(ctx, caller, Action::Read, ObjectKind::Account, &COLUMNS)?;
    let mut rows = Vec::new();
    for account in ctx.store.read().accounts(&condition, search, behind, limit).await? {
        rows.push(row(ctx, account).await?);
    }
    Ok(rows)
}
