//! The base map: land, water, buildings, streets, railways, compounds, gates and names,
//! all from the street map that the network was built from.

use std::{collections::BTreeMap, ops::Range};

use yike_engine::{
    geometry::MultiPolygon,
    import::map::{LandKind, MapFacts, ObstacleKind, TagSet},
    network::{Network, tag},
};

use super::{
    cut::MARGIN,
    draw::{Canvas, Tag},
    world::{Around, TileId, World, around},
};

/// Layers in the order they are drawn.
const LAYERS: [&str; 9] = ["land", "water", "building", "compound", "railway", "wall", "street", "gate", "place"];

/// Least zoom at which streets of a class are drawn; classes not named here from zoom 15.
const STREET_ZOOM: &[(&str, u8)] = &[
    ("motorway", 8),
    ("trunk", 8),
    ("primary", 9),
    ("secondary", 10),
    ("tertiary", 11),
    ("motorway_link", 12),
    ("trunk_link", 12),
    ("primary_link", 12),
    ("secondary_link", 12),
    ("tertiary_link", 12),
    ("unclassified", 13),
    ("residential", 13),
    ("living_street", 13),
    ("pedestrian", 14),
    ("service", 14),
];

/// Least zoom at which names of places are drawn; kinds not named here from zoom 14.
const PLACE_ZOOM: &[(&str, u8)] = &[
    ("city", 8),
    ("admin_level/5", 8),
    ("admin_level/6", 9),
    ("town", 10),
    ("admin_level/8", 11),
    ("suburb", 11),
    ("village", 12),
    ("quarter", 13),
    ("neighbourhood", 14),
];

/// A map ready to be cut into tiles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BaseMap {
    points: Vec<World>,
    /// Where each ring or line ends in `points`.
    ends: Vec<u32>,
    shapes: Vec<Shape>,
    boxes: Vec<Around>,
    names: Vec<String>,
    classes: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Shape {
    layer: u8,
    class: u16,
    name: u32,
    flags: u8,
    /// Least zoom it is drawn at.
    zoom: u8,
    lines: Range<u32>,
}

/// Bits of [`Shape::flags`].
const BRIDGE: u8 = 1;
const TUNNEL: u8 = 2;
const PRIVATE: u8 = 4;

/// Collects shapes.
struct Draughtsman {
    map: BaseMap,
    name_at: BTreeMap<String, u32>,
    class_at: BTreeMap<String, u16>,
}

impl BaseMap {
    /// What is drawn of a map: everything but the outlets, which the register knows better.
    #[must_use]
    pub fn of(map: &MapFacts, network: &Network) -> Self {
        let mut pen = Draughtsman { map: Self::default(), name_at: BTreeMap::new(), class_at: BTreeMap::new() };
        for land in &map.land {
            let (layer, class, zoom) = match land.kind {
                LandKind::Water => ("water", "water", 8),
                LandKind::Green => ("land", "green", 10),
                LandKind::Residential => ("land", "residential", 11),
                LandKind::Institution => ("land", "institution", 12),
                LandKind::Commercial => ("land", "commercial", 12),
            };
            pen.area(layer, class, &land.name, zoom, &land.shape);
        }
        for building in &map.buildings {
            pen.area("building", "", &building.name, 14, &building.shape);
        }
        for compound in &map.compounds {
            pen.area("compound", if compound.walled { "walled" } else { "open" }, &compound.name, 14, &compound.shape);
        }
        for obstacle in &map.obstacles {
            let is_area = obstacle.line.len() > 3 && obstacle.line.first() == obstacle.line.last();
            let drawn = match obstacle.kind {
                ObstacleKind::Water if !is_area => Some(("water", "river", 11)),
                ObstacleKind::Railway => Some(("railway", "rail", 11)),
                ObstacleKind::Wall => Some(("wall", "wall", 16)),
                // Lakes are land, motorways are streets.
                ObstacleKind::Water | ObstacleKind::Motorway => None,
            };
            if let Some((layer, class, zoom)) = drawn {
                let points: Vec<World> = obstacle.line.iter().map(|at| World::of(*at)).collect();
                pen.shape(layer, class, "", 0, zoom, &[points]);
            }
        }
        pen.streets(map);
        pen.gates(network);
        for place in &map.places {
            let zoom = PLACE_ZOOM.iter().find(|(kind, _)| *kind == place.kind).map_or(14, |(_, zoom)| *zoom);
            pen.shape("place", &place.kind, &place.name, 0, zoom, &[vec![World::of(place.at)]]);
        }
        pen.map.points.shrink_to_fit();
        pen.map
    }

    /// Bytes it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        size_of_val(&self.points[..])
            + size_of_val(&self.shapes[..])
            + size_of_val(&self.boxes[..])
            + size_of_val(&self.ends[..])
    }

    fn line(&self, number: u32) -> &[World] {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before as usize]);
        &self.points[start as usize..self.ends[number as usize] as usize]
    }
}

