//! Points of interest → outlets, by the taxonomy's tag rules.

use std::collections::BTreeMap;

use yike_domain::{
    Arg, Finding, LonLat, Severity,
    outlet::Outlet,
    taxonomy::{NameMatch, Taxonomy, TypeIdx},
};

use super::places::middle;
use super::shapes::{Shapes, Tags, Thing};
use super::{examples_of, rules};
use crate::geometry::MultiPolygon;

/// Tags by which a further service of an outlet is mapped; the key is the source's word for it.
const FUNCTION_KEYS: &[&str] =
    &["atm", "delivery", "takeaway", "drive_through", "toilets", "internet_access", "self_service", "repair"];
/// Keys whose objects are reported when no business type recognises them.
const REPORTED_KEYS: &[&str] = &["amenity", "shop"];
/// Most guesses shown for an unknown tag.
const MAX_GUESSES: usize = 3;

/// Reads outlets and keeps account of what no type recognises.
pub(super) struct Outlets<'t> {
    taxonomy: &'t Taxonomy,
    found: Vec<Outlet>,
    /// By `key=value`.
    unmatched: BTreeMap<String, Unmatched>,
    disused: Vec<String>,
    /// Nodes by which areas are entered, and how good an entrance each is (lower is better).
    entrances: BTreeMap<i64, u8>,
}

#[derive(Default)]
struct Unmatched {
    ids: Vec<String>,
    /// How often each type is suggested by an object's own name.
    suggested: BTreeMap<TypeIdx, usize>,
}

impl<'t> Outlets<'t> {
    /// The outlets of the map: nodes, ways, relations, each by id.
    pub(super) fn read(
        taxonomy: &'t Taxonomy,
        shapes: &mut Shapes<'_>,
        source: &str,
        findings: &mut Vec<Finding>,
    ) -> Vec<Outlet> {
        let entrances = entrances(shapes);
        let mut outlets =
            Self { taxonomy, found: Vec::new(), unmatched: BTreeMap::new(), disused: Vec::new(), entrances };
        let objects = shapes.objects;
        for &(node, block, pos) in &objects.tagged_nodes {
            let block = &objects.blocks[block as usize];
            let tags = Tags::collect(block.tags(&block.tagged_nodes[pos as usize].1));
            let (id, at) = (objects.node_ids[node as usize], objects.node_at[node as usize]);
            outlets.take(Thing::node(id), &tags, |_| Some(at));
        }
        for &way in &objects.ways {
            let tags = shapes.way_tags(way);
            outlets.take(Thing::way(way.id), &tags, |entrances| {
                let refs = shapes.refs(way);
                let area = shapes.way_area(way);
                at_entrance(shapes, entrances, refs)
                    .or_else(|| area.as_ref().and_then(MultiPolygon::inner_point))
                    .or_else(|| {
                        let points: Vec<LonLat> = refs.iter().filter_map(|&id| shapes.position(id)).collect();
                        points.get(points.len() / 2).copied()
                    })
            });
        }
        for &relation in &objects.relations {
            let tags = shapes.relation_tags(relation);
            outlets.take(Thing::relation(relation.id), &tags, |entrances| {
                let refs: Vec<i64> = shapes.member_ways(relation).flat_map(|way| shapes.refs(way)).copied().collect();
                let nodes: Vec<i64> = shapes.member_nodes(relation).map(|(id, _)| id).collect();
                let is_area = matches!(tags.get("type"), Some("multipolygon" | "boundary"));
                let area = if is_area { shapes.relation_area(relation) } else { None };
                at_entrance(shapes, entrances, &refs)
                    .or_else(|| area.as_ref().and_then(MultiPolygon::inner_point))
                    .or_else(|| middle(refs.iter().chain(&nodes).filter_map(|&id| shapes.position(id))))
            });
        }
        outlets.report(source, findings);
        outlets.found
    }

