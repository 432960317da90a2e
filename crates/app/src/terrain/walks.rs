//! How long it takes to walk into some areas: to the homes in them, by their residents.

use yike_domain::{LonLat, Trouble, WalkTime};
use yike_engine::{
    access::{Direction, Search},
    geometry::MultiPolygon,
    network::Attachment,
};

use super::{Asked, Terrain};

/// How far is looked, minutes of walking.
const SEARCH_MINUTES: u32 = 60;

impl Terrain {
    /// Walking times into areas: for half of the residents of each it is at most so far; for one without residents, to
    /// its middle. None where no way leads within an hour.
    ///
    /// # Errors
    /// The place is on no street.
    pub fn walks_into(&self, asked: Asked, areas: &[MultiPolygon]) -> Result<Vec<Option<WalkTime>>, Trouble> {
        let from = [self.placed(asked)?.attachment];
        let walk = self.footing.walk(asked.profile);
        let limit = self.minutes(asked.profile, SEARCH_MINUTES);
        let mut search = Search::new(walk, Direction::FromHome);
        search.run(&from, limit);
        let time = |at: LonLat| {
            let snapped = self.footing.snapper(asked.profile).snap(at);
            let attachment = snapped.as_ref().map_or(Attachment::NONE, |s| walk.attach(s));
            let cost = attachment.is_some().then(|| search.cost_to(&attachment, &from));
            cost.filter(|cost| *cost <= limit).map(|cost| WalkTime(walk.duration_ms(cost)))
        };
        let into = |area: &MultiPolygon| {
            let homes = self.origins.iter().filter(|home| home.people.0 > 0 && area.contains(home.at));
            let times: Vec<(Option<WalkTime>, u32)> = homes.map(|home| (time(home.at), home.people.0)).collect();
            if times.is_empty() { area.inner_point().and_then(time) } else { median(times) }
        };
        Ok(areas.iter().map(into).collect())
    }
}

/// The time within which half of the residents are reached; none where more than half never are.
fn median(mut times: Vec<(Option<WalkTime>, u32)>) -> Option<WalkTime> {
    times.sort_by_key(|(time, _)| (time.is_none(), *time));
    let all: u64 = times.iter().map(|(_, people)| u64::from(*people)).sum();
    let mut reached = 0;
    times.into_iter().find_map(|(time, people)| {
        reached += u64::from(people);
        (reached * 2 >= all).then_some(time)
    })?
}
