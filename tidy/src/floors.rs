//! The floors: who may depend on whom, and what the lower ones never touch.

use crate::words::without_texts;

/// Each crate with the crates of this repository it may depend on.
const MAY_DEPEND_ON: &[(&str, &[&str])] = &[
    ("yike-domain", &[]),
    ("yike-engine", &["yike-domain"]),
    ("yike-store", &["yike-domain"]),
    ("yike-app", &["yike-domain", "yike-engine", "yike-store"]),
    ("yike-cli", &["yike-domain", "yike-engine", "yike-app", "yike-server"]),
    ("yike-server", &["yike-domain", "yike-engine", "yike-app"]),
    ("yike-tidy", &[]),
];

/// What `domain` and `engine` never use: files, environment, network, processes, clock, randomness.
const IMPURE: &[&str] = &["std::fs", "std::env", "std::net", "std::process", "std::time"];
const IMPURE_WORDS: &[&str] = &["SystemTime", "Instant", "thread_rng", "OsRng", "getrandom"];

/// Methods whose result depends on the machine's mathematics library; the lower floors take `libm`'s.
const MACHINE_MATHS: &[&str] = &[
    "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "exp2", "ln", "log", "log2",
    "log10", "powf", "cbrt", "hypot", "sin_cos",
];

/// Complaints about the dependencies in a crate's `Cargo.toml`.
#[must_use]
pub fn dependencies(cargo_toml: &str) -> Vec<String> {
    let Ok(table) = cargo_toml.parse::<toml::Table>() else { return vec!["is not TOML".to_owned()] };
    let text_at = |value: Option<&toml::Value>| value.and_then(toml::Value::as_str).unwrap_or_default().to_owned();
    let name = text_at(table.get("package").and_then(|package| package.get("name")));
    let Some((_, allowed)) = MAY_DEPEND_ON.iter().find(|(known, _)| *known == name) else {
        return vec![format!("{name} has no floor: say in tidy/src/floors.rs what it may depend on")];
    };
    let mut complaints = Vec::new();
    for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
        for dependency in table.get(kind).and_then(toml::Value::as_table).into_iter().flat_map(|table| table.keys()) {
            let own_tests = kind == "dev-dependencies" && *dependency == name;
            if dependency.starts_with("yike-") && !own_tests && !allowed.contains(&dependency.as_str()) {
                complaints.push(format!("{name} depends on {dependency}, which is not below it"));
            }
        }
    }
    let lints = table.get("lints").and_then(|lints| lints.get("workspace")).and_then(toml::Value::as_bool);
    if lints != Some(true) {
        complaints.push(format!("{name} does not take the workspace's lints"));
    }
    complaints
}

/// Complaints about a source file of `domain` or `engine`, its tests left out.
#[must_use]
pub fn impure(source: &str) -> Vec<String> {
    let code = code_of(source);
    let mut complaints = Vec::new();
    for path in IMPURE.iter().filter(|path| uses(&code, path)) {
        complaints.push(format!("uses {path}"));
    }
    let words: Vec<&str> = code.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    for word in IMPURE_WORDS.iter().filter(|word| words.contains(word)) {
        complaints.push(format!("uses {word}"));
    }
    for method in MACHINE_MATHS {
        let by_method = format!(".{method}(");
        if [format!("f64::{method}("), format!("f32::{method}(")].iter().any(|call| code.contains(call))
            || code.match_indices(&by_method).any(|(at, _)| !is_own_field(&code[..at]))
        {
            complaints.push(format!("calls {method} of the machine's mathematics; take libm::{method}"));
        }
    }
    complaints
}

/// A method of `self` is the file's own.
fn is_own_field(before: &str) -> bool {
    before.ends_with("self")
}

