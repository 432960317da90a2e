//! Shapes as GeoJSON geometries (RFC 7946) and as well-known text (OGC 06-103r4).

use serde_json::{Value as Json, json};
use yike_engine::import::table::RawShape;

/// A GeoJSON geometry; a shape of one line is a `LineString`.
pub(super) fn geometry(shape: &RawShape) -> Json {
    match shape {
        RawShape::Point(x, y) => json!({"type": "Point", "coordinates": [x, y]}),
        RawShape::Lines(lines) => match lines.as_slice() {
            [line] => json!({"type": "LineString", "coordinates": line}),
            lines => json!({"type": "MultiLineString", "coordinates": lines}),
        },
        RawShape::Polygons(polygons) => json!({"type": "MultiPolygon", "coordinates": polygons}),
    }
}

/// Well-known text of the kinds that the layers' WKB has.
pub(super) fn well_known_text(shape: &RawShape) -> String {
    let line = |points: &Vec<(f64, f64)>| joined(points, |(x, y)| format!("{x} {y}"));
    match shape {
        RawShape::Point(x, y) => format!("POINT ({x} {y})"),
        RawShape::Lines(lines) => format!("MULTILINESTRING {}", joined(lines, line)),
        RawShape::Polygons(polygons) => {
            format!("MULTIPOLYGON {}", joined(polygons, |rings: &Vec<Vec<(f64, f64)>>| joined(rings, line)))
        }
    }
}

/// `(a, b, …)`, or `EMPTY`.
fn joined<T>(parts: &[T], text: impl Fn(&T) -> String) -> String {
    if parts.is_empty() {
        return "EMPTY".to_owned();
    }
    format!("({})", parts.iter().map(text).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A triangle with a hole, as the standard writes it.
    #[test]
    fn a_shape_is_written_in_both_ways() {
        let ring = |a: f64| vec![(a, 0.5), (4.0, a), (a, 0.5)];
        let shape = RawShape::Polygons(vec![vec![ring(0.0), ring(1.0)]]);
        assert_eq!(well_known_text(&shape), "MULTIPOLYGON (((0 0.5, 4 0, 0 0.5), (1 0.5, 4 1, 1 0.5)))");
        let coordinates = json!([[[[0.0, 0.5], [4.0, 0.0], [0.0, 0.5]], [[1.0, 0.5], [4.0, 1.0], [1.0, 0.5]]]]);
        assert_eq!(geometry(&shape), json!({"type": "MultiPolygon", "coordinates": coordinates}));
        let one = RawShape::Lines(vec![vec![(1.0, 2.0), (3.0, -4.5)]]);
        assert_eq!(well_known_text(&one), "MULTILINESTRING ((1 2, 3 -4.5))");
        assert_eq!(geometry(&one), json!({"type": "LineString", "coordinates": [[1.0, 2.0], [3.0, -4.5]]}));
    }
}
