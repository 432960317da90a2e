//! What the station says: reasons, explanations and findings, without their words.
//!
//! The words are in `strings/*/assess.ftl`; the texts given here as values are names and
//! the catalogue's own selectors (`basis`, `limit`, `unit` …).

use std::collections::BTreeSet;

use yike_domain::{
    Arg, Finding, Message, Severity, Trouble,
    standard::{StandardPack, Verdict},
    taxonomy::{Taxonomy, TypeIdx},
    walking::{Basis, WalkProfile},
};

use super::{
    clause::ClauseColumns,
    coverage::dates,
    judge::{AssessInput, Ground},
    plan::CIRCLE_MINUTES,
    result::{CutoffBasis, Gap, GapStatus, PlaceAssessment, PlaceLevel, ProfileAssessment, Tally, Value},
    rules,
};
use crate::{access::Cost, import::PeopleBasis};

/// Of more types than this the clause's title speaks.
const MOST_TYPES_NAMED: usize = 3;

/// A plan or reach table that does not fit.
pub(super) fn mismatch(pack: &StandardPack, place: impl Into<String>) -> Trouble {
    Trouble::new(&pack.id, rules::REACH_MISMATCH).at(place)
}

/// Why a clause has its verdict.
pub(super) fn reason(
    input: &AssessInput<'_>,
    column: &ClauseColumns<'_>,
    people: &Tally,
    value: &Value,
    verdict: Verdict,
) -> Message {
    let rule = match verdict {
        Verdict::NotApplicable if people.total == 0 => rules::NOBODY,
        Verdict::NotApplicable => rules::AS_NEEDED,
        _ => column.measure.reason(value, verdict),
    };
    let message = with_limit(Message::new(rule).with("basis", basis_word(input.people)), column);
    let clause = column.clause;
    match *value {
        Value::Share { certain, possible } => message
            .with("share", percent(certain))
            .with("possible", percent(possible))
            .with("least", percent(clause.at_least_permille.unwrap_or(0)))
            .with("count", least_outlets(column)),
        Value::Formats { certain, possible } => message
            .with("certain", certain)
            .with("possible", possible)
            .with("least", clause.at_least.unwrap_or(0))
            .with("all", column.types.len()),
        Value::Walk { cost, .. } => {
            let walk = cost.unwrap_or(0);
            match column.walked {
                Basis::Time => message.with("walk", minutes(walk)).with("unit", "minutes"),
                Basis::Length => message.with("walk", metres(walk)).with("unit", "metres"),
            }
        }
    }
}

/// The sentence that explains a gap: people, place, need, limit, clause, document, and how
/// old and how good the data is.
pub(super) fn gap(
    input: &AssessInput<'_>,
    ground: &Ground,
    gap: &Gap,
    column: &ClauseColumns<'_>,
    residents: u64,
) -> Message {
    let (rule, people) = match gap.status {
        GapStatus::Confirmed => (rules::GAP_CONFIRMED, gap.people_without),
        GapStatus::ToVerify => (rules::GAP_TO_VERIFY, gap.people_cannot_tell),
    };
    let place = &ground.places.list[gap.place as usize];
    let level = match place.level {
        PlaceLevel::Study => "study",
        _ if place.name.is_empty() => "unnamed",
        _ => "named",
    };
    let (pack, clause) = (input.pack, column.clause);
    let document = [&pack.document, &pack.issuer, &pack.id].into_iter().find(|text| !text.is_empty());
    let profile = &input.profiles[gap.profile as usize];
    let date = dates(input.sources);
    let covered = gap.types.iter().all(|t| ground.covered.contains(t));
    let count = least_outlets(column);
    with_limit(Message::new(rule), column)
        .with("basis", basis_word(input.people))
        .with("people", number(people))
        .with("unsure", number(gap.people_cannot_tell))
        .with("residents", number(residents))
        .with("level", level)
        .with("place", if place.name.is_empty() { place.id.as_str() } else { place.name.as_str() })
        .with("profile", Arg::named(&profile.zh, &profile.en))
        .with("need", need(input.taxonomy, &gap.types, column))
        .with("amount", if count > 1 { "several" } else { "one" })
        .with("count", count)
        .with("clause", Arg::named(&clause.zh, &clause.en))
        .with("pack", Arg::named(&pack.zh, &pack.en))
        .with("document", document.map_or("", String::as_str))
        .with("dated", if date.is_empty() { "no" } else { "yes" })
        .with("date", date)
        .with("quality", if covered { "complete" } else { "partial" })
        .with("verified", if column.basis.unverified { "no" } else { "yes" })
}

/// Some types have no complete source: their absence proves nothing.
pub(super) fn partial_sources(input: &AssessInput<'_>, covered: &BTreeSet<TypeIdx>) -> Option<Finding> {
    let total = input.taxonomy.types.len();
    let names: Vec<&str> = input.sources.iter().map(|s| s.name.as_str()).collect();
    (covered.len() < total).then(|| {
        Finding::new(Severity::Warning, &names.join(", "), "outlets", rules::OUTLETS_PARTIAL)
            .with("covered", covered.len())
            .with("total", total)
    })
}

