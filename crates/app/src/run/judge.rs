//! The judgement of circles: the reach table's rows of those who live in each.

use rayon::prelude::*;
use yike_domain::{Trouble, standard::StandardPack, walking::WalkProfile};
use yike_engine::{
    access::Reach,
    assess::{AssessInput, Assessment, GroupPlan, assess},
    import::table::Area,
};

use super::{CircleArea, CircleGap, CircleResult, ProfileResult};
use crate::terrain::Terrain;

/// The homes in a circle, ascending: positions in the terrain's origins.
#[must_use]
pub fn members(terrain: &Terrain, circle: &CircleArea) -> Vec<u32> {
    let points = || circle.shape.rings().flatten();
    let (lons, lats) = (|| points().map(|at| at.lon), || points().map(|at| at.lat));
    let (Some(west), Some(east), Some(south), Some(north)) = (lons().min(), lons().max(), lats().min(), lats().max())
    else {
        return Vec::new();
    };
    let inside = |at: yike_domain::LonLat| {
        (west..=east).contains(&at.lon) && (south..=north).contains(&at.lat) && circle.shape.contains(at)
    };
    let homes = (0u32..).zip(&terrain.origins).filter(|(_, origin)| origin.people.0 > 0);
    homes.filter(|(_, origin)| inside(origin.at)).map(|(number, _)| number).collect()
}

/// Judges circles by one of the terrain's standards, for some of its profiles. `homes` are the
/// [`members`] of each circle.
///
/// Circles are judged side by side and put together in the order given: the result does not
/// depend on the number of threads, nor on which other circles are judged.
///
/// # Errors
/// A clause names a measure that is unknown here.
pub fn judge(
    terrain: &Terrain,
    pack: &StandardPack,
    profiles: &[usize],
    circles: &[(&CircleArea, &[u32])],
) -> Result<Vec<CircleResult>, Trouble> {
    let walks: Vec<WalkProfile> = profiles.iter().map(|p| terrain.basis.profiles[*p].clone()).collect();
    let plans: Vec<GroupPlan> = profiles.iter().map(|p| terrain.plan(*p).clone()).collect();
    let one = |(circle, homes): &(&CircleArea, &[u32])| {
        let origins: Vec<_> = homes
            .iter()
            .map(|o| yike_engine::access::Origin { community: 0, ..terrain.origins[*o as usize].clone() })
            .collect();
        let reaches: Vec<Reach> = profiles.iter().map(|p| terrain.reach(*p).of_origins(homes)).collect();
        let area = Area {
            id: circle.code.clone(),
            name: circle.name.clone(),
            shape: yike_engine::geometry::MultiPolygon::default(),
        };
        let assessment = assess(&AssessInput {
            taxonomy: &terrain.basis.taxonomy,
            pack,
            profiles: &walks,
            plans: &plans,
            reaches: &reaches,
            origins: &origins,
            communities: std::slice::from_ref(&area),
            compounds: &[],
            sources: &terrain.sources,
            people: terrain.people,
            allow_unverified: terrain.settings.allow_unverified,
        })?;
        Ok(of_assessment(circle, pack, assessment))
    };
    circles.par_iter().map(one).collect()
}

/// Position of the circle in the places of its own assessment: the study (the same people) is before it.
const CIRCLE: usize = 1;

fn of_assessment(circle: &CircleArea, pack: &StandardPack, assessment: Assessment) -> CircleResult {
    let place = &assessment.places[CIRCLE];
    let (people, n_homes) = (place.people, place.origins.len() as u32);
    let names: Vec<String> = assessment.profiles.iter().map(|profile| profile.profile.clone()).collect();
    let gaps = assessment.gaps.into_iter().filter(|gap| gap.place as usize == CIRCLE).map(|gap| CircleGap {
        profile: names[gap.profile as usize].clone(),
        clause: pack.clauses[gap.clause as usize].id.clone(),
        types: gap.types,
        people_without: gap.people_without,
        people_cannot_tell: gap.people_cannot_tell,
        status: gap.status,
        explanation: gap.explanation,
    });
    let gaps = gaps.collect();
    let profiles = assessment.profiles.into_iter().map(|mut profile| {
        let found = profile.places.swap_remove(CIRCLE);
        ProfileResult {
            profile: profile.profile,
            bases: profile.clauses,
            clauses: found.clauses,
            types: found.types,
            grade: found.grade,
            near_border: found.near_border,
            unsnapped: found.unsnapped,
        }
    });
    CircleResult {
        circle: circle.id,
        code: circle.code.clone(),
        name: circle.name.clone(),
        version: circle.version,
        people,
        people_basis: assessment.people,
        n_homes,
        profiles: profiles.collect(),
        gaps,
        findings: assessment.findings,
    }
}
