//! What is said beside the figures wherever they are shown: findings, sources, grades, limits of the data.

use yike_domain::{
    Arg,
    standard::{GradeOutcome, StandardPack, Verdict},
};
use yike_engine::{
    assess::{Completeness, Place, PlaceAssessment, PlaceLevel},
    geometry::MultiPolygon,
    import::PeopleBasis,
};

use crate::{
    draft::Draft,
    receipt::Input,
    study::{PeopleSource, Text},
    words::Words,
};

/// The word for what the numbers of residents are.
#[must_use]
pub const fn basis_word(basis: PeopleBasis) -> &'static str {
    match basis {
        PeopleBasis::Counted => "counted",
        PeopleBasis::Assumed => "assumed",
        PeopleBasis::FloorArea => "floor-area",
    }
}

/// A text about residents; where nobody knows them, its variant `.floor` about floor area.
#[must_use]
pub fn say_for(words: &Words, key: &str, args: &[(&'static str, Arg)], basis: PeopleBasis) -> String {
    let of_floor = format!("{key}.floor");
    if basis == PeopleBasis::FloorArea && words.has(&of_floor) {
        return words.text(&of_floor, args);
    }
    words.text(key, args)
}

/// What every page and sheet must say: the owner's notices, what the areas are, what the residents are.
#[must_use]
pub fn notice_texts(draft: &Draft) -> Vec<&Text> {
    let study = &draft.study;
    let areas = study.communities.iter().map(|layer| &layer.note);
    let assumed = match &study.people {
        PeopleSource::Assumed { reason, .. } => Some(reason),
        _ => None,
    };
    let texts = study.notices.iter().chain(areas).chain(assumed);
    texts.filter(|text| !text.zh.is_empty() || !text.en.is_empty()).collect()
}

/// [`notice_texts`] in one language, with what the numbers of residents are where they are not counted.
#[must_use]
pub fn notices(draft: &Draft, words: &Words) -> Vec<String> {
    let basis = draft.imported.people;
    let people = (basis != PeopleBasis::Counted).then(|| words.say(&format!("publish-people-{}", basis_word(basis))));
    let texts = notice_texts(draft).into_iter().map(|text| match words.pick(&text.zh, &text.en) {
        "" => text.zh.clone(),
        said => said.to_owned(),
    });
    people.into_iter().chain(texts).collect()
}

/// What a reader must know before the numbers, in sentences without marks.
#[must_use]
pub fn cautions(draft: &Draft, words: &Words) -> Vec<String> {
    let mut list = Vec::new();
    let mut say = |key: &str, args: &[(&'static str, Arg)]| {
        list.push(say_for(words, key, args, draft.imported.people).replace("**", ""));
    };
    let first = draft.assessments.first().and_then(|assessment| assessment.profiles.first());
    if let Some(profile) = first {
        let covered = profile.clauses.iter().filter(|clause| clause.covered).count();
        let all = profile.clauses.len();
        if covered < all {
            say("report-honest-thin", &[("covered", Arg::from(covered)), ("all", Arg::from(all))]);
        }
        if profile.places.first().is_some_and(|study| study.near_border.0 > 0) {
            say("report-honest-border", &[]);
        }
    }
    if draft.imported.people == PeopleBasis::Counted
        && draft.imported.origins.iter().any(|origin| origin.method != yike_engine::access::OriginMethod::Given)
    {
        say("report-honest-people", &[]);
    }
    if !draft.imported.communities.is_empty() {
        say("report-honest-lines", &[]);
    }
    if draft.study.allow_unverified {
        say("report-unverified", &[]);
    }
    list
}

/// The best band that a place could reach if every doubt were settled in its favour.
#[must_use]
pub fn best_grade(pack: &StandardPack, place: &PlaceAssessment, allow_unverified: bool) -> Option<usize> {
    let verdicts: Vec<(&str, Verdict)> = pack
        .clauses
        .iter()
        .zip(&place.clauses)
        .map(|(clause, result)| {
            let known = clause.certainty.is_verified() || allow_unverified;
            let doubtful = !known || matches!(result.verdict, Verdict::CannotTell | Verdict::NoThreshold);
            (clause.id.as_str(), if doubtful { Verdict::Pass } else { result.verdict })
        })
        .collect();
    match pack.grade(&verdicts, true) {
        GradeOutcome::Grade(at) | GradeOutcome::GatePassed(at) => Some(at),
        _ => None,
    }
}

/// The outline of a place; the study has none.
#[must_use]
pub fn shape_of<'d>(draft: &'d Draft, place: &Place) -> Option<&'d MultiPolygon> {
    let index = place.index as usize;
    match place.level {
        PlaceLevel::Study => None,
        PlaceLevel::Community => draft.imported.communities.get(index).map(|area| &area.shape),
        PlaceLevel::Compound => draft.imported.map.compounds.get(index).map(|compound| &compound.shape),
    }
}

/// A source of data as a reader must see it: what it is, whose it is, of when, and exactly which file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataSource {
    /// `map`, `outlets`, `people` or `communities`.
    pub role: &'static str,
    /// The file, as the user named it.
    pub name: String,
    /// State of the data; empty where unknown.
    pub date: String,
    /// The line to show wherever the data is shown; empty where the study gives none.
    pub attribution: String,
    /// The licence the attribution stands for; empty where none is known.
    pub licence: &'static str,
    /// How complete its outlets are, where it has outlets that count.
    pub completeness: Option<Completeness>,
    /// SHA-256 of the file; empty where the receipt does not list it.
    pub sha256: String,
}

