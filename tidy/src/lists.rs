//! Lists that must be complete: every data file is described, every pack has its worked cases.

use std::collections::BTreeSet;

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

/// Complaints about fuzz targets that do not agree: `entries` is the source that lists the entries,
/// `manifest` names the programs, `targets` are file stems with the texts of the programs.
#[must_use]
pub fn fuzz_targets(entries: &str, manifest: &str, targets: &[(String, String)]) -> Vec<String> {
    let after = |text: &str, mark: &str| -> BTreeSet<String> {
        text.split(mark).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
    };
    let listed = after(entries, "Entry { name: \"");
    let programs = after(manifest, "[[bin]]\nname = \"");
    let files: BTreeSet<String> = targets.iter().map(|(stem, _)| stem.clone()).collect();
    let mut complaints = Vec::new();
    for name in listed.iter().chain(&programs).chain(&files).collect::<BTreeSet<_>>() {
        for (set, place) in [(&listed, "ENTRIES"), (&programs, "fuzz/Cargo.toml"), (&files, "fuzz/fuzz_targets")] {
            if !set.contains(name) {
                complaints.push(format!("{name} is missing in {place}"));
            }
        }
    }
    let astray = targets.iter().filter(|(stem, text)| !text.contains(&format!("run(\"{stem}\"")));
    complaints.extend(astray.map(|(stem, _)| format!("{stem} runs another entry")));
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_programs_and_targets_agree() {
        let entries = "Entry { name: \"a\", read: a }, Entry { name: \"b\", read: b }";
        let manifest = "[[bin]]\nname = \"a\"\n[[bin]]\nname = \"b\"\n";
        let target = |stem: &str, runs: &str| (stem.to_owned(), format!("entries::run(\"{runs}\", bytes)"));
        assert!(fuzz_targets(entries, manifest, &[target("a", "a"), target("b", "b")]).is_empty());
        assert_eq!(
            fuzz_targets(entries, manifest, &[target("a", "b"), target("c", "c")]),
            [
                "b is missing in fuzz/fuzz_targets",
                "c is missing in ENTRIES",
                "c is missing in fuzz/Cargo.toml",
                "a runs another entry"
            ]
        );
    }

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
