//! Buildings, compounds and land of a map.

use yike_domain::{Finding, Severity};

use super::objects::Found;
use super::shapes::{Shapes, Tags, Thing};
use super::{buildings, examples_of, grounds, rules};
use crate::geometry::MultiPolygon;
use crate::import::map::{Building, Compound, Land};

/// What is read of areas; each list holds ways by id, then relations by id.
#[derive(Default)]
pub(super) struct Areas {
    pub(super) buildings: Vec<Building>,
    pub(super) compounds: Vec<Compound>,
    pub(super) land: Vec<Land>,
    /// Buildings whose storeys or height say no number.
    odd_sizes: Vec<String>,
}

impl Areas {
    pub(super) fn read(shapes: &mut Shapes<'_>, source: &str, findings: &mut Vec<Finding>) -> Self {
        let mut areas = Self::default();
        let objects = shapes.objects;
        for &way in &objects.ways {
            let tags = shapes.way_tags(way);
            if is_area(&tags)
                && let Some(shape) = shapes.way_area(way)
            {
                areas.take(Thing::way(way.id), &tags, shape);
            }
        }
        for &relation in &objects.relations {
            let tags = shapes.relation_tags(relation);
            if !matches!(tags.get("type"), Some("multipolygon" | "boundary")) || !is_area(&tags) {
                continue;
            }
            if let Some(shape) = shapes.relation_area(relation) {
                areas.take(Thing::relation(relation.id), &tags, shape);
            }
        }
        areas.report(source, findings);
        areas
    }

    fn take(&mut self, thing: Thing, tags: &Tags<'_>, shape: MultiPolygon) {
        let (compound, land) = grounds::ground(thing, tags, &shape);
        self.compounds.extend(compound);
        self.land.extend(land);
        if buildings::is_building(tags) {
            let (building, is_odd) = buildings::building(thing, tags, shape);
            if is_odd {
                self.odd_sizes.push(building.id.clone());
            }
            self.buildings.push(building);
        }
    }

    fn report(&self, source: &str, findings: &mut Vec<Finding>) {
        if !self.odd_sizes.is_empty() {
            findings.push(
                Finding::new(Severity::Note, source, examples_of(&self.odd_sizes), rules::SIZES_ODD)
                    .with("buildings", self.odd_sizes.len()),
            );
        }
    }
}

fn is_area(tags: &Tags<'_>) -> bool {
    buildings::is_building(tags) || grounds::is_ground(tags)
}

/// Takes down the missing nodes of every way.
pub(super) fn note_all_missing(shapes: &mut Shapes<'_>) {
    let ways: &[Found] = &shapes.objects.ways;
    for &way in ways {
        shapes.note_missing(way);
    }
}
