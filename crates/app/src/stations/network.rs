//! `network`: streets → walkable graph, and what the map knows of the compounds' gates.

use serde::{Deserialize, Serialize};
use yike_domain::{Finding, LonLat, Trouble};
use yike_engine::{
    geometry::Plane,
    import::{Imported, osm},
    network::{BuildOptions, Network, build, compound_gates},
};

use super::{Station, Watch, inputs};
use crate::{
    receipt::Input,
    study::{Basis, Study},
};

/// The network with what was odd about it.
pub struct Built {
    /// The network.
    pub network: Network,
    /// What the station's own file holds.
    pub notes: Notes,
}

/// What the network station keeps beside the network itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Notes {
    /// Digest of the network file this belongs to.
    pub network: String,
    /// What was odd.
    pub findings: Vec<Finding>,
}

/// Builds the walking network of the imported streets.
///
/// # Errors
/// No walkable street, or the caller stopped.
pub fn network(
    study: &Study,
    basis: &Basis,
    sources: &[Input],
    imported: &Imported,
    watch: Watch<'_>,
) -> Result<Built, Trouble> {
    watch.step(Station::Network, 0, 2)?;
    let name = study.name_of(&study.map.file);
    let options = BuildOptions {
        source: name.clone(),
        data_date: imported.map.data_date.clone(),
        bounds: complete_bounds(imported),
        source_sha256: sources.iter().find(|i| i.role == "map").map(|i| i.sha256.clone()).unwrap_or_default(),
    };
    let (network, mut findings) = build(&imported.map.streets, &imported.map.obstacles, &basis.streets, &options)
        .map_err(|t| inputs::own(study, t))?;
    watch.step(Station::Network, 1, 2)?;
    findings.extend(compound_gates(&network, &imported.map.compounds, &name).1);
    watch.step(Station::Network, 2, 2)?;
    let notes = Notes { network: network.digest(), findings };
    Ok(Built { network, notes })
}

/// How far inside the outermost streets a map without declared bounds counts as complete, metres.
const ASSUMED_MARGIN_M: f64 = 100.0;

/// Where the map's data is complete: the declared bounds, else well inside the streets.
fn complete_bounds(imported: &Imported) -> Option<(LonLat, LonLat)> {
    match imported.findings.iter().any(|finding| finding.rule == osm::rules::BOUNDS_ASSUMED) {
        true => inside_of(&imported.map.streets.node_at),
        false => imported.map.bounds,
    }
}

/// The box around all nodes but the outermost fiftieth on each side (streets cut out whole
/// reach beyond the cut), less a margin: no street leaves the box around all of its own nodes,
/// so that box would hide the edge of the map. The margin is an eighth of a side at most.
fn inside_of(nodes: &[LonLat]) -> Option<(LonLat, LonLat)> {
    let side = |pick: fn(&LonLat) -> f64| {
        let mut all: Vec<f64> = nodes.iter().map(pick).collect();
        all.sort_by(f64::total_cmp);
        let cut = all.len() / 50;
        Some((*all.get(cut)?, *all.get(all.len().checked_sub(cut + 1)?)?))
    };
    let (west, east) = side(|at| at.lon_degrees())?;
    let (south, north) = side(|at| at.lat_degrees())?;
    let corner = LonLat::from_degrees(west, south)?;
    let (width_m, height_m) = Plane::at(corner).project(LonLat::from_degrees(east, north)?);
    let shrunk = |low: f64, high: f64, length_m: f64| {
        let margin = (high - low) * (ASSUMED_MARGIN_M / length_m.max(1.0)).min(0.125);
        (low + margin, high - margin)
    };
    let (south, north) = shrunk(south, north, height_m);
    let (west, east) = shrunk(west, east, width_m);
    Some((LonLat::from_degrees(west, south)?, LonLat::from_degrees(east, north)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_without_bounds_ends_before_its_outermost_streets() {
        // A square of 11 × 11 nodes, 0.01 degree (1,112 m on the equator) a step.
        // 121 / 50 = 2 nodes are cut off each side, of the 11 in the outermost row: the row stays.
        // 100 m = 0.0009 degree.
        let at = |x: i32, y: i32| LonLat::from_degrees(f64::from(x) * 0.01, f64::from(y) * 0.01).expect("on Earth");
        let nodes: Vec<LonLat> = (0..11).flat_map(|x| (0..11).map(move |y| at(x, y))).collect();
        let (low, high) = inside_of(&nodes).expect("there are nodes");
        for found in [low.lon_degrees(), low.lat_degrees(), 0.1 - high.lon_degrees(), 0.1 - high.lat_degrees()] {
            assert!((found - 0.000_899).abs() < 0.000_002, "{found}");
        }
        // Two streets that run on far beyond do not move the edge.
        let far = [at(90, 5), at(5, 90)];
        assert_eq!(inside_of(&[nodes.as_slice(), &far].concat()), Some((low, high)));
        assert_eq!(inside_of(&[]), None);
    }
}
