//! Tiles as a caller may see them, kept while nothing they show changes.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use yike_domain::account::Action;
use yike_domain::outlet::Choice as _;
use yike_engine::access::UNREACHED;
use yike_engine::assess::{State, covered_types, state};
use yike_store::scope::Condition;
use yike_store::{Box2, CircleQuery, KeptCircle};

use super::{may_read, of};
use crate::caller::Caller;
use crate::circle;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::look::taxonomy;
use crate::outlet::{self, STALE_DAYS};
use crate::run::summary;
use crate::shapes::shape_of;
use crate::terrain::blocking;
use crate::terrain::loaded::{Ground, Shared, read};
use crate::tiles::{
    BaseMap, CircleMark, OriginMark, OutletMark, Reached, TileId, base_tile, circles_tile, origins_tile, outlets_tile,
};

/// Most bytes of tiles that are kept.
const MOST_BYTES: usize = 32 << 20;
/// Most outlets of one tile.
const MOST_OUTLETS: u64 = 50_000;
/// Most circles of one tile.
const MOST_CIRCLES: u64 = 5_000;

/// What a tile shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// The street map.
    Base,
    /// Circles.
    Circles,
    /// Outlets.
    Outlets,
    /// Homes by whether they reach an outlet of a type; for staff.
    Origins {
        /// The type, by code; the types of a clause joined by `|`.
        business_type: String,
        /// The walking profile; the first of the ground where none is named.
        profile: Option<String>,
        /// Within so many minutes.
        minutes: u32,
    },
}

/// Everything that a tile depends on but the data.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    layer: Layer,
    tile: TileId,
    /// What the caller may see, as conditions.
    scope: String,
}

/// Tiles that were made, of one version of the data.
#[derive(Clone, Default)]
pub struct TileCache(Arc<Mutex<Kept>>);

#[derive(Default)]
struct Kept {
    version: i64,
    bytes: usize,
    tiles: BTreeMap<Key, Arc<Vec<u8>>>,
}

impl TileCache {
    fn get(&self, version: i64, key: &Key) -> Option<Arc<Vec<u8>>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.version != version {
            *kept = Kept { version, ..Kept::default() };
        }
        kept.tiles.get(key).cloned()
    }

    fn keep(&self, version: i64, key: Key, tile: &Arc<Vec<u8>>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.version != version {
            return;
        }
        // A cache that is full is emptied: what is asked for again is back after one tile's time.
        if kept.bytes + tile.len() > MOST_BYTES {
            *kept = Kept { version, ..Kept::default() };
        }
        kept.bytes += tile.len();
        kept.tiles.insert(key, Arc::clone(tile));
    }
}

/// A tile with the version of the data it shows. Empty where nothing lies in it for the caller.
///
/// # Errors
/// Not permitted (homes are for staff); the store cannot be read; a profile or type that is none.
pub async fn tile(ctx: &Ctx, caller: &Caller, layer: Layer, tile: TileId) -> Result<(i64, Arc<Vec<u8>>), AppError> {
    ctx.terrains.follow(ctx).await?;
    let version = ctx.terrains.version();
    let conditions = match layer {
        Layer::Base => Vec::new(),
        Layer::Circles => vec![circle::reading(ctx, caller, Action::Read)?],
        Layer::Outlets => vec![outlet::reading(ctx, caller, Action::Read)?],
        Layer::Origins { .. } => Vec::new(),
    };
    let grounds = grounds(ctx, caller, &layer, tile)?;
    let readable: Vec<String> = grounds.iter().map(|ground| of(ground).0.to_string()).collect();
    let scope = format!("{conditions:?} {readable:?} {}", caller.actor.account.is_some());
    let key = Key { layer: layer.clone(), tile, scope };
    if let Some(known) = ctx.tiles.get(version, &key) {
        return Ok((version, known));
    }
    let made = match layer {
        Layer::Base => base(grounds, tile).await?,
        Layer::Circles => circles(ctx, caller, &conditions[0], tile).await?,
        Layer::Outlets => outlets(ctx, &conditions[0], tile).await?,
        Layer::Origins { business_type, profile, minutes } => {
            blocking(move || origins(&grounds, &business_type, profile.as_deref(), minutes, tile)).await??
        }
    };
    let made = Arc::new(made);
    ctx.tiles.keep(version, key, &made);
    Ok((version, made))
}

