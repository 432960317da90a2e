//! Communities and compounds with their verdicts, every verdict as a row, and the gaps.

use yike_domain::standard::Verdict;
use yike_engine::{
    assess::{Assessment, ClauseBasis, ClauseResult, Place, PlaceLevel, Value as Measured},
    import::PeopleBasis,
    network::compound_gates,
};

use super::{Columns, count, facts::name_part, people_column, polygons, text, walk};
use crate::{
    draft::Draft,
    exchange::{
        day::day_of,
        layer::{ColumnKind, GeometryKind, Layer, Value},
    },
    publish::remarks::{map_date, say_for, shape_of},
    words::{Language, Words},
};

use ColumnKind::{Date, Int, Text};

/// Communities with the verdicts of the first standard and profile.
pub(super) fn communities(draft: &Draft) -> Layer {
    places(draft, PlaceLevel::Community, "communities")
}

/// Compounds where somebody lives, likewise.
pub(super) fn compounds(draft: &Draft) -> Layer {
    places(draft, PlaceLevel::Compound, "compounds")
}

/// The word of a verdict in files.
pub(super) const fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "pass",
        Verdict::Fail => "fail",
        Verdict::CannotTell => "cannot-tell",
        Verdict::NoThreshold => "no-threshold",
        Verdict::NotApplicable => "not-applicable",
    }
}

/// Endings of columns about residents.
const fn people_ending(basis: PeopleBasis) -> &'static str {
    match basis {
        PeopleBasis::Counted | PeopleBasis::Assumed => "people",
        PeopleBasis::FloorArea => "m2",
    }
}

fn places(draft: &Draft, level: PlaceLevel, name: &str) -> Layer {
    let gates =
        (level == PlaceLevel::Compound).then(|| compound_gates(&draft.network, &draft.imported.map.compounds, "").0);
    let mut layer = place_columns(draft, gates.is_some()).layer(name, GeometryKind::MultiPolygon, &about_places(draft));
    let Some(assessment) = draft.assessments.first() else { return layer };
    let as_of = map_date(draft);
    for (at, place) in assessment.places.iter().enumerate().filter(|(_, place)| place.level == level) {
        let mut values = about_place(place, &as_of);
        if let Some(gates) = &gates {
            let own = gates.get(place.index as usize);
            values.push(own.map_or(Value::Null, |own| count(own.gates.len() as u64)));
            values.push(Value::from(own.map(|own| own.open_entrances)));
        }
        let results = assessment.profiles.first().and_then(|profile| profile.places.get(at));
        for result in results.iter().flat_map(|results| &results.clauses) {
            values.push(Value::from(verdict_word(result.verdict)));
            values.push(Value::from(result.people.reached_permille()));
            values.push(Value::from(result.people.cannot_tell_permille()));
        }
        layer.push(shape_of(draft, place).and_then(polygons), values);
    }
    layer
}

/// Columns about a place, then three for each clause of the first standard.
fn place_columns(draft: &Draft, with_gates: bool) -> Columns {
    let people = people_column(draft.imported.people);
    let mut columns = Columns::of(&[
        ("place_id", Text),
        ("name", Text),
        (people, Int),
        ("aged_60_plus", Int),
        ("aged_0_14", Int),
        ("map_as_of", Text),
        ("map_date", Date),
    ]);
    if with_gates {
        columns.0.extend([("mapped_gates".to_owned(), Int), ("open_entrances".to_owned(), Int)]);
    }
    let judged = draft.packs.first().filter(|_| !draft.assessments.is_empty());
    for clause in judged.iter().flat_map(|pack| &pack.clauses) {
        let id = name_part(&clause.id);
        columns.0.push((format!("{id}_verdict"), Text));
        columns.0.push((format!("{id}_permille"), Int));
        columns.0.push((format!("{id}_cannot_tell_permille"), Int));
    }
    columns
}

fn about_places(draft: &Draft) -> String {
    let first = draft.packs.first().zip(draft.assessments.first());
    match first.and_then(|(pack, assessment)| Some((pack, assessment.profiles.first()?))) {
        Some((pack, profile)) => {
            format!("Verdicts of {} for the profile {}; all others in verdicts", pack.id, profile.profile)
        }
        None => "Places of the study".to_owned(),
    }
}

fn about_place(place: &Place, map_date: &str) -> Vec<Value> {
    let ages = |known: u32| (place.ages_known.0 > 0).then_some(known);
    vec![
        Value::from(place.id.as_str()),
        text(&place.name),
        Value::from(place.people.0),
        Value::from(ages(place.elders.0)),
        Value::from(ages(place.children.0)),
        text(map_date),
        Value::from(day_of(map_date)),
    ]
}

