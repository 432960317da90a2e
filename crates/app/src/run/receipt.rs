//! What went into a run, by digest.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{CircleArea, CircleResult};
use crate::{receipt::Input, receipt::digest, terrain::Terrain};

/// Version of the receipt's shape.
const FORMAT: u32 = 1;

/// What went into a run and the digest of what came out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunReceipt {
    /// Version of this shape.
    pub format: u32,
    /// Version of Yike.
    pub product: String,
    /// The day the run speaks of, `YYYY-MM-DD`.
    pub date: String,
    /// The standard's id.
    pub pack: String,
    /// The profiles' ids.
    pub profiles: Vec<String>,
    /// Data files: taxonomy, sources, street rules, standards, profiles.
    pub inputs: Vec<Input>,
    /// Digest of the walking network.
    pub network_sha256: String,
    /// State of the street map, empty where unknown.
    pub map_date: String,
    /// Digest of homes and their people.
    pub people_sha256: String,
    /// Digest of the outlets as they stood ([`snapshot`]).
    pub outlets_sha256: String,
    /// How many they were.
    pub n_outlets: u64,
    /// Digest of the circles' areas.
    pub circles_sha256: String,
    /// Settings that decide numbers, by name.
    pub settings: Vec<(String, String)>,
    /// Digest of the circles' results: equal numbers have an equal digest.
    pub result_sha256: String,
}

/// The outlets of a terrain as they stand: JSON, one object an outlet in the order of ids, with
/// what the measuring needs of them.
#[must_use]
pub fn snapshot(terrain: &Terrain) -> Vec<u8> {
    let taxonomy = &terrain.basis.taxonomy;
    let outlets = terrain.outlets().map(|(id, outlet)| {
        let types: Vec<&str> = outlet.types.iter().map(|t| taxonomy.get(*t).code.as_str()).collect();
        json!({ "id": id.to_string(), "at": [outlet.at.lon, outlet.at.lat], "types": types })
    });
    serde_json::to_vec(&outlets.collect::<Vec<_>>()).expect("plain data")
}

impl RunReceipt {
    /// The receipt of circles judged on a terrain.
    #[must_use]
    pub fn of(
        terrain: &Terrain,
        pack: &str,
        profiles: &[usize],
        date: &str,
        circles: &[&CircleArea],
        results: &[CircleResult],
    ) -> Self {
        let settings = &terrain.settings;
        let word = |rule| serde_json::to_string(&rule).expect("plain data").trim_matches('"').to_owned();
        let mut named = vec![
            ("walking.gates.private".to_owned(), word(settings.gates.private)),
            ("walking.gates.untagged".to_owned(), word(settings.gates.untagged)),
            ("walking.snap_m".to_owned(), settings.snap.limit_m.to_string()),
            ("walking.nearest".to_owned(), settings.nearest.to_string()),
            ("standard.allow_unverified".to_owned(), settings.allow_unverified.to_string()),
        ];
        for source in &terrain.sources {
            let complete = serde_json::to_string(&source.completeness).expect("plain data");
            named.push((format!("outlets.{}", source.name), format!("{complete} {}", source.data_date)));
        }
        let areas: Vec<_> = circles
            .iter()
            .map(|c| (c.id.to_string(), c.version, c.shape.rings().map(<[_]>::to_vec).collect::<Vec<_>>()))
            .collect();
        Self {
            format: FORMAT,
            product: env!("CARGO_PKG_VERSION").to_owned(),
            date: date.to_owned(),
            pack: pack.to_owned(),
            profiles: profiles.iter().map(|p| terrain.basis.profiles[*p].id.clone()).collect(),
            inputs: terrain.basis.inputs.clone(),
            network_sha256: terrain.network_sha256().to_owned(),
            map_date: terrain.map_date.clone().unwrap_or_default(),
            people_sha256: terrain.people_sha256().to_owned(),
            outlets_sha256: digest(&snapshot(terrain)),
            n_outlets: terrain.outlets().count() as u64,
            circles_sha256: digest_of(&areas),
            settings: named,
            result_sha256: digest_of(&results),
        }
    }

    /// What differs from another receipt, by name: the reasons why two runs may differ.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<&'static str> {
        let pairs = [
            ("product", self.product == other.product),
            ("pack", self.pack == other.pack && self.inputs == other.inputs),
            ("profiles", self.profiles == other.profiles),
            ("network", self.network_sha256 == other.network_sha256),
            ("people", self.people_sha256 == other.people_sha256),
            ("outlets", self.outlets_sha256 == other.outlets_sha256),
            ("circles", self.circles_sha256 == other.circles_sha256),
            ("settings", self.settings == other.settings),
        ];
        pairs.into_iter().filter(|(_, same)| !same).map(|(name, _)| name).collect()
    }
}

/// Digest of the canonical bytes of a value.
pub(crate) fn digest_of(value: &impl Serialize) -> String {
    digest(&postcard::to_stdvec(value).expect("plain data"))
}
