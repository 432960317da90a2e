//! Idempotency keys: a request that is sent again is not done again.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::{Housekeeping, Reader, StoreError, Take, Tx, values};

/// The idempotency key of one request. It is kept in the transaction of the request's first change, so that
/// the change and the memory of it come together.
#[derive(Clone, Debug)]
pub struct Once {
    /// Whose keys these are: an account or a session.
    pub scope: String,
    /// The key, as the client chose it.
    pub key: String,
    /// Digest of what was asked, so that another request under the same key is noticed.
    pub request: Vec<u8>,
    used: Arc<AtomicBool>,
}

/// What is known of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Digest of what was asked.
    pub request: Vec<u8>,
    /// The answer that was given: status and body; none when the process ended before it was kept.
    pub answer: Option<(u16, String)>,
}

impl Once {
    /// A key that has not been used in this request.
    #[must_use]
    pub fn new(scope: impl Into<String>, key: impl Into<String>, request: Vec<u8>) -> Self {
        Self { scope: scope.into(), key: key.into(), request, used: Arc::default() }
    }

    /// Whether no change of the request has been kept yet.
    pub(crate) fn is_unused(&self) -> bool {
        !self.used.load(Ordering::SeqCst)
    }

    /// The first change of the request has been kept.
    pub(crate) fn used(&self) {
        self.used.store(true, Ordering::SeqCst);
    }

    pub(crate) async fn keep(&self, tx: &Tx) -> Result<(), StoreError> {
        let sql = "INSERT INTO idempotency (scope, key, request, at_ms) VALUES ($1, $2, $3, $4)";
        let values = values![self.scope.as_str(), self.key.as_str(), self.request.clone(), tx.by.at_ms];
        match tx.run(sql, values).await {
            Err(StoreError::Taken(_)) => Err(StoreError::Repeated),
            other => other.map(|_| ()),
        }
    }
}

impl Reader {
    /// What is known of a key.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn request(&self, scope: &str, key: &str) -> Result<Option<Known>, StoreError> {
        let sql = "SELECT request, status, answer FROM idempotency WHERE scope = $1 AND key = $2";
        let Some(row) = self.one(sql, values![scope, key]).await? else { return Ok(None) };
        let (status, answer): (Option<i32>, Option<String>) = (row.take("status")?, row.take("answer")?);
        let answer = status.and_then(|status| u16::try_from(status).ok()).zip(answer);
        Ok(Some(Known { request: row.take("request")?, answer }))
    }
}

impl Tx {
    /// Keeps the answer that was given, for whoever asks again.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_answer(self, scope: &str, key: &str, status: u16, answer: &str) -> Result<(), StoreError> {
        let sql = "UPDATE idempotency SET status = $3, answer = $4 WHERE scope = $1 AND key = $2";
        self.run(sql, values![scope, key, i32::from(status), answer]).await?;
        self.commit_unrecorded(Housekeeping::Cache).await
    }

    /// Forgets the keys used before a moment.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_requests(self, before_ms: i64) -> Result<(), StoreError> {
        self.run("DELETE FROM idempotency WHERE at_ms < $1", values![before_ms]).await?;
        self.commit_unrecorded(Housekeeping::Expiry).await
    }
}
