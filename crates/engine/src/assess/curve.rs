//! How the share of residents with something near grows with the minutes they walk.

use super::result::permille;
use crate::access::{Cost, Origin, Reach};

/// Share of the residents whose nearest outlet of a group lies within 1, 2, … minutes,
/// per mille, rounded down. `minute` is what one minute costs in the profile's unit.
///
/// A lower bound wherever the outlets are not complete.
#[must_use]
pub fn share_by_minute(reach: &Reach, group: usize, origins: &[Origin], minute: Cost, minutes: u32) -> Vec<u32> {
    let mut arriving = vec![0u64; minutes as usize];
    let mut total = 0u64;
    for (at, origin) in origins.iter().enumerate() {
        let people = u64::from(origin.people.0);
        total += people;
        let Some(nearest) = reach.nearest(at, group).first() else { continue };
        // The minute during which the walk ends; a walk of no length ends in the first.
        let during = nearest.cost.div_ceil(minute.max(1)).max(1) as usize - 1;
        if let Some(people_then) = arriving.get_mut(during) {
            *people_then += people;
        }
    }
    let mut so_far = 0;
    let share = arriving.into_iter().map(|people| {
        so_far += people;
        permille(so_far, total)
    });
    share.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{Near, OriginKind, OriginMethod, UNREACHED};
    use yike_domain::{LonLat, People};

    fn home(people: u32) -> Origin {
        Origin {
            id: String::new(),
            at: LonLat::default(),
            people: People(people),
            ages: None,
            kind: OriginKind::Point,
            method: OriginMethod::Given,
            community: u32::MAX,
            compound: u32::MAX,
        }
    }

    #[test]
    fn shares_grow_with_the_minutes() {
        // 1 resident at the door, 2 exactly one minute away, 4 a millisecond farther, 8 reach none: 15 in all.
        let costs = [0, 60_000, 60_001, UNREACHED];
        let reach = Reach {
            n_origins: 4,
            n_groups: 1,
            k: 1,
            nearest: costs.map(|cost| Near { cost, outlet: 0 }).to_vec().into(),
            count_starts: vec![0, 0],
            counts: Vec::new(),
            unsnapped: vec![false; 4],
            near_border: vec![false; 4],
            border_cost: vec![UNREACHED; 4],
        };
        let homes = [home(1), home(2), home(4), home(8)];
        // 3/15 = 200 ‰, then 7/15 = 466.67 ‰ rounded down.
        assert_eq!(share_by_minute(&reach, 0, &homes, 60_000, 3), [200, 466, 466]);
        assert_eq!(share_by_minute(&reach, 0, &[home(0), home(0), home(0), home(0)], 60_000, 1), [0]);
    }
}
