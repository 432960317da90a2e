//! The published outlets as points, read in pages of numbers: what the directory in memory is made of.

use std::collections::BTreeMap;

use uuid::Uuid;
use yike_domain::LonLat;

use crate::scope::Condition;
use crate::{Reader, StoreError, Take, Value};

/// Most values of one `IN` list.
const LISTED: usize = 500;

/// A published outlet as a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedOutlet {
    /// Its number.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Position.
    pub at: LonLat,
    /// Its types, by code, in alphabetical order.
    pub types: Vec<String>,
}

impl Reader {
    /// The outlets behind a number that pass a filter, `limit` at most, by number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn published_after(
        &self,
        scope: &Condition,
        after: Uuid,
        limit: u64,
    ) -> Result<Vec<PublishedOutlet>, StoreError> {
        let mut given: Vec<Value> = vec![after.into()];
        let condition = format!("o.id > $1 AND ({})", scope.text(&mut given));
        self.published(&condition, given, limit).await
    }

    /// Those of some outlets that pass a filter, by number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn published_of(&self, scope: &Condition, ids: &[Uuid]) -> Result<Vec<PublishedOutlet>, StoreError> {
        let mut found = Vec::new();
        for chunk in ids.chunks(LISTED) {
            let mut given: Vec<Value> = chunk.iter().map(|id| (*id).into()).collect();
            let places: Vec<String> = (1..=chunk.len()).map(|n| format!("${n}")).collect();
            let condition = format!("o.id IN ({}) AND ({})", places.join(", "), scope.text(&mut given));
            found.extend(self.published(&condition, given, LISTED as u64).await?);
        }
        Ok(found)
    }

    async fn published(
        &self,
        condition: &str,
        given: Vec<Value>,
        limit: u64,
    ) -> Result<Vec<PublishedOutlet>, StoreError> {
        let sql =
            format!("SELECT o.id, o.name, o.lon, o.lat FROM outlet o WHERE {condition} ORDER BY o.id LIMIT {limit}");
        let rows = self.all(&sql, given).await?;
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Ok(Vec::new()) };
        let (first, last): (Uuid, Uuid) = (first.take("id")?, last.take("id")?);
        // Of all numbers between: some types too many are read where a filter leaves few outlets, none too few.
        let sql = "SELECT outlet, type FROM outlet_type WHERE outlet BETWEEN $1 AND $2 ORDER BY outlet, type";
        let mut types = BTreeMap::<Uuid, Vec<String>>::new();
        for row in self.all(sql, vec![first.into(), last.into()]).await? {
            types.entry(row.take("outlet")?).or_default().push(row.take("type")?);
        }
        let outlet = |row: &crate::Row| {
            let id = row.take("id")?;
            Ok(PublishedOutlet {
                id,
                name: row.take("name")?,
                at: LonLat { lon: row.take("lon")?, lat: row.take("lat")? },
                types: types.remove(&id).unwrap_or_default(),
            })
        };
        rows.iter().map(outlet).collect()
    }
}
