//! Circles with every border they ever had, the communities in them, and communities and compounds themselves.

mod places;

use uuid::Uuid;
use yike_domain::account::{Facet, Stage};
use yike_domain::circle::{Boundary, Circle};
use yike_domain::outlet::Choice as _;
use yike_domain::place::org::OrgCode;
use yike_domain::{Day, LonLat};

use crate::cell::Box2;
use crate::scope::{Columns, Condition, StageOf};
use crate::{Reader, Row, StoreError, Take, Tx, Value, values};

pub use places::{KeptCommunity, KeptCompound};

/// A circle as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptCircle {
    /// Its number.
    pub id: Uuid,
    /// Counted from 1.
    pub version: i64,
    /// When it was last changed, in milliseconds of UTC since 1970.
    pub updated_ms: i64,
    /// The circle with its border in force.
    pub circle: Circle,
}

impl KeptCircle {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.take("id")?,
            version: row.take("version")?,
            updated_ms: row.take("updated_ms")?,
            circle: row.doc("doc")?,
        })
    }
}

/// What the permission filter asks of a circle: it is public when residents see it, a draft while only drawn.
pub const CIRCLE_SCOPE: Columns = Columns {
    org: "c.org",
    line: None,
    owner: None,
    stage: StageOf::When(&[(Stage::Draft, "c.stage = 'drawn'"), (Stage::Live, "c.stage <> 'drawn'")]),
    facets: &[(Facet::Published, "c.public")],
    author: None,
    subject: None,
};

/// Which circles are asked for; everything said must be so.
#[derive(Clone, Debug)]
pub struct CircleQuery {
    /// What the caller may see.
    pub scope: Condition,
    /// A part of what search looks into.
    pub text: Option<String>,
    /// Of this unit and those below, by code.
    pub org: Option<OrgCode>,
    /// At this stage.
    pub stage: Option<String>,
    /// That touch this box.
    pub area: Option<Box2>,
    /// Behind this row: its name and number.
    pub after: Option<(String, Uuid)>,
    /// The last first.
    pub reverse: bool,
    /// At most so many.
    pub limit: u64,
}

impl CircleQuery {
    /// Everything that the scope lets through.
    #[must_use]
    pub const fn all(scope: Condition) -> Self {
        Self { scope, text: None, org: None, stage: None, area: None, after: None, reverse: false, limit: 1000 }
    }

    fn condition(&self, values: &mut Vec<Value>) -> String {
        let mut parts = vec![format!("({})", self.scope.text(values))];
        let mut put = |value: Value| {
            values.push(value);
            format!("${}", values.len())
        };
        if let Some(text) = &self.text {
            let pattern = format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
            parts.push(format!("c.look LIKE {} ESCAPE '\\'", put(pattern.into())));
        }
        if let Some(org) = self.org.as_ref().filter(|org| org.as_str() != "CN") {
            let (from, to) = (put(org.as_str().into()), put(format!("{org}:").into()));
            parts.push(format!("c.org >= {from} AND c.org < {to}"));
        }
        if let Some(stage) = &self.stage {
            parts.push(format!("c.stage = {}", put(stage.as_str().into())));
        }
        if let Some(area) = self.area {
            parts.push(format!(
                "c.west <= {} AND c.east >= {} AND c.south <= {} AND c.north >= {}",
                put(area.east.into()),
                put(area.west.into()),
                put(area.north.into()),
                put(area.south.into())
            ));
        }
        parts.join(" AND ")
    }
}

/// Asks for circles.
#[derive(Clone, Copy)]
pub struct Circles<'a> {
    reader: &'a Reader,
}

impl Reader {
    /// Circles.
    #[must_use]
    pub const fn circles(&self) -> Circles<'_> {
        Circles { reader: self }
    }
}

const FIELDS: &str = "c.id, c.version, c.updated_ms, c.doc";

