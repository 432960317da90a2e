//! 社区: how each place stands under each standard for each walker, one row each.

use yike_domain::{
    Arg,
    standard::{GradeOutcome, StandardPack},
};
use yike_engine::assess::{Assessment, Gap, PlaceAssessment, PlaceLevel, ProfileAssessment};

use super::{
    MOST_ROWS, MOST_ROWS_WITH_COMPOUNDS, Sheets,
    overview::VERDICTS,
    sheet::{Field, Sheet},
};

/// Gaps named in a row, most residents first.
const GAPS_NAMED: usize = 3;

impl Sheets<'_> {
    pub(super) fn communities(&self) -> Sheet {
        let mut sheet = self.sheet("publish-sheet-communities");
        let with_compounds = self.n_rows() <= MOST_ROWS_WITH_COMPOUNDS;
        sheet.lead.push(self.say_people("publish-sheet-communities-lead"));
        if !with_compounds {
            sheet.lead.push(self.say("publish-sheet-no-compounds"));
        }
        self.community_columns(&mut sheet);
        for (pack, assessment) in self.draft.packs.iter().zip(&self.draft.assessments) {
            for profile in 0..assessment.profiles.len() {
                let places = (0..assessment.places.len())
                    .filter(|&at| with_compounds || assessment.places[at].level != PlaceLevel::Compound);
                let rows = places.map(|place| self.community_row(pack, assessment, profile, place));
                sheet.rows.extend(rows.take(MOST_ROWS - sheet.rows.len()));
            }
        }
        sheet
    }

    fn community_columns(&self, sheet: &mut Sheet) {
        sheet.column(self.say("publish-column-place"), 20.0);
        sheet.column(self.say("publish-column-profile"), 10.0);
        sheet.column(self.say("publish-column-pack"), 20.0);
        sheet.column(self.say_people("publish-column-people"), 10.0);
        for verdict in VERDICTS {
            sheet.column(self.verdict_words(verdict), 8.0);
        }
        sheet.column(self.say("publish-column-grade"), 12.0);
        sheet.column(self.say_people("publish-column-main-shares"), 44.0);
        sheet.column(self.say_people("publish-column-main-gaps"), 34.0);
        sheet.column(self.say("publish-column-gaps"), 8.0);
        sheet.column(self.say("publish-column-level"), 12.0);
        sheet.kept = 1;
    }

    fn community_row(&self, pack: &StandardPack, assessment: &Assessment, profile: usize, place: usize) -> Vec<Field> {
        let (walker, of) = (&assessment.profiles[profile], &assessment.places[place]);
        let results = &walker.places[place];
        let mut row = vec![
            Field::Text(self.place_name(of)),
            Field::Long(self.profile_name(&walker.profile)),
            Field::Long(self.pick(&pack.zh, &pack.en).to_owned()),
            Field::Count(u64::from(of.people.0)),
        ];
        for verdict in VERDICTS {
            let n = results.clauses.iter().filter(|clause| clause.verdict == verdict).count();
            row.push(Field::Count(n as u64));
        }
        let mut gaps: Vec<&Gap> = assessment
            .gaps
            .iter()
            .filter(|gap| gap.profile as usize == profile && gap.place as usize == place)
            .collect();
        gaps.sort_by_key(|gap| gap.rank);
        row.extend([
            match results.grade {
                GradeOutcome::NoRule => Field::Empty,
                _ => Field::Long(self.grade_words(pack, results)),
            },
            Field::Long(self.main_shares(pack, walker, results)),
            Field::Long(self.main_gaps(pack, &gaps)),
            Field::Count(gaps.len() as u64),
            Field::Text(self.level(of.level)),
        ]);
        row
    }

    /// What residents reach of the document's first class, its basic one; `?` where nothing is known.
    fn main_shares(&self, pack: &StandardPack, walker: &ProfileAssessment, results: &PlaceAssessment) -> String {
        let Some(first) = pack.clauses.first() else { return String::new() };
        let clauses = pack.clauses.iter().zip(&walker.clauses).zip(&results.clauses);
        let shares = clauses.filter(|((clause, _), _)| clause.class == first.class).map(|((clause, _), result)| {
            let people = &result.people;
            let share = if people.total == 0 {
                "–".to_owned()
            } else if people.reached + people.not_reached == 0 {
                "?".to_owned()
            } else if people.reached > 0 && people.reached_permille() < 10 {
                "<1%".to_owned()
            } else {
                let at_least = if people.cannot_tell > 0 { "≥" } else { "" };
                format!("{at_least}{}%", people.reached_permille() / 10)
            };
            format!("{} {share}", self.pick(&clause.zh, &clause.en))
        });
        shares.collect::<Vec<_>>().join(self.pick("；", "; "))
    }

    fn main_gaps(&self, pack: &StandardPack, gaps: &[&Gap]) -> String {
        let named = gaps.iter().take(GAPS_NAMED).filter_map(|gap| {
            let clause = pack.clauses.get(gap.clause as usize)?;
            let args = [
                ("need", Arg::from(self.pick(&clause.zh, &clause.en))),
                ("n", Arg::Text((gap.people_without + gap.people_cannot_tell).to_string())),
                ("status", Arg::from(gap.status.word())),
            ];
            Some(super::remarks::say_for(self.words, "publish-gap-named", &args, self.draft.imported.people))
        });
        named.collect::<Vec<_>>().join(self.pick("；", "; "))
    }
}
