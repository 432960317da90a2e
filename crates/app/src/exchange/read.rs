//! Any table file: the format is told by the first bytes, then by the ending.

use std::{fs::File, io::Read as _, path::Path};

use yike_domain::Trouble;
use yike_engine::import::table::Table;

use super::{
    Limits, atomic::read_trouble, csv_table, edge::read_bytes, geojson, geopackage, geotiff, rules, shapefile, xlsx,
};

/// File formats of tables, as messages list them.
pub const TABLE_FORMATS: &str = "CSV, XLSX, GeoJSON, GeoPackage, Shapefile";

/// Bytes that tell a format.
const HEAD_BYTES: u64 = 512;

/// Reads a table, or the named `layer` (sheet) of it.
///
/// # Errors
/// The file cannot be read, is of no format Yike knows, is damaged, is larger than a
/// limit, or has no such layer; the trouble names what there is.
pub fn read_table(path: &Path, layer: Option<&str>, limits: &Limits) -> Result<Table, Trouble> {
    let source = path.display().to_string();
    let layer = layer.filter(|name| !name.is_empty());
    let format = format_of(path)?;
    if let (Some(layer), Format::Csv | Format::GeoJson | Format::Shapefile) = (layer, &format) {
        return Err(Trouble::new(&source, rules::NO_LAYERS_HERE).with("layer", layer));
    }
    match format {
        Format::Csv => csv_table::read_csv(path, limits),
        Format::GeoJson => geojson::parse(&source, &read_bytes(path, limits)?, limits),
        Format::Shapefile => shapefile::read(path, limits),
        Format::Xlsx => xlsx::parse(&source, read_bytes(path, limits)?, layer, limits),
        Format::GeoPackage => {
            nothing_pending(path)?;
            geopackage::parse(&source, read_bytes(path, limits)?, layer, limits)
        }
    }
}

enum Format {
    Csv,
    GeoJson,
    Shapefile,
    Xlsx,
    GeoPackage,
}

fn format_of(path: &Path) -> Result<Format, Trouble> {
    let trouble = |rule| Trouble::new(&path.display().to_string(), rule);
    let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase();
    if ending == "dbf" {
        return Ok(Format::Shapefile);
    }
    let file = File::open(path).map_err(|e| read_trouble(path, &e))?;
    let mut head = Vec::new();
    file.take(HEAD_BYTES).read_to_end(&mut head).map_err(|e| read_trouble(path, &e))?;
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head).trim_ascii_start();
    if text.is_empty() && (head.len() as u64) < HEAD_BYTES {
        return Err(trouble(rules::FILE_EMPTY));
    }
    if head.starts_with(b"PK\x03\x04") {
        return Ok(Format::Xlsx);
    }
    if head.starts_with(b"SQLite format 3\0") {
        return Ok(Format::GeoPackage);
    }
    if head.starts_with(b"\0\0\x27\x0a") {
        return Ok(Format::Shapefile);
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(trouble(rules::OLD_WORKBOOK));
    }
    if geotiff::is_tiff(&head) {
        return Err(trouble(rules::RASTER_HERE).with("known", TABLE_FORMATS));
    }
    if text.starts_with(b"{") {
        return Ok(Format::GeoJson);
    }
    match ending.as_str() {
        "csv" | "txt" | "tsv" => Ok(Format::Csv),
        // What bears one of these names and begins otherwise is damaged or only renamed.
        _ => Err(trouble(rules::FORMAT_UNKNOWN).with("ending", ending).with("known", TABLE_FORMATS)),
    }
}

/// Refuses a GeoPackage whose latest changes still stand in the journal beside it.
fn nothing_pending(path: &Path) -> Result<(), Trouble> {
    let mut journal = path.as_os_str().to_owned();
    journal.push("-wal");
    let journal = Path::new(&journal);
    if journal.metadata().is_ok_and(|file| file.len() > 0) {
        let name = journal.file_name().unwrap_or_default().to_string_lossy().into_owned();
        return Err(Trouble::new(&path.display().to_string(), rules::GPKG_OPEN_ELSEWHERE).with("file", name));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use yike_domain::Rule;

    use super::*;
    use crate::exchange::layer::{ColumnKind, GeometryKind, Layer};

    /// Writes the bytes under the name and reads them as a table.
    fn read(name: &str, bytes: &[u8], layer: Option<&str>) -> Result<Table, Trouble> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("it can be written");
        read_table(&path, layer, &Limits::default())
    }

    fn rule(name: &str, bytes: &[u8]) -> Rule {
        read(name, bytes, None).expect_err("odd").rule
    }

    #[test]
    fn the_content_tells_the_format_whatever_the_name() {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet().write(0, 0, "名称").expect("it can be written");
        let xlsx = book.save_to_buffer().expect("it can be written");
        assert_eq!(read("a.xls", &xlsx, None).expect("a workbook").columns, ["名称"]);
        let json = r#"{"type":"Point","coordinates":[1,2]}"#;
        assert_eq!(read("a.json", json.as_bytes(), None).expect("GeoJSON").rows.len(), 1);
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a.db");
        geopackage::write(&path, &[Layer::new("b", GeometryKind::None, &[("c", ColumnKind::Int)])]).expect("written");
        assert_eq!(read_table(&path, None, &Limits::default()).expect("a GeoPackage").columns, ["c"]);
        std::fs::write(folder.path().join("a.db-wal"), b"pending").expect("it can be written");
        let pending = read_table(&path, None, &Limits::default()).expect_err("it is being changed");
        assert_eq!((pending.rule, pending.args[0].1.to_string()), (rules::GPKG_OPEN_ELSEWHERE, "a.db-wal".into()));
    }

    #[test]
    fn what_is_no_table_is_said_to_be_none() {
        assert_eq!(rule("a.csv", b""), rules::FILE_EMPTY);
        assert_eq!(rule("a.geojson", b"\xef\xbb\xbf \n"), rules::FILE_EMPTY);
        assert_eq!(rule("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), rules::OLD_WORKBOOK);
        assert_eq!(rule("a.tif", b"II*\0 and more"), rules::RASTER_HERE);
        assert_eq!(rule("a.shp", b"\0\0\x27\x0a"), rules::SIDECAR_MISSING);
        let unknown = read("a.kml", b"<kml/>", None).expect_err("not read");
        assert!(unknown.to_string().ends_with("ending=kml · known=CSV, XLSX, GeoJSON, GeoPackage, Shapefile"));
        assert_eq!(rule("a.xlsx", b"name,x"), rules::FORMAT_UNKNOWN);
        let layer = read("a.csv", b"name\nx\n", Some("sheet 1")).expect_err("CSV has none");
        assert_eq!(layer.rule, rules::NO_LAYERS_HERE);
        let missing = read_table(Path::new("no-such.csv"), None, &Limits::default()).expect_err("not there");
        assert_eq!(missing.rule, rules::FILE_MISSING);
    }
}
