//! The audit trail: append-only, each event bound to the one before by its hash.

mod chain;
mod list;

pub use chain::{Broken, ChainCheck, Fault};
pub use list::{AuditFilter, AuditTrail, Recorded};

use serde_json::Value as Json;
use yike_domain::account::ObjectKind;
use yike_domain::place::org::OrgCode;

use crate::{StoreError, Tx, canonical, digest_of, postgres, values};

/// The number of an audit event; they count from 1 without gaps.
pub type Seq = i64;

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was done.
    Done,
    /// It was not allowed.
    Refused,
    /// It was allowed but failed.
    Failed,
}

impl Outcome {
    /// Every one.
    pub const ALL: &[Self] = &[Self::Done, Self::Refused, Self::Failed];

    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Failed => "failed",
        }
    }
}

/// What was done to what.
#[derive(Clone, Debug)]
pub struct Event {
    /// What, as noun and verb: `outlet.update`.
    pub action: &'static str,
    /// The kind of the object.
    pub kind: ObjectKind,
    /// Which object.
    pub object: String,
    /// The unit it belongs to.
    pub org: Option<OrgCode>,
    /// The object before; its digest is kept.
    pub before: Option<Json>,
    /// The object after; its digest is kept.
    pub after: Option<Json>,
    /// How it ended.
    pub outcome: Outcome,
    /// Few facts more, none of them personal; null when there is nothing to say.
    pub detail: Json,
}

impl Event {
    /// Something done to an object, nothing more said.
    #[must_use]
    pub fn done(action: &'static str, kind: ObjectKind, object: impl ToString) -> Self {
        Self {
            action,
            kind,
            object: object.to_string(),
            org: None,
            before: None,
            after: None,
            outcome: Outcome::Done,
            detail: Json::Null,
        }
    }
}

/// Appends the events of a transaction to the chain. The number of the last.
pub(crate) async fn append(tx: &Tx, events: Vec<Event>) -> Result<Seq, StoreError> {
    if events.is_empty() {
        return Err(StoreError::NoEvent);
    }
    if tx.is_postgres() {
        // One appends after the other; SQLite's writers do so anyway.
        tx.one("SELECT pg_advisory_xact_lock($1)::text AS held", values![postgres::AUDIT_LOCK]).await?;
    }
    let (mut seq, mut prev) = match tx.audit().head().await? {
        Some((seq, hash)) => (seq, hash),
        None => (0, chain::START.to_vec()),
    };
    let mut rows = Vec::with_capacity(events.len());
    for event in events {
        seq += 1;
        let recorded = recorded(tx, event, seq, prev);
        prev = recorded.hash.clone();
        rows.push(recorded.into_values());
    }
    tx.insert_all(list::INTO, rows).await?;
    Ok(seq)
}

/// The event as it is kept, hash included.
fn recorded(tx: &Tx, event: Event, seq: Seq, prev: Vec<u8>) -> Recorded {
    let by = &tx.by;
    let mut recorded = Recorded {
        seq,
        change: tx.change,
        at_ms: by.at_ms,
        account: by.account,
        on_behalf_of: by.on_behalf_of,
        role: by.role.map(|role| role.code().to_owned()),
        source: by.source.clone(),
        session: by.session,
        action: event.action.to_owned(),
        kind: event.kind.code().to_owned(),
        object: event.object,
        org: event.org.map(|org| org.as_str().to_owned()),
        before: event.before.as_ref().map(|doc| digest_of(doc).to_vec()),
        after: event.after.as_ref().map(|doc| digest_of(doc).to_vec()),
        outcome: event.outcome.code().to_owned(),
        detail: canonical::canonical(&event.detail),
        prev,
        hash: Vec::new(),
    };
    recorded.hash = recorded.hashed();
    recorded
}