/// The grounds in a tile that a layer needs; those whose homes the caller may see.
fn grounds(ctx: &Ctx, caller: &Caller, layer: &Layer, tile: TileId) -> Result<Vec<Shared>, AppError> {
    let staff_only = matches!(layer, Layer::Origins { .. });
    if staff_only && caller.actor.account.is_none() {
        return Err(AppError::Unauthenticated);
    }
    if !matches!(layer, Layer::Base | Layer::Origins { .. }) {
        return Ok(Vec::new());
    }
    let area = box_of(tile);
    let touches = |ground: &Shared| {
        read(ground).terrain.bounds().is_some_and(|(low, high)| {
            low.lon <= area.east && high.lon >= area.west && low.lat <= area.north && high.lat >= area.south
        })
    };
    let all = ctx.terrains.all().into_iter().filter(touches);
    Ok(all.filter(|ground| !staff_only || may_read(ctx, caller, &of(ground).0, false)).collect())
}

/// The box of a tile with a margin, in degrees.
fn box_of(tile: TileId) -> Box2 {
    let side = 1u64 << tile.z;
    let lon = |x: f64| x / side as f64 * 360.0 - 180.0;
    let lat = |y: f64| libm::atan(libm::sinh(std::f64::consts::PI * (1.0 - 2.0 * y / side as f64))).to_degrees();
    let (x, y) = (f64::from(tile.x), f64::from(tile.y));
    #[expect(clippy::cast_possible_truncation, reason = "degrees of the Earth")]
    let e7 = |degrees: f64| (degrees.clamp(-180.0, 180.0) * 1e7).round() as i32;
    let margin = 1.0 / 64.0;
    Box2 {
        west: e7(lon(x - margin)),
        south: e7(lat(y + 1.0 + margin)),
        east: e7(lon(x + 1.0 + margin)),
        north: e7(lat(y - margin)),
    }
}

async fn base(grounds: Vec<Shared>, tile: TileId) -> Result<Vec<u8>, AppError> {
    blocking(move || {
        let read: Vec<_> = grounds.iter().map(read).collect();
        let maps: Vec<&BaseMap> = read.iter().map(|ground| &ground.terrain.base).collect();
        base_tile(&maps, tile)
    })
    .await
}

async fn circles(ctx: &Ctx, caller: &Caller, scope: &Condition, tile: TileId) -> Result<Vec<u8>, AppError> {
    let query = CircleQuery { area: Some(box_of(tile)), limit: MOST_CIRCLES, ..CircleQuery::all(scope.clone()) };
    let kept = ctx.store.read().circles().list(&query).await?;
    let told = kept.iter().map(|kept| met(ctx, caller, kept));
    let met: Vec<Option<u32>> = told.collect();
    let shapes: Vec<_> = kept
        .iter()
        .map(|kept| kept.circle.boundary.as_ref().map(|boundary| shape_of(&boundary.polygons)).unwrap_or_default())
        .collect();
    let ids: Vec<String> = kept.iter().map(|kept| kept.id.to_string()).collect();
    let marks: Vec<CircleMark<'_>> = kept
        .iter()
        .zip(&ids)
        .zip(shapes.iter().zip(met))
        .filter(|(_, (shape, _))| !shape.0.is_empty())
        .map(|((kept, id), (shape, met_permille))| CircleMark {
            id,
            code: &kept.circle.code,
            name: &kept.circle.name,
            kind: kept.circle.kind.code(),
            stage: kept.circle.stage.code(),
            met_permille,
            shape,
        })
        .collect();
    Ok(circles_tile(&marks, tile))
}

