//! One entry per parser Yike owns: any bytes in, no panic, no endless work.
//!
//! The coverage-guided fuzzers of `fuzz/fuzz_targets/` and the short seeded run of
//! `make test` call the same entries. An entry that accepts its input goes on to use
//! what it read, so that a wrong index is met where it would hurt.

mod read;
mod seeds;

pub use seeds::{Seed, seeds};

/// A parser under hostile input.
pub struct Entry {
    /// Name of the fuzz target.
    pub name: &'static str,
    /// Reads the bytes and uses what came of it; true when they were accepted.
    pub read: fn(&[u8]) -> bool,
}

/// Every entry, in the order of the line.
pub const ENTRIES: &[Entry] = &[
    Entry { name: "street_map", read: read::street_map },
    Entry { name: "csv_table", read: read::csv_table },
    Entry { name: "geojson", read: read::geojson_table },
    Entry { name: "shapefile", read: read::shapefile_table },
    Entry { name: "workbook", read: read::workbook },
    Entry { name: "geopackage", read: read::geopackage_table },
    Entry { name: "geotiff", read: read::geotiff_raster },
    Entry { name: "geometry", read: read::geometry },
    Entry { name: "points", read: read::points },
    Entry { name: "opening_hours", read: read::opening_hours },
    Entry { name: "coordinate_system", read: read::coordinate_system },
    Entry { name: "network_file", read: read::network_file },
    Entry { name: "taxonomy", read: read::taxonomy },
    Entry { name: "standard_pack", read: read::standard_pack },
    Entry { name: "walking_profile", read: read::walking_profile },
    Entry { name: "study", read: read::study },
    Entry { name: "station_file", read: read::station_file },
    Entry { name: "receipt", read: read::receipt },
];

/// Reads `bytes` with the entry of this name.
///
/// # Panics
/// When there is no such entry, or the parser is at fault.
pub fn run(name: &str, bytes: &[u8]) {
    let entry = ENTRIES.iter().find(|entry| entry.name == name).expect("targets are named after entries");
    (entry.read)(bytes);
}
