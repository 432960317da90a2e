//! Plazas are crossed, not walked around: straight lines between their entries.
//!
//! Entries are the nodes of the outline that other streets share. Lines are drawn
//! between entries, and corners one has to walk around, that see each other inside
//! the plaza. Shortest ways among obstacles turn only at such corners (Lozano-Pérez &
//! Wesley 1979, *Communications of the ACM* 22, 560–570), so the lines hold them.

use std::cmp::Ordering;

use yike_domain::{Finding, LonLat, Severity, walking::StreetRules};

use super::{
    raw::{RawEdge, RawGraph},
    rules,
    sight::{Outline, side},
    street::{Street, flag},
};
use crate::import::map::Streets;

struct Plaza {
    id: i64,
    name: u32,
    tags: u32,
    /// Whether the outline itself is already an edge (a closed way).
    outline_walked: bool,
    /// Closed rings: first the outer ones, then the holes.
    rings: Vec<Vec<u32>>,
    n_outer: usize,
}

#[expect(clippy::too_many_arguments, reason = "one step of raw_graph, split for reading")]
pub(super) fn cross(
    streets: &Streets,
    source: &str,
    judged: &[Street],
    kinds: &[Option<u16>],
    touches: &[u8],
    street_rules: &StreetRules,
    raw: &mut RawGraph<'_>,
    findings: &mut Vec<Finding>,
) {
    for plaza in plazas(streets, judged) {
        let Some(kind) = kinds[plaza.tags as usize] else { continue };
        let line_kind = super::street::StreetKind {
            flags: raw.kinds[kind as usize].flags | flag::PLAZA,
            ..raw.kinds[kind as usize]
        };
        let line_kind = raw.kind_idx(line_kind);
        let entries = entries(&plaza, touches);
        if entries.len() > street_rules.plaza_max_entries as usize {
            findings.push(
                Finding::new(Severity::Note, source, format!("plaza {}", plaza.id), rules::PLAZA_TOO_MANY_ENTRIES)
                    .with("entries", entries.len())
                    .with("limit", street_rules.plaza_max_entries),
            );
        }
        if !plaza.outline_walked {
            for ring in &plaza.rings {
                push_line(raw, &plaza, line_kind, ring.clone(), &entries);
            }
        }
        if entries.len() < 2 {
            continue;
        }
        let at = |ring: &Vec<u32>| ring.iter().map(|node| streets.node_at[*node as usize]).collect();
        let mut outline = Outline::of(plaza.rings.iter().map(at));
        let neighbours = neighbours(&plaza);
        let corners = corners(streets, &plaza, &entries);
        let seen: Vec<u32> = entries.into_iter().chain(corners).take(street_rules.plaza_max_entries as usize).collect();
        for (i, &a) in seen.iter().enumerate() {
            for &b in &seen[i + 1..] {
                let along = neighbours.binary_search(&(a.min(b), a.max(b))).is_ok();
                if along || outline.sees(streets.node_at[a as usize], streets.node_at[b as usize]) {
                    push_line(raw, &plaza, line_kind, vec![a, b], &[]);
                }
            }
        }
    }
}