/// Residents of the study whose "has not" cannot be told for one profile.
pub(super) fn doubtful_places(input: &AssessInput<'_>, profile: &WalkProfile, study: &PlaceAssessment) -> Vec<Finding> {
    let cases = [(study.near_border, rules::NEAR_BORDER), (study.unsnapped, rules::UNSNAPPED)];
    let finding = |(people, rule): (yike_domain::People, yike_domain::Rule)| {
        Finding::new(Severity::Warning, "", format!("profile {}", profile.id), rule)
            .with("basis", basis_word(input.people))
            .with("people", people.0)
            .with("profile", Arg::named(&profile.zh, &profile.en))
    };
    cases.into_iter().filter(|(people, _)| people.0 > 0).map(finding).collect()
}

/// Clauses whose own values are unverified, and those that only need an unverified speed for some
/// profiles; once for the pack.
pub(super) fn unverified(
    input: &AssessInput<'_>,
    profiles: &[WalkProfile],
    assessed: &[ProfileAssessment],
) -> Option<Finding> {
    let (mut zh, mut en, mut n_converted) = (Vec::new(), Vec::new(), 0_usize);
    let mut converts = vec![false; assessed.len()];
    for (at, clause) in input.pack.clauses.iter().enumerate() {
        if !clause.certainty.is_verified() {
            zh.push(clause.zh.as_str());
            en.push(clause.en.as_str());
            continue;
        }
        let by = assessed.iter().map(|profile| profile.clauses[at].unverified);
        n_converted += usize::from(by.clone().any(|is_so| is_so));
        converts.iter_mut().zip(by).for_each(|(known, is_so)| *known |= is_so);
    }
    let by: Vec<_> = profiles.iter().zip(converts).filter(|(_, is_so)| *is_so).map(|(profile, _)| profile).collect();
    let names = |name: fn(&WalkProfile) -> &str| by.iter().map(|p| name(p)).collect::<Vec<_>>();
    (!zh.is_empty() || n_converted > 0).then(|| {
        Finding::new(Severity::Note, &input.pack.id, "clauses", rules::UNVERIFIED)
            .with("count", zh.len())
            .with("pack", Arg::named(&input.pack.zh, &input.pack.en))
            .with("clauses", Arg::named(&zh.join("、"), &en.join(", ")))
            .with("converted", n_converted)
            .with("profiles", Arg::named(&names(|p| &p.zh).join("、"), &names(|p| &p.en).join(", ")))
            .with("allowed", if input.allow_unverified { "yes" } else { "no" })
    })
}

/// The catalogue's word for what the numbers of residents are.
const fn basis_word(people: PeopleBasis) -> &'static str {
    match people {
        PeopleBasis::Counted => "counted",
        PeopleBasis::Assumed => "assumed",
        PeopleBasis::FloorArea => "floor-area",
    }
}

fn with_limit(message: Message, column: &ClauseColumns<'_>) -> Message {
    let (clause, cutoff) = (column.clause, column.basis.cutoff);
    let own_minutes = f64::from(clause.minutes.unwrap_or(CIRCLE_MINUTES));
    let own_metres = f64::from(clause.metres.unwrap_or(0));
    let (minutes, metres) = match column.basis.cutoff_basis {
        CutoffBasis::Minutes | CutoffBasis::Metres | CutoffBasis::Circle => (own_minutes, own_metres),
        CutoffBasis::MinutesToMetres => (own_minutes, metres(cutoff)),
        CutoffBasis::MetresToMinutes => (minutes(cutoff), own_metres),
    };
    message.with("limit", column.basis.cutoff_basis.word()).with("minutes", minutes).with("metres", metres)
}

/// What is missing, in both languages: a few types by name, many by the clause's title.
fn need(taxonomy: &Taxonomy, types: &[TypeIdx], column: &ClauseColumns<'_>) -> Arg {
    if types.len() > MOST_TYPES_NAMED {
        return Arg::named(&column.clause.zh, &column.clause.en);
    }
    let (zh, en): (Vec<&str>, Vec<&str>) =
        types.iter().map(|t| taxonomy.get(*t)).map(|t| (t.zh.as_str(), t.en.as_str())).unzip();
    Arg::named(&zh.join("、"), &en.join(" / "))
}

/// How many outlets a resident must have: more than one only where the clause asks for a choice.
fn least_outlets(column: &ClauseColumns<'_>) -> u32 {
    if column.measure.by_type() { 1 } else { column.clause.at_least.unwrap_or(1) }
}

/// Minutes of a time in milliseconds, to a tenth.
fn minutes(cost: Cost) -> f64 {
    f64::from(cost / 6000) / 10.0
}

/// Whole metres of a length in millimetres.
fn metres(cost: Cost) -> f64 {
    f64::from(cost / 1000)
}

fn percent(permille: u32) -> f64 {
    f64::from(permille) / 10.0
}

#[expect(clippy::cast_precision_loss, reason = "numbers of people stay far below 2^53")]
fn number(people: u64) -> f64 {
    people as f64
}
