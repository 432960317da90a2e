//! What analysts do with a network file: build it, ask it, and explain its answers.
//!
//! Tables come in as CSV with a header (`id,lon,lat[,…]` or `id,node`), answers go
//! out as CSV, Parquet or GeoJSON by the ending of the file.

mod ask;
mod border;
mod build;
mod of_result;
mod output;
mod own_place;
pub mod rules;
mod shapes;
mod way;

pub use ask::{Ask, isochrones, matrix, measure};
pub use build::{Built, build_from_map, build_from_tables, open_network};
pub use of_result::{AskedResult, End};
pub use way::explain;
