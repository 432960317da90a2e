//! What is reached from a clicked place, within some minutes.

use yike_domain::Trouble;
use yike_engine::{
    access::{Control, Cost, Direction, IsochroneOptions, isochrones},
    geometry::MultiPolygon,
};

use super::{Asked, Terrain, rules};
use crate::{draft::ReachArea, stations::thinned_areas};

/// Longest walk drawn, minutes: everything within is drawn at once.
pub const MOST_MINUTES: u32 = 60;
/// Most rings drawn at once.
const MOST_RINGS: usize = 6;

/// The land reached within some minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ring {
    /// Walking minutes.
    pub minutes: u32,
    /// The land.
    pub shape: MultiPolygon,
    /// Streets reached, metres.
    pub street_m: u64,
}

impl Terrain {
    /// The isochrones (等时圈) of a place, one for each number of minutes, ascending.
    ///
    /// # Errors
    /// No minutes, too many or too long; the place is on no street.
    pub fn isochrone(&self, asked: Asked, minutes: &[u32]) -> Result<Vec<Ring>, Trouble> {
        let mut minutes = minutes.to_vec();
        minutes.sort_unstable();
        minutes.dedup();
        let fit = (1..=MOST_RINGS).contains(&minutes.len()) && minutes.iter().all(|m| (1..=MOST_MINUTES).contains(m));
        if !fit {
            return Err(Trouble::new("", rules::MINUTES).with("most", MOST_RINGS).with("longest", MOST_MINUTES));
        }
        let from = self.placed(asked)?.attachment;
        let cutoffs: Vec<Cost> = minutes.iter().map(|m| self.minutes(asked.profile, *m)).collect();
        let walk = self.footing.walk(asked.profile);
        let options = IsochroneOptions::default();
        let drawn = isochrones(walk, &[vec![from]], &cutoffs, Direction::FromHome, options, Control::default())
            .expect("nobody can cancel this");
        let [drawn] = <[_; 1]>::try_from(drawn).expect("one set of points was asked for");
        let street_m: Vec<u64> = drawn.iter().map(|ring| ring.street_mm / 1000).collect();
        let areas: Vec<ReachArea> =
            minutes.iter().zip(drawn).map(|(m, ring)| ReachArea { group: 0, minutes: *m, shape: ring.shape }).collect();
        let rings = thinned_areas(&areas).into_iter().zip(street_m);
        Ok(rings.map(|(area, street_m)| Ring { minutes: area.minutes, shape: area.shape, street_m }).collect())
    }
}
