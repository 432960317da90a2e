//! Streets → a network.

use std::collections::BTreeMap;

use yike_domain::{Finding, LonLat, Severity, Trouble, walking::StreetRules};

use super::{
    Network, NetworkMeta, View,
    arrays::{Arrays, ObstacleSegment},
    contract::contract,
    grid::Grid,
    raw::raw_graph,
    rules,
    street::PointKind,
    trace::TraceView,
};
use crate::import::map::{Obstacle, Streets};

/// Cell width of the street grid, metres: a street block of a dense city.
const GRID_CELL_M: f64 = 112.0;
/// Cell width of the obstacles' grid, metres: there are few, and most access legs cross one cell or two.
const OBSTACLE_CELL_M: f64 = 250.0;

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
    Ok((assemble(arrays, &streets.names, meta)?, findings))
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

/// The arrays of a network with what is derived from them for finding places.
pub(super) struct Built {
    arrays: Arrays,
    grid: Grid,
    obstacle_grid: Grid,
    name_starts: Vec<u32>,
    names: Vec<u8>,
}

impl Built {
    pub(super) fn view(&self) -> View<'_> {
        let a = &self.arrays;
        View {
            junction_at: &a.junction_at,
            adjacency_start: &a.adjacency_start,
            adjacency: &a.adjacency,
            chains: &a.chains,
            shape: &a.shape,
            shape_offset_mm: &a.shape_offset_mm,
            trace: TraceView { starts: &a.trace.starts, bytes: &a.trace.bytes },
            kinds: &a.kinds,
            component: &a.component,
            component_m: &a.component_m,
            obstacles: &a.obstacles,
            grid: self.grid.view(),
            obstacle_grid: self.obstacle_grid.view(),
            name_starts: &self.name_starts,
            names: &self.names,
        }
    }
}

pub(super) fn assemble(arrays: Arrays, names: &[String], meta: NetworkMeta) -> Result<Network, Trouble> {
    if arrays.shape.len() >= (u32::MAX / 2) as usize {
        return Err(Trouble::new(&meta.source, rules::TOO_LARGE).with("points", arrays.shape.len()));
    }
    let is_street = |chain: usize| arrays.kinds[arrays.chains[chain].kind as usize].point == 0;
    let streets = (0..arrays.chains.len()).filter(|c| is_street(*c));
    let lines = streets.map(|chain| {
        let range = arrays.shape_range(chain);
        (range.start as u32, &arrays.shape[range])
    });
    let grid = Grid::of(lines, GRID_CELL_M);
    let obstacles: Vec<[[i32; 2]; 2]> = arrays.obstacles.iter().map(|o| [o.a, o.b]).collect();
    let obstacle_grid = Grid::of((0..).zip(&obstacles).map(|(i, line)| (i, line.as_slice())), OBSTACLE_CELL_M);
    let (name_starts, names) = pack_names(names);
    Ok(Network::of_built(Built { arrays, grid, obstacle_grid, name_starts, names }, meta))
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
