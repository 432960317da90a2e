//! The map beneath the results: the district's own streets, buildings, land and water.

use yike_domain::LonLat;
use yike_engine::import::map::{LandKind, MapFacts, ObstacleKind, StreetWay};

use super::{LandShape, Line, MapDrawing, Street, make::Frame};

/// Streets that carry a district's traffic.
const MAJOR: &[&str] =
    &["motorway", "trunk", "primary", "secondary", "motorway_link", "trunk_link", "primary_link", "secondary_link"];
/// Ways for walkers.
const PATHS: &[&str] = &["footway", "path", "pedestrian", "cycleway", "bridleway", "track", "corridor", "platform"];

/// What the map shows.
pub(super) fn map(frame: &Frame<'_>) -> MapDrawing {
    let facts = &frame.draft.imported.map;
    MapDrawing {
        streets: facts.streets.ways.iter().filter_map(|way| street(frame, facts, way)).collect(),
        buildings: facts.buildings.iter().map(|building| frame.corner.polygons(&building.shape)).collect(),
        land: land(frame, facts),
        lines: lines(frame, facts),
    }
}

fn street(frame: &Frame<'_>, facts: &MapFacts, way: &StreetWay) -> Option<Street> {
    let streets = &facts.streets;
    let highway = streets.tag_sets.get(way.tags as usize)?.iter().find(|(key, _)| key == "highway")?.1.as_str();
    let class = match highway {
        "proposed" | "construction" | "razed" | "abandoned" => return None,
        "steps" => "steps",
        other if MAJOR.contains(&other) => "major",
        other if PATHS.contains(&other) => "path",
        _ => "minor",
    };
    let nodes = streets.refs.get(way.refs.start as usize..way.refs.end as usize)?;
    let positions = nodes.iter().filter_map(|&node| streets.node_at.get(node as usize).copied());
    let name = streets.names.get(way.name as usize).cloned().unwrap_or_default();
    Some(Street { class, name, line: frame.corner.street(positions) })
}

/// Land, the larger pieces first, so that a pond stays visible in its park.
fn land(frame: &Frame<'_>, facts: &MapFacts) -> Vec<LandShape> {
    let mut pieces: Vec<_> = facts.land.iter().map(|land| (-land.shape.area_m2(), land)).collect();
    pieces.sort_by(|a, b| a.0.total_cmp(&b.0));
    let drawn = pieces.into_iter().map(|(_, land)| LandShape {
        kind: match land.kind {
            LandKind::Residential => "residential",
            LandKind::Green => "green",
            LandKind::Water => "water",
            LandKind::Institution => "institution",
            LandKind::Commercial => "commercial",
        },
        name: land.name.clone(),
        shape: frame.corner.polygons(&land.shape),
    });
    drawn.filter(|land| !land.shape.is_empty()).collect()
}

/// Walls, shores and railways; motorways are streets already.
fn lines(frame: &Frame<'_>, facts: &MapFacts) -> Vec<Line> {
    let lines = facts.obstacles.iter().filter_map(|obstacle| {
        let kind = match obstacle.kind {
            ObstacleKind::Wall => "wall",
            ObstacleKind::Water if closed(&obstacle.line) => return None,
            ObstacleKind::Water => "water",
            ObstacleKind::Railway => "railway",
            ObstacleKind::Motorway => return None,
        };
        Some(Line { kind, line: frame.corner.street(obstacle.line.iter().copied()) })
    });
    lines.collect()
}

/// A closed shore belongs to a surface that is drawn as land.
fn closed(line: &[LonLat]) -> bool {
    line.len() > 3 && line.first() == line.last()
}
