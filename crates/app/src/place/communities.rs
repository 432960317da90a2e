//! Communities with their borders.

use serde_json::json;
use yike_domain::Message;
use yike_domain::account::{Action, Object, ObjectKind, Stage};
use yike_domain::outlet::Fact;
use yike_domain::place::Community;
use yike_domain::place::org::OrgCode;
use yike_engine::boundary::uncrossed;
use yike_engine::geometry::MultiPolygon;
use yike_store::scope::{Columns, StageOf};
use yike_store::{Event, KeptCommunity};

use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::{AppError, FieldTrouble};
use crate::outlet::rules;
use crate::permit;
use crate::shapes::rings_of;

/// What the permission filter asks of a community: it is a unit, and its code is its own.
const SCOPE: Columns = Columns {
    org: "m.id",
    line: None,
    owner: None,
    stage: StageOf::Always(Stage::Live),
    facets: &[],
    author: None,
    subject: None,
};

/// A community to be registered or drawn anew.
#[derive(Clone, Debug)]
pub struct NewCommunity {
    /// Its code.
    pub code: OrgCode,
    /// Its name; that of the unit where none is given.
    pub name: Option<String>,
    /// Its border.
    pub shape: MultiPolygon,
    /// Residents, where known.
    pub people: Option<u32>,
}

/// The communities that the caller may see, of a unit and those below.
///
/// # Errors
/// When the store cannot be read.
pub async fn communities(ctx: &Ctx, caller: &Caller, org: Option<&OrgCode>) -> Result<Vec<KeptCommunity>, AppError> {
    let scope = permit::rows(ctx, caller, Action::Read, ObjectKind::OrgUnit, &SCOPE)?;
    Ok(ctx.store.read().communities(&scope, org, None).await?)
}

/// Registers communities with their borders, in place of those of the same codes. `source` says where they are from.
///
/// # Errors
/// Everything that is wrong with them at once, or the caller may not change one of the units.
pub async fn import_communities(
    ctx: &Ctx,
    caller: &Caller,
    communities: Vec<NewCommunity>,
    source: &str,
) -> Result<usize, AppError> {
    let (orgs, today) = (ctx.orgs(), ctx.clock.today());
    let mut troubles = Vec::new();
    let mut by = None;
    let mut kept = Vec::with_capacity(communities.len());
    for new in communities {
        let Some(unit) = orgs.at(&new.code, today) else {
            let message = Message::new(rules::COMMUNITY_UNKNOWN).with("value", new.code.as_str());
            troubles.push(FieldTrouble::new(new.code.as_str(), message));
            continue;
        };
        let object = Object::new(ObjectKind::OrgUnit, new.code.clone(), Stage::Live);
        by = Some(ctx.permit(caller, Action::Update, &object, &new.code).await?);
        let name = new.name.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| unit.name.clone());
        match Community::new(new.code.clone(), &name) {
            Err(message) => troubles.push(FieldTrouble::new(new.code.as_str(), message)),
            Ok(mut community) => {
                community.polygons = rings_of(&uncrossed(&new.shape).0);
                community.people = new.people.map_or(Fact::Missing, Fact::Value);
                source.clone_into(&mut community.source);
                let look = crate::look::look([community.name.as_str()], [community.code.as_str()]);
                kept.push((community, look));
            }
        }
    }
    if !troubles.is_empty() {
        return Err(AppError::Invalid(troubles));
    }
    let Some(by) = by else { return Ok(0) };
    let tx = ctx.store.begin(&by).await?;
    tx.keep_communities(&kept, today).await?;
    let detail = json!({"n": kept.len(), "source": source});
    tx.commit(Event { detail, ..Event::done("community.import", ObjectKind::OrgUnit, "communities") }).await?;
    Ok(kept.len())
}
