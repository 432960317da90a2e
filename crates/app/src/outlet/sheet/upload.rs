//! An uploaded file as a table: what its bytes say it is, within limits; a Shapefile comes zipped.

use std::io::{Cursor, Read as _};
use std::path::Path;

use yike_domain::Trouble;
use yike_engine::import::table::Table;
use zip::ZipArchive;

use crate::exchange::{Limits, read_table, rules as exchange_rules};

/// How much of an upload is read: a district's register several times over.
pub(crate) const LIMITS: Limits = Limits {
    file_bytes: 64 << 20,
    unpacked_bytes: 512 << 20,
    rows: 200_000,
    columns: 200,
    cells: 12_000_000,
    ..Limits::STANDARD
};

/// Parts of a Shapefile that are taken out of a zip.
const PARTS: &[&str] = &["shp", "dbf", "shx", "prj", "cpg"];

/// The table of an uploaded file, or of its named `layer` or sheet.
///
/// # Errors
/// The bytes are of no format that is read, damaged or beyond a limit; the trouble names the file as it was uploaded.
pub fn table_of(name: &str, bytes: &[u8], layer: Option<&str>) -> Result<Table, Trouble> {
    let named = |mut trouble: Trouble| {
        trouble.source = name.to_owned();
        trouble
    };
    if bytes.len() as u64 > LIMITS.file_bytes {
        return Err(LIMITS.file_too_big(name));
    }
    let failed = |e: std::io::Error| Trouble::new(name, exchange_rules::FILE_UNREADABLE).with("reason", e.to_string());
    let folder = tempfile::tempdir().map_err(failed)?;
    let path = match shapefile_of(name, bytes, folder.path())? {
        Some(path) => path,
        None => {
            let ending = Path::new(name).extension().and_then(|e| e.to_str()).filter(|e| e.len() <= 8);
            let ending = ending.filter(|e| e.chars().all(|c| c.is_ascii_alphanumeric())).unwrap_or("upload");
            let path = folder.path().join(format!("upload.{ending}"));
            std::fs::write(&path, bytes).map_err(failed)?;
            path
        }
    };
    let mut table = read_table(&path, layer, &LIMITS).map_err(named)?;
    name.clone_into(&mut table.source);
    Ok(table)
}

/// Unpacks a zipped Shapefile; none where the bytes are something else.
fn shapefile_of(name: &str, bytes: &[u8], folder: &Path) -> Result<Option<std::path::PathBuf>, Trouble> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return Ok(None);
    }
    let odd = |reason: String| Trouble::new(name, exchange_rules::SHP_ODD).with("reason", reason);
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(None) };
    let ending = |name: &str| name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let names: Vec<String> = (0..archive.len().min(1000))
        .filter_map(|at| archive.by_index_raw(at).ok().and_then(|entry| entry.name().ok().map(|n| n.into_owned())))
        .collect();
    if !names.iter().any(|name| ending(name) == "shp") {
        return Ok(None);
    }
    let mut left = LIMITS.unpacked_bytes;
    for (at, inside) in names.iter().enumerate().filter(|(_, inside)| PARTS.contains(&ending(inside).as_str())) {
        let entry = archive.by_index(at).map_err(|e| odd(e.to_string()))?;
        let mut part = Vec::new();
        entry.take(left.saturating_add(1)).read_to_end(&mut part).map_err(|e| odd(e.to_string()))?;
        left = left.checked_sub(part.len() as u64).ok_or_else(|| LIMITS.unpacks_too_big(name))?;
        // One Shapefile of a zip is read: parts of others would bear the same names.
        let path = folder.join(format!("upload.{}", ending(inside)));
        if !path.exists() {
            std::fs::write(&path, part).map_err(|e| odd(e.to_string()))?;
        }
    }
    Ok(Some(folder.join("upload.shp")))
}
