//! The checks of this crate, applied to the repository.

use std::collections::BTreeSet;

use yike_tidy::repository::{NOT_OURS, TextFile, paths, root, texts};
use yike_tidy::{floors, links, lists, words};

/// Lines after which a source file should be looked at, and above which it is refused.
const LONG: usize = 400;
const TOO_LONG: usize = 600;

/// Fails with every complaint, each with its file.
#[track_caller]
fn check(complaints: impl Iterator<Item = (String, String)>) {
    let all: Vec<String> = complaints.map(|(path, complaint)| format!("{path}: {complaint}")).collect();
    assert!(all.is_empty(), "\n{}", all.join("\n"));
}

#[track_caller]
fn check_files(files: &[TextFile], wanted: fn(&str) -> bool, complain: impl Fn(&TextFile) -> Vec<String>) {
    let files: Vec<&TextFile> = files.iter().filter(|file| wanted(&file.path)).collect();
    assert!(!files.is_empty(), "there is something to check");
    check(files.into_iter().flat_map(|file| complain(file).into_iter().map(|c| (file.path.clone(), c))));
}

fn is_source(path: &str) -> bool {
    let written = path.starts_with("crates/") || path.starts_with("tidy/") || path.starts_with("web/");
    // What a program wrote is not for reading.
    let made = path.ends_with(".gen.ts");
    written && !made && [".rs", ".ts", ".vue", ".mjs"].iter().any(|ending| path.ends_with(ending))
}

fn is_lower_floor(path: &str) -> bool {
    let lower = path.starts_with("crates/domain/src/") || path.starts_with("crates/engine/src/");
    lower && path.ends_with(".rs") && !path.ends_with("tests.rs") && !path.contains("/tests/")
}

#[test]
fn crates_depend_only_downward() {
    // The fuzz targets are a workspace of their own above all floors.
    let is_manifest = |path: &str| path.ends_with("/Cargo.toml") && !path.starts_with("fuzz/");
    check_files(&texts(), is_manifest, |file| floors::dependencies(&file.text));
}

#[test]
fn the_lower_floors_touch_no_files_clock_or_environment() {
    let files = texts();
    let tests: BTreeSet<String> = files.iter().flat_map(|file| floors::test_files(&file.path, &file.text)).collect();
    check_files(&files, is_lower_floor, |file| match tests.contains(&file.path) {
        true => Vec::new(),
        false => floors::impure(&file.text),
    });
}

#[test]
fn names_say_their_noun() {
    check_files(&texts(), is_source, |file| words::names(&file.path, &file.text));
}

#[test]
fn no_text_names_a_place_of_one_machine() {
    check_files(&texts(), |_| true, |file| words::places(&file.path, &file.text));
}

#[test]
fn source_files_stay_readable() {
    check_files(&texts(), is_source, |file| {
        let lines = file.text.lines().count();
        if lines > LONG {
            println!("{}: {lines} lines, look for the second noun", file.path);
        }
        if lines > TOO_LONG { vec![format!("{lines} lines, more than {TOO_LONG}")] } else { Vec::new() }
    });
}

#[test]
fn links_of_the_documentation_lead_somewhere() {
    let exists = |path: &str| root().join(path).exists();
    check_files(&texts(), |path| path.ends_with(".md"), |file| links::broken(&file.path, &file.text, &exists));
}

/// From the root, or from `crates/`, as the map of the code says them.
#[test]
fn paths_that_the_documentation_names_are_there() {
    let paths = paths();
    let first = |path: &str, before: &str| {
        let (folder, _) = path.strip_prefix(before)?.split_once('/')?;
        Some((folder.to_owned(), before.to_owned()))
    };
    let folders: BTreeSet<(String, String)> =
        paths.iter().flat_map(|path| [first(path, ""), first(path, "crates/")]).flatten().collect();
    let folders: Vec<_> = folders.into_iter().collect();
    let exists = |path: &str| root().join(path).exists();
    let is_prose = |path: &str| path.ends_with(".md") && (!path.contains('/') || path.starts_with("docs/"));
    check_files(&texts(), is_prose, |file| {
        links::not_there(&file.text, &folders, &|part| NOT_OURS.contains(&part), &exists)
    });
    let map = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("there is a map of the code");
    assert!(links::named_paths(&map).len() > 20, "paths are found");
}

