//! Files in and out: spreadsheets, GeoJSON, GeoPackage, Shapefile, GeoTIFF, and safe writing.
//!
//! A reader turns one file format into a [`Table`](yike_engine::import::table::Table) or a
//! [`Raster`](yike_engine::import::table::Raster); what the columns mean is the engine's affair.

pub mod atomic;
mod crs_words;
pub mod csv_table;
pub mod day;
mod edge;
pub mod geojson;
pub mod geopackage;
pub mod geoparquet;
pub mod geotiff;
mod growing;
pub mod layer;
pub mod limits;
pub(crate) mod line_starts;
pub mod long_table;
mod mapped;
mod mixed_text;
pub mod read;
pub(crate) mod reasons;
pub mod rules;
pub mod shapefile;
pub mod wkb;
pub mod xlsx;

pub use atomic::write_atomically;
pub use csv_table::read_csv;
pub use geotiff::read_raster;
pub use limits::Limits;
pub use mapped::Mapped;
pub use read::read_table;
