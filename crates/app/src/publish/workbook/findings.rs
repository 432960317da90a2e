//! 数据问题: what was odd about the data, and what helps.

use yike_domain::{Arg, Severity};

use super::{
    MOST_ROWS, Sheets,
    sheet::{Field, Sheet},
};

impl Sheets<'_> {
    pub(super) fn findings(&self) -> Sheet {
        let mut sheet = self.sheet("publish-sheet-findings");
        sheet.lead.push(self.say("publish-sheet-findings-lead"));
        let findings = self.draft.all_findings();
        if findings.len() > MOST_ROWS {
            let args = [("kept", Arg::from(MOST_ROWS)), ("all", Arg::from(findings.len()))];
            sheet.lead.push(self.words.text("publish-sheet-cut-findings", &args));
        }
        sheet.column(self.say("publish-column-severity"), 12.0);
        sheet.column(self.say("publish-column-source"), 24.0);
        sheet.column(self.say("publish-column-object"), 26.0);
        sheet.column(self.say("publish-column-what"), 60.0);
        sheet.column(self.say("publish-column-done"), 46.0);
        sheet.column(self.say("publish-column-remedy"), 46.0);
        sheet.column(self.say("publish-column-rule"), 28.0);
        for finding in findings.into_iter().take(MOST_ROWS) {
            let said = self.words.finding(finding);
            let severity = self.say(&format!("report-finding-{}", finding.severity.word()));
            sheet.rows.push(vec![
                match finding.severity {
                    Severity::Note => Field::Text(severity),
                    Severity::Warning | Severity::Error => Field::Warning(severity),
                },
                Field::Long(finding.source.clone()),
                Field::Long(self.words.place(&finding.object)),
                Field::Long(said.what),
                Field::Long(said.done),
                Field::Long(said.remedy),
                Field::Text(finding.rule.0.to_owned()),
            ]);
        }
        sheet
    }
}
