//! What can go wrong on this floor.

use sea_orm::{DbErr, SqlErr};

/// Why something could not be kept or found.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A value that must be there once is there already.
    #[error("it is there already: {0}")]
    Taken(String),
    /// Something that is referred to is not there, or is still referred to.
    #[error("a reference does not hold: {0}")]
    Reference(String),
    /// The record was changed since it was read.
    #[error("{kind} {id} was changed meanwhile")]
    Stale {
        /// What it is.
        kind: &'static str,
        /// Which one.
        id: String,
    },
    /// A request with that idempotency key was done before.
    #[error("this request was done before")]
    Repeated,
    /// Others write for too long, or all connections are taken.
    #[error("the database is busy")]
    Busy,
    /// The database cannot be reached.
    #[error("the database cannot be reached: {0}")]
    Unreachable(String),
    /// The database is older or newer than this build.
    #[error("the database needs other steps than this build has: {0}")]
    OtherSchema(String),
    /// The server is older than what is supported, or set up differently.
    #[error("this PostgreSQL cannot be used: {0}")]
    WrongServer(String),
    /// What is kept cannot be read as what it should be.
    #[error("what is kept cannot be read: {0}")]
    Odd(String),
    /// A transaction was to be kept without saying what was done.
    #[error("a change without an audit event")]
    NoEvent,
    /// A file or folder.
    #[error("{path}: {source}")]
    Io {
        /// Which one.
        path: std::path::PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Anything else the database says.
    #[error(transparent)]
    Database(DbErr),
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(what)) => return Self::Taken(what),
            Some(SqlErr::ForeignKeyConstraintViolation(what)) => return Self::Reference(what),
            _ => {}
        }
        match error {
            DbErr::ConnectionAcquire(_) => Self::Busy,
            DbErr::Conn(why) => Self::Unreachable(why.to_string()),
            DbErr::Type(why) => Self::Odd(why),
            DbErr::Json(why) => Self::Odd(why),
            other if other.to_string().contains("database is locked") => Self::Busy,
            other => Self::Database(other),
        }
    }
}

impl From<sea_orm::sqlx::Error> for StoreError {
    fn from(error: sea_orm::sqlx::Error) -> Self {
        Self::Unreachable(error.to_string())
    }
}
