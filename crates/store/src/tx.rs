//! Changing: one transaction, who makes it, and the event that says what was done.

use std::ops::Deref;

use sea_orm::Value;
use uuid::Uuid;
use yike_domain::account::Role;

use crate::reader::Conn;
use crate::{Event, Once, Reader, Row, Seq, StoreError, audit};

/// Who writes; it goes into every audit event.
#[derive(Clone, Debug, Default)]
pub struct By {
    /// When, in milliseconds of UTC since 1970.
    pub at_ms: i64,
    /// Which account; none for the public and for Yike itself.
    pub account: Option<Uuid>,
    /// In whose name, where it is done on someone's behalf.
    pub on_behalf_of: Option<Uuid>,
    /// The role that allows it.
    pub role: Option<Role>,
    /// Where from: an address, `cli`, `job:<kind>`.
    pub source: String,
    /// The session.
    pub session: Option<Uuid>,
    /// The idempotency key of the request, which is kept with its first change.
    pub once: Option<Once>,
}

impl By {
    /// Yike itself, from a command or a job.
    #[must_use]
    pub fn yike(source: &str, at_ms: i64) -> Self {
        Self { at_ms, source: source.to_owned(), ..Self::default() }
    }
}

/// What changes nothing that anyone decided, and therefore leaves no audit event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Housekeeping {
    /// Leases, progress and log of jobs.
    Job,
    /// The last use of a session.
    Session,
    /// Attempts at signing in, for throttling.
    Throttle,
    /// Removal of what has expired by itself.
    Expiry,
    /// Values that can be computed again.
    Cache,
    /// Rows of another installation, which bring their own audit trail along.
    Copy,
}

/// A change that is being made. It reads like a [`Reader`]; dropped, nothing of it stays.
pub struct Tx {
    reader: Reader,
    pub(crate) by: By,
    /// Ties the versions and events of this transaction together.
    pub(crate) change: Uuid,
}

impl Deref for Tx {
    type Target = Reader;
    fn deref(&self) -> &Reader {
        &self.reader
    }
}

impl Tx {
    pub(crate) fn new(reader: Reader, by: By) -> Self {
        Self { reader, by, change: Uuid::now_v7() }
    }

    /// Who writes.
    #[must_use]
    pub fn by(&self) -> &By {
        &self.by
    }

    /// The number of this change, which its events and versions carry.
    #[must_use]
    pub fn change(&self) -> Uuid {
        self.change
    }

    /// Runs a statement; how many rows it touched.
    pub(crate) async fn run(&self, sql: &str, values: Vec<Value>) -> Result<u64, StoreError> {
        self.reader.execute(sql, values).await
    }

    /// Runs a statement that gives back the row it changed.
    pub(crate) async fn one_changed(&self, sql: &str, values: Vec<Value>) -> Result<Option<Row>, StoreError> {
        self.reader.one(sql, values).await
    }

    /// Inserts many rows in as few statements as the databases take. `into` is `table (columns)`.
    pub(crate) async fn insert_all(&self, into: &str, rows: Vec<Vec<Value>>) -> Result<(), StoreError> {
        let Some(width) = rows.first().map(Vec::len) else { return Ok(()) };
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let chunk: Vec<Vec<Value>> = rows.by_ref().take((PLACEHOLDERS / width).clamp(1, ROWS)).collect();
            let tuple = |n: usize| {
                let places: Vec<String> = (1..=width).map(|column| format!("${}", n * width + column)).collect();
                format!("({})", places.join(", "))
            };
            let tuples: Vec<String> = (0..chunk.len()).map(tuple).collect();
            let sql = format!("INSERT INTO {into} VALUES {}", tuples.join(", "));
            self.run(&sql, chunk.into_iter().flatten().collect()).await?;
        }
        Ok(())
    }

    /// Keeps the change together with what was done: the only way to keep one.
    ///
    /// # Errors
    /// When the request was done before, or the database refuses.
    pub async fn commit(self, event: Event) -> Result<Seq, StoreError> {
        self.commit_all(vec![event]).await
    }

    /// Keeps the change together with several things that were done. The number of the last event.
    ///
    /// # Errors
    /// When there is no event, the request was done before, or the database refuses.
    pub async fn commit_all(self, events: Vec<Event>) -> Result<Seq, StoreError> {
        let once = self.by.once.clone().filter(Once::is_unused);
        if let Some(once) = &once {
            once.keep(&self).await?;
        }
        let seq = audit::append(&self, events).await?;
        self.finish().await?;
        if let Some(once) = once {
            once.used();
        }
        Ok(seq)
    }

    /// Keeps a change that nobody decided.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn commit_unrecorded(self, _why: Housekeeping) -> Result<(), StoreError> {
        self.finish().await
    }

    async fn finish(self) -> Result<(), StoreError> {
        match self.reader.conn {
            Conn::Tx(tx) => Ok(tx.commit().await?),
            Conn::Pool(_) => unreachable!("a change is made in a transaction"),
        }
    }

    /// Gives the change up and waits until nothing of it stays.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn roll_back(self) -> Result<(), StoreError> {
        match self.reader.conn {
            Conn::Tx(tx) => Ok(tx.rollback().await?),
            Conn::Pool(_) => Ok(()),
        }
    }
}

/// Placeholders of one statement: SQLite takes 32 766, PostgreSQL 65 535.
const PLACEHOLDERS: usize = 32_000;
/// Rows of one statement; longer ones gain nothing.
const ROWS: usize = 200;
