//! Reading outlets: lists, one, its history, pairs that are probably one.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::Value as Value_;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use yike_app::outlet::{self, Box2, Listing, OutletOrder, STALE_DAYS};
use yike_app::words::Words;
use yike_domain::outlet::{Choice as _, life::Status};
use yike_domain::place::org::OrgCode;
use yike_domain::{LonLat, Message};

use super::view::{OutletView, shown, view, whole};
use crate::api::moment::rfc3339;
use crate::error::ApiError;
use crate::extract::{List, Page, PageQuery, Path, Query, Versioned};
use crate::middleware::identify::Who;
use crate::rules;
use crate::state::AppState;

/// Which outlets are asked for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OutletQuestion {
    /// A name, a sound, initials, or a question: 哪里能配钥匙.
    pub q: Option<String>,
    /// Code of a type; several apart by commas.
    #[serde(rename = "type")]
    pub type_: Option<String>,
    /// Number of a circle.
    pub circle: Option<Uuid>,
    /// Code of a unit: it and all below.
    pub org: Option<String>,
    /// `planned`, `open`, `suspended`, `closed`, `moved`; several apart by commas.
    pub status: Option<String>,
    /// `true`: to be verified again; `false`: verified within a year.
    pub stale: Option<bool>,
    /// West, south, east, north in degrees.
    pub bbox: Option<String>,
    /// Rows wanted.
    pub limit: Option<u32>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// `name`, `verified_on` or `updated`, with `-` before it for the reverse.
    pub sort: Option<String>,
}

impl OutletQuestion {
    /// What use cases are asked, but for the page.
    ///
    /// # Errors
    /// A code, state or box that is none.
    pub fn listing(&self) -> Result<Listing, ApiError> {
        let odd = |place: &str| {
            ApiError::Request(StatusCode::BAD_REQUEST, Message::new(rules::QUERY_ODD).with("place", place))
        };
        let words = |text: &Option<String>| -> Vec<String> {
            let words = text.iter().flat_map(|text| text.split(',')).map(str::trim);
            words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
        };
        let org = self.org.as_deref().filter(|code| !code.is_empty());
        let status = words(&self.status)
            .iter()
            .map(|word| Status::read(word).ok_or_else(|| odd("status")))
            .collect::<Result<_, _>>()?;
        Ok(Listing {
            text: self.q.clone().filter(|text| !text.trim().is_empty()),
            types: words(&self.type_),
            circle: self.circle,
            org: org.map(|code| OrgCode::parse(code).ok_or_else(|| odd("org"))).transpose()?,
            status,
            stale_days: (self.stale == Some(true)).then_some(STALE_DAYS),
            fresh_days: (self.stale == Some(false)).then_some(STALE_DAYS),
            area: self
                .bbox
                .as_deref()
                .filter(|text| !text.is_empty())
                .map(|text| box_of(text).ok_or_else(|| odd("bbox")))
                .transpose()?,
            ..Listing::default()
        })
    }
}

/// `west,south,east,north` in degrees.
#[must_use]
pub fn box_of(text: &str) -> Option<Box2> {
    let degrees: Vec<f64> = text.split(',').map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    let [west, south, east, north] = degrees.as_slice() else { return None };
    let (low, high) = (LonLat::from_degrees(*west, *south)?, LonLat::from_degrees(*east, *north)?);
    let sound = low.lon <= high.lon && low.lat <= high.lat;
    sound.then_some(Box2 { west: low.lon, south: low.lat, east: high.lon, north: high.lat })
}

/// Lists outlets.
///
/// # Errors
/// A question that cannot be read.
#[utoipa::path(get, path = "/api/v1/outlets", tag = "outlet", params(OutletQuestion),
    responses((status = 200, description = "A page of outlets", body = List<OutletView>)))]
