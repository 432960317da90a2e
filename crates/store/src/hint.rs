//! What residents say is wrong.

use uuid::Uuid;

use crate::scope::Condition;
use crate::{Reader, Row, StoreError, Take, Tx, values};

/// A report of a resident as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptHint {
    /// Its id.
    pub id: Uuid,
    /// The number the resident was told.
    pub number: String,
    /// The outlet.
    pub outlet: Uuid,
    /// The unit that the outlet belonged to.
    pub org: String,
    /// What is wrong: `closed`, `hours`, `place`, `phone` or `other`.
    pub kind: String,
    /// In the resident's words; may be empty.
    pub text: String,
    /// When it came in, in milliseconds of UTC since 1970.
    pub created_ms: i64,
    /// When somebody had looked into it.
    pub settled_ms: Option<i64>,
}

impl KeptHint {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.take("id")?,
            number: row.take("number")?,
            outlet: row.take("outlet")?,
            org: row.take("org")?,
            kind: row.take("kind")?,
            text: row.take("words")?,
            created_ms: row.take("created_ms")?,
            settled_ms: row.take("settled_ms")?,
        })
    }
}

/// Which reports are asked for.
#[derive(Clone, Debug)]
pub struct HintQuery {
    /// What the caller may see.
    pub scope: Condition,
    /// Only those that nobody has looked into.
    pub waiting: bool,
    /// At most so many.
    pub limit: u64,
}

const FIELDS: &str = "h.id, h.number, h.outlet, h.org, h.kind, h.words, h.created_ms, h.settled_ms";

impl Reader {
    /// Reports, the latest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn hints(&self, query: &HintQuery) -> Result<Vec<KeptHint>, StoreError> {
        let mut values = Vec::new();
        let scope = query.scope.text(&mut values);
        let waiting = if query.waiting { " AND h.settled_ms IS NULL" } else { "" };
        let sql = format!(
            "SELECT {FIELDS} FROM hint h WHERE ({scope}){waiting} ORDER BY h.created_ms DESC, h.id DESC LIMIT {}",
            query.limit
        );
        self.all(&sql, values).await?.iter().map(KeptHint::read).collect()
    }

    /// The report of an id.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn hint(&self, id: Uuid) -> Result<Option<KeptHint>, StoreError> {
        let sql = format!("SELECT {FIELDS} FROM hint h WHERE h.id = $1");
        self.one(&sql, values![id]).await?.as_ref().map(KeptHint::read).transpose()
    }
}

impl Tx {
    /// Keeps a new report.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_hint(&self, hint: &KeptHint) -> Result<(), StoreError> {
        let row = values![
            hint.id,
            hint.number.as_str(),
            hint.outlet,
            hint.org.as_str(),
            hint.kind.as_str(),
            hint.text.as_str(),
            hint.created_ms,
        ];
        let sql =
            "INSERT INTO hint (id, number, outlet, org, kind, words, created_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)";
        self.run(sql, row).await?;
        Ok(())
    }

    /// Marks a report as looked into.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it was before.
    pub async fn settle_hint(&self, id: Uuid) -> Result<(), StoreError> {
        let sql = "UPDATE hint SET settled_ms = $2 WHERE id = $1 AND settled_ms IS NULL";
        match self.run(sql, values![id, self.by().at_ms]).await? {
            1 => Ok(()),
            _ => Err(StoreError::Stale { kind: "hint", id: id.to_string() }),
        }
    }
}
