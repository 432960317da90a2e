//! The city: its network from the map, and a fixed choice of outlets, origins and points.

use std::path::PathBuf;

use yike_domain::{
    LonLat,
    walking::{StreetRules, WalkProfile},
};
use yike_engine::{
    import::osm::{Limits, read_streets},
    network::{BuildOptions, Network, build},
};

/// Outlets by category: few of some kinds, many of others.
pub const OUTLETS: [usize; 10] = [4000, 3000, 1500, 1000, 600, 500, 300, 200, 100, 30];

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The map file.
pub fn map_bytes() -> Vec<u8> {
    std::fs::read(repository().join("testdata/towns/porto.osm.pbf")).expect("the map of Porto")
}

/// The street rules.
pub fn street_rules() -> StreetRules {
    let text = std::fs::read_to_string(repository().join("data/profiles/streets.toml")).expect("street rules");
    StreetRules::parse("streets.toml", &text).expect("valid rules")
}

/// Length alone, every gate open: what the other engines measure too.
pub fn shortest() -> WalkProfile {
    let text = std::fs::read_to_string(repository().join("data/profiles/shortest.toml")).expect("profile");
    WalkProfile::parse("shortest", &text).expect("valid profile")
}

/// Map bytes → network: the task T1.
pub fn network(bytes: &[u8], rules: &StreetRules) -> Network {
    let (facts, _) = read_streets("porto.osm.pbf", bytes, &Limits::default()).expect("a map");
    let options = BuildOptions { source: "porto.osm.pbf".into(), ..BuildOptions::default() };
    build(&facts.streets, &facts.obstacles, rules, &options).expect("a network").0
}

/// Numbers from a fixed seed (SplitMix64; Steele, Lea & Flood 2014, *OOPSLA*).
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }

    /// A point up to `metres` east or west and north or south of another.
    pub fn near(&mut self, at: LonLat, metres: i32) -> LonLat {
        let lat = self.below(2 * metres as usize * 90) as i32 - metres * 90;
        let lon = self.below(2 * metres as usize * 120) as i32 - metres * 120;
        LonLat { lon: at.lon + lon, lat: at.lat + lat }
    }
}
