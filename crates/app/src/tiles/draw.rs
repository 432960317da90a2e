//! Layers of a tile being written.

use mvt::{GeomEncoder, GeomType, Layer, Tile};

use super::{
    cut::{self, P},
    thin::{area2, thin},
};

/// Units along a tile's side, as a power of two.
pub(super) const EXTENT_BITS: u32 = 12;
/// Units along a tile's side.
pub const EXTENT: u32 = 1 << EXTENT_BITS;

/// A value of a feature.
pub(super) enum Tag<'a> {
    Text(&'a str),
    Number(i64),
    Yes,
}

/// One layer being written.
pub(super) struct Canvas {
    layer: Option<Layer>,
    tile: Tile,
}

impl Canvas {
    pub fn new() -> Self {
        Self { layer: None, tile: Tile::new(EXTENT) }
    }

    /// Begins a layer; layers are written in the order they are begun, empty ones not at all.
    pub fn begin(&mut self, name: &str) {
        self.end();
        self.layer = Some(self.tile.create_layer(name));
    }

    fn end(&mut self) {
        if let Some(layer) = self.layer.take().filter(|layer| layer.num_features() > 0) {
            self.tile.add_layer(layer).expect("layers have names and extents of their own");
        }
    }

    /// A point, where it lies in the tile.
    pub fn point(&mut self, (x, y): P, tags: &[(&str, Tag<'_>)]) {
        let side = EXTENT as i32;
        if (0..side).contains(&x) && (0..side).contains(&y) {
            let mut encoder = GeomEncoder::<i32>::new(GeomType::Point);
            encoder.add_point(x, y).expect("whole numbers");
            self.feature(encoder, tags);
        }
    }

    /// Lines, thinned and cut to the tile.
    pub fn lines(&mut self, lines: &[Vec<P>], tolerance: i32, tags: &[(&str, Tag<'_>)]) {
        let mut encoder = GeomEncoder::<i32>::new(GeomType::Linestring);
        let mut n = 0;
        for part in lines.iter().flat_map(|line| cut::line(&thin(line, tolerance))) {
            let mut part = part;
            part.dedup();
            if part.len() > 1 {
                part.iter().for_each(|(x, y)| encoder.add_point(*x, *y).expect("whole numbers"));
                encoder.complete_geom().expect("lines of two points or more");
                n += 1;
            }
        }
        if n > 0 {
            self.feature(encoder, tags);
        }
    }

    /// Rings as one area: outer rings clockwise, each before its holes. Rings smaller than
    /// `least` square units are left out, and an outer ring takes its holes along.
    pub fn area(&mut self, rings: &[Vec<P>], tolerance: i32, least: i64, tags: &[(&str, Tag<'_>)]) {
        let mut encoder = GeomEncoder::<i32>::new(GeomType::Polygon);
        let mut n = 0;
        let mut has_outer = false;
        for points in rings {
            let is_hole = area2(points) < 0;
            let mut ring = cut::ring(&thin(points, tolerance));
            ring.dedup();
            let doubled = area2(&ring);
            // Thinned to almost nothing, a ring may have turned over.
            let is_drawn = ring.len() > 3 && doubled.abs() >= 2 * least.max(1) && (doubled < 0) == is_hole;
            if !is_hole {
                has_outer = is_drawn;
            }
            if is_drawn && has_outer {
                ring.pop();
                ring.iter().for_each(|(x, y)| encoder.add_point(*x, *y).expect("whole numbers"));
                encoder.complete_geom().expect("rings of three points or more");
                n += 1;
            }
        }
        if n > 0 {
            self.feature(encoder, tags);
        }
    }

    fn feature(&mut self, encoder: GeomEncoder<i32>, tags: &[(&str, Tag<'_>)]) {
        let geometry = encoder.encode().expect("whole numbers");
        if geometry.is_empty() {
            return;
        }
        let layer = self.layer.take().expect("a layer was begun");
        let mut feature = layer.into_feature(geometry);
        for (key, tag) in tags {
            match tag {
                Tag::Text("") => {}
                Tag::Text(text) => feature.add_tag_string(key, text),
                Tag::Number(number) => feature.add_tag_int(key, *number),
                Tag::Yes => feature.add_tag_bool(key, true),
            }
        }
        self.layer = Some(feature.into_layer());
    }

    /// The tile's bytes; none where no layer has a feature.
    pub fn finish(mut self) -> Vec<u8> {
        self.end();
        self.tile.to_bytes().expect("a tile in memory")
    }
}
