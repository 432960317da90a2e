//! Facts of a street map, whatever file they came from.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use yike_domain::{LonLat, outlet::Outlet};

use crate::geometry::MultiPolygon;

/// Everything Yike takes from a street map.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MapFacts {
    /// The extract's declared bounds (south-west, north-east), else those of all street nodes.
    pub bounds: Option<(LonLat, LonLat)>,
    /// State of the data, `YYYY-MM-DD` or longer ISO text, where the file says it.
    pub data_date: Option<String>,
    /// Streets with their raw tags.
    pub streets: Streets,
    /// Buildings.
    pub buildings: Vec<Building>,
    /// Residential compounds (小区) and other walled areas with gates.
    pub compounds: Vec<Compound>,
    /// Points of interest that the taxonomy knows.
    pub outlets: Vec<Outlet>,
    /// Lines one does not walk through: walls, fences, water, railways, motorways.
    pub obstacles: Vec<Obstacle>,
    /// Land for drawing and for spreading people.
    pub land: Vec<Land>,
    /// Names of places (towns, neighbourhoods) and administrative areas.
    pub places: Vec<PlaceName>,
}

/// Ways one may be able to walk, with the tags that decide it. No judgement yet:
/// that is `network`'s, by its rule file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Streets {
    /// Map ids of the nodes on streets, ascending.
    pub node_ids: Vec<i64>,
    /// Their positions, in the same order.
    pub node_at: Vec<LonLat>,
    /// Nodes that carry tags of interest (barrier, crossing, lift, kerb, entrance): node index and tag set, ascending.
    pub node_tags: Vec<(u32, u32)>,
    /// The ways, ascending by id. Every `highway=*` way, pedestrian areas included.
    pub ways: Vec<StreetWay>,
    /// Node indices of all ways, one way after the other.
    pub refs: Vec<u32>,
    /// Pedestrian areas mapped as multipolygons (`type=multipolygon` + `highway=*`), ascending by id.
    pub areas: Vec<StreetArea>,
    /// The distinct tag sets, each sorted by key. Names are kept apart.
    pub tag_sets: Vec<TagSet>,
    /// Distinct street names.
    pub names: Vec<String>,
}

/// Sorted `key=value` pairs; only keys in [`STREET_KEYS`].
pub type TagSet = Vec<(String, String)>;

/// Tag keys kept for streets and street nodes, in order.
pub const STREET_KEYS: &[&str] = &[
    "access",
    "area",
    "barrier",
    "bicycle",
    "bridge",
    "conveying",
    "covered",
    "crossing",
    "crossing:markings",
    "crossing:signals",
    "elevator",
    "entrance",
    "foot",
    "footway",
    "gate",
    "handrail",
    "highway",
    "incline",
    "indoor",
    "kerb",
    "kerb:height",
    "layer",
    "level",
    "lit",
    "locked",
    "maxspeed",
    "motor_vehicle",
    "motorroad",
    "oneway",
    "oneway:foot",
    "opening_hours",
    "public_transport",
    "railway",
    "ramp",
    "ramp:stroller",
    "ramp:wheelchair",
    "route",
    "sac_scale",
    "segregated",
    "service",
    "sidewalk",
    "sidewalk:both",
    "sidewalk:left",
    "sidewalk:right",
    "smoothness",
    "step_count",
    "stroller",
    "surface",
    "tactile_paving",
    "tunnel",
    "wheelchair",
    "width",
];

/// One street way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StreetWay {
    /// Map id.
    pub id: i64,
    /// Its nodes: a range of [`Streets::refs`]; at least two, none missing.
    pub refs: Range<u32>,
    /// Position in [`Streets::tag_sets`].
    pub tags: u32,
    /// Position in [`Streets::names`], or `u32::MAX`.
    pub name: u32,
}

/// A pedestrian area mapped as a multipolygon: node indices of its closed rings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StreetArea {
    /// Map id of the relation.
    pub id: i64,
    /// Outer rings, each closed.
    pub outer: Vec<Vec<u32>>,
    /// Inner rings, each closed.
    pub inner: Vec<Vec<u32>>,
    /// Position in [`Streets::tag_sets`].
    pub tags: u32,
}

/// A building.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Building {
    /// `way/1` or `relation/2`.
    pub id: String,
    /// Footprint.
    pub shape: MultiPolygon,
    /// Value of `building=*`.
    pub kind: String,
    /// Storeys as tagged (`building:levels`), tenths (55 = 5.5).
    pub levels_tenths: Option<u32>,
    /// Height as tagged, centimetres.
    pub height_cm: Option<u32>,
    /// Name.
    pub name: String,
}

/// A residential compound (小区), campus or other area whose gates are its ways in and out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Compound {
    /// `way/1` or `relation/2`.
    pub id: String,
    /// Name; empty where unnamed.
    pub name: String,
    /// What it is: the `landuse` or `amenity` value (`residential`, `university` …).
    pub kind: String,
    /// Its area.
    pub shape: MultiPolygon,
    /// Whether its outline itself is tagged as a wall or fence.
    pub walled: bool,
}

/// What blocks an access leg.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ObstacleKind {
    /// Wall, fence, hedge, retaining wall, city wall.
    Wall,
    /// River, canal, lake shore.
    Water,
    /// Railway at ground level.
    Railway,
    /// Motorway, trunk road with `motorroad=yes`.
    Motorway,
}

/// A line that an access leg must not cross.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Obstacle {
    /// Map object.
    pub id: String,
    /// What it is.
    pub kind: ObstacleKind,
    /// The line; closed for areas. Bridges and tunnels (layer ≠ 0) are left out.
    pub line: Vec<LonLat>,
}

/// What a piece of land is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LandKind {
    /// Housing.
    Residential,
    /// Park, garden, wood, grass.
    Green,
    /// Water surface.
    Water,
    /// Campus, school, hospital grounds.
    Institution,
    /// Shops, offices, industry.
    Commercial,
}

/// A piece of land.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Land {
    /// Map object.
    pub id: String,
    /// What it is.
    pub kind: LandKind,
    /// Name; empty where unnamed.
    pub name: String,
    /// Its area.
    pub shape: MultiPolygon,
}

/// A named place or administrative area.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceName {
    /// Map object.
    pub id: String,
    /// Name.
    pub name: String,
    /// `place=*` value or `admin_level/6`.
    pub kind: String,
    /// Label position (of areas: a point inside the bounding box's middle).
    pub at: LonLat,
}
