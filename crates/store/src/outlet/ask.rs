//! Asking for outlets.

use std::collections::BTreeMap;

use uuid::Uuid;
use yike_domain::outlet::{Choice as _, life::Status};
use yike_domain::place::org::OrgCode;
use yike_domain::{Day, LonLat};

use super::KeptOutlet;
use crate::cell::Box2;
use crate::scope::Condition;
use crate::{Reader, StoreError, Take, Value, values};

/// Most values of one `IN` list.
const LISTED: usize = 500;

/// The order of a list of outlets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OutletOrder {
    /// By name.
    #[default]
    Name,
    /// By the day it was verified; what never was comes first.
    Verified,
    /// By the last change.
    Updated,
}

impl OutletOrder {
    /// Every order, with its name.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Name, "name"), (Self::Verified, "verified_on"), (Self::Updated, "updated")];

    const fn column(self) -> &'static str {
        match self {
            Self::Name => "o.name",
            Self::Verified => "o.verified_on",
            Self::Updated => "o.updated_ms",
        }
    }

    /// The value of a row that the list is ordered by.
    #[must_use]
    pub fn value(self, outlet: &KeptOutlet) -> serde_json::Value {
        match self {
            Self::Name => outlet.record.name.clone().into(),
            Self::Verified => outlet.record.verified_on().map(|day| day.to_string()).unwrap_or_default().into(),
            Self::Updated => outlet.updated_ms.into(),
        }
    }
}

/// Which outlets are asked for; everything said must be so.
#[derive(Clone, Debug)]
pub struct OutletQuery {
    /// What the caller may see.
    pub scope: Condition,
    /// A part of what search looks into; already made comparable.
    pub text: Option<String>,
    /// Types that the text means, any of which is enough in place of the text.
    pub meant: Vec<String>,
    /// Any of these types.
    pub types: Vec<String>,
    /// In this circle.
    pub circle: Option<Uuid>,
    /// Of this unit and those below, by code.
    pub org: Option<OrgCode>,
    /// Any of these states; all where none is named.
    pub status: Vec<Status>,
    /// Not verified since this day.
    pub stale_before: Option<Day>,
    /// Verified since this day.
    pub fresh_since: Option<Day>,
    /// In this box.
    pub area: Option<Box2>,
    /// Also those that were made one with another.
    pub with_merged: bool,
    /// The order.
    pub order: OutletOrder,
    /// The last first.
    pub reverse: bool,
    /// Behind this row: the value it is ordered by, and its id.
    pub after: Option<(serde_json::Value, Uuid)>,
    /// At most so many.
    pub limit: u64,
}

impl OutletQuery {
    /// Everything that the scope lets through.
    #[must_use]
    pub const fn all(scope: Condition) -> Self {
        Self {
            scope,
            text: None,
            meant: Vec::new(),
            types: Vec::new(),
            circle: None,
            org: None,
            status: Vec::new(),
            stale_before: None,
            fresh_since: None,
            area: None,
            with_merged: false,
            order: OutletOrder::Name,
            reverse: false,
            after: None,
            limit: 1000,
        }
    }

