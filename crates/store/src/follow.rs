//! Following changes: which records changed since an event of the audit trail.
//!
//! Events are numbered in the order in which they become visible, so whoever remembers the
//! last number seen misses nothing, however many processes write.

use crate::{Reader, Seq, StoreError, Take, values};

impl Reader {
    /// The number of the last event; 0 before the first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn last_event(&self) -> Result<Seq, StoreError> {
        let row = self.one("SELECT COALESCE(MAX(seq), 0) AS seq FROM audit_event", Vec::new()).await?;
        row.map_or(Ok(0), |row| row.take("seq"))
    }

    /// Records of these kinds (nouns of the history) with a version recorded after an event, as
    /// (kind, id), ordered.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn changed_since(&self, seq: Seq, kinds: &[&str]) -> Result<Vec<(String, String)>, StoreError> {
        if kinds.is_empty() {
            return Ok(Vec::new());
        }
        let places: Vec<String> = (0..kinds.len()).map(|n| format!("${}", n + 2)).collect();
        let sql = format!(
            "SELECT DISTINCT v.kind AS kind, v.id AS id FROM audit_event e JOIN record_version v ON v.change = e.change \
             WHERE e.seq > $1 AND v.kind IN ({}) ORDER BY v.kind, v.id",
            places.join(", ")
        );
        let mut given = values![seq];
        given.extend(kinds.iter().map(|kind| sea_orm::Value::from(*kind)));
        let rows = self.all(&sql, given).await?;
        rows.iter().map(|row| Ok((row.take("kind")?, row.take("id")?))).collect()
    }
}
