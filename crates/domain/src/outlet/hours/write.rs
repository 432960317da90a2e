//! The canonical text of opening hours.

use std::fmt::Write as _;

use super::span::clock;
use super::{ByWeekday, OnHolidays, OpeningHours, Span, Spans};

/// Days of the week as OpenStreetMap writes them.
pub(super) const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// Months as OpenStreetMap writes them.
pub(super) const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

pub(super) fn text(hours: &OpeningHours) -> String {
    let always = Spans::of(vec![Span::WHOLE_DAY]);
    let mut rules = Vec::new();
    if hours.week.iter().all(|day| *day == always) {
        rules.push("24/7".to_owned());
    } else {
        let open: ByWeekday = hours.week.clone().map(|day| Some(day).filter(|day| !day.is_closed()));
        by_weekday("", &open, &mut rules);
    }
    for season in &hours.seasons {
        let ((from_month, from_day), (to_month, to_day)) = (season.from.parts(), season.to.parts());
        let dates = format!("{} {from_day:02}-{} {to_day:02}", month(from_month), month(to_month));
        by_weekday(&dates, &season.days, &mut rules);
    }
    if let OnHolidays::Hours(spans) = &hours.holidays {
        rules.push(format!("PH {}", body(spans)));
    }
    for exception in &hours.exceptions {
        let (from, to) = (exception.from.parts(), exception.to.parts());
        let dates = [from, to].map(|(year, at, day)| format!("{year:04} {} {day:02}", month(at))).join("-");
        by_weekday(&dates, &exception.days, &mut rules);
    }
    if rules.is_empty() { "off".to_owned() } else { rules.join("; ") }
}

fn month(number: u8) -> &'static str {
    MONTHS[usize::from(number) - 1]
}

/// One rule for each set of days of the same hours, in the order of their first day.
fn by_weekday(dates: &str, days: &ByWeekday, rules: &mut Vec<String>) {
    let mut told = [false; 7];
    for first in 0..7 {
        let Some(spans) = days[first].as_ref().filter(|_| !told[first]) else { continue };
        let mut same = [false; 7];
        for at in first..7 {
            same[at] = days[at].as_ref() == Some(spans);
            told[at] |= same[at];
        }
        let selector = if same == [true; 7] { String::new() } else { runs(&same) };
        let parts = [dates, &selector, &body(spans)];
        rules.push(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "));
    }
}

/// `Mo-Fr,Su`.
fn runs(days: &[bool; 7]) -> String {
    let mut text = String::new();
    let mut at = 0;
    while at < 7 {
        let end = (at..7).find(|&day| !days[day]).unwrap_or(7);
        if end > at {
            text.push_str(if text.is_empty() { "" } else { "," });
            text.push_str(DAYS[at]);
            match end - at {
                1 => {}
                2 => text.extend([",", DAYS[end - 1]]),
                _ => text.extend(["-", DAYS[end - 1]]),
            }
        }
        at = end + 1;
    }
    text
}

fn body(spans: &Spans) -> String {
    let mut text = String::new();
    for span in spans.iter() {
        let comma = if text.is_empty() { "" } else { "," };
        let _ = write!(text, "{comma}{}-{}", clock(span.from()), clock(span.to()));
    }
    if text.is_empty() { "off".to_owned() } else { text }
}

/// Days of the week as notices write them.
const DAYS_ZH: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

/// The text as a notice on the door says it: `周一至周五 08:00-18:00；周六、周日 09:00-12:00`.
pub(super) fn text_zh(hours: &OpeningHours) -> String {
    let always = Spans::of(vec![Span::WHOLE_DAY]);
    let mut rules = Vec::new();
    if hours.week.iter().all(|day| *day == always) {
        rules.push("24小时营业".to_owned());
    } else {
        let open: ByWeekday = hours.week.clone().map(|day| Some(day).filter(|day| !day.is_closed()));
        by_weekday_zh("", &open, &mut rules);
    }
    for season in &hours.seasons {
        let ((from_month, from_day), (to_month, to_day)) = (season.from.parts(), season.to.parts());
        let dates = format!("{from_month}月{from_day}日至{to_month}月{to_day}日");
        by_weekday_zh(&dates, &season.days, &mut rules);
    }
    if let OnHolidays::Hours(spans) = &hours.holidays {
        rules.push(format!("节假日{}", body_zh(spans)));
    }
    for exception in &hours.exceptions {
        let (from, to) = (exception.from.parts(), exception.to.parts());
        let dates = [from, to].map(|(year, at, day)| format!("{year}年{at}月{day}日")).join("至");
        by_weekday_zh(&dates, &exception.days, &mut rules);
    }
    if rules.is_empty() { "休息".to_owned() } else { rules.join("；") }
}

fn by_weekday_zh(dates: &str, days: &ByWeekday, rules: &mut Vec<String>) {
    let mut told = [false; 7];
    for first in 0..7 {
        let Some(spans) = days[first].as_ref().filter(|_| !told[first]) else { continue };
        let mut same = [false; 7];
        for at in first..7 {
            same[at] = days[at].as_ref() == Some(spans);
            told[at] |= same[at];
        }
        let selector = match (same == [true; 7], dates.is_empty()) {
            (true, true) => "每天".to_owned(),
            (true, false) => String::new(),
            (false, _) => runs_zh(&same),
        };
        rules.push(format!("{dates}{selector}{}", body_zh(spans)));
    }
}

/// `周一至周五、周日`.
fn runs_zh(days: &[bool; 7]) -> String {
    let mut parts = Vec::new();
    let mut at = 0;
    while at < 7 {
        let end = (at..7).find(|&day| !days[day]).unwrap_or(7);
        match end - at {
            0 => {}
            1 => parts.push(DAYS_ZH[at].to_owned()),
            2 => parts.extend([DAYS_ZH[at].to_owned(), DAYS_ZH[end - 1].to_owned()]),
            _ => parts.push(format!("{}至{}", DAYS_ZH[at], DAYS_ZH[end - 1])),
        }
        at = end + 1;
    }
    parts.join("、")
}

fn body_zh(spans: &Spans) -> String {
    let times = spans.iter().map(|span| format!("{}-{}", clock(span.from()), clock(span.to()))).collect::<Vec<_>>();
    if times.is_empty() { "休息".to_owned() } else { format!(" {}", times.join("，")) }
}
