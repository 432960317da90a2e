//! What there is: published circles, and the outlets in them.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde_json::{Value, json};

use super::{
    FormQuestion, crs,
    shown::{Form, linked, links, shown},
};
use crate::error::ApiError;
use crate::extract::{Path, Query};
use crate::rules;
use crate::state::AppState;

/// A collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Collection {
    Circles,
    Outlets,
}

impl Collection {
    pub(super) const ALL: [Self; 2] = [Self::Circles, Self::Outlets];

    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Circles => "circles",
            Self::Outlets => "outlets",
        }
    }

    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Circles => {
                ("便民生活圈 Living circles", "Published circles with their borders. 已公开的生活圈及其边界。")
            }
            Self::Outlets => ("网点 Outlets", "Outlets in published circles. 已公开生活圈内的网点。"),
        }
    }

    /// The collection of an id.
    pub(super) fn of(id: &str) -> Result<Self, ApiError> {
        let found = Self::ALL.into_iter().find(|collection| collection.id() == id);
        found.ok_or_else(|| ApiError::request(StatusCode::NOT_FOUND, rules::NO_PATH))
    }

    pub(super) const fn title(self) -> &'static str {
        self.words().0
    }

    fn document(self, base: &str, form: Form) -> Value {
        let path = format!("/collections/{}", self.id());
        let mut all = links(base, &path, form);
        all.extend(linked(base, &format!("{path}/items"), form, "application/geo+json").into_iter().map(|mut link| {
            link["rel"] = json!("items");
            link
        }));
        let (title, description) = self.words();
        json!({
            "id": self.id(),
            "title": title,
            "description": description,
            "itemType": "feature",
            // China: nothing outside is kept.
            "extent": { "spatial": { "bbox": [[73.0, 3.0, 136.0, 54.0]], "crs": crs::CRS84 } },
            "crs": crs::ALL,
            "storageCrs": crs::CGCS2000,
            "links": all,
        })
    }
}

/// Every collection.
pub(super) async fn all(
    State(state): State<AppState>,
    headers: HeaderMap,
    Query(asked): Query<FormQuestion>,
) -> Result<Response, ApiError> {
    let form = Form::of(asked.f.as_deref(), &headers)?;
    let base = format!("{}/ogc", state.settings.base_url());
    let collections: Vec<Value> = Collection::ALL.iter().map(|collection| collection.document(&base, form)).collect();
    let body = json!({ "links": links(&base, "/collections", form), "collections": collections, "crs": crs::ALL });
    shown(form, "Collections", &body)
}

/// One collection.
pub(super) async fn one(
    State(state): State<AppState>,
    headers: HeaderMap,
    Path(id): Path<String>,
    Query(asked): Query<FormQuestion>,
) -> Result<Response, ApiError> {
    let form = Form::of(asked.f.as_deref(), &headers)?;
    let collection = Collection::of(&id)?;
    let base = format!("{}/ogc", state.settings.base_url());
    shown(form, collection.title(), &collection.document(&base, form))
}
