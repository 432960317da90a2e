//! Communities with their borders, and compounds.

use uuid::Uuid;
use yike_domain::Day;
use yike_domain::place::org::OrgCode;
use yike_domain::place::{Community, Compound};

use super::bounds;
use crate::cell::Box2;
use crate::scope::Condition;
use crate::{Reader, Row, StoreError, Take, Tx, values};

/// A community as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptCommunity {
    /// Counted from 1.
    pub version: i64,
    /// The community.
    pub community: Community,
}

/// A compound as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptCompound {
    /// Its number.
    pub id: Uuid,
    /// Counted from 1.
    pub version: i64,
    /// The compound.
    pub compound: Compound,
}

fn community(row: &Row) -> Result<KeptCommunity, StoreError> {
    Ok(KeptCommunity { version: row.take("version")?, community: row.doc("doc")? })
}

fn compound(row: &Row) -> Result<KeptCompound, StoreError> {
    Ok(KeptCompound { id: row.take("id")?, version: row.take("version")?, compound: row.doc("doc")? })
}

impl Reader {
    /// Communities below a unit by code, those of a box, or both, by code.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn communities(
        &self,
        scope: &Condition,
        org: Option<&OrgCode>,
        area: Option<&Box2>,
    ) -> Result<Vec<KeptCommunity>, StoreError> {
        let mut values = Vec::new();
        let mut condition = format!("({})", scope.text(&mut values));
        if let Some(org) = org.filter(|org| org.as_str() != "CN") {
            values.extend(values![org.as_str(), format!("{org}:")]);
            condition.push_str(&format!(" AND m.id >= ${} AND m.id < ${}", values.len() - 1, values.len()));
        }
        if let Some(area) = area {
            values.extend(values![area.east, area.west, area.north, area.south]);
            let n = values.len();
            condition.push_str(&format!(
                " AND m.west <= ${} AND m.east >= ${} AND m.south <= ${} AND m.north >= ${}",
                n - 3,
                n - 2,
                n - 1,
                n
            ));
        }
        let sql = format!("SELECT m.version, m.doc FROM community m WHERE {condition} ORDER BY m.id");
        self.all(&sql, values).await?.iter().map(community).collect()
    }

    /// The community of a code.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn community(&self, code: &OrgCode) -> Result<Option<KeptCommunity>, StoreError> {
        let row = self.one("SELECT version, doc FROM community WHERE id = $1", values![code.as_str()]).await?;
        row.as_ref().map(community).transpose()
    }

    /// Compounds, of a unit and those below where it is named, by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn compounds(&self, scope: &Condition, org: Option<&OrgCode>) -> Result<Vec<KeptCompound>, StoreError> {
        let mut values = Vec::new();
        let mut condition = format!("({})", scope.text(&mut values));
        if let Some(org) = org.filter(|org| org.as_str() != "CN") {
            values.extend(values![org.as_str(), format!("{org}:")]);
            condition.push_str(&format!(
                " AND m.community >= ${} AND m.community < ${}",
                values.len() - 1,
                values.len()
            ));
        }
        let sql = format!("SELECT m.id, m.version, m.doc FROM compound m WHERE {condition} ORDER BY m.name, m.id");
        self.all(&sql, values).await?.iter().map(compound).collect()
    }

    /// The compound of a number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn compound(&self, id: Uuid) -> Result<Option<KeptCompound>, StoreError> {
        let row = self.one("SELECT id, version, doc FROM compound WHERE id = $1", values![id]).await?;
        row.as_ref().map(compound).transpose()
    }
}

impl Tx {
    /// Keeps communities, new or in place of those of the same code.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_communities(
        &self,
        communities: &[(Community, String)],
        valid_from: Day,
    ) -> Result<(), StoreError> {
        let mut rows = Vec::with_capacity(communities.len());
        let mut versions = Vec::with_capacity(communities.len());
        for (community, look) in communities {
            let was = self.community(&community.code).await?.map_or(0, |kept| kept.version);
            self.run("DELETE FROM community WHERE id = $1", values![community.code.as_str()]).await?;
            let box2 = bounds(community.polygons.iter().flatten().flatten());
            let doc = serde_json::to_string(community).map_err(|why| StoreError::Odd(why.to_string()))?;
            rows.push(values![
                community.code.as_str(),
                was + 1,
                community.name.as_str(),
                look.as_str(),
                box2.map(|b| b.west),
                box2.map(|b| b.south),
                box2.map(|b| b.east),
                box2.map(|b| b.north),
                community.people.value().map(|n| i64::from(*n)),
                doc,
            ]);
            versions.push((community.code.to_string(), was + 1, valid_from, community));
        }
        let into = "community (id, version, name, look, west, south, east, north, people, doc)";
        self.insert_all(into, rows).await?;
        self.keep_versions("community", versions).await
    }

    /// Keeps a new or changed compound.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it was changed since it was read at version `was`.
    pub async fn keep_compound(
        &self,
        id: Uuid,
        was: Option<i64>,
        compound: &Compound,
        look: &str,
        valid_from: Day,
    ) -> Result<i64, StoreError> {
        let version = was.unwrap_or(0) + 1;
        if let Some(was) = was {
            let sql = "DELETE FROM compound WHERE id = $1 AND version = $2";
            if self.run(sql, values![id, was]).await? != 1 {
                return Err(StoreError::Stale { kind: "compound", id: id.to_string() });
            }
        }
        let doc = serde_json::to_string(compound).map_err(|why| StoreError::Odd(why.to_string()))?;
        let row = values![
            id,
            version,
            compound.community.as_str(),
            compound.name.as_str(),
            look,
            compound.at.lon,
            compound.at.lat,
            doc
        ];
        self.insert_all("compound (id, version, community, name, look, lon, lat, doc)", vec![row]).await?;
        self.keep_version("compound", id, version, valid_from, compound).await?;
        Ok(version)
    }
}
