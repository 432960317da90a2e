//! 社区明细: every requirement in every place, one row each; to be filtered rather than printed.

use yike_domain::{Arg, standard::StandardPack};
use yike_engine::{
    access::Cost,
    assess::{Assessment, ClauseBasis, ClauseResult, Place, PlaceAssessment, PlaceLevel, ProfileAssessment, Value},
};

use super::super::remarks::say_for;
use super::{
    MOST_ROWS, MOST_ROWS_WITH_COMPOUNDS, Sheets,
    sheet::{Field, Sheet},
};

impl Sheets<'_> {
    pub(super) fn clauses(&self) -> Sheet {
        let mut sheet = self.sheet("publish-sheet-clauses");
        let with_compounds = self.n_rows() <= MOST_ROWS_WITH_COMPOUNDS;
        sheet.lead.push(self.say_people("publish-sheet-clauses-lead"));
        if !with_compounds {
            sheet.lead.push(self.say("publish-sheet-no-compounds"));
        }
        self.clause_columns(&mut sheet);
        for (pack, assessment) in self.draft.packs.iter().zip(&self.draft.assessments) {
            for profile in &assessment.profiles {
                for (place, results) in assessment.places.iter().zip(&profile.places) {
                    if place.level != PlaceLevel::Compound || with_compounds {
                        let rows = self.place_rows(pack, profile, place, results);
                        sheet.rows.extend(rows.take(MOST_ROWS - sheet.rows.len()));
                    }
                }
            }
        }
        sheet
    }

    /// Rows with every compound.
    pub(super) fn n_rows(&self) -> usize {
        let rows = |assessment: &Assessment| {
            let clauses = assessment.profiles.first().map_or(0, |profile| profile.clauses.len());
            assessment.places.len() * assessment.profiles.len() * clauses
        };
        self.draft.assessments.iter().map(rows).sum()
    }

    fn clause_columns(&self, sheet: &mut Sheet) {
        sheet.column(self.say("publish-column-place"), 22.0);
        sheet.column(self.say("publish-column-clause"), 24.0);
        sheet.column(self.say("publish-column-verdict"), 15.0);
        sheet.column(self.say_people("publish-column-share"), 11.0);
        sheet.column(self.say("publish-column-possible"), 11.0);
        sheet.column(self.say_people("publish-column-reached"), 12.0);
        sheet.column(self.say_people("publish-column-without"), 12.0);
        sheet.column(self.say_people("publish-column-unsure"), 12.0);
        sheet.column(self.say("publish-column-remark"), 30.0);
        sheet.column(self.say("publish-column-limit"), 14.0);
        sheet.column(self.say("publish-column-slower"), 10.0);
        sheet.column(self.say("publish-column-faster"), 10.0);
        sheet.column(self.say_people("publish-column-choices"), 10.0);
        sheet.column(self.say_people("publish-column-median"), 12.0);
        sheet.column(self.say_people("publish-column-p90"), 12.0);
        if self.speaks_of_people() {
            sheet.column(self.say("publish-column-elders"), 11.0);
        }
        sheet.column(self.say("publish-column-pack"), 30.0);
        sheet.column(self.say("publish-column-profile"), 16.0);
        sheet.column(self.say("publish-column-level"), 12.0);
        sheet.column(self.say("publish-column-class"), 14.0);
        sheet.column(self.say_people("publish-column-people"), 12.0);
        sheet.column(self.say("publish-column-reason"), 70.0);
        sheet.kept = 2;
    }

    fn place_rows<'s>(
        &'s self,
        pack: &'s StandardPack,
        profile: &'s ProfileAssessment,
        place: &'s Place,
        results: &'s PlaceAssessment,
    ) -> impl Iterator<Item = Vec<Field>> + 's {
        let clauses = pack.clauses.iter().zip(&profile.clauses).zip(&results.clauses);
        clauses.map(move |((clause, basis), result)| {
            let people = &result.people;
            let (certain, possible) = match result.value {
                Value::Share { .. } | Value::Walk { .. } => {
                    let shares = (people.reached_permille(), people.possible_permille());
                    if people.total == 0 {
                        (Field::Empty, Field::Empty)
                    } else {
                        (Field::Share(shares.0), Field::Share(shares.1))
                    }
                }
                Value::Formats { certain, possible } => (Field::Count(certain.into()), Field::Count(possible.into())),
            };
            let mut row = vec![
                Field::Text(self.place_name(place)),
                Field::Text(self.pick(&clause.zh, &clause.en).to_owned()),
                Field::Verdict(result.verdict, self.verdict_words(result.verdict)),
                certain,
                possible,
                Field::Count(people.reached),
                Field::Count(people.not_reached),
                Field::Count(people.cannot_tell),
                Field::warning(self.remark(basis, results, result)),
                Field::Text(self.limit_words(clause.minutes, clause.metres)),
                Field::Share(result.sensitivity.slower_permille),
                Field::Share(result.sensitivity.faster_permille),
                hundredths(result.choices.mean_hundredths),
                self.walk(&profile.profile, result.nearest_median),
                self.walk(&profile.profile, result.nearest_p90),
            ];
            if self.speaks_of_people() {
                row.push(Field::share(result.elders.as_ref().map(yike_engine::assess::Tally::reached_permille)));
            }
            row.extend([
                Field::Text(self.pick(&pack.zh, &pack.en).to_owned()),
                Field::Text(self.profile_name(&profile.profile)),
                Field::Text(self.level(place.level)),
                Field::Text(self.class(&clause.class)),
                Field::Count(u64::from(place.people.0)),
                Field::Long(self.message(&result.reason)),
            ]);
            row
        })
    }

    /// What a reader must know beside the figure.
    fn remark(&self, basis: &ClauseBasis, place: &PlaceAssessment, result: &ClauseResult) -> String {
        let mut remarks = Vec::new();
        if basis.unverified {
            remarks.push(self.say(if basis.decides {
                "publish-remark-unverified-allowed"
            } else {
                "publish-remark-unverified"
            }));
        }
        if !basis.covered && result.people.cannot_tell > 0 {
            remarks.push(self.say("publish-remark-partial"));
        }
        if place.near_border.0 > 0 {
            let people = [("people", Arg::from(place.near_border.0))];
            remarks.push(say_for(self.words, "publish-remark-border", &people, self.draft.imported.people));
        }
        remarks.join(self.pick("；", "; "))
    }

    pub(super) fn limit_words(&self, minutes: Option<u32>, metres: Option<u32>) -> String {
        let text = |key: &str, n: u32| self.words.text(key, &[("n", Arg::from(n))]);
        match (minutes, metres) {
            (Some(minutes), Some(metres)) => {
                format!("{} / {}", text("publish-minutes", minutes), text("publish-metres", metres))
            }
            (Some(minutes), None) => text("publish-minutes", minutes),
            (None, Some(metres)) => text("publish-metres", metres),
            (None, None) => text("publish-minutes", yike_engine::assess::CIRCLE_MINUTES),
        }
    }

    /// The class of a clause in words; a class of a user's own pack as it is.
    pub(super) fn class(&self, class: &str) -> String {
        let key = format!("report-class-{class}");
        if self.words.has(&key) { self.say(&key) } else { class.to_owned() }
    }

    /// A walk: minutes, or metres for a profile that counts in lengths.
    pub(super) fn walk(&self, profile: &str, cost: Option<Cost>) -> Field {
        let Some(cost) = cost else { return Field::Empty };
        let of = self.draft.profiles.iter().find(|of| of.id == profile);
        if of.is_some_and(|of| of.basis == yike_domain::walking::Basis::Length) {
            let metres = self.words.text("publish-metres", &[("n", Arg::from(cost.div_ceil(1000)))]);
            return Field::Text(metres);
        }
        // Rounded up to a tenth of a minute, as the page does.
        Field::Minutes(f64::from(cost.div_ceil(6000)) / 10.0)
    }
}

#[expect(clippy::cast_precision_loss, reason = "hundredths of outlets per resident stay small")]
fn hundredths(mean: u64) -> Field {
    Field::Number(mean as f64 / 100.0)
}
