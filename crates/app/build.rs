//! Embeds the string catalogues and the data files, so that the one executable needs no folder beside it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo names the package folder")).join("../..");
    let mut code = String::new();
    list(&mut code, "STRINGS", &root, "strings", &["ftl"]);
    list(&mut code, "DATA", &root, "data", &["toml", "pbf", "csv", "geojson", "svg", "txt"]);
    report(&mut code, &root.join("web/dist"));
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo names the output folder"));
    fs::write(out.join("embedded.rs"), code).expect("the output folder is writable");
}

/// Writes `pub const NAME: &[(path, bytes)]` with every file under `folder`, sorted by path.
fn list(code: &mut String, name: &str, root: &Path, folder: &str, endings: &[&str]) {
    println!("cargo:rerun-if-changed={}", root.join(folder).display());
    let mut files = Vec::new();
    walk(&root.join(folder), &mut files);
    files.retain(|file| file.extension().and_then(|e| e.to_str()).is_some_and(|e| endings.contains(&e)));
    files.sort();
    writeln!(code, "/// Every file of `{folder}`, by its path inside it.\npub const {name}: &[(&str, &[u8])] = &[")
        .expect("text grows");
    for file in files {
        let inside = file.strip_prefix(root.join(folder)).expect("walked below it");
        let path = inside.to_str().expect("repository names are UTF-8").replace('\\', "/");
        let full = file.canonicalize().expect("the file was just listed");
        writeln!(code, "    ({path:?}, include_bytes!({full:?})),").expect("text grows");
    }
    code.push_str("];\n");
}

/// Writes `pub const REPORT` with the page that `npm run build` in `web/report` leaves in `folder`, where it did.
fn report(code: &mut String, folder: &Path) {
    // The folder itself is kept in the repository, so that cargo notices when the page appears.
    println!("cargo:rerun-if-changed={}", folder.display());
    code.push_str("/// The report's page without data; absent when it was not built before the executable.\n");
    match folder.join("report.html").canonicalize() {
        Ok(page) => writeln!(code, "pub const REPORT: Option<&str> = Some(include_str!({page:?}));"),
        Err(_) => writeln!(code, "pub const REPORT: Option<&str> = None;"),
    }
    .expect("text grows");
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    println!("cargo:rerun-if-changed={}", folder.display());
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() { walk(&path, files) } else { files.push(path) }
    }
}
