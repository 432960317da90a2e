//! Imports of outlets: upload, preview, confirm, and what was not taken.

use axum::Json;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use yike_app::caller::Caller;
use yike_app::outlet::sheet::{Column, Note, Outcome};
use yike_app::outlet::{self, Confirm, Format, ImportDoc, KeptImport, RowDoc};
use yike_app::words::Words;
use yike_domain::Message;

use super::moment::rfc3339;
use super::outlet::files::file;
use crate::error::ApiError;
use crate::extract::{Body, List, Path, Query};
use crate::middleware::identify::Who;
use crate::rules;
use crate::state::AppState;

/// How many rows have each outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Counts {
    /// New outlets.
    pub new: u64,
    /// Outlets that change.
    pub changed: u64,
    /// Outlets that stay as they are.
    pub unchanged: u64,
    /// Rows that cannot be taken.
    pub error: u64,
}

/// An import.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ImportView {
    /// Its number.
    pub id: Uuid,
    /// `reading`, `ready`, `failed`, `confirmed`, `discarded`.
    pub state: String,
    /// The file's name.
    pub file: String,
    /// When it was uploaded.
    pub at: String,
    /// The coordinate system that positions were read in.
    pub crs: Option<String>,
    /// How it was found out, in words.
    pub crs_note: Option<String>,
    /// Why the file cannot be read.
    pub error: Option<String>,
    /// How many rows have each outcome.
    pub counts: Option<Counts>,
    /// The job that reads the rows.
    pub job: Option<Uuid>,
    /// Rows written.
    pub written: u64,
    /// A page of rows.
    pub rows: Vec<RowView>,
    /// What to ask for the next page with.
    pub next: Option<String>,
}

/// A row of an import.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RowView {
    /// Its number in the file.
    pub row: u32,
    /// `new`, `changed`, `unchanged`, `error`.
    pub outcome: String,
    /// The name it gives.
    pub name: String,
    /// The outlet it is about.
    pub outlet: Option<Uuid>,
    /// What it changes.
    pub fields: Vec<FieldChange>,
    /// Why it cannot be taken, column by column.
    pub errors: Vec<CellNote>,
    /// What else is worth a word, column by column.
    pub notes: Vec<CellNote>,
}

/// A field that a row changes.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FieldChange {
    /// Name of the column.
    pub name: String,
    /// Before.
    pub before: Option<String>,
    /// After.
    pub after: Option<String>,
}

/// Something about a cell.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CellNote {
    /// Name of the column.
    pub column: String,
    /// What, and what to do.
    pub message: String,
}

/// What an upload gives.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UploadView {
    /// Number of the import.
    pub id: Uuid,
    /// The job that reads its rows.
    pub job: Uuid,
}

/// A file with its coordinate system.
#[derive(Debug, ToSchema)]
#[allow(dead_code, reason = "describes the form for the document; the form is read part by part")]
pub struct UploadForm {
    /// A workbook, CSV, GeoJSON, GeoPackage or zipped Shapefile.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// `cgcs2000`, `wgs84`, `gcj02`, `bd09` or an EPSG code; absent: it is found out.
    crs: Option<String>,
}

/// Takes a file in; its rows are read in the background.
///
/// # Errors
/// No file, an unknown coordinate system; not signed in.
#[utoipa::path(post, path = "/api/v1/imports", tag = "import", request_body(content = UploadForm, content_type = "multipart/form-data"),
    responses((status = 202, description = "It is taken in", body = UploadView)))]
pub async fn upload(
    State(state): State<AppState>,
    Who(caller): Who,
    mut form: Multipart,
) -> Result<Response, ApiError> {
    let odd = |e: axum::extract::multipart::MultipartError| {
        let message = Message::new(rules::BODY_ODD).with("place", e.body_text());
        ApiError::Request(e.status(), message)
    };
    let (mut found, mut crs) = (None, None);
    while let Some(part) = form.next_field().await.map_err(odd)? {
        match part.name() {
            Some("file") => {
                let name = part.file_name().unwrap_or("upload").to_owned();
                found = Some((name, part.bytes().await.map_err(odd)?.to_vec()));
            }
            Some("crs") => crs = Some(part.text().await.map_err(odd)?),
            _ => {}
        }
    }
    let missing = || {
        let message = Message::new(rules::BODY_ODD).with("place", "file");
        ApiError::Request(StatusCode::BAD_REQUEST, message)
    };
    let (name, bytes) = found.ok_or_else(missing)?;
    let (id, job) = outlet::upload(&state.ctx, &caller, &name, bytes, crs.as_deref()).await?;
    Ok((StatusCode::ACCEPTED, Json(UploadView { id, job })).into_response())
}

/// The latest imports of the caller.
///
/// # Errors
/// Not signed in.
#[utoipa::path(get, path = "/api/v1/imports", tag = "import", responses((status = 200, description = "Imports", body = List<ImportView>)))]
pub async fn list(State(state): State<AppState>, Who(caller): Who) -> Result<Json<List<ImportView>>, ApiError> {
    let imports = outlet::imports(&state.ctx, &caller).await?;
    let items = imports.into_iter().map(|kept| {
        let doc = serde_json::from_value(kept.doc.clone()).unwrap_or_default();
        view(&kept, &doc, Words::of(caller.language))
    });
    Ok(Json(List::whole(items.collect())))
}

/// Which rows are shown.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RowsQuestion {
    /// Only those of this outcome.
    pub outcome: Option<String>,
    /// Rows wanted, 50 where not said.
    pub limit: Option<u32>,
    /// Where the page before ended.
    pub cursor: Option<String>,
}

/// An import with a page of its rows.
///
/// # Errors
/// There is none of the caller's.
#[utoipa::path(get, path = "/api/v1/imports/{id}", tag = "import", params(("id" = Uuid, Path, description = "Its number"), RowsQuestion),
    responses((status = 200, description = "The import", body = ImportView)))]
