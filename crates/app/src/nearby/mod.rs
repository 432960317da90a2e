//! What is nearby as the crow flies: a million published outlets held in memory and asked thousands of times a second.
//!
//! Walking minutes come from the walking network where one is loaded; this index finds the candidates, and answers
//! alone where there is none, in metres.

mod directory;
mod sphere;

use std::collections::BTreeMap;

use rstar::{RTree, primitives::GeomWithData};
use yike_domain::LonLat;

pub use directory::{Directory, FARTHEST_M, MOST_NEARBY, NearbyAsk, NearbyOutlet};
pub use sphere::metres;
use sphere::{Place, place};

/// Positions in the list that the index was made of, by where they are.
type Tree = RTree<GeomWithData<Place, u32>>;

/// Where the outlets of a list are, by business type.
///
/// # Units
/// About 45 bytes an outlet and type.
pub struct Nearby {
    all: Tree,
    /// One tree per type, so that a rare type is found without looking at all others.
    by_type: BTreeMap<u16, Tree>,
}

/// One outlet found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// As the crow flies.
    pub metres: u32,
    /// Position in the list that the index was made of.
    pub outlet_idx: u32,
}

impl Nearby {
    /// The index of a list: where each outlet is, and its types.
    pub fn of<'a>(outlets: impl Iterator<Item = (LonLat, &'a [u16])>) -> Self {
        let mut all = Vec::new();
        let mut by_type: BTreeMap<u16, Vec<_>> = BTreeMap::new();
        for (outlet_idx, (at, types)) in (0..).zip(outlets) {
            let point = GeomWithData::new(place(at), outlet_idx);
            all.push(point);
            for kind in types {
                by_type.entry(*kind).or_default().push(point);
            }
        }
        let by_type = by_type.into_iter().map(|(kind, points)| (kind, RTree::bulk_load(points))).collect();
        Self { all: RTree::bulk_load(all), by_type }
    }

    /// How many outlets there are.
    #[must_use]
    pub fn n_outlets(&self) -> usize {
        self.all.size()
    }

    /// The nearest outlets of a type, or of any, within some metres; the nearest first, equal ones by position in the list.
    #[must_use]
    pub fn nearest(&self, at: LonLat, kind: Option<u16>, within_m: u32, most: usize) -> Vec<Found> {
        let tree = match kind {
            None => &self.all,
            Some(kind) => match self.by_type.get(&kind) {
                Some(tree) => tree,
                None => return Vec::new(),
            },
        };
        let mut found: Vec<Found> = Vec::with_capacity(most);
        for (point, chord_squared) in tree.nearest_neighbor_iter_with_distance_2(&place(at)) {
            let next = Found { metres: metres(chord_squared), outlet_idx: point.data };
            // As many as wanted, and all that are as near as the last of them.
            let enough = found.len() >= most && found.last().is_some_and(|last| last.metres < next.metres);
            if enough || next.metres > within_m {
                break;
            }
            found.push(next);
        }
        found.sort_unstable();
        found.truncate(most);
        found
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(lon: f64, lat: f64) -> LonLat {
        LonLat { lon: (lon * 1e7) as i32, lat: (lat * 1e7) as i32 }
    }

    #[test]
    fn the_nearest_of_a_type_is_found() {
        // One ten-thousandth of a degree of latitude is 11.1 m.
        let list: [(LonLat, &[u16]); 3] =
            [(at(116.3, 40.0), &[1]), (at(116.3, 40.0001), &[2]), (at(116.3, 40.0003), &[1, 2])];
        let index = Nearby::of(list.into_iter());
        let found = |kind, within| {
            let found = index.nearest(at(116.3, 40.0), kind, within, 5);
            found.iter().map(|f| (f.outlet_idx, f.metres)).collect::<Vec<_>>()
        };
        assert_eq!(found(None, 100), [(0, 0), (1, 11), (2, 33)]);
        assert_eq!(found(Some(2), 100), [(1, 11), (2, 33)]);
        assert_eq!(found(Some(2), 20), [(1, 11)]);
        assert_eq!(found(Some(9), 100), []);
        assert_eq!(index.nearest(at(116.3, 40.0), None, 100, 0), []);
    }

    proptest! {
        #[test]
        fn every_answer_is_that_of_looking_at_all(
            places in prop::collection::vec((1_163_000_000..1_163_400_000i32, 400_000_000..400_400_000i32), 1..60),
            from in (1_163_000_000..1_163_400_000i32, 400_000_000..400_400_000i32),
            most in 1usize..12,
        ) {
            let lonlat = |(lon, lat): (i32, i32)| LonLat { lon, lat };
            let index = Nearby::of(places.iter().map(|p| (lonlat(*p), &[][..])));
            let mut all: Vec<Found> = (0..).zip(&places).map(|(outlet_idx, p)| {
                let chord: f64 = place(lonlat(*p)).iter().zip(place(lonlat(from))).map(|(a, b)| (a - b) * (a - b)).sum();
                Found { metres: metres(chord), outlet_idx }
            }).filter(|f| f.metres <= 2_000).collect();
            all.sort_unstable();
            all.truncate(most);
            prop_assert_eq!(index.nearest(lonlat(from), None, 2_000, most), all);
        }
    }
}
