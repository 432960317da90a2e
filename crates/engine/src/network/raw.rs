//! Streets → raw edges between the nodes where something may happen.

use std::collections::BTreeMap;

use yike_domain::{Finding, LonLat, Rule, Severity, walking::StreetRules};

use super::{
    plaza, rules,
    street::{NodeMeaning, PointKind, Street, StreetKind, flag, is_one_way_on_foot, judge, judge_node, tag},
};
use crate::import::map::Streets;

/// A piece of street between two cut nodes.
#[derive(Clone, Debug)]
pub(super) struct RawEdge {
    /// Node indices at both ends.
    pub ends: [u32; 2],
    /// Its nodes, a range of [`RawGraph::refs`], ends included.
    pub refs: std::ops::Range<u32>,
    /// Map id of the way.
    pub way: i64,
    /// Position of the way's name, or `u32::MAX`.
    pub name: u32,
    /// Position in [`RawGraph::kinds`].
    pub kind: u16,
    /// Into how many edges the way's one wait is divided; 0 where nothing is waited for.
    pub wait_parts: u16,
    /// Length given by a table, millimetres, or `u32::MAX` to measure it on the sphere.
    pub length_mm: u32,
    /// Whether the way goes on beyond each end.
    pub through: [bool; 2],
}

/// What the contraction starts from.
#[derive(Default)]
pub(super) struct RawGraph<'a> {
    pub node_ids: &'a [i64],
    pub node_at: &'a [LonLat],
    pub refs: Vec<u32>,
    pub edges: Vec<RawEdge>,
    pub kinds: Vec<StreetKind>,
    /// By class: how far from the inside of a gate, by the rule file's `inner`.
    pub outwardness: Vec<usize>,
    /// Points to pass, by node index.
    pub points: BTreeMap<u32, (PointKind, StreetKind)>,
}

impl RawGraph<'_> {
    /// Position of a kind, added when new.
    pub fn kind_idx(&mut self, kind: StreetKind) -> u16 {
        let at = self.kinds.iter().position(|k| *k == kind).unwrap_or_else(|| {
            self.kinds.push(kind);
            self.kinds.len() - 1
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }
}

/// Cuts the walkable ways into raw edges.
pub(super) fn raw_graph<'a>(
    streets: &'a Streets,
    source: &str,
    street_rules: &StreetRules,
    findings: &mut Vec<Finding>,
) -> RawGraph<'a> {
    let judged: Vec<Street> = streets.tag_sets.iter().map(|tags| judge(tags, street_rules)).collect();
    let place = |class: &str| street_rules.inner.iter().position(|c| c == class).unwrap_or(street_rules.inner.len());
    let mut raw = RawGraph {
        node_ids: &streets.node_ids,
        node_at: &streets.node_at,
        outwardness: street_rules.class.iter().map(|class| place(&class.highway)).collect(),
        ..RawGraph::default()
    };
    let kinds: Vec<Option<u16>> = judged
        .iter()
        .map(|street| match street {
            Street::Walk(kind) | Street::Plaza(kind) => Some(raw.kind_idx(*kind)),
            Street::No | Street::Unknown(_) => None,
        })
        .collect();
    report_unknown_classes(streets, source, &judged, findings);
    report_one_ways(streets, source, &kinds, findings);
    report_street_hours(streets, source, &kinds, &raw.kinds, findings);
    raw.points = points_on_streets(streets, source, street_rules, findings);

    let touches = count_touches(streets, &kinds, &raw.points);
    raw.refs.clone_from(&streets.refs);
    for way in &streets.ways {
        let Some(kind) = kinds[way.tags as usize] else { continue };
        let first_edge = raw.edges.len();
        let (start, end) = (way.refs.start, way.refs.end);
        let mut from = start;
        for at in start + 1..end {
            let node = streets.refs[at as usize];
            if at + 1 == end || touches[node as usize] >= 2 {
                raw.edges.push(RawEdge {
                    ends: [streets.refs[from as usize], node],
                    refs: from..at + 1,
                    way: way.id,
                    name: way.name,
                    kind,
                    wait_parts: 0,
                    length_mm: u32::MAX,
                    through: [from != start, at + 1 != end],
                });
                from = at;
            }
        }
        let has_wait = raw.kinds[kind as usize].flags
            & (flag::CROSSING_SIGNALS | flag::CROSSING_ZEBRA | flag::CROSSING_UNMARKED | flag::LIFT)
            != 0;
        if has_wait {
            let parts = u16::try_from(raw.edges.len() - first_edge).unwrap_or(u16::MAX);
            raw.edges[first_edge..].iter_mut().for_each(|edge| edge.wait_parts = parts);
        }
    }
    plaza::cross(streets, source, &judged, &kinds, &touches, street_rules, &mut raw, findings);
    raw
}