pub async fn get(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
    Query(asked): Query<RowsQuestion>,
) -> Result<Json<ImportView>, ApiError> {
    Ok(Json(shown(&state, &caller, id, &asked).await?))
}

async fn shown(state: &AppState, caller: &Caller, id: Uuid, asked: &RowsQuestion) -> Result<ImportView, ApiError> {
    let odd =
        |place: &str| ApiError::Request(StatusCode::BAD_REQUEST, Message::new(rules::QUERY_ODD).with("place", place));
    let named = asked.outcome.as_deref().filter(|word| !word.is_empty());
    let outcome = named
        .map(|word| Outcome::ALL.into_iter().find(|o| o.code() == word).ok_or_else(|| odd("outcome")))
        .transpose()?;
    let after = asked.cursor.as_deref().filter(|word| !word.is_empty());
    let after = after.map(|word| word.parse::<u32>().map_err(|_| odd("cursor"))).transpose()?.unwrap_or(0);
    let limit = asked.limit.unwrap_or(50).clamp(1, 500);
    let (kept, doc, mut rows) = outlet::rows_of(&state.ctx, caller, id, outcome, after, limit + 1).await?;
    let more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    let words = Words::of(caller.language);
    let next = rows.last().filter(|_| more).map(|(line, ..)| line.to_string());
    let rows = rows.into_iter().map(|(line, outcome, row)| row_view(line, outcome, row, words)).collect();
    Ok(ImportView { rows, next, ..view(&kept, &doc, words) })
}

fn view(kept: &KeptImport, doc: &ImportDoc, words: &Words) -> ImportView {
    let count = |code: &str| doc.counts.get(code).copied().unwrap_or(0);
    let counts = || Counts {
        new: count("new"),
        changed: count("changed"),
        unchanged: count("unchanged"),
        error: count("error"),
    };
    ImportView {
        id: kept.id,
        state: kept.state.clone(),
        file: kept.name.clone(),
        at: rfc3339(kept.created_ms),
        crs: doc.crs.clone(),
        crs_note: doc.crs_told.as_ref().map(|message| told(words, message)),
        error: doc.trouble.as_ref().map(|message| told(words, message)),
        counts: (!doc.counts.is_empty()).then(counts),
        job: doc.job,
        written: doc.written,
        rows: Vec::new(),
        next: None,
    }
}

fn row_view(line: u32, outcome: Outcome, row: RowDoc, words: &Words) -> RowView {
    let column = |code: &str| {
        Column::of_code(code)
            .map_or_else(|| code.to_owned(), |column| words.pick(column.names().0, column.names().1).to_owned())
    };
    let note = |note: &Note| CellNote { column: column(&note.column), message: told(words, &note.message) };
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    let change = |change: outlet::sheet::Change| FieldChange {
        name: column(&change.column),
        before: some(change.before),
        after: some(change.after),
    };
    RowView {
        row: line,
        outcome: outcome.code().to_owned(),
        name: row.name,
        outlet: row.outlet,
        fields: row.changes.into_iter().map(change).collect(),
        errors: row.errors.iter().map(note).collect(),
        notes: row.notes.iter().map(note).collect(),
    }
}

/// A message and what to do about it.
fn told(words: &Words, message: &Message) -> String {
    let remedy = format!("{}.remedy", message.rule.0);
    if !words.has(&remedy) {
        return words.message(message);
    }
    let remedy = words.text(&remedy, &message.args);
    format!("{}{}{remedy}", words.message(message), words.pick("。", ". "))
}

/// What is wanted of an import.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmForm {
    /// `all`: all rows or none; `correct`: the correct rows.
    pub mode: String,
}

/// Writes the rows of an import into the register.
///
/// # Errors
/// There is none of the caller's, it is finished, or all are wanted and some are in error.
#[utoipa::path(post, path = "/api/v1/imports/{id}/confirm", tag = "import", request_body = ConfirmForm,
    params(("id" = Uuid, Path, description = "Its number")), responses((status = 200, description = "It is written", body = ImportView)))]
pub async fn confirm(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
    Body(form): Body<ConfirmForm>,
) -> Result<Json<ImportView>, ApiError> {
    let mode = match form.mode.as_str() {
        "all" => Confirm::All,
        "correct" => Confirm::Correct,
        _ => {
            let message = Message::new(rules::BODY_ODD).with("place", "mode");
            return Err(ApiError::Request(StatusCode::BAD_REQUEST, message));
        }
    };
    outlet::confirm(&state.ctx, &caller, id, mode).await?;
    Ok(Json(shown(&state, &caller, id, &RowsQuestion::default()).await?))
}

/// The rows that cannot be taken, as a workbook with the reasons.
///
/// # Errors
/// There is none of the caller's.
#[utoipa::path(get, path = "/api/v1/imports/{id}/errors.xlsx", tag = "import", params(("id" = Uuid, Path, description = "Its number")),
    responses((status = 200, description = "A workbook", content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub async fn errors(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
) -> Result<Response, ApiError> {
    let bytes = outlet::errors_of(&state.ctx, &caller, id).await?;
    Ok(file(&format!("{}.xlsx", Words::of(caller.language).say("sheet-errors-title")), Format::ALL[0].2, bytes))
}

/// Gives an import up.
///
/// # Errors
/// There is none of the caller's, or it is finished.
#[utoipa::path(delete, path = "/api/v1/imports/{id}", tag = "import", params(("id" = Uuid, Path, description = "Its number")),
    responses((status = 204, description = "It is given up")))]
pub async fn discard(
    State(state): State<AppState>,
    Who(caller): Who,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    outlet::discard(&state.ctx, &caller, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
