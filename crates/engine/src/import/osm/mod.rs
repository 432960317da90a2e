//! OpenStreetMap files (`.osm.pbf`, `.osm`, `.osm.gz`, `.osm.bz2`) → [`MapFacts`].

mod attributes;
mod block;
mod buildings;
mod dates;
mod features;
mod feed;
mod grounds;
mod keys;
mod objects;
mod obstacles;
mod outlets;
mod pbf;
mod places;
mod protobuf;
mod rings;
pub mod rules;
mod shapes;
mod streets;
mod xml;

use yike_domain::{Finding, LonLat, Severity, Trouble, taxonomy::Taxonomy};

use self::features::{Areas, note_all_missing};
use self::feed::Packing;
use self::objects::{Header, Keep, NodeIndex, Objects};
use self::outlets::Outlets;
use self::shapes::Shapes;
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

/// Reads everything Yike takes from a street map: streets, buildings, compounds, obstacles, land,
/// outlets (by the taxonomy's tag rules) and names. The format is recognised by its content, not by its name.
///
/// # Errors
/// A [`Trouble`] when the file is no map, is cut or broken (with the byte or line), or exceeds a limit.
pub fn read_map(
    source_name: &str,
    bytes: &[u8],
    taxonomy: &Taxonomy,
    limits: &Limits,
) -> Result<(MapFacts, Vec<Finding>), Trouble> {
    let (header, objects) = read_objects(source_name, bytes, Keep::Everything, limits)?;
    let mut findings = Vec::new();
    report_objects(source_name, &header, &objects, &mut findings);
    let index = NodeIndex::new(&objects.node_ids);
    let mut shapes = Shapes::new(&objects, &index);
    note_all_missing(&mut shapes);
    let streets = streets::streets(source_name, &mut shapes, Keep::Everything, &mut findings);
    let obstacles = obstacles::obstacles(&mut shapes);
    let Areas { buildings, compounds, land, .. } = Areas::read(&mut shapes, source_name, &mut findings);
    let outlets = Outlets::read(taxonomy, &mut shapes, source_name, &mut findings);
    let places = places::places(&shapes);
    shapes.odd.report(source_name, &mut findings);
    let bounds = bounds(source_name, &header, &streets.node_at, &mut findings);
    let data_date = data_date(source_name, &header, &objects, &mut findings);
    let facts = MapFacts { bounds, data_date, streets, buildings, compounds, outlets, obstacles, land, places };
    Ok((facts, findings))
}

/// Reads bounds, streets and obstacles of a map and nothing else, which takes a fraction of the memory.
///
/// # Errors
/// As [`read_map`].
pub fn read_streets(source_name: &str, bytes: &[u8], limits: &Limits) -> Result<(MapFacts, Vec<Finding>), Trouble> {
    let (header, objects) = read_objects(source_name, bytes, Keep::Streets, limits)?;
    let mut findings = Vec::new();
    report_objects(source_name, &header, &objects, &mut findings);
    let index = NodeIndex::new(&objects.node_ids);
    let mut shapes = Shapes::new(&objects, &index);
    let streets = streets::streets(source_name, &mut shapes, Keep::Streets, &mut findings);
    let obstacles = obstacles::obstacles(&mut shapes);
    shapes.odd.report(source_name, &mut findings);
    let bounds = bounds(source_name, &header, &streets.node_at, &mut findings);
    let data_date = header.state_s.map(dates::date_time);
    Ok((MapFacts { bounds, data_date, streets, obstacles, ..MapFacts::default() }, findings))
}

fn read_objects(source: &str, bytes: &[u8], keep: Keep, limits: &Limits) -> Result<(Header, Objects), Trouble> {
    if bytes.is_empty() {
        return Err(Trouble::new(source, rules::FILE_EMPTY));
    }
    if bytes.len() as u64 > limits.max_bytes {
        return Err(Trouble::new(source, rules::FILE_TOO_LARGE)
            .with("bytes", bytes.len())
            .with("limit", megabytes(limits.max_bytes)));
    }
    let packing = Packing::of(bytes);
    let (header, blocks) = if pbf::is_pbf(bytes) {
        pbf::read(source, bytes, keep, limits)?
    } else if packing != Packing::None || xml::is_xml(bytes) {
        xml::read(source, bytes, packing, keep, limits)?
    } else {
        return Err(Trouble::new(source, rules::FORMAT_UNKNOWN));
    };
    let objects = Objects::new(blocks);
    if objects.node_ids.is_empty() && objects.ways.is_empty() {
        return Err(Trouble::new(source, rules::NO_OBJECTS));
    }
    Ok((header, objects))
}

/// The declared bounds, else those of all street nodes.
fn bounds(source: &str, header: &Header, streets: &[LonLat], findings: &mut Vec<Finding>) -> Option<(LonLat, LonLat)> {
    if header.bounds.is_some() {
        return header.bounds;
    }
    let (south_west, north_east) = bounds_of(streets)?;
    findings.push(
        Finding::new(Severity::Note, source, "bounds", rules::BOUNDS_ASSUMED)
            .with("west", south_west.lon_degrees())
            .with("south", south_west.lat_degrees())
            .with("east", north_east.lon_degrees())
            .with("north", north_east.lat_degrees()),
    );
    Some((south_west, north_east))
}

/// The declared time of the data, else the day of the newest edit.
fn data_date(source: &str, header: &Header, objects: &Objects, findings: &mut Vec<Finding>) -> Option<String> {
    if let Some(state_s) = header.state_s {
        return Some(dates::date_time(state_s));
    }
    let newest = objects.blocks.iter().map(|block| block.newest_edit_s).max().filter(|s| *s > 0)?;
    let date = dates::date(newest);
    findings.push(Finding::new(Severity::Note, source, "date", rules::DATE_ASSUMED).with("date", date.as_str()));
    Some(date)
}

fn report_objects(source: &str, header: &Header, objects: &Objects, findings: &mut Vec<Finding>) {
    if !header.remark.is_empty() {
        findings.push(
            Finding::new(Severity::Error, source, "remark", rules::EXPORT_INCOMPLETE)
                .with("remark", header.remark.as_str()),
        );
    }
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

/// Objects named in a finding that many share.
const SHOWN: usize = 5;

/// The first few of the objects that share a finding: `way 1, way 2, … `.
fn examples(kind: &str, ids: &[i64]) -> String {
    let mut text = ids.iter().take(SHOWN).map(|id| format!("{kind} {id}")).collect::<Vec<_>>().join(", ");
    if ids.len() > SHOWN {
        text.push_str(" …");
    }
    text
}

/// The first few of the objects that share a finding: `way/1, node/2 …`.
fn examples_of(ids: &[String]) -> String {
    let mut text = ids.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
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
