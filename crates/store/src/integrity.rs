//! Questions whose answer must be "none": what is kept contradicts itself.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::copy::Kind;
use crate::{Digest, Reader, StoreError, Take, values};

/// A contradiction.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contradiction {
    /// The noun or table.
    pub kind: String,
    /// Which record.
    pub id: String,
}

/// How many records were looked at, and those that contradict their history.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// Records looked at.
    pub n: u64,
    /// The contradictions, in order; at most [`MOST`].
    pub wrong: Vec<Contradiction>,
}

/// Contradictions told of one kind; more of them say no more.
pub const MOST: usize = 100;

impl Looked {
    fn add(&mut self, kind: &str, id: impl ToString) {
        if self.wrong.len() < MOST {
            self.wrong.push(Contradiction { kind: kind.to_owned(), id: id.to_string() });
        }
    }
}

impl Reader {
    /// Current rows that are not what the last version of their history says.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn rows_unlike_history(&self) -> Result<Looked, StoreError> {
        let mut looked = Looked::default();
        for (kind, table) in crate::records() {
            let shape = self.shape(table).await?;
            let column = |name: &str| {
                let found = shape.columns.iter().position(|(column, _)| column == name);
                found.ok_or_else(|| StoreError::Odd(format!("table {table} has no column {name}")))
            };
            let (id, version, doc) = (column("id")?, column("version")?, column("doc")?);
            let mut last = None;
            loop {
                let rows = self.rows_after(&shape, last.as_ref()).await?;
                let ids: Vec<String> = rows.iter().map(|cells| text(&cells[id])).collect();
                let latest = self.latest(kind, &ids).await?;
                for (cells, id) in rows.iter().zip(&ids) {
                    looked.n += 1;
                    let current = (cells[version].as_i64(), cells[doc].as_str());
                    let kept = latest.get(id).map(|(version, doc)| (Some(*version), Some(doc.as_str())));
                    if kept != Some(current) {
                        looked.add(kind, id);
                    }
                }
                match rows.into_iter().next_back() {
                    Some(cells) => last = Some(cells),
                    None => break,
                }
            }
        }
        Ok(looked)
    }

    /// The last version of each of some records.
    async fn latest(&self, kind: &str, ids: &[String]) -> Result<BTreeMap<String, (i64, String)>, StoreError> {
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        let places: Vec<String> = (2..ids.len() + 2).map(|n| format!("${n}")).collect();
        let sql = format!(
            "SELECT id, version, doc FROM record_version WHERE kind = $1 AND id IN ({}) ORDER BY id, version",
            places.join(", ")
        );
        let mut values = values![kind];
        values.extend(ids.iter().map(|id| id.as_str().into()));
        let rows = self.all(&sql, values).await?;
        // Later versions come later and take the place.
        rows.iter().map(|row| Ok((row.take("id")?, (row.take("version")?, row.take("doc")?)))).collect()
    }

    /// Records whose versions do not count from 1 without gaps, and versions that no audit event recorded.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn broken_histories(&self) -> Result<Looked, StoreError> {
        let n = self.count("SELECT count(*) FROM record_version", Vec::new()).await?;
        let mut looked = Looked { n, ..Looked::default() };
        let gaps = "SELECT kind, id FROM record_version GROUP BY kind, id \
                    HAVING min(version) <> 1 OR max(version) <> count(*) ORDER BY kind, id LIMIT 100";
        let orphans = "SELECT kind, id FROM record_version v WHERE NOT EXISTS \
                       (SELECT 1 FROM audit_event e WHERE e.change = v.change) ORDER BY kind, id LIMIT 100";
        for sql in [gaps, orphans] {
            for row in self.all(sql, Vec::new()).await? {
                let (kind, id): (String, String) = (row.take("kind")?, row.take("id")?);
                looked.add(&kind, id);
            }
        }
        Ok(looked)
    }

    /// The files that records rely on, in the order of their digests: those of the list of files, with their size, and
    /// those that a column `blob` or `…_blob` names.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn kept_blobs(&self) -> Result<BTreeMap<Digest, Option<u64>>, StoreError> {
        let mut found = BTreeMap::new();
        let odd = |what: &str| StoreError::Odd(format!("file {what}"));
        for table in crate::tables() {
            let shape = self.shape(table).await?;
            let names = shape.columns.iter().map(|(name, _)| name.as_str());
            for column in names.filter(|name| *name == "blob" || name.ends_with("_blob")) {
                let sql = format!("SELECT DISTINCT {column} AS digest FROM {table} WHERE {column} IS NOT NULL");
                for row in self.all(&sql, Vec::new()).await? {
                    let digest: String = row.take("digest")?;
                    found.insert(digest.parse().map_err(|_| odd(&digest))?, None);
                }
            }
        }
        for row in self.all("SELECT digest, bytes FROM blob", Vec::new()).await? {
            let (digest, bytes): (String, i64) = (row.take("digest")?, row.take("bytes")?);
            let bytes = u64::try_from(bytes).map_err(|_| odd(&digest))?;
            found.insert(digest.parse().map_err(|_| odd(&digest))?, Some(bytes));
        }
        Ok(found)
    }

    /// Positions (columns `lon` and `lat`, in 1e-7 degree) that do not lie within the degrees of China, where every
    /// position that was given in metres, in another order or not at all ends up.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn odd_positions(&self) -> Result<Looked, StoreError> {
        let mut looked = Looked::default();
        for table in crate::tables() {
            let shape = self.shape(table).await?;
            let has = |name: &str| shape.columns.iter().any(|(column, kind)| column == name && *kind == Kind::Int);
            let Some((id, _)) = shape.columns.iter().find(|(column, _)| column == "id") else { continue };
            if !has("lon") || !has("lat") {
                continue;
            }
            looked.n += self.count(&format!("SELECT count(*) FROM {table}"), Vec::new()).await?;
            let sql = format!(
                "SELECT CAST({id} AS text) AS id FROM {table} WHERE lon NOT BETWEEN 730000000 AND 1360000000 \
                 OR lat NOT BETWEEN 30000000 AND 540000000 ORDER BY {id} LIMIT {MOST}"
            );
            let sql = if self.is_postgres() {
                sql
            } else {
                sql.replace("CAST(id AS text)", "CASE WHEN typeof(id) = 'blob' THEN lower(hex(id)) ELSE id END")
            };
            for row in self.all(&sql, Vec::new()).await? {
                looked.add(table, row.take::<String>("id")?);
            }
        }
        Ok(looked)
    }
}

fn text(cell: &Json) -> String {
    cell.as_str().map_or_else(|| cell.to_string(), str::to_owned)
}
