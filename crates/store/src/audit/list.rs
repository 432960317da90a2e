//! Reading the audit trail.

use sea_orm::Value;
use uuid::Uuid;

use super::Seq;
use crate::scope::Condition;
use crate::{Reader, Row, StoreError, Take, values};

/// The table with its columns, in the order of [`Recorded::into_values`].
pub(super) const INTO: &str = "audit_event (seq, change, at_ms, account, on_behalf_of, role, source, session, action, \
     kind, object, org, before_digest, after_digest, outcome, detail, prev, hash)";

/// An audit event as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Its number.
    pub seq: Seq,
    /// The transaction it belongs to.
    pub change: Uuid,
    /// When, in milliseconds of UTC since 1970.
    pub at_ms: i64,
    /// Which account.
    pub account: Option<Uuid>,
    /// In whose name.
    pub on_behalf_of: Option<Uuid>,
    /// The code of the role.
    pub role: Option<String>,
    /// Where from.
    pub source: String,
    /// The session.
    pub session: Option<Uuid>,
    /// What was done.
    pub action: String,
    /// The code of the kind of object.
    pub kind: String,
    /// Which object.
    pub object: String,
    /// The unit it belongs to.
    pub org: Option<String>,
    /// SHA-256 of the object before.
    pub before: Option<Vec<u8>>,
    /// SHA-256 of the object after.
    pub after: Option<Vec<u8>>,
    /// The code of how it ended.
    pub outcome: String,
    /// Few facts more, as JSON.
    pub detail: String,
    /// Hash of the event before.
    pub prev: Vec<u8>,
    /// Hash of this event.
    pub hash: Vec<u8>,
}

impl Recorded {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            seq: row.take("seq")?,
            change: row.take("change")?,
            at_ms: row.take("at_ms")?,
            account: row.take("account")?,
            on_behalf_of: row.take("on_behalf_of")?,
            role: row.take("role")?,
            source: row.take("source")?,
            session: row.take("session")?,
            action: row.take("action")?,
            kind: row.take("kind")?,
            object: row.take("object")?,
            org: row.take("org")?,
            before: row.take("before_digest")?,
            after: row.take("after_digest")?,
            outcome: row.take("outcome")?,
            detail: row.take("detail")?,
            prev: row.take("prev")?,
            hash: row.take("hash")?,
        })
    }

    pub(super) fn into_values(self) -> Vec<Value> {
        values![
            self.seq,
            self.change,
            self.at_ms,
            self.account,
            self.on_behalf_of,
            self.role,
            self.source,
            self.session,
            self.action,
            self.kind,
            self.object,
            self.org,
            self.before,
            self.after,
            self.outcome,
            self.detail,
            self.prev,
            self.hash,
        ]
    }
}

/// Which events; everything not said lets all through.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    /// Of one object.
    pub object: Option<String>,
    /// Of one kind, by its code.
    pub kind: Option<String>,
    /// By one account, or in its name.
    pub account: Option<Uuid>,
    /// Of an action, or of all whose name begins with it and a dot: `outlet` finds `outlet.update`.
    pub action: Option<String>,
    /// How they ended, by its code.
    pub outcome: Option<String>,
    /// Not before, in milliseconds.
    pub from_ms: Option<i64>,
    /// Before, in milliseconds.
    pub until_ms: Option<i64>,
    /// Those that someone may see.
    pub scope: Option<Condition>,
}

impl AuditFilter {
    /// The condition and its values.
    fn condition(&self) -> (String, Vec<Value>) {
        let (mut parts, mut values) = (vec!["1 = 1".to_owned()], Vec::new());
        let mut ask = |part: &str, value: Value| {
            values.push(value);
            parts.push(part.replace('#', &format!("${}", values.len())));
        };
        if let Some(object) = &self.object {
            ask("object = #", object.as_str().into());
        }
        if let Some(kind) = &self.kind {
            ask("kind = #", kind.as_str().into());
        }
        if let Some(account) = self.account {
            ask("(account = # OR on_behalf_of = #)", account.into());
        }
        if let Some(action) = &self.action {
            ask("(action = # OR (action >= # || '.' AND action < # || '/'))", action.as_str().into());
        }
        if let Some(outcome) = &self.outcome {
            ask("outcome = #", outcome.as_str().into());
        }
        if let Some(from) = self.from_ms {
            ask("at_ms >= #", from.into());
        }
        if let Some(until) = self.until_ms {
            ask("at_ms < #", until.into());
        }
        if let Some(scope) = &self.scope {
            let scope = scope.text(&mut values);
            parts.push(format!("({scope})"));
        }
        (parts.join(" AND "), values)
    }
}

/// The audit trail, to be asked.
pub struct AuditTrail<'a>(pub(super) &'a Reader);

impl Reader {
    /// The audit trail.
    #[must_use]
    pub fn audit(&self) -> AuditTrail<'_> {
        AuditTrail(self)
    }
}

impl AuditTrail<'_> {
    /// Number and hash of the last event.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn head(&self) -> Result<Option<(Seq, Vec<u8>)>, StoreError> {
        let row = self.0.one("SELECT seq, hash FROM audit_event ORDER BY seq DESC LIMIT 1", Vec::new()).await?;
        row.map(|row| Ok((row.take("seq")?, row.take("hash")?))).transpose()
    }

    /// The newest events first, those before `below` where it is given.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn newest(&self, of: &AuditFilter, below: Option<Seq>, n: u32) -> Result<Vec<Recorded>, StoreError> {
        let (condition, mut values) = of.condition();
        values.push(below.unwrap_or(Seq::MAX).into());
        let before = values.len();
        values.push(i64::from(n).into());
        let sql = format!(
            "SELECT * FROM audit_event WHERE {condition} AND seq < ${before} ORDER BY seq DESC LIMIT ${}",
            before + 1
        );
        self.0.all(&sql, values).await?.iter().map(Recorded::read).collect()
    }

    /// How many events there are.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn count(&self, of: &AuditFilter) -> Result<u64, StoreError> {
        let (condition, values) = of.condition();
        self.0.count(&format!("SELECT count(*) FROM audit_event WHERE {condition}"), values).await
    }

    /// Events in their order, those after `after`.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn after(&self, after: Seq, n: u32) -> Result<Vec<Recorded>, StoreError> {
        let sql = "SELECT * FROM audit_event WHERE seq > $1 ORDER BY seq LIMIT $2";
        self.0.all(sql, values![after, i64::from(n)]).await?.iter().map(Recorded::read).collect()
    }
}
