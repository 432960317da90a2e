//! One page for the notice board, and the circle's QR code.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_TYPE, HOST};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use yike_app::resident::{self, CircleAsk};
use yike_domain::Arg;

use super::moments::china;
use super::page::Page;
use super::view::{fact, hours, type_name};
use super::{answer, failed};
use crate::middleware::identify::Who;
use crate::state::AppState;

/// Outlets that fit on the sheet.
const MOST: usize = 40;
/// Outlets of one type on the sheet.
const MOST_OF_A_TYPE: usize = 4;

struct Group {
    name: String,
    rows: Vec<SheetRow>,
}

struct SheetRow {
    name: String,
    address: String,
    hours: String,
    phone: String,
}

#[derive(Template)]
#[template(path = "sheet.html")]
struct Sheet<'a> {
    page: &'a Page,
    code: String,
    circle_name: String,
    address: String,
    groups: Vec<Group>,
    left_out: usize,
    left_out_text: String,
    sources: String,
}

/// The circle's address as phones reach it.
fn address(state: &AppState, headers: &HeaderMap, code: &str) -> String {
    let scheme = if state.settings.secure_cookies() { "https" } else { "http" };
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    format!("{scheme}://{host}/c/{code}")
}

/// `GET /c/{code}/sheet`
pub(super) async fn show(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(code): Path<String>,
    headers: HeaderMap,
    page: Page,
) -> Response {
    let now = china(state.ctx.clock.now_ms());
    let view = match resident::circle(&state.ctx, &caller, &code, &CircleAsk::default(), now).await {
        Ok(view) => view,
        Err(error) => return failed(&page, &error),
    };
    // In the list's order of types; an outlet stands under its first type.
    let mut by_type: BTreeMap<&str, Vec<&resident::Shown>> = BTreeMap::new();
    for shown in &view.outlets {
        if let Some(kind) = shown.record.types.first() {
            by_type.entry(kind).or_default().push(shown);
        }
    }
    let (mut groups, mut n_shown) = (Vec::new(), 0);
    for has in view.has.iter().filter(|has| by_type.contains_key(has.code.as_str())) {
        let room = MOST.saturating_sub(n_shown).min(MOST_OF_A_TYPE);
        let row = |shown: &&resident::Shown| SheetRow {
            name: shown.record.name.clone(),
            address: fact(&page, &shown.record.address, String::clone),
            hours: fact(&page, &shown.record.hours, hours),
            phone: fact(&page, &shown.record.phone, String::clone),
        };
        let rows: Vec<SheetRow> = by_type[has.code.as_str()].iter().take(room).map(row).collect();
        if !rows.is_empty() {
            n_shown += rows.len();
            groups.push(Group { name: type_name(&page, &has.code), rows });
        }
    }
    let left_out = view.outlets.len() - n_shown;
    let template = Sheet {
        page: &page,
        address: address(&state, &headers, &code),
        circle_name: view.circle.name.clone(),
        code,
        groups,
        left_out,
        left_out_text: page.text("resident-sheet-left-out", &[("n", Arg::from(left_out as u32))]),
        sources: String::new(),
    };
    answer(&page, StatusCode::OK, &template)
}

/// `GET /c/{code}/qr.svg`
pub(super) async fn qr(State(state): State<AppState>, Path(code): Path<String>, headers: HeaderMap) -> Response {
    let address = address(&state, &headers, &code);
    let Ok(code) = QrCode::with_error_correction_level(address.as_bytes(), EcLevel::M) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let image = code.render::<svg::Color>().min_dimensions(240, 240).quiet_zone(true).build();
    let mut response = image.into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("image/svg+xml"));
    response
}
