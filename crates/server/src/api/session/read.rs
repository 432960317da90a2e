//! Who is signed in and what they may do.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use yike_app::account;
use yike_app::permit;
use yike_app::words::Words;
use yike_domain::Day;
use yike_domain::account::Appointment;
use yike_domain::place::org::{OrgCode, OrgTree};

use crate::error::ApiError;
use crate::middleware::identify::Who;
use crate::state::AppState;

/// Who asks.
#[derive(Serialize, ToSchema)]
#[schema(as = Session)]
pub struct View {
    /// None for the public.
    account: Option<Own>,
    appointments: Vec<Held>,
    /// What may be done to some object; each object is still asked about by itself.
    may: Vec<Right>,
    language: &'static str,
    /// Whether the account has a second factor.
    second_factor: bool,
    /// Whether this is the demo.
    demo: bool,
}

/// The account of the one who asks.
#[derive(Serialize, ToSchema)]
#[schema(as = OwnAccount)]
pub struct Own {
    id: String,
    name: String,
    login: String,
}

/// A role held today, own or delegated.
#[derive(Serialize, ToSchema)]
#[schema(as = HeldRole)]
pub struct Held {
    role: &'static str,
    role_name: &'static str,
    org: String,
    org_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    /// Whether it is done in someone else's name.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    delegated: bool,
}

/// An action on a kind of object.
#[derive(Serialize, ToSchema)]
#[schema(as = Right)]
pub struct Right {
    object: &'static str,
    action: &'static str,
}

fn held(post: &Appointment, org: &OrgCode, until: Option<Day>, tree: &OrgTree, on: Day, words: &Words) -> Held {
    let (zh, en) = post.role.names();
    Held {
        role: post.role.code(),
        role_name: words.pick(zh, en),
        org: org.to_string(),
        org_name: tree.at(org, on).map(|unit| unit.name.clone()).unwrap_or_default(),
        line: post.line.map(|line| words.pick(line.zh, line.en)),
        until: until.map(|day| day.to_string()),
        delegated: false,
    }
}

/// Who is signed in, what they hold today and what they may do.
#[utoipa::path(get, path = "/api/v1/session", tag = "session", responses((status = 200, body = View)))]
pub async fn read(State(state): State<AppState>, Who(caller): Who) -> Result<Json<View>, ApiError> {
    let (tree, today, words) = (state.ctx.orgs(), state.ctx.clock.today(), Words::of(caller.language));
    let own = match caller.actor.account {
        Some(id) => {
            state.ctx.store.read().account(account::number(id)).await.map_err(yike_app::error::AppError::from)?
        }
        None => None,
    };
    let second_factor = match &own {
        Some(own) => account::has_second_factor(&state.ctx, own.id).await?,
        None => false,
    };
    let posts = caller.actor.appointments.iter().filter(|post| post.holds(&tree, today));
    let mut appointments: Vec<Held> =
        posts.map(|post| held(post, &post.org, post.period.until, &tree, today, words)).collect();
    for given in caller.actor.delegated.iter().filter(|given| given.holds(&tree, today)) {
        let (org, until) = (&given.delegation.org, given.delegation.period.until);
        appointments.push(Held { delegated: true, ..held(&given.basis, org, until, &tree, today, words) });
    }
    let rights = permit::may(&state.ctx, &caller).into_iter();
    Ok(Json(View {
        account: own.map(|own| Own { id: own.id.to_string(), name: own.what.name, login: own.what.login }),
        appointments,
        may: rights.map(|(object, action)| Right { object: object.code(), action: action.code() }).collect(),
        language: caller.language.tag(),
        second_factor,
        demo: state.settings.demo,
    }))
}
