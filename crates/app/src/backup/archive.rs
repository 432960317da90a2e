//! What an archive says of itself.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

use serde::{Deserialize, Serialize};
use yike_domain::Trouble;
use zip::ZipArchive;

use super::rules;

/// The first line of the manifest: what this file is.
pub(super) const FORMAT: &str = "yike backup 1";
pub(super) const MANIFEST: &str = "manifest.json";
/// The longest manifest that is read, and the longest row.
const LONGEST_MANIFEST: u64 = 64 << 20;
pub(super) const LONGEST_ROW: u64 = 256 << 20;

/// What is in an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// What this file is.
    pub format: String,
    /// The version of Yike that wrote it.
    pub product: String,
    /// When, in milliseconds of UTC since 1970.
    pub at_ms: i64,
    /// The steps of the schema.
    pub steps: Vec<String>,
    /// The tables, each after those it refers to.
    pub tables: Vec<Table>,
    /// The files: bytes by digest.
    pub blobs: BTreeMap<String, u64>,
    /// Number and hash of the last audit event.
    pub head: Option<(i64, String)>,
}

/// A table of an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns: name and type.
    pub columns: Vec<(String, String)>,
    /// Its rows.
    pub rows: u64,
    /// SHA-256 over its rows.
    pub digest: String,
}

impl Manifest {
    pub(super) fn told(&self) -> super::Told {
        super::Told {
            rows: self.tables.iter().map(|table| table.rows).sum(),
            tables: self.tables.len(),
            blobs: self.blobs.len(),
            head: self.head.clone(),
        }
    }
}

/// The entry of a table.
pub(super) fn table_entry(name: &str) -> String {
    format!("tables/{name}.jsonl")
}

/// The entry of a file.
pub(super) fn blob_entry(digest: &str) -> String {
    format!("blobs/{digest}")
}

/// An open archive.
pub(super) type Archive = ZipArchive<std::io::BufReader<std::fs::File>>;

/// Opens an archive and reads what it says of itself.
pub(super) fn open(path: &Path) -> Result<(Archive, Manifest), Trouble> {
    let source = path.display().to_string();
    let odd = |why: String| Trouble::new(&source, rules::NO_BACKUP).with("why", why);
    let file = std::fs::File::open(path).map_err(|why| odd(why.to_string()))?;
    let mut archive = ZipArchive::new(std::io::BufReader::new(file)).map_err(|why| odd(why.to_string()))?;
    let mut text = String::new();
    let entry = archive.by_name(MANIFEST).map_err(|why| odd(why.to_string()))?;
    entry.take(LONGEST_MANIFEST).read_to_string(&mut text).map_err(|why| odd(why.to_string()))?;
    let manifest: Manifest = serde_json::from_str(&text).map_err(|why| odd(why.to_string()))?;
    if manifest.format != FORMAT {
        return Err(Trouble::new(&source, rules::NEWER).with("format", manifest.format));
    }
    Ok((archive, manifest))
}

/// Reads every part of an archive through and compares it with what the manifest says.
pub(super) fn check(path: &Path) -> Result<Manifest, Trouble> {
    let (mut archive, manifest) = open(path)?;
    let source = path.display().to_string();
    let tables = manifest.tables.iter().map(|table| (table_entry(&table.name), table.digest.clone()));
    let blobs = manifest.blobs.keys().map(|digest| (blob_entry(digest), digest.clone()));
    for (entry, digest) in tables.chain(blobs) {
        let altered = |why: String| Trouble::new(&source, rules::ALTERED).at(&*entry).with("why", why);
        let mut part = archive.by_name(&entry).map_err(|why| altered(why.to_string()))?;
        let mut hash = Hashed::default();
        std::io::copy(&mut part, &mut hash).map_err(|why| altered(why.to_string()))?;
        if hash.digest() != digest {
            return Err(altered("SHA-256".to_owned()));
        }
    }
    Ok(manifest)
}

/// Hashes what is written to it.
#[derive(Default)]
pub(super) struct Hashed(sha2::Sha256);

impl Hashed {
    pub(super) fn digest(self) -> String {
        super::hex(&sha2::Digest::finalize(self.0))
    }
}

impl std::io::Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        sha2::Digest::update(&mut self.0, bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