impl Circles<'_> {
    /// The circle of a number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn get(&self, id: Uuid) -> Result<Option<KeptCircle>, StoreError> {
        let sql = format!("SELECT {FIELDS} FROM circle c WHERE c.id = $1");
        self.reader.one(&sql, values![id]).await?.as_ref().map(KeptCircle::read).transpose()
    }

    /// The circle of a code.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn of_code(&self, code: &str) -> Result<Option<KeptCircle>, StoreError> {
        let sql = format!("SELECT {FIELDS} FROM circle c WHERE c.code = $1");
        self.reader.one(&sql, values![code]).await?.as_ref().map(KeptCircle::read).transpose()
    }

    /// Whether a circle passes a filter.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn passes(&self, id: Uuid, scope: &Condition) -> Result<bool, StoreError> {
        let mut values = values![id];
        let sql = format!("SELECT COUNT(*) FROM circle c WHERE c.id = $1 AND ({})", scope.text(&mut values));
        Ok(self.reader.count(&sql, values).await? > 0)
    }

    /// A page of circles by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn list(&self, query: &CircleQuery) -> Result<Vec<KeptCircle>, StoreError> {
        let mut values = Vec::new();
        let mut condition = query.condition(&mut values);
        let (direction, beyond) = if query.reverse { ("DESC", "<") } else { ("ASC", ">") };
        if let Some((name, id)) = &query.after {
            values.push(name.as_str().into());
            values.push((*id).into());
            let (at, by_id) = (values.len() - 1, values.len());
            condition.push_str(&format!(" AND (c.name, c.id) {beyond} (${at}, ${by_id})"));
        }
        let sql = format!(
            "SELECT {FIELDS} FROM circle c WHERE {condition} ORDER BY c.name {direction}, c.id {direction} LIMIT {}",
            query.limit
        );
        self.reader.all(&sql, values).await?.iter().map(KeptCircle::read).collect()
    }

    /// How many there are.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn count(&self, query: &CircleQuery) -> Result<u64, StoreError> {
        let mut values = Vec::new();
        let condition = query.condition(&mut values);
        self.reader.count(&format!("SELECT COUNT(*) FROM circle c WHERE {condition}"), values).await
    }

    /// Every border of a circle, the first first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn boundaries(&self, id: Uuid) -> Result<Vec<Boundary>, StoreError> {
        let sql = "SELECT doc FROM circle_boundary WHERE circle = $1 ORDER BY number";
        self.reader.all(sql, values![id]).await?.iter().map(|row| row.doc("doc")).collect()
    }

    /// Circles whose border touches a box, whoever may see them: what an outlet stands in does not depend on who asks.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn touching(&self, area: &Box2) -> Result<Vec<KeptCircle>, StoreError> {
        let mut query = CircleQuery::all(Condition::always());
        query.area = Some(*area);
        query.limit = 100_000;
        self.list(&query).await
    }

    /// Shares that circles hold of communities: community, circle, thousandths.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn shares_of(&self, communities: &[OrgCode]) -> Result<Vec<(OrgCode, Uuid, u16)>, StoreError> {
        if communities.is_empty() {
            return Ok(Vec::new());
        }
        let places: Vec<String> = (1..=communities.len()).map(|n| format!("${n}")).collect();
        let sql = format!(
            "SELECT community, circle, share FROM circle_community WHERE community IN ({}) ORDER BY community, circle",
            places.join(", ")
        );
        let rows = self.reader.all(&sql, communities.iter().map(|code| code.as_str().into()).collect()).await?;
        let share = |row: &Row| {
            let (code, share): (String, i32) = (row.take("community")?, row.take("share")?);
            let code = OrgCode::parse(&code).ok_or_else(|| StoreError::Odd(format!("{code} is no code")))?;
            Ok((code, row.take("circle")?, u16::try_from(share).unwrap_or(0)))
        };
        rows.iter().map(share).collect()
    }
}

impl Tx {
    /// Keeps a new or changed circle. With `outlets` its border is a new one, and these stand in it.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when another circle has its code, [`StoreError::Stale`] when it was changed since it was
    /// read at version `was`.
    pub async fn keep_circle(
        &self,
        id: Uuid,
        was: Option<i64>,
        circle: &Circle,
        look: &str,
        valid_from: Day,
        outlets: Option<&[Uuid]>,
    ) -> Result<i64, StoreError> {
        let version = was.unwrap_or(0) + 1;
        let doc = serde_json::to_string(circle).map_err(|why| StoreError::Odd(why.to_string()))?;
        let bounds = circle.boundary.as_ref().and_then(bounds_of);
        let row = values![
            id,
            version,
            circle.code.as_str(),
            circle.name.as_str(),
            look,
            circle.org.as_str(),
            circle.kind.code(),
            circle.stage.code(),
            circle.planned_year.map(i32::from),
            circle.public,
            bounds.map(|b| b.west),
            bounds.map(|b| b.south),
            bounds.map(|b| b.east),
            bounds.map(|b| b.north),
            self.by().at_ms,
            doc,
        ];
        match was {
            None => {
                let into = "circle (id, version, code, name, look, org, kind, stage, planned_year, public, west, south, \
                            east, north, updated_ms, doc)";
                self.insert_all(into, vec![row]).await?;
            }
            Some(was) => {
                let sql = "UPDATE circle SET version = $2, code = $3, name = $4, look = $5, org = $6, kind = $7, \
                           stage = $8, planned_year = $9, public = $10, west = $11, south = $12, east = $13, \
                           north = $14, updated_ms = $15, doc = $16 WHERE id = $1 AND version = $17";
                let mut values = row;
                values.push(was.into());
                if self.run(sql, values).await? != 1 {
                    return Err(StoreError::Stale { kind: "circle", id: id.to_string() });
                }
            }
        }
        if let (Some(outlets), Some(boundary)) = (outlets, &circle.boundary) {
            self.keep_boundary(id, boundary, outlets).await?;
        }
        self.keep_version("circle", id, version, valid_from, circle).await?;
        Ok(version)
    }

    async fn keep_boundary(&self, id: Uuid, boundary: &Boundary, outlets: &[Uuid]) -> Result<(), StoreError> {
        let doc = serde_json::to_string(boundary).map_err(|why| StoreError::Odd(why.to_string()))?;
        let number = i32::try_from(boundary.number).unwrap_or(i32::MAX);
        self.insert_all("circle_boundary (circle, number, doc)", vec![values![id, number, doc]]).await?;
        self.run("DELETE FROM circle_community WHERE circle = $1", values![id]).await?;
        let shares = boundary.communities.iter().map(|(code, share)| values![id, code.as_str(), i32::from(*share)]);
        self.insert_all("circle_community (circle, community, share)", shares.collect()).await?;
        self.run("DELETE FROM circle_outlet WHERE circle = $1", values![id]).await?;
        let rows = outlets.iter().map(|outlet| values![id, *outlet]).collect();
        self.insert_all("circle_outlet (circle, outlet)", rows).await
    }
}

/// The box around a border.
fn bounds_of(boundary: &Boundary) -> Option<Box2> {
    bounds(boundary.polygons.iter().flatten().flatten())
}

pub(crate) fn bounds<'a>(points: impl Iterator<Item = &'a LonLat>) -> Option<Box2> {
    points.fold(None, |found: Option<Box2>, at| {
        let known = found.unwrap_or(Box2 { west: at.lon, south: at.lat, east: at.lon, north: at.lat });
        Some(Box2 {
            west: known.west.min(at.lon),
            south: known.south.min(at.lat),
            east: known.east.max(at.lon),
            north: known.north.max(at.lat),
        })
    })
}
