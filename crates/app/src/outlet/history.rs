//! Everything that was ever so of an outlet.

use std::collections::BTreeMap;

use yike_domain::Day;
use yike_domain::outlet::{Field, OutletRecord};
use yike_store::{AuditFilter, Uuid};

use super::get::seen;
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::look::taxonomy;

/// One version of an outlet.
#[derive(Clone, Debug, PartialEq)]
pub struct Past {
    /// Counted from 1.
    pub version: i64,
    /// Since when it was so in the world.
    pub valid_from: Day,
    /// When it was recorded, in milliseconds of UTC since 1970.
    pub recorded_ms: i64,
    /// Who did it, where somebody did.
    pub account: Option<Uuid>,
    /// What was done: `outlet.update`.
    pub action: String,
    /// What differs from the version before: field, before, after.
    pub changes: Vec<(Field, String, String)>,
}

/// The versions of an outlet that the caller may see, the latest first.
///
/// # Errors
/// [`AppError::NotFound`] when there is none, or none for the caller.
pub async fn history(ctx: &Ctx, caller: &Caller, id: Uuid) -> Result<Vec<Past>, AppError> {
    let reader = ctx.store.read();
    seen(&reader, ctx, caller, id).await?;
    let filter = AuditFilter { object: Some(id.to_string()), ..AuditFilter::default() };
    let events = reader.audit().newest(&filter, None, 10_000).await?;
    let done: BTreeMap<Uuid, (Option<Uuid>, String)> =
        events.into_iter().map(|event| (event.change, (event.account, event.action))).collect();
    let mut before: Option<OutletRecord> = None;
    let mut past = Vec::new();
    for version in reader.versions("outlet", id).await? {
        let record: OutletRecord = serde_json::from_value(version.doc).map_err(AppError::internal)?;
        let shown = |(field, ..): &(Field, String, String)| {
            let text = |record: &OutletRecord| record.shown(*field, taxonomy());
            (*field, before.as_ref().map(text).unwrap_or_default(), text(&record))
        };
        let changes = match &before {
            Some(before) => before.changes(&record).iter().map(shown).collect(),
            None => Vec::new(),
        };
        // An import is one event for all its rows.
        let (account, action) = done.get(&version.change).cloned().unwrap_or((None, "outlet.import".to_owned()));
        past.push(Past {
            version: version.version,
            valid_from: version.valid_from,
            recorded_ms: version.recorded_ms,
            account,
            action,
            changes,
        });
        before = Some(record);
    }
    past.reverse();
    Ok(past)
}
