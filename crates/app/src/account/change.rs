//! Making accounts and changing what is known of them. Neither gives a right: that is the security administrator's.

use yike_domain::account::{Action, ObjectKind, Stage};
use yike_domain::place::org::OrgCode;
use yike_domain::{Message, Rule};
use yike_store::account::Account;
use yike_store::{Event, Uuid};

use super::read::object_of;
use super::rules;
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::{AppError, FieldTrouble};

/// A new account.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The name to sign in with.
    pub login: String,
    /// The name shown to others.
    pub name: String,
    /// The unit that the person belongs to.
    pub org: OrgCode,
    /// Who this is for the single sign-on.
    pub subject: Option<String>,
}

/// Changes to an account; what is not said stays.
#[derive(Clone, Debug, Default)]
pub struct ChangeAccount {
    /// The name shown to others.
    pub name: Option<String>,
    /// The unit that the person belongs to.
    pub org: Option<OrgCode>,
    /// Who this is for the single sign-on; an empty text for none.
    pub subject: Option<String>,
    /// Whether it can be used.
    pub active: Option<bool>,
}

/// Everything that is wrong with an account that another one, but for `own`, must not equal.
pub(super) async fn troubles(ctx: &Ctx, account: &Account, own: Option<Uuid>) -> Result<Vec<FieldTrouble>, AppError> {
    let mut troubles = Vec::new();
    let mut say = |field: &str, rule: Rule| troubles.push(FieldTrouble::new(field, Message::new(rule)));
    let login = account.login.as_str();
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_' | '@');
    if !(3..=64).contains(&login.len()) || !login.chars().all(fits) {
        say("login", rules::LOGIN_ODD);
    } else if ctx.store.read().account_of_login(login).await?.is_some_and(|other| Some(other.id) != own) {
        say("login", rules::LOGIN_TAKEN);
    }
    let n = account.name.chars().count();
    if !(1..=50).contains(&n) || account.name.chars().any(char::is_control) {
        say("name", rules::NAME_ODD);
    }
    if ctx.orgs().at(&account.org, ctx.clock.today()).is_none() {
        say("org", rules::ORG_NONE);
    }
    if let Some(subject) = &account.subject
        && ctx.store.read().account_of_subject(subject).await?.is_some_and(|other| Some(other.id) != own)
    {
        say("subject", rules::LOGIN_TAKEN);
    }
    Ok(troubles)
}

/// Makes an account without a password and without any right.
///
/// # Errors
/// When the caller may not, or the account cannot be like that.
pub async fn create(ctx: &Ctx, caller: &Caller, input: NewAccount) -> Result<Uuid, AppError> {
    let account = Account {
        login: input.login.trim().to_lowercase(),
        name: input.name.trim().to_owned(),
        org: input.org,
        subject: input.subject.filter(|subject| !subject.trim().is_empty()),
        active: true,
        created_ms: ctx.clock.now_ms(),
    };
    let id = Uuid::now_v7();
    let by = ctx.permit(caller, Action::Create, &object_of(&account, id, Stage::Draft), id).await?;
    let troubles = troubles(ctx, &account, None).await?;
    if !troubles.is_empty() {
        return Err(AppError::Invalid(troubles));
    }
    let tx = ctx.store.begin(&by).await?;
    tx.keep_account(id, 0, &account, ctx.clock.today()).await?;
    let event = Event::done("account.create", ObjectKind::Account, id);
    let after = serde_json::to_value(&account).map_err(AppError::internal)?;
    tx.commit(Event { org: Some(account.org), after: Some(after), ..event }).await?;
    Ok(id)
}

/// Changes an account, as it was at `version`. Closing it ends its sessions.
///
/// # Errors
/// When the caller may not, the account cannot be like that, or it was changed since.
pub async fn change(ctx: &Ctx, caller: &Caller, id: Uuid, version: i64, input: ChangeAccount) -> Result<i64, AppError> {
    let before = ctx.store.read().account(id).await?.ok_or_else(|| AppError::not_found("account", id))?;
    let mut account = before.what.clone();
    account.name = input.name.map_or(account.name, |name| name.trim().to_owned());
    account.org = input.org.unwrap_or(account.org);
    if let Some(subject) = input.subject {
        account.subject = Some(subject).filter(|subject| !subject.trim().is_empty());
    }
    account.active = input.active.unwrap_or(account.active);
    // Both where it is and where it shall be.
    ctx.permit(caller, Action::Update, &object_of(&before.what, id, Stage::Live), id).await?;
    let by = ctx.permit(caller, Action::Update, &object_of(&account, id, Stage::Live), id).await?;
    if before.version != version {
        return Err(AppError::stale(before.version));
    }
    let troubles = troubles(ctx, &account, Some(id)).await?;
    if !troubles.is_empty() {
        return Err(AppError::Invalid(troubles));
    }
    let document = |account: &Account| serde_json::to_value(account).map_err(AppError::internal);
    let (was, is) = (document(&before.what)?, document(&account)?);
    let tx = ctx.store.begin(&by).await?;
    let version = tx.keep_account(id, version, &account, ctx.clock.today()).await?;
    if !account.active {
        tx.end_sessions(id, None, None).await?;
    }
    let event = Event::done("account.update", ObjectKind::Account, id);
    tx.commit(Event { org: Some(account.org), before: Some(was), after: Some(is), ..event }).await?;
    Ok(version)
}
