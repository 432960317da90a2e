//! Importing outlets from a file: upload, preview row by row, confirm, and the workbook of what was not taken.
//!
//! A preview changes nothing in the register. Confirming judges the file again, so that what happened since is seen and
//! every permission is asked on the day it is used; then everything wanted is written in one transaction.

pub(crate) mod job;
mod judge;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::json;
use yike_domain::account::{Action, ObjectKind};
use yike_domain::{Message, Trouble};
use yike_engine::import::crs::{Crs, parse_crs};
use yike_store::jobs::NewJob;
use yike_store::{Digest, Event, KeptImport, Tx, Uuid};

use super::keep::{Kept, keep};
use super::rules;
use super::sheet::{Change, Judged, Note, Outcome, Uploaded, write_errors};
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::permit;
use crate::words::Words;

use judge::{judge, read_file};

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportState {
    /// The file is kept; its rows are being read.
    Parsing,
    /// Every row is judged; nothing is written.
    Ready,
    /// The file cannot be read.
    Failed,
    /// Written.
    Confirmed,
    /// Given up.
    Discarded,
}

impl ImportState {
    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Parsing => "reading",
            Self::Ready => "ready",
            Self::Failed => "failed",
            Self::Confirmed => "confirmed",
            Self::Discarded => "discarded",
        }
    }

    /// The state of a code.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        [Self::Parsing, Self::Ready, Self::Failed, Self::Confirmed, Self::Discarded]
            .into_iter()
            .find(|s| s.code() == code)
    }
}

/// What is kept of an import beside its rows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ImportDoc {
    /// The coordinate system that was chosen, as typed.
    #[serde(default)]
    pub crs_chosen: Option<String>,
    /// The coordinate system that positions were read in.
    #[serde(default)]
    pub crs: Option<String>,
    /// How it was found out.
    #[serde(default)]
    pub crs_told: Option<Message>,
    /// How many rows have each outcome, by its code.
    #[serde(default)]
    pub counts: BTreeMap<String, u64>,
    /// Why the file cannot be read.
    #[serde(default)]
    pub trouble: Option<Message>,
    /// How many rows were written.
    #[serde(default)]
    pub written: u64,
    /// The job that reads the rows.
    #[serde(default)]
    pub job: Option<Uuid>,
}

/// What is kept of a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RowDoc {
    /// The name it gives.
    pub name: String,
    /// The outlet it is about, or became.
    pub outlet: Option<Uuid>,
    /// What it changes.
    pub changes: Vec<Change>,
    /// Why it cannot be taken.
    pub errors: Vec<Note>,
    /// What else is worth a word.
    pub notes: Vec<Note>,
}

/// What is wanted of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirm {
    /// All rows or none.
    All,
    /// The correct rows.
    Correct,
}

/// Keeps an uploaded file and asks for its rows to be read. The number of the import, and of the job.
///
/// # Errors
/// Not signed in, an unknown coordinate system, or a file beyond the limit.
pub async fn upload(
    ctx: &Ctx,
    caller: &Caller,
    name: &str,
    bytes: Vec<u8>,
    crs: Option<&str>,
) -> Result<(Uuid, Uuid), AppError> {
    let account = account_of(caller)?;
    permit::filter(ctx, caller, Action::Update, ObjectKind::Outlet)?;
    let crs = crs.map(str::trim).filter(|word| !word.is_empty());
    chosen(crs)?;
    let name: String = name.chars().filter(|c| !c.is_control()).take(200).collect();
    let digest = ctx.blobs.put(bytes).await?;
    let id = Uuid::now_v7();
    let tx = ctx.store.begin(&caller.by(None, ctx.clock.now_ms())).await?;
    let job = tx.enqueue(NewJob::new(job::JOB.kind, json!({"import": id}))).await?;
    let doc = ImportDoc { crs_chosen: crs.map(str::to_owned), job: Some(job), ..ImportDoc::default() };
    let kept = KeptImport {
        id,
        account,
        created_ms: ctx.clock.now_ms(),
        state: ImportState::Parsing.code().to_owned(),
        name,
        blob: digest.to_string(),
        doc: serde_json::to_value(doc).map_err(AppError::internal)?,
    };
    tx.add_import(&kept).await?;
    tx.commit(Event { detail: json!({"blob": kept.blob}), ..Event::done("outlet.upload", ObjectKind::Outlet, id) })
        .await?;
    Ok((id, job))
}

/// What reading a file gave, not yet kept.
struct Preview {
    id: Uuid,
    state: ImportState,
    doc: ImportDoc,
    judged: Vec<Judged>,
}

