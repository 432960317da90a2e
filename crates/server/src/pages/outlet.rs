//! The page of an outlet: what is known of it and since when, the way to it, and reporting what is wrong.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use yike_app::caller::Caller;
use yike_app::ctx::Uuid;
use yike_app::error::AppError;
use yike_app::resident::{self, From, Hint, HintKind, OutletView, Route};
use yike_domain::Arg;
use yike_domain::outlet::{Choice as _, Field, OutletRecord};

use super::moments::china;
use super::page::{Page, address, pairs};
use super::view::{Item, fact, hours, item};
use super::{answer, failed};
use crate::middleware::identify::Who;
use crate::state::AppState;

struct FactRow {
    name: String,
    value: String,
    checked: Option<String>,
}

struct ReportChoice {
    code: &'static str,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "outlet.html")]
struct Outlet<'a> {
    page: &'a Page,
    back: String,
    circle_name: String,
    outlet: Item,
    facts: Vec<FactRow>,
    steps: Vec<String>,
    way_sum: String,
    no_way: String,
    said: Option<String>,
    problem: Option<String>,
    report_choices: Vec<ReportChoice>,
    report_text: String,
    sources: String,
}

/// What the form under the page shows.
#[derive(Default)]
struct Form {
    said: Option<String>,
    problem: Option<String>,
    chosen: Option<HintKind>,
    text: String,
}

/// `GET /c/{code}/o/{outlet}`
pub(super) async fn show(
    State(state): State<AppState>,
    Who(caller): Who,
    Path((code, id)): Path<(String, String)>,
    page: Page,
) -> Response {
    tell(&state, &caller, &page, &code, &id, StatusCode::OK, Form::default()).await
}

/// `POST /c/{code}/o/{outlet}/report`
pub(super) async fn report(
    State(state): State<AppState>,
    Who(caller): Who,
    Path((code, id)): Path<(String, String)>,
    page: Page,
    body: String,
) -> Response {
    let form = pairs(&body);
    let field =
        |name: &str| form.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()).unwrap_or_default();
    let (chosen, text) = (HintKind::of(&field("what")), field("text"));
    let Ok(outlet) = Uuid::parse_str(&id) else { return missing(&page, &id) };
    let hint = Hint { kind: chosen, text: text.clone() };
    let (status, form) = match resident::hint(&state.ctx, &caller, outlet, hint).await {
        Ok(number) => {
            let said = page.text("resident-report-thanks", &[("number", Arg::Text(number))]);
            (StatusCode::OK, Form { said: Some(said), ..Form::default() })
        }
        Err(AppError::Invalid(troubles)) => {
            let words = troubles.iter().map(|trouble| page.text(trouble.message.rule.0, &trouble.message.args));
            let problem = Some(words.collect::<Vec<_>>().join(" "));
            (StatusCode::UNPROCESSABLE_ENTITY, Form { problem, chosen, text, said: None })
        }
        Err(error) => return failed(&page, &error),
    };
    let page = Page { path: format!("/c/{code}/o/{id}"), query: Vec::new(), ..page };
    tell(&state, &caller, &page, &code, &id, status, form).await
}

fn missing(page: &Page, id: &str) -> Response {
    failed(page, &AppError::NotFound { kind: "outlet", id: id.to_owned() })
}

async fn tell(
    state: &AppState,
    caller: &Caller,
    page: &Page,
    code: &str,
    id: &str,
    status: StatusCode,
    form: Form,
) -> Response {
    let Ok(number) = Uuid::parse_str(id) else { return missing(page, id) };
    let now = china(state.ctx.clock.now_ms());
    let start = page.asked("from");
    let from = if start.is_empty() { From::Unsaid } else { From::Compound(start.to_owned()) };
    let view = match resident::outlet(&state.ctx, caller, code, number, &from, now).await {
        Ok(view) => view,
        Err(error) => return failed(page, &error),
    };
    let (steps, way_sum, no_way) = way(page, &view);
    let back = format!("/c/{code}");
    let back = if start.is_empty() { back } else { address(&back, &[("from", start)]) };
    let choice = |kind: HintKind| ReportChoice {
        code: kind.code(),
        label: page.say(&format!("resident-report-{}", kind.code())),
        chosen: form.chosen == Some(kind),
    };
    let template = Outlet {
        page,
        back,
        circle_name: view.circle.name.clone(),
        outlet: item(page, format!("/c/{code}/o/{id}"), &view.outlet, false, now),
        facts: facts(page, &view.outlet.record, &|org| state.ctx.orgs().at(org, now.0).map(|unit| unit.name.clone())),
        steps,
        way_sum,
        no_way,
        said: form.said,
        problem: form.problem,
        report_choices: HintKind::ALL.map(choice).into(),
        report_text: form.text,
        sources: String::new(),
    };
    answer(page, status, &template)
}

fn way(page: &Page, view: &OutletView) -> (Vec<String>, String, String) {
    match &view.route {
        Route::NoStart => (Vec::new(), String::new(), page.say("resident-way-choose")),
        Route::NoWay => (Vec::new(), String::new(), page.say("resident-way-none")),
        Route::Way(name, way) => {
            let from = name.clone().unwrap_or_else(|| page.say("resident-my-position"));
            let args = [
                ("from", Arg::Text(from)),
                ("minutes", Arg::from(way.duration_ms.div_ceil(60_000))),
                ("metres", Arg::from(way.length_mm.div_ceil(10_000) * 10)),
            ];
            let steps = way.steps.iter().map(|step| page.text(step.text.rule.0, &step.text.args)).collect();
            (steps, page.text("resident-way-sum", &args), String::new())
        }
    }
}

type OrgName<'a> = &'a dyn Fn(&yike_domain::place::org::OrgCode) -> Option<String>;

fn facts(page: &Page, record: &OutletRecord, org_name: OrgName<'_>) -> Vec<FactRow> {
    let text = |value: &String| value.clone();
    let row = |field: Field, key: &str, value: String| {
        let checked = record.verified.get(&field).map(|verified| {
            let who = org_name(&verified.org).unwrap_or_else(|| verified.org.to_string());
            page.text("resident-verified", &[("who", Arg::Text(who)), ("day", Arg::Text(verified.on.to_string()))])
        });
        FactRow { name: page.say(key), value, checked: checked.or_else(|| Some(page.say("resident-unverified"))) }
    };
    let mut rows = vec![
        row(Field::Address, "resident-address", fact(page, &record.address, text)),
        row(Field::Hours, "resident-hours", fact(page, &record.hours, hours)),
        row(Field::Phone, "resident-phone", fact(page, &record.phone, text)),
    ];
    if !record.functions.is_empty() {
        let functions = record.functions.join(page.pick("、", ", "));
        rows.push(row(Field::Functions, "resident-functions", functions));
    }
    let access = fact(page, &record.accessibility, |set| {
        let names: Vec<&str> = set
            .iter()
            .map(|access| {
                let (zh, en) = access.names();
                page.pick(zh, en)
            })
            .collect();
        if names.is_empty() { page.say("resident-access-none") } else { names.join(page.pick("、", ", ")) }
    });
    rows.push(row(Field::Accessibility, "resident-access", access));
    rows
}
