//! What can be odd or wrong about a file, whatever it is about.

use yike_domain::Rule;

/// The file does not exist.
pub const FILE_MISSING: Rule = Rule("exchange-file-missing");
/// The file may not be read.
pub const FILE_NOT_ALLOWED: Rule = Rule("exchange-file-not-allowed");
/// The file could not be read for another reason, named by the system.
pub const FILE_UNREADABLE: Rule = Rule("exchange-file-unreadable");
/// The disk has no room for the file.
pub const DISK_FULL: Rule = Rule("exchange-disk-full");
/// The folder does not exist or is not a folder.
pub const FOLDER_MISSING: Rule = Rule("exchange-folder-missing");
/// The folder or the file may not be written.
pub const WRITE_NOT_ALLOWED: Rule = Rule("exchange-write-not-allowed");
/// The file could not be written for another reason, named by the system.
pub const WRITE_FAILED: Rule = Rule("exchange-write-failed");
/// The file is larger than the limit.
pub const FILE_TOO_BIG: Rule = Rule("exchange-file-too-big");
/// The table has more rows than the limit.
pub const TOO_MANY_ROWS: Rule = Rule("exchange-too-many-rows");
/// The file has no header.
pub const FILE_EMPTY: Rule = Rule("exchange-file-empty");
/// The text is neither UTF-8 nor GBK.
pub const ENCODING_UNKNOWN: Rule = Rule("exchange-encoding-unknown");
/// The CSV cannot be split into cells.
pub const CSV_ODD: Rule = Rule("exchange-csv-odd");

/// Every rule of this module, in the order of the catalogue.
pub const ALL: &[Rule] =
    &[FILE_MISSING, FILE_NOT_ALLOWED, FILE_UNREADABLE, DISK_FULL, FOLDER_MISSING, WRITE_NOT_ALLOWED, WRITE_FAILED];
