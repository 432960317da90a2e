//! The circles that residents see.

use yike_domain::account::Action;
use yike_domain::circle::Circle;
use yike_store::OutletQuery;

use crate::caller::Caller;
use crate::circle::public::circles as published;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::outlet::reading;

/// Most circles on the start page; searching finds the others.
const MOST: u64 = 60;

/// A circle with what its card tells.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The circle.
    pub circle: Circle,
    /// Outlets in it.
    pub n_outlets: u64,
    /// Names of the units it lies in, the largest first.
    pub place: Vec<String>,
}

/// Published circles, by name; with a text those whose name it is part of, by writing or sound.
///
/// # Errors
/// When the store cannot be read.
pub async fn circles(ctx: &Ctx, caller: &Caller, text: &str) -> Result<Vec<Listed>, AppError> {
    let reader = ctx.store.read();
    let scope = reading(ctx, caller, Action::Read)?;
    let mut listed = Vec::new();
    for kept in published(ctx, caller, Some(text), None, MOST).await? {
        let inside = OutletQuery { circle: Some(kept.id), ..OutletQuery::all(scope.clone()) };
        let n_outlets = reader.outlets().count(&inside).await?;
        listed.push(Listed { place: place(ctx, &kept.circle), circle: kept.circle, n_outlets });
    }
    Ok(listed)
}

/// Names of the units a circle lies in below the nation, the largest first.
pub(super) fn place(ctx: &Ctx, circle: &Circle) -> Vec<String> {
    let tree = ctx.orgs();
    let mut names: Vec<String> = Vec::new();
    for unit in tree.upwards(&circle.org, ctx.clock.today()).filter(|unit| unit.kind.level() > 0) {
        // 市辖区 between a municipality and its districts tells nobody anything.
        if unit.name != "市辖区" {
            names.push(unit.name.clone());
        }
    }
    names.reverse();
    names
}
