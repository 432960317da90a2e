//! Events as a list, the newest first.

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
pub struct Ask {
    /// Of one object.
    pub object: Option<String>,
    /// Of one kind, by its code.
    pub kind: Option<String>,
    /// By one account, or in its name.
    pub account: Option<Uuid>,
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
    ask: &Ask,
    below: Option<Seq>,
    n: u32,
) -> Result<(Vec<Recorded>, u64), AppError> {
    let of = seen(ctx, caller, Action::Read, ask)?;
    let read = ctx.store.read();
    Ok((read.audit().newest(&of, below, n).await?, read.audit().count(&of).await?))
}

/// What happened to one object, the oldest first.
///
/// # Errors
/// When the caller may see no events.
pub async fn history(ctx: &Ctx, caller: &Caller, kind: &str, object: &str) -> Result<Vec<Recorded>, AppError> {
    let ask = Ask { object: Some(object.to_owned()), kind: Some(kind.to_owned()), ..Ask::default() };
    let of = seen(ctx, caller, Action::Read, &ask)?;
    let mut events = ctx.store.read().audit().newest(&of, None, LONGEST_HISTORY).await?;
    events.reverse();
    Ok(events)
}

/// Events of the history of one object that are shown; older ones are found by the list.
const LONGEST_HISTORY: u32 = 1_000;

/// What is asked for, as far as the caller may see it.
pub(super) fn seen(ctx: &Ctx, caller: &Caller, action: Action, ask: &Ask) -> Result<AuditFilter, AppError> {
    let filter = permit::filter(ctx, caller, action, ObjectKind::AuditLog)?;
    let of_units = Condition::of(&filter, &COLUMNS);
    let everywhere = Area { under: vec![OrgCode::nation()], at: Vec::new() };
    let ways = filter.ways.into_iter().filter(|way| way.owner.is_none());
    let ways = ways.map(|way| yike_domain::account::Way { area: everywhere.clone(), ..way }).collect();
    let own = Condition::of(&Filter { kind: filter.kind, ways }, &COLUMNS);
    Ok(AuditFilter {
        object: ask.object.clone(),
        kind: ask.kind.clone(),
        account: ask.account,
        action: ask.action.clone(),
        outcome: ask.outcome.clone(),
        from_ms: ask.from.map(start_of),
        until_ms: ask.to.and_then(|day| day.plus(1)).map(start_of),
        scope: Some(of_units.or(Condition::missing("org").and(own))),
    })
}