#[test]
fn every_data_file_is_described_with_its_source() {
    let paths = paths();
    let undescribed = ["data", "testdata"].into_iter().flat_map(|folder| {
        let inside: Vec<String> =
            paths.iter().filter_map(|path| path.strip_prefix(&format!("{folder}/"))).map(str::to_owned).collect();
        assert!(inside.len() > 5, "{folder} holds data");
        let readme = std::fs::read_to_string(root().join(folder).join("README.md")).expect("the folder has a README");
        lists::not_described(&readme, &inside).into_iter().map(move |file| (format!("{folder}/{file}"), folder))
    });
    check(undescribed.map(|(file, folder)| (file, format!("is not described in {folder}/README.md"))));
}

/// What the glossary calls a word of the code is one; its last section holds words for later.
#[test]
fn words_of_the_glossary_are_used() {
    let files = texts();
    let glossary = files.iter().find(|file| file.path == "docs/glossary.md").expect("there is a glossary");
    let today = glossary.text.split("## 后续用词").next().expect("a text has a first part");
    let code: String = files
        .iter()
        .filter(|f| f.path.starts_with("crates/") && f.path.ends_with(".rs"))
        .map(|f| f.text.as_str())
        .collect();
    let used: BTreeSet<&str> = code.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let is_type = |word: &String| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphanumeric);
    let words: Vec<String> = lists::named(today).into_iter().filter(is_type).collect();
    assert!(words.len() > 20, "the glossary names types: {words:?}");
    let unused: Vec<_> = words.iter().filter(|word| !used.contains(word.as_str())).collect();
    assert!(unused.is_empty(), "in docs/glossary.md but not in the code: {unused:?}");
}

/// Names of the files `<folder>/<name><ending>`.
fn stems(paths: &[String], folder: &str, ending: &str) -> BTreeSet<String> {
    let stem = |path: &String| Some(path.strip_prefix(folder)?.strip_suffix(ending)?.to_owned());
    paths.iter().filter_map(stem).filter(|name| !name.contains('/')).collect()
}

#[test]
fn every_pack_has_its_worked_cases() {
    let paths = paths();
    let mut packs = stems(&paths, "data/standards/", ".toml");
    assert!(packs.remove("sources"), "the list of sources is no pack");
    let cases = stems(&paths, "testdata/standards/", ".md");
    let without: Vec<_> = packs.difference(&cases).collect();
    assert!(without.is_empty(), "packs without testdata/standards/<id>.md: {without:?}");
}

#[test]
fn every_icon_of_the_taxonomy_is_one_path_of_24_by_24() {
    let text = std::fs::read_to_string(root().join("data/taxonomy/2025.toml")).expect("the taxonomy is there");
    let taxonomy: toml::Table = text.parse().expect("it is TOML");
    let types = taxonomy["type"].as_array().expect("a list of types");
    let icon = |business: &toml::Value| business["icon"].as_str().expect("an icon's name").to_owned();
    let icons: BTreeSet<String> = types.iter().map(icon).collect();
    check(icons.into_iter().filter_map(|icon| {
        let path = format!("data/taxonomy/icons/{icon}.svg");
        let complaint = match std::fs::read_to_string(root().join(&path)) {
            Err(error) => error.to_string(),
            Ok(svg) if !svg.contains("viewBox=\"0 0 24 24\"") => "is not 24 × 24".to_owned(),
            Ok(svg) if svg.matches("<path ").count() != 1 => "is not a single path".to_owned(),
            Ok(_) => return None,
        };
        Some((path, complaint))
    }));
}

/// The catalogues of both languages have the same files; their keys are compared by the app's tests.
#[test]
fn both_languages_have_the_same_catalogues() {
    let paths = paths();
    let (zh, en) = (stems(&paths, "strings/zh-CN/", ".ftl"), stems(&paths, "strings/en/", ".ftl"));
    assert!(!zh.is_empty());
    assert_eq!(zh, en);
}

#[test]
fn every_fuzz_entry_has_its_target() {
    let read = |path: &str| std::fs::read_to_string(root().join(path)).expect("it is part of the repository");
    let stem = |path: &str| Some(path.strip_prefix("fuzz/fuzz_targets/")?.strip_suffix(".rs")?.to_owned());
    let targets: Vec<(String, String)> = paths().iter().filter_map(|path| Some((stem(path)?, read(path)))).collect();
    let complaints = lists::fuzz_targets(&read("fuzz/entries/src/lib.rs"), &read("fuzz/Cargo.toml"), &targets);
    check(complaints.into_iter().map(|complaint| ("fuzz".to_owned(), complaint)));
}