    fn take(&mut self, thing: Thing, tags: &Tags<'_>, at: impl FnOnce(&BTreeMap<i64, u8>) -> Option<LonLat>) {
        if tags.is_empty() {
            return;
        }
        let types = self.taxonomy.match_tags(tags.iter());
        if types.is_empty() {
            self.take_unmatched(thing, tags);
            return;
        }
        if tags.says("disused") || tags.says("abandoned") || tags.says("demolished") {
            self.disused.push(thing.to_string());
            return;
        }
        let Some(at) = at(&self.entrances) else { return };
        self.found.push(Outlet {
            id: thing.to_string(),
            source: 0,
            name: name(tags),
            types,
            functions: functions(tags),
            at,
            address: address(tags),
            hours: first(tags, &["opening_hours"]),
            credit_code: String::new(),
            phone: first(tags, &["phone", "contact:phone"]),
        });
    }

    fn take_unmatched(&mut self, thing: Thing, tags: &Tags<'_>) {
        for key in REPORTED_KEYS {
            let Some(value) = tags.get(key).filter(|value| *value != "no") else { continue };
            let unmatched = self.unmatched.entry(format!("{key}={value}")).or_default();
            unmatched.ids.push(thing.to_string());
            for suggested in self.taxonomy.match_outlet_name(&name(tags)) {
                *unmatched.suggested.entry(suggested).or_default() += 1;
            }
        }
    }

    fn report(&self, source: &str, findings: &mut Vec<Finding>) {
        for (tag, unmatched) in &self.unmatched {
            let guesses = self.guesses(tag, unmatched);
            findings.push(
                Finding::new(Severity::Note, source, examples_of(&unmatched.ids), rules::TAGS_UNMATCHED)
                    .with("outlets", unmatched.ids.len())
                    .with("tag", tag.as_str())
                    .with("guessed", if guesses.is_some() { "yes" } else { "no" })
                    .with("guesses", guesses.unwrap_or_else(|| "".into())),
            );
        }
        if !self.disused.is_empty() {
            findings.push(
                Finding::new(Severity::Note, source, examples_of(&self.disused), rules::OUTLETS_DISUSED)
                    .with("outlets", self.disused.len()),
            );
        }
    }

    /// The likeliest types: those that the names of at least half of the objects suggest, the
    /// commonest first, then those whose names resemble the tag's value. One odd name among
    /// many says nothing about a tag.
    fn guesses(&self, tag: &str, unmatched: &Unmatched) -> Option<Arg> {
        let common = unmatched.suggested.iter().filter(|(_, n)| **n * 2 >= unmatched.ids.len());
        let mut by_count: Vec<(TypeIdx, usize)> = common.map(|(idx, n)| (*idx, *n)).collect();
        by_count.sort_by_key(|(idx, n)| (std::cmp::Reverse(*n), *idx));
        let mut types: Vec<TypeIdx> = by_count.into_iter().map(|(idx, _)| idx).collect();
        let value = tag.split_once('=').map_or(tag, |(_, value)| value).replace('_', " ");
        types.extend(match self.taxonomy.match_name(&value) {
            NameMatch::Types(types) | NameMatch::Guesses(types) | NameMatch::Partly { types, .. } => types,
        });
        let mut shown: Vec<TypeIdx> = Vec::new();
        for idx in types {
            if !shown.contains(&idx) && shown.len() < MAX_GUESSES {
                shown.push(idx);
            }
        }
        if shown.is_empty() {
            return None;
        }
        let join = |between: &str, word: &dyn Fn(TypeIdx) -> String| {
            shown.iter().map(|&idx| word(idx)).collect::<Vec<_>>().join(between)
        };
        let zh = join("、", &|idx| self.taxonomy.get(idx).zh.clone());
        let en = join(", ", &|idx| self.taxonomy.get(idx).en.clone());
        Some(Arg::named(&zh, &en))
    }
}

