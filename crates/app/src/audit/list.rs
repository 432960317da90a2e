//! Events as a list, the newest first.

use std::collections::BTreeMap;

use yike_domain::Day;
use yike_domain::account::{Action, Area, Facet, Filter, ObjectKind, Stage};
use yike_domain::place::org::OrgCode;
use yike_store::audit::{AuditFilter, Recorded};
use yike_store::scope::{Columns, Condition, StageOf};
use yike_store::{Seq, Uuid};

use crate::caller::Caller;
use crate::ctx::{Ctx, start_of};
use crate::error::AppError;
use crate::permit;

/// Where the audit trail keeps what the permission table asks about.
const COLUMNS: Columns = Columns {
    org: "org",
    line: None,
    owner: Some("account"),
    stage: StageOf::Always(Stage::Live),
    // Security events are about accounts, what they hold and their sessions.
    facets: &[(Facet::SecurityEvent, "kind = 'account'")],
    author: None,
    subject: None,
};

/// Which events are asked for; everything not said lets all through.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Of one object.
    pub object: Option<String>,
    /// Of one kind, by its code.
    pub kind: Option<String>,
    /// By one account, or in its name: its number or its login.
    pub account: Option<String>,
    /// Of an action, or of all actions of a noun.
    pub action: Option<String>,
    /// How they ended, by its code.
    pub outcome: Option<String>,
    /// From this day on.
    pub from: Option<Day>,
    /// Until the end of this day.
    pub to: Option<Day>,
}

/// Events, the newest first, those before the event `below` where it is given; and how many there are in all.
///
/// # Errors
/// When the caller may see no events.
pub async fn list(
    ctx: &Ctx,
    caller: &Caller,
    ask: &Asked,
    below: Option<Seq>,
    n: u32,
) -> Result<(Vec<Seen>, u64), AppError> {
    let of = seen(ctx, caller, Action::Read, ask).await?;
    let read = ctx.store.read();
    let mut names = BTreeMap::new();
    let mut rows = Vec::new();
    for event in read.audit().newest(&of, below, n).await? {
        let account_name = name_of(ctx, &mut names, event.account).await?;
        rows.push(Seen { event, account_name });
    }
    Ok((rows, read.audit().count(&of).await?))
}

/// An event with the name of who did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The event.
    pub event: Recorded,
    /// The name of the account as it is now.
    pub account_name: Option<String>,
}

/// The name of an account, asked for once.
pub(crate) async fn name_of(
    ctx: &Ctx,
    names: &mut BTreeMap<Uuid, Option<String>>,
    account: Option<Uuid>,
) -> Result<Option<String>, AppError> {
    let Some(id) = account else { return Ok(None) };
    if let Some(name) = names.get(&id) {
        return Ok(name.clone());
    }
    let name = ctx.store.read().account(id).await?.map(|kept| kept.what.name);
    names.insert(id, name.clone());
    Ok(name)
}

/// What happened to one object, the oldest first.
///
/// # Errors
/// When the caller may see no events.
pub async fn history(ctx: &Ctx, caller: &Caller, kind: &str, object: &str) -> Result<Vec<Recorded>, AppError> {
    let ask = Asked { object: Some(object.to_owned()), kind: Some(kind.to_owned()), ..Asked::default() };
    let of = seen(ctx, caller, Action::Read, &ask).await?;
    let mut events = ctx.store.read().audit().newest(&of, None, LONGEST_HISTORY).await?;
    events.reverse();
    Ok(events)
}

/// Events of the history of one object that are shown; older ones are found by the list.
const LONGEST_HISTORY: u32 = 1_000;

/// What is asked for, as far as the caller may see it.
pub(super) async fn seen(ctx: &Ctx, caller: &Caller, action: Action, ask: &Asked) -> Result<AuditFilter, AppError> {
    let filter = permit::filter(ctx, caller, action, ObjectKind::AuditLog)?;
    let of_units = Condition::of(&filter, &COLUMNS);
    let everywhere = Area { under: vec![OrgCode::nation()], at: Vec::new() };
    let ways = filter.ways.into_iter().filter(|way| way.owner.is_none());
    let ways = ways.map(|way| yike_domain::account::Way { area: everywhere.clone(), ..way }).collect();
    let own = Condition::of(&Filter { kind: filter.kind, ways }, &COLUMNS);
    // An account that is not there has done nothing.
    let account = match &ask.account {
        None => None,
        Some(named) => Some(match Uuid::parse_str(named) {
            Ok(id) => id,
            Err(_) => ctx.store.read().account_of_login(named).await?.map_or(Uuid::nil(), |kept| kept.id),
        }),
    };
    Ok(AuditFilter {
        object: ask.object.clone(),
        kind: ask.kind.clone(),
        account,
        action: ask.action.clone(),
        outcome: ask.outcome.clone(),
        from_ms: ask.from.map(start_of),
        until_ms: ask.to.and_then(|day| day.plus(1)).map(start_of),
        scope: Some(of_units.or(Condition::missing("org").and(own))),
    })
}
