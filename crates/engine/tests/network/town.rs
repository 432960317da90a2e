//! A town in a few lines:
//!
//! ```text
//! node g 100 10 barrier=gate
//! way 1 a b 100,50 highway=footway
//! relation 2 outer:1 type=multipolygon
//! ```
//!
//! Places are metres east and north; a way may name nodes or give places (`100,50`), and
//! equal places are one node. The text becomes an OpenStreetMap XML file and goes through
//! the reader.

use std::collections::BTreeMap;
use std::path::PathBuf;

use yike_domain::{
    Finding, LonLat,
    taxonomy::Taxonomy,
    walking::{StreetRules, WalkProfile},
};
use yike_engine::{
    access::{Control, Placed, matrix},
    geometry::Plane,
    import::{
        map::MapFacts,
        osm::{Limits, read_map},
    },
    network::{BuildOptions, GatePolicy, Network, SnapOptions, Snapped, Snapper, Walk, build},
};

fn data(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data/profiles").join(name);
    std::fs::read_to_string(path).expect("data file")
}

/// A profile of the product.
pub fn profile(id: &str) -> WalkProfile {
    WalkProfile::parse(id, &data(&format!("{id}.toml"))).expect("valid profile")
}

/// The street rules of the product.
pub fn rules() -> StreetRules {
    StreetRules::parse("streets", &data("streets.toml")).expect("valid rules")
}

fn plane() -> Plane {
    Plane::at(LonLat::from_degrees(116.3, 40.0).expect("on Earth"))
}

/// The position so many metres east and north of the town's corner.
pub fn at(x: f64, y: f64) -> LonLat {
    plane().unproject((x, y))
}

/// A built town.
pub struct Town {
    pub facts: MapFacts,
    pub network: Network,
    pub findings: Vec<Finding>,
}

/// Builds a town with the product's street rules.
pub fn town(text: &str) -> Town {
    town_with(text, &rules())
}

/// Builds a town with other street rules.
pub fn town_with(text: &str, rules: &StreetRules) -> Town {
    let taxonomy = Taxonomy::parse(
        "version = \"t\"\nsource = \"t\"\n[[type]]\ncode = \"bank\"\nzh = \"银行\"\nen = \"bank\"\nlist = \"facility\"\n\
         group = \"shop\"\nosm = [\"amenity=bank\"]\nicon = \"x\"\nsources = [\"t\"]\n",
    )
    .expect("a sound list");
    let (facts, mut findings) =
        read_map("town", xml(text).as_bytes(), &taxonomy, &Limits::default()).expect("a sound map");
    let options = BuildOptions { source: "town".to_owned(), bounds: facts.bounds, ..BuildOptions::default() };
    let (network, found) = build(&facts.streets, &facts.obstacles, rules, &options).expect("a network");
    findings.extend(found);
    Town { facts, network, findings }
}

/// The town as an OpenStreetMap XML file.
fn xml(text: &str) -> String {
    let mut scene = Scene::default();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[0] {
            "node" => {
                let id = scene.node(&format!("{},{}", words[2], words[3]));
                scene.names.insert(words[1].to_owned(), id);
                scene.tags.insert(id, tags(&words[4..]));
            }
            "way" => {
                let refs: String = words[2..]
                    .iter()
                    .filter(|w| !w.contains('='))
                    .map(|w| scene.node(w))
                    .map(|id| format!("<nd ref='{id}'/>"))
                    .collect();
                scene.rest += &format!("<way id='{}'>{refs}{}</way>\n", words[1], tags(&words[2..]));
            }
            "relation" => {
                let members: String = words[2..]
                    .iter()
                    .filter_map(|w| w.split_once(':').filter(|_| !w.contains('=')))
                    .map(|(role, way)| format!("<member type='way' ref='{way}' role='{role}'/>"))
                    .collect();
                scene.rest += &format!("<relation id='{}'>{members}{}</relation>\n", words[1], tags(&words[2..]));
            }
            other => panic!("{other}: node, way or relation"),
        }
    }
    let mut nodes: Vec<(i64, String)> = scene.places.iter().map(|(place, id)| (*id, place.clone())).collect();
    nodes.sort();
    let nodes: String = nodes
        .into_iter()
        .map(|(id, place)| {
            let (x, y) = place.split_once(',').expect("two numbers");
            let at = at(x.parse().expect("metres"), y.parse().expect("metres"));
            let tags = scene.tags.get(&id).map_or("", String::as_str);
            format!("<node id='{id}' lat='{:.7}' lon='{:.7}'>{tags}</node>\n", at.lat_degrees(), at.lon_degrees())
        })
        .collect();
    format!("<osm>\n{nodes}{}</osm>", scene.rest)
}

#[derive(Default)]
struct Scene {
    places: BTreeMap<String, i64>,
    names: BTreeMap<String, i64>,
    tags: BTreeMap<i64, String>,
    rest: String,
}

impl Scene {
    /// Id of a node given by name or place.
    fn node(&mut self, word: &str) -> i64 {
        if let Some(id) = self.names.get(word) {
            return *id;
        }
        assert!(word.contains(','), "node {word} is unknown");
        let next = self.places.len() as i64 + 1;
        *self.places.entry(word.to_owned()).or_insert(next)
    }
}

fn tags(words: &[&str]) -> String {
    words.iter().filter_map(|w| w.split_once('=')).map(|(k, v)| format!("<tag k='{k}' v='{v}'/>")).collect()
}

impl Town {
    /// `300 m 225.1 s` from one place to another, or `no way`; places stand on streets.
    pub fn way(&self, who: &str, gates: GatePolicy, from: (f64, f64), to: (f64, f64)) -> String {
        let walk = Walk::new(&self.network, &profile(who), gates);
        let snapper = Snapper::new(&walk, SnapOptions { limit_m: 2, ..SnapOptions::default() });
        let place = |(x, y): (f64, f64)| {
            let given = at(x, y);
            snapper.snap(given).map(|snapped| Placed {
                given,
                snapped: Some(snapped),
                attachment: walk.attach(&snapped),
            })
        };
        let (Some(from), Some(to)) = (place(from), place(to)) else { return "no street".to_owned() };
        match matrix(&walk, &[from], &[to], Control::default()).expect("not cancelled")[0] {
            Some(pair) => {
                format!("{:.0} m {:.1} s", f64::from(pair.length_mm) / 1000.0, f64::from(pair.duration_ms) / 1000.0)
            }
            None => "no way".to_owned(),
        }
    }

    /// Metres only.
    pub fn metres(&self, who: &str, from: (f64, f64), to: (f64, f64)) -> String {
        let way = self.way(who, GatePolicy::OPEN, from, to);
        way.split(" m ").next().expect("text").to_owned()
    }

    /// Where a point is snapped to.
    pub fn snap(&self, x: f64, y: f64, options: SnapOptions) -> Option<Snapped> {
        let walk = Walk::new(&self.network, &profile("adult"), GatePolicy::OPEN);
        Snapper::new(&walk, options).snap(at(x, y))
    }

    /// Keys of the findings of the network, with their values.
    pub fn told(&self) -> Vec<String> {
        self.findings
            .iter()
            .filter(|f| f.rule.0.starts_with("network-"))
            .map(|f| f.rule.0.to_owned() + &f.args.iter().map(|(k, v)| format!(" {k}={v}")).collect::<String>())
            .collect()
    }
}
