//! Drawing a circle's border: from communities, or by hand.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};
use yike_domain::account::Action;
use yike_domain::circle::{Boundary, Drawn, WHOLE, rules};
use yike_domain::place::org::OrgCode;
use yike_domain::{LonLat, Message};
use yike_engine::boundary::{Guide, SnapSettings, shares, snap, uncrossed, union, without_slivers};
use yike_engine::geometry::MultiPolygon;
use yike_store::scope::Condition;
use yike_store::{Box2, KeptCircle, KeptCommunity, Reader, Uuid};

use super::{event, look_of, object, seen};
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::outlet::ground::bounds_of;
use crate::shapes::{from_geojson, rings_of, shape_of};
use crate::terrain::loaded::read;

/// How far around a border communities are looked for, metres: their borders guide the hand.
const AROUND_M: u32 = 60;

/// A border to be drawn.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// These communities, whole.
    pub communities: Option<Vec<OrgCode>>,
    /// This GeoJSON polygon, drawn by hand; pulled onto borders of communities and streets.
    pub shape: Option<Json>,
    /// Why.
    pub reason: String,
}

/// Draws the border of a circle that was read at version `was`; whether a hand-drawn line crossed itself.
///
/// # Errors
/// No ground, a community that is not known or has no border, no reason for another border than the first, changed
/// meanwhile, or the caller may not.
pub async fn draw(
    ctx: &Ctx,
    caller: &Caller,
    id: Uuid,
    was: i64,
    drawing: Drawing,
) -> Result<(KeptCircle, bool), AppError> {
    let reader = ctx.store.read();
    let kept = seen(&reader, ctx, caller, id).await?;
    let by = ctx.permit(caller, Action::Update, &object(&kept.circle), id).await?;
    if kept.version != was {
        return Err(AppError::stale(kept.version));
    }
    let (drawn, shape, communities, crossed) = match (drawing.communities, &drawing.shape) {
        (Some(codes), None) => {
            let (shape, shares) = of_communities(&reader, codes).await?;
            (Drawn::Communities, shape, shares, false)
        }
        (_, Some(shape)) => {
            let hand = from_geojson(shape).map_err(|message| AppError::invalid("shape", message))?;
            let streets = streets(ctx, &hand).await?;
            let (shape, shares, crossed) = by_hand(&reader, hand, streets).await?;
            (Drawn::FreeHand, shape, shares, crossed)
        }
        (None, None) => return Err(AppError::invalid("communities", Message::new(rules::EMPTY))),
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an area of a city")]
    let area_m2 = shape.area_m2().max(0.0).round() as u64;
    let today = ctx.clock.today();
    let who = by.account.map(|account| account.to_string()).unwrap_or_default();
    let polygons = rings_of(&shape);
    let boundary =
        Boundary { number: 0, drawn, communities, polygons, area_m2, reason: drawing.reason, on: today, who };
    let mut circle = kept.circle.clone();
    circle.draw(boundary).map_err(|message| {
        let field = if message.rule == rules::NO_REASON { "reason" } else { "shape" };
        AppError::invalid(field, message)
    })?;
    let tx = ctx.store.begin(&by).await?;
    let inside = outlets_in(&tx, &shape).await?;
    tx.keep_circle(id, Some(was), &circle, &look_of(&circle), today, Some(&inside)).await?;
    let number = circle.boundary.as_ref().map_or(0, |boundary| boundary.number);
    let detail = json!({"number": number, "area_m2": area_m2, "outlets": inside.len()});
    tx.commit(event("circle.draw", id, Some(&kept.circle), &circle, detail)).await?;
    let kept = ctx.store.read().circles().get(id).await?.ok_or_else(|| AppError::not_found("circle", id))?;
    Ok((kept, crossed))
}

type Shares = BTreeMap<OrgCode, u16>;

async fn of_communities(reader: &Reader, codes: Vec<OrgCode>) -> Result<(MultiPolygon, Shares), AppError> {
    let mut shapes = Vec::new();
    let mut shares = Shares::new();
    for code in codes {
        let known = reader.community(&code).await?.filter(|kept| !kept.community.polygons.is_empty());
        let unknown = || Message::new(rules::COMMUNITY_UNKNOWN).with("value", code.as_str());
        let known = known.ok_or_else(|| AppError::invalid("communities", unknown()))?;
        shapes.push(shape_of(&known.community.polygons));
        shares.insert(code, WHOLE);
    }
    let shape = blocking(move || without_slivers(&union(&shapes.iter().collect::<Vec<_>>()))).await?;
    Ok((shape, shares))
}

async fn by_hand(
    reader: &Reader,
    hand: MultiPolygon,
    streets: Vec<Vec<LonLat>>,
) -> Result<(MultiPolygon, Shares, bool), AppError> {
    let around = around(&hand).ok_or_else(|| AppError::invalid("shape", Message::new(rules::EMPTY)))?;
    let near = reader.communities(&Condition::always(), None, Some(&around)).await?;
    blocking(move || {
        let (sound, crossed) = uncrossed(&hand);
        let shapes: Vec<MultiPolygon> = near.iter().map(|kept| shape_of(&kept.community.polygons)).collect();
        let rings = shapes.iter().flat_map(MultiPolygon::rings);
        let borders = rings.map(|points| Guide { points, first: true });
        let streets = streets.iter().map(|points| Guide { points, first: false });
        let guides: Vec<Guide<'_>> = borders.chain(streets).collect();
        let shape = without_slivers(&snap(&sound, &guides, SnapSettings::default()));
        let found = shares(&shape, &shapes.iter().collect::<Vec<_>>());
        let code = |at: usize| -> &KeptCommunity { &near[at] };
        let shares = found.iter().map(|share| (code(share.community).community.code.clone(), share.permille)).collect();
        (shape, shares, crossed)
    })
    .await
}

/// The streets around a shape, where a street map is loaded there.
async fn streets(ctx: &Ctx, shape: &MultiPolygon) -> Result<Vec<Vec<LonLat>>, AppError> {
    ctx.terrains.follow(ctx).await?;
    let Some((area, ground)) = around(shape).zip(shape.inner_point().and_then(|at| ctx.terrains.at(at))) else {
        return Ok(Vec::new());
    };
    let (low, high) = (LonLat { lon: area.west, lat: area.south }, LonLat { lon: area.east, lat: area.north });
    blocking(move || read(&ground).terrain.streets_in(low, high)).await
}

/// The box around a shape, a little wider.
pub(super) fn around(shape: &MultiPolygon) -> Option<Box2> {
    let bounds = bounds_of(shape)?;
    let corner = |lon, lat| Box2::around(yike_domain::LonLat { lon, lat }, AROUND_M);
    let (low, high) = (corner(bounds.west, bounds.south), corner(bounds.east, bounds.north));
    Some(Box2 { west: low.west, south: low.south, east: high.east, north: high.north })
}

/// The current outlets inside a shape.
async fn outlets_in(reader: &Reader, shape: &MultiPolygon) -> Result<Vec<Uuid>, AppError> {
    let Some(bounds) = bounds_of(shape) else { return Ok(Vec::new()) };
    let places = reader.outlets().places(&bounds).await?;
    Ok(places.into_iter().filter(|(_, at)| shape.contains(*at)).map(|(id, _)| id).collect())
}

/// Computes off the async threads.
pub(super) async fn blocking<T: Send + 'static>(compute: impl FnOnce() -> T + Send + 'static) -> Result<T, AppError> {
    tokio::task::spawn_blocking(compute).await.map_err(AppError::internal)
}