/// Pairs of nodes that are neighbours on a ring, ascending.
fn neighbours(plaza: &Plaza) -> Vec<(u32, u32)> {
    let pairs = plaza.rings.iter().flat_map(|ring| ring.windows(2));
    let mut pairs: Vec<(u32, u32)> = pairs.map(|p| (p[0].min(p[1]), p[0].max(p[1]))).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Corners that stand into the plaza: of holes, and where the outline turns inwards.
fn corners(streets: &Streets, plaza: &Plaza, entries: &[u32]) -> Vec<u32> {
    let mut found = Vec::new();
    for (number, ring) in plaza.rings.iter().enumerate() {
        let at = |i: usize| streets.node_at[ring[i] as usize];
        let n = ring.len() - 1;
        let twice_area: i128 = (0..n).map(|i| i128::from(cross_product(at(i), at(i + 1)))).sum();
        // Walking round with the plaza on the left, a corner standing into it turns right.
        let left = (twice_area > 0) == (number < plaza.n_outer);
        for (i, node) in ring[..n].iter().enumerate() {
            let turned = side(at(if i == 0 { n - 1 } else { i - 1 }), at(i), at(i + 1));
            let stands_in = turned == if left { Ordering::Less } else { Ordering::Greater };
            if stands_in && entries.binary_search(node).is_err() {
                found.push(*node);
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn plazas(streets: &Streets, judged: &[Street]) -> Vec<Plaza> {
    let closed_ways = streets.ways.iter().filter_map(|way| {
        let refs = &streets.refs[way.refs.start as usize..way.refs.end as usize];
        let is_plaza =
            matches!(judged[way.tags as usize], Street::Plaza(_)) && refs.len() > 3 && refs.first() == refs.last();
        is_plaza.then(|| Plaza {
            id: way.id,
            name: way.name,
            tags: way.tags,
            outline_walked: true,
            rings: vec![refs.to_vec()],
            n_outer: 1,
        })
    });
    let areas = streets.areas.iter().map(|area| Plaza {
        id: area.id,
        name: u32::MAX,
        tags: area.tags,
        outline_walked: false,
        rings: area.outer.iter().chain(&area.inner).cloned().collect(),
        n_outer: area.outer.len(),
    });
    closed_ways.chain(areas).collect()
}

/// Outline nodes that something else touches; the outline itself touches each once (its start three times).
fn entries(plaza: &Plaza, touches: &[u8]) -> Vec<u32> {
    let mut entries: Vec<u32> = Vec::new();
    for ring in &plaza.rings {
        for (at, &node) in ring[..ring.len() - 1].iter().enumerate() {
            let own = if plaza.outline_walked && at == 0 {
                4
            } else if at == 0 {
                2
            } else {
                1
            };
            if touches[node as usize] > own {
                entries.push(node);
            }
        }
    }
    entries.sort_unstable();
    entries.dedup();
    entries
}

/// Adds a line, cut at the entries it passes.
fn push_line(raw: &mut RawGraph<'_>, plaza: &Plaza, kind: u16, nodes: Vec<u32>, cuts: &[u32]) {
    let first = u32::try_from(raw.refs.len()).unwrap_or(u32::MAX);
    raw.refs.extend(&nodes);
    let mut from = 0;
    for at in 1..nodes.len() {
        if at + 1 == nodes.len() || cuts.binary_search(&nodes[at]).is_ok() {
            let span = |i: usize| first + u32::try_from(i).unwrap_or(0);
            raw.edges.push(RawEdge {
                ends: [nodes[from], nodes[at]],
                refs: span(from)..span(at) + 1,
                way: plaza.id,
                name: plaza.name,
                kind,
                wait_parts: 0,
                length_mm: u32::MAX,
                through: [from != 0, at + 1 != nodes.len()],
            });
            from = at;
        }
    }
}

/// Twice the signed area between the origin and a side; at most 2 × 1.8e9 × 0.9e9, which an `i64` holds.
fn cross_product(a: LonLat, b: LonLat) -> i64 {
    i64::from(a.lon) * i64::from(b.lat) - i64::from(a.lat) * i64::from(b.lon)
}

/// Positive where the way from `p` over `q` to `r` turns left, zero where it goes straight on.
fn turn(p: LonLat, q: LonLat, r: LonLat) -> i128 {
    let (px, py) = (i128::from(p.lon), i128::from(p.lat));
    (i128::from(q.lon) - px) * (i128::from(r.lat) - py) - (i128::from(q.lat) - py) * (i128::from(r.lon) - px)
}

/// Whether two segments cross at a point inside both.
#[must_use]
pub(super) fn properly_cross(a: LonLat, b: LonLat, c: LonLat, d: LonLat) -> bool {
    let opposite = |s: i128, t: i128| s.signum() * t.signum() < 0;
    opposite(turn(a, b, c), turn(a, b, d)) && opposite(turn(c, d, a), turn(c, d, b))
}

/// Whether an access leg from `a` to `b` crosses the wall from `c` to `d`.
///
/// A corner exactly on the leg counts as lying to its right, so that a leg through the
/// corner of a wall crosses it and does not slip between the wall's two sides. A leg that
/// only begins or ends at the wall does not cross it.
#[must_use]
pub(super) fn leg_crosses(a: LonLat, b: LonLat, c: LonLat, d: LonLat) -> bool {
    let (s, t) = (turn(a, b, c), turn(a, b, d));
    if (s > 0) == (t > 0) {
        return false;
    }
    turn(c, d, a).signum() * turn(c, d, b).signum() < 0
}
