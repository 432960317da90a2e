//! Units as a list.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use yike_app::org;
use yike_domain::place::org::{OrgCode, OrgUnit};

use crate::api::account::org_of;
use crate::error::ApiError;
use crate::extract::{List, Page, PageQuery, Query};
use crate::state::AppState;

/// Which units.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// The unit above; with `q`, however far above.
    under: Option<String>,
    /// A part of the name, or the beginning of the code.
    q: Option<String>,
    /// Rows wanted: 1 to 200, 20 where not said.
    limit: Option<u32>,
    /// Where the page before ended.
    cursor: Option<String>,
}

/// A unit as it is for a period.
#[derive(Serialize, ToSchema)]
#[schema(as = OrgUnit)]
pub struct View {
    code: String,
    name: String,
    /// country, province, xpcc, division, city, district, county, subdistrict, community.
    kind: String,
    parent: Option<String>,
    from: String,
    /// The first day after it.
    to: Option<String>,
}

impl From<OrgUnit> for View {
    fn from(unit: OrgUnit) -> Self {
        let kind = serde_json::to_value(unit.kind).ok().and_then(|kind| kind.as_str().map(str::to_owned));
        Self {
            code: unit.code.to_string(),
            name: unit.name,
            kind: kind.unwrap_or_default(),
            parent: unit.parent.map(|parent| parent.to_string()),
            from: unit.valid.from.to_string(),
            to: unit.valid.until.map(|day| day.to_string()),
        }
    }
}

/// Units of today by code: those directly below a unit, or those that a search finds.
#[utoipa::path(get, path = "/api/v1/orgs", tag = "org", params(Asked), responses((status = 200, body = List<View>)))]
pub async fn list(State(state): State<AppState>, Query(asked): Query<Asked>) -> Result<Json<List<View>>, ApiError> {
    let page = Page::of(PageQuery { limit: asked.limit, cursor: asked.cursor, sort: None });
    let (sort, cursor) = page.place(&["code"])?;
    let behind = cursor.as_ref().and_then(|cursor| OrgCode::parse(cursor.last.first()?.as_str()?));
    let under = asked.under.as_deref().filter(|code| !code.is_empty()).map(|code| org_of("under", code)).transpose()?;
    let search = asked.q.as_deref().map(str::trim).filter(|q| !q.is_empty());
    let units = org::units(&state.ctx, under.as_ref(), search, behind.as_ref(), page.limit as usize + 1);
    let list = List::of(units, &page, None, |last| sort.behind(vec![last.code.to_string().into()]));
    Ok(Json(List { items: list.items.into_iter().map(View::from).collect(), next: list.next, total: list.total }))
}
