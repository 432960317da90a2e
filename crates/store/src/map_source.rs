//! Map sources (底图数据): street maps, population, communities and the settings of measuring, upload by upload.

use serde_json::Value as Json;
use uuid::Uuid;
use yike_domain::Day;
use yike_domain::place::org::OrgCode;

use crate::{Reader, Row, StoreError, Take, Tx, values};

/// One upload.
#[derive(Clone, Debug, PartialEq)]
pub struct MapSource {
    /// Its number.
    pub id: Uuid,
    /// Version of its record, from 1.
    pub version: i64,
    /// The unit it is of.
    pub org: OrgCode,
    /// What it is: `streets`, `people`, `communities`, `settings`.
    pub kind: String,
    /// Which upload of its kind and unit, from 1.
    pub number: i32,
    /// Whether it is the one in use.
    pub active: bool,
    /// Name of the file, as uploaded.
    pub name: String,
    /// Digest of the file in the blobs; none for settings.
    pub blob: Option<String>,
    /// Size of the file.
    pub bytes: i64,
    /// When it was uploaded, in milliseconds of UTC since 1970.
    pub uploaded_ms: i64,
    /// When it was last changed.
    pub updated_ms: i64,
    /// What else was said of it: coordinate system, columns, date, attribution.
    pub doc: Json,
}

/// A new upload, as it is handed over.
#[derive(Clone, Debug)]
pub struct NewSource {
    /// The unit it is of.
    pub org: OrgCode,
    /// What it is.
    pub kind: &'static str,
    /// Name of the file.
    pub name: String,
    /// Digest of the file.
    pub blob: Option<String>,
    /// Size of the file.
    pub bytes: i64,
    /// What else is said of it.
    pub doc: Json,
    /// The day it is handed over.
    pub on: Day,
}

impl MapSource {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let org: String = row.take("org")?;
        Ok(Self {
            id: row.take("id")?,
            version: row.take("version")?,
            org: OrgCode::parse(&org).ok_or_else(|| StoreError::Odd(format!("{org} is no code")))?,
            kind: row.take("kind")?,
            number: row.take("number")?,
            active: row.take("active")?,
            name: row.take("name")?,
            blob: row.take("blob")?,
            bytes: row.take("bytes")?,
            uploaded_ms: row.take("uploaded_ms")?,
            updated_ms: row.take("updated_ms")?,
            doc: row.doc("doc")?,
        })
    }

    /// The record as its history keeps it.
    fn kept(&self) -> Json {
        serde_json::json!({
            "org": self.org.as_str(),
            "kind": self.kind,
            "number": self.number,
            "active": self.active,
            "name": self.name,
            "blob": self.blob,
            "doc": self.doc,
        })
    }
}

impl Reader {
    /// The map source of a number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn map_source(&self, id: Uuid) -> Result<Option<MapSource>, StoreError> {
        let row = self.one("SELECT * FROM map_source WHERE id = $1", values![id]).await?;
        row.as_ref().map(MapSource::read).transpose()
    }

    /// Every upload of a unit, by kind, the newest first; of every unit where none is named.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn map_sources(&self, org: Option<&OrgCode>) -> Result<Vec<MapSource>, StoreError> {
        let order = "ORDER BY org, kind, number DESC";
        let rows = match org {
            Some(org) => {
                self.all(&format!("SELECT * FROM map_source WHERE org = $1 {order}"), values![org.as_str()]).await?
            }
            None => self.all(&format!("SELECT * FROM map_source {order}"), Vec::new()).await?,
        };
        rows.iter().map(MapSource::read).collect()
    }

    /// The uploads in use, of every unit, by unit and kind.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn active_map_sources(&self) -> Result<Vec<MapSource>, StoreError> {
        let sql = "SELECT * FROM map_source WHERE active ORDER BY org, kind";
        self.all(sql, Vec::new()).await?.iter().map(MapSource::read).collect()
    }
}

impl Tx {
    /// Keeps a new upload under the next number of its kind and unit; it is not in use yet.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_map_source(&self, new: NewSource) -> Result<MapSource, StoreError> {
        let sql = "SELECT COALESCE(MAX(number), 0) AS number FROM map_source WHERE org = $1 AND kind = $2";
        let last: i32 = match self.one(sql, values![new.org.as_str(), new.kind]).await? {
            Some(row) => row.take("number")?,
            None => 0,
        };
        let at_ms = self.by().at_ms;
        let source = MapSource {
            id: Uuid::now_v7(),
            version: 1,
            org: new.org,
            kind: new.kind.to_owned(),
            number: last + 1,
            active: false,
            name: new.name,
            blob: new.blob,
            bytes: new.bytes,
            uploaded_ms: at_ms,
            updated_ms: at_ms,
            doc: new.doc,
        };
        let row = values![
            source.id,
            source.version,
            source.org.as_str(),
            source.kind.as_str(),
            source.number,
            source.active,
            source.name.as_str(),
            source.blob.clone(),
            source.bytes,
            at_ms,
            at_ms,
            source.doc.to_string(),
        ];
        let into =
            "map_source (id, version, org, kind, number, active, name, blob, bytes, uploaded_ms, updated_ms, doc)";
        self.insert_all(into, vec![row]).await?;
        self.keep_version("map-source", source.id, 1, new.on, &source.kept()).await?;
        Ok(source)
    }

    /// Takes an upload into use in place of the one before of its kind and unit.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it was changed since it was read.
    pub async fn use_map_source(&self, source: &MapSource, on: Day) -> Result<MapSource, StoreError> {
        let sql = "SELECT * FROM map_source WHERE org = $1 AND kind = $2 AND active AND id <> $3";
        let before = self.all(sql, values![source.org.as_str(), source.kind.as_str(), source.id]).await?;
        for row in &before {
            self.set_active(&MapSource::read(row)?, false, on).await?;
        }
        self.set_active(source, true, on).await
    }

    async fn set_active(&self, source: &MapSource, active: bool, on: Day) -> Result<MapSource, StoreError> {
        let at_ms = self.by().at_ms;
        let now = MapSource { active, version: source.version + 1, updated_ms: at_ms, ..source.clone() };
        let sql = "UPDATE map_source SET active = $2, version = $3, updated_ms = $4 WHERE id = $1 AND version = $5";
        if self.run(sql, values![now.id, active, now.version, at_ms, source.version]).await? != 1 {
            return Err(StoreError::Stale { kind: "map-source", id: source.id.to_string() });
        }
        self.keep_version("map-source", now.id, now.version, on, &now.kept()).await?;
        Ok(now)
    }
}
