//! Changing outlets: registering, fields, steps of life, verification, merging and splitting.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;
use uuid::Uuid;
use yike_app::outlet::{self, Answer, LifeStep, VerifyOutlet};
use yike_domain::outlet::life::{Change, Ground, Step};
use yike_domain::outlet::{Choice as _, Field, Method};
use yike_domain::{Day, LonLat, Message};

use super::form::fields_of;
use super::view::{OutletView, whole};
use crate::error::ApiError;
use crate::extract::{Body, IfMatch, Path, Versioned};
use crate::middleware::identify::Who;
use crate::rules;
use crate::state::AppState;

/// Fields of an outlet by their codes: texts, lists of texts for `types` and `functions`, `at` as `[lon, lat]`; null empties.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[schema(value_type = Object)]
pub struct OutletForm(Map<String, Value>);

fn odd(place: &str) -> ApiError {
    ApiError::Request(StatusCode::BAD_REQUEST, Message::new(rules::BODY_ODD).with("place", place))
}

/// Registers an outlet.
///
/// # Errors
/// Everything that is wrong with it at once; not permitted.
#[utoipa::path(post, path = "/api/v1/outlets", tag = "outlet", request_body = OutletForm,
    responses((status = 201, description = "It is registered", body = OutletView)))]
pub async fn create(
    State(state): State<AppState>,
    Who(caller): Who,
    Body(form): Body<OutletForm>,
) -> Result<Response, ApiError> {
    let (kept, circles) = outlet::register(&state.ctx, &caller, &fields_of(form.0)?).await?;
    let place = format!("/api/v1/outlets/{}", kept.id);
    let body = Versioned(kept.version, whole(&state.ctx, &kept, circles, caller.language));
    Ok((StatusCode::CREATED, [(LOCATION, place)], body).into_response())
}

/// Changes fields of an outlet.
///
/// # Errors
/// Everything that is wrong with them at once; changed meanwhile; not permitted.
#[utoipa::path(patch, path = "/api/v1/outlets/{id}", tag = "outlet", request_body = OutletForm,
    params(("id" = Uuid, Path, description = "Its number"), ("If-Match" = String, Header, description = "The version that was read")),
    responses((status = 200, description = "It is changed", body = OutletView)))]
pub async fn change(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
    IfMatch(version): IfMatch,
    Body(form): Body<OutletForm>,
) -> Result<Versioned<OutletView>, ApiError> {
    let (kept, circles) = outlet::update(&state.ctx, &caller, id, version, &fields_of(form.0)?).await?;
    Ok(Versioned(kept.version, whole(&state.ctx, &kept, circles, caller.language)))
}

/// A step of life.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LifeForm {
    /// `open`, `give_up`, `suspend`, `resume`, `close`, `move`.
    pub change: String,
    /// First day of the new status.
    pub on: String,
    /// Why.
    pub reason: Option<String>,
    /// Until when.
    pub until: Option<String>,
    /// How it is known that it closed: `two_reports`, `licence_cancelled`.
    pub ground: Option<String>,
    /// The new place, of one that moves.
    pub to: Option<[f64; 2]>,
    /// The new address.
    pub to_address: Option<String>,
}

impl LifeForm {
    fn step(self) -> Result<LifeStep, ApiError> {
        let day = |text: &str, field: &str| Day::parse(text).ok_or_else(|| odd(field));
        let ground = match self.ground.as_deref() {
            None | Some("") => None,
            Some("two_reports") => Some(Ground::TwoReports),
            Some("licence_cancelled") => Some(Ground::LicenceCancelled),
            Some(_) => return Err(odd("ground")),
        };
        let place = |[lon, lat]: [f64; 2]| LonLat::from_degrees(lon, lat).ok_or_else(|| odd("to"));
        let step = Step {
            change: Change::of(&self.change).ok_or_else(|| odd("change"))?,
            on: day(&self.on, "on")?,
            reason: self.reason.unwrap_or_default(),
            until: self.until.as_deref().filter(|text| !text.is_empty()).map(|text| day(text, "until")).transpose()?,
            ground,
            new_place: self.to.map(place).transpose()?,
        };
        Ok(LifeStep { step, new_address: self.to_address.filter(|text| !text.trim().is_empty()) })
    }
}

/// Takes a step of an outlet's life.
///
/// # Errors
/// The present status does not have it or it says too little; not permitted.
#[utoipa::path(post, path = "/api/v1/outlets/{id}/life", tag = "outlet", request_body = LifeForm,
    params(("id" = Uuid, Path, description = "Its number")),
    responses((status = 200, description = "It is taken", body = OutletView)))]
pub async fn life(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
    version: Option<IfMatch>,
    Body(form): Body<LifeForm>,
) -> Result<Versioned<OutletView>, ApiError> {
    let was = version.map(|IfMatch(version)| version);
    let (kept, circles, _) = outlet::live(&state.ctx, &caller, id, was, form.step()?).await?;
    Ok(Versioned(kept.version, whole(&state.ctx, &kept, circles, caller.language)))
}

