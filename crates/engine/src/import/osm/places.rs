//! Names of places and administrative areas.

use yike_domain::LonLat;

use super::shapes::{Shapes, Tags, Thing};
use crate::import::map::PlaceName;

/// `place=*` value or `admin_level/6`; nothing for what is no named place.
fn kind(tags: &Tags<'_>) -> Option<String> {
    if tags.name().is_empty() {
        return None;
    }
    if tags.get("boundary") == Some("administrative") {
        return tags.get("admin_level").map(|level| format!("admin_level/{}", level.trim()));
    }
    tags.get("place").map(str::to_owned)
}

/// The places of the map: nodes, ways, relations, each by id.
pub(super) fn places(shapes: &Shapes<'_>) -> Vec<PlaceName> {
    let objects = shapes.objects;
    let mut found = Vec::new();
    let mut push = |thing: Thing, tags: &Tags<'_>, at: &dyn Fn() -> Option<LonLat>| {
        if let Some(kind) = kind(tags)
            && let Some(at) = at()
        {
            found.push(PlaceName { id: thing.to_string(), name: tags.name(), kind, at });
        }
    };
    for &(node, block, pos) in &objects.tagged_nodes {
        let block = &objects.blocks[block as usize];
        let tags = Tags::collect(block.tags(&block.tagged_nodes[pos as usize].1));
        let (id, at) = (objects.node_ids[node as usize], objects.node_at[node as usize]);
        push(Thing::node(id), &tags, &|| Some(at));
    }
    for &way in &objects.ways {
        let tags = shapes.way_tags(way);
        // A border line between two areas is not the area.
        if tags.get("boundary").is_none() || shapes.is_closed(way) {
            push(Thing::way(way.id), &tags, &|| middle(shapes.refs(way).iter().filter_map(|&id| shapes.position(id))));
        }
    }
    for &relation in &objects.relations {
        let tags = shapes.relation_tags(relation);
        push(Thing::relation(relation.id), &tags, &|| {
            let label = |role: &str| {
                let node = shapes.member_nodes(relation).find(|(_, r)| *r == role);
                node.and_then(|(id, _)| shapes.position(id))
            };
            label("label").or_else(|| label("admin_centre")).or_else(|| {
                let ways = shapes.member_ways(relation).flat_map(|way| shapes.refs(way));
                middle(ways.filter_map(|&id| shapes.position(id)))
            })
        });
    }
    found
}

/// The middle of the bounding box.
#[expect(clippy::cast_possible_truncation, reason = "the middle of two i32 is an i32")]
pub(super) fn middle(points: impl Iterator<Item = LonLat>) -> Option<LonLat> {
    let (low, high) = points.fold(None, |box_, at| {
        let (low, high): (LonLat, LonLat) = box_.unwrap_or((at, at));
        Some((
            LonLat { lon: low.lon.min(at.lon), lat: low.lat.min(at.lat) },
            LonLat { lon: high.lon.max(at.lon), lat: high.lat.max(at.lat) },
        ))
    })?;
    let half = |a: i32, b: i32| ((i64::from(a) + i64::from(b)) / 2) as i32;
    Some(LonLat { lon: half(low.lon, high.lon), lat: half(low.lat, high.lat) })
}
