//! What lists and cards of outlets show, in words.

use yike_app::resident::Shown;
use yike_app::terrain::Near;
use yike_domain::Arg;
use yike_domain::outlet::{Fact, Hours, Moment, OpenState, OutletRecord, life::Status};

use super::moments::state_words;
use super::page::Page;

/// An outlet in a list.
pub(super) struct Item {
    pub(super) name: String,
    pub(super) types: String,
    pub(super) open: String,
    pub(super) open_class: &'static str,
    pub(super) walk: Option<String>,
    pub(super) call: Option<String>,
    pub(super) link: String,
    /// `lon,lat` in degrees, for the map.
    pub(super) at: String,
}

/// An outlet of a circle as a list shows it; `sorted` says whether walking times were asked for.
pub(super) fn item(page: &Page, link: String, shown: &Shown, sorted: bool, now: Moment) -> Item {
    let (open, open_class) = open(page, shown, now);
    let walk = match (shown.walk, sorted) {
        (Some(near), _) => Some(walk_words(page, &near)),
        (None, true) => Some(page.text("resident-walk-far", &[("minutes", Arg::from(60u32))])),
        (None, false) => None,
    };
    let at = shown.record.at;
    Item {
        name: shown.record.name.clone(),
        types: types(page, &shown.record),
        open,
        open_class,
        walk,
        call: shown.record.phone.value().cloned(),
        link,
        at: format!("{:.6},{:.6}", at.lon_degrees(), at.lat_degrees()),
    }
}

/// Whole minutes, upwards; metres to the nearest ten.
pub(super) fn walk_words(page: &Page, near: &Near) -> String {
    let metres = near.length_mm.div_ceil(10_000) * 10;
    let minutes = near.duration_ms.div_ceil(60_000);
    let key = if near.duration_ms < 60_000 { "resident-walk-near" } else { "resident-walk" };
    page.text(key, &[("minutes", Arg::from(minutes)), ("metres", Arg::from(metres))])
}

fn open(page: &Page, shown: &Shown, now: Moment) -> (String, &'static str) {
    match (shown.record.life.status(), shown.open) {
        (Status::Suspended, _) => (page.say("resident-suspended"), "is-shut"),
        (Status::Planned, _) => (page.say("resident-planned"), "is-shut"),
        (_, None) => (page.say("resident-open-unknown"), "is-unknown"),
        (_, Some(state)) => {
            let class = if matches!(state, OpenState::Open(_)) { "is-open" } else { "is-shut" };
            (state_words(page, state, now), class)
        }
    }
}

/// Names of the types.
pub(super) fn types(page: &Page, record: &OutletRecord) -> String {
    let names: Vec<String> = record.types.iter().map(|code| type_name(page, code)).collect();
    names.join(page.pick("、", ", "))
}

/// The name of a type in the page's language.
pub(super) fn type_name(page: &Page, code: &str) -> String {
    let known = yike_app::look::taxonomy().types.iter().find(|kind| kind.code == code);
    known.map_or_else(|| code.to_owned(), |kind| page.pick(&kind.zh, &kind.en).to_owned())
}

/// A fact in words; what is missing, does not apply or is not to be had are three things.
pub(super) fn fact<T>(page: &Page, fact: &Fact<T>, say: impl Fn(&T) -> String) -> String {
    match fact {
        Fact::Value(value) => say(value),
        Fact::Missing => page.say("resident-unknown"),
        Fact::NotApplicable => page.say("resident-not-applicable"),
        Fact::Unavailable(reason) => page.text("resident-unavailable", &[("reason", Arg::Text(reason.clone()))]),
    }
}

/// Opening hours as written.
pub(super) fn hours(hours: &Hours) -> String {
    match hours {
        Hours::Told(hours) => hours.text(),
        Hours::Worded(text) => text.clone(),
    }
}
