//! Little towns for tests (feature `scene`): streets, gates, walls, outlets and homes in
//! metres, turned into a network, origins and outlets by the stations' own code.
//!
//! The towns lie on the equator, where a metre is a metre east and north; positions are
//! rounded to 1e-7 degree, so lengths are true to about a centimetre. Everything named
//! here is invented.
//!
//! # Example
//! ```
//! use yike_engine::{network::GatePolicy, scene::Scene};
//!
//! let town = Scene::new()
//!     .street("south", [(0, 0), (600, 0)])
//!     .street("north", [(0, 100), (600, 100)])
//!     .footway("bridge", [(300, 0), (300, 100)])
//!     .outlet("market", "wet_market", (300, 100))
//!     .home("a", 1, (300, 0))
//!     .build();
//! // Home a walks 100 m over the bridge.
//! let metres = town.distances_m("shortest", "wet_market", GatePolicy::OPEN);
//! assert_eq!(metres, [Some(100)]);
//! ```

mod data;
mod town;

use std::collections::BTreeMap;

use yike_domain::{LonLat, People, outlet::Outlet, place::Ages, taxonomy::Taxonomy, walking::StreetRules};

use crate::{
    access::{Origin, OriginKind, OriginMethod},
    assess::{Completeness, OutletSource},
    geometry::{METRES_PER_E7, MultiPolygon, Polygon},
    import::{
        map::{Compound, Obstacle, ObstacleKind, StreetWay, Streets, TagSet},
        table::Area,
    },
    network::{BuildOptions, build},
};

pub use data::{pack, profile, profiles, taxonomy};
pub use town::{Survey, Town};

/// A point, metres east and north of the town's south-west corner.
pub type At = (i32, i32);

/// The position of a point.
#[must_use]
pub fn position((x, y): At) -> LonLat {
    let e7 = |metres: i32| (f64::from(metres) / METRES_PER_E7).round() as i32;
    LonLat { lon: e7(x), lat: e7(y) }
}

/// A town being drawn. Streets meet where they share a point, and where an end or corner of
/// one lies on the other; where two merely cross, one passes over the other.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    ways: Vec<(String, TagSet, Vec<At>)>,
    points: BTreeMap<At, TagSet>,
    walls: Vec<(String, Vec<At>)>,
    outlets: Vec<(String, Vec<String>, At)>,
    homes: Vec<(String, u32, Option<Ages>, At)>,
    communities: Vec<(String, At, At)>,
    compounds: Vec<(String, At, At)>,
    bounds: Option<(At, At)>,
    complete: Option<Vec<String>>,
    island_max_m: Option<u32>,
    taxonomy: Option<Taxonomy>,
}

impl Scene {
    /// Empty land. Its outlets are complete until [`Scene::complete_only_for`] says otherwise.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A street (`highway=residential`).
    #[must_use]
    pub fn street(self, name: &str, line: impl Into<Vec<At>>) -> Self {
        self.way(name, &[("highway", "residential")], line)
    }

    /// A footway, footbridge or underpass.
    #[must_use]
    pub fn footway(self, name: &str, line: impl Into<Vec<At>>) -> Self {
        self.way(name, &[("highway", "footway")], line)
    }

    /// Stairs.
    #[must_use]
    pub fn steps(self, name: &str, line: impl Into<Vec<At>>) -> Self {
        self.way(name, &[("highway", "steps")], line)
    }

    /// A way with tags of its own.
    #[must_use]
    pub fn way(mut self, name: &str, tags: &[(&str, &str)], line: impl Into<Vec<At>>) -> Self {
        self.ways.push((name.to_owned(), tag_set(tags), line.into()));
        self
    }

    /// A gate on a street, with its access tags: `&[]` for none, `&[("access", "private")]`.
    #[must_use]
    pub fn gate(mut self, at: At, access: &[(&str, &str)]) -> Self {
        let tags: Vec<_> = std::iter::once(("barrier", "gate")).chain(access.iter().copied()).collect();
        self.points.insert(at, tag_set(&tags));
        self
    }

    /// A wall: streets pass it, access legs do not.
    #[must_use]
    pub fn wall(mut self, name: &str, line: impl Into<Vec<At>>) -> Self {
        self.walls.push((name.to_owned(), line.into()));
        self
    }

