//! Features: one by one and page by page.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;
use yike_app::caller::Caller;
use yike_app::circle::{self, CircleListing, KeptCircle};
use yike_app::ctx::Ctx;
use yike_app::outlet::{self, Box2, KeptOutlet, Listing};
use yike_domain::LonLat;
use yike_domain::account::Actor;
use yike_domain::outlet::Choice as _;

use super::{
    collections::Collection,
    crs::Crs,
    shown::{Form, linked, odd, shown_as},
};
use crate::api::moment::rfc3339;
use crate::error::ApiError;
use crate::extract::{Cursor, Page, PageQuery, Path, Query, Sort};
use crate::middleware::identify::Who;
use crate::state::AppState;

/// Features of a page where none are asked for, and at most.
const USUAL: u32 = 100;
const MOST: u32 = 1000;

/// Which features. A name that is none of these is refused, as the standard asks.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ItemsQuestion {
    f: Option<String>,
    limit: Option<u32>,
    cursor: Option<String>,
    bbox: Option<String>,
    #[serde(rename = "bbox-crs")]
    bbox_crs: Option<String>,
    crs: Option<String>,
    /// Features here have no time of their own: all of them match any.
    #[expect(dead_code, reason = "accepted, as the standard asks, and without effect")]
    datetime: Option<String>,
}

/// One feature's form and coordinate system.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ItemQuestion {
    f: Option<String>,
    crs: Option<String>,
}

/// The public, whoever asks: what is disclosed is the same for everyone.
fn public(caller: &Caller) -> Caller {
    Caller { actor: Actor::public(), session: None, once: None, ..caller.clone() }
}

struct Asked {
    area: Option<Box2>,
    limit: u32,
    after: Option<(String, Uuid)>,
}

fn asked(question: &ItemsQuestion) -> Result<(Asked, Sort), ApiError> {
    let limit = question.limit.unwrap_or(USUAL);
    if limit == 0 {
        return Err(odd("limit"));
    }
    let page = Page::of(PageQuery { limit: None, cursor: question.cursor.clone(), sort: None });
    let (sort, cursor) = page.place(&["name"])?;
    let after =
        |cursor: Cursor| Some((cursor.last.first()?.as_str()?.to_owned(), cursor.last.get(1)?.as_str()?.parse().ok()?));
    let area = question.bbox.as_deref().map(|text| {
        let crs = Crs::of(question.bbox_crs.as_deref()).ok_or_else(|| odd("bbox-crs"))?;
        let [west, south, east, north] = crs.box_of(text).ok_or_else(|| odd("bbox"))?;
        let corner = |lon, lat| LonLat::from_degrees(lon, lat).ok_or_else(|| odd("bbox"));
        let (low, high) = (corner(west, south)?, corner(east, north)?);
        if low.lon > high.lon || low.lat > high.lat {
            return Err(odd("bbox"));
        }
        Ok(Box2 { west: low.lon, south: low.lat, east: high.lon, north: high.lat })
    });
    Ok((Asked { area: area.transpose()?, limit: limit.min(MOST), after: cursor.and_then(after) }, sort))
}

/// A page of features: each with the name and number that the next page begins behind.
async fn page(
    ctx: &Ctx,
    caller: &Caller,
    collection: Collection,
    asked: &Asked,
    crs: Crs,
) -> Result<(Vec<(String, Uuid, Value)>, u64), ApiError> {
    let limit = u64::from(asked.limit) + 1;
    Ok(match collection {
        Collection::Circles => {
            let listing =
                CircleListing { area: asked.area, after: asked.after.clone(), limit, ..CircleListing::default() };
            let found = circle::list(ctx, caller, &listing).await?;
            let items = found.items.iter().map(|kept| (kept.circle.name.clone(), kept.id, circle_feature(kept, crs)));
            (items.collect(), found.total)
        }
        Collection::Outlets => {
            let after = asked.after.clone().map(|(name, id)| (json!(name), id));
            let listing = Listing { area: asked.area, after, limit, counted: true, ..Listing::default() };
            let found = outlet::list(ctx, caller, &listing).await?;
            let items = found
                .items
                .iter()
                .map(|(kept, circles)| (kept.record.name.clone(), kept.id, outlet_feature(kept, circles, crs)));
            (items.collect(), found.total.unwrap_or(0))
        }
    })
}

fn circle_feature(kept: &KeptCircle, crs: Crs) -> Value {
    let circle = &kept.circle;
    let ring = |ring: &Vec<LonLat>| ring.iter().map(|at| crs.position(*at)).collect::<Vec<_>>();
    let geometry = circle.boundary.as_ref().map(|boundary| {
        let polygons = boundary.polygons.iter().map(|rings| rings.iter().map(ring).collect::<Vec<_>>());
        json!({ "type": "MultiPolygon", "coordinates": polygons.collect::<Vec<_>>() })
    });
    json!({
        "type": "Feature",
        "id": kept.id.to_string(),
        "geometry": geometry,
        "properties": {
            "code": circle.code,
            "name": circle.name,
            "type": circle.kind.code(),
            "stage": circle.stage.code(),
            "planned_year": circle.planned_year,
            "org": circle.org.as_str(),
            "area_m2": circle.boundary.as_ref().map(|boundary| boundary.area_m2),
            "updated": rfc3339(kept.updated_ms),
        },
    })
}

