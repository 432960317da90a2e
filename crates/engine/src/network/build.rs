//! Streets or tables → a network.

use std::collections::BTreeMap;

use yike_domain::{Finding, LonLat, Severity, Trouble, walking::StreetRules};

use super::{
    Network, NetworkMeta, TABLE_RULES,
    arrays::{Arrays, ObstacleSegment},
    contract::contract,
    file,
    grid::Grid,
    raw::{RawEdge, RawGraph, raw_graph},
    rules,
    street::{PointKind, StreetKind},
};
use crate::import::map::{Obstacle, Streets};

/// Cell width of the street grid, metres: a street block of a dense city.
const GRID_CELL_M: f64 = 100.0;

/// What a build is told besides the streets.
#[derive(Clone, Debug, Default)]
pub struct BuildOptions {
    /// The map, as the user named it.
    pub source: String,
    /// State of the map.
    pub data_date: Option<String>,
    /// Bounds of complete data.
    pub bounds: Option<(LonLat, LonLat)>,
    /// Digest of the source, where known.
    pub source_sha256: String,
}

/// Builds the walkable network of a street map.
///
/// Findings tell unknown classes and barriers, islands, and gates whose inner side
/// is a guess. A map without any walkable street is a trouble.
///
/// # Errors
/// No walkable street.
pub fn build(
    streets: &Streets,
    obstacles: &[Obstacle],
    street_rules: &StreetRules,
    options: &BuildOptions,
) -> Result<(Network, Vec<Finding>), Trouble> {
    let mut findings = Vec::new();
    let raw = raw_graph(streets, &options.source, street_rules, &mut findings);
    if raw.edges.is_empty() {
        return Err(Trouble::new(&options.source, rules::NO_STREETS));
    }
    let mut arrays = contract(raw, &options.source, &mut findings);
    arrays.obstacles = obstacle_segments(obstacles);
    report_islands(&arrays, street_rules, &options.source, &mut findings);
    let meta = NetworkMeta {
        source: options.source.clone(),
        data_date: options.data_date.clone(),
        rules: street_rules.version.clone(),
        classes: street_rules.class.iter().map(|c| c.highway.clone()).collect(),
        bounds: options.bounds,
        island_max_m: street_rules.island_max_m,
        source_sha256: options.source_sha256.clone(),
    };
    Ok((assemble(&arrays, &streets.names, meta)?, findings))
}

/// A node of a network given by tables.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TableNode {
    /// Number the edges refer to.
    pub id: i64,
    /// Position.
    pub at: LonLat,
    /// Row, for messages.
    pub row: u32,
}

/// An edge of a network given by tables, walked both ways.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TableEdge {
    /// Node numbers.
    pub ends: [i64; 2],
    /// Length in metres.
    pub length_m: f64,
    /// Row, for messages.
    pub row: u32,
}

/// Builds exactly the network that two tables describe; lengths are taken to the millimetre.
///
/// # Errors
/// The first edge whose node is missing or whose length is not one; a node given twice.
pub fn from_tables(
    nodes: &[TableNode],
    edges: &[TableEdge],
    sources: [&str; 2],
    island_max_m: u32,
) -> Result<Network, Trouble> {
    let [node_source, edge_source] = sources;
    let mut sorted = nodes.to_vec();
    sorted.sort_by_key(|n| n.id);
    if let Some(pair) = sorted.windows(2).find(|pair| pair[0].id == pair[1].id) {
        let row = pair[0].row.max(pair[1].row);
        return Err(Trouble::new(node_source, rules::NODE_DUPLICATE)
            .at(format!("row {row}"))
            .with("id", pair[0].id.to_string()));
    }
    let (ids, at): (Vec<i64>, Vec<LonLat>) = sorted.iter().map(|n| (n.id, n.at)).unzip();
    let mut raw = RawGraph { node_ids: &ids, node_at: &at, ..RawGraph::default() };
    let kind = raw.kind_idx(StreetKind::default());
    for edge in edges {
        let place = || format!("row {}", edge.row);
        let mut ends = [0u32; 2];
        for (end, id) in ends.iter_mut().zip(edge.ends) {
            let found = ids.binary_search(&id).map_err(|_| {
                Trouble::new(edge_source, rules::EDGE_NODE_MISSING).at(place()).with("id", id.to_string())
            })?;
            *end = found as u32;
        }
        let mm = edge.length_m * 1000.0;
        if !(0.0..4e9).contains(&mm) {
            return Err(Trouble::new(edge_source, rules::EDGE_LENGTH_INVALID)
                .at(place())
                .with("length", edge.length_m));
        }
        let first = raw.refs.len() as u32;
        raw.refs.extend(ends);
        raw.edges.push(RawEdge {
            ends,
            refs: first..first + 2,
            way: i64::from(edge.row),
            name: u32::MAX,
            kind,
            wait_parts: 0,
            length_mm: mm.round() as u32,
            through: [true; 2],
        });
    }
    if raw.edges.is_empty() {
        return Err(Trouble::new(edge_source, rules::NO_STREETS));
    }
    let arrays = contract(raw, edge_source, &mut Vec::new());
    let meta = NetworkMeta {
        source: format!("{node_source} + {edge_source}"),
        rules: TABLE_RULES.to_owned(),
        classes: vec!["table".to_owned()],
        island_max_m,
        ..NetworkMeta::default()
    };
    assemble(&arrays, &[], meta)
}