    /// The condition, its values appended.
    fn condition(&self, values: &mut Vec<Value>) -> String {
        let mut parts = vec![format!("({})", self.scope.text(values))];
        let mut put = |value: Value| {
            values.push(value);
            format!("${}", values.len())
        };
        if !self.with_merged {
            parts.push("o.current".to_owned());
        }
        if let Some(text) = &self.text {
            let like = put(like(text).into());
            let mut any = vec![format!("o.look LIKE {like} ESCAPE '\\'")];
            if !self.meant.is_empty() {
                let meant: Vec<String> = self.meant.iter().map(|code| put(code.as_str().into())).collect();
                any.push(format!(
                    "EXISTS (SELECT 1 FROM outlet_type m WHERE m.outlet = o.id AND m.type IN ({}))",
                    meant.join(", ")
                ));
            }
            parts.push(format!("({})", any.join(" OR ")));
        }
        if !self.types.is_empty() {
            let types: Vec<String> = self.types.iter().map(|code| put(code.as_str().into())).collect();
            parts.push(format!("o.id IN (SELECT t.outlet FROM outlet_type t WHERE t.type IN ({}))", types.join(", ")));
        }
        if let Some(circle) = self.circle {
            parts.push(format!(
                "o.id IN (SELECT i.outlet FROM circle_outlet i WHERE i.circle = {})",
                put(circle.into())
            ));
        }
        if let Some(org) = self.org.as_ref().filter(|org| org.as_str() != "CN") {
            let (from, to) = (put(org.as_str().into()), put(format!("{org}:").into()));
            parts.push(format!("o.org >= {from} AND o.org < {to}"));
        }
        if !self.status.is_empty() {
            let status: Vec<String> = self.status.iter().map(|status| put(status.code().into())).collect();
            parts.push(format!("o.status IN ({})", status.join(", ")));
        }
        if let Some(day) = self.stale_before {
            parts.push(format!("o.verified_on < {}", put(day.to_string().into())));
        }
        if let Some(day) = self.fresh_since {
            parts.push(format!("o.verified_on >= {}", put(day.to_string().into())));
        }
        if let Some(area) = self.area {
            parts.push(in_box(&area, &mut put));
        }
        parts.join(" AND ")
    }
}

/// A pattern for any text that contains this one.
fn like(text: &str) -> String {
    format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}

fn in_box(area: &Box2, put: &mut impl FnMut(Value) -> String) -> String {
    let mut condition = format!(
        "o.lon BETWEEN {} AND {} AND o.lat BETWEEN {} AND {}",
        put(area.west.into()),
        put(area.east.into()),
        put(area.south.into()),
        put(area.north.into())
    );
    if let Some(ranges) = area.ranges() {
        let ranges =
            ranges.into_iter().map(|(from, to)| format!("o.cell BETWEEN {} AND {}", put(from.into()), put(to.into())));
        condition.push_str(&format!(" AND ({})", ranges.collect::<Vec<_>>().join(" OR ")));
    }
    condition
}

/// Asks for outlets.
#[derive(Clone, Copy)]
pub struct Outlets<'a> {
    reader: &'a Reader,
}

impl<'a> Outlets<'a> {
    pub(super) const fn of(reader: &'a Reader) -> Self {
        Self { reader }
    }

