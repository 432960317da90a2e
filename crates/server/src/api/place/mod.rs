//! Communities and compounds.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use yike_app::place::{self, KeptCompound};
use yike_app::shapes::{shape_of, to_geojson};
use yike_domain::outlet::Fact;
use yike_domain::place::org::OrgCode;
use yike_domain::place::{Compound, Gate};
use yike_domain::{LonLat, Message};

use crate::error::ApiError;
use crate::extract::{Body, IfMatch, List, Path, Query, Versioned};
use crate::middleware::identify::Who;
use crate::rules;
use crate::state::AppState;

/// Of which unit.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PlaceQuestion {
    /// Code of a unit: it and all below.
    pub org: Option<String>,
}

impl PlaceQuestion {
    fn code(&self) -> Result<Option<OrgCode>, ApiError> {
        let odd = || ApiError::Request(StatusCode::BAD_REQUEST, Message::new(rules::QUERY_ODD).with("place", "org"));
        let given = self.org.as_deref().filter(|code| !code.is_empty());
        given.map(|code| OrgCode::parse(code).ok_or_else(odd)).transpose()
    }
}

/// A community.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CommunityView {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its border as GeoJSON.
    #[schema(value_type = Object, nullable)]
    pub shape: Value,
    /// Its residents, where a source tells them.
    pub people: Option<u32>,
    /// Where border and number come from.
    pub source: String,
    /// Counted from 1.
    pub version: i64,
}

/// Communities with their borders.
///
/// # Errors
/// A code that is none.
#[utoipa::path(get, path = "/api/v1/communities", tag = "place", params(PlaceQuestion),
    responses((status = 200, description = "Communities", body = List<CommunityView>)))]
pub async fn communities(
    State(state): State<AppState>,
    Who(caller): Who,
    Query(asked): Query<PlaceQuestion>,
) -> Result<Json<List<CommunityView>>, ApiError> {
    let found = place::communities(&state.ctx, &caller, asked.code()?.as_ref()).await?;
    let items = found.into_iter().map(|kept| CommunityView {
        code: kept.community.code.to_string(),
        name: kept.community.name,
        shape: to_geojson(&shape_of(&kept.community.polygons)),
        people: kept.community.people.value().copied(),
        source: kept.community.source,
        version: kept.version,
    });
    Ok(Json(List::whole(items.collect())))
}

/// A residential compound.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CompoundView {
    /// Its number.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Code of its community.
    pub community: String,
    /// A point in it.
    pub at: [f64; 2],
    /// The year it was built.
    pub built_year: Option<u16>,
    /// Whether it is on the list of old compounds to be renewed.
    pub old: Option<bool>,
    /// Households.
    pub households: Option<u32>,
    /// The firm that looks after it.
    pub property_firm: Option<String>,
    /// Its gates.
    pub gates: Vec<GateView>,
    /// Counted from 1.
    pub version: i64,
}

/// A gate of a compound.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GateView {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub at: [f64; 2],
}

/// A compound as it shall be.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompoundForm {
    /// Its name.
    pub name: String,
    /// Code of its community.
    pub community: String,
    /// A point in it.
    pub at: [f64; 2],
    /// The year it was built.
    pub built_year: Option<u16>,
    /// Whether it is on the list of old compounds to be renewed.
    pub old: Option<bool>,
    /// Households.
    pub households: Option<u32>,
    /// The firm that looks after it.
    pub property_firm: Option<String>,
    /// Its gates.
    #[serde(default)]
    pub gates: Vec<GateView>,
}

fn odd(place: &str) -> ApiError {
    ApiError::Request(StatusCode::BAD_REQUEST, Message::new(rules::BODY_ODD).with("place", place))
}

fn position([lon, lat]: [f64; 2], place: &str) -> Result<LonLat, ApiError> {
    LonLat::from_degrees(lon, lat).ok_or_else(|| odd(place))
}

impl CompoundForm {
    fn compound(self) -> Result<Compound, ApiError> {
        fn fact<T>(value: Option<T>) -> Fact<T> {
            value.map_or(Fact::Missing, Fact::Value)
        }
        let gate = |gate: GateView| Ok(Gate { at: position(gate.at, "gates")?, name: gate.name });
        if self.gates.len() > 200 {
            return Err(odd("gates"));
        }
        Ok(Compound {
            community: OrgCode::parse(&self.community).ok_or_else(|| odd("community"))?,
            at: position(self.at, "at")?,
            name: self.name,
            built_year: fact(self.built_year),
            old: fact(self.old),
            households: fact(self.households),
            property_firm: fact(self.property_firm.filter(|firm| !firm.trim().is_empty())),
            gates: self.gates.into_iter().map(gate).collect::<Result<_, ApiError>>()?,
        })
    }
}

fn view(kept: KeptCompound) -> CompoundView {
    let degrees = |at: LonLat| [at.lon_degrees(), at.lat_degrees()];
    let compound = kept.compound;
    CompoundView {
        id: kept.id,
        name: compound.name,
        community: compound.community.to_string(),
        at: degrees(compound.at),
        built_year: compound.built_year.value().copied(),
        old: compound.old.value().copied(),
        households: compound.households.value().copied(),
        property_firm: compound.property_firm.value().cloned(),
        gates: compound.gates.into_iter().map(|gate| GateView { at: degrees(gate.at), name: gate.name }).collect(),
        version: kept.version,
    }
}

/// Compounds of a unit and those below; all where none is named.
///
/// # Errors
/// A code that is none.
#[utoipa::path(get, path = "/api/v1/compounds", tag = "place", params(PlaceQuestion),
    responses((status = 200, description = "Compounds", body = List<CompoundView>)))]
pub async fn compounds(
    State(state): State<AppState>,
    Who(caller): Who,
    Query(asked): Query<PlaceQuestion>,
) -> Result<Json<List<CompoundView>>, ApiError> {
    let found = place::compounds(&state.ctx, &caller, asked.code()?.as_ref()).await?;
    Ok(Json(List::whole(found.into_iter().map(view).collect())))
}

/// Registers a compound.
///
/// # Errors
/// Everything that is wrong with it at once; not permitted.
#[utoipa::path(post, path = "/api/v1/compounds", tag = "place", request_body = CompoundForm,
    responses((status = 201, description = "It is registered", body = CompoundView)))]
pub async fn create_compound(
    State(state): State<AppState>,
    Who(caller): Who,
    Body(form): Body<CompoundForm>,
) -> Result<Response, ApiError> {
    let kept = place::keep_compound(&state.ctx, &caller, None, form.compound()?).await?;
    Ok((StatusCode::CREATED, Versioned(kept.version, view(kept))).into_response())
}

/// Changes a compound.
///
/// # Errors
/// Everything that is wrong with it at once; changed meanwhile; not permitted.
#[utoipa::path(put, path = "/api/v1/compounds/{id}", tag = "place", request_body = CompoundForm,
    params(("id" = Uuid, Path, description = "Its number"), ("If-Match" = String, Header, description = "The version that was read")),
    responses((status = 200, description = "It is changed", body = CompoundView)))]
pub async fn change_compound(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Body(form): Body<CompoundForm>,
) -> Result<Versioned<CompoundView>, ApiError> {
    let kept = place::keep_compound(&state.ctx, &caller, Some((id, version)), form.compound()?).await?;
    Ok(Versioned(kept.version, view(kept)))
}
