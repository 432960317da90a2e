//! A step of the schema: one text for both databases.
//!
//! Types are written as PostgreSQL names them (`text`, `bigint`, `integer`, `boolean`, `uuid`, `bytea`), which
//! SQLite takes as they are: it keeps a uuid and a bytea as the bytes they are, a boolean as 0 or 1. Documents
//! are JSON in a `text` column, so that they have the same bytes everywhere. Text is compared by its bytes on
//! both (`COLLATE "C"` is put in for PostgreSQL), so that lists have one order and a range of codes uses an index.

use sea_orm::{ConnectionTrait, DbBackend, DbErr};
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager, async_trait::async_trait};

/// One step, taken once and never changed afterwards.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    /// Its name, `m0001_base`.
    pub(crate) name: &'static str,
    /// The tables it makes, each after those it refers to. Backups and moves copy exactly these; what is
    /// filled by triggers (search indexes) is not named.
    pub(crate) tables: &'static [&'static str],
    /// Records with a history, as (noun in `record_version`, table). The table has `id`, `version` and `doc`.
    pub(crate) versioned: &'static [(&'static str, &'static str)],
    /// What is done.
    pub(crate) sql: &'static [Sql],
}

/// A statement of a step.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Sql {
    /// For both databases.
    Both(&'static str),
    /// For SQLite alone.
    Sqlite(&'static str),
    /// For PostgreSQL alone.
    Postgres(&'static str),
}

impl Step {
    /// The statements for one database.
    pub(crate) fn statements(&self, backend: DbBackend) -> Vec<String> {
        let postgres = backend == DbBackend::Postgres;
        let text = |sql: &Sql| match *sql {
            Sql::Both(sql) if postgres => Some(compare_bytes(sql)),
            Sql::Both(sql) => Some(sql.to_owned()),
            Sql::Postgres(sql) => postgres.then(|| sql.to_owned()),
            Sql::Sqlite(sql) => (!postgres).then(|| sql.to_owned()),
        };
        self.sql.iter().filter_map(text).collect()
    }
}

/// Puts the byte order behind the type `text` wherever a column is declared with it.
fn compare_bytes(sql: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut out = String::with_capacity(sql.len() + 64);
    let mut rest = sql;
    while let Some(at) = rest.find("text") {
        let (before, after) = (&rest[..at], &rest[at + 4..]);
        let whole = !before.ends_with(is_word) && !after.starts_with(is_word);
        out.push_str(before);
        out.push_str(if whole { "text COLLATE \"C\"" } else { "text" });
        rest = after;
    }
    out + rest
}

impl MigrationName for Step {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait]
impl MigrationTrait for Step {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let db = schema.get_connection();
        for statement in self.statements(db.get_database_backend()) {
            db.execute_unprepared(&statement).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_text_compare_by_bytes_on_postgresql() {
        let step = Step {
            name: "m",
            tables: &[],
            versioned: &[],
            sql: &[
                Sql::Both("CREATE TABLE a (b text NOT NULL, context bigint, text_id text)"),
                Sql::Sqlite("s"),
                Sql::Postgres("p"),
            ],
        };
        assert_eq!(
            step.statements(DbBackend::Postgres),
            [r#"CREATE TABLE a (b text COLLATE "C" NOT NULL, context bigint, text_id text COLLATE "C")"#, "p"]
        );
        assert_eq!(step.statements(DbBackend::Sqlite)[1], "s");
    }
}
