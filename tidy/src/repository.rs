//! The files of the repository.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that no one writes by hand, or that are no part of the repository.
pub const NOT_OURS: &[&str] =
    &[".git", "target", "node_modules", "out", "dist", "__pycache__", ".venv", "corpus", "artifacts", "coverage"];

/// Endings of files that are text.
const TEXT: &[&str] = &[
    "rs", "toml", "md", "ftl", "ts", "vue", "html", "css", "js", "mjs", "json", "yml", "yaml", "sh", "py", "csv",
    "geojson", "svg", "txt", "lock",
];

/// A text file of the repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFile {
    /// Path from the root, with `/`.
    pub path: String,
    /// Its text; bytes that are not UTF-8 are replaced.
    pub text: String,
}

/// The repository's root.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Paths of all files from the root, with `/`, in order.
///
/// # Panics
/// When a folder cannot be read: nothing can be said then.
#[must_use]
pub fn paths() -> Vec<String> {
    let mut found = Vec::new();
    walk(&root(), "", &mut found);
    found.sort();
    found
}

/// The text files among them.
///
/// # Panics
/// When a file cannot be read.
#[must_use]
pub fn texts() -> Vec<TextFile> {
    let is_text = |path: &String| {
        let name = path.rsplit('/').next().unwrap_or_default();
        match name.rsplit_once('.') {
            Some((_, ending)) => TEXT.contains(&ending),
            None => true,
        }
    };
    let read = |path: String| {
        let bytes = fs::read(root().join(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        TextFile { text: String::from_utf8_lossy(&bytes).into_owned(), path }
    };
    paths().into_iter().filter(is_text).map(read).collect()
}

fn walk(folder: &Path, inside: &str, found: &mut Vec<String>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if NOT_OURS.contains(&name.as_str()) || name.ends_with(".tmp") {
            continue;
        }
        let path = if inside.is_empty() { name } else { format!("{inside}/{name}") };
        if entry.path().is_dir() { walk(&entry.path(), &path, found) } else { found.push(path) }
    }
}
