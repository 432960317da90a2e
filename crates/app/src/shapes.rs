//! Borders as they are kept, computed with and written: rings of positions, shapes, GeoJSON.

use serde_json::{Value as Json, json};
use yike_domain::circle::{Rings, rules};
use yike_domain::{LonLat, Message};
use yike_engine::geometry::{MultiPolygon, Polygon};

/// Most corners of a border that somebody draws.
pub const MOST_CORNERS: usize = 20_000;

/// Kept rings as a shape.
#[must_use]
pub fn shape_of(polygons: &[Rings]) -> MultiPolygon {
    let polygon = |rings: &Rings| {
        let (outer, holes) = rings.split_first()?;
        Some(Polygon { outer: outer.clone(), holes: holes.to_vec() })
    };
    MultiPolygon(polygons.iter().filter_map(polygon).collect())
}

/// A shape as rings to be kept.
#[must_use]
pub fn rings_of(shape: &MultiPolygon) -> Vec<Rings> {
    let rings =
        |polygon: &Polygon| std::iter::once(polygon.outer.clone()).chain(polygon.holes.iter().cloned()).collect();
    shape.0.iter().map(rings).collect()
}

/// A shape as a GeoJSON geometry; null where there is nothing.
#[must_use]
pub fn to_geojson(shape: &MultiPolygon) -> Json {
    if shape.0.is_empty() {
        return Json::Null;
    }
    let ring = |ring: &Vec<LonLat>| ring.iter().map(|at| [at.lon_degrees(), at.lat_degrees()]).collect::<Vec<_>>();
    let polygon =
        |polygon: &Polygon| std::iter::once(&polygon.outer).chain(&polygon.holes).map(ring).collect::<Vec<_>>();
    json!({"type": "MultiPolygon", "coordinates": shape.0.iter().map(polygon).collect::<Vec<_>>()})
}

/// The shape of a GeoJSON geometry or feature.
///
/// # Errors
/// It is no polygon, has too many corners, or positions that are none.
pub fn from_geojson(value: &Json) -> Result<MultiPolygon, Message> {
    let odd = |reason: &str| Message::new(rules::SHAPE_ODD).with("reason", reason);
    let geometry = value.get("geometry").unwrap_or(value);
    let coordinates = geometry.get("coordinates").ok_or_else(|| odd("coordinates"))?;
    let polygons: Vec<&Json> = match geometry.get("type").and_then(Json::as_str) {
        Some("Polygon") => vec![coordinates],
        Some("MultiPolygon") => coordinates.as_array().ok_or_else(|| odd("coordinates"))?.iter().collect(),
        other => return Err(odd(other.unwrap_or("type"))),
    };
    let mut n_corners = 0;
    let mut shape = MultiPolygon::default();
    for polygon in polygons {
        let mut rings = Vec::new();
        for ring in polygon.as_array().ok_or_else(|| odd("coordinates"))? {
            let corners = ring.as_array().ok_or_else(|| odd("coordinates"))?;
            n_corners += corners.len();
            if n_corners > MOST_CORNERS {
                return Err(Message::new(rules::SHAPE_TOO_FINE).with("n", n_corners).with("limit", MOST_CORNERS));
            }
            let at = |corner: &Json| {
                let (lon, lat) = (corner.get(0)?.as_f64()?, corner.get(1)?.as_f64()?);
                LonLat::from_degrees(lon, lat).filter(|_| yike_engine::import::crs::in_china(lon, lat))
            };
            let mut ring: Vec<LonLat> =
                corners.iter().map(at).collect::<Option<_>>().ok_or_else(|| odd("a position outside of China"))?;
            ring.dedup();
            if ring.first() != ring.last() {
                ring.extend(ring.first().copied());
            }
            if ring.len() < 4 {
                return Err(odd("fewer than three corners"));
            }
            rings.push(ring);
        }
        let mut rings = rings.into_iter();
        let outer = rings.next().ok_or_else(|| odd("no ring"))?;
        shape.0.push(Polygon { outer, holes: rings.collect() });
    }
    if shape.0.is_empty() { Err(odd("no ring")) } else { Ok(shape) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_is_written_and_read_again() {
        let square = json!({"type": "Polygon", "coordinates": [[[116.3, 39.9], [116.31, 39.9], [116.31, 39.91], [116.3, 39.9]]]});
        let shape = from_geojson(&square).expect("a polygon");
        assert_eq!(from_geojson(&to_geojson(&shape)), Ok(shape.clone()));
        assert_eq!(shape_of(&rings_of(&shape)), shape);
        assert_eq!(from_geojson(&json!({"type": "Feature", "geometry": square})), Ok(shape));
        assert_eq!(to_geojson(&MultiPolygon::default()), Json::Null);
    }

    #[test]
    fn what_is_no_border_is_refused() {
        for odd in [
            json!(null),
            json!({"type": "Point", "coordinates": [116.3, 39.9]}),
            json!({"type": "Polygon", "coordinates": []}),
            json!({"type": "Polygon", "coordinates": [[[116.3, 39.9], [116.31, 39.9]]]}),
            json!({"type": "Polygon", "coordinates": [[[39.9, 116.3], [39.9, 116.31], [39.91, 116.3], [39.9, 116.3]]]}),
            json!({"type": "Polygon", "coordinates": [[["a", 1], [2, 3], [4, 5], ["a", 1]]]}),
            json!({"type": "MultiPolygon", "coordinates": 5}),
        ] {
            assert_eq!(from_geojson(&odd).map_err(|m| m.rule), Err(rules::SHAPE_ODD), "{odd}");
        }
        let fine: Vec<_> = (0..=MOST_CORNERS).map(|n| [116.3 + n as f64 * 1e-6, 39.9]).collect();
        let fine = json!({"type": "Polygon", "coordinates": [fine]});
        assert_eq!(from_geojson(&fine).map_err(|m| m.rule), Err(rules::SHAPE_TOO_FINE));
    }
}
