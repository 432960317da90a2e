//! Keeping outlets: any number of them in few statements, each with its version.

use std::collections::BTreeMap;

use uuid::Uuid;
use yike_domain::Day;
use yike_domain::outlet::{Choice as _, OutletRecord};

use crate::cell::cell;
use crate::{StoreError, Take, Tx, Value, values};

/// Outlets of one statement.
const CHUNK: usize = 500;

/// An outlet that is made or changed.
#[derive(Clone, Debug)]
pub struct OutletChange {
    /// Its number.
    pub id: Uuid,
    /// The version it was read at; none for a new one.
    pub was: Option<i64>,
    /// The record as it shall be.
    pub record: OutletRecord,
    /// What search looks into.
    pub look: String,
    /// The circles it stands in.
    pub circles: Vec<Uuid>,
    /// Since when it is so in the world.
    pub valid_from: Day,
}

impl OutletChange {
    /// The version that it becomes.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.was.unwrap_or(0) + 1
    }
}

impl Tx {
    /// Keeps new and changed outlets.
    ///
    /// # Errors
    /// [`StoreError::Stale`] with the first that was changed since it was read.
    pub async fn keep_outlets(&self, changes: &[OutletChange]) -> Result<(), StoreError> {
        for chunk in changes.chunks(CHUNK) {
            self.check_outlets(chunk).await?;
            let ids: Vec<Value> = chunk.iter().filter(|change| change.was.is_some()).map(|c| c.id.into()).collect();
            if !ids.is_empty() {
                let places: Vec<String> = (1..=ids.len()).map(|n| format!("${n}")).collect();
                let places = places.join(", ");
                for (table, column) in [("outlet", "id"), ("outlet_type", "outlet"), ("circle_outlet", "outlet")] {
                    self.run(&format!("DELETE FROM {table} WHERE {column} IN ({places})"), ids.clone()).await?;
                }
            }
            self.insert_outlets(chunk).await?;
            let versions = chunk.iter().map(|c| (c.id.to_string(), c.version(), c.valid_from, &c.record));
            self.keep_versions("outlet", versions).await?;
        }
        Ok(())
    }

    /// Refuses what was changed since it was read; on PostgreSQL the rows stay locked until the end.
    async fn check_outlets(&self, chunk: &[OutletChange]) -> Result<(), StoreError> {
        let known: Vec<&OutletChange> = chunk.iter().filter(|change| change.was.is_some()).collect();
        if known.is_empty() {
            return Ok(());
        }
        let places: Vec<String> = (1..=known.len()).map(|n| format!("${n}")).collect();
        let lock = if self.is_postgres() { " ORDER BY id FOR UPDATE" } else { "" };
        let sql = format!("SELECT id, version FROM outlet WHERE id IN ({}){lock}", places.join(", "));
        let rows = self.all(&sql, known.iter().map(|change| change.id.into()).collect()).await?;
        let there = rows.iter().map(|row| Ok((row.take("id")?, row.take("version")?)));
        let there: BTreeMap<Uuid, i64> = there.collect::<Result<_, StoreError>>()?;
        match known.iter().find(|change| there.get(&change.id) != change.was.as_ref()) {
            Some(stale) => Err(StoreError::Stale { kind: "outlet", id: stale.id.to_string() }),
            None => Ok(()),
        }
    }

    async fn insert_outlets(&self, chunk: &[OutletChange]) -> Result<(), StoreError> {
        let mut rows = Vec::with_capacity(chunk.len());
        let (mut types, mut circles) = (Vec::new(), Vec::new());
        for change in chunk {
            let record = &change.record;
            let doc = serde_json::to_string(record).map_err(|why| StoreError::Odd(why.to_string()))?;
            rows.push(values![
                change.id,
                change.version(),
                record.org.as_str(),
                record.community.as_ref().map(|code| code.as_str().to_owned()),
                record.name.as_str(),
                change.look.as_str(),
                record.credit_code.value().cloned(),
                record.kind.code(),
                record.life.status().code(),
                record.is_current(),
                record.at.lon,
                record.at.lat,
                cell(record.at),
                record.verified_on().map(|day| day.to_string()).unwrap_or_default(),
                self.by().at_ms,
                doc,
            ]);
            types.extend(record.types.iter().map(|code| values![change.id, code.as_str()]));
            circles.extend(change.circles.iter().map(|circle| values![*circle, change.id]));
        }
        let into = "outlet (id, version, org, community, name, look, credit_code, kind, status, current, lon, lat, cell, \
                    verified_on, updated_ms, doc)";
        self.insert_all(into, rows).await?;
        self.insert_all("outlet_type (outlet, type)", types).await?;
        self.insert_all("circle_outlet (circle, outlet)", circles).await
    }
}