/// Whether the code names the path whole or inside a `use std::{…}`.
fn uses(code: &str, path: &str) -> bool {
    let last = path.rsplit("::").next().unwrap_or_default();
    let named = |at: usize| !code[at + path.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    if code.match_indices(path).any(|(at, _)| named(at)) {
        return true;
    }
    code.split("use std::{").skip(1).any(|rest| {
        let braces = rest.split(';').next().unwrap_or_default();
        let mut depth = 0i32;
        let top: String = braces
            .chars()
            .map(|c| {
                depth += i32::from(c == '{') - i32::from(c == '}');
                if depth > 0 || c == '}' { ' ' } else { c }
            })
            .collect();
        top.split(',').any(|item| item.trim().split("::").next() == Some(last))
    })
}

/// The code of a file without its tests, comments and texts.
///
/// Tests are an inline module at the file's end; a test module in a file of its own
/// (`#[cfg(test)] mod x;`) ends nothing.
fn code_of(source: &str) -> String {
    let tests = source.match_indices(TESTS).find(|(at, _)| {
        let rest = source[at + TESTS.len()..].trim_start();
        rest.starts_with("mod ") && rest.find(['{', ';']).is_some_and(|end| rest[end..].starts_with('{'))
    });
    let code = tests.map_or(source, |(at, _)| &source[..at]);
    code.lines().map(|line| without_texts(line.split("//").next().unwrap_or_default()) + "\n").collect()
}

const TESTS: &str = "#[cfg(test)]";

/// Paths of the files that a source file declares as tests: `#[cfg(test)] mod x;`.
#[must_use]
pub fn test_files(path: &str, source: &str) -> Vec<String> {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = file.trim_end_matches(".rs");
    let folder = if matches!(stem, "mod" | "lib" | "main") { folder.to_owned() } else { format!("{folder}/{stem}") };
    let declared = source.split(TESTS).skip(1).filter_map(|rest| {
        let name = rest.trim_start().strip_prefix("mod ")?.split(';').next()?;
        name.chars().all(|c| c.is_alphanumeric() || c == '_').then_some(name)
    });
    declared.flat_map(|name| [format!("{folder}/{name}.rs"), format!("{folder}/{name}/mod.rs")]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "[package]\nname = \"yike-engine\"\n[lints]\nworkspace = true\n";

    #[test]
    fn a_floor_depends_only_downward() {
        assert!(dependencies(&format!("{HEAD}[dependencies]\nyike-domain = \"1\"\nserde = \"1\"")).is_empty());
        let up = dependencies(&format!("{HEAD}[dev-dependencies]\nyike-app.workspace = true"));
        assert_eq!(up, ["yike-engine depends on yike-app, which is not below it"]);
        assert_eq!(dependencies(&HEAD.replace("true", "false")), ["yike-engine does not take the workspace's lints"]);
        assert_eq!(dependencies(&HEAD.replace("engine", "cellar")).len(), 1);
    }

    #[test]
    fn files_clock_and_environment_are_found_however_they_are_written() {
        assert_eq!(impure("use std::fs;\n"), ["uses std::fs"]);
        assert_eq!(impure("use std::{collections::BTreeMap, env};\n"), ["uses std::env"]);
        assert_eq!(impure("fn f() { let t = std::time::Instant::now(); }"), ["uses std::time", "uses Instant"]);
        assert!(impure("use std::{fmt, sync::Arc};\n// std::fs is not used\nlet s = \"std::fs\";").is_empty());
        assert!(impure("fn f() {}\n#[cfg(test)]\nmod tests { use std::fs; }").is_empty());
        assert!(impure("use std::collections::{BTreeMap, env_like};").is_empty());
        assert_eq!(impure("#[cfg(test)]\nmod x;\nuse std::fs;"), ["uses std::fs"]);
    }

    #[test]
    fn files_of_tests_are_known_by_their_declaration() {
        let found =
            test_files("crates/a/src/b/mod.rs", "mod c;\n#[cfg(test)]\nmod d;\n#[cfg(test)]\nmod tests { mod e; }");
        assert_eq!(found, ["crates/a/src/b/d.rs", "crates/a/src/b/d/mod.rs"]);
        assert_eq!(test_files("crates/a/src/b.rs", "#[cfg(test)]\nmod d;")[0], "crates/a/src/b/d.rs");
        assert!(test_files("crates/a/src/b.rs", "mod d;").is_empty());
    }

    #[test]
    fn machine_mathematics_is_found() {
        assert_eq!(impure("let y = x.sin();"), ["calls sin of the machine's mathematics; take libm::sin"]);
        assert_eq!(impure("let y = f64::exp(x);"), ["calls exp of the machine's mathematics; take libm::exp"]);
        assert!(impure("let y = libm::sin(x) + self.cos(x) + x.sqrt();").is_empty());
    }
}
