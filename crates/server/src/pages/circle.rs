//! The page of a circle: the list first, the map second.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use yike_app::caller::Caller;
use yike_app::circle::public::TypeCount;
use yike_app::resident::{self, CircleAsk, CircleView, From, Walking};
use yike_domain::{Arg, LonLat};

use super::moments::china;
use super::page::{Page, address};
use super::view::{Item, item, type_name};
use super::{answer, failed};
use crate::middleware::identify::Who;
use crate::state::AppState;

struct Head {
    code: String,
    name: String,
    place: String,
    /// `west,south,east,north` in degrees.
    bounds: String,
    checked: String,
}

struct Asked {
    q: String,
    kind: String,
    open: bool,
}

struct Option2 {
    id: String,
    name: String,
    chosen: bool,
}

struct Kind {
    code: String,
    label: String,
    chosen: bool,
}

struct Row {
    name: String,
    class: &'static str,
    text: String,
}

#[derive(Template)]
#[template(path = "circle.html")]
struct Circle<'a> {
    page: &'a Page,
    circle: Head,
    ask: Asked,
    starts: Vec<Option2>,
    types: Vec<Kind>,
    list_title: String,
    sorted: String,
    nothing: String,
    items: Vec<Item>,
    before: Option<String>,
    after: Option<String>,
    page_of: String,
    has: Vec<Row>,
}

/// `GET /c/{code}`
pub(super) async fn show(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(code): Path<String>,
    page: Page,
) -> Response {
    let from = match page.asked("from") {
        "" => From::Unsaid,
        id => From::Compound(id.to_owned()),
    };
    tell(&state, &caller, &code, &page, from).await
}

/// `POST /c/{code}`: from where the asker stands. The position is in the body, so that no address and no log holds it.
pub(super) async fn from_here(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(code): Path<String>,
    page: Page,
    body: String,
) -> Response {
    let form = super::page::pairs(&body);
    let from = form.iter().find(|(name, _)| name == "at").and_then(|(_, at)| position(at));
    let query = form.into_iter().filter(|(name, _)| name != "at").collect();
    let page = Page { query, ..page };
    tell(&state, &caller, &code, &page, from.map_or(From::Unsaid, From::Here)).await
}

/// `116.3269,39.9924` on the globe.
fn position(text: &str) -> Option<LonLat> {
    let (lon, lat) = text.split_once(',')?;
    let degrees = |text: &str, most: f64| text.trim().parse::<f64>().ok().filter(|value| value.abs() <= most);
    let whole = |value: f64| (value * 1e7).round() as i32;
    Some(LonLat { lon: whole(degrees(lon, 180.0)?), lat: whole(degrees(lat, 90.0)?) })
}