/// Entrances of buildings, and gates of fenced grounds.
fn entrances(shapes: &Shapes<'_>) -> BTreeMap<i64, u8> {
    let objects = shapes.objects;
    let mut found = BTreeMap::new();
    for &(node, block, pos) in &objects.tagged_nodes {
        let block = &objects.blocks[block as usize];
        let tags = Tags::collect(block.tags(&block.tagged_nodes[pos as usize].1));
        if matches!(tags.get("access"), Some("no" | "private")) {
            continue;
        }
        let rank = match (tags.get("entrance"), tags.get("barrier")) {
            (Some("main"), _) => 0,
            (Some("yes" | "shop" | "public" | "entrance"), _) => 1,
            (_, Some("gate" | "entrance" | "swing_gate" | "sliding_gate" | "wicket_gate")) => 2,
            _ => continue,
        };
        found.insert(objects.node_ids[node as usize], rank);
    }
    found
}

/// The best entrance on an outline; of equals the first.
fn at_entrance(shapes: &Shapes<'_>, entrances: &BTreeMap<i64, u8>, outline: &[i64]) -> Option<LonLat> {
    let ranked = outline.iter().enumerate().filter_map(|(i, id)| entrances.get(id).map(|rank| (*rank, i, *id)));
    ranked.min().and_then(|(_, _, id)| shapes.position(id))
}

fn first(tags: &Tags<'_>, keys: &[&str]) -> String {
    keys.iter().filter_map(|key| tags.get(key)).map(str::trim).find(|t| !t.is_empty()).unwrap_or_default().to_owned()
}

/// The name, in Chinese where `name` is missing; else the brand on the sign.
fn name(tags: &Tags<'_>) -> String {
    first(tags, &["name", "name:zh", "name:zh-Hans", "brand", "brand:zh"])
}

fn functions(tags: &Tags<'_>) -> Vec<String> {
    let offered = |key: &&&str| tags.get(key).is_some_and(|value| !matches!(value, "no" | "none" | ""));
    FUNCTION_KEYS.iter().filter(offered).map(|key| (*key).to_owned()).collect()
}

/// `addr:full`, else the parts: Chinese from the large to the small without spaces, other
/// addresses as street and number.
fn address(tags: &Tags<'_>) -> String {
    let full = first(tags, &["addr:full"]);
    if !full.is_empty() {
        return full;
    }
    let keys = ["addr:city", "addr:district", "addr:subdistrict", "addr:place", "addr:street", "addr:housenumber"];
    let parts: Vec<&str> = keys.iter().filter_map(|key| tags.get(key)).map(str::trim).collect();
    let is_chinese = parts.iter().any(|part| part.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)));
    if is_chinese {
        return parts.concat();
    }
    let street = first(tags, &["addr:street", "addr:place"]);
    [street, first(tags, &["addr:housenumber"])]
        .iter()
        .filter(|part| !part.is_empty())
        .cloned()
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_run_as_they_are_written() {
        let chinese = [("addr:city", "北京市"), ("addr:street", "示例路"), ("addr:housenumber", "28号")];
        assert_eq!(address(&Tags::of(&chinese)), "北京市示例路28号");
        let other = [("addr:city", "Sample"), ("addr:street", "Long Street"), ("addr:housenumber", "7")];
        assert_eq!(address(&Tags::of(&other)), "Long Street 7");
        assert_eq!(address(&Tags::of(&[("addr:full", " 示例路1号院 "), ("addr:street", "x")])), "示例路1号院");
        assert_eq!(address(&Tags::of(&[])), "");
    }

    #[test]
    fn a_name_comes_from_the_sign_where_the_map_has_none() {
        assert_eq!(name(&Tags::of(&[("name", "甲店"), ("brand", "乙")])), "甲店");
        assert_eq!(name(&Tags::of(&[("name:en", "A"), ("brand", "乙")])), "乙");
        assert_eq!(
            functions(&Tags::of(&[("atm", "yes"), ("takeaway", "only"), ("delivery", "no")])),
            ["atm", "takeaway"]
        );
    }
}
