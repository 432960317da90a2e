//! What residents read without signing in: published circles and the outlets in them.
//!
//! Everything here goes through the permission table as the public, so that a page shows no more than the table says.

use std::collections::BTreeMap;

use yike_domain::account::{Action, Actor};
use yike_domain::outlet::life::Status;
use yike_domain::taxonomy::BusinessType;
use yike_domain::{Day, LonLat};
use yike_store::{Box2, CircleQuery, KeptCircle, KeptOutlet, OutletOrder, OutletQuery, Uuid};

use super::reading;
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::look::{Asked, asked, taxonomy};
use crate::outlet;

/// Most outlets of one page of a circle: the largest has some thousand.
const MOST: u64 = 5000;

/// States in which residents are shown an outlet.
const SHOWN: [Status; 3] = [Status::Open, Status::Suspended, Status::Planned];

/// A circle as residents read it.
#[derive(Clone, Debug)]
pub struct PublicCircle {
    /// The circle.
    pub kept: KeptCircle,
    /// Its outlets by name, without those that closed or moved away.
    pub outlets: Vec<PublicOutlet>,
    /// How many open outlets of each type it has, in the taxonomy's order: those of the programme's list, with none
    /// where it lacks one, then others that it has.
    pub types: Vec<TypeCount>,
}

/// An outlet as residents read it: nothing of it tells who entered or verified it by name.
#[derive(Clone, Debug, PartialEq)]
pub struct PublicOutlet {
    /// The outlet.
    pub kept: KeptOutlet,
    /// Since when everything that matters is verified, and the name of the unit that did.
    pub verified: Option<(Day, String)>,
}

/// How many there are of a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeCount {
    /// The type's code.
    pub code: String,
    /// How many open outlets.
    pub n: u64,
    /// Whether the programme's guide lists it, so that none is a lack.
    pub listed: bool,
}

impl TypeCount {
    /// The type.
    #[must_use]
    pub fn kind(&self) -> Option<&'static BusinessType> {
        taxonomy().index(&self.code).map(|idx| taxonomy().get(idx))
    }
}

/// The public, whoever asks: pages for residents show the same to everyone.
fn public(caller: &Caller) -> Caller {
    Caller { actor: Actor::public(), session: None, once: None, ..caller.clone() }
}

/// The published circle of a code, with its outlets and what it has and lacks.
///
/// # Errors
/// [`AppError::NotFound`] when there is none that residents may see.
pub async fn circle(ctx: &Ctx, caller: &Caller, code: &str) -> Result<PublicCircle, AppError> {
    let caller = public(caller);
    let kept = published(ctx, &caller, code).await?;
    let outlets = of_circle(ctx, &caller, &kept).await?;
    let types = counts(&outlets);
    Ok(PublicCircle { kept, outlets, types })
}

async fn published(ctx: &Ctx, caller: &Caller, code: &str) -> Result<KeptCircle, AppError> {
    let missing = || AppError::not_found("circle", code);
    let reader = ctx.store.read();
    let kept = reader.circles().of_code(code).await?.ok_or_else(missing)?;
    let seen = reader.circles().passes(kept.id, &reading(ctx, caller, Action::Read)?).await?;
    if seen { Ok(kept) } else { Err(missing()) }
}

async fn of_circle(ctx: &Ctx, caller: &Caller, kept: &KeptCircle) -> Result<Vec<PublicOutlet>, AppError> {
    let query = OutletQuery {
        circle: Some(kept.id),
        status: SHOWN.to_vec(),
        limit: MOST,
        ..OutletQuery::all(outlet::reading(ctx, caller, Action::Read)?)
    };
    let outlets = ctx.store.read().outlets().list(&query).await?;
    Ok(outlets.into_iter().map(|kept| shown(ctx, kept)).collect())
}

/// One published outlet of a circle.
///
/// # Errors
/// [`AppError::NotFound`] when there is none that residents may see in that circle.
pub async fn outlet_of(
    ctx: &Ctx,
    caller: &Caller,
    code: &str,
    id: Uuid,
) -> Result<(KeptCircle, PublicOutlet), AppError> {
    let caller = public(caller);
    let circle = published(ctx, &caller, code).await?;
    let (kept, circles) = outlet::get(ctx, &caller, id).await?;
    if !circles.contains(&circle.id) {
        return Err(AppError::not_found("outlet", id));
    }
    Ok((circle, shown(ctx, kept)))
}

