//! What one does not walk through: walls, water, railways, motorways.

use yike_domain::LonLat;

use super::shapes::{Shapes, Tags, Thing};
use crate::import::map::{Obstacle, ObstacleKind};

/// Keys that decide about obstacles and are no street keys.
pub(super) const KEYS: &[&str] = &["intermittent", "landuse", "location", "natural", "waterway"];

/// Whether an object with this tag may be an obstacle that is no street.
pub(super) fn may_block(key: &str, value: &str) -> bool {
    kind_of_tag(key, value).is_some()
}

/// Barriers too low, too short or too loose to stop a walker, and guard rails along
/// carriageways (the pavement runs on both sides of them), are left out.
fn kind_of_tag(key: &str, value: &str) -> Option<ObstacleKind> {
    match (key, value) {
        ("barrier", "wall" | "fence" | "hedge" | "retaining_wall" | "city_wall") => Some(ObstacleKind::Wall),
        ("waterway", "river" | "canal" | "riverbank" | "dock")
        | ("natural", "water" | "coastline")
        | ("landuse", "reservoir" | "basin") => Some(ObstacleKind::Water),
        ("railway", "rail" | "light_rail" | "subway" | "narrow_gauge") => Some(ObstacleKind::Railway),
        _ => None,
    }
}

/// Whether a tag makes a road that may be a motorway.
fn is_fast_road(key: &str, value: &str) -> bool {
    key == "highway" && matches!(value, "motorway" | "motorway_link" | "trunk" | "trunk_link")
}

/// Whether the tags make a water surface.
pub(super) fn is_water_area(tags: &Tags<'_>) -> bool {
    let is = |key: &str, value: &str| tags.get(key) == Some(value);
    let wet = is("natural", "water")
        || is("waterway", "riverbank")
        || is("waterway", "dock")
        || is("landuse", "reservoir")
        || is("landuse", "basin");
    wet && !is_buried(tags) && tags.get("intermittent") != Some("yes")
}

/// The kind of obstacle the tags make at ground level.
fn kind(tags: &Tags<'_>) -> Option<ObstacleKind> {
    let kind = match tags.get("highway") {
        Some("motorway" | "motorway_link") => Some(ObstacleKind::Motorway),
        Some("trunk" | "trunk_link") if tags.get("motorroad") == Some("yes") => Some(ObstacleKind::Motorway),
        Some(_) => return None,
        None => ["barrier", "waterway", "natural", "landuse", "railway"]
            .iter()
            .find_map(|key| tags.get(key).and_then(|value| kind_of_tag(key, value))),
    }?;
    let level = tags.get("layer").and_then(|text| text.trim().parse::<f64>().ok()).unwrap_or(0.0);
    let off_ground = match kind {
        // Rivers are often tagged layer=-1 to lie below the bridges; the water is there all the same.
        ObstacleKind::Water => level > 0.0 || tags.get("intermittent") == Some("yes"),
        _ => level != 0.0,
    };
    (!off_ground && !is_buried(tags) && !tags.says("bridge")).then_some(kind)
}

fn is_buried(tags: &Tags<'_>) -> bool {
    tags.says("tunnel") || tags.says("covered") || matches!(tags.get("location"), Some("underground" | "underwater"))
}

/// The obstacles of the map: ways by id, then areas mapped as relations.
pub(super) fn obstacles(shapes: &mut Shapes<'_>) -> Vec<Obstacle> {
    let mut found = Vec::new();
    let objects = shapes.objects;
    for &way in &objects.ways {
        let (block, raw) = objects.way(way);
        if !block.tags(&raw.tags).any(|(key, value)| is_fast_road(key, value) || may_block(key, value)) {
            continue;
        }
        let tags = shapes.way_tags(way);
        let Some(kind) = kind(&tags) else { continue };
        shapes.note_missing(way);
        for line in shapes.lines(way) {
            found.push(Obstacle { id: Thing::way(way.id).to_string(), kind, line });
        }
    }
    for &relation in &objects.relations {
        let tags = shapes.relation_tags(relation);
        if tags.get("type") != Some("multipolygon") {
            continue;
        }
        let Some(kind) = kind(&tags) else { continue };
        if let Some(shape) = shapes.relation_area(relation) {
            let lines = shape.rings().map(<[LonLat]>::to_vec);
            found.extend(lines.map(|line| Obstacle { id: Thing::relation(relation.id).to_string(), kind, line }));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(tags: &[(&'static str, &'static str)], wanted: Option<ObstacleKind>) {
        assert_eq!(kind(&Tags::of(tags)), wanted, "{tags:?}");
    }

    #[test]
    fn only_what_stands_on_the_ground_blocks() {
        check(&[("barrier", "wall")], Some(ObstacleKind::Wall));
        check(&[("barrier", "guard_rail")], None);
        check(&[("barrier", "wall"), ("layer", "1")], None);
        check(&[("waterway", "river"), ("layer", "-1")], Some(ObstacleKind::Water));
        check(&[("waterway", "river"), ("tunnel", "culvert")], None);
        check(&[("waterway", "stream")], None);
        check(&[("natural", "water"), ("intermittent", "yes")], None);
        check(&[("railway", "subway")], Some(ObstacleKind::Railway));
        check(&[("railway", "subway"), ("tunnel", "yes")], None);
        check(&[("railway", "rail"), ("bridge", "viaduct")], None);
        check(&[("railway", "rail"), ("bridge", "no"), ("layer", "0")], Some(ObstacleKind::Railway));
        check(&[("railway", "tram")], None);
        check(&[("highway", "motorway")], Some(ObstacleKind::Motorway));
        check(&[("highway", "trunk")], None);
        check(&[("highway", "trunk"), ("motorroad", "yes")], Some(ObstacleKind::Motorway));
        check(&[("highway", "motorway"), ("bridge", "yes"), ("layer", "1")], None);
        // A footway along a wall that was drawn as one object stays a footway.
        check(&[("highway", "footway"), ("barrier", "fence")], None);
    }
}
