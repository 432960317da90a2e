//! The page that lists the demo's accounts; it is there in the demo alone.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use yike_app::demo::{PASSWORD, STAFF};
use yike_app::error::AppError;
use yike_domain::place::org::OrgCode;

use crate::error::ApiError;
use crate::language::Lang;
use crate::rules;
use crate::state::AppState;

#[derive(Template)]
#[template(path = "demo.html")]
struct Page {
    tag: &'static str,
    title: String,
    lead: String,
    password: &'static str,
    login: String,
    name: String,
    role: String,
    org: String,
    console: String,
    resident: String,
    rows: Vec<Row>,
}

struct Row {
    login: &'static str,
    name: &'static str,
    role: &'static str,
    org: String,
}

/// The accounts of the demo with their password.
pub async fn accounts(State(state): State<AppState>, lang: Lang) -> Result<Response, ApiError> {
    if !state.settings.demo {
        return Err(ApiError::request(StatusCode::NOT_FOUND, rules::NO_PATH));
    }
    let (words, tree, today) = (lang.words(), state.ctx.orgs(), state.ctx.clock.today());
    let rows = STAFF.iter().map(|person| {
        let (zh, en) = person.role.names();
        let unit = OrgCode::parse(person.org).and_then(|code| tree.at(&code, today));
        let org = unit.map(|unit| unit.name.clone()).unwrap_or_default();
        Row { login: person.login, name: person.name, role: words.pick(zh, en), org }
    });
    let page = Page {
        tag: lang.0.tag(),
        title: words.say("demo-title"),
        lead: words.say("demo-lead"),
        password: PASSWORD,
        login: words.say("demo-login"),
        name: words.say("demo-name"),
        role: words.say("demo-role"),
        org: words.say("demo-org"),
        console: words.say("demo-console"),
        resident: words.say("demo-resident"),
        rows: rows.collect(),
    };
    Ok(Html(page.render().map_err(AppError::internal)?).into_response())
}
