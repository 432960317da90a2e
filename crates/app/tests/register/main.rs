//! The register on both databases: outlets, imports, circles, and what is out of sight for others.

mod circles;
mod doors;
mod imports;
mod outlets;
mod town;
