//! The permission table, shown from the same source that decides.

use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;
use yike_app::account;
use yike_app::words::Words;
use yike_domain::account::{Action, Facet, ObjectKind, PERMISSIONS, Role, Scope};

use crate::error::ApiError;
use crate::middleware::identify::Who;

/// The whole table with the names of what it speaks of.
#[derive(Serialize, ToSchema)]
#[schema(as = Permissions)]
pub struct View {
    roles: Vec<Named>,
    objects: Vec<Named>,
    actions: Vec<Named>,
    rows: Vec<Row>,
}

/// A code and what it is called.
#[derive(Serialize, ToSchema)]
pub struct Named {
    code: &'static str,
    name: &'static str,
}

/// A row of the table: these roles may do this to such objects, so far, under these conditions.
#[derive(Serialize, ToSchema)]
#[schema(as = PermissionRow)]
pub struct Row {
    object: &'static str,
    roles: Vec<&'static str>,
    actions: Vec<&'static str>,
    scope: &'static str,
    scope_name: &'static str,
    /// Only in the line of the appointment.
    line: bool,
    only: Vec<Named>,
}

const fn scope(scope: Scope) -> (&'static str, &'static str, &'static str) {
    match scope {
        Scope::Below => ("below", "本单位及下级", "own unit and below"),
        Scope::BelowOrAbove => ("below-or-above", "本单位、下级和上级", "own unit, below and above"),
        Scope::Above => ("above", "本单位及上级", "own unit and above"),
        Scope::Unit => ("unit", "仅本单位", "own unit alone"),
        Scope::Own => ("own", "本人", "own"),
        Scope::Anywhere => ("anywhere", "不限地方", "anywhere"),
    }
}

/// The whole permission table, for whoever is signed in.
#[utoipa::path(get, path = "/api/v1/permissions", tag = "account", responses((status = 200, body = View)))]
pub async fn table(Who(caller): Who) -> Result<Json<View>, ApiError> {
    account::own(&caller)?;
    let words = Words::of(caller.language);
    let named = |code, (zh, en)| Named { code, name: words.pick(zh, en) };
    let row = |permission: &yike_domain::account::Permission| {
        let (code, zh, en) = scope(permission.scope);
        Row {
            object: permission.object.code(),
            roles: permission.roles.iter().map(|role| role.code()).collect(),
            actions: permission.actions.iter().map(|action| action.code()).collect(),
            scope: code,
            scope_name: words.pick(zh, en),
            line: permission.line,
            only: permission.only.iter().map(|facet: &Facet| named(facet.code(), facet.names())).collect(),
        }
    };
    Ok(Json(View {
        roles: Role::ALL.iter().map(|role| named(role.code(), role.names())).collect(),
        objects: ObjectKind::ALL.iter().map(|kind| named(kind.code(), kind.names())).collect(),
        actions: Action::ALL.iter().map(|action| named(action.code(), action.names())).collect(),
        rows: PERMISSIONS.iter().map(row).collect(),
    }))
}
