//! From a draft to the data of its report, part by part in the order of the page.

use std::collections::BTreeMap;

use yike_domain::{
    standard::StandardPack,
    taxonomy::Taxonomy,
    walking::{Basis, WalkProfile},
};
use yike_engine::{
    access::Cost,
    assess::{PlaceLevel, SEARCH_MINUTES, clause_types, group_id, share_by_minute},
};

use super::{
    Named, Payload, Product, Titled, assessed, drawing, facts, messages::Rules, origins, rings::Corner, sources,
};
use crate::{draft::Draft, publish::remarks, study::Text};

/// Gaps of compounds that a report carries for each standard and profile; the workbook and
/// the GeoPackage carry all.
pub const MOST_COMPOUND_GAPS: usize = 300;

/// What the parts look up together.
pub(super) struct Frame<'d> {
    /// The draft.
    pub(super) draft: &'d Draft,
    /// Where positions start.
    pub(super) corner: Corner,
    /// Groups that clauses ask for: their ids, in the plan's order.
    pub(super) groups: Vec<String>,
    /// Position of a place by level and index.
    pub(super) places: BTreeMap<(PlaceLevel, u32), usize>,
}

impl Frame<'_> {
    /// Position of a clause's group among those of the report.
    pub(super) fn group_of(&self, id: &str) -> usize {
        self.groups.iter().position(|group| group == id).unwrap_or(0)
    }
}

/// The data of a draft's report.
#[must_use]
pub fn payload(draft: &Draft) -> Payload {
    let bounds = facts::bounds(draft);
    let places = draft.assessments.first().map(|first| first.places.as_slice()).unwrap_or_default();
    let frame = Frame {
        draft,
        corner: Corner::of(bounds.0),
        groups: groups_asked_for(&draft.packs, &draft.taxonomy),
        places: places.iter().enumerate().map(|(at, p)| ((p.level, p.index), at)).collect(),
    };
    let mut rules = Rules::default();
    let (gaps, n_gaps_left_out) = assessed::gaps(&frame, &mut rules);
    let assessments = assessed::assessments(&frame, &mut rules);
    let findings = facts::findings(draft, &mut rules);
    Payload {
        format: 1,
        product: Product { name: "一刻", version: env!("CARGO_PKG_VERSION") },
        study: Titled { id: draft.study.id.clone(), name: named(&draft.study.title) },
        data_date: facts::data_date(draft),
        bounds: facts::micro_bounds(bounds),
        gate_policy: draft.study.gates.word(),
        allow_unverified: draft.study.allow_unverified,
        residents: draft.imported.origins.iter().map(|origin| u64::from(origin.people.0)).sum(),
        people_basis: remarks::basis_word(draft.imported.people),
        notices: facts::notices(draft),
        types: facts::types(draft),
        groups: facts::groups(&frame),
        profiles: draft.profiles.iter().map(facts::profile).collect(),
        packs: draft.packs.iter().map(|pack| facts::pack(&frame, pack)).collect(),
        places: places.iter().map(|place| facts::place(&frame, place, bounds)).collect(),
        assessments,
        curves: curves(&frame),
        gaps,
        n_gaps_left_out,
        map: drawing::map(&frame),
        origins: origins::origins(&frame),
        outlets: origins::outlets(&frame),
        isochrones: origins::isochrones(&frame),
        findings,
        sources: sources::sources(draft),
        cited: sources::cited(draft),
        receipt: sources::receipt(draft),
        icons: sources::icons(&draft.taxonomy),
        rules: rules.into_list(),
    }
}

/// Both languages of a study's text; English falls back to the Chinese master on the page.
pub(super) fn named(text: &Text) -> Named {
    Named::new(&text.zh, &text.en)
}

/// Ids of the groups that clauses ask for, each once, in the packs' order.
fn groups_asked_for(packs: &[StandardPack], taxonomy: &Taxonomy) -> Vec<String> {
    let mut groups = Vec::new();
    for (pack, clause) in packs.iter().flat_map(|pack| pack.clauses.iter().map(move |clause| (pack, clause))) {
        // A clause whose types are unknown has stopped the planning long before.
        let Ok(types) = clause_types(pack, clause, taxonomy) else { continue };
        let id = group_id(taxonomy, &types);
        if !groups.contains(&id) {
            groups.push(id);
        }
    }
    groups
}

/// One curve for each profile and group; none where the group has no outlet.
fn curves(frame: &Frame<'_>) -> Vec<Option<Vec<u32>>> {
    let origins = &frame.draft.imported.origins;
    per_profile_and_group(frame, |profile, measured, group| {
        (!measured.groups[group].members.is_empty())
            .then(|| share_by_minute(&measured.reach, group, origins, minute_cost(profile), SEARCH_MINUTES))
    })
}

/// Values for each profile and group of the report, profiles outermost; `None` where a
/// profile was not measured for the group.
pub(super) fn per_profile_and_group<T>(
    frame: &Frame<'_>,
    mut value: impl FnMut(&WalkProfile, &crate::draft::Measured, usize) -> Option<T>,
) -> Vec<Option<T>> {
    let draft = frame.draft;
    let mut values = Vec::with_capacity(draft.profiles.len() * frame.groups.len());
    for (profile, measured) in draft.profiles.iter().zip(&draft.measured) {
        for id in &frame.groups {
            let group = measured.groups.iter().position(|group| group.id == *id);
            values.push(group.and_then(|group| value(profile, measured, group)));
        }
    }
    values
}

/// What a minute on level ground costs in a profile's unit.
pub(super) fn minute_cost(profile: &WalkProfile) -> Cost {
    match profile.basis {
        Basis::Time => 60_000,
        Basis::Length => Cost::try_from(profile.level_mm(60_000)).unwrap_or(Cost::MAX),
    }
}

/// A cost in the page's unit, rounded up: milliseconds to seconds, millimetres to metres.
pub(super) fn rounded_up(cost: Cost) -> i64 {
    i64::from(cost.div_ceil(1000))
}
