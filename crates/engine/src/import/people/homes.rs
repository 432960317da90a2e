//! Which buildings are homes, and how much floor they have.

use yike_domain::LonLat;

use crate::geometry::MultiPolygon;
use crate::import::map::{Building, LandKind, MapFacts};
use crate::import::tiles::{Bounds, Tiles, bounds_of, bounds_of_shape, inside};

/// Values of `building=*` that are homes, wherever they stand (OpenStreetMap wiki,
/// *Key:building*, section "Accommodation", without hotels).
pub const HOME_KINDS: &[&str] = &[
    "apartments",
    "bungalow",
    "cabin",
    "detached",
    "dormitory",
    "farm",
    "ger",
    "house",
    "houseboat",
    "hut",
    "residential",
    "semidetached_house",
    "static_caravan",
    "terrace",
];

/// Values that say nothing about the use: homes only where the land around is residential.
const UNSTATED_KINDS: &[&str] = &["", "yes"];

/// Smallest footprint of a home among buildings of unstated use, square metres: guard
/// houses, sheds and kiosks are smaller. An assumption of this program.
pub const LEAST_HOME_M2: f64 = 40.0;

/// Storeys assumed where neither levels nor height are tagged, by kind; six is the usual
/// height of Chinese walk-up blocks, one and two that of village houses. Assumptions of
/// this program: within one area only the proportions between buildings matter.
pub const ASSUMED_LEVELS: &[(&str, u32)] = &[
    ("apartments", 6),
    ("bungalow", 1),
    ("cabin", 1),
    ("detached", 2),
    ("dormitory", 6),
    ("farm", 1),
    ("ger", 1),
    ("house", 2),
    ("houseboat", 1),
    ("hut", 1),
    ("residential", 6),
    ("semidetached_house", 2),
    ("static_caravan", 1),
    ("terrace", 2),
];

/// Footprint from which a building of unknown height on residential land counts as a
/// block of six storeys, square metres; smaller ones count as a house of two.
const BLOCK_M2: f64 = 200.0;

/// Height of a storey, centimetres (3 m), to turn a tagged height into storeys.
pub const LEVEL_CM: u32 = 300;

/// Most storeys believed; the tallest building of China has 128.
const MOST_LEVELS_TENTHS: u32 = 1300;

/// Most floor of one building, square decimetres (100 km²); more is a broken outline.
const MOST_FLOOR_DM2: u64 = 10_000_000_000;

/// A building people live in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Home {
    /// Position in [`MapFacts::buildings`].
    pub building: u32,
    /// A point inside it.
    pub at: LonLat,
    /// Floor area, square decimetres.
    pub floor_dm2: u64,
    /// Whether the map states its levels or height.
    pub stated: bool,
    /// Whether only the lack of other homes makes it one.
    pub spare: bool,
}

/// The homes of a map, by id of the building; buildings of unstated use outside residential
/// land are `spare`.
pub(super) fn homes(map: &MapFacts) -> Vec<Home> {
    let residential = Cover::of(map, LandKind::Residential);
    let other = [LandKind::Institution, LandKind::Commercial, LandKind::Green].map(|kind| Cover::of(map, kind));
    let mut homes: Vec<Home> = Vec::new();
    for (building, number) in map.buildings.iter().zip(0u32..) {
        let kind = building.kind.as_str();
        let listed = HOME_KINDS.contains(&kind);
        if !listed && !UNSTATED_KINDS.contains(&kind) {
            continue;
        }
        let Some(at) = point_inside(&building.shape) else { continue };
        let area_m2 = building.shape.area_m2();
        if area_m2 < 1.0 || (!listed && area_m2 < LEAST_HOME_M2) {
            continue;
        }
        let on_residential = listed || residential.contains(at);
        if !on_residential && other.iter().any(|cover| cover.contains(at)) {
            continue;
        }
        let (levels_tenths, stated) = levels_tenths(building, area_m2);
        let floor_dm2 = (area_m2 * 10.0 * f64::from(levels_tenths)).round() as u64;
        let floor_dm2 = floor_dm2.clamp(1, MOST_FLOOR_DM2);
        homes.push(Home { building: number, at, floor_dm2, stated, spare: !on_residential });
    }
    homes.sort_by(|a, b| {
        let id = |home: &Home| &map.buildings[home.building as usize].id;
        id(a).cmp(id(b)).then(a.building.cmp(&b.building))
    });
    homes
}

