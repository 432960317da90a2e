//! Coordinate systems in which features are given.

use yike_domain::LonLat;

/// Longitude and latitude in degrees, WGS 84: the usual one.
pub(super) const CRS84: &str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
/// CGCS2000, latitude first.
pub(super) const CGCS2000: &str = "http://www.opengis.net/def/crs/EPSG/0/4490";
/// WGS 84, latitude first.
const WGS84: &str = "http://www.opengis.net/def/crs/EPSG/0/4326";

/// Every system, the usual one first.
pub(super) const ALL: [&str; 3] = [CRS84, CGCS2000, WGS84];

/// A coordinate system of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Crs(&'static str);

impl Crs {
    /// The system of an address; the usual one where none is named.
    pub(super) fn of(address: Option<&str>) -> Option<Self> {
        match address {
            None => Some(Self(CRS84)),
            Some(address) => ALL.into_iter().find(|known| *known == address).map(Self),
        }
    }

    pub(super) const fn address(self) -> &'static str {
        self.0
    }

    fn is_latitude_first(self) -> bool {
        self.0 != CRS84
    }

    /// A position in this system. CGCS2000 and WGS 84 agree to a few centimetres, less than a map tells.
    pub(super) fn position(self, at: LonLat) -> [f64; 2] {
        let (lon, lat) = (at.lon_degrees(), at.lat_degrees());
        if self.is_latitude_first() { [lat, lon] } else { [lon, lat] }
    }

    /// West, south, east, north of a box written in this system.
    pub(super) fn box_of(self, text: &str) -> Option<[f64; 4]> {
        let numbers: Vec<f64> = text.split(',').map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
        let [a, b, c, d] = match numbers.as_slice() {
            [a, b, c, d] => [*a, *b, *c, *d],
            // With heights, which nothing here has.
            [a, b, _, c, d, _] => [*a, *b, *c, *d],
            _ => return None,
        };
        Some(if self.is_latitude_first() { [b, a, d, c] } else { [a, b, c, d] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latitude_comes_first_where_the_system_says_so() {
        let at = LonLat::from_degrees(116.3, 39.9).expect("on Earth");
        assert_eq!(Crs::of(None).expect("the usual one").position(at), [116.3, 39.9]);
        let cgcs = Crs::of(Some(CGCS2000)).expect("it is listed");
        assert_eq!(cgcs.position(at), [39.9, 116.3]);
        assert_eq!(cgcs.box_of("39,116,40,117"), Some([116.0, 39.0, 117.0, 40.0]));
        assert_eq!(
            Crs::of(None).expect("the usual one").box_of("116,39,0,117,40,100"),
            Some([116.0, 39.0, 117.0, 40.0])
        );
        assert_eq!(Crs::of(Some("EPSG:3857")), None);
    }
}