fn outlet_feature(kept: &KeptOutlet, circles: &[Uuid], crs: Crs) -> Value {
    let record = &kept.record;
    json!({
        "type": "Feature",
        "id": kept.id.to_string(),
        "geometry": { "type": "Point", "coordinates": crs.position(record.at) },
        "properties": {
            "name": record.name,
            "types": record.types.join("|"),
            "address": record.address.value(),
            "phone": record.phone.value(),
            "hours": record.opening_hours().map(yike_domain::outlet::hours::OpeningHours::text),
            "status": record.life.status().code(),
            "verified_on": record.verified_on().map(|day| day.to_string()),
            "circles": circles.iter().map(Uuid::to_string).collect::<Vec<_>>().join("|"),
            "updated": rfc3339(kept.updated_ms),
        },
    })
}

/// A page of features.
pub(super) async fn all(
    State(state): State<AppState>,
    Who(caller): Who,
    headers: HeaderMap,
    Path(id): Path<String>,
    Query(question): Query<ItemsQuestion>,
) -> Result<Response, ApiError> {
    let form = Form::of(question.f.as_deref(), &headers)?;
    let collection = Collection::of(&id)?;
    let crs = Crs::of(question.crs.as_deref()).ok_or_else(|| odd("crs"))?;
    let (asked, sort) = asked(&question)?;
    let (mut found, total) = page(&state.ctx, &public(&caller), collection, &asked, crs).await?;
    let more = found.len() > asked.limit as usize;
    found.truncate(asked.limit as usize);
    let base = format!("{}/ogc", state.settings.base_url());
    let path = format!("/collections/{id}/items");
    // Everything asked for goes into the next page's address again.
    let again = again(&question, asked.limit);
    let mut links = linked(&base, &format!("{path}?{again}"), form, "application/geo+json");
    if let Some((name, id, _)) = found.last().filter(|_| more) {
        let cursor = sort.behind(vec![json!(name), json!(id.to_string())]).text();
        let kind = if form == Form::Html { ("text/html", "html") } else { ("application/geo+json", "json") };
        let href = format!("{base}{path}?{again}&cursor={cursor}&f={}", kind.1);
        links.push(json!({ "rel": "next", "type": kind.0, "title": "next", "href": href }));
    }
    let n = found.len();
    let features: Vec<Value> = found.into_iter().map(|(.., feature)| feature).collect();
    let body = json!({
        "type": "FeatureCollection",
        "features": features,
        "links": links,
        "numberMatched": total,
        "numberReturned": n,
        "timeStamp": rfc3339(state.ctx.clock.now_ms()),
    });
    Ok(with_crs(shown_as(form, collection.title(), &body, "application/geo+json")?, crs))
}

/// What was asked for, but the page and the form.
fn again(question: &ItemsQuestion, limit: u32) -> String {
    let escaped = |text: &str| {
        text.replace('%', "%25").replace('&', "%26").replace('#', "%23").replace('+', "%2B").replace(' ', "%20")
    };
    let given = [("bbox", &question.bbox), ("bbox-crs", &question.bbox_crs), ("crs", &question.crs)];
    let parts = given.iter().filter_map(|(name, value)| Some(format!("{name}={}", escaped(value.as_deref()?))));
    std::iter::once(format!("limit={limit}")).chain(parts).collect::<Vec<_>>().join("&")
}

/// One feature.
pub(super) async fn one(
    State(state): State<AppState>,
    Who(caller): Who,
    headers: HeaderMap,
    Path((id, feature)): Path<(String, Uuid)>,
    Query(question): Query<ItemQuestion>,
) -> Result<Response, ApiError> {
    let form = Form::of(question.f.as_deref(), &headers)?;
    let collection = Collection::of(&id)?;
    let crs = Crs::of(question.crs.as_deref()).ok_or_else(|| odd("crs"))?;
    let caller = public(&caller);
    let mut body = match collection {
        Collection::Circles => circle_feature(&circle::get(&state.ctx, &caller, feature).await?.0, crs),
        Collection::Outlets => {
            let (kept, circles) = outlet::get(&state.ctx, &caller, feature).await?;
            outlet_feature(&kept, &circles, crs)
        }
    };
    let base = format!("{}/ogc", state.settings.base_url());
    let mut links = linked(&base, &format!("/collections/{id}/items/{feature}"), form, "application/geo+json");
    links.push(json!({ "rel": "collection", "type": "application/json", "title": collection.title(), "href": format!("{base}/collections/{id}") }));
    body["links"] = json!(links);
    Ok(with_crs(shown_as(form, collection.title(), &body, "application/geo+json")?, crs))
}

/// Says the coordinate system, as Part 2 asks.
fn with_crs(mut response: Response, crs: Crs) -> Response {
    let name = HeaderName::from_static("content-crs");
    if let Ok(value) = HeaderValue::from_str(&format!("<{}>", crs.address())) {
        response.headers_mut().insert(name, value);
    }
    response
}
