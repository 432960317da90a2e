//! Isochrones (等时圈): what lies within so many minutes, as true polygons.
//!
//! A place belongs to the isochrone when one can walk to it: along streets, and from a
//! street up to [`IsochroneOptions::off_street_m`] straight across the land, at level
//! speed and within the time left. No street is walked faster than level ground, so this
//! is the land within that distance of the streets that are reached with that much time
//! to spare, and the streets themselves are cut exactly where that time runs out.
//!
//! Distances to those streets are taken at the corners of a grid of triangles and
//! outlined where they equal the off-street walk. One grid serves all cutoffs, and what is
//! reached sooner is reached later, so the polygons nest; a level line of a function that
//! is linear on triangles never meets itself, so no ring crosses another.
//!
//! # References
//! Linear interpolation on triangles instead of squares, which leaves no ambiguous
//! case: Doi & Koide (1991), *IEICE Transactions* E74, 214–224.

mod cover;
mod field;

use std::sync::atomic::AtomicUsize;

use rayon::prelude::*;

use self::{cover::Cover, field::Field};
use super::{Cancelled, Control, Cost, Direction, Search};
use crate::{
    geometry::MultiPolygon,
    network::{Attachment, Walk},
};

/// How isochrones are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IsochroneOptions {
    /// Farthest walk off the streets, metres.
    pub off_street_m: f64,
    /// Width of a grid cell, metres. The outline is true to about cell² / (8 × off-street walk).
    pub cell_m: f64,
}

impl Default for IsochroneOptions {
    /// 100 m off the streets: the depth of a street block, and in best agreement with Valhalla's
    /// outlines (`docs/methods/isochrones.md`); cells of 25 m, true to 0.8 m.
    fn default() -> Self {
        Self { off_street_m: 100.0, cell_m: 25.0 }
    }
}

/// The land reached within one cutoff.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Isochrone {
    /// The cutoff, in the walk's cost.
    pub cutoff: Cost,
    /// The land.
    pub shape: MultiPolygon,
    /// Street reached, millimetres.
    pub street_mm: u64,
}

/// The isochrones of every set of points, for each cutoff (ascending). A set of several
/// points gives the land reached from any of them.
///
/// # Errors
/// [`Cancelled`] when the caller asked to stop.
pub fn isochrones(
    walk: &Walk<'_>,
    sources: &[Vec<Attachment>],
    cutoffs: &[Cost],
    direction: Direction,
    options: IsochroneOptions,
    control: Control<'_>,
) -> Result<Vec<Vec<Isochrone>>, Cancelled> {
    let done = AtomicUsize::new(0);
    sources
        .par_iter()
        .map_init(
            || (Search::new(walk, direction), Field::default()),
            |(search, field), points| {
                control.check()?;
                let result = one(walk, search, field, points, cutoffs, options);
                control.step(&done, sources.len());
                Ok(result)
            },
        )
        .collect()
}

/// One cutoff as it is drawn.
#[derive(Clone, Copy, Debug)]
struct Band {
    cutoff: Cost,
    /// Streets reached by this cost are drawn with the off-street walk around them.
    drawn: Cost,
    /// The off-street walk, metres.
    off_street_m: f32,
}

impl Band {
    /// The off-street walk is shorter where the cutoff leaves no time for all of it.
    fn of(walk: &Walk<'_>, points: &[Attachment], cutoff: Cost, options: IsochroneOptions) -> Self {
        let legs = points.iter().filter(|p| p.is_some() && p.access <= cutoff).map(|p| p.access);
        let left = cutoff - legs.max().unwrap_or(cutoff);
        let whole = walk.level_cost((options.off_street_m * 1000.0) as u64).max(1);
        let share = f64::from(left.min(whole)) / f64::from(whole);
        Self { cutoff, drawn: cutoff - left.min(whole), off_street_m: (options.off_street_m * share) as f32 }
    }
}

fn one(
    walk: &Walk<'_>,
    search: &mut Search<'_, '_>,
    field: &mut Field,
    points: &[Attachment],
    cutoffs: &[Cost],
    options: IsochroneOptions,
) -> Vec<Isochrone> {
    let Some(&longest) = cutoffs.last() else { return Vec::new() };
    search.run(points, longest);
    let bands: Vec<Band> = cutoffs.iter().map(|cutoff| Band::of(walk, points, *cutoff, options)).collect();
    let cover = Cover::of(walk, search, points, &bands);
    if cover.lines.is_empty() {
        return cutoffs.iter().map(|cutoff| Isochrone { cutoff: *cutoff, ..Isochrone::default() }).collect();
    }
    field.lay(&cover, &bands, options.cell_m as f32);
    field.draw(&cover);
    let mut street_mm = 0;
    (0..bands.len())
        .map(|band| {
            street_mm += cover.band_mm[band];
            Isochrone { cutoff: cutoffs[band], shape: field.outline(band, &cover.plane), street_mm }
        })
        .collect()
}
