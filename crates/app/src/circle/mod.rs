//! Living circles (便民生活圈): drawing them, their versions, and what residents read of them.

mod create;
mod draw;
mod list;
mod propose;
pub mod public;
mod update;
mod versions;
mod warn;

use yike_domain::account::{Action, Facet, Object, ObjectKind, Stage};
use yike_domain::circle::{Circle, CircleStage};
use yike_store::scope::Condition;
use yike_store::{CIRCLE_SCOPE, Reader, Uuid};

use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::permit;

pub use create::create;
pub use draw::{Drawing, draw};
pub use list::{CircleList, CircleListing, get, list, named};
pub use propose::{Proposed, Wanted, propose, propose_on_foot};
pub use update::{UpdateCircle, update};
pub use versions::{Version, versions};
pub use warn::{Warning, warnings, warnings_of};
pub use yike_engine::boundary::Band;
pub use yike_store::KeptCircle;

/// A circle as the permission table sees it: a draft until its border is confirmed.
#[must_use]
pub fn object(circle: &Circle) -> Object {
    let stage = if circle.stage == CircleStage::Drawn { Stage::Draft } else { Stage::Live };
    let mut object = Object::new(ObjectKind::Circle, circle.org.clone(), stage);
    if circle.public {
        object.facets.insert(Facet::Published);
    }
    object
}

/// Which circles the caller may do that to, as a condition of rows.
///
/// # Errors
/// When the caller may do that to none at all.
pub(crate) fn reading(ctx: &Ctx, caller: &Caller, action: Action) -> Result<Condition, AppError> {
    permit::rows(ctx, caller, action, ObjectKind::Circle, &CIRCLE_SCOPE)
}

/// What search looks into.
fn look_of(circle: &Circle) -> String {
    crate::look::look([circle.name.as_str()], [circle.code.as_str()])
}

/// A circle that the caller may see.
async fn seen(reader: &Reader, ctx: &Ctx, caller: &Caller, id: Uuid) -> Result<KeptCircle, AppError> {
    let missing = || AppError::not_found("circle", id);
    if !reader.circles().passes(id, &reading(ctx, caller, Action::Read)?).await? {
        return Err(missing());
    }
    reader.circles().get(id).await?.ok_or_else(missing)
}

fn event(
    action: &'static str,
    id: Uuid,
    before: Option<&Circle>,
    after: &Circle,
    detail: serde_json::Value,
) -> yike_store::Event {
    let json = |circle: &Circle| serde_json::to_value(circle).ok();
    yike_store::Event {
        org: Some(after.org.clone()),
        before: before.and_then(json),
        after: json(after),
        detail,
        ..yike_store::Event::done(action, ObjectKind::Circle, id)
    }
}
