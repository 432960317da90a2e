//! One outlet of a published circle, and the way to it.

use yike_domain::circle::Circle;
use yike_domain::outlet::Moment;
use yike_store::Uuid;

use super::circle::{Shown, shown};
use super::ground::{From, asked, ground, starts};
use crate::caller::Caller;
use crate::circle::public::outlet_of;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::terrain::Way;
use crate::terrain::loaded::{Shared, read};

/// What the page of an outlet tells.
#[derive(Clone, Debug)]
pub struct OutletView {
    /// The circle it was reached through.
    pub circle: Circle,
    /// The outlet.
    pub outlet: Shown,
    /// The way to it.
    pub route: Route,
}

/// The way to an outlet.
#[derive(Clone, Debug, PartialEq)]
pub enum Route {
    /// Nobody has said where from.
    NoStart,
    /// There is none, or no walking network is loaded here.
    NoWay,
    /// The way, from a compound of that name.
    Way(Option<String>, Box<Way>),
}

/// An outlet of a published circle.
///
/// # Errors
/// It is not there for residents, or the store cannot be read.
pub async fn outlet(
    ctx: &Ctx,
    caller: &Caller,
    code: &str,
    id: Uuid,
    from: &From,
    now: Moment,
) -> Result<OutletView, AppError> {
    let (circle, found) = outlet_of(ctx, caller, code, id).await?;
    let route = route(ground(ctx, circle.id).await?.as_ref(), &circle.circle, id, from);
    Ok(OutletView { circle: circle.circle, outlet: shown(&found, &Default::default(), now), route })
}

fn route(ground: Option<&Shared>, circle: &Circle, id: Uuid, from: &From) -> Route {
    if *from == From::Unsaid {
        return Route::NoStart;
    }
    let found = ground.and_then(|ground| {
        let ground = read(ground);
        let terrain = &ground.terrain;
        let (name, at) = match from {
            From::Here(at) => (None, *at),
            From::Compound(start) => {
                let start = starts(terrain, circle).into_iter().find(|known| known.id == *start)?;
                (Some(start.name), start.at)
            }
            From::Unsaid => return None,
        };
        let way = terrain.way(asked(terrain, at)?, id).ok()?;
        Some(Route::Way(name, Box::new(way)))
    });
    found.unwrap_or(Route::NoWay)
}