/// What was found of a field.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerForm {
    /// Code of the field.
    pub field: String,
    /// What it is, as the register writes it; absent where it is as it is kept.
    pub value: Option<String>,
}

/// A verification.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VerificationForm {
    /// Fields that were verified.
    pub fields: Vec<AnswerForm>,
    /// `visit`, `phone`, `document`, `register`, `owner`.
    pub method: String,
    /// On which day.
    pub on: String,
    /// Where the one who verified stood.
    pub position: Option<[f64; 2]>,
    /// How exact that is, metres.
    pub accuracy_m: Option<u32>,
    /// Digest of a photo.
    pub photo: Option<String>,
}

impl VerificationForm {
    fn input(self) -> Result<VerifyOutlet, ApiError> {
        let answer = |form: AnswerForm| {
            let field = Field::of(&form.field).ok_or_else(|| odd("fields"))?;
            Ok(Answer { field, value: form.value })
        };
        let fix = match self.position {
            None => None,
            Some([lon, lat]) => {
                let at = LonLat::from_degrees(lon, lat).ok_or_else(|| odd("position"))?;
                Some((at, self.accuracy_m.unwrap_or(u32::MAX)))
            }
        };
        let is_digest = |photo: &String| photo.len() == 64 && photo.bytes().all(|b| b.is_ascii_hexdigit());
        Ok(VerifyOutlet {
            answers: self.fields.into_iter().map(answer).collect::<Result<_, ApiError>>()?,
            how: Method::read(&self.method).ok_or_else(|| odd("method"))?,
            on: Day::parse(&self.on).ok_or_else(|| odd("on"))?,
            fix,
            photo: self.photo.map(|photo| Some(photo).filter(is_digest).ok_or_else(|| odd("photo"))).transpose()?,
        })
    }
}

/// Takes a verification into the register.
///
/// # Errors
/// Everything that is wrong with it at once; not permitted.
#[utoipa::path(post, path = "/api/v1/outlets/{id}/verification", tag = "outlet", request_body = VerificationForm,
    params(("id" = Uuid, Path, description = "Its number")),
    responses((status = 200, description = "It is taken in", body = OutletView)))]
pub async fn verification(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
    version: Option<IfMatch>,
    Body(form): Body<VerificationForm>,
) -> Result<Versioned<OutletView>, ApiError> {
    let was = version.map(|IfMatch(version)| version);
    let (kept, circles) = outlet::verify(&state.ctx, &caller, id, was, &form.input()?).await?;
    Ok(Versioned(kept.version, whole(&state.ctx, &kept, circles, caller.language)))
}

/// Outlets to be made one.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MergeForm {
    /// The one that stays.
    pub keep: Uuid,
    /// Those that are made one with it.
    pub others: Vec<Uuid>,
    /// Why.
    pub reason: String,
}

/// Makes outlets one.
///
/// # Errors
/// Fewer than two, no reason; not permitted.
#[utoipa::path(post, path = "/api/v1/outlets/merge", tag = "outlet", request_body = MergeForm,
    responses((status = 200, description = "The one that stays", body = OutletView)))]
pub async fn merge(
    State(state): State<AppState>,
    Who(caller): Who,
    Body(form): Body<MergeForm>,
) -> Result<Versioned<OutletView>, ApiError> {
    if form.others.len() > 50 {
        return Err(odd("others"));
    }
    let (kept, circles) = outlet::merge(&state.ctx, &caller, form.keep, &form.others, &form.reason).await?;
    Ok(Versioned(kept.version, whole(&state.ctx, &kept, circles, caller.language)))
}

/// Why an outlet is parted.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SplitForm {
    /// Why.
    pub reason: String,
}

/// What a split gives.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SplitView {
    /// Outlets that stand for themselves again.
    pub parted: Vec<Uuid>,
    /// Codes of fields that were changed since the merge and stay with this outlet.
    pub kept_changes: Vec<String>,
}

/// Undoes the last merge of an outlet.
///
/// # Errors
/// It was never made one, no reason; not permitted.
#[utoipa::path(post, path = "/api/v1/outlets/{id}/split", tag = "outlet", request_body = SplitForm,
    params(("id" = Uuid, Path, description = "Its number")),
    responses((status = 200, description = "What stands for itself again", body = SplitView)))]
pub async fn split(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
    Body(form): Body<SplitForm>,
) -> Result<Json<SplitView>, ApiError> {
    let (parted, since) = outlet::split(&state.ctx, &caller, id, &form.reason).await?;
    Ok(Json(SplitView { parted, kept_changes: since.iter().map(|field| field.code().to_owned()).collect() }))
}