    /// The outlet of a number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn get(&self, id: Uuid) -> Result<Option<KeptOutlet>, StoreError> {
        let row = self.reader.one("SELECT id, version, updated_ms, doc FROM outlet WHERE id = $1", values![id]).await?;
        row.as_ref().map(KeptOutlet::read).transpose()
    }

    /// Whether an outlet passes a filter.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn passes(&self, id: Uuid, scope: &Condition) -> Result<bool, StoreError> {
        let mut values = values![id];
        let sql = format!("SELECT COUNT(*) FROM outlet o WHERE o.id = $1 AND ({})", scope.text(&mut values));
        Ok(self.reader.count(&sql, values).await? > 0)
    }

    /// A page of a list.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn list(&self, query: &OutletQuery) -> Result<Vec<KeptOutlet>, StoreError> {
        let mut values = Vec::new();
        let mut condition = query.condition(&mut values);
        let (column, direction, beyond) =
            if query.reverse { (query.order.column(), "DESC", "<") } else { (query.order.column(), "ASC", ">") };
        if let Some((last, id)) = &query.after {
            let last: Value = match last {
                serde_json::Value::Number(number) => number.as_i64().unwrap_or_default().into(),
                other => other.as_str().unwrap_or_default().into(),
            };
            values.push(last);
            values.push((*id).into());
            let (at, by_id) = (values.len() - 1, values.len());
            condition.push_str(&format!(" AND ({column}, o.id) {beyond} (${at}, ${by_id})"));
        }
        let sql = format!(
            "SELECT o.id, o.version, o.updated_ms, o.doc FROM outlet o WHERE {condition} \
             ORDER BY {column} {direction}, o.id {direction} LIMIT {}",
            query.limit
        );
        self.reader.all(&sql, values).await?.iter().map(KeptOutlet::read).collect()
    }

    /// How many there are.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn count(&self, query: &OutletQuery) -> Result<u64, StoreError> {
        let mut values = Vec::new();
        let condition = query.condition(&mut values);
        self.reader.count(&format!("SELECT COUNT(*) FROM outlet o WHERE {condition}"), values).await
    }

    /// How many there are of each type.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn by_type(&self, query: &OutletQuery) -> Result<BTreeMap<String, u64>, StoreError> {
        let mut values = Vec::new();
        let condition = query.condition(&mut values);
        let sql = format!(
            "SELECT k.type AS type, COUNT(*) AS n FROM outlet o JOIN outlet_type k ON k.outlet = o.id \
             WHERE {condition} GROUP BY k.type"
        );
        let rows = self.reader.all(&sql, values).await?;
        let count = |row: &crate::Row| {
            let n: i64 = row.take("n")?;
            Ok((row.take("type")?, u64::try_from(n).unwrap_or(0)))
        };
        rows.iter().map(count).collect()
    }

    /// Outlets of these numbers, in no order; those that are not there are left out.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn of_ids(&self, ids: &[Uuid]) -> Result<Vec<KeptOutlet>, StoreError> {
        let ids: Vec<Value> = ids.iter().map(|id| (*id).into()).collect();
        self.any_of("id", ids).await
    }

    /// Outlets with one of these credit codes.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn of_credit_codes(&self, codes: &[String]) -> Result<Vec<KeptOutlet>, StoreError> {
        self.any_of("credit_code", codes.iter().map(|code| code.as_str().into()).collect()).await
    }

    async fn any_of(&self, column: &str, values: Vec<Value>) -> Result<Vec<KeptOutlet>, StoreError> {
        let mut found = Vec::new();
        for chunk in values.chunks(LISTED) {
            let places: Vec<String> = (1..=chunk.len()).map(|n| format!("${n}")).collect();
            let sql =
                format!("SELECT id, version, updated_ms, doc FROM outlet WHERE {column} IN ({})", places.join(", "));
            for row in self.reader.all(&sql, chunk.to_vec()).await? {
                found.push(KeptOutlet::read(&row)?);
            }
        }
        Ok(found)
    }

    /// Positions of all current outlets in a box, with their numbers.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn places(&self, area: &Box2) -> Result<Vec<(Uuid, LonLat)>, StoreError> {
        let mut values: Vec<Value> = Vec::new();
        let mut put = |value: Value| {
            values.push(value);
            format!("${}", values.len())
        };
        let condition = in_box(area, &mut put);
        let sql = format!("SELECT o.id, o.lon, o.lat FROM outlet o WHERE o.current AND {condition} ORDER BY o.id");
        let rows = self.reader.all(&sql, values).await?;
        let place = |row: &crate::Row| Ok((row.take("id")?, LonLat { lon: row.take("lon")?, lat: row.take("lat")? }));
        rows.iter().map(place).collect()
    }

    /// The circles that outlets stand in.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn circles_of(&self, ids: &[Uuid]) -> Result<BTreeMap<Uuid, Vec<Uuid>>, StoreError> {
        let mut found = BTreeMap::<Uuid, Vec<Uuid>>::new();
        for chunk in ids.chunks(LISTED) {
            let places: Vec<String> = (1..=chunk.len()).map(|n| format!("${n}")).collect();
            let sql = format!(
                "SELECT outlet, circle FROM circle_outlet WHERE outlet IN ({}) ORDER BY outlet, circle",
                places.join(", ")
            );
            for row in self.reader.all(&sql, chunk.iter().map(|id| (*id).into()).collect()).await? {
                found.entry(row.take("outlet")?).or_default().push(row.take("circle")?);
            }
        }
        Ok(found)
    }
}
