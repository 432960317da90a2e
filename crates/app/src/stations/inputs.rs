//! The files a study reads: opened, named and digested in one place.

use std::path::{Path, PathBuf};

use yike_domain::Trouble;
use yike_engine::import::table::{Raster, Table};

use crate::{
    exchange::{Limits, Mapped, read_raster, read_table},
    receipt::Input,
    study::{Basis, PeopleSource, Study, TableFile},
};

/// Files that lie beside a shapefile and belong to it.
const BESIDE_SHP: &[&str] = &["dbf", "shx", "prj", "cpg"];

/// Every file that the line reads, in a fixed order: the study, its sources, its data files.
///
/// # Errors
/// A file cannot be read.
pub fn inputs(study: &Study, basis: &Basis) -> Result<Vec<Input>, Trouble> {
    let name = match study.bundled {
        Some(_) => study.source.clone(),
        None => study.name_of(Path::new(&study.source)),
    };
    let mut inputs = vec![Input::of("study", name, study.file_text.as_bytes())];
    for (role, path) in sources(study) {
        let bytes = Mapped::open(&path)?;
        inputs.push(Input::of(role, study.name_of(&path), &bytes));
    }
    inputs.extend(basis.inputs.iter().cloned());
    Ok(inputs)
}

/// The source files with their roles; a file with two roles stands twice.
fn sources(study: &Study) -> Vec<(&'static str, PathBuf)> {
    let mut files = vec![("map", study.map.file.clone())];
    let mut add = |role, table: &TableFile| {
        files.push((role, table.file.clone()));
        if table.file.extension().is_some_and(|e| e.eq_ignore_ascii_case("shp")) {
            let beside = BESIDE_SHP.iter().map(|ending| table.file.with_extension(ending));
            files.extend(beside.filter(|file| file.is_file()).map(|file| (role, file)));
        }
    };
    study.outlets.iter().for_each(|outlets| add("outlets", &outlets.table));
    match &study.people {
        PeopleSource::Polygons(table) | PeopleSource::Cells(table) | PeopleSource::Raster(table) => {
            add("people", table)
        }
        PeopleSource::Assumed { .. } | PeopleSource::Unknown => {}
    }
    if let Some(areas) = &study.communities {
        add("communities", &areas.table);
    }
    files
}

/// Reads a table of the study under its name in the study.
pub(super) fn table(study: &Study, file: &TableFile) -> Result<Table, Trouble> {
    let mut table = read_table(&file.file, file.layer.as_deref(), &Limits::default()).map_err(|t| own(study, t))?;
    table.source = renamed(study, &table.source, &file.file);
    Ok(table)
}

/// Reads a raster of the study under its name in the study.
pub(super) fn raster(study: &Study, file: &TableFile) -> Result<Raster, Trouble> {
    let mut raster = read_raster(&file.file, &Limits::default()).map_err(|t| own(study, t))?;
    raster.source = renamed(study, &raster.source, &file.file);
    Ok(raster)
}

/// `folder/outlets.csv [sheet]` → `outlets.csv [sheet]`: results say the same wherever the study lies.
fn renamed(study: &Study, source: &str, path: &Path) -> String {
    let shown = path.display().to_string();
    match source.strip_prefix(&shown) {
        Some(rest) => format!("{}{rest}", study.name_of(path)),
        None => source.to_owned(),
    }
}

/// A trouble that names the file as the user can open it.
pub(super) fn own(study: &Study, trouble: Trouble) -> Trouble {
    if study.bundled.is_some() || trouble.source.is_empty() {
        return trouble;
    }
    let known = sources(study).into_iter().find(|(_, path)| trouble.source.starts_with(&study.name_of(path)));
    match known {
        Some((_, path)) if !Path::new(&trouble.source).starts_with(&study.folder) => {
            let source = trouble.source.replacen(&study.name_of(&path), &path.display().to_string(), 1);
            Trouble { source, ..trouble }
        }
        _ => trouble,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_shapefile_is_digested_with_the_files_beside_it() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for name in ["map.osm", "shops.shp", "shops.dbf", "shops.prj", "shops.qmd"] {
            fs::write(folder.path().join(name), name).expect("it can be written");
        }
        let text = "id = \"a\"\ntitle = { zh = \"甲\" }\nmap = { file = \"map.osm\" }\n\
                    standard = { packs = [\"cn-2021-guide\"] }\nwalking = { profiles = [\"adult\"] }\n\
                    [[outlets]]\nfile = \"shops.shp\"\n";
        let path = folder.path().join("study.toml");
        let study = Study::parse(&path.display().to_string(), text, folder.path()).expect("a study");
        let basis = Basis::read(&study).expect("built-in files are sound");
        let inputs = inputs(&study, &basis).expect("every file is there");
        let named: Vec<(&str, &str)> = inputs.iter().map(|i| (i.role.as_str(), i.name.as_str())).take(5).collect();
        let outlets = |name| ("outlets", name);
        assert_eq!(named[0..2], [("study", "study.toml"), ("map", "map.osm")]);
        assert_eq!(named[2..], [outlets("shops.shp"), outlets("shops.dbf"), outlets("shops.prj")]);
        let rest: Vec<&str> = inputs[5..].iter().map(|i| i.role.as_str()).collect();
        assert_eq!(rest, ["taxonomy", "sources", "streets", "standard", "profile"]);
    }
}
