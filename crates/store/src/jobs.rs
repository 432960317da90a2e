//! Long work: queued in the transaction that asks for it, leased by one worker at a time, and ended in the
//! transaction of its effect, so that it never has its effect twice.

mod list;
mod work;

pub use list::{JobFilter, Jobs};
pub use work::{End, Lease, Line};

use serde_json::Value as Json;
use uuid::Uuid;

use crate::{Row, StoreError, Take, Tx, values};

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    /// Waiting for a worker, perhaps for another attempt.
    Queued,
    /// At work.
    Running,
    /// Done.
    Done,
    /// Given up.
    Failed,
    /// Cancelled.
    Cancelled,
}

impl JobState {
    /// Every one.
    pub const ALL: &[Self] = &[Self::Queued, Self::Running, Self::Done, Self::Failed, Self::Cancelled];

    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state of that code.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|state| state.code() == code)
    }

    /// Whether nothing more happens by itself.
    #[must_use]
    pub const fn has_ended(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Cancelled)
    }
}

/// Work to be done.
#[derive(Clone, Debug)]
pub struct NewJob {
    /// Which kind, one of the list of jobs.
    pub kind: &'static str,
    /// The unit it is for.
    pub org: Option<String>,
    /// Among jobs waiting or at work there is one of that key.
    pub key: Option<String>,
    /// What it needs to know.
    pub input: Json,
    /// Not before that moment, in milliseconds.
    pub not_before_ms: i64,
}

impl NewJob {
    /// Work to be done as soon as possible.
    #[must_use]
    pub fn new(kind: &'static str, input: Json) -> Self {
        Self { kind, org: None, key: None, input, not_before_ms: 0 }
    }
}

/// A job as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptJob {
    /// Which one.
    pub id: Uuid,
    /// Which kind.
    pub kind: String,
    /// The unit it is for.
    pub org: Option<String>,
    /// Who asked for it; none where Yike did.
    pub account: Option<Uuid>,
    /// Where it stands.
    pub state: JobState,
    /// Steps done, as the job tells; only for people to see.
    pub done: i64,
    /// Steps whose effect is kept: where an interrupted job goes on.
    pub kept: i64,
    /// All steps, once they are known.
    pub total: Option<i64>,
    /// What it needs to know.
    pub input: Json,
    /// What came out.
    pub result: Option<Json>,
    /// Why it failed: a message of the catalogues.
    pub error: Option<Json>,
    /// Attempts begun.
    pub attempt: i32,
    /// Whether it has been asked to stop.
    pub cancel: bool,
    /// When it was asked for.
    pub created_ms: i64,
    /// When the first attempt began.
    pub started_ms: Option<i64>,
    /// When it ended.
    pub ended_ms: Option<i64>,
}

impl KeptJob {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let state: String = row.take("state")?;
        let optional = |column| match row.take::<Option<String>>(column)? {
            Some(_) => row.doc(column).map(Some),
            None => Ok(None),
        };
        Ok(Self {
            id: row.take("id")?,
            kind: row.take("kind")?,
            org: row.take("org")?,
            account: row.take("account")?,
            state: JobState::of(&state).ok_or_else(|| StoreError::Odd(format!("state: {state}")))?,
            done: row.take("done")?,
            kept: row.take("kept")?,
            total: row.take("total")?,
            input: row.doc("input")?,
            result: optional("result")?,
            error: optional("error")?,
            attempt: row.take("attempt")?,
            cancel: row.take("cancel")?,
            created_ms: row.take("created_ms")?,
            started_ms: row.take("started_ms")?,
            ended_ms: row.take("ended_ms")?,
        })
    }
}

impl Tx {
    /// Asks for work; it begins when this change is kept. Its number.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when work of the same key is waiting or at work.
    pub async fn enqueue(&self, job: NewJob) -> Result<Uuid, StoreError> {
        let id = Uuid::now_v7();
        let sql = "INSERT INTO job (id, kind, org, account, key, state, done, kept, input, attempt, not_before_ms, cancel, \
                   created_ms) VALUES ($1, $2, $3, $4, $5, 'queued', 0, 0, $6, 0, $7, $8, $9)";
        let account = self.by.on_behalf_of.or(self.by.account);
        let input = job.input.to_string();
        let values = values![id, job.kind, job.org, account, job.key, input, job.not_before_ms, false, self.by.at_ms];
        self.run(sql, values).await?;
        Ok(id)
    }

    /// Cancels a job: at once where it waits, else the worker is asked to stop. Whether there was anything to cancel.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn cancel_job(&self, id: Uuid) -> Result<bool, StoreError> {
        let waiting = "UPDATE job SET state = 'cancelled', ended_ms = $2 WHERE id = $1 AND state = 'queued'";
        let at_work = "UPDATE job SET cancel = $2 WHERE id = $1 AND state = 'running'";
        let n = self.run(waiting, values![id, self.by.at_ms]).await? + self.run(at_work, values![id, true]).await?;
        Ok(n > 0)
    }

    /// Queues a job again that failed or was cancelled. Whether there was one.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when other work of the same key is waiting or at work.
    pub async fn retry_job(&self, id: Uuid) -> Result<bool, StoreError> {
        let sql = "UPDATE job SET state = 'queued', attempt = 0, not_before_ms = 0, cancel = $2, error = NULL, \
                   ended_ms = NULL WHERE id = $1 AND state IN ('failed', 'cancelled')";
        Ok(self.run(sql, values![id, false]).await? == 1)
    }

    /// Forgets jobs that ended before a moment. How many.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_jobs(&self, before_ms: i64) -> Result<u64, StoreError> {
        let ended = "ended_ms < $1 AND state IN ('done', 'failed', 'cancelled')";
        self.run(&format!("DELETE FROM job WHERE {ended}"), values![before_ms]).await
    }

    /// Remembers that a file is kept.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_blob(&self, digest: &crate::Digest, bytes: u64, media: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO blob (digest, bytes, media, at_ms) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
        let bytes = i64::try_from(bytes).map_err(|_| StoreError::Odd(format!("a file of {bytes} bytes")))?;
        self.run(sql, values![digest.to_string(), bytes, media, self.by.at_ms]).await?;
        Ok(())
    }
}