/// Every published circle by name; those whose ground is near a position first where one is given.
///
/// # Errors
/// When the store cannot be read.
pub async fn circles(
    ctx: &Ctx,
    caller: &Caller,
    text: Option<&str>,
    near: Option<LonLat>,
    limit: u64,
) -> Result<Vec<KeptCircle>, AppError> {
    let caller = public(caller);
    let text = text.map(|text| asked(text).text).filter(|text| !text.is_empty());
    let query = CircleQuery { text, limit, ..CircleQuery::all(reading(ctx, &caller, Action::Read)?) };
    let reader = ctx.store.read();
    let Some(at) = near else { return Ok(reader.circles().list(&query).await?) };
    // Wider and wider until enough are there.
    let mut found = Vec::new();
    for metres in [500, 2_000, 8_000, 32_000] {
        let nearer = CircleQuery { area: Some(Box2::around(at, metres)), ..query.clone() };
        found = reader.circles().list(&nearer).await?;
        if found.len() as u64 >= limit.min(3) {
            break;
        }
    }
    Ok(found)
}

/// What was found for a question.
#[derive(Clone, Debug)]
pub struct Found {
    /// What was understood.
    pub asked: Asked,
    /// Outlets: those of the types meant and those whose name or services say so.
    pub outlets: Vec<PublicOutlet>,
}

/// Answers 哪里能配钥匙 among published outlets: in a circle, around a position, or anywhere.
///
/// # Errors
/// When the store cannot be read.
pub async fn find(
    ctx: &Ctx,
    caller: &Caller,
    question: &str,
    circle: Option<&str>,
    around: Option<(LonLat, u32)>,
    limit: u64,
) -> Result<Found, AppError> {
    let caller = public(caller);
    let asked = asked(question);
    if asked.text.is_empty() {
        return Ok(Found { asked, outlets: Vec::new() });
    }
    let circle = match circle {
        Some(code) => Some(published(ctx, &caller, code).await?.id),
        None => None,
    };
    let query = OutletQuery {
        text: Some(asked.text.clone()),
        meant: asked.types.clone(),
        circle,
        area: around.map(|(at, metres)| Box2::around(at, metres)),
        status: SHOWN.to_vec(),
        order: OutletOrder::Name,
        limit,
        ..OutletQuery::all(outlet::reading(ctx, &caller, Action::Read)?)
    };
    let outlets = ctx.store.read().outlets().list(&query).await?;
    let mut outlets: Vec<PublicOutlet> = outlets.into_iter().map(|kept| shown(ctx, kept)).collect();
    // Who says so in name or services before who is only of the type; open before closed for now.
    outlets.sort_by_key(|outlet| {
        let said = outlet::look_of(&outlet.kept.record).contains(&asked.text);
        (!said, outlet.kept.record.life.status() != Status::Open)
    });
    Ok(Found { asked, outlets })
}

fn shown(ctx: &Ctx, kept: KeptOutlet) -> PublicOutlet {
    let verified = kept.record.verified_on().zip(kept.record.verified_by()).map(|(on, by)| {
        let orgs = ctx.orgs();
        (on, orgs.at(&by.org, by.on).map_or_else(|| by.org.to_string(), |unit| unit.name.clone()))
    });
    PublicOutlet { kept, verified }
}

/// Counts open outlets by type; one of a type that is part of another counts for both.
fn counts(outlets: &[PublicOutlet]) -> Vec<TypeCount> {
    let taxonomy = taxonomy();
    let mut counts: BTreeMap<usize, u64> = BTreeMap::new();
    for outlet in outlets.iter().filter(|outlet| outlet.kept.record.life.status() == Status::Open) {
        let types: Vec<_> = outlet.kept.record.types.iter().filter_map(|code| taxonomy.index(code)).collect();
        for idx in taxonomy.expand(&types) {
            *counts.entry(usize::from(idx.0)).or_default() += 1;
        }
    }
    let all = taxonomy.types.iter().enumerate().map(|(at, kind)| TypeCount {
        code: kind.code.clone(),
        n: counts.get(&at).copied().unwrap_or(0),
        listed: kind.list == "guide2021",
    });
    let (listed, others): (Vec<_>, Vec<_>) =
        all.filter(|count| count.listed || count.n > 0).partition(|count| count.listed);
    listed.into_iter().chain(others).collect()
}
