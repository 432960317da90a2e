//! Changing a circle's name, kind, stage and year, and whether residents see it.

use serde_json::json;
use yike_domain::account::{Action, Object, ObjectKind, Stage};
use yike_domain::circle::{CircleKind, CircleStage};
use yike_store::{KeptCircle, Uuid};

use super::{event, look_of, object, seen};
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::{AppError, FieldTrouble};

/// What is changed; what is not said stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UpdateCircle {
    /// Name.
    pub name: Option<String>,
    /// Kind.
    pub kind: Option<CircleKind>,
    /// Stage.
    pub stage: Option<CircleStage>,
    /// The year it is to be built in; `Some(None)` takes it away.
    pub planned_year: Option<Option<u16>>,
    /// Whether residents see it: a publication, which the bureau above decides.
    pub public: Option<bool>,
}

impl UpdateCircle {
    /// Whether anything but its publication is changed.
    const fn touches_the_circle(&self) -> bool {
        self.name.is_some() || self.kind.is_some() || self.stage.is_some() || self.planned_year.is_some()
    }
}

/// Changes a circle that was read at version `was`.
///
/// # Errors
/// Everything that is wrong with it at once; changed meanwhile; or the caller may not.
pub async fn update(
    ctx: &Ctx,
    caller: &Caller,
    id: Uuid,
    was: i64,
    input: UpdateCircle,
) -> Result<KeptCircle, AppError> {
    let reader = ctx.store.read();
    let kept = seen(&reader, ctx, caller, id).await?;
    let mut by = None;
    if input.touches_the_circle() || input.public.is_none() {
        by = Some(ctx.permit(caller, Action::Update, &object(&kept.circle), id).await?);
    }
    if input.public.is_some_and(|public| public != kept.circle.public) {
        // To show a circle to residents is to disclose it; who drew it does not decide that.
        let disclosure = Object::new(ObjectKind::Disclosure, kept.circle.org.clone(), Stage::Submitted);
        by = Some(ctx.permit(caller, Action::Publish, &disclosure, id).await?);
    }
    if kept.version != was {
        return Err(AppError::stale(kept.version));
    }
    let Some(by) = by else { return Ok(kept) };
    let mut circle = kept.circle.clone();
    let mut troubles = Vec::new();
    let mut check = |field: &str, done: Result<(), yike_domain::Message>| {
        troubles.extend(done.err().map(|message| FieldTrouble::new(field, message)));
    };
    if let Some(name) = &input.name {
        check("name", circle.rename(name));
    }
    if let Some(kind) = input.kind {
        circle.kind = kind;
    }
    if let Some(year) = input.planned_year {
        check("planned_year", circle.plan_for(year));
    }
    if let Some(stage) = input.stage {
        check("stage", circle.advance(stage));
    }
    if let Some(public) = input.public {
        check("public", circle.show(public));
    }
    if !troubles.is_empty() {
        return Err(AppError::Invalid(troubles));
    }
    if circle == kept.circle {
        return Ok(kept);
    }
    let action = if circle.public == kept.circle.public { "circle.update" } else { "circle.publish" };
    let tx = ctx.store.begin(&by).await?;
    tx.keep_circle(id, Some(was), &circle, &look_of(&circle), ctx.clock.today(), None).await?;
    tx.commit(event(action, id, Some(&kept.circle), &circle, json!({"public": circle.public}))).await?;
    ctx.store.read().circles().get(id).await?.ok_or_else(|| AppError::not_found("circle", id))
}
