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
}
