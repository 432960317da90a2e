//! Living circles: drawing, versions, proposals.

pub mod read;
pub mod write;

use serde::Serialize;
use serde_json::Value as Json;
use utoipa::ToSchema;
use uuid::Uuid;
use yike_app::caller::Caller;
use yike_app::circle::{self, KeptCircle, Warning};
use yike_app::ctx::Ctx;
use yike_app::shapes::{shape_of, to_geojson};
use yike_app::words::Words;
use yike_domain::outlet::Choice as _;

use super::outlet::view::unit_name;
use crate::error::ApiError;

/// A circle.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CircleView {
    /// Its number.
    pub id: Uuid,
    /// Its code on signs and in addresses.
    pub code: String,
    /// Name.
    pub name: String,
    /// `unset`, `basic`, `improved`, `quality`.
    #[serde(rename = "type")]
    pub kind: String,
    /// `drawn`, `planned`, `measured`, `building`.
    pub stage: String,
    /// The year it is to be built in.
    pub planned_year: Option<u16>,
    /// Code of the unit it belongs to.
    pub org: String,
    /// Name of that unit.
    pub org_name: String,
    /// Communities in it.
    pub communities: Vec<ShareView>,
    /// Its border as GeoJSON.
    #[schema(value_type = Object, nullable)]
    pub shape: Json,
    /// Its area, square metres.
    pub area_m2: Option<u64>,
    /// Its residents, where every community tells them.
    pub people: Option<u64>,
    /// Counted from 1.
    pub version: i64,
    /// Number of the border in force.
    pub boundary: Option<u32>,
    /// Whether residents see it.
    pub public: bool,
    /// What its border gives cause to say.
    pub warnings: Vec<WarningView>,
}

/// A community in a circle.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ShareView {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// How much of it, from 0 to 1.
    pub share: f64,
}

/// A warning about a border.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WarningView {
    /// `overlap` or `leftover`.
    pub kind: String,
    /// What there is to say.
    pub text: String,
}

/// A circle with names, people and warnings.
pub(crate) async fn view(
    ctx: &Ctx,
    caller: &Caller,
    kept: &KeptCircle,
    warnings: &[Warning],
) -> Result<CircleView, ApiError> {
    let (names, people) = circle::named(ctx, kept).await?;
    let circle = &kept.circle;
    let boundary = circle.boundary.as_ref();
    let words = Words::of(caller.language);
    let share = |(code, name): (yike_domain::place::org::OrgCode, String)| {
        let permille = boundary.and_then(|b| b.communities.get(&code)).copied().unwrap_or(0);
        ShareView { share: f64::from(permille) / 1000.0, code: code.to_string(), name }
    };
    Ok(CircleView {
        id: kept.id,
        code: circle.code.clone(),
        name: circle.name.clone(),
        kind: circle.kind.code().to_owned(),
        stage: circle.stage.code().to_owned(),
        planned_year: circle.planned_year,
        org: circle.org.to_string(),
        org_name: unit_name(ctx, &circle.org),
        communities: names.into_iter().map(share).collect(),
        shape: boundary.map_or(Json::Null, |b| to_geojson(&shape_of(&b.polygons))),
        area_m2: boundary.map(|b| b.area_m2),
        people,
        version: kept.version,
        boundary: boundary.map(|b| b.number),
        public: circle.public,
        warnings: warnings
            .iter()
            .map(|warning| WarningView { kind: warning.kind.to_owned(), text: words.message(&warning.message) })
            .collect(),
    })
}
