//! Squares of the ground, for asking what is near by with an ordinary index.

use yike_domain::LonLat;

/// Side of a square, in 1e-7 degree: about 550 m from south to north.
const SIDE: i32 = 50_000;
/// Squares of one row around the Earth.
const ROW: i64 = 72_000;
/// Most rows of squares that are asked for one by one.
const MOST_ROWS: i64 = 64;

/// A box of positions: west, south, east, north, in 1e-7 degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Box2 {
    /// West.
    pub west: i32,
    /// South.
    pub south: i32,
    /// East.
    pub east: i32,
    /// North.
    pub north: i32,
}

impl Box2 {
    /// The box around a position, so many metres to each side.
    #[must_use]
    pub fn around(at: LonLat, metres: u32) -> Self {
        // A degree is at least 110,574 m from south to north, so this is never too small. From west to east a degree
        // shrinks with the cosine; beyond 80 degrees nobody has outlets.
        let lat = i64::from(metres) * 10_000_000 / 110_574 + 1;
        let cosine = at.lat_degrees().abs().min(80.0).to_radians().cos();
        #[expect(clippy::cast_possible_truncation, reason = "a few degrees")]
        let lon = (lat as f64 / cosine).ceil() as i64 + 1;
        let clamp = |value: i64| i32::try_from(value).unwrap_or(if value < 0 { i32::MIN } else { i32::MAX });
        Self {
            west: clamp(i64::from(at.lon) - lon),
            south: clamp(i64::from(at.lat) - lat),
            east: clamp(i64::from(at.lon) + lon),
            north: clamp(i64::from(at.lat) + lat),
        }
    }

    /// Whether a position lies in it.
    #[must_use]
    pub const fn holds(&self, at: LonLat) -> bool {
        self.west <= at.lon && at.lon <= self.east && self.south <= at.lat && at.lat <= self.north
    }

    /// The ranges of squares that it touches, where they are few; then the box itself must still be asked.
    pub(crate) fn ranges(&self) -> Option<Vec<(i64, i64)>> {
        let (first, last) = (row(self.south), row(self.north));
        let ranges = (first..=last).map(|row| (row * ROW + column(self.west), row * ROW + column(self.east)));
        (last >= first && last - first < MOST_ROWS).then(|| ranges.collect())
    }
}

/// The square of a position.
pub(crate) fn cell(at: LonLat) -> i64 {
    row(at.lat) * ROW + column(at.lon)
}

fn row(lat: i32) -> i64 {
    (i64::from(lat) + 900_000_000).div_euclid(i64::from(SIDE))
}

fn column(lon: i32) -> i64 {
    (i64::from(lon) + 1_800_000_000).div_euclid(i64::from(SIDE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_a_box_is_in_its_squares() {
        let centre = LonLat::from_degrees(116.33, 39.99).expect("on Earth");
        let box2 = Box2::around(centre, 1000);
        let ranges = box2.ranges().expect("few rows");
        // 1000 m are a box of 2000 m: 0.0181 degree high, five squares of 0.005 at most.
        assert!((4..=5).contains(&ranges.len()), "{ranges:?}");
        let corners = [(box2.west, box2.south), (box2.east, box2.north), (centre.lon, centre.lat)];
        for (lon, lat) in corners {
            let here = cell(LonLat { lon, lat });
            assert!(ranges.iter().any(|(from, to)| (*from..=*to).contains(&here)), "{lon} {lat}");
        }
        // 999 m to the east and north are inside: a degree is 111,035 m high and 85,460 m wide there.
        let near = LonLat::from_degrees(116.33 + 999.0 / 85_460.0, 39.99 + 999.0 / 111_035.0).expect("on Earth");
        assert!(box2.holds(near));
        let country = Box2 { west: 730_000_000, south: 180_000_000, east: 1_350_000_000, north: 530_000_000 };
        assert_eq!(country.ranges(), None);
    }
}
