//! Order along a Hilbert curve: neighbours on the ground are neighbours in memory.

use yike_domain::LonLat;

/// South-west and north-east corner of the points.
pub(super) fn bounds(points: impl Iterator<Item = LonLat>) -> (LonLat, LonLat) {
    let start = (LonLat { lon: i32::MAX, lat: i32::MAX }, LonLat { lon: i32::MIN, lat: i32::MIN });
    points.fold(start, |(low, high), p| {
        (
            LonLat { lon: low.lon.min(p.lon), lat: low.lat.min(p.lat) },
            LonLat { lon: high.lon.max(p.lon), lat: high.lat.max(p.lat) },
        )
    })
}

/// Position of a point along the curve through its bounds, 16 bits a side.
///
/// # References
/// Hilbert (1891), *Mathematische Annalen* 38, 459–460; the bit-wise form follows
/// Warren (2013), *Hacker's Delight*, 2nd ed., 358.
pub(super) fn key(at: LonLat, low: LonLat, high: LonLat) -> u32 {
    let scale = |v: i32, lo: i32, hi: i32| {
        let span = (i64::from(hi) - i64::from(lo)).max(1);
        ((i64::from(v) - i64::from(lo)) * 65_535 / span) as u32
    };
    let (mut x, mut y) = (scale(at.lon, low.lon, high.lon), scale(at.lat, low.lat, high.lat));
    let mut key = 0u32;
    for bit in (0..16).rev() {
        let (rx, ry) = ((x >> bit) & 1, (y >> bit) & 1);
        key = (key << 2) | ((3 * rx) ^ ry);
        if ry == 0 {
            if rx == 1 {
                x = !x & 0xffff;
                y = !y & 0xffff;
            }
            std::mem::swap(&mut x, &mut y);
        }
    }
    key
}
