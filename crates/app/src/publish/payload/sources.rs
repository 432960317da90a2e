//! Where everything comes from, and the receipt in short.

use std::collections::{BTreeMap, BTreeSet};

use yike_domain::{Arg, taxonomy::Taxonomy};

use super::{Cited, Named, ReceiptWords, Setting, Source};
use crate::{
    draft::Draft,
    embedded,
    publish::remarks,
    words::{Language, Words},
};

/// Sources of data; those of outlets at the positions that outlets name.
pub(super) fn sources(draft: &Draft) -> Vec<Source> {
    let sources = remarks::sources(draft).into_iter().enumerate().map(|(at, source)| {
        let title = |language| {
            let key = format!("publish-source-{}", source.role);
            Words::of(language).text(&key, &[("file", Arg::from(remarks::file_name(&source.name)))])
        };
        Source {
            id: format!("{}-{}", source.role, at + 1),
            title: Named::new(title(Language::Zh), title(Language::En)),
            licence: source.licence.to_owned(),
            attribution: source.attribution,
            date: source.date,
            digest: source.sha256,
        }
    });
    sources.collect()
}

/// The documents that packs and clauses of the study cite, in the list's order.
pub(super) fn cited(draft: &Draft) -> Vec<Cited> {
    let ids: BTreeSet<&str> = draft
        .packs
        .iter()
        .flat_map(|pack| pack.sources.iter().chain(pack.clauses.iter().flat_map(|clause| &clause.sources)))
        .map(String::as_str)
        .collect();
    let cited = draft.cited.sources.iter().filter(|source| ids.contains(source.id.as_str()));
    cited
        .map(|source| Cited {
            id: source.id.clone(),
            title: source.title.clone(),
            number: source.number.clone(),
            issuer: source.issuer.clone(),
            date: source.date.clone(),
            address: source.address.clone(),
            certainty: source.certainty.word(),
        })
        .collect()
}

pub(super) fn receipt(draft: &Draft) -> ReceiptWords {
    let settings = draft.receipt.settings.iter();
    ReceiptWords {
        digest: draft.receipt.result.clone(),
        engine: draft.receipt.product.clone(),
        settings: settings.map(|(key, value)| Setting { key: key.clone(), value: value.clone() }).collect(),
    }
}

/// The pictograms that types name: the path data of `data/taxonomy/icons/<name>.svg`.
pub(super) fn icons(taxonomy: &Taxonomy) -> BTreeMap<String, String> {
    let names: BTreeSet<&str> = taxonomy.types.iter().map(|business| business.icon.as_str()).collect();
    let icons = names.into_iter().filter_map(|name| {
        let svg = embedded::data_text(&format!("taxonomy/icons/{name}.svg"))?;
        Some((name.to_owned(), path_data(svg)))
    });
    icons.filter(|(_, path)| !path.is_empty()).collect()
}

/// The `d` of every path of a drawing, one after the other.
fn path_data(svg: &str) -> String {
    let paths = svg.split("<path").skip(1).filter_map(|rest| {
        let tag = &rest[..rest.find('>')?];
        let (_, data) = tag.split_once(" d=\"")?;
        data.split_once('"').map(|(data, _)| data)
    });
    paths.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictograms_are_the_paths_of_their_drawing() {
        let svg = r#"<svg viewBox="0 0 24 24"><path id="a" d="M1 2h3"/><g><path fill="none" d="M5 6z" /></g></svg>"#;
        assert_eq!(path_data(svg), "M1 2h3 M5 6z");
        assert_eq!(path_data("<svg/>"), "");
    }
}
