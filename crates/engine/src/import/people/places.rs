//! Where people can be put: homes, points on residential land, points along streets.

use std::collections::BTreeSet;

use yike_domain::LonLat;

use super::homes::{Cover, Home, homes};
use crate::access::{OriginKind, OriginMethod};
use crate::geometry::{METRES_PER_E7, Plane};
use crate::import::map::{LandKind, MapFacts};
use crate::import::tiles::{Bounds, inside};

/// Distance between points on residential land, and between points along streets, metres.
const STEP_M: f64 = 50.0;

/// Most points on land or along streets of one map; beyond, the step grows.
const MOST_POINTS: usize = 400_000;

/// Street classes along which nobody lives.
const UNINHABITED: &[&str] = &[
    "motorway",
    "motorway_link",
    "trunk",
    "trunk_link",
    "steps",
    "corridor",
    "elevator",
    "platform",
    "construction",
    "proposed",
    "raceway",
    "bus_guideway",
    "busway",
    "escape",
    "rest_area",
    "services",
    "track",
    "bridleway",
];

/// A place people can be put.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    pub id: String,
    pub at: LonLat,
    /// Floor area, area or length: only proportions within one method matter.
    pub weight: u64,
    pub kind: OriginKind,
    pub method: OriginMethod,
    /// Whether only the lack of other homes makes it one.
    pub spare: bool,
    /// Whether its levels are stated by the map.
    pub stated: bool,
}

/// Every place of a map, by method: homes, residential land, streets; each by id.
pub(super) struct Places {
    pub homes: Vec<Place>,
    pub land: Vec<Place>,
    pub streets: Vec<Place>,
}

impl Places {
    /// The places within the map's bounds.
    pub(super) fn of(map: &MapFacts) -> Self {
        let within = |at: LonLat| map.bounds.is_none_or(|bounds| inside(bounds, at));
        let homes = homes(map).into_iter().filter(|home| within(home.at)).map(|home| from_home(map, home)).collect();
        let mut land = on_land(map);
        land.retain(|place| within(place.at));
        let mut streets = along_streets(map);
        streets.retain(|place| within(place.at));
        Self { homes, land, streets }
    }
}

fn from_home(map: &MapFacts, home: Home) -> Place {
    Place {
        id: map.buildings[home.building as usize].id.clone(),
        at: home.at,
        weight: home.floor_dm2,
        kind: OriginKind::Building,
        method: OriginMethod::FloorArea,
        spare: home.spare,
        stated: home.stated,
    }
}

/// Points of one lattice over the whole map that lie on residential land.
fn on_land(map: &MapFacts) -> Vec<Place> {
    let cover = Cover::of(map, LandKind::Residential);
    let boxes: Vec<Bounds> = cover.boxes().collect();
    let Some(first) = boxes.first() else { return Vec::new() };
    // One lattice, anchored at zero, so that points do not depend on which land comes first.
    let mut high = (STEP_M / METRES_PER_E7).round() as i32;
    loop {
        let wide = (f64::from(high) / libm::cos(first.0.lat_degrees().to_radians()).max(0.05)).round() as i32;
        let n: i64 = boxes.iter().map(|b| cells(b.0.lon, b.1.lon, wide) * cells(b.0.lat, b.1.lat, high)).sum();
        if n > MOST_POINTS as i64 * 4 {
            high *= 2;
            continue;
        }
        let mut at = BTreeSet::new();
        for (low, top) in &boxes {
            for y in low.lat.div_euclid(high)..=top.lat.div_euclid(high) {
                for x in low.lon.div_euclid(wide)..=top.lon.div_euclid(wide) {
                    let middle = LonLat { lon: x * wide + wide / 2, lat: y * high + high / 2 };
                    if cover.contains(middle) {
                        at.insert((middle.lat, middle.lon));
                    }
                }
            }
        }
        return at
            .into_iter()
            .map(|(lat, lon)| Place {
                id: format!("land/{:.5},{:.5}", f64::from(lon) / 1e7, f64::from(lat) / 1e7),
                at: LonLat { lon, lat },
                weight: 1,
                kind: OriginKind::Cell,
                method: OriginMethod::ResidentialLand,
                spare: false,
                stated: false,
            })
            .collect();
    }
}

fn cells(from: i32, to: i32, size: i32) -> i64 {
    i64::from(to.div_euclid(size)) - i64::from(from.div_euclid(size)) + 1
}

/// Points along streets, each for the stretch around it.
fn along_streets(map: &MapFacts) -> Vec<Place> {
    let streets = &map.streets;
    let mut step = STEP_M;
    let length_m: f64 = streets.ways.iter().flat_map(|way| segments(map, way.refs.clone())).map(|(_, _, m)| m).sum();
    while length_m / step + streets.refs.len() as f64 > MOST_POINTS as f64 && step < 1e5 {
        step *= 2.0;
    }
    let mut places = Vec::new();
    for way in &streets.ways {
        let tags = &streets.tag_sets[way.tags as usize];
        let is = |key: &str, values: &[&str]| tags.iter().any(|(k, v)| k == key && values.contains(&v.as_str()));
        if is("highway", UNINHABITED) || is("tunnel", &["yes"]) || !tags.iter().any(|(key, _)| key == "highway") {
            continue;
        }
        let mut number = 0;
        for (a, b, metres) in segments(map, way.refs.clone()) {
            let n = (metres / step).ceil().max(1.0) as u32;
            let plane = Plane::at(a);
            let (x, y) = plane.project(b);
            for i in 0..n {
                let share = (f64::from(i) + 0.5) / f64::from(n);
                number += 1;
                places.push(Place {
                    id: format!("street/{}/{number}", way.id),
                    at: plane.unproject((x * share, y * share)),
                    weight: (metres * 1000.0 / f64::from(n)).round() as u64,
                    kind: OriginKind::Street,
                    method: OriginMethod::Streets,
                    spare: false,
                    stated: false,
                });
            }
        }
    }
    places.sort_by(|a, b| a.id.cmp(&b.id));
    places
}

/// The segments of a way with their lengths in metres.
fn segments(map: &MapFacts, refs: std::ops::Range<u32>) -> impl Iterator<Item = (LonLat, LonLat, f64)> + '_ {
    map.streets.refs[refs.start as usize..refs.end as usize].windows(2).map(|pair| {
        let (a, b) = (map.streets.node_at[pair[0] as usize], map.streets.node_at[pair[1] as usize]);
        let (x, y) = Plane::at(a).project(b);
        (a, b, (x * x + y * y).sqrt())
    })
}
