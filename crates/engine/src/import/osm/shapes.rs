//! Ways and relations → lines and areas, and what was odd about them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use yike_domain::{Finding, LonLat, Severity};

use super::objects::{Found, MemberKind, NodeIndex, Objects};
use super::{examples, rings, rules};
use crate::geometry::{MultiPolygon, Polygon, ring_contains};

/// A map object: what it is and its id; written `way/12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Thing {
    kind: MemberKind,
    id: i64,
}

impl Thing {
    pub(super) const fn node(id: i64) -> Self {
        Self { kind: MemberKind::Node, id }
    }

    pub(super) const fn way(id: i64) -> Self {
        Self { kind: MemberKind::Way, id }
    }

    pub(super) const fn relation(id: i64) -> Self {
        Self { kind: MemberKind::Relation, id }
    }
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            MemberKind::Node => "node",
            MemberKind::Way => "way",
            MemberKind::Relation => "relation",
        };
        write!(f, "{kind}/{}", self.id)
    }
}

/// The tags of one object.
#[derive(Clone, Debug, Default)]
pub(super) struct Tags<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Tags<'a> {
    #[cfg(test)]
    pub(super) fn of(tags: &[(&'a str, &'a str)]) -> Self {
        Self(tags.to_vec())
    }

    pub(super) fn collect(tags: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        Self(tags.collect())
    }

    /// The value of a key; of several the first.
    pub(super) fn get(&self, key: &str) -> Option<&'a str> {
        self.0.iter().find(|(k, _)| *k == key).map(|(_, value)| *value)
    }

    /// Whether the key is there and does not say no.
    pub(super) fn says(&self, key: &str) -> bool {
        self.get(key).is_some_and(|value| value != "no")
    }

    pub(super) fn name(&self) -> String {
        self.get("name").map(str::trim).unwrap_or_default().to_owned()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&'a str, &'a str)> + Clone + '_ {
        self.0.iter().copied()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Oddities of the geometry, by object, so that each counts once however many readers meet it.
#[derive(Debug, Default)]
pub(super) struct Odd {
    /// Missing nodes by way.
    missing: BTreeMap<i64, usize>,
    open: BTreeSet<i64>,
    incomplete: BTreeSet<i64>,
}

impl Odd {
    pub(super) fn report(&self, source: &str, findings: &mut Vec<Finding>) {
        let mut add = |kind: &str, ids: &BTreeSet<i64>, rule| {
            if !ids.is_empty() {
                let shown: Vec<i64> = ids.iter().copied().collect();
                findings.push(
                    Finding::new(Severity::Warning, source, examples(kind, &shown), rule).with("ways", ids.len()),
                );
            }
        };
        add("relation", &self.open, rules::RINGS_OPEN);
        add("relation", &self.incomplete, rules::MEMBERS_MISSING);
        if !self.missing.is_empty() {
            let ways: Vec<i64> = self.missing.keys().copied().collect();
            findings.push(
                Finding::new(Severity::Warning, source, examples("way", &ways), rules::NODES_MISSING)
                    .with("nodes", self.missing.values().sum::<usize>())
                    .with("ways", ways.len()),
            );
        }
    }
}

/// Makes shapes of objects.
pub(super) struct Shapes<'a> {
    pub(super) objects: &'a Objects,
    pub(super) index: &'a NodeIndex<'a>,
    pub(super) odd: Odd,
}

impl<'a> Shapes<'a> {
    pub(super) fn new(objects: &'a Objects, index: &'a NodeIndex<'a>) -> Self {
        Self { objects, index, odd: Odd::default() }
    }

