//! Homes: who reaches an outlet of some type, who does not, and for whom the data cannot tell.

use std::collections::BTreeMap;

use yike_domain::LonLat;

use super::{
    draw::{Canvas, EXTENT, Tag},
    world::{TileId, World},
};

/// From this zoom on every home has a point of its own.
const EACH_FROM: u8 = 14;
/// Side of the squares in which homes are added up, units of the tile.
const SQUARE: i32 = 64;

/// What is known about a home and a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reached {
    /// An outlet is reached within the minutes asked for.
    Yes,
    /// None is, and the data is complete enough to say so.
    No,
    /// None is known to be; there may be one.
    CannotTell,
}

impl Reached {
    /// The word in the tile.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::CannotTell => "cannot-tell",
        }
    }
}

/// A home as a tile shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OriginMark {
    /// Position.
    pub at: LonLat,
    /// Residents, or square metres of floor where nobody knows the residents.
    pub people: u32,
    /// Seconds to the nearest outlet of the type, where one is known within the search.
    pub seconds: Option<u32>,
    /// Whether it is reached.
    pub reached: Reached,
}

/// A tile of homes: the layer `origin`. Each point has `people`, `reached` (`yes`, `no`,
/// `cannot-tell`) and, near, the `minute` in which the nearest outlet is reached; far out
/// the homes of a square are one point for each answer.
#[must_use]
pub fn origins_tile(origins: impl Iterator<Item = OriginMark>, tile: TileId) -> Vec<u8> {
    let side = EXTENT as i32;
    let seen = origins.filter_map(|origin| {
        let (x, y) = tile.local(World::of(origin.at));
        ((0..side).contains(&x) && (0..side).contains(&y)).then_some(((x, y), origin))
    });
    let mut canvas = Canvas::new();
    canvas.begin("origin");
    if tile.z >= EACH_FROM {
        for (at, origin) in seen {
            let mut tags =
                vec![("people", Tag::Number(i64::from(origin.people))), ("reached", Tag::Text(origin.reached.word()))];
            tags.extend(origin.seconds.map(|s| ("minute", Tag::Number(i64::from(s.div_ceil(60))))));
            canvas.point(at, &tags);
        }
        return canvas.finish();
    }
    let mut squares: BTreeMap<(i32, i32, Reached), i64> = BTreeMap::new();
    for ((x, y), origin) in seen {
        *squares.entry((x / SQUARE, y / SQUARE, origin.reached)).or_default() += i64::from(origin.people);
    }
    for ((x, y, reached), people) in squares {
        let middle = (x * SQUARE + SQUARE / 2, y * SQUARE + SQUARE / 2);
        canvas.point(middle, &[("people", Tag::Number(people)), ("reached", Tag::Text(reached.word()))]);
    }
    canvas.finish()
}
