//! Files in and out: spreadsheets, GeoJSON, GeoPackage, Shapefile, GeoTIFF, and safe writing.
//!
//! A reader turns one file format into a [`Table`](yike_engine::import::table::Table) or a
//! [`Raster`](yike_engine::import::table::Raster); what the columns mean is the engine's affair.

pub mod atomic;
pub mod csv_table;
mod mapped;
pub mod rules;

pub use atomic::write_atomically;
pub use csv_table::{Limits, read_csv};
pub use mapped::Mapped;