    /// An outlet of one type, or of several joined by `+` (一店多能).
    #[must_use]
    pub fn outlet(mut self, name: &str, types: &str, at: At) -> Self {
        self.outlets.push((name.to_owned(), types.split('+').map(str::to_owned).collect(), at));
        self
    }

    /// Homes of so many residents, their ages unknown.
    #[must_use]
    pub fn home(mut self, name: &str, people: u32, at: At) -> Self {
        self.homes.push((name.to_owned(), people, None, at));
        self
    }

    /// Homes with the number of residents aged 60 and over and of those aged 0–14.
    #[must_use]
    pub fn home_by_age(mut self, name: &str, people: u32, (elders, children): (u32, u32), at: At) -> Self {
        let ages = Ages { elders: People(elders), children: People(children) };
        self.homes.push((name.to_owned(), people, Some(ages), at));
        self
    }

    /// A community, a rectangle between two corners.
    #[must_use]
    pub fn community(mut self, name: &str, south_west: At, north_east: At) -> Self {
        self.communities.push((name.to_owned(), south_west, north_east));
        self
    }

    /// A compound (小区), a rectangle between two corners.
    #[must_use]
    pub fn compound(mut self, name: &str, south_west: At, north_east: At) -> Self {
        self.compounds.push((name.to_owned(), south_west, north_east));
        self
    }

    /// The map is complete inside this rectangle only.
    #[must_use]
    pub fn bounds(mut self, south_west: At, north_east: At) -> Self {
        self.bounds = Some((south_west, north_east));
        self
    }

    /// The outlets are known to be complete for these types only.
    #[must_use]
    pub fn complete_only_for(mut self, types: &[&str]) -> Self {
        self.complete = Some(types.iter().map(|t| (*t).to_owned()).collect());
        self
    }

    /// Cut-off streets shorter than this are islands that points avoid; without this call the
    /// bundled street rules decide.
    #[must_use]
    pub fn islands_below(mut self, metres: u32) -> Self {
        self.island_max_m = Some(metres);
        self
    }

    /// Business types other than [`taxonomy`]'s.
    #[must_use]
    pub fn with_taxonomy(mut self, taxonomy: Taxonomy) -> Self {
        self.taxonomy = Some(taxonomy);
        self
    }

    /// The town, with its network built.
    ///
    /// # Panics
    /// When the scene has no street or names a type that its taxonomy lacks.
    #[must_use]
    pub fn build(&self) -> Town {
        let taxonomy = self.taxonomy.clone().unwrap_or_else(taxonomy);
        let streets = self.streets();
        let walls = self.walls.iter().map(|(id, line)| Obstacle {
            id: id.clone(),
            kind: ObstacleKind::Wall,
            line: line.iter().map(|at| position(*at)).collect(),
        });
        let walls: Vec<Obstacle> = walls.collect();
        let options = BuildOptions {
            source: "scene".to_owned(),
            bounds: self.bounds.map(|(a, b)| (position(a), position(b))),
            ..BuildOptions::default()
        };
        let mut rules = StreetRules::parse("streets", data::STREETS).expect("the bundled street rules are sound");
        rules.island_max_m = self.island_max_m.unwrap_or(rules.island_max_m);
        let (network, findings) = build(&streets, &walls, &rules, &options).expect("a scene has a street");
        let index = |code: &String| taxonomy.index(code).unwrap_or_else(|| panic!("no type {code} in the scene"));
        let outlet = |(name, types, at): &(String, Vec<String>, At)| Outlet {
            id: name.clone(),
            source: 0,
            name: name.clone(),
            types: types.iter().map(index).collect(),
            functions: Vec::new(),
            at: position(*at),
            address: String::new(),
            hours: String::new(),
            credit_code: String::new(),
            phone: String::new(),
        };
        let completeness = match &self.complete {
            None => Completeness::Complete,
            Some(types) if types.is_empty() => Completeness::Partial,
            Some(types) => Completeness::CompleteFor(types.iter().map(index).collect()),
        };
        let sources = vec![OutletSource { name: "scene".to_owned(), data_date: "2030-01-01".to_owned(), completeness }];
        Town {
            network,
            findings,
            outlets: self.outlets.iter().map(outlet).collect(),
            origins: self.origins(),
            communities: self.communities.iter().map(|(name, a, b)| area(name, *a, *b)).collect(),
            compounds: self.compounds.iter().map(|(name, a, b)| compound(name, *a, *b)).collect(),
            sources,
            taxonomy,
        }
    }

