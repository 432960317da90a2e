//! First start: three links make the three administrators, each one once.

use yike_domain::account::{Appointment, ObjectKind, Role};
use yike_domain::day::Period;
use yike_domain::place::org::{OrgCode, OrgKind, OrgUnit};
use yike_domain::{Day, Message};
use yike_store::account::Account;
use yike_store::session::Link;
use yike_store::{By, Event, Uuid};

use super::{change, id, password, rules, secret};
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;

/// The three, in the order in which their links are printed.
const THREE: [Role; 3] = [Role::SystemAdmin, Role::SecurityAdmin, Role::Auditor];
const PURPOSE: &str = "set-up";
/// How long a link of the first start works.
const LASTS_MS: i64 = 24 * 3_600_000;

/// What the holder of a link says about the account to be made.
#[derive(Clone, Debug)]
pub struct SetUp {
    /// The secret of the link.
    pub token: String,
    /// The name to sign in with.
    pub login: String,
    /// The name shown to others.
    pub name: String,
    /// The password.
    pub password: String,
}

/// Those of the three that nobody has ever been.
async fn missing(ctx: &Ctx) -> Result<Vec<Role>, AppError> {
    let mut missing = Vec::new();
    for role in THREE {
        if !ctx.store.read().is_appointed(role).await? {
            missing.push(role);
        }
    }
    Ok(missing)
}

/// Whether an administrator is still to be made.
///
/// # Errors
/// When the database cannot be read.
pub async fn is_open(ctx: &Ctx) -> Result<bool, AppError> {
    Ok(!missing(ctx).await?.is_empty())
}

/// New links for the administrators that nobody has ever been; links printed before stop working. None once all three
/// have been made, whatever became of them: no restart opens the door again.
///
/// # Errors
/// When the database refuses.
pub async fn first_links(ctx: &Ctx) -> Result<Vec<(Role, String)>, AppError> {
    let missing = missing(ctx).await?;
    if missing.is_empty() {
        return Ok(Vec::new());
    }
    plant(ctx).await?;
    let by = ctx.by_yike("serve");
    let tx = ctx.store.begin(&by).await?;
    let (mut links, mut events) = (Vec::new(), Vec::new());
    for role in missing {
        let secret = secret::fresh()?;
        let link =
            Link { purpose: PURPOSE.to_owned(), account: None, role: Some(role), expires_ms: by.at_ms + LASTS_MS };
        tx.keep_link(&secret::digest(&secret), &link).await?;
        events.push(Event::done("set-up.link", ObjectKind::Account, role.code()));
        links.push((role, secret));
    }
    tx.commit_all(events).await?;
    Ok(links)
}

/// The nation, where the tree is still empty: administrators are appointed at a unit.
async fn plant(ctx: &Ctx) -> Result<(), AppError> {
    let before = ctx.store.read().org_tree().await?;
    if before.tree.units().next().is_some() {
        return Ok(());
    }
    let nation = OrgUnit {
        code: OrgCode::nation(),
        name: "全国".to_owned(),
        kind: OrgKind::Country,
        parent: None,
        valid: Period::since(Day::new(1949, 10, 1).expect("a day")),
    };
    let odd = |_| AppError::internal("the nation alone is no tree");
    let after = before.tree.opened(nation).map_err(odd)?;
    let tx = ctx.store.begin(&ctx.by_yike("serve")).await?;
    tx.keep_org_tree(&before, &after).await?;
    tx.commit(Event::done("org-unit.create", ObjectKind::OrgUnit, "CN")).await?;
    ctx.load_orgs().await
}

/// Makes the administrator that a link is for.
///
/// # Errors
/// When the link is wrong, used or too old, or the account cannot be like that.
pub async fn set_up(ctx: &Ctx, caller: &Caller, input: SetUp) -> Result<Uuid, AppError> {
    let odd = || AppError::invalid("token", Message::new(rules::LINK_ODD));
    let digest = secret::digest(&input.token);
    let link = ctx.store.read().link(&digest).await?;
    let link = link.filter(|link| link.purpose == PURPOSE && ctx.clock.now_ms() < link.expires_ms).ok_or_else(odd)?;
    let role = link.role.ok_or_else(odd)?;
    let account = Account {
        login: input.login.trim().to_lowercase(),
        name: input.name.trim().to_owned(),
        org: OrgCode::nation(),
        subject: None,
        active: true,
        created_ms: ctx.clock.now_ms(),
    };
    let mut troubles = change::troubles(ctx, &account, None).await?;
    let trouble = password::check(&input.password, &account.login, &account.name);
    troubles.extend(trouble.map(|message| crate::error::FieldTrouble::new("password", message)));
    if !troubles.is_empty() {
        return Err(AppError::Invalid(troubles));
    }
    let hash = password::hash_password(&input.password).await?;
    let (number, today) = (Uuid::now_v7(), ctx.clock.today());
    let post =
        Appointment { account: id(number), role, org: OrgCode::nation(), line: None, period: Period::since(today) };
    let by = By { account: Some(number), ..caller.by(None, ctx.clock.now_ms()) };
    let tx = ctx.store.begin(&by).await?;
    if !tx.use_link(&digest).await? {
        return Err(odd());
    }
    tx.keep_account(number, 0, &account, today).await?;
    tx.keep_password(number, &hash).await?;
    tx.keep_appointment(Uuid::now_v7(), 0, &post).await?;
    let detail = serde_json::json!({"role": role.code()});
    let appointed = Event { detail, ..Event::done("appointment.create", ObjectKind::Account, number) };
    tx.commit_all(vec![Event::done("account.create", ObjectKind::Account, number), appointed]).await?;
    Ok(number)
}
