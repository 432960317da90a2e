//! Circles: their areas, and a point inside for the label.

use yike_engine::geometry::MultiPolygon;

use super::{
    cut::MARGIN,
    draw::{Canvas, Tag},
    world::{TileId, World, around, rings},
};

/// A circle as a tile shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CircleMark<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its code.
    pub code: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Its type, a word of the register.
    pub kind: &'a str,
    /// Where it stands, a word of the register.
    pub stage: &'a str,
    /// Share of clauses met, per mille, where it has been measured.
    pub met_permille: Option<u32>,
    /// Its area.
    pub shape: &'a MultiPolygon,
}

/// A tile of circles: the layer `circle` with the areas, `circle-label` with a point inside each.
#[must_use]
pub fn circles_tile(circles: &[CircleMark<'_>], tile: TileId) -> Vec<u8> {
    let mut canvas = Canvas::new();
    let seen: Vec<(&CircleMark<'_>, Vec<Vec<World>>)> = circles
        .iter()
        .map(|circle| (circle, rings(circle.shape)))
        .filter(|(_, rings)| {
            around(rings.iter().flatten().copied()).is_some_and(|bounds| tile.touches(MARGIN as u32, bounds))
        })
        .collect();
    canvas.begin("circle");
    for (circle, rings) in &seen {
        let local: Vec<Vec<(i32, i32)>> =
            rings.iter().map(|ring| ring.iter().map(|at| tile.local(*at)).collect()).collect();
        canvas.area(&local, if tile.z >= 15 { 1 } else { 3 }, 16, &tags(circle));
    }
    canvas.begin("circle-label");
    for (circle, _) in &seen {
        if let Some(at) = circle.shape.inner_point() {
            canvas.point(tile.local(World::of(at)), &tags(circle));
        }
    }
    canvas.finish()
}

fn tags<'a>(circle: &CircleMark<'a>) -> Vec<(&'static str, Tag<'a>)> {
    let mut tags = vec![
        ("id", Tag::Text(circle.id)),
        ("code", Tag::Text(circle.code)),
        ("name", Tag::Text(circle.name)),
        ("type", Tag::Text(circle.kind)),
        ("stage", Tag::Text(circle.stage)),
    ];
    tags.extend(circle.met_permille.map(|met| ("met", Tag::Number(i64::from(met)))));
    tags
}
