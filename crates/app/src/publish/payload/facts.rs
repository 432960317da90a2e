//! What was asked and of whom: types, profiles, packs, places, findings.

use std::collections::BTreeMap;

use yike_domain::{
    Finding, LonLat, Severity,
    standard::{MeasureSpec, StandardPack, Threshold},
    walking::{Basis, WalkProfile},
};
use yike_engine::{
    assess::{self, clause_types, group_id, permille, with_parts},
    geometry::MultiPolygon,
};

use super::{
    BusinessType, Clause, FindingSummary, Group, Named, Pack, Place, Profile,
    make::{Frame, named},
    messages::Rules,
    rings::micro,
};
use crate::{draft::Draft, publish::remarks};

type Bounds = (LonLat, LonLat);

/// The map's bounds, else those of the residents, so that a page has something to show.
pub(super) fn bounds(draft: &Draft) -> Bounds {
    if let Some(bounds) = draft.imported.map.bounds {
        return bounds;
    }
    let mut at = draft.imported.origins.iter().map(|origin| origin.at);
    let Some(first) = at.next() else { return Bounds::default() };
    at.fold((first, first), |(low, high), at| {
        (
            LonLat { lon: low.lon.min(at.lon), lat: low.lat.min(at.lat) },
            LonLat { lon: high.lon.max(at.lon), lat: high.lat.max(at.lat) },
        )
    })
}

pub(super) fn micro_bounds((low, high): Bounds) -> [i64; 4] {
    [micro(low.lon), micro(low.lat), micro(high.lon), micro(high.lat)]
}

/// The state of the street map: what the study says, else what the file says.
pub(super) fn data_date(draft: &Draft) -> String {
    let date = draft.study.map.date.as_ref().or(draft.imported.map.data_date.as_ref());
    date.map(|date| date.chars().take(10).collect()).unwrap_or_default()
}

/// What every page must say.
pub(super) fn notices(draft: &Draft) -> Vec<Named> {
    remarks::notice_texts(draft).into_iter().map(named).collect()
}

/// Every business type; outlets of a part count for the whole.
pub(super) fn types(draft: &Draft) -> Vec<BusinessType> {
    let taxonomy = &draft.taxonomy;
    let mut n_outlets = vec![0usize; taxonomy.types.len()];
    for outlet in &draft.imported.outlets {
        for served in taxonomy.expand(&outlet.types) {
            n_outlets[usize::from(served.0)] += 1;
        }
    }
    let types = taxonomy.types.iter().zip(n_outlets).map(|(business, n_outlets)| BusinessType {
        code: business.code.clone(),
        name: Named::new(&business.zh, &business.en),
        family: business.group.clone(),
        icon: business.icon.clone(),
        n_outlets,
    });
    types.collect()
}

/// The groups of the report with the types whose outlets serve them.
pub(super) fn groups(frame: &Frame<'_>) -> Vec<Group> {
    let taxonomy = &frame.draft.taxonomy;
    let groups = frame.groups.iter().map(|id| {
        let types: Vec<_> = id.split('|').filter_map(|code| taxonomy.index(code)).collect();
        Group { id: id.clone(), types: with_parts(taxonomy, &types).iter().map(|at| at.0).collect() }
    });
    groups.collect()
}

pub(super) fn profile(profile: &WalkProfile) -> Profile {
    Profile {
        id: profile.id.clone(),
        name: Named::new(&profile.zh, &profile.en),
        unit: match profile.basis {
            Basis::Time => "s",
            Basis::Length => "m",
        },
        metres_per_minute: u32::try_from((profile.level_mm(60_000) + 500) / 1000).unwrap_or(u32::MAX),
    }
}

pub(super) fn pack(frame: &Frame<'_>, pack: &StandardPack) -> Pack {
    let both = pack.notes_zh.iter().enumerate();
    let notes = both.map(|(at, zh)| Named::new(zh, pack.notes_en.get(at).cloned().unwrap_or_default()));
    Pack {
        id: pack.id.clone(),
        name: Named::new(&pack.zh, &pack.en),
        document: pack.document.clone(),
        issuer: pack.issuer.clone(),
        effective_from: pack.effective_from.clone(),
        effective_to: pack.effective_to.clone().unwrap_or_default(),
        notes: notes.collect(),
        sources: pack.sources.clone(),
        clauses: pack.clauses.iter().map(|clause| clause_of(frame, pack, clause)).collect(),
        grades: pack.grade.is_some(),
    }
}

fn clause_of(frame: &Frame<'_>, pack: &StandardPack, clause: &yike_domain::standard::Clause) -> Clause {
    let taxonomy = &frame.draft.taxonomy;
    let types = clause_types(pack, clause, taxonomy).unwrap_or_default();
    Clause {
        id: clause.id.clone(),
        name: Named::new(&clause.zh, &clause.en),
        group: frame.group_of(&group_id(taxonomy, &types)),
        class: clause.class.clone(),
        minutes: clause.minutes,
        metres: clause.metres,
        gives: match MeasureSpec::named(&clause.measure).map(|measure| measure.threshold) {
            Some(Threshold::Count) => "formats",
            Some(Threshold::None) => "walk",
            Some(Threshold::Share | Threshold::CountForShare) | None => "share",
        },
        at_least_permille: clause.at_least_permille,
        at_least: clause.at_least,
        required: clause.required,
        verified: clause.certainty.is_verified(),
        place: clause.place.clone(),
        note: Named::new(&clause.note_zh, &clause.note_en),
        sources: clause.sources.clone(),
    }
}

pub(super) fn place(frame: &Frame<'_>, place: &assess::Place, bounds: Bounds) -> Place {
    let shape = remarks::shape_of(frame.draft, place);
    Place {
        level: place.level.word(),
        id: place.id.clone(),
        name: place.name.clone(),
        people: place.people.0,
        elders: if place.ages_known.0 == 0 { -1 } else { i64::from(place.elders.0) },
        inside_permille: shape.map_or(1000, |shape| inside_permille(shape, bounds)),
        shape: shape.map(|shape| frame.corner.polygons(shape)).unwrap_or_default(),
    }
}

/// Share of a shape's area that lies inside the map.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "areas of places are small and positive")]
fn inside_permille(shape: &MultiPolygon, (low, high): Bounds) -> u32 {
    let whole = shape.area_m2().round().max(0.0) as u64;
    let inside = shape.area_within_m2(low, high).round().max(0.0) as u64;
    if whole == 0 { 1000 } else { permille(inside, whole).min(1000) }
}

/// Findings by severity, rule and source, in the order of their first appearance, with one example each.
pub(super) fn findings(draft: &Draft, rules: &mut Rules) -> Vec<FindingSummary> {
    let mut found: Vec<(&Finding, usize)> = Vec::new();
    let mut at: BTreeMap<(Severity, &str, &str), usize> = BTreeMap::new();
    for finding in draft.all_findings() {
        let next = found.len();
        let at = *at.entry((finding.severity, finding.rule.0, finding.source.as_str())).or_insert(next);
        match found.get_mut(at) {
            Some((_, n)) => *n += 1,
            None => found.push((finding, 1)),
        }
    }
    let summaries = found.into_iter().map(|(finding, n)| FindingSummary {
        severity: finding.severity.word(),
        n,
        message: rules.sentence(finding.rule, &finding.args),
        source: remarks::file_name(&finding.source).to_owned(),
        example: finding.object.clone(),
    });
    summaries.collect()
}
