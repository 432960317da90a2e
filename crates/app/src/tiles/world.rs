//! The world as a square of 2³² units a side, and the tiles it is cut into.

use yike_domain::LonLat;
use yike_engine::geometry::{MultiPolygon, Polygon};

use super::draw::EXTENT_BITS;

/// The least detailed zoom that has tiles.
pub const FARTHEST_ZOOM: u8 = 8;
/// The most detailed zoom that has tiles.
pub const NEAREST_ZOOM: u8 = 18;

/// A position in Web Mercator: x to the east, y to the south, in 1/2³² of the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct World {
    /// East from longitude −180°.
    pub x: u32,
    /// South from latitude 85.05° N.
    pub y: u32,
}

impl World {
    /// The position of a place.
    #[must_use]
    pub fn of(at: LonLat) -> Self {
        const SIDE: f64 = 4_294_967_296.0;
        let lat = at.lat_degrees().clamp(-85.051_128, 85.051_128).to_radians();
        let turn = std::f64::consts::PI;
        let north = libm::log(libm::tan(turn / 4.0 + lat / 2.0)) / turn;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the world")]
        let unit = |part: f64| (part * SIDE).round().clamp(0.0, SIDE - 1.0) as u32;
        Self { x: unit((at.lon_degrees() + 180.0) / 360.0), y: unit((1.0 - north) / 2.0) }
    }
}

/// Corners of a box: west, north, east, south.
pub(super) type Around = [u32; 4];

/// The box around positions; `None` where there are none.
pub(super) fn around(points: impl IntoIterator<Item = World>) -> Option<Around> {
    points.into_iter().fold(None, |known: Option<Around>, p| {
        let [w, n, e, s] = known.unwrap_or([p.x, p.y, p.x, p.y]);
        Some([w.min(p.x), n.min(p.y), e.max(p.x), s.max(p.y)])
    })
}

/// A tile: zoom, column from the west, row from the north.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TileId {
    /// Zoom.
    pub z: u8,
    /// Column.
    pub x: u32,
    /// Row.
    pub y: u32,
}

impl TileId {
    /// The tile, where there is one of these numbers.
    #[must_use]
    pub fn new(z: u8, x: u32, y: u32) -> Option<Self> {
        let in_range = (FARTHEST_ZOOM..=NEAREST_ZOOM).contains(&z) && x < 1 << z && y < 1 << z;
        in_range.then_some(Self { z, x, y })
    }

    /// The tile of a zoom that holds a place.
    #[must_use]
    pub fn around(z: u8, at: LonLat) -> Option<Self> {
        let World { x, y } = World::of(at);
        Self::new(z, x.checked_shr(32 - u32::from(z))?, y.checked_shr(32 - u32::from(z))?)
    }

    /// World units in one unit of the tile, as a power of two.
    const fn shift(self) -> u32 {
        32 - self.z as u32 - EXTENT_BITS
    }

    /// A position in the tile's own units, rounded; outside the tile it goes on beyond its sides.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "the world has 2^30 units of a tile at most")]
    pub fn local(self, at: World) -> (i32, i32) {
        let shift = self.shift();
        let half = if shift == 0 { 0 } else { 1u64 << (shift - 1) };
        let unit = |part: u32, tile: u32| {
            let scaled = ((u64::from(part) + half) >> shift).cast_signed();
            (scaled - (i64::from(tile) << EXTENT_BITS)) as i32
        };
        (unit(at.x, self.x), unit(at.y, self.y))
    }

    /// The box of the tile and a margin (in its own units), in world units.
    #[must_use]
    pub fn bounds(self, margin: u32) -> [u32; 4] {
        let side = 1u64 << (32 - u32::from(self.z));
        let margin = u64::from(margin) << self.shift();
        let low = |tile: u32| u32::try_from((u64::from(tile) * side).saturating_sub(margin)).unwrap_or(0);
        let high = |tile: u32| u32::try_from((u64::from(tile) + 1) * side + margin).unwrap_or(u32::MAX);
        [low(self.x), low(self.y), high(self.x), high(self.y)]
    }

    /// Whether a box lies in the tile or its margin, in part at least.
    pub(super) fn touches(self, margin: u32, [w, n, e, s]: Around) -> bool {
        let [west, north, east, south] = self.bounds(margin);
        w <= east && e >= west && n <= south && s >= north
    }
}

/// The rings of a shape in the world: outer rings clockwise on the screen, each before its
/// holes, which go the other way.
pub(super) fn rings(shape: &MultiPolygon) -> Vec<Vec<World>> {
    let ring = |points: &[LonLat], is_hole: bool| {
        let mut ring: Vec<World> = points.iter().map(|at| World::of(*at)).collect();
        if (doubled_area(&ring) < 0) != is_hole {
            ring.reverse();
        }
        ring
    };
    let of = |polygon: &Polygon| {
        let holes = polygon.holes.iter().map(|hole| ring(hole, true)).collect::<Vec<_>>();
        std::iter::once(ring(&polygon.outer, false)).chain(holes).collect::<Vec<_>>()
    };
    shape.0.iter().flat_map(of).collect()
}

/// Twice the signed area of a closed ring, positive where it goes clockwise on the screen.
fn doubled_area(ring: &[World]) -> i128 {
    let cross =
        |pair: &[World]| i128::from(pair[0].x) * i128::from(pair[1].y) - i128::from(pair[1].x) * i128::from(pair[0].y);
    ring.windows(2).map(cross).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lon: f64, lat: f64) -> LonLat {
        LonLat::from_degrees(lon, lat).expect("on Earth")
    }

    #[test]
    fn the_middle_of_the_world_is_the_corner_of_four_tiles() {
        assert_eq!(World::of(at(0.0, 0.0)), World { x: 1 << 31, y: 1 << 31 });
        let tile = TileId::new(8, 128, 128).expect("a tile");
        assert_eq!(tile.local(World::of(at(0.0, 0.0))), (0, 0));
        // A quarter of the tile's 1.40625 degrees to the east.
        assert_eq!(tile.local(World::of(at(0.351_562_5, 0.0))), (1024, 0));
        assert_eq!(TileId::around(8, at(0.5, -0.5)), Some(tile));
    }

    #[test]
    fn a_known_place_lies_in_its_known_tile() {
        // Tiananmen, 116.3913° E 39.9075° N, from the formula of the OpenStreetMap wiki ("Slippy map
        // tilenames"): x = ⌊2^14 × (116.3913 + 180) / 360⌋ = ⌊13489.2⌋;
        // y = ⌊2^14 × (1 − asinh(tan 39.9075°) / π) / 2⌋ = ⌊6208.2⌋.
        assert_eq!(TileId::around(14, at(116.3913, 39.9075)), TileId::new(14, 13489, 6208));
        assert_eq!(TileId::new(19, 0, 0), None);
        assert_eq!(TileId::new(10, 1024, 0), None);
    }

    #[test]
    fn poles_stay_in_the_world() {
        assert_eq!(World::of(at(180.0, 90.0)).x, u32::MAX);
        assert!(World::of(at(-180.0, -90.0)).y > u32::MAX - 1000);
    }
}
