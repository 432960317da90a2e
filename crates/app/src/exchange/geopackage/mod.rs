//! GeoPackage (OGC 12-128r18, version 1.3.1).

mod read;
mod write;

pub use read::parse;
pub use write::write;

/// A name as SQL writes it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

#[cfg(test)]
mod tests;
