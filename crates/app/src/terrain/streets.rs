//! The streets around a shape, as lines that a border can be pulled onto.

use yike_domain::LonLat;

use super::Terrain;

impl Terrain {
    /// The middle lines of the streets that touch a box (south-west, north-east), each between two junctions.
    #[must_use]
    pub fn streets_in(&self, low: LonLat, high: LonLat) -> Vec<Vec<LonLat>> {
        let view = self.network().view();
        let inside = |at: &LonLat| low.lon <= at.lon && at.lon <= high.lon && low.lat <= at.lat && at.lat <= high.lat;
        let line = |chain: usize| {
            let points: Vec<LonLat> = view.shape_range(chain).map(|shape| view.point(shape)).collect();
            points.iter().any(inside).then_some(points)
        };
        (0..view.chains.len()).filter_map(line).filter(|points| points.len() > 1).collect()
    }
}
