//! Results as people read them: a circle's verdicts, a unit's ranking and gaps, two runs side by side.

use std::collections::BTreeMap;
use std::str::FromStr;

use yike_domain::account::Action;
use yike_domain::place::org::OrgCode;
use yike_domain::standard::StandardPack;
use yike_store::run::{KeptGap, KeptRun, KeptRunCircle, RunQuery};
use yike_store::{CircleQuery, KeptCircle, Uuid};

use super::{may_read, require, rules};
use crate::caller::Caller;
use crate::circle;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::run::{CircleResult, Comparison, RunResult, Summary, compare, summary};
use crate::terrain::blocking;
use crate::terrain::loaded::{Shared, read};

/// Most circles of one ranking.
const MOST_CIRCLES: u64 = 5_000;

/// Which result of a circle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// As the register stands now.
    #[default]
    Live,
    /// The latest run; as the register stands now where there is none.
    Latest,
    /// This run.
    Run(Uuid),
}

impl FromStr for Which {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "live" => Ok(Self::Live),
            "latest" => Ok(Self::Latest),
            id => id.parse().map(Self::Run).map_err(|_| ()),
        }
    }
}

/// A circle's result with where it comes from.
#[derive(Clone, Debug)]
pub struct Found {
    /// The run; none for the register as it stands now.
    pub run: Option<KeptRun>,
    /// The standard.
    pub pack: StandardPack,
    /// The result.
    pub circle: CircleResult,
}

/// A circle's result: as it stands now, of the latest run, or of one run.
///
/// # Errors
/// [`AppError::NotFound`] when there is no such circle for the caller, or it was not judged; not permitted.
pub async fn circle_result(
    ctx: &Ctx,
    caller: &Caller,
    id: Uuid,
    pack: Option<&str>,
    which: Which,
) -> Result<Found, AppError> {
    let (kept, _) = circle::get(ctx, caller, id).await?;
    require(ctx, caller, &kept.circle.org, kept.circle.public)?;
    match which {
        Which::Live => live(ctx, id, pack).await,
        Which::Latest => match ctx.store.read().latest_run(id, pack).await? {
            Some(run) => of_run(ctx, run, id).await,
            // Never measured in a run: as the register stands now.
            None => live(ctx, id, pack).await,
        },
        Which::Run(run) => of_run(ctx, run, id).await,
    }
}

async fn live(ctx: &Ctx, id: Uuid, pack: Option<&str>) -> Result<Found, AppError> {
    ctx.terrains.follow(ctx).await?;
    let missing = || AppError::Unavailable(yike_domain::Message::new(rules::NO_GROUND));
    let ground = ctx.terrains.of_circle(id).ok_or_else(missing)?;
    let pack = standard(&ground, pack)?;
    drawn(&ground, &pack).await?;
    let ground = read(&ground);
    let circle = ground.drawn(&pack.id).and_then(|board| board.circle(id)).cloned();
    Ok(Found { run: None, circle: circle.ok_or_else(|| AppError::not_found("circle", id))?, pack })
}

/// The standard of a ground by id; its first where none is named.
fn standard(ground: &Shared, pack: Option<&str>) -> Result<StandardPack, AppError> {
    let ground = read(ground);
    let packs = &ground.terrain.basis.packs;
    let found = match pack {
        None => packs.first(),
        Some(id) => packs.iter().find(|known| known.id == id),
    };
    let known = || packs.iter().map(|pack| pack.id.as_str()).collect::<Vec<_>>();
    found.cloned().ok_or_else(|| AppError::invalid("pack", super::ask::unknown(pack.unwrap_or_default(), &known())))
}

/// Draws the board of a standard where nobody has asked for it yet.
async fn drawn(ground: &Shared, pack: &StandardPack) -> Result<(), AppError> {
    if read(ground).drawn(&pack.id).is_some() {
        return Ok(());
    }
    let (ground, id) = (ground.clone(), pack.id.clone());
    blocking(move || {
        let mut ground = ground.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        ground.board(&id).map(|_| ())
    })
    .await?
}

