//! What a worker does with a job: claim, hold, advance, end.

use serde_json::Value as Json;
use uuid::Uuid;

use super::{JobState, KeptJob};
use crate::{Housekeeping, StoreError, Take, Tx, values};

/// What a worker may take at `$1`: what waits and is due, and what a worker left behind.
pub(super) const READY: &str =
    "(state = 'queued' AND not_before_ms <= $1) OR (state = 'running' AND lease_until_ms < $1)";

/// A worker's hold on a job. Whoever lost it can change nothing of the job any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lease {
    /// The job.
    pub job: Uuid,
    /// This hold, different for each attempt.
    pub hold: Uuid,
}

impl Tx {
    /// Takes the job that has waited longest, one that another worker left behind included, and holds it until
    /// `until_ms`. Keep with [`Housekeeping::Job`].
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn claim_job(&self, until_ms: i64) -> Result<Option<(Lease, KeptJob)>, StoreError> {
        let hold = Uuid::now_v7();
        let skip = if self.is_postgres() { " FOR UPDATE SKIP LOCKED" } else { "" };
        let sql = format!(
            "UPDATE job SET state = 'running', lease = $2, lease_until_ms = $3, attempt = attempt + 1, \
             started_ms = coalesce(started_ms, $1) \
             WHERE id = (SELECT id FROM job WHERE {READY} ORDER BY created_ms, id LIMIT 1{skip}) RETURNING *"
        );
        let row = self.one_changed(&sql, values![self.by.at_ms, hold, until_ms]).await?;
        let Some(row) = row else { return Ok(None) };
        let job = KeptJob::read(&row)?;
        Ok(Some((Lease { job: job.id, hold }, job)))
    }

    /// Holds a job longer and tells how far it is, where that is known. Whether it was asked to stop.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when the hold was lost.
    pub async fn hold_job(
        &self,
        lease: Lease,
        until_ms: i64,
        progress: Option<(i64, Option<i64>)>,
    ) -> Result<bool, StoreError> {
        let (done, total) = progress.map_or((None, None), |(done, total)| (Some(done), total));
        let sql = "UPDATE job SET lease_until_ms = $3, done = coalesce($4, done), total = coalesce($5, total) \
                   WHERE id = $1 AND lease = $2 AND state = 'running' RETURNING cancel";
        let row = self.one_changed(sql, values![lease.job, lease.hold, until_ms, done, total]).await?;
        row.ok_or_else(|| lost(lease))?.take("cancel")
    }

    /// Says that `kept` steps are kept once this change is, and holds the job longer.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when the hold was lost: then the steps must not be kept, and are not.
    pub async fn advance_job(&self, lease: Lease, until_ms: i64, kept: i64) -> Result<(), StoreError> {
        let sql = "UPDATE job SET lease_until_ms = $3, done = $4, kept = $4 \
                   WHERE id = $1 AND lease = $2 AND state = 'running'";
        let n = self.run(sql, values![lease.job, lease.hold, until_ms, kept]).await?;
        if n == 1 { Ok(()) } else { Err(lost(lease)) }
    }

    /// Ends a job in the same transaction as its effect.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when the hold was lost: then the effect must not be kept, and is not.
    pub async fn end_job(&self, lease: Lease, end: End<'_>) -> Result<(), StoreError> {
        let (state, result, error) = match end {
            End::Done(result) => (JobState::Done, Some(result.to_string()), None),
            End::Failed(error) => (JobState::Failed, None, Some(error.to_string())),
            End::Cancelled => (JobState::Cancelled, None, None),
        };
        let sql = "UPDATE job SET state = $3, result = $4, error = $5, ended_ms = $6, lease = NULL, \
                   lease_until_ms = NULL, done = CASE WHEN $3 = 'done' THEN coalesce(total, done) ELSE done END \
                   WHERE id = $1 AND lease = $2 AND state = 'running'";
        let values = values![lease.job, lease.hold, state.code(), result, error, self.by.at_ms];
        if self.run(sql, values).await? == 1 { Ok(()) } else { Err(lost(lease)) }
    }

    /// Puts a job back for another attempt, not before a moment. An attempt that was only interrupted does not count.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when the hold was lost.
    pub async fn release_job(
        &self,
        lease: Lease,
        not_before_ms: i64,
        counts: bool,
        error: Option<&Json>,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE job SET state = 'queued', lease = NULL, lease_until_ms = NULL, not_before_ms = $3, \
                   attempt = attempt - $4, error = $5 WHERE id = $1 AND lease = $2 AND state = 'running'";
        let values = values![lease.job, lease.hold, not_before_ms, i32::from(!counts), error.map(ToString::to_string)];
        if self.run(sql, values).await? == 1 { Ok(()) } else { Err(lost(lease)) }
    }

    /// Adds to what a job says; a line that is there already stays as it is.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn log_job(&self, job: Uuid, lines: &[Line]) -> Result<(), StoreError> {
        let sql = "INSERT INTO job_log (job, n, at_ms, message) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
        for line in lines {
            self.run(sql, values![job, line.n, line.at_ms, line.message.to_string()]).await?;
        }
        Ok(())
    }

    /// Keeps what concerns only the job itself.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn commit_job(self) -> Result<(), StoreError> {
        self.commit_unrecorded(Housekeeping::Job).await
    }
}

/// A line of what a job says.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its number in the log, from 1.
    pub n: i64,
    /// When, in milliseconds of UTC since 1970.
    pub at_ms: i64,
    /// A message of the catalogues.
    pub message: Json,
}

/// How a job ends.
#[derive(Clone, Copy, Debug)]
pub enum End<'a> {
    /// Done, with what came out.
    Done(&'a Json),
    /// Given up, with the reason.
    Failed(&'a Json),
    /// Cancelled.
    Cancelled,
}

fn lost(lease: Lease) -> StoreError {
    StoreError::Stale { kind: "job", id: lease.job.to_string() }
}
