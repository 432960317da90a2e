//! 业态: every business type, whatever the standards ask.

use yike_engine::assess::{OVERVIEW_MINUTES, PlaceLevel};

use super::{
    MOST_ROWS, Sheets,
    sheet::{Field, Sheet},
};

impl Sheets<'_> {
    pub(super) fn types(&self) -> Sheet {
        let mut sheet = self.sheet("publish-sheet-types");
        sheet.lead.push(self.say_people("publish-sheet-types-lead"));
        sheet.column(self.say("publish-column-place"), 22.0);
        sheet.column(self.say("publish-column-type"), 22.0);
        sheet.column(self.say("publish-column-profile"), 18.0);
        sheet.column(self.say("publish-column-outlets"), 10.0);
        sheet.column(self.say("publish-column-coverage"), 26.0);
        for minutes in OVERVIEW_MINUTES {
            let header = remark_minutes(self, minutes);
            sheet.column(header, 11.0);
        }
        sheet.column(self.say_people("publish-column-unsure-15"), 14.0);
        sheet.column(self.say_people("publish-column-median"), 12.0);
        sheet.kept = 2;
        // Every standard counts the same residents; their speeds differ for lengths only.
        let Some(assessment) = self.draft.assessments.first() else { return sheet };
        for profile in &assessment.profiles {
            for (place, results) in assessment.places.iter().zip(&profile.places) {
                if place.level == PlaceLevel::Compound {
                    continue;
                }
                let rows = results.types.iter().map(|result| {
                    let business = self.draft.taxonomy.get(result.business_type);
                    let mut row = vec![
                        Field::Text(self.place_name(place)),
                        Field::Text(self.pick(&business.zh, &business.en).to_owned()),
                        Field::Text(self.profile_name(&profile.profile)),
                        Field::Count(u64::from(result.n_outlets)),
                        if result.covered {
                            Field::Text(self.say("publish-coverage-complete"))
                        } else {
                            Field::Warning(self.say("publish-coverage-partial"))
                        },
                    ];
                    row.extend(result.within.iter().map(|tally| match tally.total {
                        0 => Field::Empty,
                        _ => Field::Share(tally.reached_permille()),
                    }));
                    row.push(Field::Count(result.within[OVERVIEW_MINUTES.len() - 1].cannot_tell));
                    row.push(self.walk(&profile.profile, result.nearest_median));
                    row
                });
                sheet.rows.extend(rows.take(MOST_ROWS - sheet.rows.len()));
            }
        }
        sheet
    }
}

fn remark_minutes(sheets: &Sheets<'_>, minutes: u32) -> String {
    sheets.words.text("publish-column-within", &[("n", yike_domain::Arg::from(minutes))])
}
