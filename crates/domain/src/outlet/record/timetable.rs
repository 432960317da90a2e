//! The timetable of a mobile outlet as text: `周三 08:00-10:00 东门广场 116.3300000,39.9900000；2026-12-01 …`.

use super::text::position_text;
use crate::Day;
use crate::outlet::hours::{DAY, Span, Stop, StopDay, Timetable, TimetableFault};
use crate::{LonLat, Message};

use super::rules;

const WEEKDAYS: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

pub(super) fn text(timetable: &Timetable) -> String {
    timetable.stops().iter().map(stop_text).collect::<Vec<_>>().join("；")
}

fn stop_text(stop: &Stop) -> String {
    let day = match stop.day {
        StopDay::Weekly(day) => WEEKDAYS[usize::from(day.min(6))].to_owned(),
        StopDay::On(date) => date.to_string(),
    };
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    // A place in words holds no space, so that the parts are told apart.
    let place: String = stop.place.split_whitespace().collect::<Vec<_>>().join("_");
    format!("{day} {}-{} {place} {}", clock(stop.span.from()), clock(stop.span.to()), position_text(stop.at))
}

/// Reads stops that stand apart by semicolons.
pub(super) fn read(text: &str) -> Result<Timetable, Message> {
    let stops = text.split(['；', ';', '\n']).map(str::trim).filter(|stop| !stop.is_empty());
    let stops = stops.map(|stop| read_stop(stop).ok_or_else(|| odd(stop))).collect::<Result<Vec<_>, _>>()?;
    Timetable::new(stops).map_err(|fault| match fault {
        TimetableFault::NoSuchStop(stop) => odd(&stop_text(&stop)),
        TimetableFault::Twice(pair) => {
            Message::new(rules::TIMETABLE_TWICE).with("one", stop_text(&pair.0)).with("other", stop_text(&pair.1))
        }
    })
}

fn odd(stop: &str) -> Message {
    Message::new(rules::TIMETABLE_ODD).with("value", stop.chars().take(60).collect::<String>())
}

fn read_stop(text: &str) -> Option<Stop> {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let [day, times, place, at] = parts.as_slice() else { return None };
    let day = match WEEKDAYS.iter().position(|name| name == day) {
        Some(day) => StopDay::Weekly(u8::try_from(day).ok()?),
        None => StopDay::On(Day::parse(day)?),
    };
    let clock = |text: &str| {
        let (hour, minute) = text.split_once([':', '：'])?;
        let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
        (minute < 60 && hour <= 48).then_some(hour * 60 + minute)
    };
    let (from, to) = times.split_once(['-', '—', '–', '至'])?;
    let (from, to) = (clock(from)?, clock(to)?);
    // An end before the beginning is on the next day.
    let to = if to <= from { to + DAY } else { to };
    Some(Stop { day, span: Span::new(from, to).ok()?, place: (*place).to_owned(), at: position(at)? })
}

/// Reads `116.33,39.99`.
pub(super) fn position(text: &str) -> Option<LonLat> {
    let mut parts = text.split([',', '，']);
    let number = |part: Option<&str>| part?.trim().parse::<f64>().ok();
    let (lon, lat) = (number(parts.next())?, number(parts.next())?);
    if parts.next().is_some() {
        return None;
    }
    LonLat::from_degrees(lon, lat)
}