fn obstacle_segments(obstacles: &[Obstacle]) -> Vec<ObstacleSegment> {
    let segment = |o: &Obstacle, pair: &[LonLat]| ObstacleSegment {
        a: [pair[0].lon, pair[0].lat],
        b: [pair[1].lon, pair[1].lat],
        kind: o.kind as u32,
    };
    obstacles.iter().flat_map(|o| o.line.windows(2).map(|pair| segment(o, pair))).collect()
}

fn report_islands(arrays: &Arrays, street_rules: &StreetRules, source: &str, findings: &mut Vec<Finding>) {
    let longest = arrays.component_m.iter().copied().max().unwrap_or(0);
    let islands: Vec<u32> =
        arrays.component_m.iter().copied().filter(|m| *m < street_rules.island_max_m && *m < longest).collect();
    if !islands.is_empty() {
        findings.push(
            Finding::new(Severity::Warning, source, "network", rules::ISLANDS)
                .with("count", islands.len())
                .with("metres", islands.iter().map(|m| *m as usize).sum::<usize>())
                .with("limit", street_rules.island_max_m),
        );
    }
}

fn assemble(arrays: &Arrays, names: &[String], meta: NetworkMeta) -> Result<Network, Trouble> {
    if arrays.shape.len() >= (u32::MAX / 2) as usize {
        return Err(Trouble::new(&meta.source, rules::TOO_LARGE).with("points", arrays.shape.len()));
    }
    let at = |[lon, lat]: [i32; 2]| LonLat { lon, lat };
    let is_street = |chain: usize| arrays.kinds[arrays.chains[chain].kind as usize].point == 0;
    let segments = (0..arrays.chains.len()).filter(|c| is_street(*c)).flat_map(|c| {
        let range = arrays.shape_range(c);
        (range.start..range.end - 1).map(|i| (i as u32, at(arrays.shape[i]), at(arrays.shape[i + 1])))
    });
    let grid = Grid::of(segments, GRID_CELL_M);
    let obstacle_grid =
        Grid::of(arrays.obstacles.iter().enumerate().map(|(i, o)| (i as u32, at(o.a), at(o.b))), GRID_CELL_M);
    let (name_starts, name_bytes) = pack_names(names);
    let meta_json = serde_json::to_vec(&meta).expect("meta is plain data");
    let (bytes, sections) = file::encode(&[
        &meta_json,
        bytemuck::cast_slice(&arrays.junction_at),
        bytemuck::cast_slice(&arrays.adjacency_start),
        bytemuck::cast_slice(&arrays.adjacency),
        bytemuck::cast_slice(&arrays.chains),
        bytemuck::cast_slice(&arrays.shape),
        bytemuck::cast_slice(&arrays.shape_offset_mm),
        bytemuck::cast_slice(&arrays.shape_id),
        bytemuck::cast_slice(&arrays.parts),
        bytemuck::cast_slice(&arrays.kinds),
        bytemuck::cast_slice(&arrays.component),
        bytemuck::cast_slice(&arrays.component_m),
        bytemuck::bytes_of(&grid.frame),
        bytemuck::cast_slice(&grid.starts),
        bytemuck::cast_slice(&grid.entries),
        bytemuck::cast_slice(&arrays.obstacles),
        bytemuck::bytes_of(&obstacle_grid.frame),
        bytemuck::cast_slice(&obstacle_grid.starts),
        bytemuck::cast_slice(&obstacle_grid.entries),
        bytemuck::cast_slice(&name_starts),
        &name_bytes,
    ]);
    Ok(Network::of_built(bytes, sections, meta))
}

fn pack_names(names: &[String]) -> (Vec<u32>, Vec<u8>) {
    let mut starts = vec![0u32];
    let mut bytes = Vec::new();
    for name in names {
        bytes.extend_from_slice(name.as_bytes());
        starts.push(bytes.len() as u32);
    }
    (starts, bytes)
}

/// Number of gates by kind, for summaries.
pub(super) fn gate_counts(network: &Network) -> BTreeMap<&'static str, u32> {
    let view = network.view();
    let mut counts = BTreeMap::new();
    for chain in 0..view.chains.len() {
        let word = match view.kind(chain).point {
            p if p == PointKind::GatePublic as u16 => "public",
            p if p == PointKind::GateUntagged as u16 => "untagged",
            p if p == PointKind::GatePrivate as u16 => "private",
            p if p == PointKind::Closed as u16 => "closed",
            p if p == PointKind::PrivateBorder as u16 => "private-border",
            _ => continue,
        };
        *counts.entry(word).or_default() += 1;
    }
    counts
}
