//! Results: what a circle has and lacks, and how the circles of a unit stand.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use yike_app::measure::{self, Found, Ranked, Which, reference};
use yike_app::run::{CircleGap, CircleResult, ProfileResult};
use yike_app::words::Words;
use yike_domain::Message;
use yike_domain::place::org::OrgCode;
use yike_domain::standard::{StandardPack, Verdict};

use super::outlet::view::unit_name;
use super::run::{self, RunView};
use crate::error::ApiError;
use crate::extract::{Path, Query};
use crate::middleware::identify::Who;
use crate::rules;
use crate::state::AppState;

/// Gaps of a unit told at once.
const MOST_GAPS: u64 = 100;

/// Which result.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ResultQuestion {
    /// `latest` (the latest run; where there is none, as the register stands now), `live`, or the number of a run.
    pub run: Option<String>,
    /// Id of a standard; the first of the area where none is named.
    pub pack: Option<String>,
}

/// The result of a circle.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ResultView {
    /// The run.
    pub run: RunView,
    /// Residents.
    pub people: u32,
    /// What the numbers of residents are: `counted`, `assumed`, `floor-area`.
    pub people_basis: String,
    /// One for each clause and profile, in the standard's order.
    pub verdicts: Vec<VerdictView>,
    /// Who lacks what, the most people first.
    pub gaps: Vec<GapView>,
    /// What makes the numbers doubtful.
    pub quality: Vec<QualityView>,
}

/// A verdict.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VerdictView {
    /// Id of the clause.
    pub clause: String,
    /// Its title.
    pub title: String,
    /// Class of the clause.
    pub class: String,
    /// `pass`, `fail`, `cannot-tell`, `no-threshold`, `not-applicable`.
    pub verdict: String,
    /// Why.
    pub sentence: String,
    /// The document, the place in it, and the day of the data.
    pub source: String,
    /// Share of residents who have it, from 0 to 1; absent where nobody lives.
    pub share: Option<f64>,
    /// Share with those for whom the data cannot tell.
    pub share_possible: Option<f64>,
    /// Residents who have it.
    pub people_ok: u64,
    /// Residents who certainly have it not.
    pub people_without: u64,
    /// Residents for whom the data cannot tell.
    pub people_unsure: u64,
    /// All residents.
    pub people: u64,
    /// The walking profile by id.
    pub profile: String,
    /// Codes of its types, joined by `|`, as the tiles of homes take them.
    #[serde(rename = "type")]
    pub types: String,
    /// Walking limit in minutes, where it is one of time.
    pub minutes: Option<u32>,
    /// Whether its values were seen in a source.
    pub verified: bool,
    /// Whether another walking speed (±10 %) leaves the verdict as it is.
    pub stable: bool,
}

/// A gap.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct GapView {
    /// Number of the circle.
    pub circle: Uuid,
    /// Its name.
    pub circle_name: String,
    /// Id of the clause.
    pub clause: String,
    /// Code of the first missing type.
    #[serde(rename = "type")]
    pub business_type: String,
    /// Names of the missing types.
    pub type_name: String,
    /// The walking profile by id.
    pub profile: String,
    /// Its name.
    pub profile_name: String,
    /// `confirmed` or `to-verify`.
    pub status: String,
    /// Residents certainly without.
    pub people: u64,
    /// Residents for whom the data cannot tell.
    pub people_unsure: u64,
    /// The sentence that explains it.
    pub text: String,
}

/// What makes numbers doubtful.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct QualityView {
    /// `note`, `warning`, `error`.
    pub severity: String,
    /// What, and what was done about it.
    pub text: String,
}

fn odd(place: &str) -> ApiError {
    ApiError::Request(StatusCode::BAD_REQUEST, Message::new(rules::QUERY_ODD).with("place", place))
}

/// The result of a circle.
///
/// # Errors
/// There is no such circle or run for the caller; no street map is loaded there.
#[utoipa::path(get, path = "/api/v1/circles/{id}/result", tag = "result",
    params(("id" = Uuid, Path, description = "Number of the circle"), ResultQuestion),
    responses((status = 200, description = "The result", body = ResultView)))]
