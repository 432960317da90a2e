//! Words that are not used: names without a noun, places of one machine.

/// Words that hide the noun a name should have.
const NOT_NAMES: &[&str] =
    &["manager", "helper", "helpers", "util", "utils", "common", "service", "services", "processor"];

/// Keywords that a name follows.
const RUST: &[&str] = &["fn", "struct", "enum", "trait", "mod", "type", "const", "static", "union"];
const SCRIPT: &[&str] = &["function", "class", "interface", "type", "const", "let", "enum"];

/// Complaints about the names a source file declares, its own included.
#[must_use]
pub fn names(path: &str, text: &str) -> Vec<String> {
    let keywords = if path.ends_with(".rs") { RUST } else { SCRIPT };
    let file = path.rsplit('/').next().unwrap_or_default();
    let stem = file.split('.').next().unwrap_or_default();
    let mut declared = vec![stem.to_owned()];
    for line in text.lines().map(without_texts) {
        let line = line.split("//").next().unwrap_or_default();
        let words: Vec<&str> =
            line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()).collect();
        declared.extend(words.windows(2).filter(|pair| keywords.contains(&pair[0])).map(|pair| pair[1].to_owned()));
    }
    let offends = |name: &String| parts(name).iter().any(|part| NOT_NAMES.contains(&part.as_str()));
    declared.into_iter().filter(offends).map(|name| format!("the name {name} is still looking for its noun")).collect()
}

/// A line without what stands between double quotes.
pub(crate) fn without_texts(line: &str) -> String {
    line.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}

/// The words of a name: `snake_case` and `CamelCase` apart, in small letters.
fn parts(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut before_small = false;
    for c in name.chars() {
        if c == '_' || (c.is_uppercase() && before_small) {
            parts.push(String::new());
        }
        before_small = c.is_lowercase();
        if c != '_' {
            parts.last_mut().expect("starts with one").extend(c.to_lowercase());
        }
    }
    parts
}

/// Complaints about places of one machine and hosts that only some networks have.
///
/// Lock files name their registry; everything else must not.
#[must_use]
pub fn places(path: &str, text: &str) -> Vec<String> {
    // Written in halves, so that this file does not complain about itself.
    let machine = [
        concat!("/wo", "rk/"),
        concat!("/tm", "p/"),
        concat!("/ro", "ot/"),
        concat!("/ho", "me/"),
        concat!("C:\\Us", "ers"),
    ];
    let hosts = [
        concat!("files.pytho", "nhosted"),
        concat!("registry.np", "mjs"),
        concat!("py", "pi.org"),
        concat!("deb.deb", "ian"),
        concat!("index.cra", "tes.io"),
        concat!("static.cra", "tes.io"),
    ];
    let locked = path.ends_with(".lock") || path.ends_with("package-lock.json");
    let mut complaints = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let named = |place: &&&str| line.match_indices(**place).any(|(at, _)| starts_a_path(&line[..at]));
        complaints.extend(machine.iter().filter(named).map(|place| format!("line {number} names {place}")));
        if !locked {
            let hosts = hosts.iter().filter(|host| line.contains(**host));
            complaints.extend(hosts.map(|host| format!("line {number} names {host}")));
        }
    }
    complaints
}

/// Whether what follows is a path of the machine and not the middle of an address.
fn starts_a_path(before: &str) -> bool {
    !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | '}' | ')'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_without_a_noun_are_found() {
        assert_eq!(names("a/outlet.rs", "pub struct OutletManager;").len(), 1);
        assert_eq!(names("a/string_utils.rs", "").len(), 1);
        assert_eq!(names("a/b.rs", "    pub const fn read_helper() {}").len(), 1);
        assert_eq!(names("a/b.ts", "export function commonPart() {}").len(), 1);
        assert_eq!(names("a/b.rs", "fn n_services() {}").len(), 1);
        assert!(names("a/b.rs", "// fn helper\nfn commonly() {}\nlet manager = 1;\nfn uncommon() {}").is_empty());
    }

    #[test]
    fn places_of_one_machine_are_found() {
        let path = concat!("see /ho", "me/someone/map");
        assert_eq!(places("docs/a.md", path).len(), 1);
        assert!(places("docs/a.md", "https://example.org/home/page and web/home/x").is_empty());
        let host = concat!("from registry.np", "mjs.org");
        assert_eq!((places("a.md", host).len(), places("web/package-lock.json", host).len()), (1, 0));
    }
}