impl Preview {
    /// Keeps the rows and moves the import on.
    async fn keep(self, tx: &Tx) -> Result<Event, AppError> {
        let json = serde_json::to_value(&self.doc).map_err(AppError::internal)?;
        tx.keep_import_rows(self.id, self.judged.into_iter().map(row_of)).await?;
        tx.move_import(self.id, ImportState::Parsing.code(), self.state.code(), &json).await?;
        let detail = json!({"counts": self.doc.counts, "state": self.state.code()});
        Ok(Event { detail, ..Event::done("outlet.preview", ObjectKind::Outlet, self.id) })
    }
}

/// Reads and judges the rows of an uploaded file, for the preview: what the job does, at once.
///
/// # Errors
/// The import is not the caller's or not waiting. A file that cannot be read is told by the state.
pub async fn import(ctx: &Ctx, caller: &Caller, id: Uuid) -> Result<ImportState, AppError> {
    let preview = preview(ctx, caller, id).await?.ok_or_else(|| AppError::conflict(rules::IMPORT_DONE))?;
    let state = preview.state;
    let tx = ctx.store.begin(&caller.by(None, ctx.clock.now_ms())).await?;
    let event = preview.keep(&tx).await?;
    tx.commit(event).await?;
    Ok(state)
}

/// Reads and judges the rows; none of an import that does not wait for it.
async fn preview(ctx: &Ctx, caller: &Caller, id: Uuid) -> Result<Option<Preview>, AppError> {
    let kept = own(ctx, caller, id).await?;
    if kept.state != ImportState::Parsing.code() {
        return Ok(None);
    }
    let mut doc = doc_of(&kept)?;
    match read(ctx, &kept, &doc).await? {
        Err(trouble) => {
            doc.trouble = Some(Message { rule: trouble.rule, args: trouble.args });
            Ok(Some(Preview { id, state: ImportState::Failed, doc, judged: Vec::new() }))
        }
        Ok(uploaded) => {
            doc.crs = Some(uploaded.crs.name());
            doc.crs_told = Some(uploaded.crs_told.clone());
            let judged = judge(ctx, caller, id, uploaded).await?.1;
            doc.counts = counts(&judged);
            Ok(Some(Preview { id, state: ImportState::Ready, doc, judged }))
        }
    }
}

/// Writes the rows of an import into the register: all of them or none, or the correct ones.
///
/// # Errors
/// Not the caller's, finished already, or, where all are wanted, rows in error: then nothing is written.
pub async fn confirm(ctx: &Ctx, caller: &Caller, id: Uuid, wanted: Confirm) -> Result<KeptImport, AppError> {
    let kept = own(ctx, caller, id).await?;
    if kept.state != ImportState::Ready.code() {
        return Err(AppError::conflict(rules::IMPORT_DONE));
    }
    let mut doc = doc_of(&kept)?;
    let uploaded = read(ctx, &kept, &doc).await?.map_err(AppError::internal)?;
    let (uploaded, mut judged) = judge(ctx, caller, id, uploaded).await?;
    drop(uploaded);
    doc.counts = counts(&judged);
    let n_errors = judged.iter().filter(|row| row.outcome == Outcome::Error).count();
    if wanted == Confirm::All && n_errors > 0 {
        return Err(AppError::Conflict {
            message: Message::new(rules::IMPORT_ERRORS).with("n", n_errors),
            version: None,
        });
    }
    let mut records = Vec::new();
    for row in judged.iter_mut().filter(|row| matches!(row.outcome, Outcome::New | Outcome::Changed)) {
        let Some(record) = row.record.take() else { continue };
        let (outlet, was) = row.known.map_or_else(|| (Uuid::now_v7(), None), |(id, version)| (id, Some(version)));
        row.known = Some((outlet, was.unwrap_or(0) + 1));
        records.push(Kept { id: outlet, was, record });
    }
    doc.written = records.len() as u64;
    let tx = ctx.store.begin(&caller.by(None, ctx.clock.now_ms())).await?;
    keep(&tx, records, ctx.clock.today()).await?;
    tx.keep_import_rows(id, judged.into_iter().map(row_of)).await?;
    let json = serde_json::to_value(&doc).map_err(AppError::internal)?;
    tx.move_import(id, ImportState::Ready.code(), ImportState::Confirmed.code(), &json).await?;
    let detail = json!({"counts": doc.counts, "written": doc.written, "blob": kept.blob});
    tx.commit(Event { detail, ..Event::done("outlet.import", ObjectKind::Outlet, id) }).await?;
    own(ctx, caller, id).await
}

/// Gives an import up.
///
/// # Errors
/// Not the caller's, or finished already.
pub async fn discard(ctx: &Ctx, caller: &Caller, id: Uuid) -> Result<(), AppError> {
    let kept = own(ctx, caller, id).await?;
    let state = ImportState::of(&kept.state);
    if matches!(state, Some(ImportState::Confirmed | ImportState::Discarded) | None) {
        return Err(AppError::conflict(rules::IMPORT_DONE));
    }
    let tx = ctx.store.begin(&caller.by(None, ctx.clock.now_ms())).await?;
    tx.move_import(id, &kept.state, ImportState::Discarded.code(), &kept.doc).await?;
    tx.commit(Event::done("outlet.discard", ObjectKind::Outlet, id)).await?;
    Ok(())
}