pub async fn of_circle(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
    Query(asked): Query<ResultQuestion>,
) -> Result<Json<ResultView>, ApiError> {
    let which = match asked.run.as_deref().filter(|text| !text.is_empty()) {
        None => Which::Latest,
        Some(text) => text.parse::<Which>().map_err(|()| odd("run"))?,
    };
    let pack = asked.pack.as_deref().filter(|pack| !pack.is_empty());
    let found = measure::circle_result(&state.ctx, &caller, id, pack, which).await?;
    let words = Words::of(caller.language);
    let Found { run, pack, circle } = found;
    let date = run.as_ref().map_or_else(|| state.ctx.clock.today().to_string(), |run| run.date.clone());
    let profiles = circle.profiles.iter().map(|profile| profile.profile.clone()).collect();
    let run = run.map_or_else(|| live(&pack, words, profiles, &date), |run| run::view(run, words));
    Ok(Json(ResultView {
        run,
        people: circle.people.0,
        people_basis: basis(&circle).to_owned(),
        verdicts: circle.profiles.iter().flat_map(|profile| verdicts(&pack, profile, words, &date)).collect(),
        gaps: circle.gaps.iter().map(|gap| gap_view(gap, circle.circle, &circle.name, words)).collect(),
        quality: quality(&circle, words),
    }))
}

const fn basis(circle: &CircleResult) -> &'static str {
    use yike_app::run::PeopleBasis;
    match circle.people_basis {
        PeopleBasis::Counted => "counted",
        PeopleBasis::Assumed => "assumed",
        PeopleBasis::FloorArea => "floor-area",
    }
}

/// The register as it stands now, in the form of a run.
fn live(pack: &StandardPack, words: &Words, profiles: Vec<String>, date: &str) -> RunView {
    RunView {
        id: "live".to_owned(),
        org: String::new(),
        pack: pack.id.clone(),
        pack_title: words.pick(&pack.zh, &pack.en).to_owned(),
        profiles,
        date: date.to_owned(),
        at: format!("{date}T00:00:00Z"),
        state: "live".to_owned(),
        n_circles: 1,
        result_sha256: String::new(),
        receipt: serde_json::Value::Null,
        circles: Vec::new(),
    }
}

fn verdicts(pack: &StandardPack, profile: &ProfileResult, words: &Words, date: &str) -> Vec<VerdictView> {
    let clauses = profile.bases.iter().zip(&profile.clauses);
    let view = |(basis, found): (&yike_app::run::ClauseBasis, &yike_app::run::ClauseResult)| {
        let clause = pack.clause(&basis.clause)?;
        let people = &found.people;
        let share = |permille: u32| (people.total > 0).then(|| f64::from(permille) / 1000.0);
        let title = words.pick(&pack.zh, &pack.en);
        let document =
            if pack.document.is_empty() { title.to_owned() } else { format!("{title}（{}）", pack.document) };
        let place = words.half(&clause.place);
        let source = [document.as_str(), place, date].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        Some(VerdictView {
            clause: clause.id.clone(),
            title: words.pick(&clause.zh, &clause.en).to_owned(),
            class: clause.class.clone(),
            verdict: measure::word(found.verdict).to_owned(),
            sentence: words.message(&found.reason),
            source: source.join(" · "),
            share: share(people.reached_permille()),
            share_possible: share(people.possible_permille()),
            people_ok: people.reached,
            people_without: people.not_reached,
            people_unsure: people.cannot_tell,
            people: people.total,
            profile: profile.profile.clone(),
            types: measure::types_of(clause),
            minutes: clause.minutes,
            verified: !basis.unverified,
            stable: found.sensitivity.is_stable(found.verdict) || found.verdict == Verdict::NotApplicable,
        })
    };
    clauses.filter_map(view).collect()
}

fn gap_view(gap: &CircleGap, circle: Uuid, name: &str, words: &Words) -> GapView {
    let taxonomy = reference::taxonomy();
    let types: Vec<_> = gap.types.iter().map(|t| taxonomy.get(*t)).collect();
    let names: Vec<&str> = types.iter().map(|kind| words.pick(&kind.zh, &kind.en)).collect();
    let profile = reference::profiles().iter().find(|known| known.id == gap.profile);
    GapView {
        circle,
        circle_name: name.to_owned(),
        clause: gap.clause.clone(),
        business_type: types.first().map(|kind| kind.code.clone()).unwrap_or_default(),
        type_name: names.join(words.pick("、", ", ")),
        profile_name: profile.map_or_else(|| gap.profile.clone(), |p| words.pick(&p.zh, &p.en).to_owned()),
        profile: gap.profile.clone(),
        status: gap.status.word().to_owned(),
        people: gap.people_without,
        people_unsure: gap.people_cannot_tell,
        text: words.message(&gap.explanation),
    }
}

