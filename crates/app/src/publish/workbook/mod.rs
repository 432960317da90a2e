//! `workbook.xlsx`: the result for officials, who filter, print and forward it.
//!
//! Each sheet says at its top whose data it shows and of when, and every figure has its
//! remarks beside it.

mod clauses;
mod communities;
mod findings;
mod gaps;
mod method;
mod overview;
mod sheet;
mod style;
mod types;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};
use yike_domain::{Arg, Message, Trouble};
use yike_engine::{
    assess::{Place, PlaceLevel},
    import::PeopleBasis,
};

use self::sheet::Sheet;
use super::{WORKBOOK, remarks, rules};
use crate::{draft::Draft, words::Words};

/// Rows of a sheet beyond which the rest stands in the GeoPackage and `findings.csv` only.
pub const MOST_ROWS: usize = 100_000;
/// Rows beyond which compounds are left to the GeoPackage.
pub const MOST_ROWS_WITH_COMPOUNDS: usize = 20_000;

/// What the sheets are made from.
struct Sheets<'d> {
    draft: &'d Draft,
    words: &'d Words,
}

/// The bytes of the workbook; equal drafts give equal bytes.
///
/// # Errors
/// A sheet could not be made.
pub fn workbook(draft: &Draft, words: &Words) -> Result<Vec<u8>, Trouble> {
    let sheets = Sheets { draft, words };
    let mut list: [Sheet; 7] = [
        sheets.overview(),
        sheets.communities(),
        sheets.types(),
        sheets.gaps(),
        sheets.findings(),
        sheets.method(),
        sheets.clauses(),
    ];
    for sheet in &mut list {
        sheet.say_printed(|kept, all| {
            words.text("publish-sheet-printed", &[("kept", Arg::from(kept)), ("all", Arg::from(all))])
        });
    }
    let bytes = || -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
        let mut book = Workbook::new();
        // A fixed day: the receipt says when the data is from, and a clock would change the bytes.
        let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
        let title = words.pick(&draft.study.title.zh, &draft.study.title.en);
        book.set_properties(&DocProperties::new().set_title(title).set_author("Yike").set_creation_datetime(&created));
        for sheet in &list {
            sheet.write(&mut book)?;
        }
        book.save_to_buffer()
    };
    bytes().map_err(|error| Trouble::new(WORKBOOK, rules::WORKBOOK_FAILED).with("reason", error.to_string()))
}

impl Sheets<'_> {
    /// An empty sheet with its name and the lines every sheet carries.
    fn sheet(&self, name: &str) -> Sheet {
        let (draft, words) = (self.draft, self.words);
        let name = self.say(name);
        let mut sheet = Sheet::new(&name);
        sheet.title = format!("{} · {name}", self.pick(&draft.study.title.zh, &draft.study.title.en));
        let date = draft.study.map.date.clone().or_else(|| draft.imported.map.data_date.clone()).unwrap_or_default();
        let date: String = date.chars().take(10).collect();
        let credits: Vec<String> =
            remarks::sources(draft).into_iter().map(|source| source.attribution).filter(|a| !a.is_empty()).collect();
        let credits = if credits.is_empty() { self.say("publish-sheet-no-attribution") } else { credits.join(" · ") };
        let key = if date.is_empty() { "publish-sheet-sources-undated" } else { "publish-sheet-sources" };
        sheet.lead.push(words.text(key, &[("date", Arg::from(date)), ("credits", Arg::from(credits.as_str()))]));
        sheet.lead.push(self.say(&format!("report-gate-{}", draft.study.gates.word())));
        sheet.lead.extend(remarks::notices(draft, words));
        sheet.credits = credits;
        sheet
    }

    fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    fn pick<'a>(&self, zh: &'a str, en: &'a str) -> &'a str {
        let text = self.words.pick(zh, en);
        if text.is_empty() { zh } else { text }
    }

    /// The key's text for residents, or for floor area where nobody knows the residents.
    fn say_people(&self, key: &str) -> String {
        remarks::say_for(self.words, key, &[], self.draft.imported.people)
    }

    fn message(&self, message: &Message) -> String {
        remarks::say_for(self.words, message.rule.0, &message.args, self.draft.imported.people)
    }

    /// Whether the numbers are residents.
    fn speaks_of_people(&self) -> bool {
        self.draft.imported.people != PeopleBasis::FloorArea
    }

    fn place_name(&self, place: &Place) -> String {
        match place.level {
            PlaceLevel::Study => self.say("publish-place-study"),
            _ if place.name.is_empty() => {
                self.words.text("publish-place-unnamed", &[("id", Arg::from(place.id.as_str()))])
            }
            _ => place.name.clone(),
        }
    }

    fn level(&self, level: PlaceLevel) -> String {
        self.say(&format!("publish-level-{}", level.word()))
    }

    fn profile_name(&self, id: &str) -> String {
        let profile = self.draft.profiles.iter().find(|profile| profile.id == id);
        profile.map_or_else(|| id.to_owned(), |profile| self.pick(&profile.zh, &profile.en).to_owned())
    }
}
