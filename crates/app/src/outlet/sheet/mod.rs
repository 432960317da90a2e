//! Outlets as spreadsheets and layers: the template, reading what was filled in, judging every row against the
//! register, the workbook of errors, and the export, which is a filled template.

mod column;
mod errors;
mod judge;
mod layers;
mod read;
mod upload;
mod write;

#[cfg(test)]
mod tests;

pub use column::{COLUMNS, Column};
pub use errors::write_errors;
pub use judge::{Change, Judge, Judged, Known, Note, Outcome};
pub use layers::{to_csv, to_geojson, to_geopackage};
pub use read::{SheetRow, Uploaded, read};
pub use upload::table_of;
pub use write::{Filled, write_template, write_workbook};

/// The version of the template: raised when a column is renamed, removed or read otherwise.
pub const TEMPLATE_VERSION: u32 = 1;

/// What the hidden sheet of the template begins with.
const MARK: &str = "yike:outlets";

/// The name of the hidden sheet.
const HIDDEN: &str = "_yike";

/// The id of the template's sample row, which is passed over.
const SAMPLE: &str = "示例";

/// What a cell says that empties its field; an empty cell leaves the field as it is.
const EMPTIED: &str = "清空";