    fn origins(&self) -> Vec<Origin> {
        let inside = |areas: &[(String, At, At)], (x, y): At| {
            let found = areas.iter().position(|(_, a, b)| (a.0..=b.0).contains(&x) && (a.1..=b.1).contains(&y));
            found.map_or(u32::MAX, |at| at as u32)
        };
        let origin = |(name, people, ages, at): &(String, u32, Option<Ages>, At)| Origin {
            id: name.clone(),
            at: position(*at),
            people: People(*people),
            ages: *ages,
            kind: OriginKind::Point,
            method: OriginMethod::Given,
            community: inside(&self.communities, *at),
            compound: inside(&self.compounds, *at),
        };
        self.homes.iter().map(origin).collect()
    }

    /// The streets as a map gives them.
    #[must_use]
    pub fn streets(&self) -> Streets {
        let corners: Vec<At> = self.ways.iter().flat_map(|(_, _, line)| line.iter().copied()).collect();
        let corners: Vec<At> = corners.into_iter().chain(self.points.keys().copied()).collect();
        let lines: Vec<Vec<At>> = self.ways.iter().map(|(_, _, line)| with_meetings(line, &corners)).collect();
        let mut node_of: BTreeMap<At, u32> = BTreeMap::new();
        for at in lines.iter().flatten() {
            node_of.entry(*at).or_default();
        }
        for (number, node) in node_of.values_mut().enumerate() {
            *node = number as u32;
        }
        let mut streets = Streets {
            node_ids: (1..=node_of.len() as i64).collect(),
            node_at: node_of.keys().map(|at| position(*at)).collect(),
            ..Streets::default()
        };
        for ((name, tags, _), line) in self.ways.iter().zip(&lines) {
            let start = streets.refs.len() as u32;
            streets.refs.extend(line.iter().map(|at| node_of[at]));
            let way = StreetWay {
                id: streets.ways.len() as i64 + 1,
                refs: start..streets.refs.len() as u32,
                tags: position_of(&mut streets.tag_sets, tags.clone()),
                name: position_of(&mut streets.names, name.clone()),
            };
            streets.ways.push(way);
        }
        for (at, tags) in &self.points {
            let node = *node_of.get(at).unwrap_or_else(|| panic!("the gate at {at:?} stands on no street"));
            let tags = position_of(&mut streets.tag_sets, tags.clone());
            streets.node_tags.push((node, tags));
        }
        streets.node_tags.sort_unstable();
        streets
    }
}

/// A line with every corner of another street that lies on it, in order.
fn with_meetings(line: &[At], corners: &[At]) -> Vec<At> {
    let mut out = vec![line[0]];
    for pair in line.windows(2) {
        let ((ax, ay), (bx, by)) = (pair[0], pair[1]);
        let (dx, dy) = (i64::from(bx - ax), i64::from(by - ay));
        let along = |(x, y): At| i64::from(x - ax) * dx + i64::from(y - ay) * dy;
        let mut met: Vec<At> = corners
            .iter()
            .copied()
            .filter(|(x, y)| i64::from(x - ax) * dy == i64::from(y - ay) * dx)
            .filter(|at| (1..dx * dx + dy * dy).contains(&along(*at)))
            .collect();
        met.sort_by_key(|at| along(*at));
        out.extend(met);
        out.push(pair[1]);
    }
    out.dedup();
    out
}

fn position_of<T: PartialEq>(list: &mut Vec<T>, value: T) -> u32 {
    let at = list.iter().position(|known| *known == value).unwrap_or_else(|| {
        list.push(value);
        list.len() - 1
    });
    at as u32
}

fn tag_set(tags: &[(&str, &str)]) -> TagSet {
    let mut set: TagSet = tags.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    set.sort();
    set
}

fn rectangle((x0, y0): At, (x1, y1): At) -> MultiPolygon {
    let outer = [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)].map(position).to_vec();
    MultiPolygon(vec![Polygon { outer, holes: Vec::new() }])
}

fn area(name: &str, a: At, b: At) -> Area {
    Area { id: name.to_owned(), name: name.to_owned(), shape: rectangle(a, b) }
}

fn compound(name: &str, a: At, b: At) -> Compound {
    Compound {
        id: name.to_owned(),
        name: name.to_owned(),
        kind: "residential".to_owned(),
        shape: rectangle(a, b),
        walled: false,
    }
}