pub async fn list(
    State(state): State<AppState>,
    Who(caller): Who,
    Query(asked): Query<OutletQuestion>,
) -> Result<Json<List<OutletView>>, ApiError> {
    let page = Page::of(PageQuery { limit: asked.limit, cursor: asked.cursor.clone(), sort: asked.sort.clone() });
    let names = OutletOrder::ALL.map(|(_, name)| name);
    let (sort, cursor) = page.place(&names)?;
    let order = OutletOrder::ALL
        .into_iter()
        .find(|(_, name)| *name == sort.field)
        .map_or(OutletOrder::Name, |(order, _)| order);
    let after =
        cursor.and_then(|cursor| Some((cursor.last.first()?.clone(), cursor.last.get(1)?.as_str()?.parse().ok()?)));
    let listing = Listing {
        order,
        reverse: sort.reverse,
        after,
        limit: u64::from(page.limit) + 1,
        counted: true,
        ..asked.listing()?
    };
    let found = outlet::list(&state.ctx, &caller, &listing).await?;
    let last = found.items.get(page.limit as usize - 1).map(|(kept, _)| (order.value(kept), kept.id));
    let items = found.items.into_iter().map(|(kept, circles)| view(&state.ctx, &kept, circles)).collect();
    let behind = |_: &OutletView| {
        let (value, id) = last.clone().unwrap_or((Value_::Null, Uuid::nil()));
        sort.behind(vec![value, id.to_string().into()])
    };
    Ok(Json(List::of(items, &page, found.total, behind)))
}

/// One outlet.
///
/// # Errors
/// There is none, or none for the caller.
#[utoipa::path(get, path = "/api/v1/outlets/{id}", tag = "outlet", params(("id" = Uuid, Path, description = "Its number")),
    responses((status = 200, description = "The outlet", body = OutletView)))]
pub async fn get(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
) -> Result<Versioned<OutletView>, ApiError> {
    let (kept, circles) = outlet::get(&state.ctx, &caller, id).await?;
    Ok(Versioned(kept.version, whole(&state.ctx, &kept, circles, caller.language)))
}

/// A version of an outlet.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PastView {
    /// Counted from 1.
    pub version: i64,
    /// When it was recorded.
    pub at: String,
    /// Since when it was so.
    pub valid_from: String,
    /// Number of the account that did it.
    pub by: Option<Uuid>,
    /// What was done.
    pub action: String,
    /// What differs from the version before.
    pub fields: Vec<ChangeView>,
}

/// A field that changed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChangeView {
    /// Name of the field.
    pub name: String,
    /// Before.
    pub before: Option<String>,
    /// After.
    pub after: Option<String>,
}

/// Everything that was ever so of an outlet, the latest first.
///
/// # Errors
/// There is none, or none for the caller.
#[utoipa::path(get, path = "/api/v1/outlets/{id}/history", tag = "outlet", params(("id" = Uuid, Path, description = "Its number")),
    responses((status = 200, description = "Its versions", body = List<PastView>)))]
pub async fn history(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
) -> Result<Json<List<PastView>>, ApiError> {
    let words = Words::of(caller.language);
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    let past = outlet::history(&state.ctx, &caller, id).await?.into_iter().map(|past| PastView {
        version: past.version,
        at: rfc3339(past.recorded_ms),
        valid_from: past.valid_from.to_string(),
        by: past.account,
        action: past.action,
        fields: past
            .changes
            .into_iter()
            .map(|(field, before, after)| ChangeView {
                name: words.pick(field.names().0, field.names().1).to_owned(),
                before: some(shown(field, &before)),
                after: some(shown(field, &after)),
            })
            .collect(),
    });
    Ok(Json(List::whole(past.collect())))
}

/// Two outlets that are probably one.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PairView {
    /// How likely, in points; from 60 on worth a look.
    pub score: i32,
    /// Why, in words.
    pub reasons: Vec<String>,
    /// Both.
    pub outlets: Vec<OutletView>,
}

/// Pairs that are probably one, the likeliest first.
///
/// # Errors
/// A question that cannot be read.
#[utoipa::path(get, path = "/api/v1/outlets/duplicates", tag = "outlet", params(OutletQuestion),
    responses((status = 200, description = "Pairs", body = List<PairView>)))]
pub async fn duplicates(
    State(state): State<AppState>,
    Who(caller): Who,
    Query(asked): Query<OutletQuestion>,
) -> Result<Json<List<PairView>>, ApiError> {
    let limit = asked.limit.unwrap_or(50).clamp(1, 200) as usize;
    let (pairs, n) = outlet::duplicates(&state.ctx, &caller, &asked.listing()?, limit).await?;
    let words = Words::of(caller.language);
    let pair = |pair: outlet::Pair| PairView {
        score: pair.score,
        reasons: pair.reasons.iter().map(|reason| words.message(reason)).collect(),
        outlets: [&pair.first, &pair.second].map(|kept| view(&state.ctx, kept, Vec::new())).into(),
    };
    Ok(Json(List { items: pairs.into_iter().map(pair).collect(), next: None, total: Some(n as u64) }))
}
