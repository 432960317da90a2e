//! From the table of a case to the engine's verdicts: every walk of the table becomes an outlet
//! that only its own home reaches, and the reach table is written down from the walks.

use yike_app::embedded;
use yike_app::words::{Language, Words};
use yike_domain::outlet::Outlet;
use yike_domain::standard::{GradeOutcome, Missing, StandardPack, Verdict};
use yike_domain::taxonomy::Taxonomy;
use yike_domain::walking::{Basis, WalkProfile};
use yike_domain::{LonLat, People};
use yike_engine::access::{Cost, Near, Origin, OriginKind, OriginMethod, Reach, UNREACHED};
use yike_engine::assess::{AssessInput, Completeness, GroupPlan, OutletSource, PlaceLevel, assess, plan_groups};
use yike_engine::import::PeopleBasis;

use crate::case::{Case, Walk};
use crate::taxonomy;

/// What came out of a case.
pub(crate) struct Found {
    pub clauses: Vec<ClauseFound>,
    pub grade: String,
    /// Sentences of the whole circle's gaps, the greatest first.
    pub gaps: Vec<String>,
}

/// What came out for one clause.
pub(crate) struct ClauseFound {
    pub id: String,
    pub verdict: String,
    pub decides: String,
    pub sentence: String,
}

/// Judges the circle of a case.
pub(crate) fn judge(pack: &StandardPack, case: &Case) -> Found {
    let taxonomy = taxonomy();
    let path = format!("profiles/{}.toml", case.profile);
    let text = embedded::data_text(&path).unwrap_or_else(|| panic!("{}: no profile {path}", case.title));
    let profile = WalkProfile::parse(&path, text).expect("bundled profiles are sound");
    let (outlets, walks) = outlets(&taxonomy, &profile, case);
    let packs = std::slice::from_ref(pack);
    let plan = plan_groups(packs, &taxonomy, &outlets, &profile).expect("the pack's types are known");
    let reach = reach(&plan, case.homes.len(), &walks);
    let source =
        OutletSource { name: "case".into(), data_date: "2030-01".into(), completeness: complete(&taxonomy, case) };
    let assessment = assess(&AssessInput {
        taxonomy: &taxonomy,
        pack,
        profiles: std::slice::from_ref(&profile),
        plans: std::slice::from_ref(&plan),
        reaches: std::slice::from_ref(&reach),
        origins: &origins(case),
        communities: &[],
        compounds: &[],
        sources: &[source],
        people: PeopleBasis::Counted,
        allow_unverified: case.allow_unverified,
    })
    .expect("plan and reach fit");
    let words = Words::of(Language::Zh);
    let study = &assessment.profiles[0].places[0];
    let basis = &assessment.profiles[0].clauses;
    let clauses = basis.iter().zip(&study.clauses).map(|(basis, result)| ClauseFound {
        id: basis.clause.clone(),
        verdict: verdict_word(result.verdict).to_owned(),
        decides: if basis.decides { "可" } else { "不可" }.to_owned(),
        sentence: words.message(&result.reason),
    });
    let of_study =
        assessment.gaps.iter().filter(|gap| assessment.places[gap.place as usize].level == PlaceLevel::Study);
    let mut gaps: Vec<_> = of_study.collect();
    gaps.sort_by_key(|gap| gap.rank);
    Found {
        clauses: clauses.collect(),
        grade: grade_word(pack, &study.grade),
        gaps: gaps.into_iter().map(|gap| words.message(&gap.explanation)).collect(),
    }
}

/// One outlet for every walk, and the home and cost it is reached at.
fn outlets(taxonomy: &Taxonomy, profile: &WalkProfile, case: &Case) -> (Vec<Outlet>, Vec<(usize, Cost)>) {
    let (mut outlets, mut walks) = (Vec::new(), Vec::new());
    for (at, home) in case.homes.iter().enumerate() {
        for (code, of_type) in &home.walks {
            let business = taxonomy.index(code).unwrap_or_else(|| panic!("{}: no type {code}", case.title));
            for walk in of_type {
                let cost = match (walk, profile.basis) {
                    (Walk::Metres(metres), Basis::Length) => metres * 1000,
                    (Walk::Minutes(minutes), Basis::Time) => (minutes * 60_000.0) as Cost,
                    _ => panic!("{}: {} counts in the other unit", case.title, profile.id),
                };
                outlets.push(Outlet {
                    id: format!("{}-{}", home.name, outlets.len()),
                    source: 0,
                    name: String::new(),
                    types: vec![business],
                    functions: Vec::new(),
                    at: LonLat { lon: 0, lat: 0 },
                    address: String::new(),
                    hours: String::new(),
                    credit_code: String::new(),
                    phone: String::new(),
                });
                walks.push((at, cost));
            }
        }
    }
    (outlets, walks)
}

