//! OpenStreetMap files (`.osm.pbf`, `.osm`, `.osm.gz`, `.osm.bz2`) → [`MapFacts`].

mod block;
mod objects;
mod pbf;
mod protobuf;
mod rings;
pub mod rules;
mod streets;

use yike_domain::{Finding, LonLat, Severity, Trouble};

use self::objects::{Keep, NodeIndex, Objects};
use super::map::MapFacts;

/// How large a map may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file.
    pub max_bytes: u64,
    /// Size of its content when unpacked.
    pub max_unpacked_bytes: u64,
    /// Nodes, ways, relations and references of ways together; below 2^32.
    pub max_objects: u64,
}

impl Default for Limits {
    /// Room for a large province on a machine with 24 GiB.
    fn default() -> Self {
        Self { max_bytes: 2 << 30, max_unpacked_bytes: 16 << 30, max_objects: 400_000_000 }
    }
}

/// Reads bounds and streets of a map; the format is recognised by its content, not by its name.
///
/// # Errors
/// A [`Trouble`] when the file is no map, is cut or broken (with the byte or line), or exceeds a limit.
pub fn read_streets(source_name: &str, bytes: &[u8], limits: &Limits) -> Result<(MapFacts, Vec<Finding>), Trouble> {
    if bytes.is_empty() {
        return Err(Trouble::new(source_name, rules::FILE_EMPTY));
    }
    if bytes.len() as u64 > limits.max_bytes {
        return Err(Trouble::new(source_name, rules::FILE_TOO_LARGE)
            .with("bytes", bytes.len())
            .with("limit", megabytes(limits.max_bytes)));
    }
    let (header, blocks) = if pbf::is_pbf(bytes) {
        pbf::read(source_name, bytes, Keep::Streets, limits)?
    } else {
        return Err(Trouble::new(source_name, rules::FORMAT_UNKNOWN));
    };
    let objects = Objects::new(blocks);
    if objects.node_ids.is_empty() && objects.ways.is_empty() {
        return Err(Trouble::new(source_name, rules::NO_OBJECTS));
    }
    Ok(facts(source_name, &objects, header))
}

fn facts(source: &str, objects: &Objects, header: pbf::Header) -> (MapFacts, Vec<Finding>) {
    let mut findings = Vec::new();
    report_objects(source, objects, &mut findings);
    let index = NodeIndex::new(&objects.node_ids);
    let streets = streets::streets(source, objects, &index, &mut findings);
    let bounds = header.bounds.or_else(|| bounds_of(&streets.node_at));
    if let (None, Some((south_west, north_east))) = (header.bounds, bounds) {
        findings.push(
            Finding::new(Severity::Note, source, "bounds", rules::BOUNDS_ASSUMED)
                .with("west", south_west.lon_degrees())
                .with("south", south_west.lat_degrees())
                .with("east", north_east.lon_degrees())
                .with("north", north_east.lat_degrees()),
        );
    }
    (MapFacts { bounds, streets, ..MapFacts::default() }, findings)
}

fn report_objects(source: &str, objects: &Objects, findings: &mut Vec<Finding>) {
    let repeated = &objects.repeated;
    for (kind, ids) in [("node", &repeated.nodes), ("way", &repeated.ways), ("relation", &repeated.relations)] {
        if !ids.is_empty() {
            findings.push(
                Finding::new(Severity::Warning, source, examples(kind, ids), rules::IDS_REPEATED)
                    .with("objects", ids.len()),
            );
        }
    }
    let misplaced: Vec<i64> = objects.blocks.iter().flat_map(|block| block.misplaced.iter().copied()).collect();
    if !misplaced.is_empty() {
        findings.push(
            Finding::new(Severity::Error, source, examples("node", &misplaced), rules::NODES_MISPLACED)
                .with("nodes", misplaced.len()),
        );
    }
}

/// The first few of the objects that share a finding: `way 1, way 2, … `.
fn examples(kind: &str, ids: &[i64]) -> String {
    const SHOWN: usize = 5;
    let mut text = ids.iter().take(SHOWN).map(|id| format!("{kind} {id}")).collect::<Vec<_>>().join(", ");
    if ids.len() > SHOWN {
        text.push_str(" …");
    }
    text
}

fn bounds_of(positions: &[LonLat]) -> Option<(LonLat, LonLat)> {
    let lon = |at: &LonLat| at.lon;
    let lat = |at: &LonLat| at.lat;
    let south_west = LonLat { lon: positions.iter().map(lon).min()?, lat: positions.iter().map(lat).min()? };
    let north_east = LonLat { lon: positions.iter().map(lon).max()?, lat: positions.iter().map(lat).max()? };
    Some((south_west, north_east))
}

fn megabytes(bytes: u64) -> u32 {
    u32::try_from(bytes >> 20).unwrap_or(u32::MAX)
}

impl Limits {
    fn unpacked_too_large(&self, source: &str) -> Trouble {
        Trouble::new(source, rules::UNPACKED_TOO_LARGE).with("limit", megabytes(self.max_unpacked_bytes))
    }

    fn check_objects(&self, source: &str, n: u64) -> Result<(), Trouble> {
        if n <= self.max_objects.min(u64::from(u32::MAX) - 1) {
            return Ok(());
        }
        Err(Trouble::new(source, rules::TOO_MANY_OBJECTS)
            .with("limit", u32::try_from(self.max_objects).unwrap_or(u32::MAX)))
    }
}
