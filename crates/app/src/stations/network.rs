//! `network`: streets → walkable graph, and what the map knows of the compounds' gates.

use serde::{Deserialize, Serialize};
use yike_domain::{Finding, Trouble};
use yike_engine::{
    import::Imported,
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
        bounds: imported.map.bounds,
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
