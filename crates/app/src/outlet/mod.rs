//! Outlets (网点): the register and what people do with it, one file each.
//!
//! Who may see an outlet is told by [`reading`]; what is out of sight is not found, whichever door is tried.

mod duplicates;
mod export;
mod get;
pub(crate) mod ground;
mod history;
mod import;
mod keep;
mod life;
mod list;
mod merge;
mod register;
pub mod rules;
pub mod sheet;
mod split;
mod update;
mod verify;

use yike_domain::account::{Action, Object, ObjectKind, Stage};
use yike_domain::outlet::OutletRecord;
use yike_domain::place::org::OrgCode;
use yike_store::OUTLET_SCOPE;
use yike_store::scope::Condition;

use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::permit;

pub use duplicates::{Pair, duplicates};
pub use export::{Format, export};
pub use get::get;
pub use ground::Ground;
pub use history::{Past, history};
pub(crate) use import::job::JOB as IMPORT;
pub use import::{
    Confirm, ImportDoc, ImportState, RowDoc, confirm, discard, errors_of, import, imports, rows_of, upload,
};
pub use life::{LifeStep, live};
pub use list::{Listing, OutletList, STALE_DAYS, list};
pub use merge::merge;
pub use register::register;
pub use split::split;
pub use update::update;
pub use verify::{Answer, VerifyOutlet, verify};
pub use yike_store::{Box2, KeptImport, KeptOutlet, OutletOrder};

/// An outlet as the permission table sees it.
#[must_use]
pub fn object(org: &OrgCode) -> Object {
    Object::new(ObjectKind::Outlet, org.clone(), Stage::Live)
}

/// What making an outlet asks of the table: to create a draft, and, because it is in use at once, to change what is live.
/// So a planner, who may only draft, makes none.
pub(crate) fn making(org: &OrgCode) -> [(Action, Object); 2] {
    [(Action::Create, Object { stage: Stage::Draft, ..object(org) }), (Action::Update, object(org))]
}

/// Which outlets the caller may do that to, as a condition of rows.
///
/// # Errors
/// When the caller may do that to none at all.
pub(crate) fn reading(ctx: &Ctx, caller: &Caller, action: Action) -> Result<Condition, AppError> {
    permit::rows(ctx, caller, action, ObjectKind::Outlet, &OUTLET_SCOPE)
}

/// What search looks into.
pub(crate) fn look_of(record: &OutletRecord) -> String {
    let words = [record.address.value(), record.enterprise.value()].into_iter().flatten().map(String::as_str);
    let names = [Some(record.name.as_str()), record.brand.value().map(String::as_str)].into_iter().flatten();
    crate::look::look(names.chain(record.functions.iter().map(String::as_str)), words)
}
