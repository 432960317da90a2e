//! Asking: statements with `$1` placeholders, the same text on both databases.

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, QueryResult, Statement, TryGetable, Value,
};
use serde::de::DeserializeOwned;

use crate::StoreError;

/// A row of an answer.
pub type Row = QueryResult;

/// What a reader speaks through.
pub(crate) enum Conn {
    /// Any connection of the pool, each statement by itself.
    Pool(DatabaseConnection),
    /// One transaction.
    Tx(DatabaseTransaction),
}

/// Asks the database; it can change nothing. Nouns add their questions in files of their own.
pub struct Reader {
    pub(crate) conn: Conn,
}

impl Reader {
    /// Which database it is, where one statement cannot do for both.
    pub(crate) fn backend(&self) -> DbBackend {
        match &self.conn {
            Conn::Pool(pool) => pool.get_database_backend(),
            Conn::Tx(tx) => tx.get_database_backend(),
        }
    }

    /// Whether it is PostgreSQL.
    pub(crate) fn is_postgres(&self) -> bool {
        self.backend() == DbBackend::Postgres
    }

    fn statement(&self, sql: &str, values: Vec<Value>) -> Statement {
        Statement::from_sql_and_values(self.backend(), sql, values)
    }

    /// Every row of an answer.
    pub(crate) async fn all(&self, sql: &str, values: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        let statement = self.statement(sql, values);
        Ok(match &self.conn {
            Conn::Pool(pool) => pool.query_all_raw(statement).await?,
            Conn::Tx(tx) => tx.query_all_raw(statement).await?,
        })
    }

    /// The first row of an answer.
    pub(crate) async fn one(&self, sql: &str, values: Vec<Value>) -> Result<Option<Row>, StoreError> {
        let statement = self.statement(sql, values);
        Ok(match &self.conn {
            Conn::Pool(pool) => pool.query_one_raw(statement).await?,
            Conn::Tx(tx) => tx.query_one_raw(statement).await?,
        })
    }

    /// A count.
    pub(crate) async fn count(&self, sql: &str, values: Vec<Value>) -> Result<u64, StoreError> {
        let row = self.one(sql, values).await?.ok_or_else(|| StoreError::Odd("a count without a row".to_owned()))?;
        let n: i64 = row.try_get_by_index(0)?;
        u64::try_from(n).map_err(|_| StoreError::Odd(format!("a count of {n}")))
    }

    /// Runs a statement; how many rows it touched. Only a [`crate::Tx`] offers it.
    pub(crate) async fn execute(&self, sql: &str, values: Vec<Value>) -> Result<u64, StoreError> {
        let statement = self.statement(sql, values);
        Ok(match &self.conn {
            Conn::Pool(pool) => pool.execute_raw(statement).await?,
            Conn::Tx(tx) => tx.execute_raw(statement).await?,
        }
        .rows_affected())
    }
}

/// Taking a column out of a row by its name.
pub trait Take {
    /// The value of a column.
    ///
    /// # Errors
    /// When the column holds something else.
    fn take<T: TryGetable>(&self, column: &str) -> Result<T, StoreError>;

    /// The JSON document of a text column.
    ///
    /// # Errors
    /// When it is not the document of such a record.
    fn doc<T: DeserializeOwned>(&self, column: &str) -> Result<T, StoreError>;
}

impl Take for Row {
    fn take<T: TryGetable>(&self, column: &str) -> Result<T, StoreError> {
        Ok(self.try_get("", column)?)
    }

    fn doc<T: DeserializeOwned>(&self, column: &str) -> Result<T, StoreError> {
        let text: String = self.take(column)?;
        serde_json::from_str(&text).map_err(|why| StoreError::Odd(format!("{column}: {why}")))
    }
}