/// How often each node is touched: two for an end, one in passing, two for a point to pass.
fn count_touches(streets: &Streets, kinds: &[Option<u16>], points: &BTreeMap<u32, (PointKind, StreetKind)>) -> Vec<u8> {
    let mut touches = vec![0u8; streets.node_at.len()];
    for way in &streets.ways {
        if kinds[way.tags as usize].is_none() {
            continue;
        }
        let refs = &streets.refs[way.refs.start as usize..way.refs.end as usize];
        for &node in refs {
            touches[node as usize] = touches[node as usize].saturating_add(1);
        }
        for end in [refs.first(), refs.last()].into_iter().flatten() {
            touches[*end as usize] = touches[*end as usize].saturating_add(1);
        }
    }
    for area in &streets.areas {
        if kinds[area.tags as usize].is_some() {
            for &node in area.outer.iter().chain(&area.inner).flatten() {
                touches[node as usize] = touches[node as usize].saturating_add(1);
            }
        }
    }
    for node in points.keys() {
        touches[*node as usize] = touches[*node as usize].saturating_add(2);
    }
    touches
}

fn report_unknown_classes(streets: &Streets, source: &str, judged: &[Street], findings: &mut Vec<Finding>) {
    let mut counts: BTreeMap<&str, (usize, i64)> = BTreeMap::new();
    for way in &streets.ways {
        if let Street::Unknown(class) = &judged[way.tags as usize] {
            counts.entry(class).or_insert((0, way.id)).0 += 1;
        }
    }
    for (class, (n, first)) in counts {
        findings.push(
            Finding::new(Severity::Note, source, format!("way {first}"), rules::CLASS_UNKNOWN)
                .with("class", class)
                .with("count", n),
        );
    }
}

fn report_one_ways(streets: &Streets, source: &str, kinds: &[Option<u16>], findings: &mut Vec<Finding>) {
    let is_one_way = |tags: u32| kinds[tags as usize].is_some() && is_one_way_on_foot(&streets.tag_sets[tags as usize]);
    let mut ways = streets.ways.iter().filter(|way| is_one_way(way.tags)).map(|way| way.id);
    if let Some(first) = ways.next() {
        findings.push(
            Finding::new(Severity::Note, source, format!("way {first}"), rules::ONE_WAY_IGNORED)
                .with("count", 1 + ways.count()),
        );
    }
}

/// Streets that are open at certain hours: they are walked at any time, which is told.
fn report_street_hours(
    streets: &Streets,
    source: &str,
    kind_of: &[Option<u16>],
    kinds: &[StreetKind],
    findings: &mut Vec<Finding>,
) {
    let has_hours =
        |tags: u32| kind_of[tags as usize].is_some_and(|kind| kinds[kind as usize].flags & flag::HOURS != 0);
    let ways = streets.ways.iter().filter(|way| has_hours(way.tags)).map(|way| (way.tags, way.id));
    report_hours(streets, ways, "way", rules::STREET_HOURS, source, findings);
}

/// Tells which hours objects are tagged with, with how many and the first of each.
fn report_hours(
    streets: &Streets,
    objects: impl Iterator<Item = (u32, i64)>,
    kind: &str,
    rule: Rule,
    source: &str,
    findings: &mut Vec<Finding>,
) {
    let mut by_hours: BTreeMap<&str, (usize, i64)> = BTreeMap::new();
    for (tags, id) in objects {
        let hours = tag(&streets.tag_sets[tags as usize], "opening_hours").unwrap_or_default();
        by_hours.entry(hours).or_insert((0, id)).0 += 1;
    }
    for (hours, (n, first)) in by_hours {
        findings.push(
            Finding::new(Severity::Note, source, format!("{kind} {first}"), rule).with("count", n).with("hours", hours),
        );
    }
}

fn points_on_streets(
    streets: &Streets,
    source: &str,
    street_rules: &StreetRules,
    findings: &mut Vec<Finding>,
) -> BTreeMap<u32, (PointKind, StreetKind)> {
    let meanings: Vec<NodeMeaning> = streets.tag_sets.iter().map(|tags| judge_node(tags, street_rules)).collect();
    let mut unknown: BTreeMap<&str, (usize, i64)> = BTreeMap::new();
    let mut points = BTreeMap::new();
    let mut gates_with_hours: Vec<(u32, i64)> = Vec::new();
    for &(node, tags) in &streets.node_tags {
        match &meanings[tags as usize] {
            NodeMeaning::Point(point, kind) => {
                if point.is_gate() && kind.flags & flag::HOURS != 0 {
                    gates_with_hours.push((tags, streets.node_ids[node as usize]));
                }
                points.insert(node, (*point, StreetKind { point: *point as u16, ..*kind }));
            }
            NodeMeaning::UnknownBarrier(barrier) => {
                unknown.entry(barrier).or_insert((0, streets.node_ids[node as usize])).0 += 1;
            }
            NodeMeaning::Nothing => {}
        }
    }
    for (barrier, (n, first)) in unknown {
        findings.push(
            Finding::new(Severity::Note, source, format!("node {first}"), rules::BARRIER_UNKNOWN)
                .with("barrier", barrier)
                .with("count", n),
        );
    }
    report_hours(streets, gates_with_hours.into_iter(), "node", rules::GATE_HOURS, source, findings);
    points
}
