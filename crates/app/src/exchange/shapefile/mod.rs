//! Shapefile (ESRI white paper, July 1998): shapes, attributes, system and encoding in files of one name.

mod dbf;
mod shp;

use std::path::{Path, PathBuf};

use yike_domain::Trouble;
use yike_engine::import::table::Table;

use super::{Limits, crs_words::declared, edge::read_bytes, growing::Growing, rules};

/// The files that make a Shapefile, read.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// The shapes.
    pub shp: Vec<u8>,
    /// The attributes.
    pub dbf: Vec<u8>,
    /// The coordinate system, as WKT.
    pub prj: Option<Vec<u8>>,
    /// The name of the attributes' encoding.
    pub cpg: Option<Vec<u8>>,
}

/// Reads the Shapefile that `path` (its `.shp` or `.dbf`) belongs to. The index `.shx` is not
/// needed; without `.prj` the system is unknown; without `.cpg` the encoding is told by
/// the `.dbf` itself.
///
/// # Errors
/// A file is missing, damaged or larger than a limit, or the two do not have as many rows.
pub fn read(path: &Path, limits: &Limits) -> Result<Table, Trouble> {
    let source = path.display().to_string();
    let part = |ending: &str| match beside(path, ending) {
        Some(file) => read_bytes(&file, limits).map(Some),
        None => Ok(None),
    };
    let needed = |ending: &str| {
        part(ending)?.ok_or_else(|| {
            let name = path.with_extension(ending).file_name().map(|n| n.to_string_lossy().into_owned());
            Trouble::new(&source, rules::SIDECAR_MISSING).with("file", name.unwrap_or_default())
        })
    };
    let parts = Parts { shp: needed("shp")?, dbf: needed("dbf")?, prj: part("prj")?, cpg: part("cpg")? };
    parse(&source, &parts, limits)
}

/// The file of the same name with another ending, in either case of its letters.
fn beside(path: &Path, ending: &str) -> Option<PathBuf> {
    [ending.to_owned(), ending.to_uppercase()].iter().map(|e| path.with_extension(e)).find(|file| file.is_file())
}

/// Like [`read`], from bytes.
///
/// # Errors
/// As [`read`], but for missing files.
pub fn parse(source: &str, parts: &Parts, limits: &Limits) -> Result<Table, Trouble> {
    let odd = |reason: String| Trouble::new(source, rules::SHP_ODD).with("reason", reason);
    let attributes = dbf::Dbf::open(&parts.dbf).map_err(&odd)?;
    let label = parts.cpg.as_deref().and_then(|bytes| std::str::from_utf8(bytes).ok());
    let encoding = attributes.encoding(source, label)?;
    let mut growing = Growing::new(source, limits);
    growing.name_columns(attributes.names(encoding))?;
    let mut shapes = shp::Records::open(&parts.shp).map_err(&odd)?;
    let (mut n_shapes, mut line) = (0usize, 0u32);
    for at in 0..attributes.len() {
        line = line.saturating_add(1);
        let Some(found) = shapes.next() else { break };
        n_shapes += 1;
        let shape = found.map_err(|problem| problem.trouble(source).at(format!("feature {line}")))?;
        // A deleted row keeps its place in both files.
        if let Some(cells) = attributes.row(at, encoding) {
            growing.push(line, cells, shape)?;
        }
    }
    n_shapes += shapes.count();
    if n_shapes != attributes.len() {
        return Err(odd(format!(".shp: {n_shapes}, .dbf: {}", attributes.len())));
    }
    let crs = parts.prj.as_deref().and_then(|bytes| declared(&String::from_utf8_lossy(bytes)));
    Ok(growing.finish(crs))
}

#[cfg(test)]
mod tests;
