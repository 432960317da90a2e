//! The two catalogues say the same things, and every rule of the code has its words.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;
use yike_app::embedded::STRINGS;
use yike_app::words::{Language, Words};

/// Variables of every message and attribute of a language, by `key` or `key.attribute`.
fn entries(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let folder = format!("{}/", language.tag());
    for (path, bytes) in STRINGS.iter().filter(|(path, _)| path.starts_with(&folder)) {
        let text = std::str::from_utf8(bytes).expect("catalogues are UTF-8");
        if let Err((_, errors)) = FluentResource::try_new(text.to_owned()) {
            panic!("{path}: {errors:?}");
        }
        let (mut message, mut key) = (String::new(), String::new());
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let head = line.split_once('=').map(|(head, _)| head.trim()).unwrap_or_default();
            if !line.starts_with(char::is_whitespace) && !head.is_empty() {
                head.clone_into(&mut message);
                key.clone_from(&message);
                assert!(found.insert(key.clone(), BTreeSet::new()).is_none(), "{path}: {key} is given twice");
            } else if let Some(attribute) = line.trim_start().strip_prefix('.').filter(|_| !head.is_empty()) {
                let name = attribute.split_once('=').map(|(name, _)| name.trim()).unwrap_or_default();
                key = format!("{message}.{name}");
                found.insert(key.clone(), BTreeSet::new());
            }
            if let Some(variables) = found.get_mut(&key) {
                variables.extend(variables_of(line));
            }
        }
    }
    found
}

fn variables_of(line: &str) -> impl Iterator<Item = String> + '_ {
    line.split('$').skip(1).map(|rest| {
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).collect::<String>()
    })
}

#[test]
fn both_languages_say_the_same_things() {
    let (zh, en) = (entries(Language::Zh), entries(Language::En));
    let missing: Vec<_> = zh.keys().filter(|key| !en.contains_key(*key)).collect();
    assert!(missing.is_empty(), "not in English: {missing:?}");
    let missing: Vec<_> = en.keys().filter(|key| !zh.contains_key(*key)).collect();
    assert!(missing.is_empty(), "not in Chinese: {missing:?}");
    for (key, variables) in &zh {
        assert_eq!(variables, &en[key], "variables of {key}");
    }
}

#[test]
fn every_rule_of_the_code_has_its_words() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    for package in ["domain", "engine", "store", "app", "server", "cli"] {
        rust_files(&crates.join(package).join("src"), &mut files);
    }
    let mut wordless = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("source files are readable");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for rest in code.split("Rule(\"").skip(1) {
            let key = rest.split('"').next().unwrap_or_default();
            if !Words::of(Language::Zh).has(key) || !Words::of(Language::En).has(key) {
                wordless.insert(key.to_owned());
            }
        }
    }
    assert!(wordless.is_empty(), "rules without words in strings/: {wordless:#?}");
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("source folders are readable").flatten() {
        let path = entry.path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
}