impl Draughtsman {
    fn shape(&mut self, layer: &str, class: &str, name: &str, flags: u8, zoom: u8, lines: &[Vec<World>]) {
        let Some(bounds) = around(lines.iter().flatten().copied()) else { return };
        let map = &mut self.map;
        let first = map.ends.len() as u32;
        for line in lines {
            map.points.extend(line);
            map.ends.push(map.points.len() as u32);
        }
        let name = if name.is_empty() { u32::MAX } else { position(&mut self.name_at, &mut map.names, name) };
        let class = if class.is_empty() { u16::MAX } else { position(&mut self.class_at, &mut map.classes, class) };
        let layer = LAYERS.iter().position(|known| *known == layer).expect("a layer of the list") as u8;
        map.shapes.push(Shape { layer, class, name, flags, zoom, lines: first..map.ends.len() as u32 });
        map.boxes.push(bounds);
    }

    fn area(&mut self, layer: &str, class: &str, name: &str, zoom: u8, shape: &MultiPolygon) {
        self.shape(layer, class, name, 0, zoom, &super::world::rings(shape));
    }

    fn streets(&mut self, map: &MapFacts) {
        let streets = &map.streets;
        for way in &streets.ways {
            let tags = &streets.tag_sets[way.tags as usize];
            let refs = &streets.refs[way.refs.start as usize..way.refs.end as usize];
            let line: Vec<World> = refs.iter().map(|node| World::of(streets.node_at[*node as usize])).collect();
            let name = streets.names.get(way.name as usize).map_or("", String::as_str);
            self.street(tags, name, line);
        }
    }

    fn street(&mut self, tags: &TagSet, name: &str, line: Vec<World>) {
        let class = tag(tags, "highway").unwrap_or_default();
        let zoom = STREET_ZOOM.iter().find(|(known, _)| *known == class).map_or(15, |(_, zoom)| *zoom);
        let says = |key: &str| tag(tags, key).is_some_and(|value| value != "no");
        let is_private = matches!(tag(tags, "access"), Some("private" | "no"));
        let flag = |is_so: bool, bit: u8| if is_so { bit } else { 0 };
        let flags = flag(says("bridge"), BRIDGE) | flag(says("tunnel"), TUNNEL) | flag(is_private, PRIVATE);
        self.shape("street", class, name, flags, zoom, &[line]);
    }

    fn gates(&mut self, network: &Network) {
        let view = network.view();
        for chain in 0..view.chains.len() {
            let class = match view.kind(chain).point {
                1 => "public",
                2 => "untagged",
                3 => "private",
                4 => "closed",
                _ => continue,
            };
            let at = World::of(view.point(view.shape_range(chain).start));
            self.shape("gate", class, "", 0, 16, &[vec![at]]);
        }
    }
}

/// Position of a text in a list, which it joins where it is new.
fn position<T: Copy + TryFrom<usize>>(known: &mut BTreeMap<String, T>, list: &mut Vec<String>, text: &str) -> T {
    if let Some(at) = known.get(text) {
        return *at;
    }
    let at = T::try_from(list.len()).ok().expect("fewer names than positions");
    list.push(text.to_owned());
    known.insert(text.to_owned(), at);
    at
}

/// A tile of one or several base maps: the layers of [`LAYERS`], each where something of it lies in the tile.
#[must_use]
pub fn base_tile(maps: &[&BaseMap], tile: TileId) -> Vec<u8> {
    let mut seen: [Vec<(usize, usize)>; LAYERS.len()] = Default::default();
    for (map_idx, map) in maps.iter().enumerate() {
        for (number, (shape, bounds)) in map.shapes.iter().zip(&map.boxes).enumerate() {
            if shape.zoom <= tile.z && tile.touches(MARGIN as u32, *bounds) {
                seen[shape.layer as usize].push((map_idx, number));
            }
        }
    }
    // Half a pixel of a screen that shows the tile on 512 pixels.
    let tolerance = if tile.z >= 16 { 2 } else { 4 };
    let mut canvas = Canvas::new();
    for (layer, shapes) in LAYERS.iter().zip(&seen) {
        canvas.begin(layer);
        for &(map_idx, number) in shapes {
            let map = maps[map_idx];
            draw(&mut canvas, map, &map.shapes[number], tile, layer, tolerance);
        }
    }
    canvas.finish()
}

fn draw(canvas: &mut Canvas, map: &BaseMap, shape: &Shape, tile: TileId, layer: &str, tolerance: i32) {
    let lines: Vec<Vec<(i32, i32)>> =
        shape.lines.clone().map(|line| map.line(line).iter().map(|at| tile.local(*at)).collect()).collect();
    let name = map.names.get(shape.name as usize).map_or("", String::as_str);
    let class = map.classes.get(usize::from(shape.class)).map_or("", String::as_str);
    let mut tags = vec![("class", Tag::Text(class)), ("name", Tag::Text(name))];
    for (bit, key) in [(BRIDGE, "bridge"), (TUNNEL, "tunnel"), (PRIVATE, "private")] {
        if shape.flags & bit != 0 {
            tags.push((key, Tag::Yes));
        }
    }
    let is_closed = lines.iter().all(|line| line.len() > 3 && line.first() == line.last());
    match layer {
        "gate" | "place" => lines.iter().flatten().for_each(|at| canvas.point(*at, &tags)),
        "street" | "railway" | "wall" => canvas.lines(&lines, tolerance, &tags),
        "water" if !is_closed => canvas.lines(&lines, tolerance, &tags),
        // What covers less than four pixels is left out.
        _ => canvas.area(&lines, tolerance, if tile.z >= 16 { 16 } else { 256 }, &tags),
    }
}
