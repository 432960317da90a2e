//! Events as CSV, with the hashes by which anyone can recompute the chain.

use serde_json::json;
use yike_domain::account::{Action, ObjectKind};
use yike_store::Event;
use yike_store::audit::Recorded;

use super::{Asked, hex, list};
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;

/// Events read at a time.
const CHUNK: u32 = 1_000;
/// Events of one export; a longer span is exported in parts, by days.
const MOST: usize = 1_000_000;

/// The events asked for, the newest first, as CSV in UTF-8 with a mark that spreadsheets know it by. That it was taken
/// out is recorded.
///
/// # Errors
/// When the caller may not export the audit log.
pub async fn export(ctx: &Ctx, caller: &Caller, ask: &Asked) -> Result<Vec<u8>, AppError> {
    let of = list::seen(ctx, caller, Action::Export, ask).await?;
    let read = ctx.store.snapshot().await?;
    let mut out = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    out.write_record(HEAD).map_err(AppError::internal)?;
    let (mut below, mut n) = (None, 0);
    while n < MOST {
        let events = read.audit().newest(&of, below, CHUNK).await?;
        let Some(last) = events.last() else { break };
        below = Some(last.seq);
        n += events.len();
        for event in &events {
            out.write_record(cells(event)).map_err(AppError::internal)?;
        }
    }
    drop(read);
    let event = Event { detail: json!({"events": n}), ..Event::done("audit.export", ObjectKind::AuditLog, "csv") };
    ctx.store.begin(&caller.by(None, ctx.clock.now_ms())).await?.commit(event).await?;
    out.into_inner().map_err(|error| AppError::internal(error.to_string()))
}

const HEAD: [&str; 18] = [
    "seq",
    "at_ms",
    "account",
    "on_behalf_of",
    "role",
    "source",
    "session",
    "action",
    "kind",
    "object",
    "org",
    "outcome",
    "detail",
    "before",
    "after",
    "change",
    "prev",
    "hash",
];

fn cells(event: &Recorded) -> [String; 18] {
    let id = |id: Option<yike_store::Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
    let digest = |digest: &Option<Vec<u8>>| digest.as_deref().map(hex).unwrap_or_default();
    [
        event.seq.to_string(),
        event.at_ms.to_string(),
        id(event.account),
        id(event.on_behalf_of),
        event.role.clone().unwrap_or_default(),
        harmless(&event.source),
        id(event.session),
        harmless(&event.action),
        harmless(&event.kind),
        harmless(&event.object),
        event.org.clone().unwrap_or_default(),
        event.outcome.clone(),
        harmless(&event.detail),
        digest(&event.before),
        digest(&event.after),
        event.change.to_string(),
        hex(&event.prev),
        hex(&event.hash),
    ]
}

/// A text that a spreadsheet would take for a formula, marked as text.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}
