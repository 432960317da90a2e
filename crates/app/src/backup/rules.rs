//! What there is to say about backups.

use yike_domain::Rule;

/// The file is no backup.
pub const NO_BACKUP: Rule = Rule("backup-no-backup");
/// The backup is of a newer version.
pub const NEWER: Rule = Rule("backup-newer");
/// A part of the backup is missing or altered.
pub const ALTERED: Rule = Rule("backup-altered");
/// A row of the backup cannot be read.
pub const ROW_ODD: Rule = Rule("backup-row-odd");
/// The database is not empty.
pub const NOT_EMPTY: Rule = Rule("backup-not-empty");
/// The schema of the installation is not up to date.
pub const NOT_MIGRATED: Rule = Rule("backup-not-migrated");
/// What arrived is not what was sent.
pub const UNEQUAL: Rule = Rule("backup-unequal");
/// The installation lives in PostgreSQL already.
pub const MOVED_ALREADY: Rule = Rule("backup-moved-already");

/// Every rule of this module.
pub const ALL: &[Rule] = &[NO_BACKUP, NEWER, ALTERED, ROW_ODD, NOT_EMPTY, NOT_MIGRATED, UNEQUAL, MOVED_ALREADY];