/// Every source of a draft: those of outlets first, at the positions that outlets name.
#[must_use]
pub fn sources(draft: &Draft) -> Vec<DataSource> {
    let study = &draft.study;
    let map_name = study.name_of(&study.map.file);
    let map_date = map_date(draft);
    let mut list: Vec<DataSource> = Vec::new();
    for (at, source) in draft.imported.sources.iter().enumerate() {
        let of_map = study.map.outlets && at == 0;
        let table = study.outlets.get(at - usize::from(study.map.outlets && at > 0)).map(|outlets| &outlets.table);
        let attribution =
            if of_map { &study.map.attribution } else { &table.and_then(|table| table.attribution.clone()) };
        list.push(source_of(
            draft,
            if of_map { "map" } else { "outlets" },
            source.name.clone(),
            source.data_date.clone(),
            attribution.clone(),
            Some(source.completeness.clone()),
        ));
    }
    if !study.map.outlets || list.is_empty() {
        list.push(source_of(draft, "map", map_name, map_date, study.map.attribution.clone(), None));
    }
    let people = match &study.people {
        PeopleSource::Polygons(table) | PeopleSource::Cells(table) | PeopleSource::Raster(table) => Some(table),
        _ => None,
    };
    let areas = study.communities.as_ref().map(|layer| &layer.table);
    for (role, table) in [("people", people), ("communities", areas)] {
        let Some(table) = table else { continue };
        let name = study.name_of(&table.file);
        let date = table.date.clone().unwrap_or_default();
        list.push(source_of(draft, role, name, date, table.attribution.clone(), None));
    }
    list
}

/// The state of the street map as the study or the file writes it: a day, a month or a year; empty where unknown.
#[must_use]
pub fn map_date(draft: &Draft) -> String {
    draft.study.map.date.clone().or_else(|| draft.imported.map.data_date.clone()).unwrap_or_default()
}

fn source_of(
    draft: &Draft,
    role: &'static str,
    name: String,
    date: String,
    attribution: Option<String>,
    completeness: Option<Completeness>,
) -> DataSource {
    let attribution = attribution.unwrap_or_default();
    let input = draft.receipt.inputs.iter().find(|input| is_input(input, role, &name));
    DataSource {
        role,
        date: date.chars().take(10).collect(),
        licence: licence_of(&attribution),
        sha256: input.map(|input| input.sha256.clone()).unwrap_or_default(),
        name,
        attribution,
        completeness,
    }
}

/// The name without its folders: a page is no place for somebody's directory tree.
#[must_use]
pub fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// Inputs carry the name of a file, sources may add the layer behind it.
fn is_input(input: &Input, role: &str, name: &str) -> bool {
    input.role == role && (name.starts_with(&input.name) || name.ends_with(&input.name) || input.name.ends_with(name))
}

/// The licence that an attribution stands for, where it is certain.
fn licence_of(attribution: &str) -> &'static str {
    const KNOWN: [(&str, &str); 5] = [
        ("OpenStreetMap", "ODbL 1.0"),
        ("ODbL", "ODbL 1.0"),
        ("CC BY-SA 4.0", "CC BY-SA 4.0"),
        ("CC BY 4.0", "CC BY 4.0"),
        ("CC0", "CC0 1.0"),
    ];
    KNOWN.iter().find(|(word, _)| attribution.contains(word)).map_or("", |(_, licence)| licence)
}
