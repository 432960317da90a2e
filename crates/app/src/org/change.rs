//! Opening a unit and changing one: another name, another unit above, closing, splitting, merging.

use yike_domain::account::{Action, Object, ObjectKind, Stage};
use yike_domain::day::Period;
use yike_domain::place::org::{ChangeKind, OrgCode, OrgKind, OrgTree, OrgUnit};
use yike_domain::{Day, Message};
use yike_store::Event;

use super::{invalid, keep, rules};
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;

/// A unit to be opened.
#[derive(Clone, Debug)]
pub struct NewUnit {
    /// Its code.
    pub code: OrgCode,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OrgKind,
    /// The unit above.
    pub parent: OrgCode,
    /// The first day.
    pub from: Day,
}

/// What becomes of a unit.
#[derive(Clone, Debug)]
pub enum ChangeUnit {
    /// It has another name.
    Rename(String),
    /// It hangs under another unit.
    Move(OrgCode),
    /// It ends; nothing below it goes on.
    Close,
    /// It becomes several under the same unit above; one of them may keep its code.
    Split(Vec<(OrgCode, String)>),
    /// It and these others become one, with this code and name.
    Merge(Vec<OrgCode>, OrgCode, String),
}

fn object(org: &OrgCode, stage: Stage) -> Object {
    Object::new(ObjectKind::OrgUnit, org.clone(), stage)
}

/// Opens a unit; asked of the unit above.
///
/// # Errors
/// When the caller may not, or it does not fit into the tree.
pub async fn open(ctx: &Ctx, caller: &Caller, new: NewUnit) -> Result<(), AppError> {
    let by = ctx.permit(caller, Action::Create, &object(&new.parent, Stage::Draft), &new.code).await?;
    let before = ctx.store.read().org_tree().await?;
    let unit = OrgUnit {
        code: new.code.clone(),
        name: new.name.trim().to_owned(),
        kind: new.kind,
        parent: Some(new.parent),
        valid: Period::since(new.from),
    };
    let after = before.tree.opened(unit).map_err(invalid)?;
    let event = Event::done("org-unit.create", ObjectKind::OrgUnit, &new.code);
    keep(ctx, &by, &before, &after, Event { org: Some(new.code), ..event }).await
}

/// Changes a unit from a day on; asked of every unit concerned.
///
/// # Errors
/// When the caller may not, or the tree would not be sound.
pub async fn change(ctx: &Ctx, caller: &Caller, code: &OrgCode, on: Day, input: ChangeUnit) -> Result<(), AppError> {
    let mut concerned = vec![code];
    match &input {
        ChangeUnit::Move(parent) => concerned.push(parent),
        ChangeUnit::Merge(others, ..) => concerned.extend(others),
        _ => {}
    }
    let mut by = None;
    for org in concerned {
        by = Some(ctx.permit(caller, Action::Update, &object(org, Stage::Live), org).await?);
    }
    let by = by.ok_or_else(|| AppError::internal("a change concerns a unit"))?;
    let before = ctx.store.read().org_tree().await?;
    let (action, after) = match input {
        ChangeUnit::Rename(name) => ("org-unit.rename", before.tree.renamed(code, name.trim(), on)),
        ChangeUnit::Move(parent) => ("org-unit.move", before.tree.moved(code, &parent, on)),
        ChangeUnit::Close => ("org-unit.close", before.tree.closed(code, on)),
        ChangeUnit::Split(into) => ("org-unit.split", split(&before.tree, code, into, on)?),
        ChangeUnit::Merge(others, into, name) => {
            ("org-unit.merge", merged(&before.tree, code, others, into, name, on)?)
        }
    };
    let after = after.map_err(invalid)?;
    let detail = serde_json::json!({"on": on.to_string()});
    let event = Event::done(action, ObjectKind::OrgUnit, code);
    keep(ctx, &by, &before, &after, Event { org: Some(code.clone()), detail, ..event }).await
}

type Next = Result<OrgTree, Vec<yike_domain::Trouble>>;

/// The unit as it is on the day before.
fn model(tree: &OrgTree, code: &OrgCode, on: Day) -> Result<OrgUnit, AppError> {
    let day = on.plus(-1).unwrap_or(on);
    tree.at(code, day).cloned().ok_or_else(|| AppError::not_found("org-unit", code))
}

fn split(tree: &OrgTree, code: &OrgCode, into: Vec<(OrgCode, String)>, on: Day) -> Result<Next, AppError> {
    let lacks = || AppError::invalid("into", Message::new(rules::CHANGE_LACKS).with("field", "into"));
    if into.len() < 2 {
        return Err(lacks());
    }
    let model = model(tree, code, on)?;
    let unit = |(code, name): (OrgCode, String)| OrgUnit { code, name, valid: Period::since(on), ..model.clone() };
    Ok(tree.replaced(ChangeKind::Split, std::slice::from_ref(code), into.into_iter().map(unit).collect(), on))
}

fn merged(
    tree: &OrgTree,
    code: &OrgCode,
    others: Vec<OrgCode>,
    into: OrgCode,
    name: String,
    on: Day,
) -> Result<Next, AppError> {
    if others.is_empty() {
        return Err(AppError::invalid("others", Message::new(rules::CHANGE_LACKS).with("field", "others")));
    }
    let unit = OrgUnit { code: into, name, valid: Period::since(on), ..model(tree, code, on)? };
    let from: Vec<OrgCode> = std::iter::once(code.clone()).chain(others).collect();
    Ok(tree.replaced(ChangeKind::Merge, &from, vec![unit], on))
}
