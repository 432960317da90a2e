//! Links of the documentation.

/// Targets of the links and images of a Markdown text, code left out, with the line they stand in.
#[must_use]
pub fn targets(markdown: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut in_code = false;
    for (number, line) in (1..).zip(markdown.lines()) {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
            continue;
        }
        if in_code {
            continue;
        }
        let prose: String = line.split('`').step_by(2).collect::<Vec<_>>().join("`");
        for rest in prose.split("](").skip(1) {
            if let Some((target, _)) = rest.split_once(')') {
                found.push((number, target.split_whitespace().next().unwrap_or_default().to_owned()));
            }
        }
    }
    found
}

/// The path from the root that a link means, where it leads to a file of the repository;
/// an empty path is the root itself.
#[must_use]
pub fn leads_to(from: &str, target: &str) -> Option<String> {
    let path = target.split(['#', '?']).next().unwrap_or_default();
    if path.is_empty() || target.contains("://") || target.starts_with("mailto:") {
        return None;
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = if path.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.retain(|part| !part.is_empty());
    Some(parts.join("/"))
}

/// Complaints about links of a file that lead to nothing; `exists` knows files and folders.
#[must_use]
pub fn broken(from: &str, markdown: &str, exists: &dyn Fn(&str) -> bool) -> Vec<String> {
    let complaint = |(line, target): (usize, String)| {
        let path = leads_to(from, &target)?;
        (!exists(&path)).then(|| format!("line {line} links to {target}, which is not there"))
    };
    targets(markdown).into_iter().filter_map(complaint).collect()
}

/// What a Markdown text puts between back quotes and looks like a path, with its line: one word with a `/` and
/// without the signs of a pattern or a placeholder.
#[must_use]
pub fn named_paths(markdown: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut in_code = false;
    for (number, line) in (1..).zip(markdown.lines()) {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        } else if !in_code {
            let quoted = line.split('`').skip(1).step_by(2);
            let plain = |word: &&str| word.contains('/') && !word.contains([' ', '<', '{', '*', '…', '=', ':']);
            found.extend(quoted.filter(plain).map(|word| (number, word.trim_end_matches('/').to_owned())));
        }
    }
    found
}

/// Complaints about paths that a text names and that are not there. A path counts when it starts with one of the
/// folders, each with what stands before it from the root; `made` knows folders that only a build makes.
#[must_use]
pub fn not_there(
    markdown: &str,
    folders: &[(String, String)],
    made: &dyn Fn(&str) -> bool,
    exists: &dyn Fn(&str) -> bool,
) -> Vec<String> {
    let complaint = |(line, path): (usize, String)| {
        let first = path.split('/').next()?;
        let (_, before) = folders.iter().find(|(folder, _)| folder == first)?;
        let whole = format!("{before}{path}");
        let fine = path.split('/').any(made) || exists(&whole);
        (!fine).then(|| format!("line {line} names {path}, which is not there"))
    };
    named_paths(markdown).into_iter().filter_map(complaint).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_from_the_folder_of_their_file() {
        let text =
            "a [b](../c/d.md#e) and ![i](x.png \"title\")\n```\n[no](code.md)\n```\n`[no](code.md)` [w](https://a.b/c)";
        let there = |path: &str| path == "docs/c/d.md";
        assert_eq!(broken("docs/guides/a.md", text, &there), ["line 1 links to x.png, which is not there"]);
        assert!(broken("docs/guides/a.md", text, &|_| true).is_empty());
        assert_eq!(leads_to("README.md", "docs/a.md"), Some("docs/a.md".to_owned()));
        assert_eq!(leads_to("docs/a.md", "#section"), None);
    }
    #[test]
    fn paths_in_prose_are_looked_up() {
        let text = "`docs/a.md`, `docs/b.md`, `engine/src/x.rs`, `docs/<id>.md`, `yike/run`, `docs/out/z`\n```\n`docs/c.md`\n```";
        let folders = [("docs", ""), ("engine", "crates/")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        let there = |path: &str| path == "docs/a.md" || path == "crates/engine/src/x.rs";
        let complaints = not_there(text, &folders, &|part| part == "out", &there);
        assert_eq!(complaints, ["line 1 names docs/b.md, which is not there"]);
        assert_eq!(not_there(text, &folders, &|_| false, &|_| false).len(), 4);
    }
}
