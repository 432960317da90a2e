//! Areas: compounds (小区, campuses) and land.

use super::obstacles::is_water_area;
use super::shapes::{Tags, Thing};
use crate::geometry::MultiPolygon;
use crate::import::map::{Compound, Land, LandKind};

/// Grounds of institutions that are walled as a rule and entered by gates.
const CAMPUSES: &[&str] = &["university", "college", "school", "kindergarten", "hospital"];

/// The kind of compound the tags make: an area whose gates are its ways in and out.
///
/// Housing counts when it has a name (unnamed `landuse=residential` is mostly a whole
/// quarter), is tagged as a gated community, or has a wall for an outline; campuses always;
/// other land only with a wall.
fn compound_kind<'a>(tags: &Tags<'a>) -> Option<&'a str> {
    let campus = tags.get("amenity").filter(|value| CAMPUSES.contains(value));
    let is_walled = is_walled(tags);
    let landuse = tags.get("landuse").filter(|value| match *value {
        "residential" => {
            is_walled || !tags.name().is_empty() || matches!(tags.get("residential"), Some("gated" | "gated_community"))
        }
        "military" => true,
        _ => is_walled,
    });
    campus.or(landuse)
}

fn is_walled(tags: &Tags<'_>) -> bool {
    matches!(tags.get("barrier"), Some("wall" | "fence" | "hedge" | "retaining_wall" | "city_wall"))
        || tags.get("fenced") == Some("yes")
}

fn land_kind(tags: &Tags<'_>) -> Option<LandKind> {
    if is_water_area(tags) {
        return Some(LandKind::Water);
    }
    if tags.get("amenity").is_some_and(|value| CAMPUSES.contains(&value)) {
        return Some(LandKind::Institution);
    }
    if matches!(tags.get("leisure"), Some("park" | "garden" | "nature_reserve" | "common" | "dog_park" | "golf_course"))
    {
        return Some(LandKind::Green);
    }
    match (tags.get("landuse"), tags.get("natural")) {
        (Some("residential"), _) => Some(LandKind::Residential),
        (Some("education" | "institutional" | "religious"), _) => Some(LandKind::Institution),
        (Some("commercial" | "retail" | "industrial"), _) => Some(LandKind::Commercial),
        (
            Some(
                "grass" | "forest" | "meadow" | "recreation_ground" | "village_green" | "orchard" | "greenfield"
                | "flowerbed" | "plant_nursery",
            ),
            _,
        )
        | (_, Some("wood" | "scrub" | "grassland" | "heath" | "wetland")) => Some(LandKind::Green),
        _ => None,
    }
}

/// Whether the area of such tags is wanted here.
pub(super) fn is_ground(tags: &Tags<'_>) -> bool {
    land_kind(tags).is_some() || compound_kind(tags).is_some()
}

/// The compound and the land an area is.
pub(super) fn ground(thing: Thing, tags: &Tags<'_>, shape: &MultiPolygon) -> (Option<Compound>, Option<Land>) {
    let compound = compound_kind(tags).map(|kind| Compound {
        id: thing.to_string(),
        name: tags.name(),
        kind: kind.to_owned(),
        shape: shape.clone(),
        walled: is_walled(tags),
    });
    let land =
        land_kind(tags).map(|kind| Land { id: thing.to_string(), kind, name: tags.name(), shape: shape.clone() });
    (compound, land)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(tags: &[(&'static str, &'static str)], compound: Option<&str>, land: Option<LandKind>) {
        let tags = Tags::of(tags);
        assert_eq!((compound_kind(&tags), land_kind(&tags)), (compound, land), "{tags:?}");
    }

    #[test]
    fn compounds_are_named_or_walled_housing_and_campuses() {
        let housing = Some(LandKind::Residential);
        check(&[("landuse", "residential")], None, housing);
        check(&[("landuse", "residential"), ("name", "示例小区")], Some("residential"), housing);
        check(&[("landuse", "residential"), ("barrier", "wall")], Some("residential"), housing);
        check(&[("landuse", "residential"), ("residential", "gated_community")], Some("residential"), housing);
        check(&[("amenity", "university")], Some("university"), Some(LandKind::Institution));
        check(&[("landuse", "industrial")], None, Some(LandKind::Commercial));
        check(&[("landuse", "industrial"), ("fenced", "yes")], Some("industrial"), Some(LandKind::Commercial));
        check(&[("leisure", "park"), ("barrier", "fence")], None, Some(LandKind::Green));
        check(&[("natural", "water")], None, Some(LandKind::Water));
        check(&[("amenity", "bank")], None, None);
    }
}
