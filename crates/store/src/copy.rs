//! Whole tables out of one database and into another: what backups and moves are made of.
//!
//! Rows come in the order of their primary key, which is the same on both databases, so that equal contents give
//! equal bytes and equal digests wherever they are kept.

use sea_orm::Value;
use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::migrations::SEEDED;
use crate::{Digest, Reader, Row, StoreError, Take, Tx, values};

/// A type of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `text`.
    Text,
    /// `bigint`.
    Long,
    /// `integer`.
    Int,
    /// `smallint`.
    Short,
    /// `boolean`.
    Bool,
    /// `double precision`.
    Double,
    /// `uuid`.
    Uuid,
    /// `bytea`.
    Bytes,
}

impl Kind {
    const NAMES: &[(Self, &str)] = &[
        (Self::Text, "text"),
        (Self::Long, "bigint"),
        (Self::Int, "integer"),
        (Self::Short, "smallint"),
        (Self::Bool, "boolean"),
        (Self::Double, "double precision"),
        (Self::Uuid, "uuid"),
        (Self::Bytes, "bytea"),
    ];

    /// The type of that name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, known)| *known == name).map(|(kind, _)| *kind)
    }

    /// Its name in the schema.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }

    /// The value of a column as JSON: numbers and text as they are, bytes and uuids as hexadecimal text.
    fn take(self, row: &Row, column: &str) -> Result<Json, StoreError> {
        Ok(match self {
            Self::Text => row.take::<Option<String>>(column)?.into(),
            Self::Long => row.take::<Option<i64>>(column)?.into(),
            Self::Int => row.take::<Option<i32>>(column)?.into(),
            Self::Short => row.take::<Option<i16>>(column)?.into(),
            Self::Bool => row.take::<Option<bool>>(column)?.into(),
            // As text that gives the same number back, infinities included.
            Self::Double => row.take::<Option<f64>>(column)?.map(|number| format!("{number:?}")).into(),
            Self::Uuid => row.take::<Option<Uuid>>(column)?.map(|id| id.to_string()).into(),
            Self::Bytes => row.take::<Option<Vec<u8>>>(column)?.map(|bytes| hex(&bytes)).into(),
        })
    }

    /// The value to insert.
    fn put(self, json: &Json) -> Option<Value> {
        let int = || json.as_i64();
        let text = || json.as_str();
        Some(match (self, json.is_null()) {
            (Self::Text, true) => Value::String(None),
            (Self::Text, false) => text()?.into(),
            (Self::Long, true) => Value::BigInt(None),
            (Self::Long, false) => int()?.into(),
            (Self::Int, true) => Value::Int(None),
            (Self::Int, false) => i32::try_from(int()?).ok()?.into(),
            (Self::Short, true) => Value::SmallInt(None),
            (Self::Short, false) => i16::try_from(int()?).ok()?.into(),
            (Self::Bool, true) => Value::Bool(None),
            (Self::Bool, false) => json.as_bool()?.into(),
            (Self::Double, true) => Value::Double(None),
            (Self::Double, false) => text()?.parse::<f64>().ok()?.into(),
            (Self::Uuid, true) => Value::Uuid(None),
            (Self::Uuid, false) => Uuid::parse_str(text()?).ok()?.into(),
            (Self::Bytes, true) => Value::Bytes(None),
            (Self::Bytes, false) => unhex(text()?)?.into(),
        })
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    digits
        .chunks(2)
        .map(|pair| match pair {
            [_, _] => u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok(),
            _ => None,
        })
        .collect()
}

/// The shape of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Its name.
    pub table: String,
    /// Its columns.
    pub columns: Vec<(String, Kind)>,
    /// Which of them make up the primary key, in its order.
    pub key: Vec<usize>,
}

/// How many rows, and the digest over all of them in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// Rows.
    pub rows: u64,
    /// SHA-256 over the rows as lines of JSON.
    pub digest: Digest,
}

/// A row as it is copied: its columns' values in order.
pub type Cells = Vec<Json>;

/// Rows of one statement.
const CHUNK: u32 = 1_000;

impl Shape {
    fn list(&self, columns: impl Iterator<Item = usize>) -> String {
        columns.map(|at| self.columns[at].0.as_str()).collect::<Vec<_>>().join(", ")
    }

    fn values(&self, of: impl Iterator<Item = usize>, cells: &Cells) -> Result<Vec<Value>, StoreError> {
        of.map(|at| {
            let (name, kind) = &self.columns[at];
            let odd = || StoreError::Odd(format!("{}.{name} is not {}", self.table, kind.name()));
            cells.get(at).and_then(|cell| kind.put(cell)).ok_or_else(odd)
        })
        .collect()
    }
}

/// The digest of rows, as they pass.
#[derive(Default)]
pub struct Counter {
    hash: Sha256,
    rows: u64,
}

impl Counter {
    /// Takes a row; its line of JSON.
    pub fn take(&mut self, cells: &Cells) -> String {
        let mut line = serde_json::to_string(cells).expect("JSON values are JSON");
        line.push('\n');
        self.hash.update(line.as_bytes());
        self.rows += 1;
        line
    }

    /// What passed.
    #[must_use]
    pub fn count(self) -> Count {
        let digest: [u8; 32] = self.hash.finalize().into();
        Count { rows: self.rows, digest: hex(&digest).parse().expect("32 bytes are a digest") }
    }
}

