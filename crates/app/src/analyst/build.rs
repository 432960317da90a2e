//! From a map or two tables to a network file, and back into memory.

use std::path::Path;

use yike_domain::{Finding, Trouble, walking::StreetRules};
use yike_engine::{
    import::osm::{Limits, read_streets},
    network::{BuildOptions, Network, build},
};

use crate::{
    embedded,
    exchange::{
        Mapped,
        atomic::{WriteError, write_atomically},
    },
    network_tables,
    receipt::digest,
};

/// A network that was just built.
pub struct Built {
    /// The network.
    pub network: Network,
    /// What was odd in the sources.
    pub findings: Vec<Finding>,
}

/// Builds the network of an OpenStreetMap file and writes it to `out`.
///
/// # Errors
/// What is wrong with the map, or why the file cannot be written.
pub fn build_from_map(map: &Path, out: &Path) -> Result<Built, Trouble> {
    let source = map.display().to_string();
    let bytes = Mapped::open(map)?;
    let (facts, mut findings) = read_streets(&source, &bytes, &Limits::default())?;
    let rules = street_rules()?;
    let options = BuildOptions {
        source,
        data_date: facts.data_date.clone(),
        bounds: facts.bounds,
        source_sha256: digest(&bytes),
    };
    let (network, found) = build(&facts.streets, &facts.obstacles, &rules, &options)?;
    findings.extend(found);
    write_network(&network, out)?;
    Ok(Built { network, findings })
}

/// Builds exactly the network of two tables and writes it to `out`.
///
/// # Errors
/// The first cell that is wrong, or why the file cannot be written.
pub fn build_from_tables(nodes: &Path, edges: &Path, out: &Path) -> Result<Built, Trouble> {
    let network = network_tables::read(nodes, edges)?;
    write_network(&network, out)?;
    Ok(Built { network, findings: Vec::new() })
}

/// Opens a network file by mapping it into memory.
///
/// # Errors
/// The file is missing, is no network, or is damaged.
pub fn open_network(path: &Path) -> Result<Network, Trouble> {
    Network::open(Mapped::open(path)?, &path.display().to_string())
}

fn write_network(network: &Network, out: &Path) -> Result<(), Trouble> {
    use std::io::Write;
    write_atomically(out, |file| file.write_all(&network.to_bytes()).map_err(WriteError::from))
}

/// The street rules built into the program.
fn street_rules() -> Result<StreetRules, Trouble> {
    let name = "profiles/streets.toml";
    StreetRules::parse(name, embedded::data_text(name).expect("the street rules are built in"))
}
