//! Imports of outlets: the file, how far they are, and what becomes of every row.

use serde::Serialize;
use serde_json::Value as Json;
use uuid::Uuid;

use crate::{Reader, Row, StoreError, Take, Tx, values};

/// An import as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptImport {
    /// Its number.
    pub id: Uuid,
    /// Whose it is.
    pub account: Uuid,
    /// When it was uploaded, in milliseconds of UTC since 1970.
    pub created_ms: i64,
    /// How far it is.
    pub state: String,
    /// The file's name as it was uploaded.
    pub name: String,
    /// The file's digest.
    pub blob: String,
    /// Everything else.
    pub doc: Json,
}

/// A row of an import.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptImportRow {
    /// Its number in the file.
    pub line: u32,
    /// What becomes of it.
    pub outcome: String,
    /// What is said about it.
    pub doc: Json,
}

fn import(row: &Row) -> Result<KeptImport, StoreError> {
    Ok(KeptImport {
        id: row.take("id")?,
        account: row.take("account")?,
        created_ms: row.take("created_ms")?,
        state: row.take("state")?,
        name: row.take("name")?,
        blob: row.take("blob")?,
        doc: row.doc("doc")?,
    })
}

impl Reader {
    /// The import of a number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn import(&self, id: Uuid) -> Result<Option<KeptImport>, StoreError> {
        let row = self.one("SELECT * FROM import_batch WHERE id = $1", values![id]).await?;
        row.as_ref().map(import).transpose()
    }

    /// The imports of an account, the latest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn imports(&self, account: Uuid, limit: u32) -> Result<Vec<KeptImport>, StoreError> {
        let sql =
            format!("SELECT * FROM import_batch WHERE account = $1 ORDER BY created_ms DESC, id DESC LIMIT {limit}");
        self.all(&sql, values![account]).await?.iter().map(import).collect()
    }

    /// Rows of an import behind a line, of one outcome where it is named.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn import_rows(
        &self,
        id: Uuid,
        outcome: Option<&str>,
        after: u32,
        limit: u32,
    ) -> Result<Vec<KeptImportRow>, StoreError> {
        let mut values = values![id, i32::try_from(after).unwrap_or(i32::MAX)];
        let mut condition = "batch = $1 AND line > $2".to_owned();
        if let Some(outcome) = outcome {
            values.push(outcome.into());
            condition.push_str(" AND outcome = $3");
        }
        let sql = format!("SELECT line, outcome, doc FROM import_row WHERE {condition} ORDER BY line LIMIT {limit}");
        let row = |row: &Row| {
            let line: i32 = row.take("line")?;
            Ok(KeptImportRow {
                line: u32::try_from(line).unwrap_or(0),
                outcome: row.take("outcome")?,
                doc: row.doc("doc")?,
            })
        };
        self.all(&sql, values).await?.iter().map(row).collect()
    }
}

impl Tx {
    /// Keeps a new import.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn add_import(&self, import: &KeptImport) -> Result<(), StoreError> {
        let row = values![
            import.id,
            import.account,
            import.created_ms,
            import.state.as_str(),
            import.name.as_str(),
            import.blob.as_str(),
            import.doc.to_string()
        ];
        self.insert_all("import_batch (id, account, created_ms, state, name, blob, doc)", vec![row]).await
    }

    /// Moves an import on, when it still stands where it was read.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when somebody else moved it.
    pub async fn move_import(&self, id: Uuid, from: &str, to: &str, doc: &Json) -> Result<(), StoreError> {
        let sql = "UPDATE import_batch SET state = $3, doc = $4 WHERE id = $1 AND state = $2";
        match self.run(sql, values![id, from, to, doc.to_string()]).await? {
            1 => Ok(()),
            _ => Err(StoreError::Stale { kind: "import", id: id.to_string() }),
        }
    }

    /// Keeps what becomes of the rows, in place of what was kept before.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_import_rows<T: Serialize>(
        &self,
        id: Uuid,
        rows: impl Iterator<Item = (u32, &'static str, T)>,
    ) -> Result<(), StoreError> {
        self.run("DELETE FROM import_row WHERE batch = $1", values![id]).await?;
        let row = |(line, outcome, doc): (u32, &'static str, T)| {
            let doc = serde_json::to_string(&doc).map_err(|why| StoreError::Odd(why.to_string()))?;
            Ok(values![id, i32::try_from(line).unwrap_or(i32::MAX), outcome, doc])
        };
        let rows = rows.map(row).collect::<Result<Vec<_>, StoreError>>()?;
        self.insert_all("import_row (batch, line, outcome, doc)", rows).await
    }
}