/// The share of clauses that a circle meets now, where its board is drawn and the caller may read it.
fn met(ctx: &Ctx, caller: &Caller, kept: &KeptCircle) -> Option<u32> {
    if !may_read(ctx, caller, &kept.circle.org, kept.circle.public) {
        return None;
    }
    let ground = ctx.terrains.of_circle(kept.id)?;
    let ground = read(&ground);
    let pack = ground.terrain.basis.packs.first()?;
    summary(pack, ground.drawn(&pack.id)?.circle(kept.id)?, 0, None).met_permille()
}

async fn outlets(ctx: &Ctx, scope: &Condition, tile: TileId) -> Result<Vec<u8>, AppError> {
    let points = ctx.store.read().outlet_points(scope, &box_of(tile), MOST_OUTLETS).await?;
    let stale_before = ctx.clock.today().plus(-i32::from(STALE_DAYS)).map(|day| day.to_string()).unwrap_or_default();
    let texts: Vec<(String, String)> =
        points.iter().map(|point| (point.id.to_string(), point.types.join("|"))).collect();
    let marks = points.iter().zip(&texts).map(|(point, (id, types))| {
        let first = point.types.iter().find_map(|code| taxonomy().index(code)).map(|t| taxonomy().get(t));
        OutletMark {
            id,
            name: &point.name,
            types,
            icon: first.map_or("", |kind| &kind.icon),
            group: first.map_or("", |kind| &kind.group),
            status: &point.status,
            stale: point.verified_on < stale_before,
            at: point.at,
        }
    });
    Ok(outlets_tile(marks, tile))
}

fn origins(
    grounds: &[Shared],
    business_type: &str,
    profile: Option<&str>,
    minutes: u32,
    tile: TileId,
) -> Result<Vec<u8>, AppError> {
    let mut marks = Vec::new();
    for ground in grounds {
        of_ground(&read(ground), business_type, profile, minutes, &box_of(tile), &mut marks)?;
    }
    Ok(origins_tile(marks.into_iter(), tile))
}

fn of_ground(
    ground: &Ground,
    business_type: &str,
    profile: Option<&str>,
    minutes: u32,
    area: &Box2,
    marks: &mut Vec<OriginMark>,
) -> Result<(), AppError> {
    let terrain = &ground.terrain;
    let profile = match profile {
        None => 0,
        Some(id) => terrain.profile(id).ok_or_else(|| {
            let known: Vec<&str> = terrain.basis.profiles.iter().map(|profile| profile.id.as_str()).collect();
            AppError::invalid("profile", super::ask::unknown(id, &known))
        })?,
    };
    let (plan, reach) = (terrain.plan(profile), terrain.reach(profile));
    let unknown = || {
        let codes: Vec<&str> = terrain.basis.taxonomy.types.iter().map(|t| t.code.as_str()).collect();
        AppError::invalid("type", super::ask::unknown(business_type, &codes))
    };
    let types = business_type.split('|').map(|code| terrain.basis.taxonomy.index(code).ok_or_else(unknown));
    let types = types.collect::<Result<Vec<_>, AppError>>()?;
    let group = plan.find(business_type).ok_or_else(unknown)?;
    let limit = terrain.minutes(profile, minutes);
    let known = covered_types(&terrain.basis.taxonomy, &terrain.sources);
    let covered = types.iter().all(|t| known.contains(t));
    let homes = terrain.origins.iter().enumerate().filter(|(_, origin)| origin.people.0 > 0 && area.holds(origin.at));
    marks.extend(homes.map(|(number, origin)| {
        let cost = reach.nearest(number, group).first().map_or(UNREACHED, |near| near.cost);
        let doubtful = reach.unsnapped[number] || reach.border_cost[number] <= limit;
        let reached = match state(cost <= limit, covered, doubtful) {
            State::Has => Reached::Yes,
            State::HasNot => Reached::No,
            State::CannotTell => Reached::CannotTell,
        };
        let seconds = (cost != UNREACHED).then(|| terrain.duration_ms(profile, cost).div_ceil(1000));
        OriginMark { at: origin.at, people: origin.people.0, seconds, reached }
    }));
    Ok(())
}