    pub(super) fn way_tags(&self, found: Found) -> Tags<'a> {
        let (block, way) = self.objects.way(found);
        Tags::collect(block.tags(&way.tags))
    }

    pub(super) fn relation_tags(&self, found: Found) -> Tags<'a> {
        let (block, relation) = self.objects.relation(found);
        Tags::collect(block.tags(&relation.tags))
    }

    /// Node ids of a way.
    pub(super) fn refs(&self, found: Found) -> &'a [i64] {
        let (block, way) = self.objects.way(found);
        block.refs(way)
    }

    /// Takes down how many nodes of a way are not in the file.
    pub(super) fn note_missing(&mut self, way: Found) {
        let mut last = u32::MAX - 1;
        let mut n = 0;
        for &id in self.refs(way) {
            match self.index.find(id, last) {
                Some(node) => last = node,
                None => n += 1,
            }
        }
        if n > 0 {
            self.odd.missing.insert(way.id, n);
        }
    }

    /// Takes down what is odd about the rings of a relation.
    pub(super) fn note_rings(&mut self, relation: Found, rings: &rings::Rings) {
        if rings.n_open > 0 {
            self.odd.open.insert(relation.id);
        }
        if rings.n_missing > 0 {
            self.odd.incomplete.insert(relation.id);
        }
    }

    /// Position of a node.
    pub(super) fn position(&self, id: i64) -> Option<LonLat> {
        self.index.find(id, u32::MAX - 1).map(|node| self.objects.node_at[node as usize])
    }

    /// The stretches of a way whose nodes are all there, each of at least two points.
    pub(super) fn lines(&self, way: Found) -> Vec<Vec<LonLat>> {
        let mut lines = vec![Vec::new()];
        let mut last = u32::MAX - 1;
        for &id in self.refs(way) {
            match self.index.find(id, last) {
                Some(node) => {
                    lines.last_mut().expect("never empty").push(self.objects.node_at[node as usize]);
                    last = node;
                }
                None => lines.push(Vec::new()),
            }
        }
        lines.retain_mut(|line| {
            line.dedup();
            line.len() >= 2
        });
        lines
    }

    /// Whether a way ends where it begins.
    pub(super) fn is_closed(&self, way: Found) -> bool {
        let refs = self.refs(way);
        refs.len() >= 4 && refs.first() == refs.last()
    }

    /// A closed ring without the nodes that are not in the file; none where fewer than three corners remain.
    fn ring(&self, ids: &[i64]) -> Option<Vec<LonLat>> {
        let mut ring: Vec<LonLat> = ids.iter().filter_map(|&id| self.position(id)).collect();
        ring.dedup();
        if ring.first() != ring.last() {
            ring.push(*ring.first()?);
        }
        (ring.len() >= 4).then_some(ring)
    }

    /// The area a closed way encloses.
    pub(super) fn way_area(&self, way: Found) -> Option<MultiPolygon> {
        if !self.is_closed(way) {
            return None;
        }
        let outer = self.ring(self.refs(way))?;
        Some(MultiPolygon(vec![Polygon { outer, holes: Vec::new() }]))
    }

    /// The area of a multipolygon or boundary relation, as far as the file holds it.
    pub(super) fn relation_area(&mut self, relation: Found) -> Option<MultiPolygon> {
        let rings = rings::assemble(self.objects, relation);
        self.note_rings(relation, &rings);
        let outer = rings.outer.iter().filter_map(|ids| self.ring(ids));
        let mut polygons: Vec<Polygon> = outer.map(|outer| Polygon { outer, holes: Vec::new() }).collect();
        for hole in rings.inner.iter().filter_map(|ids| self.ring(ids)) {
            if let Some(home) = home_of(&polygons, &hole) {
                polygons[home].holes.push(hole);
            }
        }
        (!polygons.is_empty()).then_some(MultiPolygon(polygons))
    }

    /// The ways of a relation that the file holds, in order.
    pub(super) fn member_ways(&self, relation: Found) -> impl Iterator<Item = Found> + '_ {
        let (home, relation) = self.objects.relation(relation);
        let members = &home.members[relation.members.start as usize..relation.members.end as usize];
        members.iter().filter(|m| m.kind == MemberKind::Way).filter_map(|m| self.objects.find_way(m.id))
    }

    /// The nodes of a relation with their roles.
    pub(super) fn member_nodes(&self, relation: Found) -> impl Iterator<Item = (i64, &'a str)> + '_ {
        let (home, relation) = self.objects.relation(relation);
        let members = &home.members[relation.members.start as usize..relation.members.end as usize];
        members.iter().filter(|m| m.kind == MemberKind::Node).map(|m| (m.id, home.strings.get(m.role)))
    }
}

/// The outer ring a hole lies in: the one that holds most of its corners, of equals the first.
fn home_of(polygons: &[Polygon], hole: &[LonLat]) -> Option<usize> {
    let inside = |polygon: &Polygon| hole.iter().filter(|at| ring_contains(&polygon.outer, **at)).count();
    let counts = polygons.iter().map(inside).enumerate();
    counts.filter(|(_, n)| *n > 0).max_by_key(|&(i, n)| (n, std::cmp::Reverse(i))).map(|(i, _)| i)
}
