//! 口径: what the words mean, which files and settings went in, which documents are cited.

use yike_domain::{Arg, standard::StandardPack, walking::Basis};

use super::{
    Sheets,
    sheet::{Field, Sheet},
};
use crate::{publish::remarks, words::Language};

impl Sheets<'_> {
    pub(super) fn method(&self) -> Sheet {
        let mut sheet = self.sheet("publish-sheet-method");
        sheet.column(self.say("publish-column-part"), 18.0);
        sheet.column(self.say("publish-column-item"), 34.0);
        sheet.column(self.say("publish-column-value"), 60.0);
        sheet.column(self.say("publish-column-origin"), 60.0);
        sheet.kept = 2;
        self.meanings(&mut sheet);
        self.walkers(&mut sheet);
        for pack in &self.draft.packs {
            self.standard(&mut sheet, pack);
        }
        self.inputs(&mut sheet);
        sheet
    }

    fn method_row(&self, sheet: &mut Sheet, part: &str, item: &str, value: &str, origin: &str) {
        let long = |text: &str| Field::Long(text.to_owned());
        sheet.rows.push(vec![Field::Text(self.say(part)), long(item), long(value), long(origin)]);
    }

    fn meanings(&self, sheet: &mut Sheet) {
        let part = "publish-part-meanings";
        let draft = self.draft;
        let people = format!("publish-people-{}", remarks::basis_word(draft.imported.people));
        self.method_row(sheet, part, &self.say("publish-item-people"), &self.say(&people), "");
        let gates = self.say(&format!("report-gate-{}", draft.study.gates.word()));
        self.method_row(sheet, part, &self.say("publish-item-gates"), &gates, "");
        for verdict in ["p", "f", "c", "n", "x"] {
            let (short, long) = (format!("report-verdict-{verdict}"), format!("report-verdict-{verdict}-long"));
            self.method_row(sheet, part, &self.say(&short), &self.say_people(&long), "");
        }
        for item in ["share", "possible", "band", "choices", "walks", "gap", "unverified"] {
            let key = format!("publish-item-{item}");
            self.method_row(sheet, part, &self.say(&key), &self.say_people(&format!("{key}-means")), "");
        }
    }

    fn walkers(&self, sheet: &mut Sheet) {
        for profile in &self.draft.profiles {
            let metres = (f64::from(profile.speed_mm_s) * 60.0 / 1000.0).round();
            let key = match profile.basis {
                Basis::Time => "report-metres-per-minute",
                Basis::Length => "publish-profile-by-length",
            };
            let speed = self.words.text(key, &[("metres", Arg::from(metres))]);
            let source = self.words.half(profile.sources.get("speed_mm_s").map(String::as_str).unwrap_or_default());
            let name = self.pick(&profile.zh, &profile.en);
            self.method_row(sheet, "publish-part-profiles", name, &speed, source);
        }
    }

    fn standard(&self, sheet: &mut Sheet, pack: &StandardPack) {
        let part = "publish-part-standards";
        let name = self.pick(&pack.zh, &pack.en);
        let until = pack.effective_to.clone().unwrap_or_default();
        let about = [pack.document.as_str(), &pack.issuer, &pack.effective_from, &until];
        let about: Vec<&str> = about.into_iter().filter(|text| !text.is_empty()).collect();
        self.method_row(sheet, part, name, &about.join(" · "), &self.titles(&pack.sources));
        let notes = if self.words.language() == Language::Zh { &pack.notes_zh } else { &pack.notes_en };
        for note in notes {
            self.method_row(sheet, part, name, note, "");
        }
        let certainty = self.say(&format!("publish-certainty-{}", pack.metres_per_minute_certainty.word()));
        let speed = self.words.text("report-metres-per-minute", &[("metres", Arg::from(pack.metres_per_minute))]);
        let item = format!("{name} · {}", self.say("publish-item-pack-speed"));
        let value = [speed, certainty].join(self.pick("；", "; "));
        self.method_row(sheet, part, &item, &value, self.words.half(&pack.metres_per_minute_source));
        for clause in &pack.clauses {
            let limit = self.limit_words(clause.minutes, clause.metres);
            let least = clause.at_least_permille.map(|permille| {
                self.words.text("publish-at-least-share", &[("share", Arg::from(f64::from(permille) / 10.0))])
            });
            let least =
                least.or_else(|| clause.at_least.map(|n| self.words.text("publish-at-least", &[("n", Arg::from(n))])));
            let certainty = self.say(&format!("publish-certainty-{}", clause.certainty.word()));
            let note = self.pick(&clause.note_zh, &clause.note_en).to_owned();
            let value = [limit, least.unwrap_or_else(|| self.say("publish-no-threshold")), certainty, note];
            let value: Vec<String> = value.into_iter().filter(|text| !text.is_empty()).collect();
            let item = format!("{name} · {}", self.pick(&clause.zh, &clause.en));
            let origin = [clause.place.clone(), self.titles(&clause.sources)];
            let origin: Vec<String> = origin.into_iter().filter(|text| !text.is_empty()).collect();
            self.method_row(sheet, part, &item, &value.join(self.pick("；", "; ")), &origin.join(" · "));
        }
    }

    /// Titles of cited documents; an id that the list lacks as it is.
    fn titles(&self, ids: &[String]) -> String {
        let title = |id: &String| self.draft.cited.get(id).map_or_else(|| id.clone(), |source| source.title.clone());
        ids.iter().map(title).collect::<Vec<_>>().join(self.pick("；", "; "))
    }

    fn inputs(&self, sheet: &mut Sheet) {
        for source in remarks::sources(self.draft) {
            let value = [source.date, source.attribution, source.licence.to_owned()];
            let value: Vec<String> = value.into_iter().filter(|text| !text.is_empty()).collect();
            self.method_row(sheet, "publish-part-sources", &source.name, &value.join(" · "), "");
        }
        let receipt = &self.draft.receipt;
        for input in &receipt.inputs {
            let size = self.words.text("publish-bytes", &[("n", Arg::Text(input.bytes.to_string()))]);
            self.method_row(sheet, "publish-part-inputs", &input.name, &size, &format!("SHA-256 {}", input.sha256));
        }
        for (name, value) in &receipt.settings {
            self.method_row(sheet, "publish-part-settings", name, value, "");
        }
        let version = self.say("publish-item-version");
        self.method_row(sheet, "publish-part-receipt", &version, &receipt.product, "");
        let digest = self.say("publish-item-digest");
        self.method_row(sheet, "publish-part-receipt", &digest, &receipt.result, &self.say("publish-readme-verify"));
    }
}
