//! Which community and which compound an origin belongs to.

use rayon::prelude::*;
use yike_domain::LonLat;

use crate::access::Origin;
use crate::geometry::MultiPolygon;
use crate::import::map::Compound;
use crate::import::table::Area;
use crate::import::tiles::{Bounds, Tiles, bounds_of_shape, inside};

/// Sets the community and the compound of every origin by its position.
///
/// Where several overlap, the smallest one counts, among equal ones the earlier: a
/// compound inside a campus is the home, not the campus.
pub fn assign(origins: &mut [Origin], communities: &[Area], compounds: &[Compound]) {
    let communities = Shapes::of(communities.iter().map(|area| &area.shape));
    let compounds = Shapes::of(compounds.iter().map(|compound| &compound.shape));
    origins.par_iter_mut().for_each(|origin| {
        origin.community = communities.smallest_around(origin.at);
        origin.compound = compounds.smallest_around(origin.at);
    });
}

/// Shapes that are asked what lies in them.
pub(super) struct Shapes<'s> {
    shapes: Vec<&'s MultiPolygon>,
    boxes: Vec<Option<Bounds>>,
    area_m2: Vec<f64>,
    tiles: Tiles,
}

impl<'s> Shapes<'s> {
    pub(super) fn of(shapes: impl Iterator<Item = &'s MultiPolygon>) -> Self {
        let shapes: Vec<&MultiPolygon> = shapes.collect();
        let boxes: Vec<_> = shapes.iter().map(|shape| bounds_of_shape(shape)).collect();
        let area_m2 = shapes.iter().map(|shape| shape.area_m2()).collect();
        let tiles = Tiles::of(&boxes, 100.0);
        Self { shapes, boxes, area_m2, tiles }
    }

    /// Number of the smallest shape around a position, or `u32::MAX`.
    pub(super) fn smallest_around(&self, at: LonLat) -> u32 {
        self.around(at).min_by(|&a, &b| self.order(a, b)).unwrap_or(u32::MAX)
    }

    /// Numbers of the shapes around a position, ascending.
    pub(super) fn around(&self, at: LonLat) -> impl Iterator<Item = u32> + '_ {
        self.tiles.at(at).iter().copied().filter(move |&number| {
            let number = number as usize;
            self.boxes[number].is_some_and(|b| inside(b, at)) && self.shapes[number].contains(at)
        })
    }

    fn order(&self, a: u32, b: u32) -> std::cmp::Ordering {
        self.area_m2[a as usize].total_cmp(&self.area_m2[b as usize]).then(a.cmp(&b))
    }
}