fn quality(circle: &CircleResult, words: &Words) -> Vec<QualityView> {
    let view = |finding: &yike_domain::Finding| {
        let said = words.finding(finding);
        let text = [said.what, said.done].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
        QualityView { severity: finding.severity.word().to_owned(), text: text.join(words.pick("；", "; ")) }
    };
    circle.findings.iter().map(view).collect()
}

/// Which standard and profile.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OrgQuestion {
    /// Id of a standard; the first of the area where none is named.
    pub pack: Option<String>,
    /// A walking profile by id; `adult` where none is named.
    pub profile: Option<String>,
}

/// How the circles of a unit stand.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OrgResultView {
    /// The unit.
    pub org: NamedCode,
    /// The day of the register that the ranking shows.
    pub at: String,
    /// The circles, those that meet the most first.
    pub circles: Vec<RankedView>,
    /// Gaps of the latest run, the most people first.
    pub gaps: Vec<GapView>,
}

/// A unit.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NamedCode {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// A circle of a ranking.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RankedView {
    /// The circle.
    pub circle: RankedCircle,
    /// The run: `live`; none where it could not be measured.
    pub run: Option<String>,
    /// Clauses met.
    pub met: Option<u32>,
    /// Clauses not met.
    pub failed: Option<u32>,
    /// Clauses that cannot be told.
    pub unsure: Option<u32>,
    /// Clauses that apply and have a threshold.
    pub of: Option<u32>,
    /// Share of those met, from 0 to 1.
    pub share: Option<f64>,
    /// Residents.
    pub people: Option<u32>,
}

/// A circle by number, code and name.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RankedCircle {
    /// Its number.
    pub id: Uuid,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

fn ranked(ranked: Ranked) -> RankedView {
    let found = ranked.found;
    let counted = found.map(|(_, summary)| summary);
    RankedView {
        circle: RankedCircle { id: ranked.circle.id, code: ranked.circle.circle.code, name: ranked.circle.circle.name },
        run: found.map(|_| "live".to_owned()),
        met: counted.map(|s| s.passed),
        failed: counted.map(|s| s.failed),
        unsure: counted.map(|s| s.cannot_tell),
        of: counted.map(|s| s.passed + s.failed + s.cannot_tell),
        share: counted.and_then(|s| s.met_permille()).map(|met| f64::from(met) / 1000.0),
        people: found.map(|(people, _)| people),
    }
}

/// How the circles of a unit stand now, and the gaps of its latest run.
///
/// # Errors
/// A code that is none; not permitted.
#[utoipa::path(get, path = "/api/v1/orgs/{code}/result", tag = "result",
    params(("code" = String, Path, description = "Code of the unit"), OrgQuestion),
    responses((status = 200, description = "Ranking and gaps", body = OrgResultView)))]
pub async fn of_org(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(code): Path<String>,
    Query(asked): Query<OrgQuestion>,
) -> Result<Json<OrgResultView>, ApiError> {
    let org = OrgCode::parse(&code).ok_or_else(|| ApiError::request(StatusCode::NOT_FOUND, rules::PATH_ODD))?;
    let profile = asked.profile.as_deref().filter(|id| !id.is_empty()).unwrap_or("adult");
    let pack = asked.pack.as_deref().filter(|pack| !pack.is_empty());
    let circles = measure::ranking(&state.ctx, &caller, &org, pack, profile).await?;
    let words = Words::of(caller.language);
    let gaps = match measure::gap_queue(&state.ctx, &caller, &org, profile, MOST_GAPS).await {
        Ok((_, circles, gaps)) => {
            let name = |id: Uuid| circles.iter().find(|c| c.circle == id).map_or("", |c| c.name.as_str());
            let read = |gap: &measure::KeptGap| {
                let doc: CircleGap = serde_json::from_value(gap.doc.clone()).ok()?;
                Some(gap_view(&doc, gap.circle, name(gap.circle), words))
            };
            gaps.iter().filter_map(read).collect()
        }
        // Never measured in a run, or read by someone who sees published circles only.
        Err(_) => Vec::new(),
    };
    Ok(Json(OrgResultView {
        org: NamedCode { name: unit_name(&state.ctx, &org), code: org.to_string() },
        at: state.ctx.clock.today().to_string(),
        circles: circles.into_iter().map(ranked).collect(),
        gaps,
    }))
}
