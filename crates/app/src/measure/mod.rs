//! Measuring in the service: questions about one place, tiles, runs and results.

mod ask;
pub mod reference;
mod result;
pub mod rules;
mod runs;
mod tile;

use yike_domain::Message;
use yike_domain::account::{Action, Facet, Object, ObjectKind, Stage};
use yike_domain::place::org::OrgCode;

use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::terrain::loaded::{Shared, read};

pub use ask::{NearOutlet, Place, isochrone, nearest, way};
pub use result::{Found, Ranked, Which, circle_result, comparison, gap_queue, ranking};
pub(crate) use runs::JOB;
pub use runs::{RunRequest, ask_for_run, get_run, list_runs, word};
pub use tile::{Layer, TileCache, tile};
pub use yike_store::run::{KeptGap, KeptRun, KeptRunCircle, RunQuery};

/// A measurement of a unit, as the permission table sees it.
pub(crate) fn measurement(org: &OrgCode, public: bool) -> Object {
    let mut object = Object::new(ObjectKind::Measurement, org.clone(), Stage::Live);
    if public {
        object.facets.insert(Facet::Published);
    }
    object
}

/// Whether the caller may read measurements of a unit.
pub(crate) fn may_read(ctx: &Ctx, caller: &Caller, org: &OrgCode, public: bool) -> bool {
    require(ctx, caller, org, public).is_ok()
}

fn require(ctx: &Ctx, caller: &Caller, org: &OrgCode, public: bool) -> Result<(), AppError> {
    caller.require(Action::Read, &measurement(org, public), &ctx.orgs(), ctx.clock.today()).map(|_| ())
}

/// The ground of a place, for a caller who may ask about it: staff of the unit, and everybody
/// where residents see one of its circles.
async fn ground_at(ctx: &Ctx, caller: &Caller, at: yike_domain::LonLat) -> Result<Shared, AppError> {
    ctx.terrains.follow(ctx).await?;
    let ground = ctx.terrains.at(at).ok_or_else(|| AppError::Unavailable(Message::new(rules::NO_GROUND)))?;
    let (org, public) = of(&ground);
    require(ctx, caller, &org, public)?;
    Ok(ground)
}

/// The unit of a ground, and whether residents see some circle of it.
fn of(ground: &Shared) -> (OrgCode, bool) {
    let ground = read(ground);
    (ground.org.clone(), ground.is_public())
}

/// Codes of a clause's types in the taxonomy's order, joined by `|`: the id of its group.
#[must_use]
pub fn types_of(clause: &yike_domain::standard::Clause) -> String {
    let taxonomy = reference::taxonomy();
    let mut types: Vec<_> = clause.types.iter().filter_map(|code| taxonomy.index(code)).collect();
    types.sort_unstable();
    types.dedup();
    yike_engine::assess::group_id(taxonomy, &types)
}
