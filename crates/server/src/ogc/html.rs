//! A document as a plain page: what it says, its links to follow.

use std::fmt::Write as _;

use serde_json::Value;

/// Most features of a table.
const MOST_ROWS: usize = 1000;

/// The page of a document.
pub(super) fn page(title: &str, body: &Value) -> String {
    let mut out = String::from(
        "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">",
    );
    put(&mut out, &format!("<title>{0}</title></head><body><main><h1>{0}</h1>", escaped(title)));
    match body.get("features").and_then(Value::as_array) {
        Some(features) => table(&mut out, features),
        None => value(&mut out, body),
    }
    links(&mut out, body);
    out.push_str("</main></body></html>\n");
    out
}

fn put(out: &mut String, text: &str) {
    write!(out, "{text}").expect("text grows");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Features as a table of their properties.
fn table(out: &mut String, features: &[Value]) {
    let keys: Vec<&String> =
        features.first().and_then(|f| f["properties"].as_object()).map(|p| p.keys().collect()).unwrap_or_default();
    out.push_str("<table><thead><tr><th scope=\"col\">id</th>");
    keys.iter().for_each(|key| put(out, &format!("<th scope=\"col\">{}</th>", escaped(key))));
    out.push_str("</tr></thead><tbody>");
    for feature in features.iter().take(MOST_ROWS) {
        put(out, &format!("<tr><td>{}</td>", escaped(&text(&feature["id"]))));
        keys.iter()
            .for_each(|key| put(out, &format!("<td>{}</td>", escaped(&text(&feature["properties"][key.as_str()])))));
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
}

/// Everything but links and geometry, as nested lists.
fn value(out: &mut String, body: &Value) {
    match body {
        Value::Object(entries) => {
            out.push_str("<dl>");
            for (key, entry) in entries.iter().filter(|(key, _)| !matches!(key.as_str(), "links" | "geometry")) {
                put(out, &format!("<dt>{}</dt><dd>", escaped(key)));
                value(out, entry);
                if key == "collections" || entry.is_object() {
                    links(out, entry);
                }
                out.push_str("</dd>");
            }
            out.push_str("</dl>");
        }
        Value::Array(list) => {
            out.push_str("<ul>");
            for entry in list {
                out.push_str("<li>");
                value(out, entry);
                links(out, entry);
                out.push_str("</li>");
            }
            out.push_str("</ul>");
        }
        other => put(out, &escaped(&text(other))),
    }
}

fn links(out: &mut String, body: &Value) {
    let Some(links) = body.get("links").and_then(Value::as_array) else { return };
    out.push_str("<ul>");
    for link in links {
        let (href, rel) = (text(&link["href"]), text(&link["rel"]));
        let name = link["title"].as_str().unwrap_or(&rel);
        put(
            out,
            &format!(
                "<li><a rel=\"{1}\" href=\"{0}\">{2} ({1})</a></li>",
                escaped(&href),
                escaped(&rel),
                escaped(name)
            ),
        );
    }
    out.push_str("</ul>");
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => "–".to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn a_hostile_name_stays_text() {
        let feature = json!({ "id": "1", "properties": { "name": "</td><script>alert('西')</script>" } });
        let page =
            super::page("<b>", &json!({ "features": [feature], "links": [{ "href": "\"><script>", "rel": "next" }] }));
        assert!(!page.contains("<script>") && !page.contains("<b>"), "{page}");
        assert!(page.contains("&lt;script&gt;"));
    }
}