/// The latest imports of the caller.
///
/// # Errors
/// Not signed in.
pub async fn imports(ctx: &Ctx, caller: &Caller) -> Result<Vec<KeptImport>, AppError> {
    Ok(ctx.store.read().imports(account_of(caller)?, 100).await?)
}

/// An import with a page of its rows behind a line; of one outcome where it is named.
///
/// # Errors
/// Not the caller's.
pub async fn rows_of(
    ctx: &Ctx,
    caller: &Caller,
    id: Uuid,
    outcome: Option<Outcome>,
    after: u32,
    limit: u32,
) -> Result<(KeptImport, ImportDoc, Vec<(u32, Outcome, RowDoc)>), AppError> {
    let kept = own(ctx, caller, id).await?;
    let doc = doc_of(&kept)?;
    let rows = ctx.store.read().import_rows(id, outcome.map(Outcome::code), after, limit).await?;
    let row = |row: yike_store::KeptImportRow| {
        let outcome = Outcome::ALL.into_iter().find(|outcome| outcome.code() == row.outcome).unwrap_or(Outcome::Error);
        Ok((row.line, outcome, serde_json::from_value(row.doc).map_err(AppError::internal)?))
    };
    let rows = rows.into_iter().map(row).collect::<Result<_, AppError>>()?;
    Ok((kept, doc, rows))
}

/// The workbook of the rows that were not taken.
///
/// # Errors
/// Not the caller's, or the file cannot be made.
pub async fn errors_of(ctx: &Ctx, caller: &Caller, id: Uuid) -> Result<Vec<u8>, AppError> {
    let kept = own(ctx, caller, id).await?;
    let doc = doc_of(&kept)?;
    let uploaded = read(ctx, &kept, &doc).await?.map_err(AppError::internal)?;
    let rows = ctx.store.read().import_rows(id, Some(Outcome::Error.code()), 0, u32::MAX / 2).await?;
    let mut notes = Vec::new();
    for row in rows {
        let doc: RowDoc = serde_json::from_value(row.doc).map_err(AppError::internal)?;
        notes.push((row.line, doc.errors));
    }
    let language = caller.language;
    let bytes = tokio::task::spawn_blocking(move || {
        let told = notes.iter().map(|(line, errors)| (*line, (Outcome::Error, errors.as_slice()))).collect();
        write_errors(&uploaded, &told, Words::of(language)).map_err(AppError::internal)
    });
    bytes.await.map_err(AppError::internal)?
}

/// The import, when it is the caller's own: nobody else sees what somebody uploaded.
async fn own(ctx: &Ctx, caller: &Caller, id: Uuid) -> Result<KeptImport, AppError> {
    let account = account_of(caller)?;
    let kept = ctx.store.read().import(id).await?.filter(|kept| kept.account == account);
    kept.ok_or_else(|| AppError::not_found("import", id))
}

fn account_of(caller: &Caller) -> Result<Uuid, AppError> {
    caller.actor.account.map(|account| Uuid::from_u128(account.0)).ok_or(AppError::Unauthenticated)
}

fn doc_of(kept: &KeptImport) -> Result<ImportDoc, AppError> {
    serde_json::from_value(kept.doc.clone()).map_err(AppError::internal)
}

fn chosen(word: Option<&str>) -> Result<Option<Crs>, AppError> {
    let unknown = |word: &str| AppError::invalid("crs", Message::new(rules::CRS_UNKNOWN).with("value", word));
    word.map(|word| parse_crs(word).map_err(|_| unknown(word))).transpose()
}

/// The file of an import, read again.
async fn read(ctx: &Ctx, kept: &KeptImport, doc: &ImportDoc) -> Result<Result<Uploaded, Trouble>, AppError> {
    let digest: Digest = kept.blob.parse()?;
    let bytes = ctx.blobs.get(&digest).await?;
    read_file(kept.name.clone(), bytes.to_vec(), chosen(doc.crs_chosen.as_deref())?).await
}

fn counts(judged: &[Judged]) -> BTreeMap<String, u64> {
    let mut counts: BTreeMap<String, u64> = Outcome::ALL.into_iter().map(|o| (o.code().to_owned(), 0)).collect();
    for row in judged {
        *counts.entry(row.outcome.code().to_owned()).or_default() += 1;
    }
    counts
}

fn row_of(row: Judged) -> (u32, &'static str, RowDoc) {
    let outlet = row.known.map(|(id, _)| id);
    let doc = RowDoc { name: row.name, outlet, changes: row.changes, errors: row.errors, notes: row.notes };
    (row.line, row.outcome.code(), doc)
}
