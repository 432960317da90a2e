//! Verdicts, grades and gaps as the page's tables hold them.

use yike_domain::standard::{GradeOutcome, StandardPack, Verdict};
use yike_engine::{
    access::Cost,
    assess::{self, GapStatus, PlaceAssessment, PlaceLevel, Tally, Value},
};

use super::{
    Assessment, Band, Cell, ClauseBasis, Gap, Grade, Named,
    make::{Frame, MOST_COMPOUND_GAPS, rounded_up},
    messages::Rules,
};
use crate::publish::remarks::best_grade;

/// One assessment for each profile and pack, profiles outermost.
pub(super) fn assessments(frame: &Frame<'_>, rules: &mut Rules) -> Vec<Assessment> {
    let draft = frame.draft;
    let mut list = Vec::with_capacity(draft.profiles.len() * draft.packs.len());
    for (at, _) in draft.profiles.iter().enumerate() {
        for (pack, assessment) in draft.packs.iter().zip(&draft.assessments) {
            if let Some(profile) = assessment.profiles.get(at) {
                list.push(one(pack, profile, assessment.unverified_allowed, rules));
            }
        }
    }
    list
}

fn one(pack: &StandardPack, profile: &assess::ProfileAssessment, allowed: bool, rules: &mut Rules) -> Assessment {
    let cells = (0..pack.clauses.len()).map(|clause| {
        let places = profile.places.iter().filter_map(|place| place.clauses.get(clause));
        places.map(|result| cell(result, rules)).collect()
    });
    Assessment {
        clauses: profile.clauses.iter().map(basis).collect(),
        cells: cells.collect(),
        grades: profile.places.iter().map(|place| grade(pack, place, allowed)).collect(),
    }
}

fn basis(clause: &assess::ClauseBasis) -> ClauseBasis {
    ClauseBasis {
        // Rounded down, as walks are rounded up: what is beyond the limit stays beyond it.
        limit: i64::from(clause.cutoff / 1000),
        basis: clause.cutoff_basis.word(),
        covered: clause.covered,
        unverified: clause.unverified,
        n_outlets: clause.n_outlets,
    }
}

fn cell(result: &assess::ClauseResult, rules: &mut Rules) -> Cell {
    let (value, possible) = match result.value {
        Value::Share { certain, possible } | Value::Formats { certain, possible } => {
            (i64::from(certain), i64::from(possible))
        }
        Value::Walk { cost, .. } => (walk(cost), -1),
    };
    Cell {
        verdict: verdict_code(result.verdict),
        reached: result.people.reached,
        without: result.people.not_reached,
        unsure: result.people.cannot_tell,
        value,
        possible,
        slower: result.sensitivity.slower_permille,
        faster: result.sensitivity.faster_permille,
        choices: result.choices.mean_hundredths,
        median: walk(result.nearest_median),
        p90: walk(result.nearest_p90),
        gini: result.gini_permille.map_or(-1, i64::from),
        elders: result.elders.as_ref().map_or(-1, share),
        reason: rules.say(&result.reason),
    }
}

fn walk(cost: Option<Cost>) -> i64 {
    cost.map_or(-1, rounded_up)
}

fn share(tally: &Tally) -> i64 {
    i64::from(tally.reached_permille())
}

const fn verdict_code(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "p",
        Verdict::Fail => "f",
        Verdict::CannotTell => "c",
        Verdict::NoThreshold => "n",
        Verdict::NotApplicable => "x",
    }
}

/// The grade of a place and the best it could be; none where nothing is graded.
fn grade(pack: &StandardPack, place: &PlaceAssessment, allowed: bool) -> Option<Grade> {
    let bands = &pack.grade.as_ref()?.bands;
    let band = |at: usize| {
        bands.get(at).map(|band| Band { name: Named::new(&band.zh, &band.en), needs_review: band.needs_review })
    };
    let (state, certain) = match &place.grade {
        GradeOutcome::Grade(at) | GradeOutcome::GatePassed(at) => ("given", band(*at)),
        GradeOutcome::NotReached(_) => ("not-reached", None),
        GradeOutcome::CannotTell { at_least, .. } => ("cannot-tell", at_least.and_then(band)),
        GradeOutcome::RuleUnverified => ("rule-unverified", None),
        GradeOutcome::NotApplicable | GradeOutcome::NoRule => return None,
    };
    let possible = match state {
        "cannot-tell" => best_grade(pack, place, allowed).and_then(band),
        _ => None,
    };
    Some(Grade { state, certain, possible })
}

/// Every gap of study and communities, the largest of compounds, and how many were left out.
pub(super) fn gaps(frame: &Frame<'_>, rules: &mut Rules) -> (Vec<Gap>, usize) {
    let (mut kept, mut left_out) = (Vec::new(), 0);
    for (pack, assessment) in frame.draft.assessments.iter().enumerate() {
        let mut of_compounds = vec![0usize; assessment.profiles.len()];
        for gap in &assessment.gaps {
            let Some(place) = assessment.places.get(gap.place as usize) else { continue };
            if let (PlaceLevel::Compound, Some(n)) = (place.level, of_compounds.get_mut(gap.profile as usize)) {
                *n += 1;
                if *n > MOST_COMPOUND_GAPS {
                    left_out += 1;
                    continue;
                }
            }
            let Some(&at) = frame.places.get(&(place.level, place.index)) else { continue };
            kept.push(Gap {
                profile: gap.profile,
                pack,
                clause: gap.clause,
                place: at,
                rank: gap.rank,
                without: gap.people_without,
                unsure: gap.people_cannot_tell,
                confirmed: gap.status == GapStatus::Confirmed,
                why: rules.say(&gap.explanation),
            });
        }
    }
    (kept, left_out)
}
