//! Positions as differences of whole 1e-6 degrees (11 cm), from the south-west corner of the map.

use yike_domain::LonLat;
use yike_engine::geometry::MultiPolygon;

use super::{Polygons, Ring};

/// Where differences start.
#[derive(Clone, Copy, Debug)]
pub(super) struct Corner {
    west: i64,
    south: i64,
}

impl Corner {
    /// The south-west corner of the map.
    pub(super) fn of(south_west: LonLat) -> Self {
        Self { west: micro(south_west.lon), south: micro(south_west.lat) }
    }

    /// A list of positions: the first from the corner, each other from the one before.
    pub(super) fn line(self, positions: impl IntoIterator<Item = LonLat>) -> Ring {
        let (mut x, mut y) = (self.west, self.south);
        let mut list = Vec::new();
        for at in positions {
            let (next_x, next_y) = (micro(at.lon), micro(at.lat));
            list.extend([next_x - x, next_y - y]);
            (x, y) = (next_x, next_y);
        }
        list
    }

    /// A line without points that the page could not tell from the one before.
    pub(super) fn street(self, positions: impl IntoIterator<Item = LonLat>) -> Ring {
        let mut positions: Vec<LonLat> = positions.into_iter().collect();
        positions.dedup_by_key(|at| (micro(at.lon), micro(at.lat)));
        self.line(positions)
    }

    /// Polygons; the closing point is left out, and rings that are no area at this precision.
    pub(super) fn polygons(self, shape: &MultiPolygon) -> Polygons {
        let polygons = shape.0.iter().filter_map(|polygon| {
            let outer = self.ring(&polygon.outer)?;
            let holes = polygon.holes.iter().filter_map(|hole| self.ring(hole));
            Some(std::iter::once(outer).chain(holes).collect())
        });
        polygons.collect()
    }

    fn ring(self, ring: &[LonLat]) -> Option<Ring> {
        let mut ring = ring.to_vec();
        ring.dedup_by_key(|at| (micro(at.lon), micro(at.lat)));
        while ring.len() > 1 && same(ring.first(), ring.last()) {
            ring.pop();
        }
        (ring.len() >= 3).then(|| self.line(ring))
    }
}

fn same(a: Option<&LonLat>, b: Option<&LonLat>) -> bool {
    let place = |at: Option<&LonLat>| at.map(|at| (micro(at.lon), micro(at.lat)));
    place(a) == place(b)
}

/// 1e-7 degree → 1e-6 degree, to the nearest.
pub(super) fn micro(e7: i32) -> i64 {
    (i64::from(e7) + 5).div_euclid(10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use yike_engine::geometry::Polygon;

    fn at(lon: i32, lat: i32) -> LonLat {
        LonLat { lon, lat }
    }

    #[test]
    fn rings_are_differences_from_the_corner_without_the_closing_point() {
        let corner = Corner::of(at(1_000_000_000, 400_000_000));
        // Corner (100 000 000, 40 000 000) micro-degrees; the point 4e-7 degree from the second is dropped.
        let outer = vec![
            at(1_000_000_100, 400_000_200),
            at(1_000_000_500, 400_000_200),
            at(1_000_000_504, 400_000_204),
            at(1_000_000_500, 400_000_900),
            at(1_000_000_100, 400_000_200),
        ];
        let sliver =
            vec![at(1_000_000_100, 400_000_200), at(1_000_000_101, 400_000_201), at(1_000_000_100, 400_000_200)];
        let shape = MultiPolygon(vec![Polygon { outer, holes: vec![sliver] }]);
        assert_eq!(corner.polygons(&shape), vec![vec![vec![10, 20, 40, 0, 0, 70]]]);
        assert_eq!(micro(-16), -2, "to the nearest, also west of Greenwich");
    }
}
