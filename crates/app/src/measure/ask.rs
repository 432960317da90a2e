//! Questions about one place: what is reached, what is near, how to walk there.

use std::collections::BTreeSet;

use yike_domain::outlet::hours::OpeningHours;
use yike_domain::{Arg, Day, LonLat, Message};
use yike_store::Uuid;

use super::{ground_at, rules};
use crate::caller::Caller;
use crate::ctx::{Ctx, day_of};
use crate::error::AppError;
use crate::outlet;
use crate::terrain::loaded::{Ground, read, refused};
use crate::terrain::{Asked, Near, Ring, Way, blocking};

/// Most outlets of one answer.
const MOST: usize = 50;

/// A place and who walks from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Position.
    pub at: LonLat,
    /// The walking profile by id; the ground's first where none is named.
    pub profile: Option<String>,
}

/// An outlet near a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearOutlet {
    /// Its number.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Its types, by code.
    pub types: Vec<String>,
    /// Position.
    pub at: LonLat,
    /// Walking time, seconds.
    pub walk_s: u32,
    /// Length of the way, metres.
    pub walk_m: u32,
    /// Whether it is open now; nothing where its hours are not known.
    pub open_now: Option<bool>,
}

fn asked(ground: &Ground, place: &Place) -> Result<Asked, AppError> {
    let profile = match &place.profile {
        None => 0,
        Some(id) => ground.terrain.profile(id).ok_or_else(|| {
            let known: Vec<&str> = ground.terrain.basis.profiles.iter().map(|profile| profile.id.as_str()).collect();
            AppError::invalid("profile", unknown(id, &known))
        })?,
    };
    Ok(Asked { profile, at: place.at })
}

/// Something named that is none of the choices.
pub(super) fn unknown(value: &str, known: &[&str]) -> Message {
    Message::new(rules::UNKNOWN).with("value", value).with("choices", Arg::Text(known.join(", ")))
}

/// The land reached from a place within each of some minutes.
///
/// # Errors
/// No ground there, not permitted, no street near, odd minutes.
pub async fn isochrone(ctx: &Ctx, caller: &Caller, place: Place, minutes: Vec<u32>) -> Result<Vec<Ring>, AppError> {
    let ground = ground_at(ctx, caller, place.at).await?;
    blocking(move || {
        let ground = read(&ground);
        ground.terrain.isochrone(asked(&ground, &place)?, &minutes).map_err(refused)
    })
    .await?
}

/// The nearest outlets that the caller may see, nearest first; of some types, or of any.
///
/// # Errors
/// No ground there, not permitted, no street near, a type that is none.
pub async fn nearest(
    ctx: &Ctx,
    caller: &Caller,
    place: Place,
    types: Vec<String>,
    limit: usize,
) -> Result<Vec<NearOutlet>, AppError> {
    let ground = ground_at(ctx, caller, place.at).await?;
    let shared = ground.clone();
    // Twice as many as wanted, and a few more: some may be out of the caller's sight.
    let limit = limit.clamp(1, MOST);
    let found = blocking(move || -> Result<Vec<Near>, AppError> {
        let ground = read(&shared);
        let taxonomy = &ground.terrain.basis.taxonomy;
        let types = types.iter().map(|code| {
            let known = || taxonomy.types.iter().map(|t| t.code.as_str()).collect::<Vec<_>>();
            taxonomy.index(code).ok_or_else(|| AppError::invalid("type", unknown(code, &known())))
        });
        let types = types.collect::<Result<Vec<_>, AppError>>()?;
        ground.terrain.nearest(asked(&ground, &place)?, &types, limit * 2 + 20).map_err(refused)
    })
    .await??;
    let ids: Vec<Uuid> = found.iter().map(|near| near.id).collect();
    let scope = outlet::reading(ctx, caller, yike_domain::account::Action::Read)?;
    let seen = ctx.store.read().outlets_passing(&ids, &scope).await?;
    let now = moment(ctx.clock.now_ms());
    let ground = read(&ground);
    let told = found.iter().filter(|near| seen.contains(&near.id)).filter_map(|near| near_outlet(&ground, near, now));
    Ok(told.take(limit).collect())
}

fn near_outlet(ground: &Ground, near: &Near, (day, minute): (Day, u16)) -> Option<NearOutlet> {
    let outlet = ground.terrain.outlet(near.id)?;
    let taxonomy = &ground.terrain.basis.taxonomy;
    let hours = (!outlet.hours.is_empty()).then(|| OpeningHours::read(&outlet.hours).ok()).flatten();
    Some(NearOutlet {
        id: near.id,
        name: outlet.name.clone(),
        types: outlet.types.iter().map(|t| taxonomy.get(*t).code.clone()).collect(),
        at: outlet.at,
        walk_s: near.duration_ms.div_ceil(1000),
        walk_m: (near.length_mm + 500) / 1000,
        open_now: hours.map(|hours| hours.is_open(day, minute, &BTreeSet::new())),
    })
}

/// Day and minute of the day in China.
fn moment(at_ms: i64) -> (Day, u16) {
    let minute = (at_ms + 8 * 3_600_000).rem_euclid(86_400_000) / 60_000;
    (day_of(at_ms), u16::try_from(minute).unwrap_or(0))
}

/// The way from a place to an outlet that the caller may see.
///
/// # Errors
/// As [`isochrone`]; [`AppError::NotFound`] when there is no such outlet for the caller; no way.
pub async fn way(ctx: &Ctx, caller: &Caller, place: Place, id: Uuid) -> Result<Way, AppError> {
    let ground = ground_at(ctx, caller, place.at).await?;
    let scope = outlet::reading(ctx, caller, yike_domain::account::Action::Read)?;
    let seen = ctx.store.read().outlets_passing(&[id], &scope).await?;
    if !seen.contains(&id) || read(&ground).terrain.outlet(id).is_none() {
        return Err(AppError::not_found("outlet", id));
    }
    blocking(move || {
        let ground = read(&ground);
        ground.terrain.way(asked(&ground, &place)?, id).map_err(refused)
    })
    .await?
}
