//! Accounts as they are shown.

use serde::Serialize;
use utoipa::ToSchema;
use yike_app::account::{AccountRow, Kept};
use yike_app::words::Words;
use yike_domain::Day;
use yike_domain::account::Appointment;
use yike_domain::place::org::OrgTree;

use crate::api::moment::rfc3339;

/// An account.
#[derive(Serialize, ToSchema)]
#[schema(as = Account)]
pub struct AccountView {
    id: String,
    login: String,
    name: String,
    org: String,
    org_name: String,
    /// Who this is for the single sign-on.
    subject: Option<String>,
    active: bool,
    /// Whether it has a password.
    password: bool,
    second_factor: bool,
    created_at: String,
    appointments: Vec<AppointmentView>,
    version: i64,
}

/// A role given to an account.
#[derive(Serialize, ToSchema)]
#[schema(as = Appointment)]
pub struct AppointmentView {
    id: String,
    role: &'static str,
    role_name: &'static str,
    org: String,
    org_name: String,
    line: Option<&'static str>,
    from: String,
    /// The first day after it.
    to: Option<String>,
    /// Whether it holds today.
    holds: bool,
    /// Whether it is delegated by someone else.
    delegated: bool,
}

impl AccountView {
    /// An account as it is shown on a day.
    #[must_use]
    pub fn of(row: AccountRow, tree: &OrgTree, on: Day, words: &Words) -> Self {
        let account = row.account.what;
        let mut appointments: Vec<AppointmentView> =
            row.appointments.iter().map(|kept| AppointmentView::of(kept, tree, on, words)).collect();
        appointments.extend(row.delegated.iter().map(|kept| {
            let (delegation, basis) = (&kept.what.delegation, &kept.what.basis);
            let as_post = Appointment { org: delegation.org.clone(), period: delegation.period, ..basis.clone() };
            let as_post = Kept { id: kept.id, version: kept.version, what: as_post };
            AppointmentView {
                holds: kept.what.holds(tree, on),
                delegated: true,
                ..AppointmentView::of(&as_post, tree, on, words)
            }
        }));
        Self {
            id: row.account.id.to_string(),
            login: account.login,
            name: account.name,
            org_name: tree.at(&account.org, on).map(|unit| unit.name.clone()).unwrap_or_default(),
            org: account.org.to_string(),
            subject: account.subject,
            active: account.active,
            password: row.password,
            second_factor: row.second_factor,
            created_at: rfc3339(account.created_ms),
            appointments,
            version: row.account.version,
        }
    }
}

impl AppointmentView {
    fn of(kept: &Kept<Appointment>, tree: &OrgTree, on: Day, words: &Words) -> Self {
        let post = &kept.what;
        let (zh, en) = post.role.names();
        Self {
            id: kept.id.to_string(),
            role: post.role.code(),
            role_name: words.pick(zh, en),
            org: post.org.to_string(),
            org_name: tree.at(&post.org, on).map(|unit| unit.name.clone()).unwrap_or_default(),
            line: post.line.map(|line| line.code),
            from: post.period.from.to_string(),
            to: post.period.until.map(|day| day.to_string()),
            holds: post.holds(tree, on),
            delegated: false,
        }
    }
}
