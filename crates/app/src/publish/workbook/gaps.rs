//! 缺口: who lacks what, most people first.

use yike_domain::{Arg, standard::Verdict};
use yike_engine::assess::{Assessment, Gap, GapStatus};

use super::{
    MOST_ROWS, Sheets,
    sheet::{Field, Sheet},
};

impl Sheets<'_> {
    pub(super) fn gaps(&self) -> Sheet {
        let mut sheet = self.sheet("publish-sheet-gaps");
        sheet.lead.push(self.say_people("publish-sheet-gaps-lead"));
        let n: usize = self.draft.assessments.iter().map(|assessment| assessment.gaps.len()).sum();
        if n > MOST_ROWS {
            let args = [("kept", Arg::from(MOST_ROWS)), ("all", Arg::from(n))];
            sheet.lead.push(self.words.text("publish-sheet-cut", &args));
        }
        sheet.column(self.say("publish-column-rank"), 8.0);
        sheet.column(self.say("publish-column-place"), 22.0);
        sheet.column(self.say("publish-column-lacking"), 22.0);
        sheet.column(self.say("publish-column-status"), 12.0);
        sheet.column(self.say_people("publish-column-without"), 12.0);
        sheet.column(self.say_people("publish-column-unsure"), 12.0);
        sheet.column(self.say("publish-column-reason"), 80.0);
        sheet.column(self.say("publish-column-level"), 12.0);
        sheet.column(self.say("publish-column-profile"), 16.0);
        sheet.column(self.say("publish-column-pack"), 30.0);
        sheet.column(self.say("publish-column-types"), 30.0);
        sheet.kept = 3;
        for (at, assessment) in self.draft.assessments.iter().enumerate() {
            let rows = assessment.gaps.iter().filter_map(|gap| self.gap_row(at, assessment, gap));
            sheet.rows.extend(rows.take(MOST_ROWS - sheet.rows.len()));
        }
        sheet
    }

    fn gap_row(&self, pack: usize, assessment: &Assessment, gap: &Gap) -> Option<Vec<Field>> {
        let pack = self.draft.packs.get(pack)?;
        let place = assessment.places.get(gap.place as usize)?;
        let clause = pack.clauses.get(gap.clause as usize)?;
        let profile = assessment.profiles.get(gap.profile as usize)?;
        let types: Vec<&str> = gap
            .types
            .iter()
            .map(|&at| self.draft.taxonomy.get(at))
            .map(|business| self.pick(&business.zh, &business.en))
            .collect();
        let (verdict, status) = match gap.status {
            GapStatus::Confirmed => (Verdict::Fail, "publish-gap-confirmed"),
            GapStatus::ToVerify => (Verdict::CannotTell, "publish-gap-to-verify"),
        };
        Some(vec![
            Field::Count(u64::from(gap.rank)),
            Field::Text(self.place_name(place)),
            Field::Text(self.pick(&clause.zh, &clause.en).to_owned()),
            Field::Verdict(verdict, self.say(status)),
            Field::Count(gap.people_without),
            Field::Count(gap.people_cannot_tell),
            Field::Long(self.message(&gap.explanation)),
            Field::Text(self.level(place.level)),
            Field::Text(self.profile_name(&profile.profile)),
            Field::Text(self.pick(&pack.zh, &pack.en).to_owned()),
            Field::Text(types.join(self.pick("、", ", "))),
        ])
    }
}