async fn tell(state: &AppState, caller: &Caller, code: &str, page: &Page, from: From) -> Response {
    let now = china(state.ctx.clock.now_ms());
    let ask = CircleAsk {
        text: page.asked("q").trim().chars().take(40).collect(),
        kind: Some(page.asked("type").to_owned()).filter(|kind| !kind.is_empty()),
        open_only: page.asked("open") == "1",
        from,
    };
    let view = match resident::circle(&state.ctx, caller, code, &ask, now).await {
        Ok(view) => view,
        Err(error) => return failed(page, &error),
    };
    let here = matches!(ask.from, From::Here(_));
    let entries = page.mode.entries();
    let n = view.outlets.len();
    // Where somebody stands is not in the address, so that answer is one page, the nearest first.
    let pages = if here { 1 } else { n.div_ceil(entries).max(1) };
    let number = page.asked("page").parse::<usize>().unwrap_or(1).clamp(1, pages);
    let link = |number: usize| page.with("page", &number.to_string());
    let sorted = matches!(view.walking, Walking::From(_));
    let chosen = match &ask.from {
        From::Compound(id) => Some(id.clone()),
        _ => None,
    };
    let way = |id: String| {
        let path = format!("/c/{code}/o/{id}");
        chosen.as_ref().map_or_else(|| address(&path, &[]), |from| address(&path, &[("from", from)]))
    };
    let listed = view.outlets.iter().skip((number - 1) * entries).take(entries);
    let items = listed.map(|shown| item(page, way(shown.id.to_string()), shown, sorted, now)).collect();
    let count = Arg::from(n as u32);
    let template = Circle {
        page,
        circle: head(page, &view),
        starts: view
            .starts
            .iter()
            .map(|start| Option2 {
                id: start.id.clone(),
                name: start.name.clone(),
                chosen: chosen.as_ref() == Some(&start.id),
            })
            .collect(),
        types: kinds(page, &view, ask.kind.as_deref()),
        list_title: if ask.text.is_empty() {
            page.text("resident-list", &[("n", count)])
        } else {
            page.text("resident-list-found", &[("n", count), ("q", Arg::Text(ask.text.clone()))])
        },
        sorted: sorted_words(page, &view.walking),
        nothing: page.say("resident-nothing"),
        items,
        before: (number > 1).then(|| link(number - 1)),
        after: (number < pages).then(|| link(number + 1)),
        page_of: page
            .text("resident-page-of", &[("page", Arg::from(number as u32)), ("pages", Arg::from(pages as u32))]),
        has: has(page, &view),
        ask: Asked { q: ask.text.clone(), kind: ask.kind.clone().unwrap_or_default(), open: ask.open_only },
    };
    answer(page, StatusCode::OK, &template)
}

fn sorted_words(page: &Page, walking: &Walking) -> String {
    match walking {
        Walking::ByName => page.say("resident-sorted-name"),
        Walking::NoGround => page.say("resident-sorted-no-map"),
        Walking::From(name) => {
            let from = name.clone().unwrap_or_else(|| page.say("resident-my-position"));
            page.text("resident-sorted-walk", &[("from", Arg::Text(from))])
        }
    }
}

fn head(page: &Page, view: &CircleView) -> Head {
    let corners = view.circle.boundary.iter().flat_map(|b| &b.polygons).flatten().flatten();
    let bounds = corners.fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |[w, s, e, n], at| {
        let (lon, lat) = (at.lon_degrees(), at.lat_degrees());
        [w.min(lon), s.min(lat), e.max(lon), n.max(lat)]
    });
    let checked = match &view.verified {
        None => page.say("resident-checked-none"),
        Some((n, day)) => {
            page.text("resident-checked", &[("n", Arg::from(*n as u32)), ("day", Arg::Text(day.to_string()))])
        }
    };
    Head {
        code: view.circle.code.clone(),
        name: view.circle.name.clone(),
        place: view.place.join(" "),
        bounds: bounds.map(|edge| format!("{edge:.5}")).join(","),
        checked,
    }
}

fn kinds(page: &Page, view: &CircleView, chosen: Option<&str>) -> Vec<Kind> {
    let there = view.has.iter().filter(|has| has.n > 0);
    there
        .map(|has| {
            let args = [("name", Arg::Text(type_name(page, &has.code))), ("n", Arg::from(has.n as u32))];
            Kind {
                label: page.text("resident-type-n", &args),
                chosen: chosen == Some(has.code.as_str()),
                code: has.code.clone(),
            }
        })
        .collect()
}

fn has(page: &Page, view: &CircleView) -> Vec<Row> {
    let row = |has: &TypeCount| {
        let (class, text) = match has.n {
            0 => ("unknown", page.say("resident-has-unknown")),
            n => ("", page.text("resident-has-n", &[("n", Arg::from(n as u32))])),
        };
        Row { name: type_name(page, &has.code), class, text }
    };
    view.has.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_off_the_globe_are_none() {
        assert_eq!(position("116.3269,39.9924"), Some(LonLat { lon: 1_163_269_000, lat: 399_924_000 }));
        for odd in ["", "116", "116,91", "181,0", "a,b", "NaN,0", "inf,0"] {
            assert_eq!(position(odd), None, "{odd}");
        }
    }
}
