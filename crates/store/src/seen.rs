//! Outlets as maps and short lists show them: which of some a caller may see, and the points in a box.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;
use yike_domain::LonLat;

use crate::scope::Condition;
use crate::{Box2, Reader, Row, StoreError, Take, Value};

/// Most values of one `IN` list.
const LISTED: usize = 500;

/// An outlet as a point of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutletPoint {
    /// Its number.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Position.
    pub at: LonLat,
    /// State, by code.
    pub status: String,
    /// Since when everything that matters is verified; empty where it never was.
    pub verified_on: String,
    /// Its types, by code, in alphabetical order.
    pub types: Vec<String>,
}

impl Reader {
    /// Those of some outlets that pass a filter.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn outlets_passing(&self, ids: &[Uuid], scope: &Condition) -> Result<BTreeSet<Uuid>, StoreError> {
        let mut found = BTreeSet::new();
        for chunk in ids.chunks(LISTED) {
            let mut given: Vec<Value> = chunk.iter().map(|id| (*id).into()).collect();
            let places: Vec<String> = (1..=chunk.len()).map(|n| format!("${n}")).collect();
            let condition = scope.text(&mut given);
            let sql = format!("SELECT o.id FROM outlet o WHERE o.id IN ({}) AND ({condition})", places.join(", "));
            for row in self.all(&sql, given).await? {
                found.insert(row.take("id")?);
            }
        }
        Ok(found)
    }

    /// The current outlets in a box that pass a filter, by number; `limit` at most.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn outlet_points(
        &self,
        scope: &Condition,
        area: &Box2,
        limit: u64,
    ) -> Result<Vec<OutletPoint>, StoreError> {
        let condition = |given: &mut Vec<Value>| {
            let scope = scope.text(given);
            let mut put = |value: i32| {
                given.push(value.into());
                format!("${}", given.len())
            };
            let (west, east, south, north) = (put(area.west), put(area.east), put(area.south), put(area.north));
            format!("o.current AND ({scope}) AND o.lon BETWEEN {west} AND {east} AND o.lat BETWEEN {south} AND {north}")
        };
        let mut given = Vec::new();
        let sql = format!(
            "SELECT o.id, o.name, o.lon, o.lat, o.status, o.verified_on FROM outlet o WHERE {} ORDER BY o.id LIMIT {limit}",
            condition(&mut given)
        );
        let rows = self.all(&sql, given).await?;
        let mut given = Vec::new();
        let sql = format!(
            "SELECT t.outlet, t.type FROM outlet o JOIN outlet_type t ON t.outlet = o.id WHERE {} ORDER BY t.outlet, t.type",
            condition(&mut given)
        );
        let mut types = BTreeMap::<Uuid, Vec<String>>::new();
        for row in self.all(&sql, given).await? {
            types.entry(row.take("outlet")?).or_default().push(row.take("type")?);
        }
        let point = |row: &Row| {
            let id = row.take("id")?;
            Ok(OutletPoint {
                id,
                name: row.take("name")?,
                at: LonLat { lon: row.take("lon")?, lat: row.take("lat")? },
                status: row.take("status")?,
                verified_on: row.take("verified_on")?,
                types: types.remove(&id).unwrap_or_default(),
            })
        };
        rows.iter().map(point).collect()
    }
}
