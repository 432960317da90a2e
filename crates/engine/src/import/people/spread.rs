//! Spreading counted people over the places where they can live (dasymetric mapping;
//! Wright 1936, *Geographical Review* 26, 103–110; Mennis 2003, *The Professional
//! Geographer* 55, 31–42). `docs/methods/import.md` tells the longer story.

mod clip;

use rayon::prelude::*;
use yike_domain::{Arg, Finding, People, Rule, Severity, place::Ages};

use super::CountedArea;
use super::assign::Shapes;
use super::places::{Place, Places};
use super::share::{apportion, apportion_ages};
use crate::access::{Origin, OriginKind, OriginMethod};
use crate::import::map::MapFacts;
use crate::import::rules;

/// Floor per resident below which the mapped homes cannot be all homes, square decimetres
/// (8 m²). An assumption of this program; the dormitory rooms of universities have more.
const LEAST_FLOOR_DM2: u64 = 800;

/// Spreads the people of counted areas over homes by floor area, else over residential
/// land, else along streets; each area for itself and its total kept exactly. Homes whose
/// floor is too little for everybody take one resident for each 8 m², the rest goes on.
///
/// Of an area that lies only partly inside the map's bounds, the part inside gets people
/// by its share of the ground; a finding says how many were left outside. A home inside
/// several areas belongs to the smallest. The result does not depend on the order of
/// areas or buildings.
#[must_use]
pub fn spread(counted: &[CountedArea], map: &MapFacts) -> (Vec<Origin>, Vec<Finding>) {
    let mut areas: Vec<&CountedArea> = counted.iter().collect();
    areas.sort_by(|a, b| (&a.source, &a.id).cmp(&(&b.source, &b.id)));
    let shapes = Shapes::of(areas.iter().map(|area| &area.shape));
    let places = Places::of(map);
    let owned = [&places.homes, &places.land, &places.streets].map(|list| by_owner(list, &shapes, areas.len()));
    let mut findings = Vec::new();
    let mut outside = Outside::default();
    let mut origins = Vec::new();
    for (number, area) in areas.iter().enumerate() {
        let inside = people_inside(area, map);
        outside.note(area, inside, &mut findings);
        if inside == 0 {
            continue;
        }
        let [homes, land, streets] = [0, 1, 2].map(|method| owned[method][number].as_slice());
        let plan = Plan::of(inside, homes, land, streets);
        findings.extend(plan.finding(&area.source, &area.id, label(area).into()));
        let ages = area.ages.map(|ages| part_of(ages, inside, area.people.0));
        origins.extend(plan.put(ages));
    }
    outside.report(&mut findings);
    findings.extend(counted_twice(&areas, &shapes, &places.homes));
    findings.extend(levels_assumed(&origins, &places.homes));
    origins.sort_by(|a, b| a.id.cmp(&b.id));
    (origins, findings)
}

/// Spreads a total over all homes of the map, as [`spread`] does within one area.
#[must_use]
pub fn spread_total(residents: u32, map: &MapFacts) -> (Vec<Origin>, Vec<Finding>) {
    let places = Places::of(map);
    let lists = [&places.homes, &places.land, &places.streets].map(|list| list.iter().collect::<Vec<_>>());
    let plan = Plan::of(residents, &lists[0], &lists[1], &lists[2]);
    let mut findings: Vec<Finding> = plan.finding("", "", Arg::named("全图", "the whole map")).into_iter().collect();
    let origins = plan.put(None);
    findings.extend(levels_assumed(&origins, &places.homes));
    (origins, findings)
}

