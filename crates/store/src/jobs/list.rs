//! Reading jobs.

use sea_orm::Value;
use uuid::Uuid;

use super::{KeptJob, Line};
use crate::{Reader, Row, StoreError, Take, values};

/// Which jobs; everything not said lets all through.
#[derive(Clone, Debug, Default)]
pub struct JobFilter {
    /// Those an account asked for.
    pub account: Option<Uuid>,
    /// Of one kind.
    pub kind: Option<String>,
    /// In one state, by its code.
    pub state: Option<String>,
}

/// The jobs, to be asked.
pub struct Jobs<'a>(&'a Reader);

impl Reader {
    /// The jobs.
    #[must_use]
    pub fn jobs(&self) -> Jobs<'_> {
        Jobs(self)
    }
}

impl Jobs<'_> {
    /// One job.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn get(&self, id: Uuid) -> Result<Option<KeptJob>, StoreError> {
        let row = self.0.one("SELECT * FROM job WHERE id = $1", values![id]).await?;
        row.as_ref().map(KeptJob::read).transpose()
    }

    /// The newest first, those after the job `after` of the list where it is given.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn newest(&self, of: &JobFilter, after: Option<Uuid>, n: u32) -> Result<Vec<KeptJob>, StoreError> {
        let (mut parts, mut values): (Vec<String>, Vec<Value>) = (vec!["1 = 1".to_owned()], Vec::new());
        let mut ask = |part: &str, value: Value| {
            values.push(value);
            parts.push(part.replace('#', &format!("${}", values.len())));
        };
        if let Some(account) = of.account {
            ask("account = #", account.into());
        }
        if let Some(kind) = &of.kind {
            ask("kind = #", kind.as_str().into());
        }
        if let Some(state) = &of.state {
            ask("state = #", state.as_str().into());
        }
        if let Some(after) = after {
            ask("(created_ms, id) < (SELECT created_ms, id FROM job WHERE id = #)", after.into());
        }
        values.push(i64::from(n).into());
        let sql = format!(
            "SELECT * FROM job WHERE {} ORDER BY created_ms DESC, id DESC LIMIT ${}",
            parts.join(" AND "),
            values.len()
        );
        self.0.all(&sql, values).await?.iter().map(KeptJob::read).collect()
    }

    /// What a job said, in order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn log(&self, id: Uuid) -> Result<Vec<Line>, StoreError> {
        let rows = self.0.all("SELECT n, at_ms, message FROM job_log WHERE job = $1 ORDER BY n", values![id]).await?;
        let line = |row: &Row| Ok(Line { n: row.take("n")?, at_ms: row.take("at_ms")?, message: row.doc("message")? });
        rows.iter().map(line).collect()
    }

    /// Whether a worker would find something to do.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn any_ready(&self, now_ms: i64) -> Result<bool, StoreError> {
        let sql = format!("SELECT 1 AS one FROM job WHERE {} LIMIT 1", super::work::READY);
        Ok(self.0.one(&sql, values![now_ms]).await?.is_some())
    }

    /// How many are waiting, and how many are at work.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn open(&self) -> Result<(u64, u64), StoreError> {
        let count = async |state: &str| self.0.count("SELECT count(*) FROM job WHERE state = $1", values![state]).await;
        Ok((count("queued").await?, count("running").await?))
    }
}
