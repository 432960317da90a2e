//! A network given by its owner's tables of nodes and edges.

use yike_domain::{LonLat, Trouble};

use super::{
    Network, NetworkMeta, TABLE_RULES,
    build::assemble,
    contract::contract,
    raw::{RawEdge, RawGraph},
    rules,
    street::StreetKind,
};

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
    let (ids, at) = sorted_nodes(nodes, node_source)?;
    let mut raw = RawGraph { node_ids: &ids, node_at: &at, ..RawGraph::default() };
    let kind = raw.kind_idx(StreetKind::default());
    for edge in edges {
        let edge = raw_edge(edge, &ids, kind, &mut raw.refs, edge_source)?;
        raw.edges.push(edge);
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
    assemble(arrays, &[], meta)
}

/// Numbers and positions of the nodes, ascending, each number once.
fn sorted_nodes(nodes: &[TableNode], source: &str) -> Result<(Vec<i64>, Vec<LonLat>), Trouble> {
    let mut sorted = nodes.to_vec();
    sorted.sort_by_key(|n| n.id);
    if let Some(pair) = sorted.windows(2).find(|pair| pair[0].id == pair[1].id) {
        let row = pair[0].row.max(pair[1].row);
        return Err(Trouble::new(source, rules::NODE_DUPLICATE)
            .at(format!("row {row}"))
            .with("id", pair[0].id.to_string()));
    }
    Ok(sorted.iter().map(|n| (n.id, n.at)).unzip())
}

fn raw_edge(edge: &TableEdge, ids: &[i64], kind: u16, refs: &mut Vec<u32>, source: &str) -> Result<RawEdge, Trouble> {
    let wrong = |rule| Trouble::new(source, rule).at(format!("row {}", edge.row));
    let mut ends = [0u32; 2];
    for (end, id) in ends.iter_mut().zip(edge.ends) {
        let found = ids.binary_search(&id).map_err(|_| wrong(rules::EDGE_NODE_MISSING).with("id", id.to_string()))?;
        *end = found as u32;
    }
    let mm = edge.length_m * 1000.0;
    if !(0.0..4e9).contains(&mm) {
        return Err(wrong(rules::EDGE_LENGTH_INVALID).with("length", edge.length_m));
    }
    let first = refs.len() as u32;
    refs.extend(ends);
    Ok(RawEdge {
        ends,
        refs: first..first + 2,
        way: i64::from(edge.row),
        name: u32::MAX,
        kind,
        wait_parts: 0,
        length_mm: mm.round() as u32,
        through: [true; 2],
    })
}