async fn of_run(ctx: &Ctx, run: Uuid, circle: Uuid) -> Result<Found, AppError> {
    let reader = ctx.store.read();
    let missing = || AppError::not_found("run", run);
    let kept = reader.kept_run(run).await?.ok_or_else(missing)?;
    let found = reader.run_circle(run, circle).await?.ok_or_else(missing)?;
    let doc = found.doc.ok_or_else(missing)?;
    let circle = serde_json::from_value(doc).map_err(AppError::internal)?;
    let pack = super::reference::pack(&kept.pack).cloned().ok_or_else(missing)?;
    Ok(Found { run: Some(kept), pack, circle })
}

/// A circle of a ranking.
#[derive(Clone, Debug)]
pub struct Ranked {
    /// The circle.
    pub circle: KeptCircle,
    /// Residents and the result in a few numbers; none where it could not be measured.
    pub found: Option<(u32, Summary)>,
}

/// The circles of a unit as they stand now, those that meet the most of a standard first; circles
/// that could not be measured last.
///
/// # Errors
/// Not permitted; the store cannot be read; a standard that is none.
pub async fn ranking(
    ctx: &Ctx,
    caller: &Caller,
    org: &OrgCode,
    pack: Option<&str>,
    profile: &str,
) -> Result<Vec<Ranked>, AppError> {
    ctx.terrains.follow(ctx).await?;
    let query = CircleQuery {
        org: Some(org.clone()),
        limit: MOST_CIRCLES,
        ..CircleQuery::all(circle::reading(ctx, caller, Action::Read)?)
    };
    let kept = ctx.store.read().circles().list(&query).await?;
    let mut results: BTreeMap<Uuid, (u32, Summary)> = BTreeMap::new();
    for ground in ctx.terrains.of_org(org) {
        let pack = standard(&ground, pack)?;
        drawn(&ground, &pack).await?;
        let ground = read(&ground);
        for result in ground.drawn(&pack.id).into_iter().flat_map(crate::run::Board::results) {
            let position = result.profiles.iter().position(|found| found.profile == profile);
            if let Some(position) = position {
                results.insert(result.circle, (result.people.0, summary(&pack, result, position, None)));
            }
        }
    }
    let mut ranked: Vec<Ranked> = kept
        .into_iter()
        .filter(|kept| may_read(ctx, caller, &kept.circle.org, kept.circle.public))
        .map(|kept| Ranked { found: results.get(&kept.id).copied(), circle: kept })
        .collect();
    let order = |ranked: &Ranked| {
        let met = ranked.found.and_then(|(_, summary)| summary.met_permille());
        (std::cmp::Reverse(met), ranked.circle.circle.code.clone())
    };
    ranked.sort_by_key(order);
    Ok(ranked)
}

/// The gaps of the latest run of a unit for one profile, the most people first.
///
/// # Errors
/// Not permitted; there is no run yet.
pub async fn gap_queue(
    ctx: &Ctx,
    caller: &Caller,
    org: &OrgCode,
    profile: &str,
    limit: u64,
) -> Result<(KeptRun, Vec<KeptRunCircle>, Vec<KeptGap>), AppError> {
    require(ctx, caller, org, false)?;
    let reader = ctx.store.read();
    let runs = reader.runs(&RunQuery { org: Some(org.clone()), limit: 1, ..RunQuery::default() }).await?;
    let run = runs.into_iter().next().ok_or_else(|| AppError::not_found("run", org))?;
    let gaps = reader.run_gaps(run.id, profile, limit).await?;
    let circles = reader.run_circles(run.id).await?;
    Ok((run, circles, gaps))
}

/// Two runs side by side, the earlier first.
///
/// # Errors
/// [`AppError::NotFound`] when one of them is none that the caller may see.
pub async fn comparison(
    ctx: &Ctx,
    caller: &Caller,
    a: Uuid,
    b: Uuid,
) -> Result<(KeptRun, KeptRun, Comparison), AppError> {
    let (a, then) = whole(ctx, caller, a).await?;
    let (b, now) = whole(ctx, caller, b).await?;
    let compared = blocking(move || compare(&then, &now)).await?;
    Ok((a, b, compared))
}

/// A run with everything it found.
async fn whole(ctx: &Ctx, caller: &Caller, id: Uuid) -> Result<(KeptRun, RunResult), AppError> {
    let (run, _) = super::get_run(ctx, caller, id).await?;
    let bytes = ctx.blobs.get(&run.result_blob.parse()?).await?;
    let result = serde_json::from_slice(&bytes).map_err(AppError::internal)?;
    Ok((run, result))
}
