//! Why a use case could not be done: a handful of kinds, which each interface puts into its own form.

use yike_domain::{Message, Rule, Trouble};
use yike_store::{BlobError, StoreError};

/// The record was changed meanwhile.
pub const STALE: Rule = Rule("store-stale");
/// It is there already.
pub const TAKEN: Rule = Rule("store-taken");
/// Something it refers to is not there, or something refers to it.
pub const REFERENCE: Rule = Rule("store-reference");
/// The request was done before.
pub const REPEATED: Rule = Rule("store-repeated");
/// Too much is being written.
pub const BUSY: Rule = Rule("store-busy");
/// The database cannot be reached.
pub const UNREACHABLE: Rule = Rule("store-unreachable");
/// The database is of another version.
pub const OTHER_SCHEMA: Rule = Rule("store-other-schema");
/// The PostgreSQL cannot be used.
pub const WRONG_SERVER: Rule = Rule("store-wrong-server");
/// The database file or folder cannot be used.
pub const FOLDER: Rule = Rule("store-folder");
/// A kept file is gone.
pub const FILE_GONE: Rule = Rule("store-file-gone");
/// A kept file was altered.
pub const FILE_ALTERED: Rule = Rule("store-file-altered");
/// There is no installation there.
pub const NO_INSTALLATION: Rule = Rule("store-no-installation");
/// This build keeps no files in S3.
pub const NO_S3: Rule = Rule("store-no-s3");

/// Every rule of this module.
pub const ALL: &[Rule] = &[
    STALE,
    TAKEN,
    REFERENCE,
    REPEATED,
    BUSY,
    UNREACHABLE,
    OTHER_SCHEMA,
    WRONG_SERVER,
    FOLDER,
    FILE_GONE,
    FILE_ALTERED,
    NO_INSTALLATION,
    NO_S3,
];

/// What is wrong with one field of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldTrouble {
    /// The field, as the form names it.
    pub field: String,
    /// What is wrong.
    pub message: Message,
}

impl FieldTrouble {
    /// A trouble of a field.
    #[must_use]
    pub fn new(field: impl Into<String>, message: Message) -> Self {
        Self { field: field.into(), message }
    }
}

impl From<Trouble> for FieldTrouble {
    fn from(trouble: Trouble) -> Self {
        Self { field: trouble.place, message: Message { rule: trouble.rule, args: trouble.args } }
    }
}

/// Why a use case could not be done.
#[derive(Debug)]
pub enum AppError {
    /// There is no such thing, or not for the one who asks.
    NotFound {
        /// What it is: `outlet`, `circle` …
        kind: &'static str,
        /// Which one.
        id: String,
    },
    /// It is not permitted.
    Forbidden(Message),
    /// One has to sign in first.
    Unauthenticated,
    /// It does not go with what is there now.
    Conflict {
        /// Why.
        message: Message,
        /// The version that is there now, where that is known.
        version: Option<i64>,
    },
    /// The input is wrong; everything about it at once.
    Invalid(Vec<FieldTrouble>),
    /// Too many attempts.
    TooMany {
        /// When to try again.
        retry_after_s: u32,
    },
    /// It cannot be done now.
    Unavailable(Message),
    /// A fault of Yike.
    Internal(Box<dyn std::error::Error + Send + Sync>),
}

impl AppError {
    /// There is no such thing.
    #[must_use]
    pub fn not_found(kind: &'static str, id: impl ToString) -> Self {
        Self::NotFound { kind, id: id.to_string() }
    }

    /// One field is wrong.
    #[must_use]
    pub fn invalid(field: &str, message: Message) -> Self {
        Self::Invalid(vec![FieldTrouble::new(field, message)])
    }

    /// It does not go with what is there now.
    #[must_use]
    pub fn conflict(rule: Rule) -> Self {
        Self::Conflict { message: Message::new(rule), version: None }
    }

    /// The record was changed meanwhile; `version` is there now.
    #[must_use]
    pub fn stale(version: i64) -> Self {
        Self::Conflict { message: Message::new(STALE), version: Some(version) }
    }

    /// A fault of Yike.
    #[must_use]
    pub fn internal(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(error.into())
    }

    /// What to tell, for everything but wrong fields: a message of the catalogues.
    #[must_use]
    pub fn message(&self) -> Option<&Message> {
        match self {
            Self::Forbidden(message) | Self::Conflict { message, .. } | Self::Unavailable(message) => Some(message),
            _ => None,
        }
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotFound { kind, id } => write!(f, "no {kind} {id}"),
            Self::Forbidden(message) => write!(f, "forbidden: {}", message.rule.0),
            Self::Unauthenticated => f.write_str("not signed in"),
            Self::Conflict { message, .. } => write!(f, "conflict: {}", message.rule.0),
            Self::Invalid(troubles) => {
                f.write_str("invalid:")?;
                troubles.iter().try_for_each(|trouble| write!(f, " {} {}", trouble.field, trouble.message.rule.0))
            }
            Self::TooMany { retry_after_s } => write!(f, "too many attempts; again in {retry_after_s} s"),
            Self::Unavailable(message) => write!(f, "unavailable: {}", message.rule.0),
            Self::Internal(error) => write!(f, "internal: {error}"),
        }
    }
}

impl std::error::Error for AppError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Internal(error) => Some(error.as_ref()),
            _ => None,
        }
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        let unavailable = |rule, why: String| Self::Unavailable(Message::new(rule).with("why", why));
        match error {
            StoreError::Stale { .. } => Self::conflict(STALE),
            StoreError::Taken(_) => Self::conflict(TAKEN),
            StoreError::Reference(_) => Self::conflict(REFERENCE),
            StoreError::Repeated => Self::conflict(REPEATED),
            StoreError::Busy => Self::Unavailable(Message::new(BUSY)),
            StoreError::Unreachable(why) => unavailable(UNREACHABLE, why),
            StoreError::OtherSchema(why) => unavailable(OTHER_SCHEMA, why),
            StoreError::WrongServer(why) => unavailable(WRONG_SERVER, why),
            StoreError::Io { path, source } => Self::Unavailable(
                Message::new(FOLDER).with("path", path.display().to_string()).with("why", source.to_string()),
            ),
            other => Self::internal(other),
        }
    }
}

impl From<BlobError> for AppError {
    fn from(error: BlobError) -> Self {
        match error {
            BlobError::Missing(digest) => Self::Unavailable(Message::new(FILE_GONE).with("digest", digest.to_string())),
            BlobError::Altered(digest) => {
                Self::Unavailable(Message::new(FILE_ALTERED).with("digest", digest.to_string()))
            }
            BlobError::NoDigest(id) => Self::NotFound { kind: "file", id },
            other => Self::internal(other),
        }
    }
}
