//! Circles one by one and as lists.

use yike_domain::account::Action;
use yike_domain::circle::CircleStage;
use yike_domain::outlet::Choice as _;
use yike_domain::place::org::OrgCode;
use yike_store::{Box2, CircleQuery, KeptCircle, Uuid};

use super::{Warning, reading, seen, warnings};
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::look::asked;

/// What is asked for; everything said must be so.
#[derive(Clone, Debug, Default)]
pub struct CircleListing {
    /// A name, a sound, a code.
    pub text: Option<String>,
    /// Of this unit and those below.
    pub org: Option<OrgCode>,
    /// At this stage.
    pub stage: Option<CircleStage>,
    /// That touch this box.
    pub area: Option<Box2>,
    /// Behind this row: its name and number.
    pub after: Option<(String, Uuid)>,
    /// The last first.
    pub reverse: bool,
    /// At most so many.
    pub limit: u64,
}

/// A page of circles by name.
#[derive(Clone, Debug)]
pub struct CircleList {
    /// The circles.
    pub items: Vec<KeptCircle>,
    /// How many the whole list has.
    pub total: u64,
}

/// Lists the circles that the caller may see.
///
/// # Errors
/// When the store cannot be read.
pub async fn list(ctx: &Ctx, caller: &Caller, listing: &CircleListing) -> Result<CircleList, AppError> {
    let text = listing.text.as_deref().map(|text| asked(text).text).filter(|text| !text.is_empty());
    let query = CircleQuery {
        text,
        org: listing.org.clone(),
        stage: listing.stage.map(|stage| stage.code().to_owned()),
        area: listing.area,
        after: listing.after.clone(),
        reverse: listing.reverse,
        limit: listing.limit,
        ..CircleQuery::all(reading(ctx, caller, Action::Read)?)
    };
    let reader = ctx.store.read();
    Ok(CircleList { items: reader.circles().list(&query).await?, total: reader.circles().count(&query).await? })
}

/// A circle that the caller may see, with what its border gives cause to say.
///
/// # Errors
/// [`AppError::NotFound`] when there is none, or none for the caller.
pub async fn get(ctx: &Ctx, caller: &Caller, id: Uuid) -> Result<(KeptCircle, Vec<Warning>), AppError> {
    let reader = ctx.store.read();
    let kept = seen(&reader, ctx, caller, id).await?;
    let warnings = warnings(&reader, &kept).await?;
    Ok((kept, warnings))
}

/// Names of communities and the people in a circle, where every community tells them: its share of each.
///
/// # Errors
/// When the store cannot be read.
pub async fn named(ctx: &Ctx, kept: &KeptCircle) -> Result<(Vec<(OrgCode, String)>, Option<u64>), AppError> {
    let Some(boundary) = &kept.circle.boundary else { return Ok((Vec::new(), None)) };
    let reader = ctx.store.read();
    let (mut names, mut people) = (Vec::new(), Some(0u64));
    for (code, share) in &boundary.communities {
        let known = reader.community(code).await?.map(|kept| kept.community);
        let counted = known.as_ref().and_then(|community| community.people.value().copied());
        people = people.zip(counted).map(|(sum, n)| sum + u64::from(n) * u64::from(*share) / 1000);
        names.push((code.clone(), known.map_or_else(|| code.to_string(), |community| community.name)));
    }
    Ok((names, people.filter(|_| !boundary.communities.is_empty())))
}
