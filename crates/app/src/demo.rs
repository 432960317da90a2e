//! The demo's people: an invented member of staff for every role, so that each can be tried.
//!
//! Their password is public. `serve --demo` refuses any address but this machine's.

mod district;

pub use district::furnish;

use yike_domain::account::{Appointment, ObjectKind, Role};
use yike_domain::day::{Day, Period};
use yike_domain::place::org::{Line, OrgCode};
use yike_store::account::Account;
use yike_store::{By, Event, Uuid};

use crate::account::{hash_password, id};
use crate::ctx::Ctx;
use crate::embedded;
use crate::error::AppError;
use crate::org;

/// The password of every account of the demo.
pub const PASSWORD: &str = "demo-quarter-hour-15";

/// A member of staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Staff {
    /// The name to sign in with.
    pub login: &'static str,
    /// The name shown: it says that nobody is meant.
    pub name: &'static str,
    /// What they are appointed to.
    pub role: Role,
    /// The code of the unit.
    pub org: &'static str,
    /// The code of the line, where the role has one.
    pub line: Option<&'static str>,
}

const fn staff(login: &'static str, name: &'static str, role: Role, org: &'static str) -> Staff {
    Staff { login, name, role, org, line: None }
}

/// The demo's staff, in the order of roles.
pub const STAFF: &[Staff] = &[
    staff("demo-r1", "演示部级统计甲", Role::MinistryPolicy, "CN"),
    staff("demo-r2", "演示部级评审甲", Role::MinistryReview, "CN"),
    staff("demo-r3", "演示省级商务甲", Role::ProvinceCommerce, "11"),
    staff("demo-r4", "演示市级商务甲", Role::CityCommerce, "11"),
    staff("demo-r5", "演示区县商务甲", Role::DistrictCommerce, "110108"),
    staff("demo-r5b", "演示区县商务乙", Role::DistrictCommerce, "110105"),
    Staff { line: Some("civil-affairs"), ..staff("demo-r6", "演示民政甲", Role::MemberUnit, "110108") },
    staff("demo-r7", "演示街道甲", Role::Subdistrict, "110108010"),
    staff("demo-r8", "演示社区甲", Role::CommunityWorker, "110108010999"),
    staff("demo-r9", "演示规划师甲", Role::CommunityPlanner, "110108010"),
    staff("demo-r17", "演示审计甲", Role::Auditor, "CN"),
    staff("demo-r18", "演示系统甲", Role::SystemAdmin, "CN"),
    staff("demo-r19", "演示安全甲", Role::SecurityAdmin, "CN"),
];

/// Makes the demo's units and people where they are not there yet.
///
/// # Errors
/// When the database refuses.
pub async fn plant(ctx: &Ctx) -> Result<(), AppError> {
    let by = ctx.by_yike("demo");
    let list = embedded::data("places/demo-units.csv").unwrap_or_default();
    org::import(ctx, &by, list, Day::new(2023, 1, 1).expect("a day")).await?;
    for person in STAFF {
        if ctx.store.read().account_of_login(person.login).await?.is_none() {
            appoint(ctx, &by, person, PASSWORD).await?;
        }
    }
    Ok(())
}

/// Makes an account with a password and an appointment in one step, which only the demo and tests do.
///
/// # Errors
/// When the database refuses.
pub async fn appoint(ctx: &Ctx, by: &By, person: &Staff, password: &str) -> Result<Uuid, AppError> {
    let odd = || AppError::internal(format!("{} cannot be appointed at {}", person.login, person.org));
    let org = OrgCode::parse(person.org).ok_or_else(odd)?;
    let line = person.line.map(|line| Line::of(line).ok_or_else(odd)).transpose()?;
    let (number, today) = (Uuid::now_v7(), ctx.clock.today());
    let account = Account {
        login: person.login.to_owned(),
        name: person.name.to_owned(),
        org: org.clone(),
        subject: None,
        active: true,
        created_ms: by.at_ms,
    };
    let post = Appointment { account: id(number), role: person.role, org, line, period: Period::since(today) };
    post.check(&[], &ctx.orgs()).map_err(|_| odd())?;
    let hash = hash_password(password).await?;
    let tx = ctx.store.begin(by).await?;
    tx.keep_account(number, 0, &account, today).await?;
    tx.keep_password(number, &hash).await?;
    tx.keep_appointment(Uuid::now_v7(), 0, &post).await?;
    let appointed = Event::done("appointment.create", ObjectKind::Account, number);
    tx.commit_all(vec![Event::done("account.create", ObjectKind::Account, number), appointed]).await?;
    Ok(number)
}