/// Every verdict: standard × profile × place × clause.
pub(super) fn verdicts(draft: &Draft) -> Layer {
    let columns = verdict_columns(draft);
    let mut layer = columns.layer("verdicts", GeometryKind::None, "Every verdict with its figures, one row each");
    for assessment in &draft.assessments {
        for (at, profile) in assessment.profiles.iter().enumerate() {
            let unit = draft.profiles.get(at).map_or("s", super::unit);
            for (place, results) in assessment.places.iter().zip(&profile.places) {
                for (basis, result) in profile.clauses.iter().zip(&results.clauses) {
                    let mut values = vec![
                        Value::from(assessment.pack.as_str()),
                        Value::from(basis.clause.as_str()),
                        Value::from(profile.profile.as_str()),
                        Value::from(place.level.word()),
                        text(&place.id),
                    ];
                    values.extend(figures(result));
                    values.extend(limits(basis, unit));
                    layer.push(None, values);
                }
            }
        }
    }
    layer
}

fn verdict_columns(draft: &Draft) -> Columns {
    let people = people_ending(draft.imported.people);
    let reached = format!("reached_{people}");
    let without = format!("without_{people}");
    let unsure = format!("cannot_tell_{people}");
    Columns::of(&[
        ("standard", Text),
        ("clause", Text),
        ("profile", Text),
        ("level", Text),
        ("place_id", Text),
        ("verdict", Text),
        (&reached, Int),
        (&without, Int),
        (&unsure, Int),
        ("reached_permille", Int),
        ("at_most_permille", Int),
        ("formats", Int),
        ("formats_at_most", Int),
        ("slower_permille", Int),
        ("faster_permille", Int),
        ("median_walk", Int),
        ("p90_walk", Int),
        ("mean_choices_hundredths", Int),
        ("gini_permille", Int),
        ("aged_60_plus_permille", Int),
        ("limit", Int),
        ("limit_from", Text),
        ("walk_unit", Text),
        ("unverified", ColumnKind::Bool),
        ("outlets_complete", ColumnKind::Bool),
    ])
}

/// What a clause found in a place.
fn figures(result: &ClauseResult) -> [Value; 15] {
    let formats = match result.value {
        Measured::Formats { certain, possible } => (Some(certain), Some(possible)),
        Measured::Share { .. } | Measured::Walk { .. } => (None, None),
    };
    [
        Value::from(verdict_word(result.verdict)),
        count(result.people.reached),
        count(result.people.not_reached),
        count(result.people.cannot_tell),
        Value::from(result.people.reached_permille()),
        Value::from(result.people.possible_permille()),
        Value::from(formats.0),
        Value::from(formats.1),
        Value::from(result.sensitivity.slower_permille),
        Value::from(result.sensitivity.faster_permille),
        walk(result.nearest_median),
        walk(result.nearest_p90),
        count(result.choices.mean_hundredths),
        Value::from(result.gini_permille),
        Value::from(result.elders.as_ref().map(yike_engine::assess::Tally::reached_permille)),
    ]
}

/// What a clause's verdicts rest on.
fn limits(basis: &ClauseBasis, unit: &str) -> [Value; 5] {
    [
        Value::from(basis.cutoff / 1000),
        Value::from(basis.cutoff_basis.word()),
        Value::from(unit),
        Value::from(basis.unverified),
        Value::from(basis.covered),
    ]
}

/// Every gap, at its place.
pub(super) fn gaps(draft: &Draft) -> Layer {
    let people = people_ending(draft.imported.people);
    let (without, unsure) = (format!("without_{people}"), format!("cannot_tell_{people}"));
    let columns = Columns::of(&[
        ("rank", Int),
        ("level", Text),
        ("place_id", Text),
        ("place", Text),
        ("standard", Text),
        ("clause", Text),
        ("types", Text),
        ("profile", Text),
        (&without, Int),
        (&unsure, Int),
        ("status", Text),
        ("why_zh", Text),
        ("why_en", Text),
    ]);
    let about = "Residents without what a clause requires; a gap of the whole area has no shape";
    let mut layer = columns.layer("gaps", GeometryKind::MultiPolygon, about);
    for (pack, assessment) in draft.packs.iter().zip(&draft.assessments) {
        for gap in &assessment.gaps {
            let Some(place) = assessment.places.get(gap.place as usize) else { continue };
            let types: Vec<&str> = gap.types.iter().map(|&at| draft.taxonomy.get(at).code.as_str()).collect();
            let why = |language| {
                let said = &gap.explanation;
                say_for(Words::of(language), said.rule.0, &said.args, draft.imported.people)
            };
            let clause = pack.clauses.get(gap.clause as usize).map(|clause| clause.id.as_str());
            let values = vec![
                Value::from(gap.rank),
                Value::from(place.level.word()),
                text(&place.id),
                text(&place.name),
                Value::from(pack.id.as_str()),
                Value::from(clause),
                Value::from(types.join(";")),
                Value::from(profile_id(assessment, gap.profile)),
                count(gap.people_without),
                count(gap.people_cannot_tell),
                Value::from(gap.status.word()),
                Value::from(why(Language::Zh)),
                Value::from(why(Language::En)),
            ];
            layer.push(shape_of(draft, place).and_then(polygons), values);
        }
    }
    layer
}

fn profile_id(assessment: &Assessment, at: u32) -> &str {
    assessment.profiles.get(at as usize).map(|profile| profile.profile.as_str()).unwrap_or_default()
}