impl Reader {
    /// The shape of a table.
    ///
    /// # Errors
    /// When there is no such table, it has no primary key, or a column of a type that is not of the schema.
    pub async fn shape(&self, table: &str) -> Result<Shape, StoreError> {
        let sql = if self.is_postgres() {
            "SELECT a.attname::text AS name, format_type(a.atttypid, NULL) AS type, \
             coalesce(array_position(i.indkey::int2[], a.attnum), -1)::int4 AS key \
             FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary \
             WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum"
        } else {
            "SELECT name, lower(type) AS type, CAST(pk - 1 AS integer) AS key FROM pragma_table_info($1) ORDER BY cid"
        };
        let odd = |what: String| StoreError::Odd(format!("table {table}: {what}"));
        let (mut columns, mut key) = (Vec::new(), Vec::new());
        for row in self.all(sql, values![table]).await? {
            let (name, kind): (String, String) = (row.take("name")?, row.take("type")?);
            let kind = Kind::of(&kind).ok_or_else(|| odd(format!("column {name} has the type {kind}")))?;
            let place: i32 = row.take("key")?;
            if place >= 0 {
                key.push((place, columns.len()));
            }
            columns.push((name, kind));
        }
        key.sort_unstable();
        if key.is_empty() {
            return Err(odd("it is missing or has no primary key".to_owned()));
        }
        Ok(Shape { table: table.to_owned(), columns, key: key.into_iter().map(|(_, at)| at).collect() })
    }

    /// Some rows in the order of the primary key, those after `after`; none at the end.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn rows_after(&self, shape: &Shape, after: Option<&Cells>) -> Result<Vec<Cells>, StoreError> {
        let key = shape.list(shape.key.iter().copied());
        let (condition, mut values) = match after {
            None => (String::new(), Vec::new()),
            Some(cells) => {
                let places: Vec<String> = (1..=shape.key.len()).map(|n| format!("${n}")).collect();
                let values = shape.values(shape.key.iter().copied(), cells)?;
                (format!("WHERE ({key}) > ({})", places.join(", ")), values)
            }
        };
        values.push(i64::from(CHUNK).into());
        let columns = shape.list(0..shape.columns.len());
        let sql = format!("SELECT {columns} FROM {} {condition} ORDER BY {key} LIMIT ${}", shape.table, values.len());
        let rows = self.all(&sql, values).await?;
        let cells = |row: &Row| shape.columns.iter().map(|(name, kind)| kind.take(row, name)).collect();
        rows.iter().map(cells).collect()
    }

    /// How many rows a table has, and their digest.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn count_rows(&self, shape: &Shape) -> Result<Count, StoreError> {
        let (mut counter, mut last) = (Counter::default(), None);
        loop {
            let rows = self.rows_after(shape, last.as_ref()).await?;
            for cells in &rows {
                counter.take(cells);
            }
            match rows.into_iter().next_back() {
                Some(cells) => last = Some(cells),
                None => return Ok(counter.count()),
            }
        }
    }

    /// Whether every table of the schema is empty.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        for table in crate::tables().filter(|table| !SEEDED.contains(table)) {
            if self.one(&format!("SELECT 1 AS one FROM {table} LIMIT 1"), Vec::new()).await?.is_some() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The steps of the schema that this database has taken, in order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn steps(&self) -> Result<Vec<String>, StoreError> {
        let there = if self.is_postgres() {
            "SELECT 1 AS one FROM pg_class WHERE oid = to_regclass('seaql_migrations')"
        } else {
            "SELECT 1 AS one FROM sqlite_schema WHERE name = 'seaql_migrations'"
        };
        if self.one(there, Vec::new()).await?.is_none() {
            return Ok(Vec::new());
        }
        let rows = self.all("SELECT version FROM seaql_migrations ORDER BY version", Vec::new()).await?;
        rows.iter().map(|row| row.take("version")).collect()
    }
}

impl Tx {
    /// Removes what the steps of the schema themselves put into a table; of other tables, nothing.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn clear_seeded(&self, shape: &Shape) -> Result<(), StoreError> {
        if SEEDED.contains(&shape.table.as_str()) {
            self.run(&format!("DELETE FROM {}", shape.table), Vec::new()).await?;
        }
        Ok(())
    }

    /// Puts rows into a table as they are.
    ///
    /// # Errors
    /// When they are not of its shape, or the database refuses.
    pub async fn put_rows(&self, shape: &Shape, rows: &[Cells]) -> Result<(), StoreError> {
        let all = || 0..shape.columns.len();
        let rows = rows.iter().map(|cells| shape.values(all(), cells)).collect::<Result<_, _>>()?;
        self.insert_all(&format!("{} ({})", shape.table, shape.list(all())), rows).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back_as_they_were() {
        let cases = [
            (Kind::Text, serde_json::json!("王\u{0}\n\"x")),
            (Kind::Long, serde_json::json!(i64::MIN)),
            (Kind::Int, serde_json::json!(-7)),
            (Kind::Short, serde_json::json!(32_767)),
            (Kind::Bool, serde_json::json!(true)),
            (Kind::Double, serde_json::json!("0.1")),
            (Kind::Uuid, serde_json::json!("00000000-0000-0000-0000-00000000000f")),
            (Kind::Bytes, serde_json::json!("00ff10")),
        ];
        for (kind, cell) in cases {
            assert!(kind.put(&cell).is_some(), "{kind:?} {cell}");
            assert!(kind.put(&Json::Null).is_some(), "{kind:?} null");
            assert_eq!(Kind::of(kind.name()), Some(kind));
        }
        for (kind, cell) in [
            (Kind::Int, serde_json::json!(1_i64 << 40)),
            (Kind::Bytes, serde_json::json!("0")),
            (Kind::Bytes, serde_json::json!("zz")),
            (Kind::Uuid, serde_json::json!("x")),
            (Kind::Text, serde_json::json!(1)),
        ] {
            assert!(kind.put(&cell).is_none(), "{kind:?} {cell}");
        }
    }
}