/// The reach table that these walks amount to.
fn reach(plan: &GroupPlan, n_origins: usize, walks: &[(usize, Cost)]) -> Reach {
    const K: usize = 3;
    let (mut nearest, mut counts) = (Vec::new(), Vec::new());
    for origin in 0..n_origins {
        for group in &plan.groups {
            let own = group.members.iter().filter(|outlet| walks[**outlet as usize].0 == origin);
            let mut near: Vec<Near> = own.map(|&outlet| Near { cost: walks[outlet as usize].1, outlet }).collect();
            near.sort_unstable();
            for &cutoff in &group.cutoffs {
                counts.push(u32::try_from(near.iter().filter(|n| n.cost <= cutoff).count()).expect("few outlets"));
            }
            near.retain(|n| n.cost <= plan.limit);
            near.resize(K, Near { cost: UNREACHED, outlet: u32::MAX });
            nearest.extend(near);
        }
    }
    let count_starts = std::iter::once(0)
        .chain(plan.groups.iter().scan(0, |sum, group| {
            *sum += u32::try_from(group.cutoffs.len()).expect("few cutoffs");
            Some(*sum)
        }))
        .collect();
    Reach {
        n_origins,
        n_groups: plan.groups.len(),
        k: K,
        nearest: nearest.into(),
        count_starts,
        counts,
        unsnapped: vec![false; n_origins],
        near_border: vec![false; n_origins],
        border_cost: vec![UNREACHED; n_origins],
    }
}

fn origins(case: &Case) -> Vec<Origin> {
    let origin = |home: &crate::case::Home| Origin {
        id: home.name.clone(),
        at: LonLat { lon: 0, lat: 0 },
        people: People(home.people),
        ages: None,
        kind: OriginKind::Building,
        method: OriginMethod::Given,
        community: u32::MAX,
        compound: u32::MAX,
    };
    case.homes.iter().map(origin).collect()
}

fn complete(taxonomy: &Taxonomy, case: &Case) -> Completeness {
    match case.coverage.as_str() {
        "complete" => Completeness::Complete,
        "partial" => Completeness::Partial,
        codes => {
            let index = |code: &str| taxonomy.index(code).unwrap_or_else(|| panic!("{}: no type {code}", case.title));
            Completeness::CompleteFor(codes.split_whitespace().map(index).collect())
        }
    }
}

fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "达标",
        Verdict::Fail => "不达标",
        Verdict::CannotTell => "无法判断",
        Verdict::NoThreshold => "不下结论",
        Verdict::NotApplicable => "不适用",
    }
}

fn grade_word(pack: &StandardPack, grade: &GradeOutcome) -> String {
    let band = |at: &usize| pack.grade.as_ref().map_or("", |rule| rule.bands[*at].zh.as_str());
    match grade {
        GradeOutcome::Grade(at) => band(at).to_owned(),
        GradeOutcome::GatePassed(at) => format!("可申报{}", band(at)),
        GradeOutcome::NotReached(missing) => {
            let lack = |missing: &Missing| match missing {
                Missing::Clause(id) => id.clone(),
                Missing::OfClass { class, passed, needed } => format!("{class} {passed}/{needed}"),
            };
            format!("未达到，缺 {}", missing.iter().map(lack).collect::<Vec<_>>().join("、"))
        }
        GradeOutcome::CannotTell { at_least, blocking } => {
            let sure = at_least.as_ref().map_or("不明", band);
            format!("无法判断，至少{sure}，待核 {}", blocking.join("、"))
        }
        GradeOutcome::NotApplicable => "不适用".to_owned(),
        GradeOutcome::NoRule => "无定级办法".to_owned(),
        GradeOutcome::RuleUnverified => "定级办法未核实".to_owned(),
    }
}
