//! Outlets: each a point; far out, those close together as one point with their number.

use std::collections::BTreeMap;

use yike_domain::LonLat;

use super::{
    cut::MARGIN,
    draw::{Canvas, EXTENT, Tag},
    world::{TileId, World},
};

/// From this zoom on every outlet has a point of its own.
const EACH_FROM: u8 = 15;
/// Side of the squares in which outlets are counted together, units of the tile.
const SQUARE: i32 = 128;

/// A position in the tile, or a square of it.
type At = (i32, i32);

/// An outlet as a tile shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutletMark<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Codes of its types, joined by `|`.
    pub types: &'a str,
    /// Icon of its first type.
    pub icon: &'a str,
    /// Colour group of its first type.
    pub group: &'a str,
    /// Where it stands in its life, a word of the register.
    pub status: &'a str,
    /// Whether its verification is out of date.
    pub stale: bool,
    /// Position.
    pub at: LonLat,
}

/// A tile of outlets: the layer `outlet`, whose points have an id or, far out, a `count`.
#[must_use]
pub fn outlets_tile<'a>(outlets: impl Iterator<Item = OutletMark<'a>>, tile: TileId) -> Vec<u8> {
    let [west, north, east, south] = tile.bounds(MARGIN as u32);
    let seen = outlets.filter_map(|outlet| {
        let at = World::of(outlet.at);
        let inside = (west..=east).contains(&at.x) && (north..=south).contains(&at.y);
        inside.then(|| (tile.local(at), outlet))
    });
    let mut canvas = Canvas::new();
    canvas.begin("outlet");
    if tile.z >= EACH_FROM {
        seen.for_each(|(at, outlet)| one(&mut canvas, at, &outlet));
        return canvas.finish();
    }
    let mut squares: BTreeMap<At, Vec<(At, OutletMark<'a>)>> = BTreeMap::new();
    let side = EXTENT as i32;
    for ((x, y), outlet) in seen.filter(|((x, y), _)| (0..side).contains(x) && (0..side).contains(y)) {
        squares.entry((x / SQUARE, y / SQUARE)).or_default().push(((x, y), outlet));
    }
    for together in squares.into_values() {
        match &together[..] {
            [(at, outlet)] => one(&mut canvas, *at, outlet),
            all => {
                let n = all.len() as i64;
                let mean = |of: fn(&(i32, i32)) -> i32| {
                    let sum: i64 = all.iter().map(|(at, _)| i64::from(of(at))).sum();
                    i32::try_from(sum / n).expect("between points of a tile")
                };
                canvas.point((mean(|at| at.0), mean(|at| at.1)), &[("count", Tag::Number(n))]);
            }
        }
    }
    canvas.finish()
}

fn one(canvas: &mut Canvas, at: (i32, i32), outlet: &OutletMark<'_>) {
    let mut tags = vec![
        ("id", Tag::Text(outlet.id)),
        ("name", Tag::Text(outlet.name)),
        ("types", Tag::Text(outlet.types)),
        ("icon", Tag::Text(outlet.icon)),
        ("group", Tag::Text(outlet.group)),
        ("status", Tag::Text(outlet.status)),
    ];
    if outlet.stale {
        tags.push(("stale", Tag::Yes));
    }
    canvas.point(at, &tags);
}
