//! A proposal for a circle around a centre.

use yike_domain::account::{Action, ObjectKind};
use yike_domain::circle::rules;
use yike_domain::place::org::OrgCode;
use yike_domain::{LonLat, Message, WalkTime};
use yike_engine::boundary::{Band, Candidate, ProposalFault, propose as grow, union, without_slivers};
use yike_engine::geometry::MultiPolygon;
use yike_store::Box2;
use yike_store::scope::Condition;

use super::draw::blocking;
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::measure::rules as measure;
use crate::permit;
use crate::shapes::shape_of;
use crate::terrain::Asked;
use crate::terrain::loaded::{read, refused as off_streets};

/// Nobody walks faster than this, metres a minute; communities beyond are not even looked at.
const FASTEST_M: u32 = 120;

/// What is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The centre.
    pub at: LonLat,
    /// The walk, minutes.
    pub minutes: u32,
    /// How many residents.
    pub people: Band,
}

/// A proposed circle.
#[derive(Clone, Debug)]
pub struct Proposed {
    /// Its communities.
    pub communities: Vec<(OrgCode, String)>,
    /// Its ground.
    pub shape: MultiPolygon,
    /// Its residents.
    pub people: u64,
    /// What there is to say about it.
    pub notes: Vec<Message>,
}

/// Proposes communities around a centre, by the walking times that `walk` tells into each of several areas.
///
/// # Errors
/// Limits that are none, nothing within the walk, or the caller makes no circles.
pub async fn propose<W>(ctx: &Ctx, caller: &Caller, wanted: Wanted, walk: W) -> Result<Proposed, AppError>
where
    W: FnOnce(LonLat, &[MultiPolygon]) -> Result<Vec<Option<WalkTime>>, AppError> + Send + 'static,
{
    permit::filter(ctx, caller, Action::Update, ObjectKind::Circle)?;
    if !(1..=60).contains(&wanted.minutes) || wanted.people.min > wanted.people.max || wanted.people.max == 0 {
        return Err(AppError::invalid("minutes", Message::new(rules::PROPOSAL_ODD)));
    }
    let around = Box2::around(wanted.at, wanted.minutes * FASTEST_M);
    let near = ctx.store.read().communities(&Condition::always(), None, Some(&around)).await?;
    let found = blocking(move || {
        let shapes: Vec<MultiPolygon> = near.iter().map(|kept| shape_of(&kept.community.polygons)).collect();
        let walks = walk(wanted.at, &shapes)?;
        let candidates: Vec<Candidate<'_>> = near
            .iter()
            .zip(&shapes)
            .zip(walks)
            .map(|((kept, shape), walk)| Candidate {
                shape,
                people: kept.community.people.value().copied().unwrap_or(0),
                walk,
            })
            .collect();
        let grown = grow(wanted.at, &candidates, WalkTime::minutes(wanted.minutes), wanted.people);
        let grown = grown.map_err(|fault| refused(fault, &wanted))?;
        let shape = without_slivers(&union(&grown.chosen.iter().map(|&at| &shapes[at]).collect::<Vec<_>>()));
        let few =
            || Message::new(rules::PROPOSAL_FEW).with("people", grown.people as f64).with("min", wanted.people.min);
        let notes = (!grown.enough).then(few).into_iter().collect();
        let communities =
            grown.chosen.iter().map(|&at| (near[at].community.code.clone(), near[at].community.name.clone()));
        Ok(Proposed { communities: communities.collect(), shape, people: grown.people, notes })
    });
    found.await?
}

/// Proposes communities around a centre, by walking times on the streets that are loaded there; the walking profile by
/// id, the ground's first where none is named.
///
/// # Errors
/// As those of [`propose`]; no street map is loaded there, no such profile, or the centre is on no street.
pub async fn propose_on_foot(
    ctx: &Ctx,
    caller: &Caller,
    wanted: Wanted,
    profile: Option<String>,
) -> Result<Proposed, AppError> {
    permit::filter(ctx, caller, Action::Update, ObjectKind::Circle)?;
    ctx.terrains.follow(ctx).await?;
    let no_streets = || AppError::Unavailable(Message::new(rules::NO_STREETS));
    let ground = ctx.terrains.at(wanted.at).ok_or_else(no_streets)?;
    let walk = move |at: LonLat, areas: &[MultiPolygon]| {
        let ground = read(&ground);
        let profile = match &profile {
            None => 0,
            Some(id) => ground.terrain.profile(id).ok_or_else(|| {
                let known = ground.terrain.basis.profiles.iter().map(|p| p.id.clone()).collect::<Vec<_>>().join(", ");
                let message = Message::new(measure::UNKNOWN).with("value", id.as_str()).with("choices", known);
                AppError::invalid("profile", message)
            })?,
        };
        ground.terrain.walks_into(Asked { profile, at }, areas).map_err(off_streets)
    };
    propose(ctx, caller, wanted, walk).await
}

/// Why there is no proposal, at the field that could be changed.
fn refused(fault: ProposalFault, wanted: &Wanted) -> AppError {
    match fault {
        ProposalFault::Nowhere => {
            AppError::invalid("at", Message::new(rules::PROPOSAL_NOWHERE).with("minutes", wanted.minutes))
        }
        ProposalFault::Many(people) => {
            let message = Message::new(rules::PROPOSAL_MANY).with("people", people).with("max", wanted.people.max);
            AppError::invalid("people_max", message)
        }
    }
}
