//! Plazas are crossed, not walked around: straight lines between their entries.
//!
//! Entries are the nodes of the outline that other streets share. A line is drawn
//! between two entries that see each other inside the plaza (visibility graph as
//! in OpenTripPlanner's `WalkableAreaBuilder`).

use yike_domain::{Finding, LonLat, Severity, walking::StreetRules};

use super::{
    raw::{RawEdge, RawGraph},
    rules,
    street::{Street, flag},
};
use crate::{
    geometry::{MultiPolygon, Polygon},
    import::map::Streets,
};

struct Plaza {
    id: i64,
    name: u32,
    tags: u32,
    /// Whether the outline itself is already an edge (a closed way).
    outline_walked: bool,
    rings: Vec<Vec<u32>>,
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
        let shape = shape(streets, &plaza);
        let seen = entries.iter().take(street_rules.plaza_max_entries as usize).copied().collect::<Vec<_>>();
        for (i, &a) in seen.iter().enumerate() {
            for &b in &seen[i + 1..] {
                if sees(&shape, streets.node_at[a as usize], streets.node_at[b as usize]) {
                    push_line(raw, &plaza, line_kind, vec![a, b], &[]);
                }
            }
        }
    }
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
        })
    });
    let areas = streets.areas.iter().map(|area| Plaza {
        id: area.id,
        name: u32::MAX,
        tags: area.tags,
        outline_walked: false,
        rings: area.outer.iter().chain(&area.inner).cloned().collect(),
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

fn shape(streets: &Streets, plaza: &Plaza) -> MultiPolygon {
    let ring = |nodes: &Vec<u32>| nodes.iter().map(|n| streets.node_at[*n as usize]).collect::<Vec<_>>();
    // Even–odd over all rings: outer and inner need no telling apart.
    MultiPolygon(plaza.rings.iter().map(|r| Polygon { outer: ring(r), holes: Vec::new() }).collect())
}

/// Whether the straight line between two outline points stays inside.
fn sees(shape: &MultiPolygon, a: LonLat, b: LonLat) -> bool {
    if a == b {
        return true;
    }
    let middle = LonLat { lon: midpoint(a.lon, b.lon), lat: midpoint(a.lat, b.lat) };
    shape.contains(middle) && !shape.rings().any(|ring| ring.windows(2).any(|s| properly_cross(a, b, s[0], s[1])))
}

#[expect(clippy::cast_possible_truncation, reason = "the middle of two i32 is an i32")]
fn midpoint(a: i32, b: i32) -> i32 {
    ((i64::from(a) + i64::from(b)) / 2) as i32
}

/// Whether two segments cross at a point inside both.
#[must_use]
pub(super) fn properly_cross(a: LonLat, b: LonLat, c: LonLat, d: LonLat) -> bool {
    let side = |p: LonLat, q: LonLat, r: LonLat| {
        let (px, py) = (i128::from(p.lon), i128::from(p.lat));
        let cross =
            (i128::from(q.lon) - px) * (i128::from(r.lat) - py) - (i128::from(q.lat) - py) * (i128::from(r.lon) - px);
        cross.signum()
    };
    side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}