/// The homes of the map with their square metres of floor in the place of residents.
///
/// Without any home, points on residential land, else along streets, with the square
/// metres or metres they stand for; a finding says so.
#[must_use]
pub fn weigh_by_floor(map: &MapFacts) -> (Vec<Origin>, Vec<Finding>) {
    let places = Places::of(map);
    let mut chosen: Vec<&Place> = places.homes.iter().filter(|home| !home.spare).collect();
    let mut findings = Vec::new();
    if chosen.is_empty() {
        findings.push(Finding::new(Severity::Warning, "", "", rules::NO_HOMES));
        let lists = [&places.land, &places.homes, &places.streets];
        chosen = lists.into_iter().find(|list| !list.is_empty()).into_iter().flatten().collect();
    }
    // Floor is kept in square decimetres, land as points of 2500 m², streets in millimetres.
    let unit = |place: &Place| match place.method {
        OriginMethod::FloorArea => place.weight.div_ceil(100),
        OriginMethod::ResidentialLand => place.weight * 2500,
        OriginMethod::Streets | OriginMethod::Given => place.weight.div_ceil(1000),
    };
    let origins = chosen.iter().map(|place| origin(place, unit(place).min(u64::from(u32::MAX)) as u32, None));
    let origins: Vec<Origin> = origins.collect();
    findings.extend(levels_assumed(&origins, &places.homes));
    (origins, findings)
}

/// The places of a list by the area they belong to, in the list's order.
fn by_owner<'p>(list: &'p [Place], shapes: &Shapes<'_>, n: usize) -> Vec<Vec<&'p Place>> {
    let owners: Vec<u32> = list.par_iter().map(|place| shapes.smallest_around(place.at)).collect();
    let mut owned = vec![Vec::new(); n];
    for (place, owner) in list.iter().zip(owners) {
        if let Some(list) = owned.get_mut(owner as usize) {
            list.push(place);
        }
    }
    owned
}

/// The people of an area that live inside the map's bounds: by share of ground.
fn people_inside(area: &CountedArea, map: &MapFacts) -> u32 {
    let Some(bounds) = map.bounds else { return area.people.0 };
    let (inside, all) = clip::area_inside_dm2(&area.shape, bounds);
    apportion(area.people.0, &[inside, all - inside])[0]
}

/// How many people to put on which places, and what has to be said about it.
struct Plan<'p> {
    /// On homes, then on what takes the rest.
    parts: Vec<(u32, Vec<&'p Place>)>,
    people: u32,
    odd: Option<(Severity, Rule)>,
}

