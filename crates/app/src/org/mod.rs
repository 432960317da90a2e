//! Organisation units: taken over from lists of division codes, opened, and changed with their lineage.
//!
//! The tree is changed as a whole: a use case makes the next tree from the one it has read, `domain` checks it, the
//! store keeps what differs and refuses when another change came between.

mod change;
mod import;
mod read;
pub mod rules;

pub use change::{ChangeUnit, NewUnit, change, open};
pub use import::{Imported, import};
pub use read::{History, unit, units};

use yike_domain::Trouble;
use yike_domain::place::org::OrgTree;
use yike_store::org::KeptTree;
use yike_store::{By, Event};

use crate::ctx::Ctx;
use crate::error::{AppError, FieldTrouble};

/// Keeps the next tree and takes it into use.
async fn keep(ctx: &Ctx, by: &By, before: &KeptTree, after: &OrgTree, event: Event) -> Result<(), AppError> {
    let tx = ctx.store.begin(by).await?;
    tx.keep_org_tree(before, after).await?;
    tx.commit(event).await?;
    ctx.load_orgs().await
}

/// What is wrong with a tree, as fields of a form: the code concerned is the field.
fn invalid(troubles: Vec<Trouble>) -> AppError {
    AppError::Invalid(troubles.into_iter().map(FieldTrouble::from).collect())
}
