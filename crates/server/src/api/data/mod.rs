//! What everybody works with and nobody edits here: business types, standards, walking profiles.

use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;
use yike_app::measure::reference;
use yike_app::words::Words;

use crate::error::ApiError;
use crate::extract::List;
use crate::middleware::identify::Who;

/// The business types.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TaxonomyView {
    /// Version of the list.
    pub version: String,
    /// The types, in the order of the official lists.
    pub types: Vec<TypeView>,
}

/// A business type.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TypeView {
    /// Its code.
    pub code: String,
    /// Its name in the caller's language.
    pub name: String,
    /// Colour group.
    pub group: String,
    /// Name of its icon.
    pub icon: String,
}

/// A standard.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PackView {
    /// Its id.
    pub id: String,
    /// Its title in the caller's language.
    pub title: String,
    /// Number of the document.
    pub document: String,
    /// First day in force.
    pub effective_from: String,
    /// Its clauses.
    pub clauses: Vec<ClauseView>,
}

/// A clause of a standard.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ClauseView {
    /// Its id.
    pub id: String,
    /// Its title in the caller's language.
    pub title: String,
    /// Class: `basic`, `quality` …
    pub class: String,
    /// Codes of types that serve it.
    pub types: Vec<String>,
    /// Minutes, where it states them.
    pub minutes: Option<u32>,
    /// Metres, where it states them.
    pub metres: Option<u32>,
    /// Whether its values were seen in a source.
    pub verified: bool,
}

/// A walking profile.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProfileView {
    /// Its id.
    pub id: String,
    /// Its name in the caller's language.
    pub name: String,
}

/// The business types.
///
/// # Errors
/// None.
#[utoipa::path(get, path = "/api/v1/taxonomy", tag = "data", responses((status = 200, description = "Business types", body = TaxonomyView)))]
pub async fn taxonomy(Who(caller): Who) -> Result<Json<TaxonomyView>, ApiError> {
    let words = Words::of(caller.language);
    let taxonomy = reference::taxonomy();
    let types = taxonomy.types.iter().map(|kind| TypeView {
        code: kind.code.clone(),
        name: words.pick(&kind.zh, &kind.en).to_owned(),
        group: kind.group.clone(),
        icon: kind.icon.clone(),
    });
    Ok(Json(TaxonomyView { version: taxonomy.version.clone(), types: types.collect() }))
}

/// The standards.
///
/// # Errors
/// None.
#[utoipa::path(get, path = "/api/v1/packs", tag = "data", responses((status = 200, description = "Standards", body = List<PackView>)))]
pub async fn packs(Who(caller): Who) -> Result<Json<List<PackView>>, ApiError> {
    let words = Words::of(caller.language);
    let packs = reference::packs().iter().map(|pack| PackView {
        id: pack.id.clone(),
        title: words.pick(&pack.zh, &pack.en).to_owned(),
        document: pack.document.clone(),
        effective_from: pack.effective_from.clone(),
        clauses: pack
            .clauses
            .iter()
            .map(|clause| ClauseView {
                id: clause.id.clone(),
                title: words.pick(&clause.zh, &clause.en).to_owned(),
                class: clause.class.clone(),
                types: clause.types.clone(),
                minutes: clause.minutes,
                metres: clause.metres,
                verified: clause.certainty.is_verified(),
            })
            .collect(),
    });
    Ok(Json(List::whole(packs.collect())))
}

/// The walking profiles.
///
/// # Errors
/// None.
#[utoipa::path(get, path = "/api/v1/profiles", tag = "data", responses((status = 200, description = "Walking profiles", body = List<ProfileView>)))]
pub async fn profiles(Who(caller): Who) -> Result<Json<List<ProfileView>>, ApiError> {
    let words = Words::of(caller.language);
    let profiles = reference::profiles()
        .iter()
        .map(|profile| ProfileView { id: profile.id.clone(), name: words.pick(&profile.zh, &profile.en).to_owned() });
    Ok(Json(List::whole(profiles.collect())))
}
