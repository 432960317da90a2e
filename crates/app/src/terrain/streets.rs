//! The streets around a shape, as lines that a border can be pulled onto.

use yike_domain::LonLat;

use super::Terrain;

impl Terrain {
    /// The middle lines of the streets that touch a box (south-west, north-east), each between two junctions.
    #[must_use]
    pub fn streets_in(&self, low: LonLat, high: LonLat) -> Vec<Vec<LonLat>> {
        let view = self.network().view();
        // A side meets the box where neither lies wholly beside the other, as far as their own boxes tell.
        let meets = |side: &[LonLat]| {
            let (a, b) = (side[0], side[1]);
            a.lon.min(b.lon) <= high.lon
                && a.lon.max(b.lon) >= low.lon
                && a.lat.min(b.lat) <= high.lat
                && a.lat.max(b.lat) >= low.lat
        };
        let line = |chain: usize| {
            let points: Vec<LonLat> = view.shape_range(chain).map(|shape| view.point(shape)).collect();
            points.windows(2).any(meets).then_some(points)
        };
        (0..view.chains.len()).filter_map(line).collect()
    }
}
