//! 总览: how the whole area stands under each standard, for each walker.

use yike_domain::{
    Arg,
    standard::{GradeOutcome, StandardPack, Verdict},
};
use yike_engine::assess::{Assessment, PlaceAssessment, ProfileAssessment};

use super::{
    Sheets,
    sheet::{Field, Sheet},
};
use crate::publish::remarks;

/// Verdicts in the order of the columns.
pub(super) const VERDICTS: [Verdict; 5] =
    [Verdict::Pass, Verdict::Fail, Verdict::CannotTell, Verdict::NoThreshold, Verdict::NotApplicable];

impl Sheets<'_> {
    pub(super) fn overview(&self) -> Sheet {
        let mut sheet = self.sheet("publish-sheet-overview");
        sheet.lead.extend(remarks::cautions(self.draft, self.words));
        sheet.lead.push(self.say("publish-sheet-overview-lead"));
        sheet.column(self.say("publish-column-pack"), 38.0);
        sheet.column(self.say("publish-column-profile"), 18.0);
        sheet.column(self.say_people("publish-column-people"), 12.0);
        for verdict in VERDICTS {
            sheet.column(self.verdict_words(verdict), 12.0);
        }
        sheet.column(self.say("publish-column-unverified"), 12.0);
        sheet.column(self.say("publish-column-grade"), 30.0);
        sheet.column(self.say("publish-column-best-grade"), 22.0);
        sheet.kept = 2;
        for (pack, assessment) in self.draft.packs.iter().zip(&self.draft.assessments) {
            for profile in &assessment.profiles {
                sheet.rows.extend(self.overview_row(pack, assessment, profile));
            }
        }
        sheet
    }

    fn overview_row(
        &self,
        pack: &StandardPack,
        assessment: &Assessment,
        profile: &ProfileAssessment,
    ) -> Option<Vec<Field>> {
        // The study comes first among the places.
        let (place, results) = (assessment.places.first()?, profile.places.first()?);
        let mut row = vec![
            Field::Long(self.pick(&pack.zh, &pack.en).to_owned()),
            Field::Text(self.profile_name(&profile.profile)),
            Field::Count(u64::from(place.people.0)),
        ];
        for verdict in VERDICTS {
            let n = results.clauses.iter().filter(|clause| clause.verdict == verdict).count();
            row.push(Field::Count(n as u64));
        }
        row.push(Field::Count(profile.clauses.iter().filter(|clause| clause.unverified).count() as u64));
        row.push(Field::Long(self.grade_words(pack, results)));
        let best = match results.grade {
            GradeOutcome::CannotTell { .. } => remarks::best_grade(pack, results, assessment.unverified_allowed),
            _ => None,
        };
        row.push(Field::Text(best.map(|at| self.band(pack, at)).unwrap_or_default()));
        Some(row)
    }

    /// A verdict with its symbol.
    pub(super) fn verdict_words(&self, verdict: Verdict) -> String {
        self.say(match verdict {
            Verdict::Pass => "publish-verdict-pass",
            Verdict::Fail => "publish-verdict-fail",
            Verdict::CannotTell => "publish-verdict-cannot-tell",
            Verdict::NoThreshold => "publish-verdict-no-threshold",
            Verdict::NotApplicable => "publish-verdict-not-applicable",
        })
    }

    fn band(&self, pack: &StandardPack, at: usize) -> String {
        let band = pack.grade.as_ref().and_then(|rule| rule.bands.get(at));
        band.map(|band| self.pick(&band.zh, &band.en).to_owned()).unwrap_or_default()
    }

    /// What the verdicts of a place amount to.
    pub(super) fn grade_words(&self, pack: &StandardPack, place: &PlaceAssessment) -> String {
        let with = |key: &str, at: usize| self.words.text(key, &[("grade", Arg::from(self.band(pack, at)))]);
        match &place.grade {
            GradeOutcome::Grade(at) => self.band(pack, *at),
            GradeOutcome::GatePassed(at) => with("publish-grade-gate", *at),
            GradeOutcome::NotReached(_) => self.say("publish-grade-not-reached"),
            GradeOutcome::CannotTell { at_least: Some(at), .. } => with("publish-grade-at-least", *at),
            GradeOutcome::CannotTell { at_least: None, .. } => self.say("publish-grade-cannot-tell"),
            GradeOutcome::NotApplicable => self.say("publish-grade-not-applicable"),
            GradeOutcome::NoRule => self.say("publish-grade-no-rule"),
            GradeOutcome::RuleUnverified => self.say("publish-grade-unverified"),
        }
    }
}
