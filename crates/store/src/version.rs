//! The history of records: what was so in the world, since when, and when Yike learned of it.

use serde::Serialize;
use serde_json::Value as Json;
use uuid::Uuid;
use yike_domain::Day;

use crate::{Reader, Row, StoreError, Take, Tx, values};

/// One version of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The noun: `outlet`, `circle` …
    pub kind: String,
    /// Which record.
    pub id: String,
    /// Counted from 1.
    pub version: i64,
    /// The first day on which it was so in the world, until the next version that says otherwise.
    pub valid_from: Day,
    /// When it was recorded, in milliseconds of UTC since 1970.
    pub recorded_ms: i64,
    /// The transaction that recorded it, as its audit events name it.
    pub change: Uuid,
    /// The record.
    pub doc: Json,
}

impl Version {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let valid_from: String = row.take("valid_from")?;
        Ok(Self {
            kind: row.take("kind")?,
            id: row.take("id")?,
            version: row.take("version")?,
            valid_from: Day::parse(&valid_from).ok_or_else(|| StoreError::Odd(format!("valid_from: {valid_from}")))?,
            recorded_ms: row.take("recorded_ms")?,
            change: row.take("change")?,
            doc: row.doc("doc")?,
        })
    }
}

const INTO: &str = "record_version (kind, id, version, valid_from, recorded_ms, change, doc)";

impl Tx {
    /// Keeps a version of a record beside its current row. Version 1 is the first.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when there is such a version already.
    pub async fn keep_version(
        &self,
        kind: &'static str,
        id: impl ToString,
        version: i64,
        valid_from: Day,
        doc: &impl Serialize,
    ) -> Result<(), StoreError> {
        self.keep_versions(kind, [(id.to_string(), version, valid_from, doc)]).await
    }

    /// Keeps versions of many records.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when there is one of them already.
    pub async fn keep_versions<T: Serialize>(
        &self,
        kind: &'static str,
        versions: impl IntoIterator<Item = (String, i64, Day, T)>,
    ) -> Result<(), StoreError> {
        let row = |(id, version, valid_from, doc): (String, i64, Day, T)| {
            let doc = serde_json::to_string(&doc).map_err(|why| StoreError::Odd(why.to_string()))?;
            Ok(values![kind, id, version, valid_from.to_string(), self.by.at_ms, self.change, doc])
        };
        let rows = versions.into_iter().map(row).collect::<Result<_, StoreError>>()?;
        self.insert_all(INTO, rows).await
    }
}

impl Reader {
    /// Every version of a record, the oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn versions(&self, kind: &str, id: impl ToString) -> Result<Vec<Version>, StoreError> {
        let sql = "SELECT * FROM record_version WHERE kind = $1 AND id = $2 ORDER BY version";
        self.all(sql, values![kind, id.to_string()]).await?.iter().map(Version::read).collect()
    }

    /// What was so on a day, as far as was known at a moment: the latest recorded of the versions valid by then.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn as_of(
        &self,
        kind: &str,
        id: impl ToString,
        on: Day,
        known_ms: i64,
    ) -> Result<Option<Version>, StoreError> {
        let sql = "SELECT * FROM record_version WHERE kind = $1 AND id = $2 AND valid_from <= $3 AND recorded_ms <= $4 \
                   ORDER BY version DESC LIMIT 1";
        let row = self.one(sql, values![kind, id.to_string(), on.to_string(), known_ms]).await?;
        row.as_ref().map(Version::read).transpose()
    }
}
