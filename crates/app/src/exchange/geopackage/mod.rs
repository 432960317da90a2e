//! GeoPackage (OGC 12-128r18, version 1.3.1).

mod write;

pub use write::write;

#[cfg(test)]
mod tests;