/// Storeys in tenths and whether the map states them.
fn levels_tenths(building: &Building, area_m2: f64) -> (u32, bool) {
    let sane = |tenths: u32| (1..=MOST_LEVELS_TENTHS).contains(&tenths);
    if let Some(tenths) = building.levels_tenths.filter(|&t| sane(t)) {
        return (tenths.max(10), true);
    }
    let by_height = building.height_cm.map(|cm| cm / (LEVEL_CM / 10));
    if let Some(tenths) = by_height.filter(|&t| sane(t)) {
        return (tenths.max(10), true);
    }
    let assumed = ASSUMED_LEVELS.iter().find(|(kind, _)| *kind == building.kind).map(|(_, levels)| *levels);
    (assumed.unwrap_or(if area_m2 >= BLOCK_M2 { 6 } else { 2 }) * 10, false)
}

/// A point inside a shape: the middle of the box of its largest polygon where that is
/// inside, else the middle of the widest stretch inside on the box's middle latitude.
pub(super) fn point_inside(shape: &MultiPolygon) -> Option<LonLat> {
    let span = |b: Bounds| (i64::from(b.1.lon) - i64::from(b.0.lon)) * (i64::from(b.1.lat) - i64::from(b.0.lat));
    let boxes = shape.0.iter().filter_map(|polygon| bounds_of(polygon.outer.iter().copied()));
    let (low, high) = boxes.max_by_key(|&b| span(b))?;
    let half = |a: i32, b: i32| ((i64::from(a) + i64::from(b)) / 2) as i32;
    let middle = LonLat { lon: half(low.lon, high.lon), lat: half(low.lat, high.lat) };
    if shape.contains(middle) {
        return Some(middle);
    }
    let mut crossings: Vec<i32> = shape.rings().flat_map(|ring| crossings(ring, middle.lat)).collect();
    crossings.sort_unstable();
    let stretches = crossings.chunks_exact(2).map(|pair| (pair[1] - pair[0], half(pair[0], pair[1])));
    let lon = stretches.max_by_key(|&(width, _)| width).map(|(_, lon)| lon)?;
    Some(LonLat { lon, lat: middle.lat })
}

/// Longitudes where a ring crosses a latitude.
fn crossings(ring: &[LonLat], lat: i32) -> impl Iterator<Item = i32> + '_ {
    ring.windows(2).filter(move |pair| (pair[0].lat > lat) != (pair[1].lat > lat)).map(move |pair| {
        let (a, b) = (pair[0], pair[1]);
        let rise = i64::from(b.lat) - i64::from(a.lat);
        let run = i64::from(b.lon) - i64::from(a.lon);
        (i64::from(a.lon) + run * (i64::from(lat) - i64::from(a.lat)) / rise) as i32
    })
}

/// All land of one kind, ready to ask what lies on it. Residential compounds are
/// residential land, whether the map says so or not.
pub(super) struct Cover<'m> {
    shapes: Vec<&'m MultiPolygon>,
    boxes: Vec<Option<Bounds>>,
    tiles: Tiles,
}

impl<'m> Cover<'m> {
    pub(super) fn of(map: &'m MapFacts, kind: LandKind) -> Self {
        let land = map.land.iter().filter(|land| land.kind == kind).map(|land| (land.id.as_str(), &land.shape));
        let compounds = map.compounds.iter().filter(|c| kind == LandKind::Residential && c.kind == "residential");
        let mut shapes: Vec<_> = land.chain(compounds.map(|c| (c.id.as_str(), &c.shape))).collect();
        shapes.sort_by_key(|(id, _)| *id);
        let shapes: Vec<&MultiPolygon> = shapes.into_iter().map(|(_, shape)| shape).collect();
        let boxes: Vec<_> = shapes.iter().map(|shape| bounds_of_shape(shape)).collect();
        let tiles = Tiles::of(&boxes, 200.0);
        Self { shapes, boxes, tiles }
    }

    pub(super) fn contains(&self, at: LonLat) -> bool {
        self.tiles.at(at).iter().any(|&number| {
            let number = number as usize;
            self.boxes[number].is_some_and(|b| inside(b, at)) && self.shapes[number].contains(at)
        })
    }

    /// The boxes of the pieces of land.
    pub(super) fn boxes(&self) -> impl Iterator<Item = Bounds> + '_ {
        self.boxes.iter().flatten().copied()
    }
}
