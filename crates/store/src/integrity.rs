//! Questions whose answer must be "none": what is kept contradicts itself.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::{Reader, StoreError, Take, values};

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

    /// The files that records rely on, with their sizes, in the order of their digests.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn kept_blobs(&self) -> Result<Vec<(crate::Digest, u64)>, StoreError> {
        let rows = self.all("SELECT digest, bytes FROM blob ORDER BY digest", Vec::new()).await?;
        rows.iter()
            .map(|row| {
                let (digest, bytes): (String, i64) = (row.take("digest")?, row.take("bytes")?);
                let odd = || StoreError::Odd(format!("blob {digest}"));
                Ok((digest.parse().map_err(|_| odd())?, u64::try_from(bytes).map_err(|_| odd())?))
            })
            .collect()
    }
}

fn text(cell: &Json) -> String {
    cell.as_str().map_or_else(|| cell.to_string(), str::to_owned)
}
