//! Lists that must be complete: every data file is described, every pack has its worked cases.

/// Names of a Markdown text between backticks.
#[must_use]
pub fn named(markdown: &str) -> Vec<String> {
    let prose: Vec<&str> = markdown.split('`').collect();
    prose.into_iter().skip(1).step_by(2).map(str::to_owned).collect()
}

/// Files that a folder's README neither names nor covers by naming a folder or pattern above them.
///
/// `files` are paths inside the folder. A name is a path, a file's own name, a folder ending in `/` or without a dot
/// in its last part, or a pattern with one `*` in the file's own name.
#[must_use]
pub fn not_described(readme: &str, files: &[String]) -> Vec<String> {
    let named = named(readme);
    let covered = |file: &String| {
        let own = file.rsplit('/').next().unwrap_or_default();
        let folders: Vec<&str> = file.split('/').collect();
        file == "README.md"
            || named.iter().any(|name| {
                let whole = name.trim_end_matches('/');
                *file == *name
                    || own == name.as_str()
                    || file.starts_with(&format!("{whole}/"))
                    || (!whole.contains('.') && folders[..folders.len() - 1].contains(&whole))
                    || name.split_once('*').is_some_and(|(before, after)| {
                        !(before.is_empty() && after.is_empty())
                            && (own.starts_with(before) || file.starts_with(before))
                            && own.ends_with(after)
                    })
            })
    };
    files.iter().filter(|file| !covered(file)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_described_by_its_name_its_folder_or_a_pattern() {
        let readme = "| `a/b.toml` | `icons/` | `town` | every `*.gz` and `valhalla_*` |";
        let files =
            ["a/b.toml", "a/c.toml", "icons/x.svg", "towns/town/x.pbf", "q/r.gz", "q/valhalla_x.csv", "README.md"];
        let files: Vec<String> = files.iter().map(|&file| file.to_owned()).collect();
        assert_eq!(not_described(readme, &files), ["a/c.toml"]);
        assert_eq!(not_described("", &files).len(), 6);
    }
}