impl<'p> Plan<'p> {
    fn of(people: u32, homes: &[&'p Place], land: &[&'p Place], streets: &[&'p Place]) -> Self {
        let holds = |homes: &[&Place]| homes.iter().map(|home| home.weight).sum::<u64>() / LEAST_FLOOR_DM2;
        let plan = |parts, rule: Option<Rule>| Self { parts, people, odd: rule.map(|rule| (Severity::Warning, rule)) };
        let sure: Vec<&Place> = homes.iter().copied().filter(|home| !home.spare).collect();
        let rest = if land.is_empty() { streets } else { land };
        if !sure.is_empty() && holds(&sure) >= u64::from(people) {
            return plan(vec![(people, sure)], None);
        }
        let widened = homes.len() > sure.len() && (!sure.is_empty() || land.is_empty());
        let used = if widened { homes.to_vec() } else { sure };
        let housed = holds(&used).min(u64::from(people)) as u32;
        match (used.is_empty(), rest.is_empty()) {
            (false, _) if housed == people => plan(vec![(people, used)], Some(rules::HOMES_WIDENED)),
            (false, false) => plan(vec![(housed, used), (people - housed, rest.to_vec())], Some(rules::HOMES_CROWDED)),
            (false, true) => plan(vec![(people, used)], Some(rules::HOMES_CROWDED)),
            (true, false) => {
                let rule = if land.is_empty() { rules::SPREAD_ON_STREETS } else { rules::SPREAD_ON_LAND };
                plan(vec![(people, rest.to_vec())], Some(rule))
            }
            (true, true) => Self { parts: Vec::new(), people, odd: Some((Severity::Error, rules::SPREAD_NOWHERE)) },
        }
    }

    fn finding(&self, source: &str, object: &str, name: Arg) -> Option<Finding> {
        let (severity, rule) = self.odd?;
        let (housed, places) = self.parts.first().map_or((0, 0), |(people, places)| (*people, places.len()));
        Some(
            Finding::new(severity, source, object, rule)
                .with("name", name)
                .with("people", self.people)
                .with("n", places)
                .with("housed", housed)
                .with("rest", self.people - housed),
        )
    }

    /// Puts the people of each part on its places in proportion to their weights; places
    /// without people are left out.
    fn put(&self, ages: Option<Ages>) -> Vec<Origin> {
        let mut shares = Vec::new();
        for (people, places) in &self.parts {
            let weights: Vec<u64> = places.iter().map(|place| place.weight).collect();
            shares.extend(apportion(*people, &weights));
        }
        let ages = ages.map(|ages| apportion_ages(ages, &shares));
        let with_ages = |i: usize| ages.as_ref().map(|ages| ages[i]);
        let places = self.parts.iter().flat_map(|(_, places)| places);
        let each = places.zip(&shares).enumerate().filter(|(_, (_, share))| **share > 0);
        each.map(|(i, (place, share))| origin(place, *share, with_ages(i))).collect()
    }
}

fn label(area: &CountedArea) -> &str {
    if area.name.is_empty() { &area.id } else { &area.name }
}

/// The ages of a part of an area's people.
fn part_of(ages: Ages, part: u32, all: u32) -> Ages {
    let inside = |band: People| People(apportion(band.0, &[u64::from(part), u64::from(all - part)])[0]);
    Ages { children: inside(ages.children), elders: inside(ages.elders) }
}

fn origin(place: &Place, people: u32, ages: Option<Ages>) -> Origin {
    Origin {
        id: place.id.clone(),
        at: place.at,
        people: People(people),
        ages,
        kind: place.kind,
        method: place.method,
        community: u32::MAX,
        compound: u32::MAX,
    }
}

/// People left outside the map.
#[derive(Default)]
struct Outside {
    source: String,
    n: usize,
    people: u64,
}

impl Outside {
    fn note(&mut self, area: &CountedArea, inside: u32, findings: &mut Vec<Finding>) {
        let left = area.people.0 - inside;
        if left == 0 {
            return;
        }
        if inside == 0 {
            area.source.clone_into(&mut self.source);
            self.n += 1;
            self.people += u64::from(left);
            return;
        }
        findings.push(
            Finding::new(Severity::Warning, &area.source, area.id.as_str(), rules::PEOPLE_OUTSIDE)
                .with("name", label(area))
                .with("inside", inside)
                .with("outside", left)
                .with("people", area.people.0),
        );
    }

    fn report(self, findings: &mut Vec<Finding>) {
        if self.n > 0 {
            findings.push(
                Finding::new(Severity::Note, &self.source, "", rules::AREA_OUTSIDE)
                    .with("n", self.n)
                    .with("people", self.people as f64),
            );
        }
    }
}

/// Homes inside several counted areas: the areas overlap there.
fn counted_twice(areas: &[&CountedArea], shapes: &Shapes<'_>, homes: &[Place]) -> Option<Finding> {
    let n = homes.par_iter().filter(|home| shapes.around(home.at).nth(1).is_some()).count();
    let source = areas.first().map(|area| area.source.as_str())?;
    (n > 0).then(|| Finding::new(Severity::Warning, source, "", rules::COUNTED_TWICE).with("n", n))
}

/// How many of the homes used have levels or a height of their own.
fn levels_assumed(origins: &[Origin], homes: &[Place]) -> Option<Finding> {
    let used: std::collections::HashSet<&str> =
        origins.iter().filter(|o| o.kind == OriginKind::Building).map(|o| o.id.as_str()).collect();
    let used: Vec<&Place> = homes.iter().filter(|home| used.contains(home.id.as_str())).collect();
    let stated = used.iter().filter(|home| home.stated).count();
    (stated < used.len()).then(|| {
        Finding::new(Severity::Note, "", "", rules::LEVELS_ASSUMED)
            .with("n", used.len())
            .with("assumed", used.len() - stated)
    })
}

#[cfg(test)]
mod tests;
